package session

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestReadingsComeAndGo holds the figure of readings that come and go to that of
// those which are left, added up the slow way.
func TestReadingsComeAndGo(t *testing.T) {
	t.Parallel()
	one := rapid.Custom(func(t *rapid.T) Reading {
		return Reading{
			V:       rapid.OneOf(rapid.IntRange(-5, 60), rapid.SampledFrom([]int{0, maxWhole, -maxWhole, maxWhole - 1})).Draw(t, "value"),
			Origin:  rapid.SampledFrom(append([]string{"", "heard"}, origins...)).Draw(t, "origin"),
			Partial: rapid.Bool().Draw(t, "partial"),
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		var x Readings
		var apart OriginReadings
		var left []Reading
		for range rapid.IntRange(0, 40).Draw(t, "steps") {
			if len(left) > 0 && rapid.IntRange(0, 2).Draw(t, "goes") == 0 {
				at := rapid.IntRange(0, len(left)-1).Draw(t, "which")
				x.Remove(left[at])
				apart.Remove(left[at])
				left = slices.Delete(left, at, at+1)
			} else {
				for _, r := range rapid.SliceOfN(one, 1, 12).Draw(t, "come") {
					x.Add(r)
					apart.Add(r)
					left = append(left, r)
				}
			}
			if rapid.Bool().Draw(t, "unread") {
				continue
			}
			if got, want := x.Figure(), slowFigure(left); got != want {
				t.Fatalf("of %v it is %+v, not %+v", left, got, want)
			}
			if got, want := apart.Figures(), ByOrigin(left); !slices.Equal(got, want) {
				t.Fatalf("apart they are %+v, not %+v", got, want)
			}
		}
	})
}

func slowFigure(list []Reading) Figure {
	if len(list) == 0 {
		return Figure{}
	}
	f := Figure{N: len(list)}
	var values []int
	sum := 0 // some hundreds of values of 53 bits stay within an int
	for _, r := range list {
		values = append(values, r.V)
		sum += r.V
		if r.Partial {
			f.Partial++
		}
		f.Origin = joinOrigins(f.Origin, r.Origin)
		f.Origins.count(r.Origin)
	}
	f.Sum = max(-maxWhole, min(maxWhole, sum))
	f.Median, _ = Median(values)
	f.Min, f.Max = slices.Min(values), slices.Max(values)
	return f
}
