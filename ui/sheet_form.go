package ui

import (
	"strings"

	"doorstep/content"
	"doorstep/session"
)

// formLines is one record with all its fields, one below the other; those that
// are needed come first in the pack already. Where all fit so, long values are
// shown to their end.
func (s *sheet) formLines(t *theme, e session.Entry, w, h int) []string {
	fields := s.fields()
	label := 0
	for i := range fields {
		label = max(label, width(s.head(t, e, &fields[i])))
	}
	r := s.current()
	var lines []string
	if !s.rows.single() { // its name stands above already
		lines = append(lines, s.formHead(t, r))
	}
	room := h - len(lines)
	for _, most := range []int{6, 3, 2, 1} {
		var all []string
		at := 0
		for i := range fields {
			if i == s.col {
				at = len(all)
			}
			all = append(all, s.formField(t, e, &fields[i], r, i == s.col, label, w, most)...)
		}
		if len(all) <= room || most == 1 {
			top := max(0, min(at-room/2, len(all)-room))
			return append(lines, all[top:min(len(all), top+room)]...)
		}
	}
	return lines
}

// formField is a field of the form: its name, and its value in at most so many
// lines.
func (s *sheet) formField(t *theme, e session.Entry, f *content.Field, r *session.Record, here bool, label, w, most int) []string {
	text, mark := "", " "
	if r != nil {
		var sign string
		text, sign = s.figure(e, f, r)
		if text != "" {
			text += strings.TrimRight(sign, " ")
		}
	}
	style := t.text
	if text == "" {
		text, style = t.sign("·", "."), t.muted
	}
	name := t.muted
	if f.Need {
		name = t.bold
	}
	room := max(w-label-4, 1)
	if here {
		mark, style = t.accent(s.activity.Stage).Render(t.sign("▌", ">")), t.focus()
	}
	lines := opened(text, room, most)
	for i, l := range lines {
		if here {
			l = pad(l, room)
		}
		head := mark + " " + name.Render(pad(s.head(t, e, f), label))
		if i > 0 {
			head = strings.Repeat(" ", label+2)
		}
		lines[i] = head + "  " + style.Render(l)
	}
	return lines
}

func (s *sheet) formHead(t *theme, r *session.Record) string {
	if r == nil {
		return t.muted.Render("New " + session.KindWord(s.capture().Kind))
	}
	return t.muted.Render(capital(session.KindWord(r.Kind)) + " #" + r.Label + " of " + itoa(len(s.records())) + t.sign("  ← →", "  < >"))
}
