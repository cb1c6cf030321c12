package ui

import (
	"image/color"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
)

// ground is the terminal's background, as far as it is known.
type ground int

const (
	groundUnknown ground = iota
	groundDark
	groundLight
)

// colours are those of one background. Every one of them has a contrast
// of at least 4.5 to 1 against that background, and those for an unknown
// background against black and white both; a test computes it.
type colours struct {
	accent map[string]string // by stage
	muted  string
	good   string
	warn   string
	bad    string
	chosen string // background of the selected row, "" for none
	ink    string // what is written on it
}

var palettes = map[ground]colours{
	groundDark: {
		accent: map[string]string{"1": "#f2a65a", "2": "#82b1ff", "3": "#8fd694", "after": "#d0a8ff", "": "#7fd1d6"},
		muted:  "#a8a8a8", good: "#8fd694", warn: "#f2c14e", bad: "#ff8a80", chosen: "#303030", ink: "#f4f4f4",
	},
	groundLight: {
		accent: map[string]string{"1": "#8f4700", "2": "#1a55a8", "3": "#1f6b2d", "after": "#6b36a8", "": "#0b6268"},
		muted:  "#585858", good: "#1f6b2d", warn: "#7a5200", bad: "#b3261e", chosen: "#e4e4e4", ink: "#1c1c1c",
	},
	groundUnknown: {
		accent: map[string]string{"1": "#b1611a", "2": "#3b77c1", "3": "#3c8446", "after": "#925ec1", "": "#278088"},
		muted:  "#767676", good: "#3c8446", warn: "#956f0f", bad: "#cd483e",
	},
}

// theme is the only maker of styles.
type theme struct {
	ground ground
	ascii  bool

	text, bold, muted, good, warn, bad ink
	chosen, key                        ink
	accents                            map[string]ink
}

func newTheme(g ground, ascii bool) *theme {
	p := palettes[g]
	fg := func(hex string) ink { return newInk(inkColour(hex), nil) }
	plain := newInk(nil, nil)
	t := &theme{
		ground: g, ascii: ascii,
		text: plain, bold: plain.Bold(true),
		muted: fg(p.muted), good: fg(p.good), warn: fg(p.warn), bad: fg(p.bad).Bold(true),
		chosen: plain.Bold(true), key: plain.Bold(true),
		accents: map[string]ink{},
	}
	if p.chosen != "" {
		t.chosen = newInk(inkColour(p.ink), inkColour(p.chosen)).Bold(true)
	}
	for stage, hex := range p.accent {
		t.accents[stage] = fg(hex)
	}
	return t
}

// inkColour is a colour by its hexadecimal name; nil for "", the terminal's own.
func inkColour(hex string) color.Color {
	if hex == "" {
		return nil
	}
	return lipgloss.Color(hex)
}

// accent is the one colour of a stage.
func (t *theme) accent(stage string) ink {
	if s, ok := t.accents[stage]; ok {
		return s
	}
	return t.accents[""]
}

// sign gives the mark, or its plain form where only ASCII is wanted.
func (t *theme) sign(mark, plain string) string {
	if t.ascii {
		return plain
	}
	return mark
}

// rule is a horizontal line of w cells.
func (t *theme) rule(w int) string { return strings.Repeat(t.sign("─", "-"), max(w, 0)) }

// tone draws a status: its mark says the tone without colour.
func (t *theme) tone(k tone, text string) string {
	switch k {
	case toneQuiet:
		return t.muted.Render(text)
	case toneDone:
		return t.good.Render(t.sign("✓ ", "ok: ")) + text
	case toneWarn:
		return t.warn.Render("! " + text)
	case toneError:
		return t.bad.Render(t.sign("✗ ", "error: ") + text)
	}
	return text
}

func itoa(n int) string { return strconv.Itoa(n) }
