package session

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

// TestTheWallIsKeptInStep holds a wall that is kept in step card by card to one
// that is laid anew, whatever hands on two laptops do; and the numbers that are
// called to the cards that have them.
func TestTheWallIsKeptInStep(t *testing.T) {
	t.Parallel()
	kept := 0
	rapid.Check(t, func(rt *rapid.T) {
		l, cards := newWall(t, 8)
		two := newLaptop(2)
		meet(l, two)
		var wall *Board
		anew, lays := false, 0
		onto := Selection{
			Kind: KindCard, Keep: func(*Record) bool { return true },
			Came:  func(r *Record) { anew = anew || !wall.Put(r) },
			Gone:  func(r *Record) { anew = anew || !wall.Take(r) },
			Reset: func() { anew = true },
		}
		for range rapid.IntRange(1, 25).Draw(rt, "deeds") {
			who := rapid.SampledFrom([]*laptop{l, l, two}).Draw(rt, "who")
			handle(t, rt, who, cards)
			if rapid.IntRange(0, 4).Draw(rt, "meet") == 0 {
				meet(l, two)
			}
			if wall == nil || !wall.Retitle(l.Kind(KindTheme)) {
				lays++
			}
			list := onto.Of(l.State, lays)
			if anew {
				wall, anew = LayBoard(l.State, list, l.Kind(KindTheme)), false
			} else {
				kept++
			}
			if got, want := drawn(wall), drawn(LayBoard(l.State, list, l.Kind(KindTheme))); got != want {
				rt.Fatalf("the wall is\n%s\nand not\n%s", got, want)
			}
			for _, r := range list {
				if ids, err := wall.readCards([]string{r.Label}); err != nil || len(ids) != 1 || ids[0] != r.ID {
					rt.Fatalf("%s is %v, %v", r.Label, ids, err)
				}
			}
			for id, c := range wall.where {
				if fmt.Sprint(wall.columnFor(l.Get(KindCard, id))) != fmt.Sprint(c) {
					rt.Fatalf("card %s is said to lie elsewhere", wall.label(id))
				}
			}
		}
	})
	if kept == 0 {
		t.Error("the wall was laid anew each time")
	}
}
