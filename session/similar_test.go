package session

import (
	"fmt"
	"testing"
	"time"
)

func TestSimilarWording(t *testing.T) {
	l := newLaptop(1)
	texts := []string{
		"The clerk sent me back for a photocopy of the card", // 0
		"Sent back because one photocopy was missing",        // 1
		"The ramp is locked",                                 // 2
		"সার্ভার নাই, কাল আসেন",                              // 3
		"কাল আসতে বলল, সার্ভার নেই",                          // 4
		"Nobody looked up",       // 5
		"THE RAMP IS LOCKED!",    // 6
		"পড়া", "প\u09a1\u09bcা", // 7, 8: one letter typed in two ways
	}
	var ids []ID
	for _, text := range texts {
		ids = append(ids, l.add(t, KindCard, Patch{"text": text}))
	}
	var x Similar
	x.Update(l.Kind(KindCard))
	for i, want := range map[int]int{0: 1, 1: 0, 2: 6, 3: 4, 4: 3, 7: 8} {
		got := x.To(ids[i], 5)
		if len(got) == 0 || got[0].Card != ids[want] {
			t.Errorf("nearest to %q is %v", texts[i], got)
		}
	}
	if got := x.To(ids[2], 5); got[0].Percent != 100 {
		t.Errorf("the same words are alike by %d", got[0].Percent)
	}
	if got := x.To(ids[5], 5); len(got) != 0 {
		t.Errorf("something is like %q: %v", texts[5], got)
	}
	if got := x.To(newSource(99, walls[1]).NewID(), 5); got != nil {
		t.Errorf("an unknown card is like %v", got)
	}
}

func TestSimilarFollowsTheCards(t *testing.T) {
	l := newLaptop(1)
	a := l.add(t, KindCard, Patch{"text": "the ramp is locked"})
	b := l.add(t, KindCard, Patch{"text": "the queue is long"})
	c := l.add(t, KindCard, Patch{"text": "the guard shouts at us"})
	var x, anew Similar
	x.Update(l.Kind(KindCard))
	l.set(t, KindCard, b, Patch{"text": "a locked ramp"})
	x.Update(l.Kind(KindCard))
	if got := x.To(a, 5); len(got) != 1 || got[0].Card != b {
		t.Errorf("after an edit, like a: %v", got)
	}
	l.remove(t, KindCard, b)
	d := l.add(t, KindCard, Patch{"text": "the ramp, locked again"})
	for range 3 { // read once more as a whole when much is gone
		l.set(t, KindCard, c, Patch{"text": "x" + l.Get(KindCard, c).Text()})
		x.Update(l.Kind(KindCard))
	}
	anew.Update(l.Kind(KindCard))
	if got, want := fmt.Sprint(x.To(d, 5)), fmt.Sprint(anew.To(d, 5)); got != want || x.To(d, 5)[0].Card != a {
		t.Errorf("an index that followed says %s, a new one %s", got, want)
	}
}

// thousands of cards made of words that come again, as words do.
func manyCards(t testing.TB, n int) *laptop {
	words := []string{"form", "clerk", "queue", "photo", "window", "closed", "again", "twice", "paper", "stamp", "stood", "three", "hours", "nobody", "told", "me", "to", "bring", "the", "a"}
	l := newLaptop(1)
	l.do(t, func(g *Gesture) error {
		for i := range n {
			text, seed := "", uint32(i)*2654435761
			for range 14 {
				seed = seed*1664525 + 1013904223
				text += words[seed>>16%uint32(len(words))] + " "
			}
			if _, err := g.Add(KindCard, Patch{"text": text, "kind": "pain"}); err != nil {
				return err
			}
		}
		return nil
	})
	return l
}

// TestSimilarIsFastWithManyCards holds one look, the index being there, to
// what nobody waits for; the bound is generous, for a busy machine.
func TestSimilarIsFastWithManyCards(t *testing.T) {
	l := manyCards(t, 3000)
	cards := l.Kind(KindCard)
	var x Similar
	x.Update(cards)
	began := time.Now()
	const looks = 20
	for i := range looks {
		x.Update(cards)
		x.To(cards[i*100].ID, 12)
	}
	if each := time.Since(began) / looks; each > 60*time.Millisecond {
		t.Errorf("a look takes %v", each)
	}
}

func BenchmarkSimilar(b *testing.B) {
	for _, n := range []int{300, 3000} {
		cards := manyCards(b, n).Kind(KindCard)
		b.Run(fmt.Sprint("index/", n), func(b *testing.B) {
			for b.Loop() {
				var x Similar
				x.Update(cards)
			}
		})
		b.Run(fmt.Sprint("look/", n), func(b *testing.B) {
			var x Similar
			x.Update(cards)
			for b.Loop() {
				x.Update(cards)
				x.To(cards[n/2].ID, 12)
			}
		})
	}
}
