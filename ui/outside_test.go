package ui

import (
	"slices"
	"testing"
	"time"

	"doorstep/session"
)

// outsideStage is a drawn session in front of the board.
func outsideStage(t testing.TB, people int) *stage {
	t.Helper()
	s := drawStage(t, people, 8)
	s.named("4711")
	s.keys("a")
	s.to("1.4")
	return s
}

// openGate ticks everything for all pairs.
func (s *stage) openGate() {
	s.t.Helper()
	s.add("1.3", session.KindEthics, session.Patch{
		"notice_given": true, "letter": true, "scenario_true": true, "no_scarce_slot": true, "safety_contact": "Field coordinator, 0000-000010",
	})
}

// minutes lets time go by on the board.
func (s *stage) minutes(n int) {
	s.t.Helper()
	s.src.pass(time.Duration(n) * time.Minute)
	o := s.app.run().instrument().(*outside)
	s.send(minuteMsg{o.turn})
	s.settle()
}

func TestTheBoardBeforeTheDraw(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Board")
	s.to("1.4")
	s.wants("Nobody to send out yet", "1.2 draws who goes where")
	s.keys("enter", "o", "b", "a", "down", "?")
	s.wants("Keys here")
}

func TestPairsGoOutThroughTheGate(t *testing.T) {
	t.Parallel()
	s := outsideStage(t, 14)
	s.wants("7 here", "behind gate", "gate: nothing is ticked in 1.3 yet")
	s.keys("a")
	s.says("Nobody goes out: nothing is ticked in 1.3 yet.")
	s.keys("enter")
	s.wants("The gate is closed: nothing is ticked in 1.3 yet.", "Reason ›")
	s.keys("enter")
	s.wants("Nobody goes past a closed gate without a reason")
	s.keys("esc")
	if a := s.pairs()[0]; a.SentAt != "" {
		t.Fatal("it went out all the same")
	}
	s.keys("o")
	s.enters("the office waits")
	s.holds(s.kind(session.KindAssignment)[0], session.Patch{"sent_at": "10:30", "date": "2026-04-14", "gate_reason": "the office waits"})
	s.wants("1 out", "6 here")
	// With all ticked the next goes without a word, and undo brings it back.
	s.openGate()
	s.keys("home", "down", "enter")
	s.says("out at 10:30")
	if a := s.pairs()[1]; a.SentAt != "10:30" || a.GateReason != "" {
		t.Errorf("%+v", a)
	}
	s.keys("ctrl+z")
	if a := s.pairs()[1]; a.SentAt != "" {
		t.Error("undo left it out")
	}
	// A pair's own gate counts before the one for all.
	s.add("1.3", session.KindEthics, session.Patch{"assignment": s.pairs()[2].ID, "letter": false})
	if ok, why := gateOpen(s.app.env.desk, s.pairs()[2]); ok || why != "not ticked: letter" {
		t.Errorf("its own gate is open: %v, %s", ok, why)
	}
	s.keys("a")
	s.says("1 stays behind the gate")
	if c := s.app.run().instrument().(*outside).current(); c.State != session.OutHere {
		t.Error("the cursor is not on the one that stays")
	}
	for i, a := range s.pairs() {
		if out := a.SentAt != ""; out != (i != 2) {
			t.Errorf("#%d is out: %v", i+1, out)
		}
	}
}

func TestTheBoardWhilePairsAreOut(t *testing.T) {
	t.Parallel()
	s := outsideStage(t, 14)
	s.size(80, 30)
	s.openGate()
	late := s.pairs()[3]
	s.do("1.2", func(g *session.Gesture) error {
		return g.Set(session.KindAssignment, late.ID, session.Patch{"window_end": "11:30"})
	})
	first := s.pairs()[0]
	s.keys("home")
	for range 5 {
		s.keys("enter") // each sends one out, and goes on to the next
	}
	s.wants("5 out", "2 here")
	s.minutes(50)
	s.wants("due in 10", "out 50 min")
	s.minutes(22)
	s.wants("LATE 12 min", "call Field coordinator, 0000-000010")
	o := s.app.run().instrument().(*outside)
	s.keys("home")
	if c := o.current(); c.ID != late.ID {
		t.Errorf("the late pair does not stand on top, but %s", c.Label)
	}
	s.sees("outside-late")
	s.keys("b")
	s.says("back at 11:42")
	s.holds(s.state().Get(session.KindAssignment, late.ID), session.Patch{"back_at": "11:42"})
	s.lacks("LATE")
	s.add("1.5", session.KindVisit, session.Patch{"assignment": first.ID, "outcome": "done"})
	s.keys("up")
	s.wants("1 sheet in", "1 back", "3 out")
	// Without anybody out no minute is waited for.
	s.keys("home")
	for range 10 {
		if c := o.current(); c == nil || !isOut(c.State) {
			break
		}
		s.keys("b")
	}
	if o.anyOut() {
		t.Error("somebody is still out")
	}
	if cmd := o.wait(); cmd != nil {
		t.Error("it waits for a minute though nobody is out")
	}
	s.keys("end", "v")
	if at := s.app.run().at.ID; at != "1.5" {
		t.Errorf("the sheet is entered in 1.5, not %s", at)
	}
}

func TestASheetFollowsTheDrawAsItIsTyped(t *testing.T) {
	t.Parallel()
	s := outsideStage(t, 14)
	s.openGate()
	s.keys("home", "enter")
	s.minutes(60)
	s.keys("home", "b")
	a := s.pairs()[0]
	s.to("1.5")
	s.list(1)
	service, _ := session.One[session.Service](s.state(), a.Service)
	others := slices.ContainsFunc(s.pairs()[1:], func(o session.Assignment) bool { return o.Service == a.Service })
	if others {
		t.Fatal("this number sends several pairs there; the test needs one that does not")
	}
	s.enters(service.Name)
	s.holds(s.only(session.KindVisit), session.Patch{
		"service": a.Service, "assignment": a.ID, "people": a.People, "date": "2026-04-14", "started_at": "10:30", "ended_at": "11:30",
	})
}

func TestTheBoardInEverySize(t *testing.T) {
	t.Parallel()
	s := outsideStage(t, 30)
	s.fits("behind the gate", 1)
	s.keys("enter")
	s.fits("asking why", 2)
	s.typed("because")
	s.keys("enter")
	s.openGate()
	s.keys("a")
	s.minutes(600)
	s.fits("all late", 3)
	s.keys("end")
	s.fits("at the end", 4)
	s.keys("ctrl+e")
	s.fits("all fields", 5)
}

// TestADrawForAnotherDayIsSaidOnce: on the board beside the pair that waits, and
// with the first that goes.
func TestADrawForAnotherDayIsSaidOnce(t *testing.T) {
	t.Parallel()
	s := outsideStage(t, 14)
	s.openGate()
	s.lacks("Drawn for")
	for _, a := range s.pairs() {
		s.do("1.2", func(g *session.Gesture) error {
			return g.Set(session.KindAssignment, a.ID, session.Patch{"date": "2026-04-20"})
		})
	}
	s.wants("Drawn for 20 Apr 2026; going")
	s.keys("enter")
	s.says("out at 10:30. The draw was for 20 Apr 2026. Ctrl+Z takes it back.")
	s.keys("enter")
	s.says("out at 10:30. Ctrl+Z takes it back.")
	if a := s.pairs()[0]; a.Date != "2026-04-14" {
		t.Errorf("it went out on %s", a.Date)
	}
}
