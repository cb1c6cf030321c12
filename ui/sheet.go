package ui

import (
	"maps"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// sheet captures rows of typed fields. It is a table whose last row is the one
// to come; Ctrl+E turns it on its side, one record with all its fields.
type sheet struct {
	env      *env
	activity *content.Activity
	rows     rows

	row, col  int
	anchor    int // the column that Enter comes back to
	top, left int
	sums      map[string]sum // by field, as of the rows' version summed
	summed    int64
	form      bool
	edit      fieldEdit
}

func newSheet(e *env, a *content.Activity, c *content.Capture) instrument {
	s := &sheet{env: e, activity: a, rows: rows{capture: c}}
	s.row = len(s.records())
	if s.rows.single() {
		s.row, s.form = 0, true
	}
	return s
}

func (s *sheet) capture() *content.Capture  { return s.rows.capture }
func (s *sheet) records() []*session.Record { return s.rows.of(s.env.desk) }
func (s *sheet) field() *content.Field      { f := s.fields(); return &f[min(s.col, len(f)-1)] }
func (s *sheet) Typing() bool               { return true }
func (s *sheet) current() *session.Record {
	if list := s.records(); s.row < len(list) {
		return list[s.row]
	}
	return nil
}

// last is the row below the last record, where there is one to come.
func (s *sheet) last() int {
	if s.rows.single() {
		return 0
	}
	return len(s.records())
}

func (s *sheet) Keys() []key.Binding {
	has := s.current() != nil
	return append(settleKeys(s.current(), s.field().ID),
		as(keys.keep, "keep, next row"), keys.tab, as(keys.form, s.formWord()),
		when(keys.remove, has && !s.edit.open && !s.rows.single()), when(keys.clear, has && !s.edit.open),
		when(keys.newln, !s.rows.single() && (has || s.col > 0)), when(as(keys.back, "drop the edit"), s.edit.open), keys.up, keys.down,
		when(keys.redact, has && !s.edit.open && !s.rows.single()),
	)
}

func (s *sheet) formWord() string {
	if s.form {
		return "table"
	}
	return "all fields"
}

func (s *sheet) Update(msg tea.Msg) tea.Cmd {
	s.row = min(s.row, s.last())
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return s.paste(msg)
	case tea.KeyPressMsg:
		if s.edit.open {
			return s.editKey(msg)
		}
		return s.moveKey(msg)
	}
	return nil
}

// moveKey is a key while no field is open: it moves, opens a field, or acts on
// the row.
func (s *sheet) moveKey(msg tea.KeyPressMsg) tea.Cmd {
	if cmd, taken := s.env.desk.settle(msg, s.activity.ID, s.current(), s.field().ID); taken {
		return cmd
	}
	switch {
	case key.Matches(msg, keys.form):
		s.form = !s.form
	case key.Matches(msg, keys.tab):
		s.across(1)
	case key.Matches(msg, keys.shiftTab):
		s.across(-1)
	case key.Matches(msg, keys.newln):
		s.to(s.last(), s.firstCol())
	case key.Matches(msg, keys.remove):
		return s.remove()
	case key.Matches(msg, keys.redact) && s.current() != nil && !s.rows.single():
		return push(newRedact(s.env, s.current()))
	case key.Matches(msg, keys.clear):
		return s.clear()
	case key.Matches(msg, keys.keep):
		s.open("")
	case key.Matches(msg, keys.left, keys.right, keys.up, keys.down, keys.first, keys.last):
		s.arrow(msg)
	case s.field().Type == content.YesNo && msg.String() == "space":
		return s.toggle()
	case typedRune(msg) != "":
		s.open(typedRune(msg))
	}
	return nil
}

// arrow moves by one; in the form, up and down go from field to field.
func (s *sheet) arrow(msg tea.KeyPressMsg) {
	rowStep, colStep := 0, 0
	switch {
	case key.Matches(msg, keys.up):
		rowStep = -1
	case key.Matches(msg, keys.down):
		rowStep = 1
	case key.Matches(msg, keys.left):
		colStep = -1
	case key.Matches(msg, keys.right):
		colStep = 1
	case key.Matches(msg, keys.first):
		s.to(0, s.col)
	case key.Matches(msg, keys.last):
		s.to(s.last(), s.col)
	}
	if s.form {
		rowStep, colStep = colStep, rowStep
	}
	s.to(s.row+rowStep, s.col+colStep)
	s.anchor = s.col
}

// to moves to a cell, within the sheet.
func (s *sheet) to(row, col int) {
	s.row = max(0, min(row, s.last()))
	s.col = max(0, min(col, len(s.fields())-1))
}

// across moves to the next or previous field, over the ends of rows.
func (s *sheet) across(by int) {
	n := len(s.fields())
	switch col := s.col + by; {
	case col >= n:
		s.to(s.row+1, 0)
	case col < 0 && s.row > 0:
		s.to(s.row-1, n-1)
	default:
		s.to(s.row, col)
	}
}

func (s *sheet) firstCol() int {
	s.anchor = 0
	return 0
}

// open starts editing the cell; typed replaces what is in it.
func (s *sheet) open(typed string) {
	value, id := "", session.ID{}
	if r := s.current(); r != nil {
		value, id = s.env.desk.entry().Typed(s.field(), s.value(r, s.field())), r.ID
		if o := r.Str(s.field().ID + session.OriginSuffix); o != "" && value != "" {
			value += " " + o[:1]
		}
	}
	s.edit.start(s.field(), id, value, typed)
}

// editKey is a key while a field is open.
func (s *sheet) editKey(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(msg, keys.keep):
		cmd, ok := s.keep()
		if ok {
			s.afterEnter()
		}
		return cmd
	case key.Matches(msg, keys.tab, keys.shiftTab):
		cmd, ok := s.keep()
		if ok && key.Matches(msg, keys.tab) {
			s.across(1)
		} else if ok {
			s.across(-1)
		}
		return cmd
	case key.Matches(msg, keys.up, keys.down):
		cmd, ok := s.keep()
		if ok {
			s.arrow(msg)
		}
		return cmd
	case key.Matches(msg, keys.back):
		s.edit.open = false
		return nil
	}
	s.edit.err = nil
	s.edit.update(msg)
	return nil
}

// afterEnter goes to the next row, to where the row was begun; in the form, to
// the next field.
func (s *sheet) afterEnter() {
	if s.form {
		s.to(s.row, s.col+1)
		return
	}
	s.to(s.row+1, s.anchor)
}

// keep writes the open field. ok is false if it can't be kept as typed; then
// the field stays open, with the reason under it.
func (s *sheet) keep() (cmd tea.Cmd, ok bool) {
	if !s.edit.open {
		return nil, true
	}
	if !s.edit.changed() {
		s.edit.open = false
		return nil, true
	}
	p, err := s.edit.parse(s.env.desk.entry())
	if err != nil {
		s.edit.err = err
		return nil, false
	}
	cmd = s.write(s.edit.record, p)
	s.edit.open = false
	return cmd, true
}

// write sets fields of a record, or makes the record with them.
func (s *sheet) write(id session.ID, p session.Patch) tea.Cmd {
	c, d := s.capture(), s.env.desk
	p = session.FollowDraw(d.state, c.Kind, id, p)
	return d.do(s.activity.ID, func(g *session.Gesture) error {
		if s.rows.single() {
			id = d.state.Session
		}
		if name, typed := takeName(p); typed && !id.IsZero() {
			return g.Name(id, name)
		}
		if !id.IsZero() {
			return g.Set(c.Kind, id, s.withCurrency(p))
		}
		fields := d.fresh(c)
		empty := true
		for f, v := range s.withCurrency(p) {
			fields[f] = v
			empty = empty && v == nil
		}
		if empty {
			return nil
		}
		_, err := g.Add(c.Kind, fields)
		return err
	})
}

// withCurrency puts the session's currency beside an amount, so that the
// amount still means something in another session's report.
func (s *sheet) withCurrency(p session.Patch) session.Patch {
	for i := range s.capture().Fields {
		f := &s.capture().Fields[i]
		if v, set := p[f.ID]; f.Type == content.Money && set && v != nil {
			p["currency"] = s.env.desk.entry().Currency()
			break
		}
	}
	return p
}

func (s *sheet) toggle() tea.Cmd {
	r := s.current()
	return s.writeCurrent(session.Patch{s.field().ID: r == nil || !r.Bool(s.field().ID)})
}

func (s *sheet) writeCurrent(p session.Patch) tea.Cmd {
	id := session.ID{}
	if r := s.current(); r != nil {
		id = r.ID
	}
	return s.write(id, p)
}

func (s *sheet) clear() tea.Cmd {
	if s.current() == nil {
		return nil
	}
	p := session.Patch{s.field().ID: nil}
	if s.field().Origin {
		p[s.field().ID+session.OriginSuffix] = nil
	}
	return s.writeCurrent(p)
}

func (s *sheet) remove() tea.Cmd {
	r := s.current()
	if r == nil || s.rows.single() {
		return nil
	}
	cmd := s.env.desk.do(s.activity.ID, func(g *session.Gesture) error { return g.Delete(r.Kind, r.ID) })
	return tea.Batch(cmd, say(toneInfo, "Deleted "+KindWord(r.Kind)+" #"+r.Label+". Ctrl+Z brings it back."))
}

// Leave keeps the open field. One that can't be kept as it was typed stays
// open; when the session is closed, its words are kept as a note.
func (s *sheet) Leave(final bool) tea.Cmd {
	cmd, ok := s.keep()
	if !ok && final {
		return tea.Batch(cmd, s.env.desk.noteDown(s.activity.ID, &s.edit))
	}
	return cmd
}

// paste puts one line into the open field, and a block from a spreadsheet into
// the cells from here to the right and down. A cell that does not fit its
// field is left out, and said.
func (s *sheet) paste(msg tea.PasteMsg) tea.Cmd {
	text, _ := session.Valid(msg.Content)
	lines := session.Pasted(text)
	if len(lines) == 0 {
		return nil
	}
	if s.edit.open || s.rows.single() || len(lines) == 1 && !strings.Contains(lines[0], "\t") {
		s.open("")
		s.edit.update(msg)
		return nil
	}
	return s.pasteBlock(lines)
}

func (s *sheet) pasteBlock(lines []string) tea.Cmd {
	fields, d := s.fields(), s.env.desk
	list, refused, kept := s.records(), 0, 0
	cmd := d.do(s.activity.ID, func(g *session.Gesture) error {
		for i, l := range lines {
			p := session.Patch{}
			for j, cell := range strings.Split(l, "\t") {
				if s.col+j >= len(fields) {
					break
				}
				f := &fields[s.col+j]
				typed, err := parseTyped(d.entry(), f, cell)
				if err != nil {
					refused++
				} else if typed[f.ID] != nil {
					maps.Copy(p, typed)
				}
			}
			if len(p) == 0 {
				continue
			}
			kept++
			if err := s.pasteRow(g, list, s.row+i, s.withCurrency(p)); err != nil {
				return err
			}
		}
		return nil
	})
	note := say(toneDone, plural(kept, "row", "rows")+" pasted. Ctrl+Z takes them back.")
	if refused > 0 {
		note = say(toneWarn, plural(kept, "row", "rows")+" pasted; "+plural(refused, "cell does", "cells do")+" not fit and stayed empty.")
	}
	return tea.Batch(cmd, note)
}

func (s *sheet) pasteRow(g *session.Gesture, list []*session.Record, row int, p session.Patch) error {
	c := s.capture()
	name, named := takeName(p)
	if row < len(list) {
		if named {
			if err := g.Name(list[row].ID, name); err != nil {
				return err
			}
		}
		return g.Set(c.Kind, list[row].ID, p)
	}
	fields := s.env.desk.fresh(c)
	for f, v := range p {
		fields[f] = v
	}
	id, err := g.Add(c.Kind, fields)
	if err == nil && named {
		err = g.Name(id, name)
	}
	return err
}

// Pointed is the row under the cursor.
func (s *sheet) Pointed() *session.Record { return s.current() }
