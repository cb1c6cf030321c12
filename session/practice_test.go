package session

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"doorstep/content"
)

// practiceSource gives the same ids on every run. Its clock is that of a day
// on which nobody would hold a workshop, since Practice is not to ask it.
func practiceSource(seed byte) Source {
	return Source{
		Rand: rand.NewChaCha8([32]byte{seed}),
		Now:  func() time.Time { return time.Date(1999, 12, 31, 23, 0, 0, 0, time.UTC) },
	}
}

func practiceState(t *testing.T) (*State, []*Change) {
	t.Helper()
	src := practiceSource(1)
	s, changes, err := Practice(src, src.NewID(), src.NewID(), Patch{"pack": "empathy", "pack_tree": "ab12"})
	if err != nil {
		t.Fatal(err)
	}
	return s, changes
}

func TestPracticeCounts(t *testing.T) {
	s, _ := practiceState(t)
	exactly := map[string]int{
		KindSession: 1, KindParticipant: 28, KindTable: 5, KindService: 6, KindAssignment: 14,
		KindScenario: 14, KindVisit: 14, KindTheme: 8, KindConcept: 3, KindValue: 6, KindLever: 3, KindPersona: 4,
	}
	for kind, want := range exactly {
		if got := len(s.Kind(kind)); got != want {
			t.Errorf("%d records of kind %s, want %d", got, kind, want)
		}
	}
	atLeast := map[string]int{
		KindCard: 95, KindEvent: 14, KindRule: 3, KindPrinciple: 5, KindProblem: 11, KindAssumption: 12, KindWhy: 15,
		KindRoot: 6, KindPOV: 5, KindHMW: 8, KindRating: 20, KindEmpathy: 14, KindIdea: 12, KindPrecedent: 3,
		KindAction: 6, KindContact: 5, KindReview: 3, KindLink: 30,
	}
	for kind, want := range atLeast {
		if got := len(s.Kind(kind)); got < want {
			t.Errorf("%d records of kind %s, want %d or more", got, kind, want)
		}
	}
	for kind := range practiceFields() {
		if len(s.Kind(kind)) == 0 {
			t.Errorf("the practice session has no %s to look at", kind)
		}
	}
}

func TestPracticeSession(t *testing.T) {
	s, _ := practiceState(t)
	me, ok := One[Session](s, s.Session)
	switch {
	case !ok:
		t.Fatal("there is no session record under the session's id")
	case !me.Practice || !strings.HasPrefix(me.Title, "Practice session (invented)"):
		t.Errorf("the session is not marked as practice: %+v", me)
	case me.Pack != "empathy" || me.PackTree != "ab12":
		t.Errorf("the pack's fields were not written: %q, %q", me.Pack, me.PackTree)
	case me.ApprovedBy == "" || me.GivenTo == "" || me.Currency != "BDT" || me.People != 28 || me.Tables != 5:
		t.Errorf("the session record lacks something: %+v", me)
	}
	if s.HasNames() {
		t.Error("the log holds a real name")
	}
}

func TestPracticeCards(t *testing.T) {
	s, _ := practiceState(t)
	kinds, assigned, parked, loose := map[string]int{}, 0, 0, 0
	voices := map[ID]bool{}
	for _, c := range All[Card](s) {
		kinds[c.Kind]++
		voices[c.By] = true
		switch {
		case c.Parked:
			parked++
		case !c.Theme.IsZero():
			assigned++
		case c.Activity == "1.6":
			loose++
		}
		if n := len([]rune(c.Text)); n > 300 {
			t.Errorf("card %s has %d characters", c.Label, n)
		}
	}
	for _, kind := range []string{"pain", "good", "question", "quote", "what", "so_what", "now_what", "see_why", "mood", "note"} {
		if kinds[kind] == 0 {
			t.Errorf("there is no card of the kind %s", kind)
		}
	}
	if assigned < 60 || parked == 0 || loose == 0 || len(voices) < 27 {
		t.Errorf("%d cards under themes, %d parked, %d left over, %d voices", assigned, parked, loose, len(voices))
	}
	parkedThemes := 0
	for _, theme := range All[Theme](s) {
		if theme.Parked {
			parkedThemes++
		}
	}
	if parkedThemes != 1 {
		t.Errorf("%d themes are parked, want one", parkedThemes)
	}
}

// Who said no to notes is in the room, and in no line of the file.
func TestPracticeKeepsConsent(t *testing.T) {
	s, _ := practiceState(t)
	silent := 0
	for _, p := range All[Participant](s) {
		if p.ConsentNotes {
			continue
		}
		silent++
		for _, kind := range s.Kinds() {
			for _, r := range s.Kind(kind) {
				if r.Ref("by") == p.ID {
					t.Errorf("%s %d is by %s, who said no to notes", kind, r.Number, p.Alias)
				}
			}
		}
	}
	if silent == 0 {
		t.Error("nobody said no to notes; one person should, for practice")
	}
}

func TestPracticeAgenda(t *testing.T) {
	s, _ := practiceState(t)
	pack, err := content.Builtin("empathy", "en")
	if err != nil {
		t.Fatal(err)
	}
	modes := map[string]int{}
	for _, a := range pack.Activities {
		if a.Stage == "after" {
			continue
		}
		here := AgendaFor(s, a.ID)
		modes[here.Mode]++
		switch {
		case here.Running():
			t.Errorf("the clock of %s still runs", a.ID)
		case here.Seen == "":
			t.Errorf("nobody came to %s", a.ID)
		case here.Mode != ModeSkipped && (!here.Done || here.ElapsedS == 0):
			t.Errorf("%s was not done, and not skipped: %+v", a.ID, here)
		}
		if _, err := time.Parse(CivilTime, here.Seen); err != nil {
			t.Errorf("%s: %v", a.ID, err)
		}
	}
	if modes[ModeShort] != 1 || modes[ModeSkipped] != 1 {
		t.Errorf("modes are %v, want one short and one skipped", modes)
	}
	if here := Here(s); here != "3.8" {
		t.Errorf("the workshop stands at %s", here)
	}
}

func TestPracticeVotes(t *testing.T) {
	s, _ := practiceState(t)
	budget, dots := 0, map[int]int{}
	for _, b := range All[Ballot](s) {
		if _, err := time.Parse(CivilTime, b.RevealedAt); err != nil {
			t.Errorf("ballot %d: %v", b.Number, err)
		}
		if b.Kind == "dot" {
			budget += 28 * b.Budget
		}
	}
	cast := 0
	for _, v := range All[Vote](s) {
		if v.ID != VoteID(v.Ballot, v.Item, v.By) {
			t.Errorf("the id of the vote for %s is not made of its ends", s.Find(v.Item).Text())
		}
		if theme, ok := One[Theme](s, v.Item); !ok || theme.Parked {
			t.Errorf("a vote for something that stood for no election: %v", theme)
		}
		cast += v.Tally
		dots[v.Tally]++
	}
	tie := slices.ContainsFunc([]int{1, 2, 3, 4, 5, 6, 7, 8, 9}, func(n int) bool { return dots[n] > 1 })
	if cast != budget || !tie || dots[0] == 0 {
		t.Errorf("%d of %d dots, by tally %v; want all, a tie and a zero", cast, budget, dots)
	}
	slips := map[ID]int{}
	for _, r := range All[Rating](s) {
		slips[r.Item] += r.Count
	}
	for item, n := range slips {
		want := map[string]int{KindHMW: 28, KindConcept: 27}[s.Find(item).Kind] // P26 had left
		if n != want {
			t.Errorf("%d slips for %q, want %d", n, s.Find(item).Text(), want)
		}
	}
}

// Every reference leads to a record, and to one of the kind that it should.
func TestPracticeReferences(t *testing.T) {
	s, _ := practiceState(t)
	seen := 0
	for _, kind := range s.Kinds() {
		for _, r := range s.Kind(kind) {
			for field, typ := range practiceFields()[kind] {
				var ends []string
				switch typ {
				case reflect.TypeFor[ID]():
					ends = []string{r.Str(field)}
				case reflect.TypeFor[[]ID]():
					ends = r.List(field)
				}
				for _, text := range ends {
					if text == "" {
						continue
					}
					seen++
					id, err := ParseID(text)
					end := s.Find(id)
					if err != nil || end == nil {
						t.Errorf("%s %d: %s leads nowhere", kind, r.Number, field)
					} else if want := practiceRefs[field]; want != "" && end.Kind != want {
						t.Errorf("%s %d: %s leads to a %s", kind, r.Number, field, end.Kind)
					}
				}
			}
		}
	}
	if seen < 1000 {
		t.Errorf("only %d references were looked at", seen)
	}
}

// From 2.3 to 3.7 the tables work side by side, so each record names its own.
func TestPracticeTablesNameThemselves(t *testing.T) {
	s, _ := practiceState(t)
	for _, kind := range []string{
		KindProblem, KindAssumption, KindWhy, KindRoot, KindPOV, KindHMW, KindPersona, KindEmpathy, KindJourneyStep,
		KindIdea, KindValue, KindLever, KindConcept, KindPrecedent, KindAction, KindContact, KindReview,
	} {
		for _, r := range s.Kind(kind) {
			if r.Ref("table").IsZero() {
				t.Errorf("%s %d names no table: %s", kind, r.Number, r.Text())
			}
		}
	}
	for _, table := range All[Table](s) {
		chosen := 0
		for _, h := range All[HMW](s) {
			if h.Chosen && h.Table == table.ID {
				chosen++
			}
		}
		if chosen != 1 || table.Theme.IsZero() || table.Service.IsZero() || table.Host.IsZero() {
			t.Errorf("%s chose %d questions: %+v", table.Name, chosen, table)
		}
	}
}

func TestPracticeProblemHasThreeVersions(t *testing.T) {
	s, _ := practiceState(t)
	versions := map[ID][]int{}
	for _, p := range All[Problem](s) {
		versions[p.Table] = append(versions[p.Table], p.Version)
	}
	full := 0
	for table, v := range versions {
		slices.Sort(v)
		switch {
		case slices.Equal(v, []int{1, 2, 3}):
			full++
		case !slices.Equal(v, []int{1, 2}):
			t.Errorf("%s has the versions %v", s.Find(table).Text(), v)
		}
	}
	states := map[string]bool{}
	for _, a := range All[Assumption](s) {
		states[a.State] = true
	}
	if len(versions) != 5 || full != 1 || len(states) != 3 {
		t.Errorf("%d tables, %d of them with three versions; assumptions are %v", len(versions), full, states)
	}
}

// A tree of causes goes down a step at a time, forks at most twice, and ends
// in roots; the main one goes deeper than the others.
func TestPracticeWhys(t *testing.T) {
	s, _ := practiceState(t)
	children, deepest := map[ID]int{}, map[ID]int{}
	forks := map[ID]int{}
	for _, w := range All[Why](s) {
		deepest[w.Table] = max(deepest[w.Table], w.Depth)
		if w.Parent.IsZero() {
			if w.Depth != 1 {
				t.Errorf("%q begins at depth %d", w.Answer, w.Depth)
			}
			continue
		}
		parent, _ := One[Why](s, w.Parent)
		if w.Depth != parent.Depth+1 || w.Table != parent.Table {
			t.Errorf("%q, at depth %d, hangs under %q", w.Answer, w.Depth, parent.Answer)
		}
		if children[w.Parent]++; children[w.Parent] > 1 {
			forks[w.Table]++
		}
	}
	for _, r := range All[Root](s) {
		if r.Why.IsZero() || children[r.Why] > 0 {
			t.Errorf("the root %q is not the end of a chain", r.Text)
		}
	}
	main := All[Table](s)[0].ID
	if deepest[main] < 5 || deepest[main] > 7 || forks[main] != 1 || len(deepest) != 5 {
		t.Errorf("depths %v, forks %v", deepest, forks)
	}
}
