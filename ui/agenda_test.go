package ui

import (
	"testing"
	"time"

	"doorstep/session"
)

func TestTheModeGoesRound(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Mode")
	s.keys("f8")
	s.wants("▌ 09:15 ◉ 1.1", "20 min")
	for _, want := range []string{"15 min short", "left out", "20 min"} {
		s.keys("m")
		s.wants(want)
	}
	s.to("2.6") // has no short form
	s.keys("f8", "f8")
	s.wants("▌ 10:30 ◉ 2.6")
	s.keys("m")
	s.wants("left out")
	s.keys("+")
	s.says("This activity is left out; F8 and M bring it back.")
	s.keys("m", "esc")
	s.wants("20 min  f7 starts the clock")
}

func TestTheShortPlanTakesTheShortMinutes(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Short")
	s.do("", func(g *session.Gesture) error {
		return g.Set(session.KindSession, s.state().Session, session.Patch{"plan": session.ModeShort})
	})
	s.wants("15 min  f7 starts the clock")
	s.to("2.6")
	s.wants("left out")
	s.keys("f8")
	s.wants("left out")
	s.keys("m")
	s.wants("20 min")
}

func TestMinutesAreCounted(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Minutes")
	s.keys("f8")
	before := s.roomStill()
	s.keys("+", "+", "+", "-")
	s.wants("22 min")
	if got := s.roomStill(); got != before+2 {
		t.Errorf("%d minutes are left in the room, not %d", got, before+2)
	}
	for range 30 {
		s.keys("-")
	}
	s.wants("1 min")
	s.keys("esc")
	s.wants("1 min  f7 starts the clock")
	s.again()
	s.wants("1 min  f7 starts the clock")
}

// roomStill is what the agenda says is still to be done in the room.
func (s *stage) roomStill() int {
	s.t.Helper()
	left := 0
	d := s.app.env.desk
	for _, a := range d.pack.Activities {
		g := session.AgendaFor(d.state, a.ID)
		if !a.Outside && a.Stage != "after" && !g.Done {
			left += g.PlannedMinutes(a.Minutes, a.Short, d.short())
		}
	}
	s.wants(session.FormatMinutes(left) + " left in the room")
	return left
}

func TestJumpingLosesNothing(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Jump")
	s.to("1.6")
	s.enters("kept")
	s.typed("half a line")
	s.keys("f8", "end", "enter")
	s.wants("Follow-up after 30, 60 and 90 days")
	s.keys("f8", "home", "down", "down", "enter")
	s.wants("1.2  Service draw")
	s.to("1.6")
	s.wants("kept", "Pain › half a line")
	if done := session.AgendaFor(s.state(), "1.6").Done; done {
		t.Error("jumping away marked 1.6 as done")
	}
}

func TestNextAndPreviousMarkTheRail(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Rail")
	s.wants("1 Disrupt ◉○○○○○○")
	s.keys("f4", "f4")
	s.wants("1 Disrupt ●●◉○○○○")
	s.keys("f3")
	s.wants("1 Disrupt ●◉◐○○○○")
	s.keys("f3", "f3", "f3") // there is nothing before 1.1
	s.wants("1 Disrupt ◉●◐○○○○")
	s.keys("f8", "m", "m", "esc", "f4")
	s.wants("1 Disrupt –◉◐○○○○")
}

func TestTheClockRunsPausesAndIsOver(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Clock")
	s.wants("20 min  f7 starts the clock")
	s.keys("f7")
	s.wants("▶ 20:00 left of 20 min")
	s.src.pass(70 * time.Second)
	s.send(tickMsg(s.src.Now()))
	s.wants("▶ 18:50 left of 20 min")
	s.keys("f7")
	s.src.pass(time.Hour)
	s.wants("paused 18:50 left of 20 min")
	s.keys("f7")
	s.src.pass(20 * time.Minute)
	s.wants("▶ 1 min over")
	s.keys("f4")
	s.wants("1.2  Service draw") // F4 stops the clock of 1.1
	s.keys("f3")
	s.wants("took 21 min of 20")
}

func TestAClockThatIsNotOnScreenDoesNotTick(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Tick")
	if cmd := s.app.run().startTicking(); cmd != nil {
		t.Error("a clock that stands is drawn every second")
	}
	s.keys("f7")
	if cmd := s.app.run().startTicking(); cmd != nil {
		t.Error("a running clock ticks twice a second")
	}
	s.keys("f7")
	if cmd := s.app.run().Update(tickMsg{}); cmd != nil {
		t.Error("a paused clock goes on ticking")
	}
	s.keys("f7")
	if cmd := s.app.run().Update(tickMsg{}); cmd == nil {
		t.Error("a running clock stops ticking")
	}
}

func TestQuittingPausesTheClock(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Quit")
	s.keys("f7")
	s.src.pass(5 * time.Minute)
	s.leaves()
	s.src.pass(time.Hour)
	s.start(s.file())
	s.wants("paused 15:00 left of 20 min")
}

func TestAClockLeftRunningIsPausedWhereItWas(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Power cut")
	s.keys("f7")
	s.src.pass(5 * time.Minute)
	s.enters("P01") // the last sign of life
	s.src.pass(time.Hour)
	s.again()
	s.wants("paused 15:00 left of 20 min")
	s.keys("f7")
	s.src.pass(time.Minute)
	s.wants("▶ 14:00 left of 20 min")
}
