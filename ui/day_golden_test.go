package ui

import (
	"testing"
	"time"

	"doorstep/session"
)

// TestGoldenDays holds the plan of the days, the clock, the gate and the hint as
// people see them, without colours.
func TestGoldenDays(t *testing.T) {
	t.Parallel()
	s := atNine(t, "Days")
	shot := func(name string) {
		t.Helper()
		s.rest()
		golden(t, name, s.screen())
	}
	s.keys("f8")
	shot("agenda-empty")
	s.size(52, 24)
	shot("agenda-empty-narrow")
	s.size(140, 60)
	shot("agenda-empty-wide")
	s.size(80, 24)
	s.keys("a")
	s.typed("prayer 16")
	shot("agenda-break")
	s.keys("esc", "esc")
	s.src.pass(15 * time.Minute)
	s.keys("f7")
	s.src.pass(50 * time.Minute)
	s.keys("f4")
	s.src.pass(time.Second)
	shot("run-behind")
	s.keys("f8")
	shot("agenda-behind")
	s.keys("alt+d")
	shot("replan")
	s.size(52, 24)
	shot("replan-narrow")
	s.size(80, 24)
	s.keys("enter")
	shot("agenda-replanned")
	s.keys("a")
	s.enters("end 12:30")
	s.keys("alt+d")
	shot("replan-over")
}

func TestGoldenClock(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Clock")
	s.keys("f7")
	s.rest() // from here on nothing is written, and the time of saving stays
	for _, c := range []struct {
		name string
		left int
	}{{"clock-runs", 900}, {"clock-low", 240}, {"clock-last", 45}, {"clock-up", 0}, {"clock-over", -200}} {
		s.second(c.left)
		golden(t, c.name, s.screen())
		s.keys("alt+L")
		golden(t, c.name+"-large", s.screen())
		s.keys("esc")
	}
	s.keys("alt+L", "9")
	golden(t, "clock-typed", s.screen())
}

func TestGoldenGate(t *testing.T) {
	t.Parallel()
	s, _ := atTheGate(t)
	for _, size := range []struct {
		name string
		w, h int
	}{{"", 80, 24}, {"-wide", 120, 36}} {
		s.size(size.w, size.h)
		s.rest()
		golden(t, "gate-closed"+size.name, s.screen())
	}
	s.keys("space", "2", "3", "4", "down")
	s.enters("Field coordinator")
	s.rest()
	golden(t, "gate-open-wide", s.screen())
	s.keys("right", "right", "home", "end", "down", "down", "down")
	s.enters("The citizen agreed by telephone.")
	s.rest()
	golden(t, "gate-reason-wide", s.screen())
	s.size(80, 24)
	golden(t, "gate-reason", s.screen())
}

func TestGoldenPrivate(t *testing.T) {
	t.Parallel()
	s := withNames(t)
	s.do("1.6", func(g *session.Gesture) error {
		_, err := g.Add(session.KindCard, session.Patch{"text": "Rahima was sent to room 4", "kind": "pain"})
		return err
	})
	s.to("1.6")
	s.typed("the guard gave me 01712-345678")
	s.rest()
	golden(t, "private-line", s.screen())
	s.keys("alt+k")
	golden(t, "private-masked", s.screen())
	s.keys("up")
	golden(t, "private-card", s.screen())
}
