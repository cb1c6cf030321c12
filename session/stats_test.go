package session

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestMedian(t *testing.T) {
	tests := []struct {
		values []int
		want   int
	}{
		{[]int{7}, 7},
		{[]int{9, 1, 5}, 5},
		{[]int{1, 2, 3, 100}, 3}, // 2.5
		{[]int{3, 4}, 4},         // 3.5
		{[]int{-4, -3}, -3},      // -3.5, half up
		{[]int{-1, 2}, 1},        // 0.5
		{[]int{40, 20}, 30},
		{[]int{5, 5, 5, 5}, 5},
		{[]int{-maxWhole, maxWhole}, 0},
		{[]int{maxWhole - 1, maxWhole}, maxWhole}, // and no overflow
	}
	for _, tt := range tests {
		before := slices.Clone(tt.values)
		if got, ok := Median(tt.values); got != tt.want || !ok {
			t.Errorf("Median(%v) = %d, %v; want %d", tt.values, got, ok, tt.want)
		}
		if !slices.Equal(before, tt.values) {
			t.Errorf("Median reordered %v to %v", before, tt.values)
		}
	}
	if got, ok := Median(nil); got != 0 || ok {
		t.Errorf("Median of nothing = %d, %v", got, ok)
	}
}

func TestMedianStandsInTheMiddle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.IntRange(-50, 50), 1, 30).Draw(t, "values")
		m, _ := Median(values)
		below, above := 0, 0
		for _, v := range values {
			if v < m {
				below++
			}
			if v > m {
				above++
			}
		}
		// Rounding up may lift the median above half of the values, never more.
		if above*2 > len(values) || below*2 > len(values) {
			t.Fatalf("median %d of %v: %d below, %d above", m, values, below, above)
		}
	})
}

func TestFigures(t *testing.T) {
	// Five waits: 20, 35, 35, 90, 240. The middle is 35; they come to 420. Four
	// are observed, one is told, so the origin is mixed. A mean would say 84.
	f := Figures([]Reading{
		{V: 240, Origin: OriginObserved},
		{V: 35, Origin: OriginObserved},
		{V: 20, Origin: OriginTold},
		{V: 90, Origin: OriginObserved, Partial: true},
		{V: 35, Origin: OriginObserved},
	})
	want := Figure{
		N: 5, Median: 35, Min: 20, Max: 240, Sum: 420, Partial: 1,
		Origin: OriginMixed, Origins: OriginCounts{Observed: 4, Told: 1},
	}
	if f != want {
		t.Errorf("got  %+v\nwant %+v", f, want)
	}
	if f := Figures(nil); f != (Figure{}) {
		t.Errorf("of nothing: %+v", f)
	}
}

func TestOriginsJoin(t *testing.T) {
	tests := []struct {
		origins []string
		want    string
		counts  OriginCounts
	}{
		{[]string{"told", "told"}, OriginTold, OriginCounts{Told: 2}},
		{[]string{"estimated"}, OriginEstimated, OriginCounts{Estimated: 1}},
		{[]string{"observed", "told"}, OriginMixed, OriginCounts{Observed: 1, Told: 1}},
		{[]string{"observed", ""}, OriginMixed, OriginCounts{Observed: 1, Unknown: 1}},
		{[]string{"", "guessed"}, OriginUnknown, OriginCounts{Unknown: 2}},
		{[]string{"mixed", "mixed"}, OriginMixed, OriginCounts{Mixed: 2}},
		{[]string{"mixed", "told"}, OriginMixed, OriginCounts{Mixed: 1, Told: 1}},
	}
	for _, tt := range tests {
		var readings []Reading
		for _, o := range tt.origins {
			readings = append(readings, Reading{V: 1, Origin: o})
		}
		if f := Figures(readings); f.Origin != tt.want || f.Origins != tt.counts {
			t.Errorf("%q: %s %+v, want %s %+v", tt.origins, f.Origin, f.Origins, tt.want, tt.counts)
		}
	}
}

func TestFiguresDoNotDependOnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		readings := rapid.SliceOf(rapid.Custom(func(t *rapid.T) Reading {
			return Reading{
				V:       rapid.IntRange(0, 500).Draw(t, "v"),
				Origin:  rapid.SampledFrom([]string{"", "observed", "told", "estimated"}).Draw(t, "origin"),
				Partial: rapid.Bool().Draw(t, "partial"),
			}
		})).Draw(t, "readings")
		shuffled := rapid.Permutation(readings).Draw(t, "shuffled")
		a, b := Figures(readings), Figures(shuffled)
		if a != b {
			t.Fatalf("%+v, shuffled %+v", a, b)
		}
		if a.Min > a.Median || a.Median > a.Max {
			t.Fatalf("the median lies outside the range: %+v", a)
		}
	})
}

func TestPercentChange(t *testing.T) {
	tests := []struct {
		from, to, want int
		ok             bool
	}{
		{80, 30, -63, true}, // -62.5, half away from zero
		{80, 130, 63, true}, // +62.5
		{3, 2, -33, true},   // -33.3
		{3, 1, -67, true},   // -66.7
		{200, 199, -1, true},
		{201, 200, 0, true}, // -0.4975
		{10, 10, 0, true},
		{10, 0, -100, true},
		{1, 3, 200, true},
		{1, maxWhole, (maxWhole - 1) * 100, true},
		{0, 5, 0, false},
		{0, 0, 0, false},
		{-5, 5, 0, false},
	}
	for _, tt := range tests {
		if got, ok := PercentChange(tt.from, tt.to); got != tt.want || ok != tt.ok {
			t.Errorf("PercentChange(%d, %d) = %d, %v; want %d, %v", tt.from, tt.to, got, ok, tt.want, tt.ok)
		}
	}
}

func TestFormatFigure(t *testing.T) {
	tests := []struct {
		f    Figure
		v    int
		want string
	}{
		{Figure{Unit: UnitMinutes}, 80, "1 h 20"},
		{Figure{Unit: UnitTenths}, 25, "2.5 days"},
		{Figure{Unit: UnitMetres}, 12400, "12.4 km"},
		{Figure{Unit: UnitMoney, Currency: "BDT"}, 120_000, "BDT 1,200"},
		{Figure{Unit: UnitCount}, 3600, "3,600"},
		{Figure{}, 3, "3"},
	}
	for _, tt := range tests {
		if got := tt.f.Format(tt.v); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.f.Unit, got, tt.want)
		}
	}
}
