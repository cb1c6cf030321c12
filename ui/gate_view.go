package ui

import (
	"doorstep/content"
	"doorstep/session"
)

// View draws who is at the gate, and below it the checklist of whoever is under
// the cursor.
func (g *gate) View(w, h int) view {
	g.row = max(0, min(g.row, len(g.pairs())))
	list := g.checklist(w)
	foot := helpLines + 1
	room := h - len(list.lines) - foot - 1
	var v view
	if room >= 1 {
		v.lines = g.pairLines(w, min(room, len(g.pairs())+1))
		v.lines = append(v.lines, g.env.theme.muted.Render(g.env.theme.rule(w)))
	}
	if over := len(v.lines) + len(list.lines) + foot - h; over > 0 && len(list.lines) > over { // the line under the cursor stays
		from := max(0, min(g.col-1, over))
		list.lines = append(list.lines[:1:1], list.lines[1+from:]...)
		list.lines = list.lines[:max(len(list.lines)-over+from, 1)]
	}
	v.lines = append(v.lines, list.lines...)
	v.lines = fill(clip(v.lines, w, h-foot), max(h-foot, 0))
	v.add(g.footView(w))
	v.lines = clip(v.lines, w, h)
	return v
}

// footView is the line that is being filled in, or what the line under the
// cursor asks.
func (g *gate) footView(w int) view {
	t, e := g.env.theme, g.env.desk.entry()
	if g.edit.open {
		return g.edit.view(t, e, w, helpLines+1)
	}
	f := g.field()
	lines := wrap(f.Hint, max(w, 8))
	lines = append([]string{t.key.Render(f.Label)}, lines[:min(len(lines), helpLines)]...)
	return view{lines: fill(lines, helpLines+1)}
}

// pairLines are the gate of all pairs and those of each, as many as fit around
// the one under the cursor.
func (g *gate) pairLines(w, h int) []string {
	t, d := g.env.theme, g.env.desk
	n := len(g.pairs()) + 1
	g.top = max(0, min(g.top, n-h))
	if g.row < g.top {
		g.top = g.row
	}
	if g.row >= g.top+h {
		g.top = g.row - h + 1
	}
	var names []string
	var gates []session.Gate
	for i := g.top; i < n && i < g.top+h; i++ {
		name, id := "All pairs", session.ID{}
		if i > 0 {
			id = g.pairs()[i-1].ID
			name = d.entry().Name(session.KindAssignment, id)
		}
		names, gates = append(names, name), append(gates, session.GateFor(d.state, id))
	}
	wide := gateNames(names, gates, w)
	lines := make([]string, len(names))
	for i := range names {
		lines[i] = gateLine(t, g.fields(), gates[i], names[i], g.top+i == g.row, wide, w)
	}
	return lines
}

// gateNames is how many cells the names before the gates take: as many as they
// need where every gate is open and says little, else a third.
func gateNames(names []string, gates []session.Gate, w int) int {
	need := 10
	for _, name := range names {
		need = max(need, width(shown(name)))
	}
	most := w / 2
	for _, gate := range gates {
		if !gate.Open() || len(gate.Missing) > 0 {
			most = min(w/3, 30)
		}
	}
	return max(min(need, most), 10)
}

// gateLine is one gate: whose it is, in so many cells, whether it is open, and
// what is missing.
func gateLine(t *theme, fields []*content.Field, gate session.Gate, name string, here bool, wide, w int) string {
	mark := "  "
	if here {
		mark = t.key.Render(t.sign("▌", ">")) + " "
	}
	state := t.good.Render(t.sign("✓ ", "ok ") + "open")
	switch {
	case !gate.Open():
		state = t.warn.Render("closed: nothing is ticked yet")
		if len(gate.Missing) < len(session.GateFields()) {
			state = t.warn.Render("closed, without " + gateMissing(fields, gate.Missing))
		}
	case len(gate.Missing) > 0:
		state = t.warn.Render("! open, with a reason: ") + shown(gate.Reason)
	case gate.Own:
		state += t.muted.Render(", by its own line")
	}
	text := pad(shown(name), wide)
	if here {
		text = t.chosen.Render(text)
	}
	return cut(mark+text+"  "+state, w)
}

// checklist are the lines to tick and to fill in for the pair under the cursor.
func (g *gate) checklist(w int) view {
	t, d, e := g.env.theme, g.env.desk, g.env.desk.entry()
	head := "All pairs"
	if pair := g.pair(); !pair.IsZero() {
		head = shown(e.Name(session.KindAssignment, pair))
	}
	gate := session.GateFor(d.state, g.pair())
	state := t.good.Render("open")
	if !gate.Open() {
		state = t.warn.Render("closed, " + plural(len(gate.Missing), "line", "lines") + " missing")
	} else if len(gate.Missing) > 0 {
		state = t.warn.Render("open, with a reason")
	}
	v := view{lines: []string{spread(t.bold.Render(head)+t.muted.Render(": ")+state, g.place(t), w)}}
	own := g.record()
	for i, f := range g.fields() {
		v.lines = append(v.lines, g.checkLine(t, e, f, own, i, w))
	}
	return v
}

// place says which pair this is, and how many gates are still closed.
func (g *gate) place(t *theme) string {
	n, closed := len(g.pairs()), 0
	for _, gate := range session.Gates(g.env.desk.state) {
		if !gate.Open() {
			closed++
		}
	}
	switch {
	case n == 0:
		return t.muted.Render("no pairs yet")
	case closed > 0:
		return t.warn.Render(itoa(closed) + " of " + itoa(n) + " closed")
	}
	return t.muted.Render("all " + itoa(n) + " open")
}

// checkLine is one line of the checklist. What comes from the line for all pairs
// says so.
func (g *gate) checkLine(t *theme, e session.Entry, f *content.Field, own *session.Record, i, w int) string {
	mark := "  "
	label := f.Label
	if i == g.col {
		mark = t.accent(g.activity.Stage).Render(t.sign("▌", ">")) + " "
		label = t.chosen.Render(label)
	}
	v := g.said(f)
	from := ""
	if g.row > 0 && v != nil && (own == nil || own.Value(f.ID) == nil) {
		from = t.muted.Render("  as for all")
	}
	text := t.muted.Render(itoa(i+1)+" ") + "    " + label
	switch {
	case f.Type == content.YesNo && v == true:
		text = t.muted.Render(itoa(i+1)+" ") + t.good.Render("[x] ") + label
	case f.Type == content.YesNo && v == false:
		text = t.muted.Render(itoa(i+1)+" ") + t.warn.Render("[ ] ") + label + t.warn.Render("  no")
	case f.Type == content.YesNo:
		text = t.muted.Render(itoa(i+1)+" ") + "[ ] " + label
	case v != nil:
		text += t.muted.Render(": ") + shown(e.Format(f, v))
	}
	if own != nil && len(own.Also(f.ID)) > 0 {
		text += t.warn.Render("  also written: " + shown(e.Format(f, own.Also(f.ID)[0])))
	}
	return cut(mark+text+from, w)
}
