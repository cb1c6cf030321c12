package session

import (
	"testing"

	"pgregory.net/rapid"
)

func TestWarningAt(t *testing.T) {
	for _, c := range []struct {
		left, minutes int
		want          Warning
		word          string
	}{
		{1200, 20, NoWarning, "20 min left"},
		{241, 20, NoWarning, "5 min left"},
		{240, 20, Low, "4 min left"},
		{61, 20, Low, "2 min left"},
		{60, 20, Last, "1 min left"},
		{59, 20, Last, "59 s left"},
		{0, 20, Up, "time is up"},
		{-59, 20, Up, "time is up"},
		{-60, 20, Up, "1 min over"},
		{-200, 20, Up, "3 min over"},
		{0, 0, NoWarning, "time is up"},
	} {
		elapsed := c.minutes*60 - c.left
		if got := WarningAt(elapsed, c.minutes); got != c.want {
			t.Errorf("%d s left of %d min: %d, want %d", c.left, c.minutes, got, c.want)
		}
		if got := ClockWord(elapsed, c.minutes); got != c.word {
			t.Errorf("%d s left of %d min: %q, want %q", c.left, c.minutes, got, c.word)
		}
	}
}

// TestEachWarningOnce: a clock that is read every so often gives each warning at
// most once, the gravest last, and a clock read again gives none.
func TestEachWarningOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		minutes := rapid.IntRange(0, 300).Draw(t, "minutes")
		before := rapid.IntRange(0, minutes*60+100).Draw(t, "from")
		last := WarningAt(before, minutes)
		for range 30 {
			after := before + rapid.IntRange(0, 600).Draw(t, "step")
			w := Crossed(before, after, minutes)
			if w != NoWarning && w <= last || w != NoWarning && Crossed(after, after, minutes) != NoWarning {
				t.Fatalf("warning %d after %d", w, last)
			}
			if w == NoWarning && WarningAt(after, minutes) > last {
				t.Fatalf("the warning %d was left out", WarningAt(after, minutes))
			}
			last, before = max(last, w), after
		}
	})
}
