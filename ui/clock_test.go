package ui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// twoWindows are a window that writes a session, and a second one that follows
// it on the same laptop.
func twoWindows(t *testing.T, title string) (one, two *stage) {
	t.Helper()
	one = newStage(t)
	one.begin(title)
	one.rest()
	two = bareStage(t)
	two.dir, two.src = one.dir, &testSource{now: one.src.Now(), n: 99}
	two.start(one.file())
	two.wants("view only")
	return one, two
}

// pass lets the same time go by for several windows.
func passFor(d time.Duration, stages ...*stage) {
	for _, s := range stages {
		s.src.pass(d)
	}
}

// TestASecondWindowShowsTheSameTime: the clock's truth is in the log, so what
// one window starts, pauses and sets runs in the other, too.
func TestASecondWindowShowsTheSameTime(t *testing.T) {
	t.Parallel()
	one, two := twoWindows(t, "Same time")
	if two.app.run().ticking {
		t.Error("a clock that stands is drawn every second")
	}
	one.keys("f7")
	one.rest()
	two.until("the second window sees the clock", func() bool { return two.app.env.desk.ticking() != nil })
	if !two.app.run().ticking {
		t.Error("the second window does not draw the clock")
	}
	passFor(7*time.Minute+5*time.Second, one, two)
	for _, s := range []*stage{one, two} {
		s.wants("▶ 12:55 left of 20 min")
	}
	one.keys("alt+.", "f7")
	one.rest()
	two.until("the second window sees the pause", func() bool { return two.app.env.desk.ticking() == nil })
	passFor(time.Hour, one, two)
	for _, s := range []*stage{one, two} {
		s.wants("paused 17:55 left of 25 min")
	}
	two.send(tickMsg(two.src.Now()))
	if two.app.run().ticking {
		t.Error("the second window goes on ticking")
	}
	two.end()
	one.again()
	one.wants("paused 17:55 left of 25 min")
}

// TestTheClockGoesOnUnderAnotherScreen: a second that passes while another
// screen is open is the clock's all the same.
func TestTheClockGoesOnUnderAnotherScreen(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Under")
	s.keys("f7", "f2")
	s.src.pass(time.Second)
	s.send(tickMsg(s.src.Now()))
	if !s.app.run().ticking {
		t.Error("the clock stopped being drawn")
	}
	s.wants("▶ 19:59 left of 20 min")
	s.keys("esc", "f12", "v")
	if n := s.tickCmds(); n != 1 {
		t.Errorf("with the past open %d clocks tick", n)
	}
}

// tickCmds has one second pass and counts the seconds that were asked for.
func (s *stage) tickCmds() int {
	s.t.Helper()
	_, cmd := s.app.Update(tickMsg(s.src.Now()))
	n := 0
	for _, c := range flatten(cmd) {
		if waits(c) {
			n++
		}
	}
	return n
}

// flatten are the commands of a batch, and of batches in it.
func flatten(cmd tea.Cmd) []tea.Cmd {
	if cmd == nil {
		return nil
	}
	if waits(cmd) {
		return []tea.Cmd{cmd}
	}
	msg := cmd()
	many := cmdsOf(msg)
	if many == nil {
		return []tea.Cmd{func() tea.Msg { return msg }}
	}
	var list []tea.Cmd
	for _, c := range many {
		list = append(list, flatten(c)...)
	}
	return list
}

func TestStartingOneClockStopsTheOther(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("One clock")
	s.keys("f7")
	s.src.pass(5 * time.Minute)
	s.to("1.2")
	s.keys("f7")
	s.src.pass(time.Minute)
	s.wants("▶ 24:00 left of 25 min")
	s.to("1.1")
	s.wants("paused 15:00 left of 20 min")
}

// second lets the clock come to a number of seconds before its end, as one tick
// finds it, and says what was rung and said.
func (s *stage) second(left int) (bell bool, said string) {
	s.t.Helper()
	a := s.app.env.desk.ticking()
	gone, planned, _ := s.app.env.desk.clockOf(a)
	s.src.pass(time.Duration(planned*60-gone-left) * time.Second)
	s.app.status = statusMsg{}
	_, cmd := s.app.Update(tickMsg(s.src.Now()))
	for _, c := range flatten(cmd) {
		if waits(c) {
			continue
		}
		switch msg := c().(type) {
		case tea.RawMsg:
			bell = bell || msg.Msg == "\a"
		case saidMsg:
			said = msg.text
		}
	}
	return bell, said
}

// TestWarnings: at a fifth, a twentieth and the end, once each, by word, by
// colour and by the bell.
func TestWarnings(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Warnings")
	s.keys("f7")
	for _, c := range []struct {
		left int
		bell bool
		said string
		head string
	}{
		{1199, false, "", "▶ 19:59 left of 20 min"},
		{241, false, "", "▶ 4:01 left of 20 min"},
		{240, true, "4 min left: 1.1 Check-in and ground rules.", "▶ 4 min left of 20"},
		{239, false, "", "▶ 4 min left of 20"},
		{59, true, "59 s left: 1.1 Check-in and ground rules.", "▶ 59 s left of 20"},
		{1, false, "", "▶ 1 s left of 20"},
		{0, true, "Time is up: 1.1 Check-in and ground rules.", "▶ time is up"},
		{-61, false, "", "▶ 1 min over"},
		{-600, false, "", "▶ 10 min over"},
	} {
		bell, said := s.second(c.left)
		if bell != c.bell || said != c.said {
			t.Errorf("with %d s left it rings (%v) and says %q", c.left, bell, said)
		}
		s.wants(c.head)
	}
}

func TestEachWayToWarnCanBeOff(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Quiet")
	s.keys("alt+L", "space")
	s.wants("w [x] in words   c [x] in colour   b [x] with the bell")
	s.keys("b", "w")
	s.says("The clock does not warn in words any more.")
	s.wants("w [ ] in words   c [x] in colour   b [ ] with the bell")
	s.second(300)
	if bell, said := s.second(200); bell || said != "" {
		t.Errorf("it rings (%v) and says %q", bell, said)
	}
	s.wants("▶ 3:20 left of 20 min")
	head := func() string { return s.app.run().Head(80)[1] }
	coloured := head()
	s.keys("c")
	if head() == coloured {
		t.Error("without colour it looks the same")
	}
	s.keys("b")
	if bell, said := s.second(-1); !bell || said != "" {
		t.Errorf("it rings (%v) and says %q", bell, said)
	}
	s.wants("▶ 0:01 over 20 min")
	s.keys("esc")
	s.again() // and the choice is kept
	s.keys("alt+L")
	s.wants("w [ ] in words   c [ ] in colour   b [x] with the bell")
}

// TestNoWarningAfterARestart: what the clock was past already is not rung again,
// neither after a restart nor because the minutes were changed.
func TestNoWarningAfterARestart(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Restart")
	s.keys("f7")
	s.second(300)
	if bell, _ := s.second(30); !bell {
		t.Error("it does not ring")
	}
	s.keys("f7")
	s.again()
	s.keys("f7")
	for _, left := range []int{30, 20, 10} {
		if bell, said := s.second(left); bell || said != "" {
			t.Errorf("after a restart it rings (%v) and says %q", bell, said)
		}
	}
	s.keys("alt+-") // now it is over
	if bell, _ := s.second(-55); bell {
		t.Error("it rings because of a key")
	}
	s.keys("alt+.")
	if bell, _ := s.second(100); bell {
		t.Error("it rings though there is more time")
	}
	if bell, _ := s.second(0); !bell {
		t.Error("it does not ring at the new end")
	}
}

// TestOnlyTheWindowThatWritesRings: two windows on one laptop are one room.
func TestOnlyTheWindowThatWritesRings(t *testing.T) {
	t.Parallel()
	one, two := twoWindows(t, "Bell")
	one.keys("f7")
	one.rest()
	two.until("the second window sees the clock", func() bool { return two.app.env.desk.ticking() != nil })
	one.second(300)
	two.second(300)
	bell, _ := one.second(100)
	quiet, said := two.second(100)
	if !bell || quiet || said == "" {
		t.Errorf("the first rings (%v), the second rings (%v) and says %q", bell, quiet, said)
	}
}

func TestALeftOutActivityHasNoClockToSet(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Left out")
	s.do("", func(g *session.Gesture) error {
		return g.Set(session.KindAgenda, session.AgendaID(s.state().Session, "1.1"), session.Patch{"for": "1.1", "mode": session.ModeSkipped, "reason": "group"})
	})
	s.wants("left out: not for this group")
	s.keys("alt+L")
	s.wants("no time is planned")
	if !strings.Contains(s.screen(), "█") {
		t.Error("the clock is not drawn")
	}
	s.keys("+")
	s.says("This activity is left out; F8 and M bring it back.")
}
