package ui

import (
	"math"
	"strconv"
	"strings"
	"testing"
)

// TestContrast computes the contrast of every colour against the background it
// is for, after WCAG 2: at least 4.5 to 1 for text. Where the background is
// unknown, a colour must hold against a black and a white one.
func TestContrast(t *testing.T) {
	grounds := map[ground][]string{
		groundDark:    {"#000000", "#1a1b26", "#24273a"},
		groundLight:   {"#ffffff", "#f5f5f0"},
		groundUnknown: {"#000000", "#ffffff"},
	}
	for g, backs := range grounds {
		p := palettes[g]
		colours := map[string]string{"muted": p.muted, "good": p.good, "warn": p.warn, "bad": p.bad}
		for stage, hex := range p.accent {
			colours["accent "+stage] = hex
		}
		for name, hex := range colours {
			for _, back := range backs {
				if c := contrast(t, hex, back); c < 4.5 {
					t.Errorf("ground %d: %s %s on %s has a contrast of %.2f", g, name, hex, back, c)
				}
			}
		}
		if p.chosen == "" {
			continue
		}
		if c := contrast(t, p.ink, p.chosen); c < 4.5 {
			t.Errorf("ground %d: ink %s on the chosen row's %s has a contrast of %.2f", g, p.ink, p.chosen, c)
		}
	}
}

func contrast(t *testing.T, a, b string) float64 {
	la, lb := luminance(t, a), luminance(t, b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(t *testing.T, hex string) float64 {
	n, err := strconv.ParseUint(strings.TrimPrefix(hex, "#"), 16, 32)
	if err != nil || len(hex) != 7 {
		t.Fatalf("%q is no colour", hex)
	}
	lin := func(c uint64) float64 {
		v := float64(c) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(n>>16) + 0.7152*lin(n>>8&255) + 0.0722*lin(n&255)
}
