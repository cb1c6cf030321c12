package ui

import (
	"slices"
	"strings"

	"doorstep/content"
	"doorstep/session"
)

// strip is the paper strip of whys as it is drawn, for the one who types and
// for the room. It only reads.
type strip struct {
	tree  *session.Whys
	roots map[session.ID]*session.Record
	// cards are the numbers of the cards that an answer rests on.
	cards func(session.ID) []string
	// heads are the tables' names and themes, for a strip of several tables;
	// empty for one of a single table.
	heads map[session.ID]string
	// asks is what is asked back at an answer, "" where nothing is.
	asks func(n *session.WhyNode) string
	// sure, control and lever hold the words of the choices; nil where the pack
	// has no such field.
	sure, control, lever *content.Field
	stage                string
	// open is the last answer of a level that goes on with the line, nil where
	// none does.
	open *session.WhyNode
	// airy leaves a line free above each observed fact, where there is room.
	airy bool
	// whole says all of what an answer rests on and of a root cause, where
	// otherwise a line is cut.
	whole bool
	// roomy gives the words of a root cause lines of their own where they don't
	// fit beside its mark.
	roomy bool
	// drawn is how many answers stripView had room for.
	drawn int
}

// stripView draws strips for the whole room: as many answers as fit, from the
// top, none of them cut.
func stripView(t *theme, s *strip, w, h int) []string {
	s.airy, s.open, s.drawn = true, nil, 0
	s.whole = s.fits(t, w, h)
	var lines []string
	for n := range s.tree.All() {
		part := append(s.heading(t, n, w), s.lines(t, n, w, false, false)...)
		if len(lines)+len(part) > h {
			break
		}
		lines = append(lines, part...)
		s.drawn++
	}
	return clip(lines, w, h)
}

// fits says whether all answers can be said in whole in so many lines.
func (s *strip) fits(t *theme, w, h int) bool {
	if s.tree.Len() > h {
		return false
	}
	defer func(was bool) { s.whole = was }(s.whole)
	s.whole = true
	for n := range s.tree.All() {
		h -= len(s.heading(t, n, w)) + len(s.lines(t, n, w, false, false))
	}
	return h >= 0
}

// heading stands above the first answer of each table.
func (s *strip) heading(t *theme, n *session.WhyNode, w int) []string {
	if n.Parent != nil {
		return nil
	}
	prev := n.Prev()
	switch {
	case prev == nil && len(s.heads) == 0:
		return nil
	case prev == nil:
		return s.tableHead(t, n.Table(), w)
	case len(s.heads) > 0 && prev.Table() != n.Table():
		return append([]string{""}, s.tableHead(t, n.Table(), w)...)
	case s.airy:
		return []string{""}
	}
	return nil
}

// tableHead is a table's name, with its theme.
func (s *strip) tableHead(t *theme, table session.ID, w int) []string {
	name, about, _ := strings.Cut(s.heads[table], "\n")
	if name == "" {
		name = "No table"
	}
	head := t.accent(s.stage).Bold(true).Render(shown(name)) + "  "
	most := 1
	if s.whole {
		most = 3
	}
	lines := []string{head}
	if room := w - width(head); about != "" && room > 0 {
		for j, l := range opened(about, room, most) {
			if j > 0 {
				lines = append(lines, pad("", width(head)))
			}
			lines[j] += t.muted.Render(l)
		}
	}
	for j := range lines {
		lines[j] = cut(strings.TrimRight(lines[j], " "), w)
	}
	return lines
}

// lines are one answer: its number, the lines that lead to it, what was said,
// and in signs and words how sure that is and what it rests on; in full, all
// that is known of it.
func (s *strip) lines(t *theme, n *session.WhyNode, w int, chosen, full bool) []string {
	lead, under := s.lead(t, n, w, chosen)
	room := max(w-width(lead), 8)
	style := t.text
	switch {
	case chosen:
		style = t.chosen
	case n.Level == 1:
		style = t.bold
	}
	var own []string
	for _, l := range wrap(session.OneLine(n.Str("answer")), room) {
		own = append(own, style.Render(l))
	}
	own = s.marked(t, n, own, room, full)
	if ask := s.asks(n); ask != "" {
		for _, l := range wrap(ask, max(room-2, 6)) {
			own = append(own, t.warn.Render("? "+l))
		}
	}
	own = append(own, s.rootLines(t, s.roots[n.ID], n.Str("answer"), room, full)...)
	for j := range own {
		if j == 0 {
			own[j] = lead + own[j]
		} else {
			own[j] = under + own[j]
		}
	}
	return own
}

// lead is what stands before an answer, and under what stands before its
// further lines.
func (s *strip) lead(t *theme, n *session.WhyNode, w int, chosen bool) (lead, under string) {
	bar := "  "
	if chosen {
		bar = t.accent(s.stage).Render(t.sign("▌", ">")) + " "
	}
	number, blank := "", ""
	if w >= numberWidth {
		number, blank = t.muted.Render(padLeft("#"+n.Label, 4))+" ", "     "
	}
	first, further := s.guides(t, n, max((w-width(bar+number)-20)/2, 0))
	return bar + number + t.muted.Render(first), "  " + blank + t.muted.Render(further)
}

// numberWidth is where an answer's number stands beside it.
const numberWidth = 48

// guides are the lines that lead from the answers above to one, on its first
// line and on the further ones; at most the last most levels of them.
func (s *strip) guides(t *theme, n *session.WhyNode, most int) (first, further string) {
	if n.Parent == nil {
		return "", ""
	}
	above := s.above(t, n, most)
	if s.last(n) {
		return above + t.sign("└ ", "`-"), above + through(t, true)
	}
	return above + t.sign("├ ", "|-"), above + through(t, false)
}

// above are the lines of the levels above an answer, which pass it by.
func (s *strip) above(t *theme, n *session.WhyNode, most int) string {
	var levels []string
	for p := n.Parent; p != nil && p.Parent != nil && len(levels) < most; p = p.Parent {
		levels = append(levels, through(t, s.last(p)))
	}
	slices.Reverse(levels)
	return strings.Join(levels, "")
}

// last says that no other answer follows on the level, nor the line.
func (s *strip) last(n *session.WhyNode) bool { return n.IsLast() && n != s.open }

func through(t *theme, last bool) string {
	if last {
		return "  "
	}
	return t.sign("│ ", "| ")
}

// marked puts how sure an answer is, and what it rests on, behind its last
// line, or under it where there is no room.
func (s *strip) marked(t *theme, n *session.WhyNode, own []string, room int, full bool) []string {
	var parts []string
	if word := sureWord(t, s.sure, n.Str("confidence")); word != "" {
		parts = append(parts, t.muted.Render(word))
	}
	words := shown(n.Str("evidence"))
	for _, label := range s.cards(n.ID) {
		if !namesNumber(words, label) {
			parts = append(parts, t.key.Render("#"+label))
		}
	}
	mark := strings.Join(parts, "  ")
	last := len(own) - 1
	free := room - width(own[last]) - 2 - width(mark)
	switch {
	case mark != "" && free >= 0:
		own[last] += "  " + mark
	case mark != "":
		own = append(own, cut(mark, room))
		free = room - width(mark)
	}
	switch {
	case words == "":
	case width(words)+2 <= free:
		own[len(own)-1] += "  " + t.muted.Render(words)
	case full || s.whole:
		for _, l := range wrap(words, room) {
			own = append(own, t.muted.Render(l))
		}
	case free >= 12:
		own[len(own)-1] += "  " + t.muted.Render(fit(words, free-2))
	}
	return own
}

// namesNumber says whether a text names a number already, as "card 12" does.
func namesNumber(text, label string) bool {
	return slices.Contains(strings.FieldsFunc(text, notLetterOrDigit), label)
}

// sureWord is a confidence by its sign and its word: an empty, a half and a
// full circle.
func sureWord(t *theme, f *content.Field, id string) string {
	if f == nil || id == "" {
		return ""
	}
	at := slices.IndexFunc(f.Choices, func(c content.Choice) bool { return c.ID == id })
	sign := t.sign("◐", "~")
	switch at {
	case -1:
		return fit(id, 12)
	case 0:
		sign = t.sign("○", "?")
	case len(f.Choices) - 1:
		sign = t.sign("●", "!")
	}
	return sign + " " + strings.ToLower(shown(f.Choices[at].Label))
}

// rootLines are the mark of a root cause: whose it is, what would move it, and
// its own words where they differ from the answer's; in full, also who owns it and what would prove it.
func (s *strip) rootLines(t *theme, r *session.Record, answer string, room int, full bool) []string {
	if r == nil {
		return nil
	}
	var facts []string
	for _, f := range []*content.Field{s.control, s.lever} {
		if f == nil {
			continue
		}
		if word := r.Str(f.ID); word != "" {
			if c := f.Choice(word); c != nil {
				word = c.Label
			}
			facts = append(facts, strings.ToLower(shown(word)))
		}
	}
	head := t.sign("◆ ", "* ") + "root cause"
	if len(facts) > 0 {
		head += ": " + strings.Join(facts, ", ")
	}
	line := t.accent(s.stage).Bold(true).Render(head)
	same := r.Text() == answer
	beside := line + "  " + t.muted.Render(shown(r.Text()))
	if !full && !same && (width(beside) <= room || !s.whole && !s.roomy) {
		return []string{cut(beside, room)}
	}
	lines := []string{cut(line, room)}
	if !full {
		if !same {
			lines = append(lines, s.rootWords(t, r, max(room-2, 6))...)
		}
		return lines
	}
	for _, part := range []struct{ label, field string }{{"", "text"}, {"Owner: ", "owner"}, {"Data held: ", "data_held"}} {
		v := r.Str(part.field)
		if v == "" || v == answer {
			continue
		}
		for _, l := range wrap(part.label+session.OneLine(v), max(room-2, 6)) {
			lines = append(lines, "  "+t.muted.Render(l))
		}
	}
	return lines
}

// rootWords are the words of a root cause below its mark: two lines of them, or
// all where the whole strip is said in whole.
func (s *strip) rootWords(t *theme, r *session.Record, room int) []string {
	words := wrap(session.OneLine(r.Text()), room)
	if !s.whole {
		words = opened(r.Text(), room, 2)
	}
	for i, l := range words {
		words[i] = "  " + t.muted.Render(l)
	}
	return words
}
