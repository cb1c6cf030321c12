package ui

import "charm.land/bubbles/v2/key"

// paletteColumn is the width that a column of actions needs: the longest names
// and their keys.
const paletteColumn = 48

// View draws the line that is typed, and the actions below it: in columns, one
// after the other, where they don't fit below each other and the screen is wide.
func (p *palette) View(w, h int) view {
	t := p.env.theme
	var v view
	v.add(prefixed(" "+t.bold.Render(t.sign("›", ">"))+" ", p.input.view(w-4)))
	v.lines = append(v.lines, "")
	found := p.found()
	count := len(found)
	p.room = max(h-2, 1)
	columns := max(min(w/paletteColumn, (count+p.room-1)/p.room), 1)
	each, top := w/columns, 0
	if columns == 1 {
		top = max(0, p.row-p.room+1)
	} else {
		top = p.row / (p.room * columns) * p.room * columns
	}
	if below := count - top - p.room*columns; below > 0 {
		v.lines[len(v.lines)-1] = spread("", t.muted.Render(itoa(below)+" more below")+" ", w)
	}
	for i := range min(count-top, p.room) {
		line := ""
		for c := top + i; c < min(count, top+p.room*columns); c += p.room {
			line = pad(line, (c-top)/p.room*each) + p.rowLine(found[c], c == p.row, each)
		}
		v.lines = append(v.lines, line)
	}
	if count == 0 {
		v.lines = append(v.lines, "   "+t.muted.Render("No action has that name."))
	}
	return v
}

// rowLine is one action and its key, and whether it can be done now.
func (p *palette) rowLine(k key.Binding, chosen bool, w int) string {
	t := p.env.theme
	mark, name := "  ", k.Help().Desc
	if chosen {
		mark, name = t.accent("").Render(t.sign("▌", ">"))+" ", t.chosen.Render(name)
	}
	tail := plainKey(k.Help().Key, t.ascii)
	if !k.Enabled() {
		tail, name = pad(tail, 8)+"not now", t.muted.Render(name)
	}
	return cut(" "+mark+pad(name, min(40, max(w-19, 1)))+t.muted.Render(" "+tail), w)
}
