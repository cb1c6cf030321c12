package ui

import (
	"slices"
	"strings"

	"doorstep/content"
	"doorstep/session"
)

// roomy is from how many lines on a form shows all its fields.
const roomy = 17

// View draws the sentences, the blanks of the chosen one, and the field with the
// focus.
func (s *statement) View(w, h int) view {
	s.follow()
	t := s.env.theme
	foot := s.footView(w, h)
	var blanks []string
	if h >= roomy && !s.listing() {
		most := max(h/2-len(foot.lines), 2)
		if blanks = s.formLines(w, formWords); len(blanks) > most {
			blanks = s.formLines(w, 1)
		}
		blanks = blanks[:min(len(blanks), most)]
	} else {
		blanks = s.strip(w)
	}
	room := max(h-len(foot.lines)-len(blanks)-1, 0)
	var above []string
	if s.listing() {
		above = s.listLines(w, room)
		s.explain(foot.lines, w, room)
	} else {
		above = s.sentences(w, room)
	}
	v := view{lines: fill(clip(above, w, room), room)}
	if h > len(foot.lines)+len(blanks) {
		v.lines = append(v.lines, t.muted.Render(t.rule(w)))
	}
	v.lines = append(v.lines, blanks...)
	v.lines = clip(v.lines, w, max(h-len(foot.lines), 0))
	v.add(foot)
	v.lines = clip(v.lines, w, h)
	return v
}

// footView is the field with the focus, being typed or as it is, and under it
// what is wrong, what to ask, or what goes there.
func (s *statement) footView(w, h int) view {
	t, e := s.env.theme, s.env.desk.entry()
	f := s.field()
	label := t.key.Render(f.Label) + t.sign(" › ", " > ")
	n := 2
	if h >= roomy {
		n = 4
	}
	var v view
	if s.edit.open {
		label = t.key.Render(s.edit.field.Label) + t.sign(" › ", " > ")
		v = prefixed(label, s.edit.line.view(max(w-width(label), 1)))
	} else {
		value := ""
		if r := s.current(); r != nil {
			value = shown(seenOf(e.Format(f, r.Value(f.ID)), 2*w))
			if also := r.Also(f.ID); len(also) > 0 {
				v.lines = append([]string{cut(label+value, w)}, t.alsoWritten(value, shown(e.Format(f, also[0])), w, n)...)
				return v
			}
		}
		v.lines = []string{cut(label+value, w)}
	}
	var below []string
	for _, hint := range s.asked() {
		for i, l := range wrap(hint.Say, max(w-2, 8)) {
			mark := "  "
			if i == 0 {
				mark = t.warn.Render("?") + " "
			}
			below = append(below, mark+l)
		}
	}
	if len(below) == 0 || s.edit.err != nil {
		idle := fieldEdit{line: newLine(), field: f}
		if s.edit.open {
			idle = s.edit
		}
		below = idle.help(t, e, w)
	}
	v.lines = append(v.lines, fill(below[:min(len(below), n)], n)...)
	return v
}

// asked are the hints that belong to the field with the focus: those on the
// words while the words have it, and on a check only its own.
func (s *statement) asked() []session.Hint {
	f := s.field()
	if f.Type != content.Line && f.Type != content.Text {
		for _, h := range s.hintsNow() {
			if h.Check == f.ID {
				return []session.Hint{h}
			}
		}
		return nil
	}
	hints := s.hintsNow()
	if s.edit.open && !finished(s.edit.value()) {
		hints = slices.DeleteFunc(slices.Clone(hints), func(h session.Hint) bool { return h.Lacks })
	}
	return hints
}

// finished says whether a sentence that is being typed has come far enough to be
// asked about what is not in it.
func finished(text string) bool {
	const enough = 9 // words
	if len(text) > manyCells {
		return true
	}
	text = strings.TrimSpace(text)
	return strings.HasSuffix(text, "?") || strings.HasSuffix(text, ".") || len(strings.Fields(text)) >= enough
}

// strip is the fields on a line or two, the one with the focus marked: words by
// whether they are there, all others as they are.
func (s *statement) strip(w int) []string {
	t, e, r := s.env.theme, s.env.desk.entry(), s.current()
	var lines []string
	line, focus := "", 0
	if n := len(s.records()); r != nil && !s.listing() && n > 1 {
		line = t.muted.Render(itoa(s.row+1) + " of " + itoa(n) + t.sign(" ← →", " < >"))
	}
	for i := range s.fields() {
		f := &s.fields()[i]
		value := t.sign("·", ".")
		switch {
		case r != nil && r.Value(f.ID) != nil && (f.Type == content.Line || f.Type == content.Text):
			value = t.sign("✓", "*")
		case r != nil && r.Value(f.ID) != nil:
			value = fit(e.Format(f, r.Value(f.ID)), 14)
		case r != nil && isCheck(f.ID):
			value = s.proposal(r, f.ID)
		}
		if conflicting(r, f.ID) {
			value += t.sign(" ≠", " !=")
		}
		part := t.muted.Render(f.Label + " " + value)
		if i == s.col {
			part = t.focus().Render(f.Label + " " + value)
		}
		if line != "" && width(line)+2+width(part) > w {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += "  "
		}
		if line += part; i == s.col {
			focus = len(lines)
		}
	}
	lines = append(lines, line)
	focus = min(focus, max(len(lines)-2, 0))
	return lines[focus:min(focus+2, len(lines))]
}

func isCheck(field string) bool {
	for _, check := range hmwChecks {
		if check == field {
			return true
		}
	}
	return false
}

// proposal is what the hints would answer to a check that nobody has answered.
func (s *statement) proposal(r *session.Record, check string) string {
	if s.doubted(r, check) {
		return "no?"
	}
	return "yes?"
}

// formWords is how many lines a field of the form takes where there is room.
const formWords = 3

// formLines is one record with all its fields, each in at most so many lines.
func (s *statement) formLines(w, most int) []string {
	t, e, r := s.env.theme, s.env.desk.entry(), s.current()
	label := 0
	for i := range s.fields() {
		label = max(label, width(s.fields()[i].Label))
	}
	head := "New " + session.KindWord(s.rows.capture.Kind)
	if r != nil {
		head = capital(session.KindWord(r.Kind)) + " #" + r.Label + ", " + itoa(s.row+1) + " of " + itoa(len(s.records()))
		if len(s.records()) > 1 {
			head += t.sign("  ← →", "  < >")
		}
	}
	lines := []string{t.muted.Render(head)}
	for i := range s.fields() {
		f := &s.fields()[i]
		mark, name, text := " ", t.muted.Render(pad(f.Label, label)), ""
		if f.Need {
			name = t.bold.Render(pad(f.Label, label))
		}
		if r != nil {
			text = e.Format(f, r.Value(f.ID))
		}
		if i == s.col {
			mark = t.accent(s.activity.Stage).Render(t.sign("▌", ">"))
		}
		wide, head := max(w-label-4, 1), mark+" "+name+"  "
		for _, body := range s.formValue(text, conflicting(r, f.ID), wide, most, i == s.col) {
			lines = append(lines, head+body)
			head = mark + pad("", width(head)-1)
		}
	}
	return lines
}

// formValue is what a field holds, in at most so many lines; here says that it
// has the focus.
func (s *statement) formValue(text string, conflict bool, w, most int, here bool) []string {
	t, style := s.env.theme, s.env.theme.text
	if text == "" {
		text, style = t.sign("·", "."), t.muted
	}
	if conflict {
		text = t.sign("≠ ", "!= ") + text
	}
	lines := opened(text, w, most)
	for i := range lines {
		if here {
			lines[i] = t.focus().Render(pad(lines[i], w))
		} else {
			lines[i] = style.Render(lines[i])
		}
	}
	return lines
}

// sentences are the records as sentences: the versions of the problem side by
// side, whichever activity wrote them, and points of view beside one another
// while none of them is cut.
func (s *statement) sentences(w, h int) []string {
	if s.rows.capture.Kind == session.KindProblem {
		if lines := s.versions(w, h); lines != nil {
			return lines
		}
	}
	list := s.records()
	if len(list) == 0 {
		return s.emptyLines(w, h)
	}
	if len(list) > 1 {
		if lines := s.allOf(list, w, h); lines != nil {
			return lines
		}
	}
	for n := min(len(list), max(1, w/34)); ; n-- {
		var cols [][]string
		tall := 0
		for _, r := range s.around(list, n) {
			cols = append(cols, s.said(r, w/n-2, h))
			tall = max(tall, len(cols[len(cols)-1]))
		}
		if tall <= h || n == 1 {
			return besideEachOther(cols, w/n-2)
		}
	}
}

// allOf are all sentences, some beside one another and the others below them,
// nil where they don't fit.
func (s *statement) allOf(list []*session.Record, w, h int) []string {
	n := min(len(list), max(1, w/34))
	if (len(list)+n-1)/n*3 > h+1 { // a number, a line of words, a blank line
		return nil
	}
	var lines []string
	for part := range slices.Chunk(list, n) {
		var cols [][]string
		for _, r := range part {
			cols = append(cols, s.said(r, w/n-2, h))
		}
		if lines != nil {
			lines = append(lines, "")
		}
		if lines = append(lines, besideEachOther(cols, w/n-2)...); len(lines) > h {
			return nil
		}
	}
	return lines
}

// versions are those of the problem of one table: of the sentence under the
// cursor, or of the thread that the desk shows.
func (s *statement) versions(w, h int) []string {
	table, chosen := s.env.desk.table, session.ID{}
	if r := s.current(); r != nil {
		table, chosen = r.Ref("table"), r.ID
	}
	d := s.env.desk
	return problemBoard(s.env.theme, s.activity.Stage, stateField(d.pack), session.Wordings(d.state, table), chosen, w, h)
}

// stateField is the field in which the pack names the states of an assumption.
func stateField(p *content.Pack) *content.Field {
	for _, a := range p.Activities {
		if c := a.Capture(session.KindAssumption); c != nil {
			return c.Field("state")
		}
	}
	return nil
}

// around are n of the records, the chosen one among them.
func (s *statement) around(list []*session.Record, n int) []*session.Record {
	end := max(min(s.row+1, len(list)), min(n, len(list)))
	return list[end-n : end]
}

// said is one record: its number and table, and as much of the sentence as h
// lines can show.
func (s *statement) said(r *session.Record, w, h int) []string {
	t := s.env.theme
	head := s.heading(r)
	if cur := s.current(); cur != nil && cur.ID == r.ID {
		head = t.accent(s.activity.Stage).Bold(true).Render(head)
	} else {
		head = t.muted.Render(head)
	}
	return append([]string{head}, opened(s.sentence(r, max(w, 8)*(h+2)), max(w, 8), h+1)...)
}

func (s *statement) heading(r *session.Record) string {
	head := "#" + r.Label
	if t := s.env.desk.state.Get(session.KindTable, r.Ref("table")); t != nil {
		head += " " + shown(t.Text())
	}
	return head
}

// sentence is the record said aloud; what is not filled in yet is a blank, and
// what is being typed stands where it will. Of each part it is no more than so
// many cells.
func (s *statement) sentence(r *session.Record, cells int) string {
	blank := func(field string) string {
		v := r.Str(field)
		if s.edit.open && s.edit.record == r.ID && s.edit.field.ID == field {
			v = s.edit.value()
		}
		if strings.TrimSpace(v) != "" {
			return shown(seenOf(v, cells))
		}
		return "____"
	}
	switch r.Kind {
	case session.KindPOV:
		return blank("who") + ", " + blank("situation") + ", needs " + blank("need") + " because " + blank("insight") + "."
	case session.KindProblem:
		return blank("statement")
	}
	return shown(seenOf(r.Text(), cells))
}

// manyCells is more of a text than a sentence on the screen is read of.
const manyCells = 1000

func (s *statement) emptyLines(w, h int) []string {
	t, c := s.env.theme, s.rows.capture
	texts := []string{"Type, and Enter goes on."}
	switch c.Kind {
	case session.KindProblem:
		texts = append(texts, "One wording for each table. What was said of the problem before stands beside it.")
	case session.KindPOV:
		texts = []string{"____, ____, needs ____ because ____.", texts[0], "What seems to lack is asked while you type; you decide."}
	case session.KindHMW:
		texts = append(texts, "What seems to lack is asked while you type; you decide.", "p07: in front says who said it, t3: which table.")
	case session.KindAssumption:
		texts = append(texts, "Space turns one from held to shaken to broken.", "p07: in front says who said it, t3: which table.")
	}
	return teach(t, w, h, "", texts...)
}
