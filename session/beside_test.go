package session

import "testing"

// TestUndoBringsBothBack: who settles a card that two laptops wrote apart, and
// takes that back, finds both wordings again, the same one on top; and so after
// any number of undos and redos, also where a file carries them elsewhere.
func TestUndoBringsBothBack(t *testing.T) {
	for _, take := range []string{"kept", "other", "third"} {
		a, id, _ := crowd(t, 2)
		card := a.Get(KindCard, id)
		top, other := card.Str("text"), card.Also("text")[0]
		v := map[string]any{"kept": top, "other": other, "third": "settled"}[take]
		a.do(t, func(g *Gesture) error { return g.Set(KindCard, id, Patch{"text": v}) })
		a.shows(t, id, v.(string))
		for round := range 3 {
			a.undo(t)
			a.shows(t, id, top, other.(string))
			back := Fold(a.Session, a.Changes())
			if d := difference(portrait(back).String(), portrait(a.State).String()); d != "" {
				t.Errorf("%s, round %d: folded anew: %s", take, round, d)
			}
			a.redo(t)
			a.shows(t, id, v.(string))
		}
	}
}

// TestUndoPastBoth: beneath a conflict that came back, a laptop can still take
// back its own wording, which is then followed through the undo.
func TestUndoPastBoth(t *testing.T) {
	a, id, _ := crowd(t, 2)
	own := a.do(t, func(g *Gesture) error { return g.Set(KindCard, id, Patch{"text": "mine"}) })
	if len(own.Changes()) != 1 {
		t.Fatal("settling two took more than one change")
	}
	a.do(t, func(g *Gesture) error { return g.Set(KindCard, id, Patch{"text": "mine, and better"}) })
	a.undo(t)
	a.shows(t, id, "mine")
	a.undo(t)
	if r := a.Get(KindCard, id); len(r.Also("text")) != 1 {
		t.Errorf("the card says %q, also %q", r.Str("text"), r.Also("text"))
	}
}
