package ui

import (
	"strings"

	"doorstep/session"
)

// threadColumn is the least width in which a table's thread can be read beside
// another.
const threadColumn = 30

// View draws one table's thread, or as many side by side as fit.
func (t *threadScreen) View(w, h int) view {
	t.read()
	n := 1
	if !t.alone {
		n = max(1, min(len(t.list), w/threadColumn))
	}
	t.left = max(min(t.left, t.at), t.at-n+1)
	t.left = max(0, min(t.left, len(t.list)-n))
	lines, at, end := threadLines(t.env.theme, t.env.desk, t.list[t.left:t.left+n], t.at-t.left, t.row, w)
	head := lines[:1]
	lines, at, end = lines[1:], at-1, end-1
	room := max(h-1, 1)
	t.top = max(min(t.top, at), min(end-room, at))
	t.top = max(0, min(t.top, len(lines)-room))
	if more := len(t.list) - n; more > 0 {
		head[0] = spread(head[0], t.env.theme.muted.Render(plural(more, "table", "tables")+" more: "+t.env.theme.sign("← →", "left, right"))+" ", w)
	}
	for len(lines) > t.top+1 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	v := view{lines: append(head, t.env.theme.moreBelow(lines[t.top:], room)...)}
	v.lines = clip(v.lines, w, h)
	return v
}

// threadLines draw threads side by side: a line of names, then part for part
// what each table says. The part with the cursor begins at one line and ends
// before another. It reads nothing but what it is handed, so that it can be
// drawn for the room as well; a cursor of -1 is none.
func threadLines(t *theme, d *desk, list []session.Thread, at, row, w int) (lines []string, from, end int) {
	each := (w - 1) / len(list)
	var names []string
	for i, th := range list {
		name := "The room"
		if th.Table != nil {
			name = shown(th.Table.Text())
		}
		style := t.bold
		if i == at {
			style = t.accent("").Bold(true)
		}
		names = append(names, pad(" "+style.Render(name), each))
	}
	lines = append(lines, strings.TrimRight(strings.Join(names, ""), " "))
	for p := range list[0].Parts {
		cells := make([][]string, len(list))
		tall := 0
		for i, th := range list {
			cells[i] = partLines(t, d, th.Parts[p], i == at && p == row, p == row, each-1)
			tall = max(tall, len(cells[i]))
		}
		if p == row {
			from, end = len(lines), len(lines)+tall+1
		}
		for l := range tall {
			text := ""
			for i := range cells {
				cell := ""
				if l < len(cells[i]) {
					cell = cells[i][l]
				}
				text += pad(cell, each)
			}
			lines = append(lines, strings.TrimRight(text, " "))
		}
		lines = append(lines, "")
	}
	return lines, from, end
}

// mostPartLines is how many lines one part takes in a column; where the cursor
// is, and in a thread that is read alone, it is shown in full.
const mostPartLines = 6

// partLines are one part of one thread in w cells: its title, and below it what
// was said, or which activity asks for it.
func partLines(t *theme, d *desk, p session.ThreadPart, here, open bool, w int) []string {
	mark, title := " ", t.muted.Render(threadTitles[p.ID])
	if here {
		mark, title = t.accent("").Render(t.sign("▌", ">")), t.accent("").Bold(true).Render(threadTitles[p.ID])
	}
	lines := []string{cut(mark+title, w)}
	texts := d.partTexts(p)
	if len(texts) == 0 {
		return append(lines, cut("   "+gapText(t, p), w))
	}
	for i, text := range texts {
		for j, l := range wrap(text, max(w-4, 8)) {
			lead := "   "
			if j == 0 && len(texts) > 1 && i > 0 {
				lead = " " + t.sign("·", "-") + " "
			}
			lines = append(lines, cut(lead+l, w))
		}
	}
	if !open && w < 60 && len(lines) > mostPartLines {
		more := t.muted.Render(t.sign(" …", " ..."))
		lines = lines[:mostPartLines]
		lines[mostPartLines-1] = strings.TrimSuffix(cut(lines[mostPartLines-1], w-width(more)), "…") + more
	}
	return lines
}

// gapText says what is missing and who asks for it.
func gapText(t *theme, p session.ThreadPart) string {
	switch {
	case p.Activity == nil:
		return t.muted.Render("nothing yet")
	case p.LeftOut:
		return t.muted.Render("not done: " + shown(p.Activity.ID) + " is left out")
	}
	return t.warn.Render("! nothing yet: " + shown(p.Activity.ID))
}
