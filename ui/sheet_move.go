package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// follow keeps the cursor on its record when the rows were changed by somebody
// else: by an undo, or on another laptop.
func (s *sheet) follow() {
	s.records()
	s.followNames()
	if s.madeOf() != s.seen {
		switch at := s.rowOf(s.on); {
		case s.on.IsZero():
			s.row = s.last()
		case at >= 0:
			s.row = at
		}
	}
	s.row = min(s.row, s.last())
	s.hold()
}

// hold notes what the cursor is on.
func (s *sheet) hold() {
	s.on = session.ID{}
	if r := s.current(); r != nil {
		s.on = r.ID
	}
	s.seen = s.madeOf()
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

// across moves to the next or previous field that can be typed, over the ends
// of rows.
func (s *sheet) across(by int) {
	fields := s.fields()
	n, col := len(fields), s.col+by
	for col >= 0 && col < n && isComputed(&fields[col]) {
		col += by
	}
	switch {
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

// begins notes where a row is begun. In one that was there already that is the
// first cell typed into, and not one that Tab passed over: what stands there
// would be typed over in the next row.
func (s *sheet) begins() {
	r := s.current()
	if r == nil {
		return
	}
	if !s.edit.record.IsZero() && s.began != r.ID {
		s.anchor = s.col
	}
	s.began = r.ID
}

// afterEnter goes to the next row, to where the row was begun; in the form, to
// the next field.
func (s *sheet) afterEnter() {
	if s.form {
		for s.to(s.row, s.col+1); isComputed(s.field()) && s.col+1 < len(s.fields()); {
			s.to(s.row, s.col+1)
		}
		return
	}
	s.to(s.row+1, s.anchor)
}
