package session

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// TestTheMirrorIsKeptInStep holds a mirror that follows the sheets to a new
// one, after anything that two laptops and their undo can do.
func TestTheMirrorIsKeptInStep(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		a, b := newLaptop(1), newLaptop(2)
		var kept Mirrored
		for range rapid.IntRange(1, 30).Draw(rt, "steps") {
			l := rapid.SampledFrom([]*laptop{a, a, a, b}).Draw(rt, "laptop")
			sheet := Patch{"note": "as it was read out"}
			for _, f := range []struct {
				name   string
				values []any
			}{
				{"outcome", []any{nil, "done", "part", "refused", "told_to_return", "lost"}},
				{"wait_min", []any{nil, 0, 5, 95, -3}},
				{"wait_min_origin", []any{nil, "told"}},
				{"visits_needed", []any{nil, 0, 2}},
				{"origin", []any{nil, "observed", "told", "heard"}},
				{"date", []any{nil, "2026-04-14", "2026-04-15"}},
				{"started_at", []any{nil, "09:30", "12:00"}},
				{"quote", []any{nil, "Come on Sunday"}},
			} {
				if rapid.Bool().Draw(rt, f.name) {
					sheet[f.name] = rapid.SampledFrom(f.values).Draw(rt, "value of "+f.name)
				}
			}
			sheets := l.Kind(KindVisit)
			switch step := rapid.IntRange(0, 9).Draw(rt, "step"); {
			case step < 3 || len(sheets) == 0:
				l.add(t, KindVisit, sheet)
			case step < 6:
				l.set(t, KindVisit, rapid.SampledFrom(sheets).Draw(rt, "sheet").ID, sheet)
			case step == 6:
				l.remove(t, KindVisit, rapid.SampledFrom(sheets).Draw(rt, "sheet").ID)
			case step == 7:
				if _, _, err := l.Undo(l.src, l.device); err != nil {
					rt.Fatal(err)
				}
			case step == 8:
				meet(a, b)
			}
			got, want := kept.Of(a.State, nil), NewMirror(a.State, nil)
			if !reflect.DeepEqual(got, want) {
				rt.Fatalf("the mirror is\n%+v\nand not\n%+v", got, want)
			}
			sum := SummariseVisits(All[Visit](a.State), "", Origins(a.State, KindVisit))
			if got.Wait != sum.Time.Wait || got.Trips != sum.Trips.Needed || got.Outcomes != sum.Outcomes {
				rt.Fatalf("the figures are %+v, %+v and %+v, not those of %+v", got.Wait, got.Trips, got.Outcomes, sum)
			}
		}
	})
}
