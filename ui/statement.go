package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// statementKeys are those that sentences have of their own.
var statementKeys = struct{ checks, state key.Binding }{
	checks: bind(on("alt+c"), "alt+c", "checks as proposed"),
	state:  bind(on("alt+c"), "alt+c", "held, shaken, broken"),
}

// statement captures fill-in sentences: points of view and wordings of the
// problem as forms with the sentence above them, questions and assumptions as a
// list that is typed line by line. What a sentence seems to lack is asked while
// it is typed; a hint blocks nothing.
type statement struct {
	env      *env
	activity *content.Activity
	rows     rows
	row, col int
	top      int
	table    session.ID // whose thread the cursor stands in
	edit     fieldEdit
	words    *session.HintWords
	lang     string // of the hints' words
	hinted   map[*session.Record][]session.Hint
	lately   lateHints
}

func newStatement(e *env, a *content.Activity, c *content.Capture) instrument {
	s := &statement{env: e, activity: a, rows: rows{capture: c}, table: e.desk.table}
	s.row = len(s.records())
	if !s.listing() && s.row > 0 {
		s.row--
	}
	return s
}

// listing says that the sentences are short, and typed one after the other.
func (s *statement) listing() bool {
	return s.rows.capture.Kind == session.KindHMW || s.rows.capture.Kind == session.KindAssumption
}

func (s *statement) fields() []content.Field    { return s.rows.capture.Fields }
func (s *statement) records() []*session.Record { return s.rows.of(s.env.desk) }
func (s *statement) field() *content.Field {
	f := s.fields()
	return &f[max(0, min(s.col, len(f)-1))]
}
func (s *statement) Typing() bool { return true }

func (s *statement) current() *session.Record {
	if list := s.records(); s.row < len(list) {
		return list[s.row]
	}
	return nil
}

// Pointed is the sentence under the cursor.
func (s *statement) Pointed() *session.Record { return s.current() }

func (s *statement) Keys() []key.Binding {
	r, open := s.current(), s.edit.open
	enter, more := as(keys.keep, "fill in"), as(keys.newln, "new wording")
	if s.listing() {
		enter, more = as(keys.keep, "keep, next"), as(keys.newln, "new line")
	}
	if open {
		enter = keys.keep
	}
	list := append(settleKeys(r, s.field().ID), enter, when(as(keys.back, "drop it"), open), keys.tab)
	switch s.rows.capture.Kind {
	case session.KindHMW:
		list = append(list, when(statementKeys.checks, r != nil), when(as(keys.yes, "choose"), r != nil && !open))
	case session.KindAssumption:
		list = append(list, when(statementKeys.state, r != nil))
	}
	return append(list,
		when(more, r != nil), when(keys.remove, r != nil && !open), when(keys.clear, r != nil && !open),
		when(as(keys.right, "other wording"), !s.listing() && len(s.records()) > 1),
		when(keys.redact, r != nil && !open), keys.up, keys.down,
	)
}

// follow keeps the cursor within the list, and goes to a table's own sentence
// when the desk shows another table.
func (s *statement) follow() {
	n := len(s.records())
	if table := s.env.desk.table; table != s.table {
		s.table, s.row, s.col = table, n, 0
		if !s.listing() {
			s.row = max(n-1, 0)
		}
	}
	s.row = min(s.row, n)
}

func (s *statement) Update(msg tea.Msg) tea.Cmd {
	s.follow()
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return s.paste(msg)
	case tea.KeyPressMsg:
		if key.Matches(msg, statementKeys.checks) {
			return s.propose()
		}
		if s.edit.open {
			return s.editKey(msg)
		}
		return s.moveKey(msg)
	}
	return nil
}

// moveKey is a key while no field is open.
func (s *statement) moveKey(msg tea.KeyPressMsg) tea.Cmd {
	if cmd, taken := s.env.desk.settle(msg, s.activity.ID, s.current(), s.field().ID); taken {
		return cmd
	}
	switch {
	case key.Matches(msg, keys.tab):
		s.across(1)
	case key.Matches(msg, keys.shiftTab):
		s.across(-1)
	case key.Matches(msg, keys.newln):
		s.to(len(s.records()), 0)
	case key.Matches(msg, keys.remove):
		return s.remove()
	case key.Matches(msg, keys.redact) && s.current() != nil:
		return s.env.open(newRedact(s.env, s.current()))
	case key.Matches(msg, keys.clear):
		return s.clear()
	case key.Matches(msg, keys.keep):
		s.open("")
	case key.Matches(msg, keys.left, keys.right, keys.up, keys.down, keys.first, keys.last):
		s.arrow(msg)
	case msg.String() == "space" && s.current() != nil && s.flips():
		return s.flip()
	case typedRune(msg) != "":
		s.openTyped(typedRune(msg))
	}
	return nil
}

// arrow moves by one: in a list up and down go from sentence to sentence, in a
// form from field to field.
func (s *statement) arrow(msg tea.KeyPressMsg) {
	along, across := 0, 0
	switch {
	case key.Matches(msg, keys.up):
		along = -1
	case key.Matches(msg, keys.down):
		along = 1
	case key.Matches(msg, keys.left):
		across = -1
	case key.Matches(msg, keys.right):
		across = 1
	case key.Matches(msg, keys.first):
		s.to(0, s.col)
	case key.Matches(msg, keys.last):
		s.to(len(s.records()), s.col)
	}
	if !s.listing() {
		along, across = across, along
	}
	s.to(s.row+along, s.col+across)
}

func (s *statement) to(row, col int) {
	s.row = max(0, min(row, len(s.records())))
	s.col = max(0, min(col, len(s.fields())-1))
}

// across moves to the next or previous field, over the ends of a sentence.
func (s *statement) across(by int) {
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

// openTyped opens a field with a letter. In a list it begins the next sentence:
// what stands there already is opened with Enter.
func (s *statement) openTyped(typed string) {
	if s.listing() && s.col == 0 && s.current() != nil {
		s.to(len(s.records()), 0)
	}
	f := s.field()
	if s.current() != nil && (f.Type == content.Line || f.Type == content.Text) {
		s.open("")
		s.edit.set(s.edit.value() + typed)
		return
	}
	s.open(typed)
}

// open starts editing the field; typed replaces what is in it.
func (s *statement) open(typed string) {
	value, id := "", session.ID{}
	if r := s.current(); r != nil {
		value, id = s.env.desk.entry().Typed(s.field(), r.Value(s.field().ID)), r.ID
	}
	s.edit.start(s.field(), id, value, typed)
	s.edit.stage, s.edit.made = s.activity.Stage, s.env.madeIn
}

// editKey is a key while a field is open.
func (s *statement) editKey(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(msg, keys.keep):
		cmd, ok := s.keep()
		switch {
		case !ok:
		case s.listing():
			s.to(s.row+1, 0)
		default:
			s.to(s.row, s.col+1)
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

// Leave keeps the open field. One that can't be kept as it was typed stays
// open; when the session is closed, its words are kept as a note.
func (s *statement) Leave(final bool) tea.Cmd {
	cmd, ok := s.keep()
	switch {
	case !ok && final:
		return tea.Batch(cmd, s.env.desk.noteDown(s.activity.ID, &s.edit))
	case !ok:
		return tea.Batch(cmd, stillOpen(&s.edit, s.activity))
	}
	return cmd
}
