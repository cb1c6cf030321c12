package ui

import (
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// selecter is an instrument that can put its cursor on a record. It says
// whether it did: a field that can't be kept as it is typed holds the cursor.
type selecter interface{ Select(session.ID) bool }

// fieldSelecter can put its cursor on a field of the record it is on.
type fieldSelecter interface{ SelectField(field string) }

// revealMsg goes to a record, in the activity that shows it, with the cursor
// on it, and on one of its fields where that is named. Whatever is open is
// left.
type revealMsg struct {
	kind  string
	id    session.ID
	field string
}

func reveal(r *session.Record, field string) tea.Cmd {
	return func() tea.Msg { return revealMsg{r.Kind, r.ID, field} }
}

// visitMsg goes to one list of an activity, at its end.
type visitMsg struct {
	activity *content.Activity
	list     int
}

// reveal goes to a record. Where one table's thread is shown and the record is
// not of it, all tables are shown.
func (a *app) reveal(msg revealMsg) tea.Cmd {
	d, r := a.env.desk, a.run()
	if d == nil || r == nil {
		return nil
	}
	record := d.state.Get(msg.kind, msg.id)
	if record == nil {
		return say(toneInfo, "It is not there any more. The history, F12, may know why.")
	}
	act, capture := session.Holder(d.state, d.pack, record)
	if act == nil {
		return say(toneInfo, "No list shows a "+session.KindWord(record.Kind)+" like this one; it is in the record, and in the export.")
	}
	if !d.shows(record) {
		d.table = session.ID{}
	}
	list := 0
	for i := range act.Captures {
		if &act.Captures[i] == capture {
			list = i
		}
	}
	cmd := tea.Batch(a.unstack(), r.visit(act, list))
	i := r.instrument()
	s, ok := i.(selecter)
	if ok && !s.Select(record.ID) {
		return tea.Batch(cmd, say(toneWarn, "The field that is open here can't be kept as it is; mend it first."))
	}
	if f, ok := i.(fieldSelecter); ok && msg.field != "" {
		f.SelectField(msg.field)
	}
	return cmd
}

// visit leaves whatever is open for a list of an activity.
func (a *app) visit(msg visitMsg) tea.Cmd {
	r := a.run()
	if r == nil {
		return nil
	}
	return tea.Batch(a.unstack(), r.visit(msg.activity, msg.list))
}

// unstack leaves all screens over the run screen. What is half typed in one of
// them is kept, since nobody comes back to it.
func (a *app) unstack() tea.Cmd {
	var cmds []tea.Cmd
	for _, s := range a.stack[1:] {
		if l, ok := s.(leaver); ok {
			cmds = append(cmds, l.Leave(true))
		}
	}
	a.stack = a.stack[:1]
	return tea.Batch(cmds...)
}

// visit goes to one list of an activity, keeping what is typed where one was.
func (r *run) visit(to *content.Activity, list int) tea.Cmd {
	cmd := r.leave(false)
	r.list[to.ID] = list
	if r.layout == layoutScript {
		r.layout = layoutBoth
	}
	return tea.Batch(cmd, r.goTo(to, nil))
}

// Select puts the cursor on a row.
func (s *sheet) Select(id session.ID) bool {
	if s.edit.open {
		return false
	}
	s.follow()
	if s.rowOf(id) < 0 && s.view.filters() {
		s.showAll()
	}
	at := s.rowOf(id)
	if at >= 0 {
		s.to(at, s.col)
		s.hold()
	}
	return at >= 0 || s.rows.single()
}

// SelectField puts the cursor on a column.
func (s *sheet) SelectField(field string) {
	for i, f := range s.fields() {
		if f.ID == field {
			s.to(s.row, i)
			s.anchor = s.col
		}
	}
}

// Select puts the cursor on a card. The line below keeps what is in it.
func (c *cards) Select(id session.ID) bool {
	if c.detail != nil && c.detail.edit.open {
		return false
	}
	for i, r := range c.records() {
		if r.ID == id {
			c.detail = nil
			if !c.editing.IsZero() {
				c.toLine()
			}
			c.chosen = i
			return true
		}
	}
	return true // it is not of this list; there is nothing to hold the cursor
}
