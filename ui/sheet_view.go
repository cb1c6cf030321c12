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
	if len(s.records()) == 0 && !s.form && room >= 8 {
		v.lines = append(v.lines, s.emptyLines(t, w)...)
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
		value = shown(e.Format(f, s.value(r, f)))
		if also := r.Also(f.ID); len(also) > 0 {
			value += t.warn.Render("  also written: " + shown(e.Format(f, also[0])))
		}
	}
	idle := fieldEdit{line: newLine(), field: f}
	return view{lines: append([]string{cut(label+value, w)}, idle.help(t, e, w)...)}
}

// column is where a field is drawn in the table.
type column struct {
	field *content.Field
	index int
	width int
	need  int // what it would take to show all of it
}

// mostWide is what one column gets before the others have had theirs: a third
// of a narrow terminal.
const mostWide = 26

// columns are those that fit in w cells, from the first one shown on; the one
// with the focus is always among them. A column of text is as wide as what it
// shows needs.
func (s *sheet) columns(e session.Entry, list []*session.Record, w, room int) []column {
	fields := s.fields()
	list = list[min(s.top, len(list)):min(s.top+room, len(list))]
	s.left = min(s.left, s.col)
	for {
		var cols []column
		used := s.numberWidth()
		for i := s.left; i < len(fields); i++ {
			f := &fields[i]
			need := s.colWidth(e, f, list)
			n := min(need, mostWide)
			if used+1+n > w && len(cols) > 0 {
				break
			}
			n = min(n, max(w-used-1, 1))
			cols = append(cols, column{f, i, n, need})
			used += 1 + n
		}
		if cols[len(cols)-1].index >= s.col {
			return widen(cols, w-used)
		}
		s.left++
	}
}

// widen gives the cells that are left to the columns that were cut, and then to
// the last column of people's words, or where there is none, to the last that
// refers to something.
func widen(cols []column, spare int) []column {
	for i := range cols {
		more := max(0, min(cols[i].need-cols[i].width, spare))
		cols[i].width += more
		spare -= more
	}
	at := -1
	for i := range cols {
		words := cols[i].field.Ref == "" && freeText(cols[i].field)
		if words || at < 0 && freeText(cols[i].field) {
			at = i
		}
	}
	if at >= 0 {
		cols[at].width += max(spare, 0)
	}
	return cols
}

func freeText(f *content.Field) bool {
	switch f.Type {
	case content.Line, content.Text, content.List, content.Refs, content.Ref:
		return true
	}
	return false
}

func (s *sheet) numberWidth() int { return 5 }

// colWidth is how many cells a field's column would take: enough for its head,
// and for what the rows on the screen hold.
func (s *sheet) colWidth(e session.Entry, f *content.Field, list []*session.Record) int {
	n := width(f.Label) + 1
	if f.Type == content.YesNo || f.Type == content.Int {
		return max(n, 6)
	}
	least := 8
	if freeText(f) {
		least = 10
	}
	n = max(n, least)
	for _, r := range list {
		n = max(n, width(s.figure(e, f, r))+1)
	}
	if sum, ok := s.total(f); ok {
		n = max(n, width(e.Format(f, sum))+1)
	}
	return n
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
	list := s.records()
	cols := s.columns(e, list, w, h)
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
	if more := len(s.fields()) - 1 - cols[len(cols)-1].index; more > 0 {
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
			text = s.figure(e, c.field, r)
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
		if sum, ok := s.total(c.field); ok {
			any, text = true, e.Format(c.field, sum)
		}
		b.WriteString(" " + cellText(c.field, text, c.width))
	}
	if !any {
		return ""
	}
	return t.bold.Render(b.String())
}

// sum is a column's total; known is false where there is nothing to add, or
// what can't be added.
type sum struct {
	value any
	known bool
}

// total is the sum of a column that asks for one. It is added up again only
// when a record of the kind changed.
func (s *sheet) total(f *content.Field) (any, bool) {
	if !f.Total {
		return nil, false
	}
	list := s.records()
	if s.sums == nil || s.summed != s.rows.made {
		s.sums, s.summed = map[string]sum{}, s.rows.made
	}
	if _, have := s.sums[f.ID]; !have {
		v, ok := total(f, list)
		s.sums[f.ID] = sum{v, ok}
	}
	return s.sums[f.ID].value, s.sums[f.ID].known
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
	fields := s.fields()
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
			text = s.figure(e, f, r)
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
		return t.muted.Render("New " + KindWord(s.capture().Kind))
	}
	return t.muted.Render(KindWord(r.Kind) + " #" + r.Label + " of " + itoa(len(s.records())) + t.sign("  ← →", "  < >"))
}

// fit2 cuts text that has been made safe already.
func fit2(s string, w int) string { return cut(s, max(w, 1)) }

// focus is the cell that the next key goes to.
func (t *theme) focus() lipgloss.Style { return t.bold.Reverse(true) }

// emptyLines say how a sheet is filled, before anything is in it.
func (s *sheet) emptyLines(t *theme, w int) []string {
	hint := ""
	if s.capture().Kind == session.KindParticipant {
		hint = "F11 makes P01 to P28 from a number, or takes a list from a spreadsheet."
	}
	return teach(t, w, s.capture().Title, hint,
		"Type to fill the row. Tab goes to the next field, Enter to the next row. Rows pasted from a spreadsheet fill many at once. Ctrl+E shows all the fields of one record.")
}
