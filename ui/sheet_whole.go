package ui

import (
	"strings"

	"doorstep/content"
	"doorstep/session"
)

// Where a table leaves room, the row under the cursor stands below it in full:
// what its columns cut, and what has no column in the window. Of the row to come
// it says what belongs in each field.

const (
	// leastWhole is how many lines must be free for it.
	leastWhole = 8
	// wholeColumn is the least width in which a field with its name can be read.
	wholeColumn = 44
	// mostFieldLines is how many lines one field takes.
	mostFieldLines = 3
)

// wholeLines are the row in at most h lines of w cells; none where the table
// shows all of it.
func (s *sheet) wholeLines(t *theme, e session.Entry, cols []column, w, h int) []string {
	r := s.current()
	if h < leastWhole || s.form || s.allShown(e, cols, r) {
		return nil
	}
	// As few columns as hold it all: one is the easiest to read.
	for n := 1; ; n++ {
		each := w/n - 2
		blocks, total := s.wholeBlocks(t, e, r, each)
		if len(blocks) == 0 {
			return nil
		}
		tall := (total+n-1)/n + mostFieldLines - 1
		parts, left := wholeColumns(blocks, n, min(tall, h-2))
		if left == 0 || w/(n+1) < wholeColumn {
			return append([]string{"", s.wholeHead(t, r, left, w)}, abreast(parts, each)...)
		}
	}
}

// wholeBlocks are the fields that have something to say, in w cells each, and how
// many lines they take.
func (s *sheet) wholeBlocks(t *theme, e session.Entry, r *session.Record, w int) (blocks [][]string, total int) {
	fields, label := s.fields(), 0
	for i := range fields {
		label = max(label, min(width(s.head(t, e, &fields[i])), w*2/5))
	}
	for i := range fields {
		if b := s.wholeField(t, e, &fields[i], r, label, w); len(b) > 0 {
			blocks, total = append(blocks, b), total+len(b)
		}
	}
	return blocks, total
}

// wholeHead is the rule above it, with what it is.
func (s *sheet) wholeHead(t *theme, r *session.Record, left, w int) string {
	title := " What belongs in " + oneOf(session.KindWord(s.capture().Kind)) + " "
	if r != nil {
		title = " All of " + session.KindWord(r.Kind) + " #" + shown(r.Label) + " "
	}
	if left > 0 {
		title += t.sign("· ", "- ") + itoa(left) + " more in " + keys.form.Help().Key + " "
	}
	return t.muted.Render(cut(t.rule(2)+title+t.rule(w-2-width(title)), w))
}

// wholeField is one field in w cells: its name, and its value or, of the row to
// come, what belongs in it. A field of a record that is empty is left out.
func (s *sheet) wholeField(t *theme, e session.Entry, f *content.Field, r *session.Record, label, w int) []string {
	text, style := f.Hint, t.muted
	if r != nil {
		var sign string
		text, sign = s.figure(e, f, r)
		style = t.text
		if text != "" {
			text += strings.TrimRight(sign, " ")
		}
	} else if isComputed(f) {
		return nil
	}
	if text == "" {
		return nil
	}
	name := t.muted
	if f.Need {
		name = t.bold
	}
	lines := opened(text, max(w-label-2, 8), mostFieldLines)
	for i, l := range lines {
		head := strings.Repeat(" ", label)
		if i == 0 {
			head = name.Render(pad(s.head(t, e, f), label))
		}
		lines[i] = head + "  " + style.Render(l)
	}
	return lines
}

// allShown says that the table shows every field of the row whole.
func (s *sheet) allShown(e session.Entry, cols []column, r *session.Record) bool {
	if len(cols) < len(s.fields()) {
		return false
	}
	for _, c := range cols {
		if r == nil {
			continue
		}
		if text, sign := s.figure(e, c.field, r); width(text+sign) > c.width {
			return false
		}
	}
	return true
}

// wholeColumns sets blocks one below the other in n columns of at most tall lines,
// and says how many found no room.
func wholeColumns(blocks [][]string, n, tall int) (cols [][]string, left int) {
	cols = make([][]string, n)
	at := 0
	for i, b := range blocks {
		for at < n && len(cols[at])+len(b) > tall {
			at++
		}
		if at == n {
			return cols, len(blocks) - i
		}
		cols[at] = append(cols[at], b...)
	}
	return cols, 0
}
