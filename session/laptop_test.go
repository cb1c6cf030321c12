package session

import (
	"testing"
)

// newLaptop is a laptop of a session that is given by a seed, so that several
// can share it.
func newLaptop(seed int64) *laptop {
	session := newSource(7, walls[1]).NewID()
	src := newSource(seed, walls[1])
	return &laptop{NewState(session), src.NewID(), src}
}

// do runs one gesture.
func (l *laptop) do(t testing.TB, deeds func(*Gesture) error) *Gesture {
	t.Helper()
	g := l.Begin(l.src, l.device, "1.6")
	if err := deeds(g); err != nil {
		t.Fatal(err)
	}
	return g
}

func (l *laptop) add(t testing.TB, kind string, p Patch) ID {
	t.Helper()
	var id ID
	l.do(t, func(g *Gesture) (err error) {
		id, err = g.Add(kind, p)
		return err
	})
	return id
}

func (l *laptop) set(t testing.TB, kind string, id ID, p Patch) {
	t.Helper()
	l.do(t, func(g *Gesture) error { return g.Set(kind, id, p) })
}

func (l *laptop) remove(t testing.TB, kind string, id ID) {
	t.Helper()
	l.do(t, func(g *Gesture) error { return g.Delete(kind, id) })
}

func (l *laptop) undo(t testing.TB) Undone {
	t.Helper()
	_, done, err := l.Undo(l.src, l.device)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func (l *laptop) redo(t testing.TB) Undone {
	t.Helper()
	_, done, err := l.Redo(l.src, l.device)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// meet has both laptops hold what either did.
func meet(a, b *laptop) {
	a.ApplyAll(b.Changes())
	b.ApplyAll(a.Changes())
}

// shows checks the text that a card shows, and what was also written.
func (l *laptop) shows(t testing.TB, id ID, text string, also ...string) {
	t.Helper()
	r := l.Get(KindCard, id)
	if r == nil {
		t.Fatalf("the card %q is not there", text)
	}
	if got := r.Str("text"); got != text {
		t.Errorf("the card shows %q, want %q", got, text)
	}
	if got := asTexts(r.Also("text")); !SameValue(got, append([]string{}, also...)) {
		t.Errorf("also written are %q, want %q", got, also)
	}
}

func (l *laptop) isGone(t testing.TB, kind string, id ID) {
	t.Helper()
	if r := l.Get(kind, id); r != nil {
		t.Errorf("the %s is there, with %v", kind, fieldsSet(r))
	}
}
