package ui

import (
	"strings"

	"doorstep/session/brief"
)

// todaysBlock is what a bar of today is made of: without colour too, it is told
// from the full one that is wanted.
func todaysBlock(t *theme) string { return t.sign("▒", "=") }

// barLines draws the change for one citizen in colour: today in grey, what is
// wanted in the accent, with the words and figures that say the same without
// colour. It is made for the width given, and empty where nothing is compared.
func barLines(t *theme, m *brief.Model, lang string, w int) []string {
	label, side, text := 0, 0, 0
	bars := brief.Bars(m, lang, 1)
	for _, b := range bars {
		label, side, text = max(label, width(b.Label)), max(side, width(b.Side)), max(text, width(b.Text))
	}
	cells := min(w-label-side-text-3, 48)
	if len(bars) == 0 || cells < 4 {
		return nil
	}
	var lines []string
	last := ""
	for _, b := range brief.Bars(m, lang, cells) {
		name := b.Label
		if b.What == last {
			name = ""
		}
		last = b.What
		bar, style := b.Blocks(), t.accent("3")
		if t.ascii {
			bar = strings.Repeat("#", (b.Eighths+4)/8)
		}
		if b.When == "now" {
			bar, style = strings.Repeat(todaysBlock(t), max((b.Eighths+4)/8, 1)), t.muted
		}
		lines = append(lines, pad(name, label)+" "+pad(t.muted.Render(b.Side), side)+" "+style.Render(bar)+" "+b.Text)
	}
	return lines
}
