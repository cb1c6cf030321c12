package session

import "testing"

// A theme that is made once a round is revealed is no theme without dots there.
func TestARevealedRoundGetsNoNewItems(t *testing.T) {
	t.Parallel()
	h := newHall(t, DotBallot, KindTheme, 3, 2, Patch{"budget": 2})
	if err := h.types(t, "a 3", 0); err != nil {
		t.Fatal(err)
	}
	late := func() { h.add(t, KindTheme, Patch{"sentence": "late"}) }
	late()
	if n := len(h.poll().Items); n != 3 {
		t.Fatalf("%d items before it is revealed", n)
	}
	h.reveal(t)
	late()
	if n := len(h.poll().Items); n != 3 {
		t.Fatalf("%d items after; the late one could not be voted for", n)
	}
	h.do(t, func(g *Gesture) error { return g.Set(KindBallot, h.poll().ID, Patch{"revealed_at": nil}) })
	if n := len(h.poll().Items); n != 4 {
		t.Fatalf("%d items once it is hidden again", n)
	}
	h.reveal(t)
	h.do(t, func(g *Gesture) error {
		_, err := h.poll().NextRound(g)
		return err
	})
	if n := len(h.poll().Items); n != 4 {
		t.Fatalf("%d items in the next round", n)
	}
}
