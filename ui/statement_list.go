package ui

import (
	"strings"

	"doorstep/session"
)

// listLines are the sentences typed so far, one a line, the one under the cursor
// in full. Over assumptions stand the official words that they lie under.
func (s *statement) listLines(w, h int) []string {
	list := s.records()
	head := s.overList(w, h)
	room := max(h-len(head), 1)
	if len(list) == 0 {
		return append(head, s.emptyLines(w, room)...)
	}
	if all := s.allListed(list, w, room); all != nil {
		s.top = 0
		return append(head, all...)
	}
	var whole []string
	if s.row < len(list) {
		whole = s.listed(list[s.row], w, room, true)
		whole = whole[:max(1, min(len(whole), room-1))]
	} else {
		whole = []string{s.mark(true) + s.env.theme.muted.Render("new")}
	}
	fit := max(room-len(whole)+1, 1)
	s.top = max(0, min(s.top, s.row, len(list)+1-fit))
	if s.row >= s.top+fit {
		s.top = s.row - fit + 1
	}
	lines := head
	for i := s.top; i <= len(list) && i < s.top+fit; i++ {
		switch {
		case i == s.row:
			lines = append(lines, whole...)
		case i < len(list):
			lines = append(lines, s.listed(list[i], w, 0, false)...)
		}
	}
	return lines
}

// allListed are all sentences in full, and the one to come; nil where they don't
// fit.
func (s *statement) allListed(list []*session.Record, w, room int) []string {
	if len(list) >= room {
		return nil
	}
	var lines []string
	for i, r := range list {
		if lines = append(lines, s.listed(r, w, room, i == s.row)...); len(lines) >= room {
			return nil
		}
	}
	if s.row >= len(list) {
		lines = append(lines, s.mark(true)+s.env.theme.muted.Render("new"))
	}
	return lines
}

func (s *statement) mark(here bool) string {
	if here {
		return s.env.theme.accent(s.activity.Stage).Render(s.env.theme.sign("▌", ">")) + " "
	}
	return "  "
}

// listed is one sentence with its signs in front, in as many of room lines as it
// needs, or cut on one where there is no such room.
func (s *statement) listed(r *session.Record, w, room int, here bool) []string {
	t, style := s.env.theme, s.env.theme.text
	if here {
		style = t.chosen
	}
	head := s.mark(here) + s.signs(r) + t.muted.Render(padLeft("#"+r.Label, 4)) + " " + pad(t.bold.Render(s.by(r)), 4)
	if conflicting(r, s.fields()[0].ID) {
		head += t.warn.Render(t.sign("≠ ", "!= "))
	}
	if room < 1 {
		return []string{cut(head+shown(seenOf(r.Text(), w)), w)}
	}
	lines := opened(r.Text(), max(w-width(head), 8), room+1)
	for i := range lines {
		if i == 0 {
			lines[i] = head + style.Render(lines[i])
		} else {
			lines[i] = pad("", width(head)) + style.Render(lines[i])
		}
	}
	return lines
}

// by is who said it, or at which table.
func (s *statement) by(r *session.Record) string {
	st := s.env.desk.state
	if alias := st.AliasOf(r.Ref("by")); alias != "" {
		return shown(alias)
	}
	if table := st.Get(session.KindTable, r.Ref("table")); table != nil {
		return shown(table.Text())
	}
	return ""
}

// signs are what is known of a sentence, in as many cells for each: the state of
// an assumption, or the four checks of a question and whether it is chosen.
func (s *statement) signs(r *session.Record) string {
	t := s.env.theme
	if r.Kind == session.KindAssumption {
		sign, word := assumptionSign(t, s.rows.capture.Field("state"), r.Str("state"))
		return sign + " " + pad(word, assumptionWord) + " "
	}
	text := ""
	for _, check := range hmwChecks {
		if s.rows.capture.Field(check) == nil {
			continue
		}
		switch yes, answered := r.Value(check).(bool); {
		case answered && yes:
			text += t.good.Render(t.sign("✓", "y"))
		case answered:
			text += t.bad.Render(t.sign("✗", "n"))
		case s.doubted(r, check):
			text += t.warn.Render("?")
		default:
			text += t.muted.Render(t.sign("·", "."))
		}
	}
	star := " "
	if r.Bool("chosen") {
		star = t.accent(s.activity.Stage).Bold(true).Render(t.sign("★", "*"))
	}
	return text + " " + star
}

// legend says what the signs before the questions mean, where that hides none of
// them, or where there is room anyway; and of what they are, where that fits
// beside it.
func (s *statement) legend(w, h int) []string {
	const plenty = 9
	if n := len(s.records()); n == 0 || n+2 > h && h < plenty {
		return nil
	}
	return []string{"  " + s.marks(w-2)}
}

// explain says it in the last line below the list instead, where that is empty
// and the questions need the lines above.
func (s *statement) explain(foot []string, w, h int) {
	last := len(foot) - 1
	if s.rows.capture.Kind == session.KindHMW && len(s.records()) > 0 && s.legend(w, h) == nil && last > 0 && foot[last] == "" {
		foot[last] = s.marks(w)
	}
}

// marks are the signs, each with its word.
func (s *statement) marks(w int) string {
	t := s.env.theme
	text := t.sign("✓", "y") + " yes  " + t.sign("✗", "n") + " no  ? doubted  " + t.sign("·", ".") + " open  " + t.sign("★", "*") + " chosen"
	var checks []string
	for _, id := range hmwChecks {
		if f := s.rows.capture.Field(id); f != nil {
			checks = append(checks, f.Label)
		}
	}
	if full := text + "   of: " + strings.Join(checks, ", "); width(full) <= w {
		text = full
	}
	return t.muted.Render(cut(text, w))
}

// overList are the office's words over what they take for granted.
func (s *statement) overList(w, h int) []string {
	if s.rows.capture.Kind == session.KindHMW {
		return s.legend(w, h)
	}
	if s.rows.capture.Kind != session.KindAssumption || h < 5 {
		return nil
	}
	d, t := s.env.desk, s.env.theme
	table, problem := d.table, session.ID{}
	if r := s.current(); r != nil {
		table, problem = r.Ref("table"), r.Ref("problem")
	}
	v := d.state.Get(session.KindProblem, problem)
	if v == nil {
		if list := session.Wordings(d.state, table); len(list) > 0 {
			v = list[0].Record
		}
	}
	if v == nil {
		return nil
	}
	version, _ := v.Int("version")
	lines := []string{t.muted.Render(problemHead(version, w))}
	words := wrap(opening(v.Text(), w*max(h, 1)), max(w-2, 8))
	for _, l := range words[:min(len(words), max(h/3, 1))] {
		lines = append(lines, "  "+l)
	}
	if h >= roomy {
		lines = append(lines, "")
	}
	return lines
}
