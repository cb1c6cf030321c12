package ui

import (
	"fmt"
	"testing"

	"doorstep/session"
)

func TestAWhyOfTwoLaptopsIsSettled(t *testing.T) {
	t.Parallel()
	s := atWhys(t)
	s.enters("Three trips")
	id := s.only(session.KindWhy).ID
	s.elsewhere(session.KindWhy, id, session.Patch{"answer": "Four trips"}, session.Patch{"answer": "Five trips"})
	s.keys("up")
	s.wants("also written: ", "alt+s settle")
	shown := s.only(session.KindWhy).Text()
	s.keys("alt+o")
	if r := s.only(session.KindWhy); r.Text() == shown || len(r.Conflicts()) > 0 {
		t.Errorf("it says %q, with conflicts in %v", r.Text(), r.Conflicts())
	}
}

// elsewhere writes a record here and, before seeing that, on another laptop.
func (s *stage) elsewhere(kind string, id session.ID, here, there session.Patch) {
	s.t.Helper()
	far := session.Fold(s.state().Session, s.state().Changes())
	s.do("", func(g *session.Gesture) error { return g.Set(kind, id, here) })
	g := far.Begin(s.src.source(), session.ID{0xff, 1}, "")
	if err := g.Set(kind, id, there); err != nil {
		s.t.Fatal(err)
	}
	s.state().ApplyAll(g.Changes())
}

func TestLeavingKeepsTheHalfTypedWhy(t *testing.T) {
	t.Parallel()
	s := atWhys(t)
	s.enters("fact")
	s.enters("cause")
	s.typed("half a line")
	s.keys("up", "enter")
	s.typed(", mended")
	s.keys("f4", "f3")
	s.wants("Edit › cause, mended")
	s.leaves()
	saved := s.saved()
	if got := texts(saved.Kind(session.KindWhy)); !equalAsSets(got, []string{"fact", "cause, mended", "half a line"}) {
		t.Fatalf("the file holds %q", got)
	}
}

func TestLeavingKeepsTheHalfMarkedRoot(t *testing.T) {
	t.Parallel()
	s := atWhys(t)
	s.enters("fact")
	s.keys("alt+r", "w", "r")
	s.typed("the register")
	s.keys("f4")
	s.holds(s.only(session.KindRoot), session.Patch{"control": "influence", "lever": "rule", "data_held": "the register"})
	s.keys("f3", "ctrl+z", "alt+r", "f4")
	s.reads(session.KindRoot)
}

func TestAllFieldsOfAWhy(t *testing.T) {
	t.Parallel()
	s := atWhys(t)
	s.enters("fact")
	s.enters("cause")
	s.keys("up", "up", "ctrl+e")
	s.wants("Why #1 of 2", "How sure")
	s.keys("down")
	s.enters("#2, told")
	s.holds(s.kind(session.KindWhy)[0], session.Patch{"evidence": "#2, told"})
	if n := len(new(session.Resting).On(s.state(), s.kind(session.KindWhy)[0].ID)); n != 1 {
		t.Errorf("it rests on %d cards", n)
	}
	s.keys("esc")
	s.wants("Why? ›")
}

func TestWhysOnlyToBeSeen(t *testing.T) {
	t.Parallel()
	s := atWhys(t)
	s.enters("fact")
	s.enters("cause")
	s.app.env.desk.view = onlyView
	n := s.state().Len()
	s.enters("not kept")
	s.says("only be seen")
	s.wants("not kept")
	s.keys("up", "ctrl+d", "alt+up", "tab", "shift+tab", "alt+c", "alt+r", "o", "r", "enter", "enter")
	s.chains("fact", "  cause")
	if s.state().Len() != n {
		t.Error("a view wrote something")
	}
	s.app.env.desk.view = ""
}

// TestWhysOfAStranger opens a strip that no program of ours would make.
func TestWhysOfAStranger(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Circle")
	var ids []session.ID
	for i := range 12 {
		ids = append(ids, s.add("2.4", session.KindWhy, session.Patch{"answer": fmt.Sprint("answer ", i), "depth": 99, "confidence": "??"}))
	}
	s.do("2.4", func(g *session.Gesture) error {
		for i, id := range ids {
			if err := g.Set(session.KindWhy, id, session.Patch{"parent": ids[(i+1)%len(ids)]}); err != nil {
				return err
			}
		}
		return nil
	})
	s.to("2.4")
	s.size(80, 60)
	for i := range ids {
		s.wants(fmt.Sprint("answer ", i, " "))
	}
	s.fits("a strip of a stranger", 3)
	s.keys("up", "ctrl+d")
	s.wants("answer 2 ")
	s.lacks("answer 1 ")
}

// TestTheLineIsSeenInANarrowWindow: however deep it stands, what is typed shows.
func TestTheLineIsSeenInANarrowWindow(t *testing.T) {
	t.Parallel()
	s := atWhys(t)
	for range 5 {
		s.enters("deeper")
	}
	s.enters("the clerk is lazy")
	s.size(40, 24)
	s.typed("typed words")
	s.wants("What made that sensible?", "typed words")
	if _, cursor := s.app.frame(); cursor == nil {
		t.Error("the cursor is not seen")
	}
}
