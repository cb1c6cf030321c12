package ui

import (
	"strings"

	"doorstep/session"
)

// The width from which columns stand beside one another, and that of one.
const (
	manyColumns = 84
	columnWidth = 28
)

// View draws the strip of all columns, then those that fit, and the line.
func (b *board) View(w, h int) view {
	if b.detail != nil {
		return b.detail.View(w, h)
	}
	b.sync()
	foot := b.foot(w, h)
	room := max(h-len(foot.lines), 0)
	var v view
	v.lines = fill(clip(b.above(w, room), w, room), room)
	v.add(foot)
	v.lines = clip(v.lines, w, h)
	return v
}

// above is all but the line.
func (b *board) above(w, h int) []string {
	t := b.env.theme
	if b.blank() {
		return teach(t, w, h, "The wall is empty", "Cards stand here with their numbers as soon as they are typed. Write each number on its slip.",
			"A card that is typed only now goes into the list beside this one: F6.", "A theme can be written down already: type it as a sentence, or a: and the sentence for theme A.")
	}
	l := newWallLook(t, b.activity.Stage, b.env.desk.state, b.laid)
	l.marked, l.focus = b.marked, b.onWall || b.alike != nil
	var lines []string
	if h > 3 {
		lines = append(lines, b.strip(l, w))
		h--
	}
	if b.alike != nil {
		return append(lines, b.alikeLines(l, w, h)...)
	}
	if w < manyColumns {
		return append(lines, b.single(l, w, h)...)
	}
	return append(lines, b.several(l, w, h)...)
}

// blank says that there is nothing on the wall.
func (b *board) blank() bool {
	for _, c := range b.laid.Columns {
		if c.Theme != nil || len(c.Cards) > 0 {
			return false
		}
	}
	return true
}

// single is one column alone.
func (b *board) single(l wallLook, w, h int) []string {
	return b.pile(l, b.at(), w, h)
}

// several are as many columns as fit, the cursor's among them.
func (b *board) several(l wallLook, w, h int) []string {
	n := min(max(w/(columnWidth+2), 1), len(b.laid.Columns))
	at := b.at()
	b.left = max(0, min(b.left, at, len(b.laid.Columns)-n))
	b.left = max(b.left, at-n+1)
	each := (w - 2*(n-1)) / n
	cols := make([][]string, n)
	for i := range cols {
		cols[i] = b.pile(l, b.left+i, each, h)
	}
	return abreast(cols, each)
}

// pile is one column, scrolled so that its cursor shows.
func (b *board) pile(l wallLook, i, w, h int) []string {
	c := b.laid.Columns[i]
	key, cursor := heapOf(c), spot{row: -2}
	most := l.caps(c, w, h)
	from := max(min(b.tops[key], len(c.Cards)-1), 0)
	if i == b.at() {
		cursor.row = b.cursor.row
		from = b.scrolled(l, c, most, w, h, from, cursor.row)
	} else if from > 0 {
		from = b.scrolled(l, c, most, w, h, from, from)
	}
	b.tops[key] = from
	return l.stack(c, most, w, h, from, cursor)
}

// scrolled is the first card to draw so that the cursor's is seen, nearest to
// where the column stood, and no room is left below the last. Only cards that
// could be seen are measured.
func (b *board) scrolled(l wallLook, c *session.Column, most caps, w, h, from, row int) int {
	room, last := h-len(l.heading(c, w, headLines(h), false)), len(c.Cards)-1
	from = min(from, b.climb(l, c, most, w, room, last, row))
	if row <= 0 {
		return max(min(from, row), 0)
	}
	if row < last {
		room-- // for what says that there is more
	}
	return max(min(from, row), b.climb(l, c, most, w, room, row, row))
}

// climb is the first card from which all to the given one fit into so many
// lines.
func (b *board) climb(l wallLook, c *session.Column, most caps, w, room, to, row int) int {
	for i := to; i >= 0; i-- {
		n := most.at(i)
		if i == row && l.focus {
			n = fullLines
		}
		if room -= len(l.card(c.Cards[i], w, n, false)); room < 0 {
			return min(i+1, to)
		}
	}
	return 0
}

// strip is every column with how much lies in it, the cursor's marked, and the
// letter that comes next. Where they don't all fit, those around the cursor do.
func (b *board) strip(l wallLook, w int) string {
	t, at := l.t, b.at()
	var parts []string
	here := 0
	for i, c := range b.laid.Columns {
		name := shown(c.Letter)
		switch c.Pile {
		case session.PileLoose:
			name = "Not sorted"
		case session.PileParked:
			name = "Lot"
			parts = append(parts, "  "+t.muted.Render(shown(b.laid.Next)+" next"))
		}
		text := strings.TrimSpace(name + " " + itoa(len(c.Cards)))
		if c.Set() {
			text = "(" + text + ")"
		}
		if i == at {
			here = len(parts)
			text = t.accent(l.stage).Bold(true).Render(t.sign("▪ ", "* ") + text)
		} else {
			text = "  " + text
		}
		parts = append(parts, text)
	}
	from, to := here, here+1
	used := width(parts[here]) + 4
	for grown := true; grown; {
		grown = false
		if to < len(parts) && used+width(parts[to])+1 <= w {
			used += width(parts[to]) + 1
			to++
			grown = true
		}
		if from > 0 && used+width(parts[from-1])+1 <= w {
			from--
			used += width(parts[from]) + 1
			grown = true
		}
	}
	line := strings.Join(parts[from:to], " ")
	if from > 0 {
		line = t.muted.Render(t.sign("‹", "<")) + line
	}
	if to < len(parts) {
		line += t.muted.Render(t.sign(" ›", " >"))
	}
	return cut(line, w)
}

// foot is the line, and below it what Enter would do or what is meant.
func (b *board) foot(w, h int) view {
	t := b.env.theme
	label := "Wall "
	switch {
	case b.naming.open:
		label = "Theme "
		if r := b.env.desk.state.Get(session.KindTheme, b.naming.theme); r != nil {
			label += shown(session.ThemeLetter(r)) + " "
		}
	case len(b.marked) > 0:
		label = itoa(len(b.marked)) + " marked "
	}
	style := t.accent(b.activity.Stage).Bold(true)
	if !b.Typing() {
		style = t.muted
	}
	var v view
	if h >= 14 {
		v.lines = append(v.lines, t.muted.Render(t.rule(w)))
	}
	label = cut(style.Render(label+t.sign("›", ">")+" "), w/2)
	line := prefixed(label, b.input.view(max(w-width(label), 1)))
	if !b.Typing() {
		line.cursor = nil
	}
	v.add(line)
	if h >= 5 {
		text := b.under(w)
		if rest, alarm := strings.CutPrefix(text, "! "); alarm {
			text = t.warn.Render("! ") + rest
		} else {
			text = t.muted.Render(text)
		}
		v.lines = append(v.lines, cut(text, w))
	}
	return v
}

// under is what stands below the line: what it would do, or how to begin; on
// the wall, what is known of the card under the cursor. A warning begins with
// an exclamation mark and a space.
func (b *board) under(w int) string {
	switch {
	case b.naming.open:
		return b.advice(b.input.value())
	case b.onWall || b.alike != nil:
		return b.about(w)
	case strings.TrimSpace(b.input.value()) != "":
		return b.preview()
	case len(b.marked) > 0:
		return "A letter and Enter lays them under that theme; " + b.laid.Next + " begins a new one."
	}
	first := b.laid.Next
	for _, c := range b.laid.Columns {
		if c.Theme != nil && c.Letter != "" {
			first = c.Letter
			break
		}
	}
	l := shown(strings.ToLower(first))
	if first == b.laid.Next {
		return b.orNamed(l+" 12 14 31 begins theme "+shown(first)+" with those cards", l, first, w)
	}
	return b.orNamed(l+" 12 14 31 lays those under "+shown(first)+", "+shown(strings.ToLower(b.laid.Next))+" 5 6 begins a theme", l, first, w)
}

// orNamed ends the words on what the line would do with how a theme is named in
// it, where there is room.
func (b *board) orNamed(text, letter, theme string, w int) string {
	if named := text + "; " + letter + ": text names " + shown(theme) + "."; width(named) <= w {
		return named
	}
	return text + "."
}

// about is what is known of what the cursor stands on.
func (b *board) about(w int) string {
	d, r := b.env.desk, b.current()
	if r == nil {
		c := b.column()
		if conflicting(c.Theme, "sentence") {
			other, _ := c.Theme.Also("sentence")[0].(string)
			return "! also written: " + opening(other, w)
		}
		return countsOf(c)
	}
	if misplaced(r) {
		return "! also laid " + b.otherPlace(r)
	}
	var parts []string
	for _, a := range d.pack.Activities {
		if c := a.Capture(session.KindCard); c != nil && c.Field("kind") != nil {
			if ch := c.Field("kind").Choice(r.Str("kind")); ch != nil {
				parts = append(parts, ch.Label)
				break
			}
		}
	}
	if s := d.state.Get(session.KindService, r.Ref("service")); s != nil {
		parts = append(parts, opening(s.Text(), 30))
	}
	for _, f := range []string{"step", "staff_role"} {
		if text := r.Str(f); text != "" {
			parts = append(parts, opening(text, 24))
		}
	}
	if alias := d.state.AliasOf(r.Ref("by")); alias != "" {
		parts = append(parts, alias)
	}
	return shown(r.Label + " " + strings.Join(parts, ", "))
}

// otherPlace is where another laptop laid a card.
func (b *board) otherPlace(r *session.Record) string {
	ref, _ := laidElsewhere(r).(string)
	if ref == "" {
		return "on the parking lot"
	}
	if id, err := session.ParseID(ref); err == nil {
		if c := b.env.desk.state.Get(session.KindTheme, id); c != nil {
			return "under " + shown(session.ThemeLetter(c)+" "+opening(c.Text(), 60))
		}
	}
	return "under a theme that is gone"
}
