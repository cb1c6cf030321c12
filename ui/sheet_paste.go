package ui

import (
	"maps"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
	"doorstep/session/exchange"
)

// pasted is a table off the clipboard, and where its cells go.
type pasted struct {
	rows [][]string
	// into is the field of each column, nil for a column that is left out.
	into []*target
	// fresh says that every row is a new record: a table with headings is a list
	// of its own. Others go over the cells from the cursor on.
	fresh bool
	// left are the headings that nothing here is called.
	left []string
}

// target is the field that a column goes into.
type target struct {
	field *content.Field
	// origin says that the column is where the field's figures come from.
	origin bool
	// stored says that the column is headed as the log heads it, as in a CSV that
	// was exported: then figures are as the log holds them.
	stored bool
}

// paste puts one line into the open field, and a table from a spreadsheet or a
// CSV file into rows. A cell that does not fit its field is left out, and said. A
// field that was opened and holds nothing gives way to a table: run together into
// one line, its rows would be lost.
func (s *sheet) paste(msg tea.PasteMsg) tea.Cmd {
	text, _ := session.Valid(msg.Content)
	lines := session.Pasted(text)
	if len(lines) == 0 {
		return nil
	}
	if s.edit.open && !s.rows.single() && len(lines) > 1 && !takesLines(s.edit.field) && s.edit.value() == "" && !s.edit.changed() {
		s.edit.open = false
	}
	if s.edit.open || s.rows.single() || len(lines) == 1 && !strings.Contains(lines[0], "\t") {
		if cmd := s.open(""); cmd != nil {
			return cmd
		}
		s.edit.update(msg)
		return nil
	}
	p, err := s.understand(text, lines)
	if err != nil {
		return say(toneError, sentence(err))
	}
	return s.pasteTable(p)
}

// understand tells what a table's columns are: by their headings, by where they
// are put, or, where the commas may be people's own, as lines.
func (s *sheet) understand(text string, lines []string) (pasted, error) {
	rows, delim, err := exchange.Cells([]byte(text))
	if err != nil {
		return pasted{}, err
	}
	if p, ok := s.headed(rows); ok {
		return p, nil
	}
	p := pasted{rows: rows}
	if delim != '\t' && !s.looksLikeCells(rows, delim == ',' && tight(text)) {
		p.rows = make([][]string, len(lines))
		for i, l := range lines {
			p.rows[i] = []string{strings.TrimSpace(l)}
		}
	}
	for _, row := range p.rows {
		for len(p.into) < len(row) && s.col+len(p.into) < len(s.fields()) {
			p.into = append(p.into, &target{field: &s.fields()[s.col+len(p.into)]})
		}
	}
	return p, nil
}

// headed reads the first row as headings: at least two of them are called as
// fields are here, and most of them.
func (s *sheet) headed(rows [][]string) (pasted, bool) {
	if len(rows) < 2 {
		return pasted{}, false
	}
	p := pasted{rows: rows[1:], fresh: true}
	found, filled, first := 0, 0, (*content.Field)(nil)
	for _, head := range rows[0] {
		t, known := s.headedAs(head)
		if strings.TrimSpace(head) != "" {
			filled++
		}
		switch {
		case t != nil:
			found++
			first = t.field
		case !known && strings.TrimSpace(head) != "":
			p.left = append(p.left, shown(head))
		}
		p.into = append(p.into, t)
	}
	alone := found == 1 && filled == 1 && first.Type != content.Line && first.Type != content.Text
	return p, alone || found >= 2 && 2*found >= filled
}

// headedAs is the field that a heading means. known says that the heading is one
// of this list's, though nothing may be typed there.
func (s *sheet) headedAs(head string) (t *target, known bool) {
	want := headWords(head)
	if want == "" {
		return nil, false
	}
	for i := range s.fields() {
		f := &s.fields()[i]
		for _, name := range []string{f.Label, f.ID} {
			own := headWords(name)
			byID := name == f.ID && own != headWords(f.Label)
			switch {
			case own == want:
				if isComputed(f) {
					return nil, true
				}
				return &target{field: f, stored: byID}, true
			case f.Origin && own+" origin" == want:
				return &target{field: f, origin: true}, true
			}
		}
	}
	if f := s.begunAs(want); f != nil {
		return &target{field: f}, true
	}
	return nil, false
}

// headWords is a heading in small letters and single spaces, without a unit in
// brackets or a currency behind it.
func headWords(s string) string {
	s, _, _ = strings.Cut(s, "(")
	s = strings.ToLower(strings.NewReplacer("_", " ", computedMark, " ").Replace(s))
	return strings.Join(strings.Fields(s), " ")
}

// looksLikeCells says that rows were cut by what parts cells, and not by the
// commas of sentences: all are as long, and each cell fits a field, of which not
// all are free text unless the commas are tight.
func (s *sheet) looksLikeCells(rows [][]string, tight bool) bool {
	fields, e, typed := s.fields(), s.env.desk.entry(), tight
	for _, row := range rows {
		if len(row) < 2 || len(row) != len(rows[0]) || s.col+len(row) > len(fields) {
			return false
		}
		for i, cell := range row {
			f := &fields[s.col+i]
			if _, err := parseTyped(e, f, cell); err != nil || isComputed(f) {
				return false
			}
			typed = typed || f.Type != content.Line && f.Type != content.Text && f.Type != content.List
		}
	}
	return typed
}

// pasteTable writes a table as one gesture, and says what became of it.
func (s *sheet) pasteTable(p pasted) tea.Cmd {
	list, at := s.records(), s.row
	if p.fresh {
		at = len(list)
	}
	next := at >= len(list) && s.row >= len(list)
	refused, kept := 0, 0
	cmd := s.env.desk.do(s.activity.ID, func(g *session.Gesture) error {
		for i, row := range p.rows {
			patch, bad := s.rowPatch(p, row)
			refused += bad
			if len(patch) == 0 {
				continue
			}
			kept++
			if err := s.pasteRow(g, list, at+i, patch); err != nil {
				return err
			}
		}
		return nil
	})
	if next {
		s.row = s.last() // the next paste goes below this one
	}
	note, tone := plural(kept, "row", "rows")+" pasted. Ctrl+Z takes them back.", toneDone
	if refused > 0 {
		note, tone = plural(kept, "row", "rows")+" pasted; "+plural(refused, "cell does", "cells do")+" not fit and stayed empty.", toneWarn
	}
	if len(p.left) > 0 {
		note, tone = note+" Nothing here is called "+cut(strings.Join(p.left, ", "), 40)+".", toneWarn
	}
	return tea.Batch(cmd, say(tone, note))
}

// rowPatch reads the cells of a row; bad is how many don't fit.
func (s *sheet) rowPatch(p pasted, row []string) (patch session.Patch, bad int) {
	e := s.env.desk.entry()
	patch = session.Patch{}
	for i, cell := range row {
		if i >= len(p.into) || p.into[i] == nil || strings.TrimSpace(cell) == "" {
			continue
		}
		typed, err := p.into[i].parse(e, cell)
		switch {
		case err != nil || isComputed(p.into[i].field):
			bad++
		default:
			maps.DeleteFunc(typed, func(_ string, v any) bool { return v == nil })
			maps.Copy(patch, typed)
		}
	}
	return patch, bad
}

// parse reads one cell for its field.
func (t *target) parse(e session.Entry, cell string) (session.Patch, error) {
	f := t.field
	if t.origin {
		origin := originWords[strings.ToLower(strings.TrimSpace(cell))]
		if origin == "" {
			return nil, strconv.ErrSyntax
		}
		return session.Patch{f.ID + session.OriginSuffix: origin}, nil
	}
	if t.stored && (f.Type == content.Money || f.Type == content.Days || f.Type == content.Distance) {
		n, err := strconv.ParseInt(strings.TrimSpace(cell), 10, 64)
		if err != nil || n > session.MaxInt || n < -session.MaxInt {
			return nil, strconv.ErrSyntax
		}
		return session.Patch{f.ID: n}, nil
	}
	return parseTyped(e, f, cell)
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
		return g.Set(c.Kind, list[row].ID, s.withCurrency(list[row].ID, p))
	}
	fields := s.env.desk.fresh(c)
	for f, v := range s.withCurrency(session.ID{}, p) {
		fields[f] = v
	}
	id, err := g.Add(c.Kind, fields)
	if err == nil && named {
		err = g.Name(id, name)
	}
	return err
}
