package session

import (
	"math/rand"
	"testing"
	"time"
)

func TestRestore(t *testing.T) {
	src := Source{Now: time.Now, Rand: rand.New(rand.NewSource(1))}
	s, device := NewState(src.NewID()), src.NewID()
	do := func(f func(g *Gesture) error) *Change {
		t.Helper()
		g := s.Begin(src, device, "1.6")
		if err := f(g); err != nil {
			t.Fatal(err)
		}
		if len(g.Changes()) == 0 {
			return nil
		}
		return g.Changes()[len(g.Changes())-1]
	}
	var id ID
	first := do(func(g *Gesture) (err error) {
		id, err = g.Add(KindCard, Patch{"text": "as it was", "kind": "pain"})
		return err
	})
	do(func(g *Gesture) error {
		return g.Set(KindCard, id, Patch{"text": "changed", "tag": "ours", "kind": nil})
	})
	do(func(g *Gesture) error { return g.Delete(KindCard, id) })
	do(func(g *Gesture) error { return g.Restore(first) })
	r := s.Get(KindCard, id)
	if r == nil || r.Str("text") != "as it was" || r.Str("kind") != "pain" || r.Str("tag") != "" || r.Number != 1 {
		t.Fatalf("it came back as %+v", r)
	}
	if c := do(func(g *Gesture) error { return g.Restore(first) }); c != nil {
		t.Errorf("restoring what is there wrote %s", c.Text())
	}
	if _, _, err := s.Undo(src, device); err != nil || s.Get(KindCard, id) != nil {
		t.Errorf("undo left %v, %v", s.Get(KindCard, id), err)
	}
}
