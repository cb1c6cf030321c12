package ui

import (
	"testing"

	"doorstep/session"
)

// TestWhatWasAlsoWrittenStandsInCellAndForm: two laptops gave one figure; both
// are said in the table, below it and in the form, and one key settles it.
func TestWhatWasAlsoWrittenStandsInCellAndForm(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Also")
	id := s.add("1.5", session.KindVisit, session.Patch{"quote": "x"})
	base := s.state().Changes()
	other := session.Fold(s.state().Session, base)
	g := other.Begin(s.src.source(), s.src.source().NewID(), "1.5")
	if err := g.Set(session.KindVisit, id, session.Patch{"wait_min": 45, "counter_min": 5}); err != nil {
		t.Fatal(err)
	}
	s.do("1.5", func(g *session.Gesture) error {
		return g.Set(session.KindVisit, id, session.Patch{"wait_min": 80, "counter_min": 9})
	})
	s.state().ApplyAll(g.Changes())
	s.size(120, 40)
	s.to("1.5")
	s.keys("home")
	s.cell("wait_min")
	s.wants(" ≠", "also written: ", "alt+s settle")
	s.keys("ctrl+e")
	s.wants(" ≠", "also written: ")
	s.keys("ctrl+e", "alt+o")
	s.lacks("also written: ")
	s.keys("right")
	s.wants(" ≠", "also written: ")
	kept, _ := s.only(session.KindVisit).Int("counter_min")
	s.keys("alt+s")
	s.lacks(" ≠", "also written: ")
	s.holds(s.only(session.KindVisit), session.Patch{"counter_min": kept})
}
