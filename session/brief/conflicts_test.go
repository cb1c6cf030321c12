package brief

import (
	"testing"

	"doorstep/session"
)

// TestOnlyWhatWasWrittenIsWrittenDifferently: two laptops that went through the
// same activities each noted when they came there, and no reader of the page can
// settle that.
func TestOnlyWhatWasWrittenIsWrittenDifferently(t *testing.T) {
	m := newMaker(t)
	id := m.add("2.5", session.KindProblem, fields{"version": 2, "statement": "She comes"})
	agenda := session.AgendaID(m.s.Session, "2.5")
	other := session.Fold(m.s.Session, m.s.Changes())
	write := func(g *session.Gesture, which string) error {
		if err := g.Set(session.KindAgenda, agenda, fields{"for": "2.5", "seen": which}); err != nil {
			return err
		}
		return g.Set(session.KindProblem, id, fields{"statement": "She comes " + which})
	}
	g := other.Begin(m.src, m.src.NewID(), "2.5")
	if err := write(g, "2026-05-10 10:30:00"); err != nil {
		t.Fatal(err)
	}
	m.do("2.5", func(g *session.Gesture) error { return write(g, "2026-05-10 10:31:00") })
	m.s.ApplyAll(g.Changes())
	if n := NewModel(m.s, pack(t), Options{}).Doubts.Conflicts; n != 1 {
		t.Errorf("%d records are called written differently, and one problem was", n)
	}
}
