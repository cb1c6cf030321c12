package session

import (
	"testing"

	"pgregory.net/rapid"
)

// TestContested: no record that shows two values for a field, or two names, is
// left out, and none that only one laptop wrote is among them.
func TestContested(t *testing.T) {
	a, b := newLaptop(1), newLaptop(2)
	both, one := a.add(t, KindCard, Patch{"text": "first"}), a.add(t, KindCard, Patch{"text": "alone"})
	who := a.add(t, KindParticipant, Patch{"alias": "P01"})
	meet(a, b)
	for text, l := range map[string]*laptop{"of a": a, "of b": b} {
		l.set(t, KindCard, both, Patch{"text": text})
		l.do(t, func(g *Gesture) error { return g.Name(who, "Name "+text) })
	}
	a.set(t, KindCard, one, Patch{"text": "again"})
	meet(a, b)
	if !a.IsContested(KindCard, both) || !a.IsContested(KindParticipant, who) || a.IsContested(KindCard, one) || a.IsContested(KindCard, ID{1}) {
		t.Error("it is not the card and the name that two laptops wrote")
	}
	rapid.Check(t, func(t *rapid.T) {
		s := NewState(a.Session)
		for _, c := range rapid.Permutation(a.Changes()).Draw(t, "order") {
			s.Apply(c)
		}
		found := map[ID]bool{}
		for kind, id := range s.Contested() {
			if !s.IsContested(kind, id) {
				t.Errorf("a %s is among them, and not contested", kind)
			}
			found[id] = true
		}
		if len(found) != 2 || !found[both] || !found[who] {
			t.Errorf("contested are %v", found)
		}
	})
}
