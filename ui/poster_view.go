package ui

import (
	"slices"
	"strings"

	"doorstep/content"
	"doorstep/session"
)

// poster is an empathy map as it is drawn: for the one who types, and for the
// room. It only reads.
type poster struct {
	m     session.EmpathyMap
	found []session.Contradiction
	// cards are the numbers of the cards that an entry rests on.
	cards func(session.ID) []string
	// who is the persona's made-up name.
	who string
	// box holds the words of the boxes.
	box   *content.Field
	stage string

	// hints say what goes into a box that is empty.
	hints map[string]string
	// focus is the box that is being filled, "-" for none.
	focus string
	// chosen is the entry with the focus; first is the one that another is being
	// set against.
	chosen, first session.ID
}

// posterView draws a map for the whole room: who and when, the boxes, and
// under them what disagrees.
func posterView(t *theme, p *poster, w, h int) []string {
	p.focus, p.hints = "-", nil
	head := p.headLines(t, w, 2)
	foot := p.foundLines(t, w, max(h/4, 1))
	if len(foot) > 0 {
		foot = append([]string{""}, foot...)
	}
	lines := append(head, p.grid(t, w, max(h-len(head)-len(foot), 1))...)
	return clip(append(lines, foot...), w, h)
}

// headLines are the person and the moment, and what the signs mean.
func (p *poster) headLines(t *theme, w, most int) []string {
	who := t.accent(p.stage).Bold(true).Render(shown(p.who))
	if p.who == "" {
		who = t.muted.Render("Nobody yet")
	}
	legend := t.muted.Render(t.sign("• ", "* ") + "observed  ~ inferred")
	if most < 2 || w < 40 {
		line := who
		if p.m.Moment != "" {
			line += "  " + shown(p.m.Moment)
		}
		return []string{cut(line, w)}
	}
	return []string{spread(who, legend, w), fit(p.m.Moment, w)}
}

// boxes are those that are drawn: the six, and one for what a stranger's file
// puts into none of them.
func (p *poster) boxes() []string {
	if len(p.m.Boxes[""]) > 0 {
		return append(slices.Clone(session.Quadrants), "")
	}
	return session.Quadrants
}

// columns is how many boxes stand beside one another.
func (p *poster) columns(w, h int) int {
	switch {
	case w < 54:
		return 1
	case w >= 110, w >= 66 && h < 12:
		return 3
	}
	return 2
}

// grid draws the boxes in rows. Between them stands nothing but space, since
// terminals disagree on how wide the words to the left of a line would be.
func (p *poster) grid(t *theme, w, h int) []string {
	boxes, cols := p.boxes(), p.columns(w, h)
	if rows := (len(boxes) + cols - 1) / cols; p.focus != "-" && h < rows+3 {
		return p.oneBox(t, w, h)
	}
	each := (w - 2*(cols-1)) / cols
	var needs []int
	focus := -1
	for i := 0; i < len(boxes); i += cols {
		need := 0
		for _, b := range boxes[i:min(i+cols, len(boxes))] {
			need = max(need, len(p.entryLines(t, b, each, h))+1)
			if p.hints[b] != "" {
				need = max(need, 2)
			}
			if b == p.focus {
				focus = len(needs)
			}
		}
		needs = append(needs, need)
	}
	heights := p.settled(t, needs, focus, each, cols, h)
	var lines []string
	for r, high := range heights {
		if high == 0 {
			continue
		}
		row := boxes[r*cols : min((r+1)*cols, len(boxes))]
		drawn := make([][]string, len(row))
		for i, b := range row {
			drawn[i] = fill(p.boxLines(t, b, each, high), high)
		}
		for n := range high {
			line := ""
			for i := range row {
				line += pad(drawn[i][n], each) + "  "
			}
			lines = append(lines, strings.TrimRight(line, " "))
		}
	}
	return clip(lines, w, h)
}

// settled are the heights of the rows. Lines that a row can't use, since its
// next entry is longer than what is left, go to the others.
func (p *poster) settled(t *theme, needs []int, focus, each, cols, h int) []int {
	boxes, first := p.boxes(), share(needs, focus, h)
	for r, high := range first {
		used := 1
		for _, b := range boxes[r*cols : min((r+1)*cols, len(boxes))] {
			used = max(used, len(p.boxLines(t, b, each, max(high, 1))))
		}
		if used < min(high, needs[r]) {
			needs[r] = used
		}
	}
	return share(needs, focus, h)
}

// oneBox is the box with the focus, under the names of the others, where there
// is no room for all.
func (p *poster) oneBox(t *theme, w, h int) []string {
	var others []string
	for _, b := range p.boxes() {
		if b != p.focus {
			others = append(others, strings.TrimSpace(p.boxHead(t, b, 0, 0, w)))
		}
	}
	lines := []string{cut("  "+strings.Join(others, "  "), w)}
	return clip(append(lines, p.boxLines(t, p.focus, w, max(h-1, 1))...), w, h)
}

// share gives rows their lines: each its heading, then all of them in turn what
// they need, the row with the focus twice as fast; and with lines to spare, a
// free one behind each row.
func share(needs []int, focus, h int) []int {
	got := make([]int, len(needs))
	give := func(r, most int) {
		if r >= 0 && got[r] < most && h > 0 {
			got[r]++
			h--
		}
	}
	for r := range needs {
		give(r, 1)
	}
	for before := -1; h > 0 && before != h; {
		before = h
		if focus >= 0 {
			give(focus, needs[focus])
		}
		for r := range needs {
			give(r, needs[r])
		}
	}
	for r := range needs[:len(needs)-1] {
		give(r, needs[r]+1)
	}
	return got
}

// boxLines are one box in so many lines: its name, how much is in it, and the
// entries that fit, those round the chosen one or else the latest.
func (p *poster) boxLines(t *theme, box string, w, h int) []string {
	entries := p.m.Boxes[box]
	blocks, at := map[int][]string{}, len(entries)-1
	if !p.chosen.IsZero() {
		if i := slices.IndexFunc(entries, func(r *session.Record) bool { return r.ID == p.chosen }); i >= 0 {
			at = i
		}
	}
	first, last, used := at, at, 0
	show := func(i int) bool {
		if i < 0 || i >= len(entries) || blocks[i] != nil {
			return false
		}
		blocks[i] = p.entry(t, entries[i], w, h)
		if used > 0 && used+len(blocks[i]) > h-1 {
			return false
		}
		used += len(blocks[i])
		first, last = min(first, i), max(last, i)
		return true
	}
	show(at)
	for show(first-1) || show(last+1) {
	}
	lines := []string{p.boxHead(t, box, first, len(entries)-1-last, w)}
	if len(entries) == 0 && p.hints[box] != "" {
		for _, l := range wrap(p.hints[box], max(w-4, 8)) {
			lines = append(lines, "  "+t.muted.Render(l))
		}
	}
	for i := first; i <= last && i >= 0; i++ {
		lines = append(lines, blocks[i]...)
	}
	if len(lines) > h && h > 1 {
		lines[h-1] = cut(lines[h-1]+"…", w)
	}
	return lines[:min(len(lines), h)]
}

// boxHead is the box's name and how much is in it; above and below are not
// seen.
func (p *poster) boxHead(t *theme, box string, above, below, w int) string {
	name := "No box yet"
	if c := p.box.Choice(box); c != nil {
		name = shown(c.Label)
	}
	style, bar := t.bold, "  "
	if box == p.focus {
		style, bar = t.accent(p.stage).Bold(true), t.accent(p.stage).Render(t.sign("▸ ", "> "))
	}
	head := bar + style.Render(name)
	n := len(p.m.Boxes[box])
	if n > 0 {
		head += " " + t.muted.Render(itoa(n))
	}
	for _, hidden := range []struct {
		n    int
		sign string
	}{{above, t.sign("↑", "^")}, {below, t.sign("↓", "v")}} {
		if n > 0 && hidden.n > 0 {
			head += t.muted.Render("  " + hidden.sign + itoa(hidden.n))
		}
	}
	return cut(head, w)
}
