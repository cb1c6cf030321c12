//go:build linux || darwin

package cli_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doorstep/session"
	"doorstep/session/store"
)

// read reads a session file as any other program of ours does.
func read(t *testing.T, path string) *session.State {
	t.Helper()
	f, err := store.Read(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	return f.State()
}

// holds fails unless the one record of a kind has these values.
func holds(t *testing.T, s *session.State, kind string, want session.Patch) {
	t.Helper()
	list := s.Kind(kind)
	if len(list) != 1 {
		t.Errorf("there are %d of %s, not one", len(list), kind)
		return
	}
	for field, v := range want {
		if got := list[0].Value(field); !session.SameValue(got, session.Normal(v)) {
			t.Errorf("%s.%s is %#v, not %#v", kind, field, got, v)
		}
	}
}

func texts(list []*session.Record) []string {
	out := make([]string, len(list))
	for i, r := range list {
		out[i] = r.Text()
	}
	return out
}

// begins makes a workshop on an empty data folder, with its people.
func (s *sitting) begins() {
	s.t.Helper()
	s.wants("Lead thirty officers through a day", "0 sessions")
	s.sends("n")
	s.wants("What is this workshop called?")
	s.sends("Gazipur, May", enter)
	s.wants("1.1  Check-in and ground rules", "A new workshop.")
	s.sends(f11)
	s.wants("Workshop details", "Gazipur, May")
	s.sends(strings.Repeat(down, 7), "28", enter, "5", enter)
	s.wants("28 people so far")
	s.sends(esc)
	s.wants("1.1  Check-in", "People 28")
}

// listens keeps ten cards: typed, typed ahead, with who said it, and pasted.
func (s *sitting) listens() {
	s.t.Helper()
	s.wants("1.6  Silent criticism")
	s.sends("The form asks for the same number three times", enter)
	s.sends(tab, "p07: A guard showed me the way", enter)
	s.wants("#2 Done well", "P07", "A guard showed me the way")
	s.sends("t3: লাইনে তিন ঘণ্টা 👩‍👩‍👧", enter, "four", enter, "five", enter)
	s.wants("#3", "T3", "#5", "five")
	s.sends(pasteBegins, "six, pasted\rseven\r\reight\r", pasteEnds)
	s.wants("3 cards pasted.", "#8", "eight")
	s.resize(100, 30)
	s.wants("115 lines more: pgdn", "#1 Pain", "for the same", "eight") // and not what stood before
	s.sends("nine, in another window", enter)
	s.wants("#9", "nine, in another window")
	s.resize(80, 24)
	s.sends("ten", enter)
	s.wants("#10", "53 lines more: pgdn")
}

var said = []string{
	"The form asks for the same number three times", "A guard showed me the way", "লাইনে তিন ঘণ্টা 👩‍👩‍👧", "four", "five",
	"six, pasted", "seven", "eight", "nine, in another window", "ten",
}

// TestAWorkshopInATerminal types a whole short workshop into the program.
func TestAWorkshopInATerminal(t *testing.T) {
	dir := t.TempDir()
	s := sit(t, dir)
	s.begins()
	if testing.Short() {
		s.sends(strings.Repeat(f4, 5))
	} else {
		s.visits()
		s.sends(f4)
	}
	s.listens()
	if !testing.Short() {
		s.redefines()
		s.understands()
		s.promises()
		s.reads()
	}
	s.saved()
	s.leaves()

	path := filepath.Join(dir, "data", "gazipur-may.doorstep")
	state := read(t, path)
	if got := texts(state.Kind(session.KindCard)); !slices.Equal(got, said) {
		t.Errorf("the cards are %q", got)
	}
	people := state.Kind(session.KindParticipant)
	if len(people) != 28 || people[27].Text() != "P28" || state.Kind(session.KindCard)[1].Ref("by") != people[6].ID {
		t.Errorf("the people are %q", texts(people))
	}
	if !testing.Short() {
		allThere(t, state)
	}
	s = sit(t, dir, path)
	if testing.Short() {
		s.wants("1.6  Silent criticism", "#10", "28 people, 10 cards. Here is where you left off.")
	} else {
		s.wants("3.7  Commitments", "I will put up one list", "28 people, 10 cards. Here is where you left off.")
	}
	s.leaves()
}

// visits goes from 1.1 to 1.5 and writes down a service and a visit to it.
func (s *sitting) visits() {
	s.t.Helper()
	s.sends(f4)
	s.wants("1.2  Service draw")
	s.sends("Land mutation", tab, "land", enter)
	s.wants("Services 1", "Land mutation")
	s.sends(f4, f4, f4)
	s.wants("1.5  Visit log")
	s.sends("1", tab, "part", tab, "1h20 t", tab, "10", tab, "40", tab, "1,200", tab, "60", enter)
	s.wants("Visits 1", "1 h 20 t", "In part")
}

// redefines goes from 1.6 to 2.5.
func (s *sitting) redefines() {
	s.t.Helper()
	s.sends(f4, f4)
	s.wants("2.1  Affinity clustering")
	s.sends("Nobody is told what to bring, and comes twice", enter)
	s.wants("Themes 1")
	s.sends(f4)
	s.wants("2.2  Dot vote")
	s.wants("1 theme, 28 people: 1 dot each")
	s.sends(enter, "12", enter)
	s.wants("Dots 1", "12 of 28 dots")
	s.sends("\x1br") // alt+r
	s.wants("revealed", "12 ●")
	s.sends(f4)
	s.wants("2.3  Official problem")
	s.sends("Citizens bring incomplete papers", enter)
	s.wants("1 as the office says it")
	s.sends(f4)
	s.wants("2.4  Five whys")
	s.sends("The list is not on the wall", enter)
	s.wants("Chain of whys 1")
	s.sends(f4)
	s.wants("2.5  Point of view")
	s.sends("A mother with a newborn", enter, "far from the clinic", enter, "to know what to bring", enter, "a trip costs a day", enter)
	s.wants("Point of view 1", "Table ›")
	s.sends(f6)
	s.wants("▪ How might we 0")
	s.sends("How might we tell her before she leaves home?", enter)
	s.wants("How might we 1")
	s.sends(f6)
	s.wants("▪ As we say it now 0")
	s.sends("Nobody tells us what to bring", enter)
	s.wants("2 as the room redefines it", "As we say it now 1")
}

// understands goes from 2.5 to 3.4.
func (s *sitting) understands() {
	s.t.Helper()
	s.sends(f4, f4)
	s.wants("3.1  Proto-persona")
	s.sends("1", tab, "Shirin", tab, "to be home by noon; to pay once", enter)
	s.wants("Shirin", "to be home by noon")
	s.sends(f4, f4)
	s.wants("3.3  Journey map, today")
	s.sends("walks to the office", tab, "1", tab, "80", tab, "40", enter)
	s.wants("Journey today 1", "walks to the office", "1 h 20")
	s.sends(f4)
	s.wants("3.4  Ideas")
	s.sends(f6)
	s.wants("▪ Wanted journey 0")
	s.sends("gets a message", tab, "0", tab, "5", enter)
	s.wants("Wanted journey 1", "gets a message")
}

// promises goes from 3.4 to 3.7.
func (s *sitting) promises() {
	s.t.Helper()
	s.sends(f4, f4)
	s.wants("3.6  Concept")
	s.sends("One list", tab, "She reads it at home", tab, "One office, one week", enter)
	s.wants("Concepts 1", "One list")
	s.sends(f4)
	s.wants("3.7  Commitments")
	s.sends("I will put up one list", tab, "p07", tab, "2026-04-30", enter)
	s.wants("Promises 1", "I will put up one list")
}

// reads looks at the brief and writes it.
func (s *sitting) reads() {
	s.t.Helper()
	s.sends(f9)
	s.wants("Innovation brief: One list")
	s.sends("e")
	s.wants("✓ Written, path copied: ")
	page, err := os.ReadFile(filepath.Join(s.home, "data", "gazipur-may-brief.md"))
	if err != nil {
		s.t.Fatal(err)
	}
	for _, text := range []string{"# Innovation brief: One list", "Nobody tells us what to bring", "Land mutation", "How might we tell her"} {
		if !strings.Contains(string(page), text) {
			s.t.Errorf("the brief does not say %q:\n%s", text, page)
		}
	}
	s.sends(f9)
	s.wants("3.7  Commitments")
}

// allThere looks for everything that was typed in the file.
func allThere(t *testing.T, s *session.State) {
	t.Helper()
	people, services, themes := s.Kind(session.KindParticipant), s.Kind(session.KindService), s.Kind(session.KindTheme)
	if len(people) < 7 || len(services) != 1 || len(themes) != 1 {
		t.Fatalf("there are %d people, %d services and %d themes", len(people), len(services), len(themes))
	}
	holds(t, s, session.KindSession, session.Patch{"title": "Gazipur, May", "people": 28, "tables": 5})
	holds(t, s, session.KindService, session.Patch{"name": "Land mutation", "sector": "land"})
	holds(t, s, session.KindVisit, session.Patch{
		"service": services[0].ID, "outcome": "part", "wait_min": 80, "wait_min_origin": "told", "counter_min": 10,
		"travel_min": 40, "official_fee": 120000, "travel_cost": 6000, "currency": "BDT",
	})
	holds(t, s, session.KindTheme, session.Patch{"sentence": "Nobody is told what to bring, and comes twice"})
	holds(t, s, session.KindBallot, session.Patch{"kind": "dot", "of": "theme", "budget": 1, "round": 1})
	holds(t, s, session.KindVote, session.Patch{"item": themes[0].ID, "tally": 12})
	holds(t, s, session.KindWhy, session.Patch{"answer": "The list is not on the wall"})
	holds(t, s, session.KindPOV, session.Patch{
		"who": "A mother with a newborn", "situation": "far from the clinic", "need": "to know what to bring", "insight": "a trip costs a day",
	})
	holds(t, s, session.KindHMW, session.Patch{"text": "How might we tell her before she leaves home?"})
	holds(t, s, session.KindPersona, session.Patch{"label": "Shirin", "goals": []string{"to be home by noon", "to pay once"}})
	holds(t, s, session.KindConcept, session.Patch{"title": "One list", "change": "She reads it at home", "smallest_test": "One office, one week"})
	holds(t, s, session.KindAction, session.Patch{"text": "I will put up one list", "owner": people[6].ID, "due": "2026-04-30"})
	var steps []string
	for _, r := range s.Kind(session.KindJourneyStep) {
		steps = append(steps, r.Str("journey")+": "+r.Text())
	}
	if !slices.Equal(steps, []string{"now: walks to the office", "wanted: gets a message"}) {
		t.Errorf("the journeys are %q", steps)
	}
	var problems []string
	for _, r := range s.Kind(session.KindProblem) {
		problems = append(problems, r.Text())
	}
	if !slices.Equal(problems, []string{"Citizens bring incomplete papers", "Nobody tells us what to bring"}) {
		t.Errorf("the problems are %q", problems)
	}
}

// TestAPowerCutLosesNothing ends the program in the middle, with changes that
// are on the laptop and could not get into the file.
func TestAPowerCutLosesNothing(t *testing.T) {
	dir := t.TempDir()
	s := sit(t, dir)
	s.begins()
	s.sends(strings.Repeat(f4, 5))
	s.wants("1.6  Silent criticism")
	s.saved()
	data, pulled := filepath.Join(dir, "data"), filepath.Join(dir, "pulled")
	if err := os.Rename(data, pulled); err != nil {
		t.Fatal(err)
	}
	s.sends("one", enter, "two", enter, "half a line")
	s.wants("#2", "two", "› half a line", "! kept on this laptop")
	s.jotted("half a line") // a moment after it is on the screen
	s.kill()
	if err := os.Rename(pulled, data); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(data, "gazipur-may.doorstep")
	if got := texts(read(t, path).Kind(session.KindCard)); len(got) != 0 {
		t.Fatalf("the file holds %q before it could", got)
	}

	s = sit(t, dir, path)
	s.wants("1.6  Silent criticism", "Nothing lost. 2 cards; the last, ", "#1", "one", "#2", "two", "› half a line")
	s.saved()
	s.kill() // and once more, with nothing to come back
	if got := texts(read(t, path).Kind(session.KindCard)); !slices.Equal(got, []string{"one", "two"}) {
		t.Errorf("the file holds %q", got)
	}
	s = sit(t, dir, path)
	s.wants("Nothing lost. 2 cards; the last, ", "was “two”.", "› half a line")
	s.leaves()
	s = sit(t, dir, path) // and after a good end
	s.wants("28 people, 3 cards. Here is where you left off.", "half a line")
	s.leaves()
}
