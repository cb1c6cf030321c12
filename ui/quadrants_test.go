package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"doorstep/session"
)

// boxes are the entries as "box basis text".
func (s *stage) boxes() []string {
	var list []string
	for _, r := range s.kind(session.KindEmpathy) {
		list = append(list, r.Str("quadrant")+" "+r.Str("basis")+" "+r.Str("text"))
	}
	return list
}

func (s *stage) boxed(want ...string) {
	s.t.Helper()
	if got := s.boxes(); !slices.Equal(got, want) {
		s.t.Fatalf("the map holds %q, not %q; the screen is\n%s", got, want, s.screen())
	}
}

// atPoster is a stage with two personas and a card, in 3.2.
func atPoster(t *testing.T) *stage {
	s := newStage(t)
	s.begin("Poster")
	s.add("1.6", session.KindCard, session.Patch{"text": "a card", "kind": "pain"})
	for _, name := range []string{"Shirin", "Rahela"} {
		s.add("3.1", session.KindPersona, session.Patch{"label": name, "kind": "citizen"})
	}
	s.to("3.2")
	return s
}

// TestKeysQuadrants: an entry costs its words and Enter, and a Tab or a letter
// and a colon where the box changes, typed without waiting for the screen.
func TestKeysQuadrants(t *testing.T) {
	t.Parallel()
	s := atPoster(t)
	keys := 0
	says := func(text string, more ...string) {
		for _, k := range append(more, strings.Split(text, "")...) {
			if k == " " {
				k = "space"
			}
			s.press(k)
		}
		s.press("enter")
		keys += len(more) + 1
	}
	says("no trouble sir")
	says("ten o'clock")
	says("counts the coins", "tab")
	says("i should know", "tab")
	says("f: ashamed")
	says("pains: the fare")
	says("today is the day", "tab")
	s.settle()
	s.boxed("says observed no trouble sir", "says observed ten o'clock", "does observed counts the coins", "thinks inferred i should know",
		"feels inferred ashamed", "pain inferred the fare", "gain inferred today is the day")
	if keys > 10 {
		t.Errorf("it took %d keys beside the words", keys)
	}
	s.wants("Shirin", "Says 2", "Does 1", "Thinks 1", "Feels 1", "Pain 1", "Gain 1")
}

func TestPersonAndMomentStandOnTop(t *testing.T) {
	t.Parallel()
	s := atPoster(t)
	s.wants("Shirin", "Which moment? Alt+A")
	s.keys("alt+a")
	s.wants("Whose map ›", "Shirin", "Rahela", "a new person")
	s.typed("rah")
	s.lacks("Shirin")
	s.keys("enter")
	s.wants("Which moment ›")
	s.enters("The file comes back")
	s.enters("They are waiting")
	personas := s.kind(session.KindPersona)
	s.holds(s.only(session.KindEmpathy), session.Patch{"persona": personas[1].ID, "moment": "The file comes back"})
	s.keys("alt+a", "up", "enter")
	s.enters("At the desk")
	s.enters("It is no trouble")
	s.wants("Shirin", "At the desk", "It is no trouble")
	s.lacks("They are waiting")
	s.keys("alt+g")
	s.wants("Rahela", "The file comes back", "They are waiting")
	s.keys("alt+a", "up", "enter", "enter") // the moment that is there
	s.wants("Shirin", "At the desk", "It is no trouble")
	s.keys("alt+a")
	s.wants("Whose map ›")
	s.keys("esc")
	s.wants("Says, observed ›")
}

func TestANewPersonIsMadeInThePersonas(t *testing.T) {
	t.Parallel()
	s := atPoster(t)
	s.typed("half")
	s.keys("alt+a", "ctrl+n")
	if at := s.app.run().at.ID; at != "3.1" {
		t.Fatalf("it went to %s", at)
	}
	s.keys("f4")
	s.wants("Says, observed › half")
	s.keys("alt+a", "up", "enter")
	if at := s.app.run().at.ID; at != "3.1" {
		t.Fatalf("the last candidate went to %s", at)
	}
}

func TestBasisHasOneKey(t *testing.T) {
	t.Parallel()
	s := atPoster(t)
	s.wants("Says, observed ›")
	s.keys("alt+c")
	s.wants("Says, inferred ›")
	s.enters("one")
	s.wants("Says, observed ›")
	s.keys("up", "alt+c")
	s.boxed("says observed one")
	s.keys("alt+c", "esc", "tab", "tab", "alt+c")
	s.wants("Thinks, observed ›")
	s.enters("two")
	s.boxed("says inferred one", "thinks observed two")
}

func TestContradictionsAreMarkedByKeyAndByNumber(t *testing.T) {
	t.Parallel()
	s := atPoster(t)
	s.enters("It is no trouble")
	s.lacks("None marked")
	s.enters("f: ashamed")
	s.wants("≠ None marked yet")
	s.enters("d: walks out")
	s.enters("#1 vs #2")
	s.says("#1 and #2 stand as a contradiction")
	s.wants("≠ #1 says “It is no trouble” but #2 feels “ashamed”")
	s.keys("up", "alt+v")
	s.says("#3 contradicts which?")
	s.keys("left", "alt+v")
	s.wants("#1 says “It is no trouble” but #3 does “walks out”  and 1 more") // those of the chosen one first
	if n := len(s.kind(session.KindLink)); n != 2 {
		t.Fatalf("there are %d links", n)
	}
	s.keys("esc")
	s.enters("#2 vs #1")
	s.says("no longer stand as a contradiction")
	s.lacks("but #2 feels")
	s.enters("#1 vs #9")
	s.says("There is no entry #9 here")
	s.wants("#1 vs #9")
	s.keys("ctrl+z")
	s.wants("and 1 more")
	if n := len(s.kind(session.KindLink)); n != 2 {
		t.Errorf("after undo there are %d links", n)
	}
}

func TestEntriesCiteCards(t *testing.T) {
	t.Parallel()
	s := atPoster(t)
	s.enters("p: the fare #1")
	r := s.only(session.KindEmpathy)
	s.holds(r, session.Patch{"text": "the fare", "evidence": "#1"})
	if n := len(new(session.Resting).On(s.state(), r.ID)); n != 1 {
		t.Fatalf("it rests on %d cards", n)
	}
	s.enters("[seen]")
	s.holds(s.only(session.KindEmpathy), session.Patch{"evidence": "#1 seen"})
	s.keys("up", "enter")
	s.wants("Edit › the fare [#1 seen]")
	s.keys("esc", "up", "ctrl+d")
	s.says("Deleted #1")
	if len(s.kind(session.KindLink)) != 0 {
		t.Error("the link is still there")
	}
	s.keys("ctrl+z")
	s.boxed("pain inferred the fare")
}

func TestEntriesAreEditedAndMoved(t *testing.T) {
	t.Parallel()
	s := atPoster(t)
	s.paste("one\nf: two\nthree")
	s.says("3 entries pasted")
	s.boxed("says observed one", "feels inferred two", "says observed three")
	s.keys("up", "enter")
	s.enters(" more")
	s.boxed("says observed one", "feels inferred two", "says observed three more")
	s.keys("up", "alt+right")
	s.boxed("says observed one", "feels inferred two", "does observed three more")
	s.keys("right", "enter")
	s.wants("Edit › two")
	s.keys("esc", "up", "alt+left")
	s.boxed("says observed one", "thinks inferred two", "does observed three more")
	s.keys("ctrl+e")
	s.wants("empathy", "Basis")
	s.keys("esc")
	s.wants("Thinks, inferred ›")
	s.keys("up")
	s.typed("t: new")
	s.keys("enter")
	s.boxed("says observed one", "thinks inferred two", "does observed three more", "thinks inferred new")
}

func TestAPersonsTableIsTheEntrys(t *testing.T) {
	t.Parallel()
	s := atPoster(t)
	s.people(8, 2)
	tables := s.kind(session.KindTable)
	s.do("3.1", func(g *session.Gesture) error {
		return g.Set(session.KindPersona, s.kind(session.KindPersona)[0].ID, session.Patch{"table": tables[1].ID})
	})
	s.enters("p07: says: of Shirin")
	s.enters("says: p08: of Shirin too")
	for i, r := range s.kind(session.KindEmpathy) {
		s.holds(r, session.Patch{"table": tables[1].ID, "by": s.kind(session.KindParticipant)[6+i].ID})
	}
	s.keys("alt+t")
	s.lacks("of Shirin")
	s.enters("of the first table")
	s.holds(s.kind(session.KindEmpathy)[2], session.Patch{"table": tables[0].ID})
}

func TestAnEntryOfTwoLaptopsIsSettled(t *testing.T) {
	t.Parallel()
	s := atPoster(t)
	s.enters("one")
	id := s.only(session.KindEmpathy).ID
	s.elsewhere(session.KindEmpathy, id, session.Patch{"basis": "inferred"}, session.Patch{"basis": "observed", "by": session.ID{3}})
	s.elsewhere(session.KindEmpathy, id, session.Patch{"text": "two"}, session.Patch{"text": "three"})
	s.keys("up")
	s.wants("also written: ", "alt+s settle")
	s.keys("alt+o")
	if r := s.only(session.KindEmpathy); len(r.Also("text")) > 0 {
		t.Error("it is not settled")
	}
}

func TestLeavingKeepsTheHalfTypedEntry(t *testing.T) {
	t.Parallel()
	s := atPoster(t)
	s.enters("one")
	s.typed("t: half a line")
	s.keys("up", "enter")
	s.typed(", mended")
	s.keys("f4")
	s.leaves()
	if got := texts(s.saved().Kind(session.KindEmpathy)); !equalAsSets(got, []string{"one, mended", "half a line"}) {
		t.Fatalf("the file holds %q", got)
	}
}

func TestAPosterOnlyToBeSeen(t *testing.T) {
	t.Parallel()
	s := atPoster(t)
	s.enters("one")
	s.enters("t: two")
	n := s.state().Len()
	s.app.env.desk.view = onlyView
	s.enters("not kept")
	s.says("only be seen")
	s.wants("not kept")
	s.keys("up", "alt+v", "left", "alt+v", "alt+c", "alt+right", "ctrl+d", "esc")
	s.enters("")
	if s.state().Len() != n {
		t.Error("a view wrote something")
	}
	s.app.env.desk.view = ""
}

// TestAPosterOfAStranger shows entries that belong into no box, and lets them
// be put into one.
func TestAPosterOfAStranger(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Boxes")
	for i := range 4 {
		s.add("3.2", session.KindEmpathy, session.Patch{"text": fmt.Sprint("entry ", i), "quadrant": "smells", "moment": 7})
	}
	s.add("3.2", session.KindEmpathy, session.Patch{"text": "a word", "quadrant": "says"})
	s.to("3.2")
	s.size(100, 50)
	s.wants("No box yet 4", "entry 3")
	s.fits("a poster of a stranger", 2)
	s.size(100, 50)
	s.keys("up", "left", "alt+right")
	if got := s.kind(session.KindEmpathy)[3].Str("quadrant"); got != "says" {
		t.Errorf("the entry is in %q", got)
	}
}
