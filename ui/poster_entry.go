package ui

import (
	"slices"
	"strings"

	"doorstep/session"
)

// entryLines are all entries of a box, as far as one screen can need them.
func (p *poster) entryLines(t *theme, box string, w, most int) []string {
	var lines []string
	for _, r := range p.m.Boxes[box] {
		if len(lines) >= most {
			break
		}
		lines = append(lines, p.entry(t, r, w, most)...)
	}
	return lines
}

// entry is one entry: the sign of its basis, its words, and what it rests on.
func (p *poster) entry(t *theme, r *session.Record, w, most int) []string {
	lead := "  "
	if r.ID == p.chosen {
		lead = t.accent(p.stage).Render(t.sign("▌", ">")) + " "
	}
	if w >= 30 {
		lead += t.muted.Render(padLeft("#"+r.Label, 4)) + " "
	}
	sign, style := t.sign("• ", "* "), t.text
	if r.Str("basis") != "observed" {
		sign = "~ "
	}
	if r.ID == p.chosen {
		style = t.chosen
	}
	room := max(w-width(lead)-2, 6)
	var lines []string
	for _, l := range wrap(session.OneLine(r.Str("text")), room) {
		lines = append(lines, style.Render(l))
	}
	lines = p.entryMarks(t, r, lines, room)
	if len(lines) > most {
		lines = lines[:max(most, 1)]
	}
	under := strings.Repeat(" ", width(lead)+2)
	for i := range lines {
		if i == 0 {
			lines[i] = lead + t.muted.Render(sign) + lines[i]
		} else {
			lines[i] = under + lines[i]
		}
	}
	return lines
}

// entryMarks puts behind an entry that it is contradicted, and its cards; of
// the chosen one all of its evidence.
func (p *poster) entryMarks(t *theme, r *session.Record, lines []string, room int) []string {
	var marks []string
	if p.contradicted(r) || r.ID == p.first {
		marks = append(marks, t.warn.Render(t.sign("≠", "!=")))
	}
	words := shown(r.Str("evidence"))
	for _, label := range p.cards(r.ID) {
		if !namesNumber(words, label) {
			marks = append(marks, t.key.Render("#"+label))
		}
	}
	mark := strings.Join(marks, " ")
	last := len(lines) - 1
	free := room - width(lines[last]) - 1 - width(mark)
	switch {
	case mark != "" && free >= 0:
		lines[last] += " " + mark
	case mark != "":
		lines = append(lines, cut(mark, room))
		free = room - width(mark)
	}
	switch {
	case words == "":
	case width(words)+2 <= free:
		lines[len(lines)-1] += "  " + t.muted.Render(words)
	case r.ID == p.chosen:
		for _, l := range wrap(words, room) {
			lines = append(lines, t.muted.Render(l))
		}
	}
	return lines
}

func (p *poster) contradicted(r *session.Record) bool {
	return slices.ContainsFunc(p.found, func(c session.Contradiction) bool { return c.A.ID == r.ID || c.B.ID == r.ID })
}

// foundLines are the contradictions, a line each, those of the chosen entry
// first; where more are there than fit, the last line counts the rest.
func (p *poster) foundLines(t *theme, w, most int) []string {
	found := slices.Clone(p.found)
	slices.SortStableFunc(found, func(x, y session.Contradiction) int { return p.far(x) - p.far(y) })
	var lines []string
	for i, c := range found {
		more := ""
		if left := len(found) - i - 1; len(lines) == most-1 && left > 0 {
			more = "  and " + itoa(left) + " more"
		}
		if len(lines) == most {
			break
		}
		lines = append(lines, p.foundLine(t, c, w-width(more))+t.muted.Render(more))
	}
	return clip(lines, w, most)
}

// far is how far from the chosen entry a contradiction is: 0 where it is one
// end.
func (p *poster) far(c session.Contradiction) int {
	if !p.chosen.IsZero() && (c.A.ID == p.chosen || c.B.ID == p.chosen) {
		return 0
	}
	return 1
}

func (p *poster) foundLine(t *theme, c session.Contradiction, w int) string {
	sign := t.warn.Render(t.sign("≠ ", "!= "))
	half := max((w-width(sign)-5)/2, 4)
	a, b := p.side(c.A), p.side(c.B)
	if width(b) < half {
		half += half - width(b)
	}
	return cut(sign+cut(a, half)+t.muted.Render(" but ")+b, w)
}

// side is one entry of a contradiction, with its number and its box.
func (p *poster) side(r *session.Record) string {
	box := ""
	if c := p.box.Choice(r.Str("quadrant")); c != nil {
		box = strings.ToLower(shown(c.Label)) + " "
	}
	return "#" + r.Label + " " + box + "“" + shown(r.Str("text")) + "”"
}
