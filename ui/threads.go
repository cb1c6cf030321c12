package ui

import (
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// From 2.3 on the tables work side by side, each on a thread of its own: its
// theme, problem, root, persona, journey and concept. The desk shows one
// table's thread, or all of them; what is written while one is shown belongs to
// it.

// shows says whether a record belongs on the screen now: when one table is
// shown, that table's records and those of no table.
func (d *desk) shows(r *session.Record) bool {
	if d.table.IsZero() || r.Kind == session.KindTable {
		return true
	}
	t := r.Ref("table")
	return t.IsZero() || t == d.table
}

// fresh is what a new record of a capture begins with: the pack's defaults, and
// the table whose thread is shown.
func (d *desk) fresh(c *content.Capture) session.Patch {
	p := d.entry().Default(c)
	if p == nil {
		p = session.Patch{}
	}
	if !d.table.IsZero() && c.Field("table") != nil {
		p["table"] = d.table
	}
	return p
}

// nextTable shows the next table's thread; after the last, all of them.
func (d *desk) nextTable() tea.Cmd {
	list := d.state.Kind(session.KindTable)
	at := -1
	for i, r := range list {
		if r.ID == d.table {
			at = i
		}
	}
	switch {
	case len(list) == 0:
		return say(toneInfo, "There are no tables yet; F11 forms them.")
	case at+1 < len(list):
		d.table = list[at+1].ID
		return say(toneInfo, "Only "+shown(list[at+1].Text())+" now; what you add belongs to it.")
	}
	d.table = session.ID{}
	return say(toneInfo, "All tables.")
}

// showTable shows the thread of a table by its place, counted from nought; below
// nought: all of them.
func (d *desk) showTable(n int) tea.Cmd {
	list := d.state.Kind(session.KindTable)
	switch {
	case n < 0:
		d.table = session.ID{}
		return say(toneInfo, "All tables.")
	case len(list) == 0:
		return say(toneInfo, "There are no tables yet; F11 forms them.")
	case n >= len(list):
		return say(toneInfo, "There is no table "+itoa(n+1)+"; the last is "+shown(list[len(list)-1].Text())+".")
	}
	d.table = list[n].ID
	return say(toneInfo, "Only "+shown(list[n].Text())+" now; what you add belongs to it.")
}
