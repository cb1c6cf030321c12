package session

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestPlacePutsARecordWhereItIsTold inserts and moves at random, in a list that
// begins without keys, and holds it to a plain slice.
func TestPlacePutsARecordWhereItIsTold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := newLaptop(1)
		var want []ID
		add := func(p Patch) ID {
			id, err := a.Begin(a.src, a.device, "3.3").Add(KindJourneyStep, p)
			if err != nil {
				t.Fatal(err)
			}
			return id
		}
		for range rapid.IntRange(0, 4).Draw(t, "typed") {
			want = append(want, add(Patch{"journey": "now"}))
		}
		t.Repeat(map[string]func(*rapid.T){
			"insert": func(t *rapid.T) {
				at := rapid.IntRange(0, len(want)).Draw(t, "at")
				g := a.Begin(a.src, a.device, "3.3")
				key, err := Place(g, a.Kind(KindJourneyStep), at)
				if err != nil {
					t.Fatal(err)
				}
				id, err := g.Add(KindJourneyStep, Patch{"journey": "now", FieldOrder: key})
				if err != nil {
					t.Fatal(err)
				}
				want = slices.Insert(want, at, id)
			},
			"move": func(t *rapid.T) {
				if len(want) == 0 {
					t.Skip("nothing to move")
				}
				from := rapid.IntRange(0, len(want)-1).Draw(t, "from")
				at := rapid.IntRange(0, len(want)-1).Draw(t, "at")
				list := slices.Delete(slices.Clone(a.Kind(KindJourneyStep)), from, from+1)
				g := a.Begin(a.src, a.device, "3.3")
				key, err := Place(g, list, at)
				if err == nil {
					err = g.Set(KindJourneyStep, want[from], Patch{FieldOrder: key})
				}
				if err != nil {
					t.Fatal(err)
				}
				id := want[from]
				want = slices.Insert(slices.Delete(want, from, from+1), at, id)
			},
			"": func(t *rapid.T) {
				var got []ID
				for _, r := range a.Kind(KindJourneyStep) {
					got = append(got, r.ID)
				}
				if !slices.Equal(got, want) {
					t.Fatalf("the list is %v, want %v", got, want)
				}
			},
		})
	})
}
