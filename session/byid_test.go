package session

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestByIDIsKind: the same records as Kind has, whatever was asked for before,
// and in the order of their ids.
func TestByIDIsKind(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWriter()
		all := w.cards(rapid.IntRange(0, 30).Draw(t, "cards"))
		for _, c := range slices.Clone(all) {
			switch rapid.IntRange(0, 5).Draw(t, "then") {
			case 0:
				all = append(all, w.change(OpSet, c.Kind, c.Record, Patch{FieldDeleted: true}, c.ID))
			case 1:
				all = append(all, w.change(OpSet, c.Kind, c.Record, Patch{"text": "again", FieldOrder: "V"}, c.ID))
			case 2:
				all = append(all, w.change(OpRedact, c.Kind, c.Record, Patch{}))
			}
		}
		s := Fold(w.origin, all)
		if rapid.Bool().Draw(t, "asked for before") {
			s.Kind(KindCard)
		}
		for _, c := range w.cards(rapid.IntRange(0, 2).Draw(t, "more")) {
			s.Apply(c)
		}
		got := slices.Collect(s.ByID(KindCard))
		want := slices.SortedFunc(slices.Values(Fold(w.origin, s.Changes()).Kind(KindCard)), func(a, b *Record) int { return CompareID(a.ID, b.ID) })
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%d records, not %d", len(got), len(want))
		}
	})
}
