package ui

import (
	"math/rand/v2"
	"testing"

	"doorstep/session"
)

// TestSettleOneKey: a card that two laptops wrote at once shows both wordings,
// and one key settles it.
func TestSettleOneKey(t *testing.T) {
	for press, want := range map[string]string{"alt+s": "theirs", "alt+o": "ours"} {
		s := newStage(t)
		s.begin("Two rooms")
		s.to("1.6")
		s.typed("first")
		s.keys("enter")
		s.settle()
		d := s.app.env.desk
		// Another laptop edits the card before it has seen our edit.
		far := session.Fold(d.state.Session, d.state.Changes())
		src := session.Source{Now: s.src.source().Now, Rand: rand.NewChaCha8([32]byte{9})}
		id := d.state.Kind(session.KindCard)[0].ID
		s.keys("up", "enter")
		for range len("first") {
			s.keys("backspace")
		}
		s.typed("ours")
		s.keys("enter")
		g := far.Begin(src, session.ID{0xff, 1}, "1.6")
		if err := g.Set(session.KindCard, id, session.Patch{"text": "theirs"}); err != nil {
			t.Fatal(err)
		}
		d.state.ApplyAll(g.Changes())
		s.keys("up")
		s.wants("theirs", "also written: ours", "alt+s")
		s.keys(press)
		s.settle()
		r := d.state.Kind(session.KindCard)[0]
		if r.Text() != want || len(r.Also("text")) > 0 {
			t.Errorf("%s: the card says %q, also %v", press, r.Text(), r.Also("text"))
		}
		s.keys("ctrl+z") // as the status line says
		s.settle()
		s.wants("theirs", "also written: ours")
		s.end()
	}
}

// TestHistory tells what was done and puts a record back as it was.
func TestHistory(t *testing.T) {
	s := newStage(t)
	s.begin("History")
	s.to("1.6")
	s.typed("as it was")
	s.keys("enter", "up", "enter")
	s.typed(", changed")
	s.keys("enter", "f12")
	s.settle()
	s.wants("History", "changed card #1", "“as it was, changed”", "added card #1")
	for range 20 {
		if c := s.app.top().(*history).restorable(); c != nil && c.Kind == session.KindCard && c.Value("text") == "as it was" {
			break
		}
		s.keys("down")
	}
	s.keys("enter")
	s.settle()
	s.wants("Put back as it was")
	if got := texts(s.app.env.desk.state.Kind(session.KindCard)); len(got) != 1 || got[0] != "as it was" {
		t.Fatalf("the cards are %q", got)
	}
	s.keys("ctrl+z")
	s.settle()
	if got := texts(s.app.env.desk.state.Kind(session.KindCard)); got[0] != "as it was, changed" {
		t.Fatalf("after undo the cards are %q", got)
	}
}

// TestLookAtAMoment: the workshop as it was, through all its activities, and
// nothing written there.
func TestLookAtAMoment(t *testing.T) {
	s := newStage(t)
	s.begin("Moments")
	s.to("1.6")
	s.enters("early")
	s.enters("late")
	before := s.state().Len()
	s.press("f12")
	s.settle()
	s.wants("v look at that moment")
	s.press("down", "v")
	s.settle()
	s.wants("AS IT WAS", "early", "1.6")
	s.lacks("late")
	s.typed("x")
	s.press("f3", "f4", "ctrl+z", "enter")
	s.settle()
	s.lacks("late")
	if s.state().Len() != before {
		t.Error("looking at the past wrote something")
	}
	s.press("esc")
	s.settle()
	s.wants("History")
	s.press("esc")
	s.settle()
	s.wants("late")
}
