package ui

import (
	"slices"
	"strings"

	"doorstep/session"
)

// Drawings of a journey's picture, for any width. They know nothing of cursors
// or keys, so that the room's own window can use them too.

// stepFigures are what a step, or a difference, takes: as cells.
type stepFigures [4]string

// figureHeads are their headings.
func figureHeads(currency string) stepFigures {
	return stepFigures{"Time", "Days", shown(currency), "Visits"}
}

// journeyRoom is the whole picture in w by h cells: pairs, totals, difference.
func journeyRoom(t *theme, p journeyPicture, w, h int) []string {
	below := p.totalLines(t, w, max(h/3, 1))
	lines := p.pairLines(t, w, h-len(below)-1, 0)
	if len(below) > 1 {
		lines = append(lines, "")
	}
	return clip(append(lines, below...), w, h)
}

// figuresOf are the figures of one step; those that nobody filled in are empty.
func (p journeyPicture) figuresOf(s *session.JourneyStep) stepFigures {
	if s == nil {
		return stepFigures{}
	}
	one := *s
	one.Fate = ""
	return totalFigures(session.JourneyTotals([]session.JourneyStep{one}, p.currency, nil))
}

func totalFigures(t session.Totals) stepFigures {
	cell := func(s session.Sum, write func(int) string) string {
		if !s.Known() {
			return ""
		}
		return write(s.V)
	}
	return stepFigures{
		cell(t.DayMin, session.FormatMinutes),
		cell(t.GapTenths, days),
		cell(t.Cost.Total, func(v int) string { return session.FormatAmount(v, t.Currency) }),
		cell(t.Visits, itoa),
	}
}

// days writes tenths of days without the word, under a heading that has it.
func days(tenths int) string {
	return strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(session.FormatTenths(tenths), "days"), "day"), " ")
}

// diffFigures are a difference as cells: with its sign, "0" for none.
func diffFigures(t *theme, d session.Delta) stepFigures {
	cell := func(c session.Comparison, write func(int) string) string {
		if !c.Known {
			return ""
		}
		return signed(t, c.Diff, write)
	}
	return stepFigures{
		cell(d.DayMin, session.FormatMinutes),
		cell(d.GapTenths, days),
		cell(d.Cost.Total, func(v int) string { return session.FormatAmount(v, d.Currency) }),
		cell(d.Visits, itoa),
	}
}

// signed writes a difference with its sign in front.
func signed(t *theme, v int, write func(int) string) string {
	switch {
	case v < 0:
		return t.sign("−", "-") + write(-v)
	case v > 0:
		return "+" + write(v)
	}
	return "0"
}

// fateSign stands before a step that is not taken any more.
func fateSign(t *theme, fate string) string {
	switch fate {
	case session.FateDropped:
		return t.sign("× ", "x ")
	case session.FateJoined:
		return t.sign("↑ ", "^ ")
	}
	return ""
}

// stepText is what a step is called in a list; absent says what stands where
// there is none.
func stepText(t *theme, s *session.JourneyStep, absent string) string {
	if s == nil {
		return t.muted.Render(absent)
	}
	text := shown(s.CitizenAction)
	if text == "" {
		text = "#" + shown(s.Label)
	}
	return fateSign(t, s.Fate) + text
}

// columnsOf are as wide as their widest cell.
func columnsOf(heads stepFigures, rows []stepFigures) [4]int {
	var widths [4]int
	for i := range heads {
		widths[i] = width(heads[i])
		for _, r := range rows {
			widths[i] = max(widths[i], width(r[i]))
		}
	}
	return widths
}

func (f stepFigures) line(widths [4]int) string {
	var b strings.Builder
	for i, n := range widths {
		if i > 0 {
			b.WriteString("  ")
		}
		b.WriteString(padLeft(f[i], n))
	}
	return b.String()
}

func sumWidths(widths [4]int) int { return widths[0] + widths[1] + widths[2] + widths[3] + 6 }

// leastText is the narrowest that the words of a step are still worth drawing.
const leastText = 16

// pairLines are the pairs of steps, one a line, with the difference at the end
// of each; where there is room, also what each step takes. The pair at stays in
// sight.
func (p journeyPicture) pairLines(t *theme, w, h, at int) []string {
	if h < 2 || len(p.pairs) == 0 {
		return nil
	}
	heads := figureHeads(p.currency)
	var now, wanted, diffs []stepFigures
	for i, pair := range p.pairs {
		now, wanted = append(now, p.figuresOf(pair.Now)), append(wanted, p.figuresOf(pair.Wanted))
		diffs = append(diffs, stepFigures{})
		if p.both() {
			diffs[i] = diffFigures(t, p.diffs[i])
		}
	}
	nw, ww, dw := columnsOf(heads, now), columnsOf(heads, wanted), columnsOf(heads, diffs)
	full := w >= 2*(leastText+2)+sumWidths(nw)+sumWidths(ww)+sumWidths(dw)+8
	room := w - sumWidths(dw) - 6
	if full {
		room -= sumWidths(nw) + sumWidths(ww) + 4
	}
	text := max(room/2, 1)
	row := func(left, right string, n, x, d string) string {
		if full {
			return pad(left, text) + "  " + n + "   " + pad(right, text) + "  " + x + "   " + d
		}
		return pad(left, text) + "  " + pad(right, text) + "  " + d
	}
	head := row(p.titled(nowJourney), p.titled(wantedJourney), heads.line(nw), heads.line(ww), heads.line(dw))
	lines := []string{t.muted.Render(cut(head, w))}
	top := max(0, min(at-(h-1)/2, len(p.pairs)-(h-1)))
	for i := top; i < len(p.pairs) && len(lines) < h; i++ {
		left, right := stepText(t, p.pairs[i].Now, t.sign("–", "-")), stepText(t, p.pairs[i].Wanted, t.sign("–", "-"))
		lines = append(lines, cut(row(left, right, now[i].line(nw), wanted[i].line(ww), diffs[i].line(dw)), w))
	}
	return lines
}

// measure is one line of what a journey takes in all.
type measure struct {
	name, note  string
	now, wanted session.Sum
	diff        session.Comparison
	write       func(int) string
}

func (p journeyPicture) measures() []measure {
	money := func(v int) string { return session.FormatMoney(v, p.now.Currency) }
	if p.now.Currency == "" {
		money = func(v int) string { return session.FormatMoney(v, p.wanted.Currency) }
	}
	list := []measure{
		{"time", "busy and waiting, minutes added up", p.now.DayMin, p.wanted.DayMin, p.all.DayMin, session.FormatMinutes},
		{"elapsed", "days between steps, never the minutes", p.now.GapTenths, p.wanted.GapTenths, p.all.GapTenths, session.FormatTenths},
		{"cost", "without what is unofficial", p.now.Cost.Total, p.wanted.Cost.Total, p.all.Cost.Total, money},
		{"visits", "trips to an office", p.now.Visits, p.wanted.Visits, p.all.Visits, itoa},
	}
	if p.now.Cost.Other.Known() || p.wanted.Cost.Other.Known() {
		list = append(list, measure{"unofficial", "apart from fees and costs", p.now.Cost.Other, p.wanted.Cost.Other, p.all.Cost.Other, money})
	}
	return slices.DeleteFunc(list, func(m measure) bool { return !m.now.Known() && !m.wanted.Known() })
}

// totalLines are what both journeys take in all, in at most h lines; in one line
// if they don't fit.
func (p journeyPicture) totalLines(t *theme, w, h int) []string {
	list := p.measures()
	if p.now.Steps+p.wanted.Steps == 0 || h < 1 {
		return nil
	}
	if h < len(list)+1 {
		return []string{p.shortLine(t, list, w)}
	}
	cells := make([][5]string, len(list)+1)
	for i, m := range list {
		cells[i+1] = m.cells(t)
	}
	cells[0] = p.totalHeads(true)
	widths := columnWidths(cells)
	if sumOf5(widths) > w {
		cells[0] = p.totalHeads(false)
		widths = columnWidths(cells)
	}
	tail := 0 // the widest note
	for _, m := range list {
		tail = max(tail, width(m.note)+3)
	}
	var lines []string
	for i, row := range cells {
		line := pad(row[0], widths[0])
		for k := 1; k < len(row); k++ {
			if widths[k] > 0 {
				line += "  " + padLeft(row[k], widths[k])
			}
		}
		switch {
		case i == 0:
			line = t.muted.Render(line)
		case width(line)+tail <= w:
			line = t.bold.Render(line) + "   " + t.muted.Render(list[i-1].note)
		default:
			line = t.bold.Render(line)
		}
		lines = append(lines, cut(line, w))
	}
	for _, c := range append(p.currencies(), p.check...) {
		for _, l := range wrap(c, max(w, 8)) {
			if len(lines) < h {
				lines = append(lines, t.muted.Render(l))
			}
		}
	}
	return lines
}

// totalHeads are the headings of the totals; full ones say how many steps there
// are.
func (p journeyPicture) totalHeads(full bool) [5]string {
	steps := func(name string, n int) string {
		switch {
		case n == 0:
			return ""
		case full:
			return name + ", " + plural(n, "step", "steps")
		}
		return name
	}
	c := [5]string{"in all", steps("today", p.now.Steps), steps("wanted", p.wanted.Steps), "", ""}
	if p.both() {
		c[3] = "difference"
	}
	return c
}

func columnWidths(cells [][5]string) (widths [5]int) {
	for _, row := range cells {
		for i, c := range row {
			widths[i] = max(widths[i], width(c))
		}
	}
	return widths
}

// sumOf5 is how wide the columns are with the space between them.
func sumOf5(widths [5]int) int {
	n := widths[0]
	for _, w := range widths[1:] {
		if w > 0 {
			n += 2 + w
		}
	}
	return n
}

// currencies says why there is no cost, where steps are paid in several.
func (p journeyPicture) currencies() []string {
	codes := append(append([]string{}, p.now.Mixed...), p.wanted.Mixed...)
	if len(codes) == 0 {
		return nil
	}
	for i := range codes {
		codes[i] = shown(codes[i])
	}
	return []string{"The cost is in several currencies (" + strings.Join(codes, ", ") + "), which are not added."}
}

// cells are a measure's line: its name, both sums with the sign of their origin,
// the difference, and that in per cent.
func (m measure) cells(t *theme) [5]string {
	sum := func(s session.Sum) string {
		if !s.Known() {
			return ""
		}
		return m.write(s.V) + " " + pad(originSigns[s.Origin], 1)
	}
	c := [5]string{m.name, sum(m.now), sum(m.wanted), "", ""}
	if m.diff.Known {
		c[3] = signed(t, m.diff.Diff, m.write)
		if m.diff.HasPercent {
			c[4] = signed(t, m.diff.Percent, itoa) + "%"
		}
	}
	return c
}

// shortLine is all of it in one line: what it comes to, or the difference, with
// the per cent if that leaves nothing out. What does not fit is left out whole.
func (p journeyPicture) shortLine(t *theme, list []measure, w int) string {
	parts := func(percent, short bool) (parts []string) {
		for _, m := range list {
			c := m.cells(t)
			value := strings.TrimRight(c[1]+c[2], " ")
			if p.both() {
				value = c[3]
				if c[4] != "" && percent {
					value += " (" + c[4] + ")"
				}
			}
			name := m.name
			if short && name == "elapsed" {
				name, value = "days", strings.NewReplacer(" days", "", " day", "").Replace(value)
			}
			if value != "" {
				parts = append(parts, name+" "+value)
			}
		}
		return parts
	}
	for _, try := range [][]string{parts(true, false), parts(false, false), parts(false, true)} {
		line := strings.Join(try, "   ")
		if named := "difference: " + line; p.both() && width(named) <= w {
			return t.bold.Render(named)
		}
		if width(line) <= w {
			return t.bold.Render(line)
		}
	}
	line := ""
	for _, part := range parts(false, true) {
		if next := strings.TrimLeft(line+"  "+part, " "); width(next) <= w {
			line = next
		}
	}
	return t.bold.Render(line)
}
