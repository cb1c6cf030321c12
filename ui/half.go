package ui

import (
	"strings"

	"doorstep/session"
)

// half is what is half typed in one place, so that it can be put back there by
// a later sitting. Text is as it was typed; the rest says where it stood.
type half struct {
	Text string `json:"text"`
	// Cursor counts the bytes before it.
	Cursor int `json:"cursor"`
	// Record is the one that is edited, or beneath which the line stands; zero
	// for one to come. Field is the field of it.
	Record session.ID `json:"-"`
	Field  string     `json:"field,omitempty"`
	// Aside is what stood in the line before an edit, and comes back.
	Aside string `json:"aside,omitempty"`
	// Mode is what the instrument needs beside these.
	Mode map[string]string `json:"mode,omitempty"`
}

func (h half) empty() bool { return h.Text == "" && h.Aside == "" }

// halver is a screen or an instrument with something half typed in it. TakeUp
// puts it back; false where it has no place any more.
type halver interface {
	Half() half
	TakeUp(half) bool
}

// halfOf is a line as it stands; nothing where only spaces are in it.
func halfOf(l *line) half {
	if strings.TrimSpace(l.value()) == "" {
		return half{}
	}
	return half{Text: l.value(), Cursor: l.typed.at}
}

// takeUp puts a text back into a line, with the cursor where it was.
func (l *line) takeUp(h half) {
	l.set(h.Text)
	l.typed.at = min(max(h.Cursor, 0), len(l.typed.text))
	l.typed.settle()
}

// half is a field that is open and not as it was.
func (f *fieldEdit) half() half {
	if !f.open || !f.changed() {
		return half{}
	}
	return half{Text: f.value(), Cursor: f.typed.at, Record: f.record, Field: f.field.ID}
}

// inDetail marks what stands in a record that is open with all its fields.
func inDetail(s *sheet) half {
	h := s.Half()
	if !h.empty() {
		h.Mode = map[string]string{"detail": "yes"}
	}
	return h
}

func (h half) detail() bool { return h.Mode["detail"] != "" }

// Half is the line that is caught.
func (c *catch) Half() half         { return halfOf(&c.input) }
func (c *catch) TakeUp(h half) bool { c.input.takeUp(h); return true }

// Half is the field that is typed.
func (s *setup) Half() half { return s.edit.half() }

func (s *setup) TakeUp(h half) bool {
	for i, r := range s.rows {
		if r.field != nil && r.field.ID == h.Field {
			s.row = i
			s.open("")
			s.edit.takeUp(h)
			return true
		}
	}
	return false
}

// Half is the cell that is typed.
func (s *sheet) Half() half {
	h := s.edit.half()
	if !h.empty() && s.form {
		h.Mode = map[string]string{"form": "yes"}
	}
	return h
}

func (s *sheet) TakeUp(h half) bool {
	s.follow()
	row, col := s.last(), -1
	if !h.Record.IsZero() {
		if row = s.rowOf(h.Record); row < 0 {
			return false
		}
	}
	for i, f := range s.fields() {
		if f.ID == h.Field && !isComputed(&f) {
			col = i
		}
	}
	if col < 0 {
		return false
	}
	s.form = h.Mode["form"] != ""
	s.to(row, col)
	s.open("")
	s.edit.takeUp(h)
	s.hold()
	return true
}

// Half is the field of a sentence that is typed.
func (s *statement) Half() half { return s.edit.half() }

func (s *statement) TakeUp(h half) bool {
	row, col := len(s.records()), -1
	for i, r := range s.records() {
		if !h.Record.IsZero() && r.ID == h.Record {
			row = i
		}
	}
	for i := range s.fields() {
		if s.fields()[i].ID == h.Field {
			col = i
		}
	}
	if col < 0 || !h.Record.IsZero() && row == len(s.records()) {
		return false
	}
	s.to(row, col)
	s.open("")
	s.edit.takeUp(h)
	return true
}

// Half is the field of the checklist that is typed, of the pair it is for.
func (g *gate) Half() half {
	h := g.edit.half()
	h.Record = session.ID{}
	if pair := g.pair(); !h.empty() && !pair.IsZero() {
		h.Record = pair
	}
	return h
}

func (g *gate) TakeUp(h half) bool {
	row := 0
	for i, p := range g.pairs() {
		if p.ID == h.Record {
			row = i + 1
		}
	}
	for i, f := range g.fields() {
		if f.ID == h.Field && (row > 0 || h.Record.IsZero()) {
			g.row, g.col = row, i
			g.open("")
			g.edit.takeUp(h)
			return true
		}
	}
	return false
}
