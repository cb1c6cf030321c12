package ui

import (
	"strings"

	"doorstep/session"
)

// View draws the table or the form, and below it the field with the focus.
func (s *sheet) View(w, h int) view {
	s.follow()
	t, e := s.env.theme, s.env.desk.entry()
	v := s.filterView(w)
	above := len(v.lines)
	foot := s.footView(w, max(h/2, helpLines+1))
	room := max(h-len(foot.lines)-above, 1)
	var body []string
	if s.form {
		body = s.formLines(t, e, w, room)
	} else {
		body = s.gridLines(t, e, w, room)
	}
	if len(s.all()) == 0 && !s.form && room >= 8 {
		body = append(body, s.emptyLines(t, w, room-len(body))...)
		body = append(body, s.wholeLines(t, e, nil, w, room-len(body))...)
	}
	v.lines = append(v.lines, fill(clip(body, w, room), room)...)
	cursor := v.cursor
	v.add(foot)
	if cursor != nil {
		v.cursor = cursor
	}
	v.lines = clip(v.lines, w, h)
	return v
}

// footView is the field with the focus, in at most h lines: being typed, or as
// it is.
func (s *sheet) footView(w, h int) view {
	t, e := s.env.theme, s.env.desk.entry()
	if s.edit.open {
		return s.edit.view(t, e, w, h)
	}
	f := s.field()
	label := t.key.Render(shown(f.Label)) + t.sign(" › ", " > ")
	value := ""
	if r := s.current(); r != nil {
		own := e.For(r)
		value = shown(own.Format(f, s.value(r, f)))
		if origin := r.FigureOrigin(f.ID); f.Origin && value != "" && origin != "" {
			value += t.muted.Render("  " + shown(origin))
		}
		if also := r.Also(f.ID); len(also) > 0 {
			return view{lines: append([]string{cut(label+value, w)}, t.alsoWritten(value, shown(own.Format(f, also[0])), w, helpLines)...)}
		}
	}
	lines := []string{cut(label+value, w)}
	idle := fieldEdit{line: newLine(), field: f, offers: s.offers, made: s.env.madeIn}
	help := idle.help(t, e, w)
	if about := s.aboutColumn(e, f); about != "" {
		// The hint has said its part by the time that figures are in.
		if help = nil; s.current() == nil {
			help = []string{t.muted.Render(firstSentences(f.Hint, w))}
		}
		for _, l := range wrap(capital(about), max(w, 8)) {
			help = append(help, t.muted.Render(l))
		}
		help = fill(help[:min(len(help), helpLines)], helpLines)
	}
	return view{lines: append(lines, help...)}
}

// gridLines is the table: heads, the rows that fit, and what they come to.
func (s *sheet) gridLines(t *theme, e session.Entry, w, h int) []string {
	list, n := s.records(), s.last()+1
	cols, totals := s.laidOut(t, e, w, h)
	room, top := h-1-len(totals), s.top
	if s.scroll(n, room); s.top != top { // the columns are those of the rows that show
		cols, totals = s.laidOut(t, e, w, h)
		room = h - 1 - len(totals)
		s.scroll(n, room)
	}
	lines := []string{s.headLine(t, e, cols, w)}
	var words []rowWords // of all rows, where they have room for more than a line
	most := caps{all: 1}
	if room > n {
		words, most = s.tall(e, cols, list, room-n)
	}
	for row := s.top; row < n && row < s.top+room; row++ {
		var r *session.Record
		if row < len(list) {
			r = list[row]
		}
		var more rowWords
		if row < len(words) {
			more = words[row]
		}
		lines = append(lines, s.rowLines(t, e, cols, r, more, row == s.row, most.at(row))...)
	}
	if len(list) > 0 {
		lines = append(lines, s.wholeLines(t, e, cols, w, h-len(lines)-len(totals)-1)...)
	}
	if len(totals) == 0 {
		return lines
	}
	return append(fill(lines, h-len(totals)), totals...)
}

// laidOut are the columns of the rows that show, and the lines below them.
func (s *sheet) laidOut(t *theme, e session.Entry, w, h int) (cols []column, totals []string) {
	cols = s.fitted(e, s.records(), w, h)
	totals = s.totalLines(t, e, cols, map[bool]int{true: 3, false: 1}[h >= 14])
	if h-1-len(totals) < 3 {
		totals = nil
	}
	if len(totals) > 0 && h >= 12 {
		totals = append(totals, s.legend(t, cols, w)...)
	}
	return cols, totals
}

// scroll moves the first row that is shown so that the cursor is among room of
// n rows.
func (s *sheet) scroll(n, room int) {
	s.top = max(0, min(s.top, n-room))
	if s.row < s.top {
		s.top = s.row
	}
	if s.row >= s.top+room {
		s.top = s.row - room + 1
	}
}

// legend says what the signs beside figures mean.
func (s *sheet) legend(t *theme, cols []column, w int) []string {
	for _, c := range cols {
		if s.hasOrigin(c.field) {
			return []string{t.muted.Render(padLeft(originLegend, w))}
		}
	}
	return nil
}

func (s *sheet) headLine(t *theme, e session.Entry, cols []column, w int) string {
	var b strings.Builder
	b.WriteString(pad("#", s.numberWidth()))
	for _, c := range cols {
		label := s.head(t, e, c.field)
		if s.hasOrigin(c.field) {
			label += "  "
		}
		b.WriteString(strings.Repeat(" ", c.gap) + cellText(c.field, label, c.width))
	}
	line := t.muted.Render(b.String())
	if more := len(s.fields()) - 1 - cols[len(cols)-1].index; more > 0 {
		note := t.muted.Render(" +" + itoa(more) + t.sign(" →", " >"))
		if n := w - width(note); width(line) > n {
			line = truncate(line, n, "") // only blanks: the last head is shorter than its column
		} else {
			line = pad(line, n)
		}
		line += note
	}
	return line
}

// rowLine is one record, or nil for the row to come; here says that the cursor
// is in it.
func (s *sheet) rowLine(t *theme, e session.Entry, cols []column, r *session.Record, here bool) string {
	var b strings.Builder
	b.WriteString(s.number(t, r, here))
	for _, c := range cols {
		b.WriteString(strings.Repeat(" ", c.gap) + s.cell(t, e, c, r, here))
	}
	return b.String()
}

// number is the number of a record, or nil for the row to come, behind the mark
// of the cursor.
func (s *sheet) number(t *theme, r *session.Record, here bool) string {
	number := "new"
	if r != nil {
		number = shown(r.Label)
	}
	return s.bar(t, here) + pad(t.muted.Render(number), s.numberWidth()-1)
}

// bar is the mark of the row under the cursor.
func (s *sheet) bar(t *theme, here bool) string {
	if !here {
		return " "
	}
	return t.accent(s.activity.Stage).Render(t.sign("▌", ">"))
}

func (s *sheet) cell(t *theme, e session.Entry, c column, r *session.Record, here bool) string {
	text, sign := "", ""
	if r != nil {
		text, sign = s.figure(e, c.field, r)
	}
	empty := text == "" && !isComputed(c.field) && (here || r != nil && c.field.Need)
	if empty {
		text = t.sign("·", ".")
	}
	plain := text + sign
	switch {
	case here && c.index == s.col:
		return t.focus().Render(cellText(c.field, plain, c.width))
	case here:
		return t.chosen.Render(cellText(c.field, plain, c.width))
	case empty:
		return t.muted.Render(cellText(c.field, plain, c.width))
	case sign != "":
		return cellText(c.field, text+t.muted.Render(sign), c.width)
	}
	return cellText(c.field, plain, c.width)
}

// focus is the cell that the next key goes to.
func (t *theme) focus() ink { return t.bold.Reverse(true) }

// emptyLines say how a sheet is filled, before anything is in it.
func (s *sheet) emptyLines(t *theme, w, h int) []string {
	hint := ""
	if s.capture().Kind == session.KindParticipant {
		hint = "F11 makes P01 to P28 from a number, or takes a list from a spreadsheet."
	}
	return teach(t, w, h, "", hint,
		"Type to fill the row. Tab goes to the next field, Enter to the next row.",
		"Rows pasted from a spreadsheet, or CSV, fill many at once.", "Ctrl+E shows all the fields of one record.")
}
