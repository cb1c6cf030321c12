package ui

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestTruncateIsTheLibrarys holds the quick way of cutting to the slow one.
func TestTruncateIsTheLibrarys(t *testing.T) {
	t.Parallel()
	piece := rapid.OneOf(
		rapid.SampledFrom(scripts),
		rapid.SampledFrom([]string{"\x1b[1;31m", "\x1b[m", "\x1b[38:5:1m", "\x1b[2J", "\x1b", "e", "\u0301", "\u200d", "\ufe0f", "│", "──", "▪", "↔", "…", "‘a’"}),
		rapid.StringMatching(`[ -~]{0,12}`),
	)
	plain := 0
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 0, 6).Draw(t, "pieces"), "")
		w := rapid.IntRange(0, 30).Draw(t, "cells")
		tail := rapid.SampledFrom([]string{"", "…", "++"}).Draw(t, "tail")
		if width(text) <= w {
			return
		}
		got, ok := truncatePlain(text, w, tail)
		if !ok {
			return
		}
		plain++
		if want := method().Truncate(text+strings.Repeat(" ", w+1), w, tail); got != want {
			t.Fatalf("%q cut to %d is %q, not %q", text, w, got, want)
		}
	})
	if plain == 0 {
		t.Error("nothing was cut the quick way")
	}
}
