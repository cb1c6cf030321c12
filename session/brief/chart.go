package brief

import (
	"strings"
	"unicode/utf8"

	"doorstep/session"
)

// Bar is one line of a chart: a measure today or as it is wanted. The two bars
// of a measure share a scale, and no two measures do, since days, money and
// trips have none in common.
type Bar struct {
	// What is the measure, minutes, days, cost or visits; When is now, wanted
	// or found.
	What, When string
	// Label and Side are the two as words, Text the figure with its unit.
	Label, Side, Text string
	// Eighths is the length of the bar in eighths of a cell.
	Eighths int
}

// Bars draws the changes for one citizen as bars at most so many cells long.
// The longest of a measure has the full length; one that is above nought is
// never drawn as nothing.
func Bars(m *Model, lang string, cells int) []Bar {
	p := newPage(m, lang)
	var bars []Bar
	for _, c := range m.Idea.Changes {
		most := max(c.Now.V, c.Then.V, c.Found.V)
		for _, side := range []struct {
			when string
			sum  session.Sum
		}{{"now", c.Now}, {"wanted", c.Then}, {"found", c.Found}} {
			if !side.sum.Known() || !c.Now.Known() && !c.Then.Known() {
				continue
			}
			bars = append(bars, Bar{
				What: c.What, When: side.when, Text: p.amount(c, side.sum), Eighths: eighths(side.sum.V, most, cells),
				Label: p.w.T("brief.change." + c.What), Side: p.w.T("brief.change." + side.when),
			})
		}
	}
	return bars
}

// eighths is v on a scale on which most has so many cells.
func eighths(v, most, cells int) int {
	if v <= 0 || most <= 0 {
		return 0
	}
	// In floating point, as amounts may be near the end of the integers.
	return max(1, min(cells*8, int(float64(v)/float64(most)*float64(cells*8)+0.5)))
}

// Blocks is a bar as text: full blocks, and a part of one at the end.
func (b Bar) Blocks() string {
	bar := strings.Repeat("█", b.Eighths/8)
	if part := b.Eighths % 8; part > 0 {
		bar += string([]rune("▏▎▍▌▋▊▉")[part-1])
	}
	return bar
}

// chartCells is the length of a bar on paper: with its words a line stays
// within 72 characters.
const chartCells = 32

// chart draws the change as bars that stay aligned wherever letters have one
// width. Only words and figures of ours stand in it.
func (p *page) chart() {
	bars := Bars(p.m, p.lang, chartCells)
	if !p.m.Idea.designed() || len(bars) == 0 {
		return
	}
	label, side := 0, 0
	for _, b := range bars {
		label, side = max(label, runes(b.Label)), max(side, runes(b.Side))
	}
	p.heading(3, p.say("brief.annex.chart"))
	p.b.WriteString("```text\n")
	last := ""
	for _, b := range bars {
		name := b.Label
		if b.What == last {
			name = ""
		}
		last = b.What
		line := padRunes(name, label) + "  " + padRunes(b.Side, side) + "  " + b.Blocks() + " " + b.Text
		p.b.WriteString(strings.ReplaceAll(line, "`", "'") + "\n")
	}
	p.b.WriteString("```\n\n")
}

func runes(s string) int { return utf8.RuneCountInString(s) }

func padRunes(s string, n int) string { return s + strings.Repeat(" ", max(0, n-runes(s))) }

// amount is a sum as plain text.
func (p *page) amount(c Change, s session.Sum) string {
	if c.Unit != session.UnitMoney {
		return c.Unit.Format(s.V, "")
	}
	currency := c.Currency
	if blank(currency) {
		currency = p.m.Currency
	}
	return clean(session.FormatMoney(s.V, currency))
}
