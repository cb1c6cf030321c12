package ui

import (
	"strings"

	"doorstep/session"
)

// wideJourney is the width from which the two journeys stand side by side while
// one of them is typed; below it, one stands over the other.
const wideJourney = 108

// View draws the journey that is typed as a table, the other one with the
// differences beside it or below, and what both take in all.
func (j *journey) View(w, h int) view {
	j.follow()
	t, e, p := j.env.theme, j.env.desk.entry(), j.picture()
	foot := j.footView(w, max(h/2, helpLines+1))
	room := max(h-len(foot.lines), 1)
	totals := p.totalLines(t, w, totalRoom(room, w < wideJourney && p.both()))
	if len(totals) > 1 {
		totals = append([]string{t.muted.Render(t.rule(w))}, totals...)
	}
	if room-len(totals) < 4 {
		totals = nil
	}
	body := room - len(totals)
	var lines []string
	switch {
	case j.form:
		lines = j.formLines(t, e, w, body)
	case len(j.all()) == 0:
		lines = append(j.gridLines(t, e, w, 2), j.emptyLines(t, w, body-2)...)
		if used := len(lines) + 1; len(p.pairs) > 0 && body-used > 3 {
			lines = append(append(lines, ""), p.pairLines(t, w, body-used, 0)...)
		}
	case w >= wideJourney && len(p.pairs) > 0 && (p.both() || j.wanted):
		lines = j.besideLines(t, e, p, w, body)
	default:
		lines = j.overLines(t, e, p, w, body)
	}
	v := view{lines: append(fill(clip(lines, w, body), body), totals...)}
	v.add(foot)
	v.lines = clip(v.lines, w, h)
	return v
}

// totalRoom is how many of the lines the totals may take. Where the pairs have
// to stand below the table, they come first.
func totalRoom(room int, over bool) int {
	switch {
	case room >= 30, room >= 26 && !over:
		return 9
	case room >= 17 && !over:
		return 7
	case room >= 24:
		return 6
	}
	return 1
}

// overLines are the table, and below it the pairs with their differences.
func (j *journey) overLines(t *theme, e session.Entry, p journeyPicture, w, h int) []string {
	below := 0
	if p.both() && h >= 14 {
		below = min(len(p.pairs)+1, h/2)
	}
	above := h - below
	if below > 0 {
		above--
	}
	lines := fill(j.gridLines(t, e, w, above), above)
	if below == 0 {
		return lines
	}
	return append(append(lines, ""), p.pairLines(t, w, below, j.pairAt(p))...)
}

// pairAt is the pair that the step under the cursor belongs to.
func (j *journey) pairAt(p journeyPicture) int {
	r := j.current()
	for i, pair := range p.pairs {
		if s := j.mine(pair); r != nil && s != nil && s.ID == r.ID {
			return i
		}
	}
	return len(p.pairs)
}

// mine is the step of a pair that is typed here, other the one beside it.
func (j *journey) mine(p session.StepPair) *session.JourneyStep {
	if j.wanted {
		return p.Wanted
	}
	return p.Now
}

func (j *journey) other(p session.StepPair) *session.JourneyStep {
	if j.wanted {
		return p.Now
	}
	return p.Wanted
}

// besideLines are the two journeys side by side, today's on the left, and the
// difference of each pair on the right. The one that is typed is a table with as
// many of its columns as fit; of the other, what compares.
func (j *journey) besideLines(t *theme, e session.Entry, p journeyPicture, w, h int) []string {
	heads := figureHeads(p.currency)
	var others, diffs []stepFigures
	for i, pair := range p.pairs {
		others = append(others, p.figuresOf(j.other(pair)))
		diffs = append(diffs, diffFigures(t, p.diffs[i]))
	}
	ow, dw := columnsOf(heads, others), columnsOf(heads, diffs)
	text := min(max((w-sumWidths(ow)-sumWidths(dw))/4, 12), 30)
	side, difference := text+2+sumWidths(ow), sumWidths(dw)
	grid := w - side - difference - 6

	list := j.records()
	totals := j.totalLines(t, e, j.fitted(e, list, grid, h), 1)
	if h < 8 {
		totals = nil
	}
	room := max(h-2-len(totals), 1)
	slots := len(p.pairs) + 1
	at := j.pairAt(p)
	from := max(0, min(j.top, slots-room))
	if at < from {
		from = at
	}
	if at >= from+room {
		from = at - room + 1
	}
	cols := j.fitted(e, list, grid, h)
	join := func(mine, other, diff string) string {
		if j.wanted {
			return pad(other, side) + "   " + pad(mine, grid) + "   " + diff
		}
		return pad(mine, grid) + "   " + pad(other, side) + "   " + diff
	}
	otherHead := pad("", text) + "  " + heads.line(ow)
	lines := []string{
		join(t.accent(j.activity.Stage).Bold(true).Render(p.titled(j.own())), t.bold.Render(p.titled(j.otherName())), t.bold.Render("difference")),
		join(j.headLine(t, e, cols, grid), t.muted.Render(otherHead), t.muted.Render(heads.line(dw))),
	}
	for i := from; i < slots && i < from+room; i++ {
		lines = append(lines, j.besideLine(t, e, p, i, at, cols, join, text, others, ow, diffs, dw))
	}
	j.top = from
	if len(totals) > 0 {
		lines = append(fill(lines, h-1), join(totals[0], "", ""))
	}
	return lines
}

func (j *journey) otherName() string {
	if j.wanted {
		return nowJourney
	}
	return wantedJourney
}

// titled is what a journey is called on the screen.
func (p journeyPicture) titled(name string) string {
	title := map[string]string{nowJourney: "Today", wantedJourney: "Wanted"}[name]
	if p.table != "" {
		title += " " + p.table
	}
	return title
}

// besideLine is one pair, or the row to come.
func (j *journey) besideLine(t *theme, e session.Entry, p journeyPicture, i, at int, cols []column, join func(mine, other, diff string) string, text int, others []stepFigures, ow [4]int, diffs []stepFigures, dw [4]int) string {
	if i == len(p.pairs) {
		return join(j.rowLine(t, e, cols, nil, at == i), "", "")
	}
	pair := p.pairs[i]
	mine := strings.Repeat(" ", 1) + t.muted.Render(t.sign("–", "-"))
	if s := j.mine(pair); s != nil {
		mine = j.rowLine(t, e, cols, j.env.desk.state.Get(session.KindJourneyStep, s.ID), at == i)
	}
	other := pad(stepText(t, j.other(pair), t.sign("–", "-")), text) + "  " + others[i].line(ow)
	return join(mine, other, diffs[i].line(dw))
}

// emptyLines say how a journey is begun, before it is.
func (j *journey) emptyLines(t *theme, w, h int) []string {
	if !j.wanted {
		return teach(t, w, h, "", "",
			"One row a step, from where the need comes up to where the service is in hand. Type what the citizen does, Tab to its figures, Enter for the next step.",
			"Alt+I puts a step before another, Alt+Up and Alt+Down move one.")
	}
	if len(j.ofThread(nowJourney)) > 0 {
		return teach(t, w, h, "", "",
			"Alt+J begins with a copy of today's steps. Then Alt+U drops a step or joins it with the one above, and its figures can be changed. Or type the steps anew.")
	}
	return teach(t, w, h, "", "", "Today's journey, in 3.3, comes first: this one can begin with a copy of it. Or type the steps here, one a row.")
}
