package ui

import (
	"slices"
	"strings"

	"doorstep/session"
)

// roomJourney is what the citizen goes through: today beside what is wanted,
// in bars with their figures, or where only one of the two was drawn, its steps
// and what they take together.
type roomJourney struct {
	stage       string
	now, wanted session.Totals
	diff        session.Delta
	steps       []session.JourneyStep
	currency    string
}

func newRoomJourney(d *desk, stage string) picture {
	kept, all := d.ofKind(session.KindJourneyStep)
	last := kept.last.of(all)
	if last == nil {
		return nothing{}
	}
	// Tables walk side by side: the one that wrote last is shown.
	var now, wanted []session.JourneyStep
	for _, r := range kept.tables.Of(last.Ref("table")) {
		if step := session.As[session.JourneyStep](r); step.Journey == wantedJourney {
			wanted = append(wanted, step)
		} else {
			now = append(now, step)
		}
	}
	j := &roomJourney{stage: stage, currency: d.entry().Currency(), steps: now}
	if len(now) == 0 {
		// What nobody does any more is no step of the way.
		j.steps = slices.DeleteFunc(slices.Clone(wanted), func(s session.JourneyStep) bool { return s.Fate != "" })
	}
	origins := session.Origins(d.state, session.KindJourneyStep)
	j.now, j.wanted = session.JourneyTotals(now, j.currency, origins), session.JourneyTotals(wanted, j.currency, origins)
	j.diff = session.Difference(j.now, j.wanted)
	return j
}

// roomMeasure is one figure of the journey, today and as it is wanted.
type roomMeasure struct {
	name string
	of   session.Comparison
	unit func(int) string
}

// measures are those of which something is known.
func (j *roomJourney) measures() []roomMeasure {
	all := []roomMeasure{
		{"Time", j.diff.DayMin, session.FormatMinutes},
		{"Days between", j.diff.GapTenths, session.FormatTenths},
		{"Money", j.diff.Cost.Total, func(v int) string { return session.FormatMoney(v, j.diff.Currency) }},
		{"Trips", j.diff.Visits, itoa},
		{"Papers", j.diff.Documents, itoa},
		{"Steps", j.diff.Steps, itoa},
	}
	var known []roomMeasure
	for _, m := range all {
		if m.of.Known {
			known = append(known, m)
		}
	}
	return known
}

func (j *roomJourney) lines(t *theme, w, h int) []string {
	if h < 3 {
		return nil
	}
	if j.now.Steps > 0 && j.wanted.Steps > 0 {
		if list := j.measures(); len(list) > 0 {
			return j.bars(t, list, w, h)
		}
	}
	return j.walk(t, w, h)
}

// bars are two bars a measure, as long as the figures, with the change behind
// what is wanted.
func (j *roomJourney) bars(t *theme, list []roomMeasure, w, h int) []string {
	name, figure := 0, 0
	for _, m := range list {
		name = max(name, width(m.name))
		figure = max(figure, width(m.unit(m.of.Now)), width(m.unit(m.of.Wanted)))
	}
	cells := min(w-name-len("  wanted    -100 %")-figure-2, max(60, w*3/5))
	each := 3
	if len(list)*3 > h {
		each = 2
	}
	var lines []string
	for _, m := range list {
		if len(lines)+each > h {
			break
		}
		most := max(m.of.Now, m.of.Wanted, 1)
		if each == 3 {
			lines = append(lines, "")
		}
		today := t.muted.Render("today   " + roomBar(todaysBlock(t), m.of.Now, most, cells))
		wanted := t.accent(j.stage).Bold(true).Render("wanted  " + roomBar(t.sign("█", "#"), m.of.Wanted, most, cells))
		lines = append(lines,
			pad(t.bold.Render(m.name), name)+"  "+today+" "+m.unit(m.of.Now),
			pad("", name)+"  "+wanted+" "+t.bold.Render(m.unit(m.of.Wanted)+"  "+roomChange(t, m.of)))
	}
	return clip(lines, w, h)
}

func roomBar(block string, v, most, cells int) string {
	if cells < 4 {
		return ""
	}
	// Not by v*cells: a stranger's figure may be as large as there is.
	n := min(int(float64(max(v, 0))/float64(most)*float64(cells)+0.5), cells)
	if v > 0 {
		n = max(n, 1)
	}
	return strings.Repeat(block, n)
}

// roomChange is a difference in percent, or in words where there is none.
func roomChange(t *theme, c session.Comparison) string {
	switch {
	case c.Diff == 0:
		return "the same"
	case !c.HasPercent:
		return ""
	case c.Percent < 0:
		return t.sign("−", "-") + itoa(-c.Percent) + " %"
	}
	return "+" + itoa(c.Percent) + " %"
}

// walk is one journey: its steps in their order, the last of them where not
// all fit, and under them what they take.
func (j *roomJourney) walk(t *theme, w, h int) []string {
	wide := min(w, roomLine)
	var parts [][]string
	used := 0
	for i := len(j.steps) - 1; i >= 0; i-- {
		part := append([]string{""}, j.step(t, i, wide)...)
		if used+len(part) > h-2 && len(parts) > 0 {
			break
		}
		parts, used = append(parts, part), used+len(part)
	}
	var lines []string
	for i := len(parts) - 1; i >= 0; i-- {
		lines = append(lines, parts[i]...)
	}
	return append(fill(clip(lines, w, h-1), h-1), t.muted.Render(cut(j.sum(), w)))
}

func (j *roomJourney) step(t *theme, i, w int) []string {
	head := t.accent(j.stage).Bold(true).Render(padLeft(itoa(i+1), 2)) + "  "
	one := session.JourneyTotals(j.steps[i:i+1], j.currency, nil)
	tail := strings.Join(roomFigures(one), ", ")
	text := opened(j.steps[i].CitizenAction, max(w-width(head), 8), 3)
	for n := range text {
		if n > 0 {
			text[n] = strings.Repeat(" ", width(head)) + text[n]
		} else {
			text[n] = head + text[n]
		}
	}
	if last := len(text) - 1; width(text[last])+width(tail)+3 <= w && tail != "" {
		text[last] += "   " + t.muted.Render(tail)
	}
	return text
}

// sum is what all steps take together.
func (j *roomJourney) sum() string {
	totals := j.now
	if totals.Steps == 0 {
		totals = j.wanted
	}
	return strings.Join(append([]string{plural(totals.Steps, "step", "steps")}, roomFigures(totals)...), ", ")
}

// roomFigures are those that are known of a journey, in words.
func roomFigures(of session.Totals) []string {
	var words []string
	add := func(s session.Sum, format func(int) string) {
		if s.Known() && s.V != 0 {
			words = append(words, format(s.V))
		}
	}
	add(of.DayMin, session.FormatMinutes)
	add(of.GapTenths, func(v int) string { return session.FormatTenths(v) + " between" })
	add(of.Cost.Total, func(v int) string { return session.FormatMoney(v, of.Currency) })
	add(of.Visits, func(v int) string { return plural(v, "trip", "trips") })
	return words
}
