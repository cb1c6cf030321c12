package ui

import (
	"strings"

	"charm.land/lipgloss/v2"

	"doorstep/content"
	"doorstep/session"
)

// View draws the table or the form, and below it the field with the focus.
func (s *sheet) View(w, h int) view {
	s.row = min(s.row, s.last())
	t, e := s.env.theme, s.env.desk.entry()
	foot := s.footView(w)
	room := max(h-len(foot.lines), 1)
	var v view
	if s.form {
		v.lines = s.formLines(t, e, w, room)
	} else {
		v.lines = s.gridLines(t, e, w, room)
	}
	v.lines = fill(clip(v.lines, w, room), room)
	v.add(foot)
	v.lines = clip(v.lines, w, h)
	return v
}

// footView is the field with the focus: being typed, or as it is.
func (s *sheet) footView(w int) view {
	t, e := s.env.theme, s.env.desk.entry()
	if s.edit.open {
		return s.edit.view(t, e, w)
	}
	f := s.field()
	label := t.key.Render(f.Label) + t.sign(" › ", " > ")
	value := ""
	if r := s.current(); r != nil {
		value = shown(e.Format(f, r.Value(f.ID)))
		if also := r.Also(f.ID); len(also) > 0 {
			value += t.warn.Render("  also written: " + shown(e.Format(f, also[0])))
		}
	}
	idle := fieldEdit{line: newLine(), field: f}
	return view{lines: []string{cut(label+value, w), cut(idle.help(t, e), w)}}
}

// column is where a field is drawn in the table.
type column struct {
	field *content.Field
	index int
	width int
}

// columns are those that fit in w cells, from the first one shown on; the one
// with the focus is always among them.
func (s *sheet) columns(w int) []column {
	fields := s.capture().Fields
	s.left = min(s.left, s.col)
	for {
		var cols []column
		used := s.numberWidth()
		for i := s.left; i < len(fields); i++ {
			f := &fields[i]
			n := colWidth(f)
			if used+1+n > w && len(cols) > 0 {
				break
			}
			n = min(n, max(w-used-1, 1))
			cols = append(cols, column{f, i, n})
			used += 1 + n
		}
		last := cols[len(cols)-1]
		if last.index >= s.col {
			return widen(cols, w-used)
		}
		s.left++
	}
}

// widen gives the cells that are left to the first column of free text.
func widen(cols []column, spare int) []column {
	for i := range cols {
		switch cols[i].field.Type {
		case content.Line, content.Text, content.List, content.Refs:
			cols[i].width += max(spare, 0)
			return cols
		}
	}
	return cols
}

func (s *sheet) numberWidth() int { return 5 }

// colWidth is how many cells a field's column takes.
func colWidth(f *content.Field) int {
	n := 8
	switch f.Type {
	case content.Line, content.Text, content.List:
		n = 22
	case content.Ref, content.Refs:
		n = 14
	case content.OneOf, content.ManyOf:
		for _, c := range f.Choices {
			n = max(n, min(width(c.Label)+1, 14))
		}
	case content.Money, content.Date:
		n = 12
	case content.YesNo, content.Stars, content.Feeling, content.Time:
		n = 6
	}
	return max(n, width(f.Label)+1)
}

func rightAligned(f *content.Field) bool {
	switch f.Type {
	case content.Int, content.Minutes, content.Days, content.Money, content.Distance, content.Stars, content.Feeling:
		return true
	}
	return false
}

func cellText(f *content.Field, text string, w int) string {
	if rightAligned(f) {
		return padLeft(text, w)
	}
	return pad(text, w)
}

// gridLines is the table: heads, the rows that fit, and the totals.
func (s *sheet) gridLines(t *theme, e session.Entry, w, h int) []string {
	cols := s.columns(w)
	list := s.records()
	totals := s.totalLine(t, e, cols, list)
	room := h - 1
	if totals != "" && room > 3 {
		room--
	} else {
		totals = ""
	}
	n := s.last() + 1
	s.top = max(0, min(s.top, n-room))
	if s.row < s.top {
		s.top = s.row
	}
	if s.row >= s.top+room {
		s.top = s.row - room + 1
	}
	lines := []string{s.headLine(t, cols, w)}
	for row := s.top; row < n && row < s.top+room; row++ {
		var r *session.Record
		if row < len(list) {
			r = list[row]
		}
		lines = append(lines, s.rowLine(t, e, cols, r, row))
	}
	if totals != "" {
		lines = append(fill(lines, h-1), totals)
	}
	return lines
}

func (s *sheet) headLine(t *theme, cols []column, w int) string {
	var b strings.Builder
	b.WriteString(pad("#", s.numberWidth()))
	for _, c := range cols {
		b.WriteString(" " + cellText(c.field, c.field.Label, c.width))
	}
	line := t.muted.Render(b.String())
	if more := len(s.capture().Fields) - 1 - cols[len(cols)-1].index; more > 0 {
		note := t.muted.Render(" +" + itoa(more) + t.sign(" →", " >"))
		line = pad(line, w-width(note)) + note
	}
	return line
}

func (s *sheet) rowLine(t *theme, e session.Entry, cols []column, r *session.Record, row int) string {
	here := row == s.row
	mark, number := " ", "new"
	if here {
		mark = t.sign("▌", ">")
	}
	if r != nil {
		number = r.Label
	}
	var b strings.Builder
	b.WriteString(t.accent(s.activity.Stage).Render(mark) + pad(t.muted.Render(number), s.numberWidth()-1))
	for _, c := range cols {
		text := ""
		if r != nil {
			text = figure(e, c.field, r)
		}
		if text == "" && (here || r != nil && c.field.Need) {
			text = t.sign("·", ".")
		}
		cell := cellText(c.field, text, c.width)
		switch {
		case here && c.index == s.col:
			cell = t.focus().Render(cell)
		case here:
			cell = t.chosen.Render(cell)
		case text == t.sign("·", "."):
			cell = t.muted.Render(cell)
		}
		b.WriteString(" " + cell)
	}
	return b.String()
}

// totalLine sums the columns that ask for it. Amounts of several currencies
// are not added.
func (s *sheet) totalLine(t *theme, e session.Entry, cols []column, list []*session.Record) string {
	any := false
	var b strings.Builder
	b.WriteString(pad(t.sign("Σ", "sum")+" "+itoa(len(list)), s.numberWidth()))
	for _, c := range cols {
		text := ""
		if c.field.Total {
			if sum, ok := total(c.field, list); ok {
				any, text = true, e.Format(c.field, sum)
			}
		}
		b.WriteString(" " + cellText(c.field, text, c.width))
	}
	if !any {
		return ""
	}
	return t.bold.Render(b.String())
}

func total(f *content.Field, list []*session.Record) (any, bool) {
	sum, n, currency := 0, 0, ""
	for _, r := range list {
		v, ok := r.Int(f.ID)
		if !ok {
			continue
		}
		if c := r.Str("currency"); f.Type == content.Money && c != "" {
			if currency != "" && c != currency {
				return nil, false
			}
			currency = c
		}
		sum += v
		n++
	}
	return int64(sum), n > 0
}

// formLines is one record with all its fields, one a line; those that are
// needed come first in the pack already.
func (s *sheet) formLines(t *theme, e session.Entry, w, h int) []string {
	fields := s.capture().Fields
	label := 0
	for i := range fields {
		label = max(label, width(fields[i].Label))
	}
	r := s.current()
	lines := []string{s.formHead(t, r)}
	room := h - 1
	top := max(0, min(s.col-room/2, len(fields)-room))
	for i := top; i < len(fields) && i < top+room; i++ {
		f := &fields[i]
		text, mark := "", " "
		if r != nil {
			text = figure(e, f, r)
		}
		if text == "" {
			text = t.muted.Render(t.sign("·", "."))
		}
		name := pad(f.Label, label)
		if f.Need {
			name = t.bold.Render(name)
		} else {
			name = t.muted.Render(name)
		}
		body := fit2(text, w-label-4)
		if i == s.col {
			mark = t.accent(s.activity.Stage).Render(t.sign("▌", ">"))
			body = t.focus().Render(pad(body, max(w-label-4, 1)))
		}
		lines = append(lines, mark+" "+name+"  "+body)
	}
	return lines
}

func (s *sheet) formHead(t *theme, r *session.Record) string {
	if s.rows.single() {
		return t.muted.Render(s.capture().Title)
	}
	if r == nil {
		return t.muted.Render("New " + kindWord(s.capture().Kind))
	}
	return t.muted.Render(kindWord(r.Kind) + " #" + r.Label + " of " + itoa(len(s.records())) + t.sign("  ← →", "  < >"))
}

// fit2 cuts text that has been made safe already.
func fit2(s string, w int) string { return cut(s, max(w, 1)) }

// focus is the cell that the next key goes to.
func (t *theme) focus() lipgloss.Style { return t.bold.Reverse(true) }
