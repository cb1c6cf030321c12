package store

import (
	"slices"
	"testing"

	"doorstep/session"
)

// TestPoolOfCopies: of a thousand copies of one session nothing is kept but one
// of each change, and of one that went on apart no more than what it added.
func TestPoolOfCopies(t *testing.T) {
	s := cards(t, seeded(4), 20)
	p := newPool()
	for range 1000 {
		if log := p.take(&File{Changes: s.Changes()}); len(log) != 1 {
			t.Fatalf("a copy is kept as %d stretches", len(log))
		}
	}
	if len(p.all) != s.Len() {
		t.Errorf("%d changes are kept of %d", len(p.all), s.Len())
	}
	g := s.Begin(seeded(9), session.ID{9}, "1.6")
	if _, err := g.Add(session.KindCard, session.Patch{"text": "apart"}); err != nil {
		t.Fatal(err)
	}
	log := p.take(&File{Changes: s.Changes()})
	if len(p.all) != s.Len() || len(log) > 3 {
		t.Errorf("%d changes are kept of %d, as %d stretches", len(p.all), s.Len(), len(log))
	}
	if !slices.Equal(slices.Collect(p.changes(log)), s.Changes()) {
		t.Error("the file reads otherwise")
	}
}

// TestPoolKeepsTwins: a change with the id of another is one of its own.
func TestPoolKeepsTwins(t *testing.T) {
	c := cards(t, seeded(4), 1).Changes()[0]
	twin := *c
	if err := twin.Seal(session.Patch{"text": "another"}); err != nil {
		t.Fatal(err)
	}
	p := newPool()
	for range 2 {
		for _, one := range []*session.Change{c, &twin} {
			log := p.take(&File{Changes: []*session.Change{one}})
			if got := slices.Collect(p.changes(log)); len(got) != 1 || got[0] != one {
				t.Fatal("one stands for the other")
			}
		}
	}
	if len(p.all) != 2 {
		t.Errorf("%d changes are kept", len(p.all))
	}
}
