package ui

import (
	"testing"

	"charm.land/lipgloss/v2"
	"pgregory.net/rapid"
)

// TestInkIsTheStyle holds ink to what Lip Gloss draws with the same colours.
func TestInkIsTheStyle(t *testing.T) {
	t.Parallel()
	hex := rapid.SampledFrom([]string{"", "#f2a65a", "#303030", "#0b6268"})
	rapid.Check(t, func(t *rapid.T) {
		fore, back := hex.Draw(t, "fore"), hex.Draw(t, "back")
		bold, reversed := rapid.Bool().Draw(t, "bold"), rapid.Bool().Draw(t, "reversed")
		text := rapid.StringMatching(`[ -~é─▌]{0,20}`).Draw(t, "text")
		style := lipgloss.NewStyle()
		own := ink{}.Bold(bold).Reverse(reversed)
		if fore != "" || back != "" {
			own = newInk(inkColour(fore), inkColour(back)).Bold(bold).Reverse(reversed)
		}
		if fore != "" {
			style = style.Foreground(lipgloss.Color(fore))
		}
		if back != "" {
			style = style.Background(lipgloss.Color(back))
		}
		if other := hex.Draw(t, "inherited"); other != "" {
			style = style.Inherit(lipgloss.NewStyle().Foreground(lipgloss.Color(other)))
			own = own.Inherit(newInk(inkColour(other), nil))
		}
		if bold {
			style = style.Bold(true)
		}
		if reversed {
			style = style.Reverse(true)
		}
		if got, want := own.Render(text), style.Render(text); got != want {
			t.Fatalf("it draws %q, not %q", got, want)
		}
	})
}
