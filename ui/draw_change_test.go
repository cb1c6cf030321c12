package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"doorstep/session"
)

func TestSwapsByHand(t *testing.T) {
	t.Parallel()
	s := drawStage(t, 14, 8)
	s.size(80, 30)
	s.named("4711")
	s.keys("a", "home")
	a := s.pairs()[0]
	p, _ := session.One[session.Participant](s.state(), a.People[0])
	own := slices.IndexFunc(drawTowns, func(v struct {
		name, sector, office string
		places               int
	},
	) bool {
		return v.sector == p.Sector
	})
	// To the own office, by the first letters of two of its words.
	words := strings.Fields(drawTowns[own].name)
	s.keys("m")
	s.typed(strings.ToLower(words[0][:3]) + " " + words[1][:2])
	s.wants("! " + p.Alias + " works in this sector")
	s.keys("enter")
	s.wants("This breaks a rule: " + p.Alias + " works in this sector")
	s.sees("draw-reason")
	s.keys("enter")
	s.wants("A rule is broken only for a reason")
	if s.pairs()[0].Service != a.Service {
		t.Fatal("it was moved without a reason")
	}
	s.enters("the only bus goes there")
	s.says("Moved to " + drawTowns[own].name)
	s.holds(s.kind(session.KindAssignment)[0], session.Patch{"override_reason": "the only bus goes there", "service": s.kind(session.KindService)[own].ID})
	s.wants("by hand")
	s.keys("ctrl+z")
	s.holds(s.kind(session.KindAssignment)[0], session.Patch{"override_reason": nil, "service": a.Service})
	// Esc leaves all as it is; so does a service that there is not.
	s.keys("m")
	s.enters("spaceport")
	s.wants("There is no service of that name")
	s.keys("esc", "s", "esc", "s", "s")
	s.says("the mark is gone")
	// Two people change places, and two pairs.
	before := s.pairs()
	s.keys("right", "s", "down", "right", "s")
	if s.draw().ask != nil {
		s.enters("they asked")
	}
	after := s.pairs()
	if !slices.Contains(after[0].People, before[1].People[0]) || !slices.Contains(after[1].People, before[0].People[0]) {
		t.Errorf("%v and %v became %v and %v", before[0].People, before[1].People, after[0].People, after[1].People)
	}
	s.keys("ctrl+z", "home", "s", "down", "s")
	if s.draw().ask != nil {
		s.enters("they asked")
	}
	if after := s.pairs(); after[0].Service != before[1].Service || after[1].Service != before[0].Service {
		t.Error("the pairs did not change places")
	}
}

func TestARedrawLeavesWhatWasSaid(t *testing.T) {
	t.Parallel()
	s := drawStage(t, 14, 8)
	s.keys("enter", "a", "home", "k")
	s.says("1 pair is locked")
	said := s.pairs()[1]
	s.add("1.3", session.KindScenario, session.Patch{"assignment": said.ID, "need": "a birth certificate"})
	locked := s.pairs()[0]
	s.keys("r")
	s.says("; 2 stay.")
	s.wants("2 of 7 shown", "Nobody knows yet")
	s.keys("a")
	if now := s.pairs(); fmt.Sprint(now[0]) != fmt.Sprint(locked) || fmt.Sprint(now[1]) != fmt.Sprint(said) {
		t.Errorf("%+v and %+v became %+v and %+v", locked, said, now[0], now[1])
	}
	s.keys("l", "r")
	s.says("they stay")
	s.keys("l")
	s.says("unlocked")
}

func TestLateArrivalAndLeaver(t *testing.T) {
	t.Parallel()
	s := drawStage(t, 14, 8)
	s.size(80, 30)
	s.named("4711")
	s.keys("a", "home")
	before := s.pairs()
	late := s.add("1.1", session.KindParticipant, session.Patch{"alias": "P31", "sector": "Justice"})
	s.keys("home")
	s.wants("P31 arrived: let P31 join P")
	s.sees("draw-late")
	s.keys("enter")
	s.says("Nobody else was moved")
	joined := 0
	for i, a := range s.pairs() {
		if slices.Contains(a.People, late) {
			joined++
		} else if fmt.Sprint(a) != fmt.Sprint(before[i]) {
			t.Errorf("%+v became %+v", before[i], a)
		}
	}
	if joined != 1 || len(s.pairs()) != len(before) {
		t.Errorf("P31 is in %d of %d visits", joined, len(s.pairs()))
	}
	// One of another pair leaves: the partner goes on as a third, or alone.
	alone := slices.IndexFunc(s.pairs(), func(a session.Assignment) bool { return len(a.People) == 2 })
	pair := s.pairs()[alone]
	s.do("1.1", func(g *session.Gesture) error {
		return g.Set(session.KindParticipant, pair.People[0], session.Patch{"present_to": "2026-04-13"})
	})
	gone, stays := s.state().AliasOf(pair.People[0]), s.state().AliasOf(pair.People[1])
	s.keys("home")
	s.wants(gone+" left: let "+stays+" join P", "ways.")
	s.sees("draw-leaver")
	s.keys("left")
	s.wants(gone + " left: " + stays + " goes alone to")
	s.keys("enter")
	s.wants("Going alone needs a reason.")
	s.enters("nobody else goes that way")
	if a := s.pairs()[alone]; len(a.People) != 1 || a.Reason != "nobody else goes that way" {
		t.Errorf("%+v", a)
	}
	s.lacks(" left: ")
}

func TestTheWindowIsSetForAll(t *testing.T) {
	t.Parallel()
	s := drawStage(t, 14, 8)
	s.wants("14 Apr 2026  11:00 to 15:00")
	s.keys("tab")
	s.typed("x")
	s.keys("enter")
	s.wants("is not a date")
	for range 20 {
		s.keys("backspace")
	}
	s.typed("15 apr")
	s.keys("tab")
	s.typed("16:00") // typing replaces what stands there
	s.keys("tab")
	s.wants("15 Apr 2026  16:00 to 20:00", "Back by › 20:00")
	s.typed("15:30")
	s.keys("enter")
	s.wants("The window would end before it begins")
	for range 5 {
		s.keys("backspace")
	}
	s.typed("20:00")
	s.keys("tab", "tab")
	s.typed("9:30")
	s.keys("tab")
	s.typed("15:00")
	s.keys("enter")
	s.wants("15 Apr 2026  09:30 to 15:00")
	s.keys("enter", "a")
	for _, a := range s.pairs() {
		if session.WindowOf(a) != (session.DrawWindow{Date: "2026-04-15", From: "09:30", Until: "15:00"}) {
			t.Errorf("%+v", a)
		}
	}
	// Afterwards it moves those that are not out.
	s.do("1.4", func(g *session.Gesture) error {
		return g.Set(session.KindAssignment, s.pairs()[0].ID, session.Patch{"sent_at": "09:31"})
	})
	s.keys("tab", "tab", "tab", "right")
	for range 5 {
		s.keys("backspace")
	}
	s.enters("16:00")
	for i, a := range s.pairs() {
		if want := map[bool]string{true: "15:00", false: "16:00"}[i == 0]; a.WindowEnd != want {
			t.Errorf("#%d is back by %s, not %s", i+1, a.WindowEnd, want)
		}
	}
}

// TestAHalfTypedReasonIsKept closes the session over a reason: its words are
// kept, and the pair stays where it is.
func TestAHalfTypedReasonIsKept(t *testing.T) {
	t.Parallel()
	s := drawStage(t, 14, 8)
	s.keys("enter", "a", "home")
	before := fmt.Sprint(s.pairs())
	s.draw().askReason("This breaks a rule.", nil)
	s.typed("the bridge is out")
	s.run(s.app.run().Leave(true))
	s.settle()
	if got := s.only(session.KindCard).Text(); got != "Reason: the bridge is out" {
		t.Errorf("what is kept is %q", got)
	}
	if fmt.Sprint(s.pairs()) != before {
		t.Error("the pair was moved")
	}
}

// TestASwapThatChangesNothingIsSaid marks two pairs that go to one service.
func TestASwapThatChangesNothingIsSaid(t *testing.T) {
	t.Parallel()
	s := drawStage(t, 8, 2)
	s.named("7")
	s.keys("a")
	d, first := s.draw(), s.pairs()[0]
	s.keys("home", "s")
	for d.row < d.last() && (d.visit().ID == first.ID || d.visit().Service != first.Service) {
		s.keys("down")
	}
	if d.visit().Service != first.Service || d.visit().ID == first.ID {
		t.Fatalf("no two go to one service:\n%s", s.screen())
	}
	before := s.state().Version()
	s.keys("s")
	s.says("Both go to the same service")
	if s.state().Version() != before || d.mark != (drawMark{}) {
		t.Errorf("something was changed, or the mark stayed")
	}
}

// TestWhoHasNoPlaceIsShownFirst adds a late comer while the cursor is far down,
// and an earlier pair's mate leaves.
func TestWhoHasNoPlaceIsShownFirst(t *testing.T) {
	t.Parallel()
	s := drawStage(t, 14, 8)
	s.named("7")
	s.keys("a", "end", "up")
	on := s.draw().visit().ID
	s.add("1.1", session.KindParticipant, session.Patch{"alias": "P15", "sector": "transport"})
	s.wants("P15 arrived")
	if s.draw().idea() == nil {
		t.Fatalf("the cursor is not on it:\n%s", s.screen())
	}
	s.keys("end", "up")
	if s.draw().visit().ID != on {
		t.Fatal("it is another visit")
	}
	s.keys("k") // the cursor stays with the visit that was locked
	if v := s.draw().visit(); v == nil || v.ID != on || !v.Locked {
		t.Errorf("the cursor is on %v", v)
	}
}
