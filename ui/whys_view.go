package ui

import (
	"slices"
	"strings"

	"doorstep/session"
)

// View draws what the tables dig into, the strip with the line in its place,
// and below them what is asked back or what to do next.
func (y *whys) View(w, h int) view {
	y.look()
	if y.detail != nil {
		return y.detail.View(w, h)
	}
	t := y.env.theme
	head := y.head(t, w, h)
	foot := y.foot(t, w)
	if h < 12 {
		head = head[:min(len(head), 1)]
	}
	if h < len(head)+len(foot.lines)+3 {
		head = nil
	}
	if y.mark == nil && h < len(foot.lines)+2 {
		foot = view{}
	}
	var v view
	v.lines = head
	v.add(y.window(t, w, max(h-len(head)-len(foot.lines), 1)))
	v.add(foot)
	v.lines = clip(v.lines, w, h)
	return v
}

// strip is the wall as it is drawn.
func (y *whys) strip() *strip {
	s := &strip{
		tree: y.wall.tree, roots: y.wall.roots, cards: y.env.desk.cardsUnder, heads: y.wall.heads,
		sure: y.field("confidence"), stage: y.activity.Stage,
		asks: func(n *session.WhyNode) string {
			if n == y.parent() && y.chosen.IsZero() {
				return "" // the line asks it
			}
			return y.wall.asks(n)
		},
	}
	if y.roots != nil {
		s.control, s.lever = y.roots.Field("control"), y.roots.Field("lever")
	}
	return s
}

// head is where the strip begins: the theme and the problem of the table that
// is shown, each in two lines where there is room.
func (y *whys) head(t *theme, w, h int) []string {
	s, table := y.env.desk.state, y.env.desk.table
	var lines []string
	add := func(label, text string) {
		if text == "" {
			return
		}
		most := 1
		if h >= airyFrom+4 {
			most = 2
		}
		for i, l := range opened(label+": "+text, max(w-2, 8), most) {
			rest, begins := strings.CutPrefix(l, label+":")
			switch {
			case i > 0:
				l = "  " + l
			case begins:
				l = t.muted.Render(label+":") + rest
			}
			lines = append(lines, cut(l, w))
		}
	}
	if r := s.Get(session.KindTable, table); r != nil {
		if theme := s.Get(session.KindTheme, r.Ref("theme")); theme != nil {
			add("Theme", theme.Text())
		}
	}
	official := ""
	for _, r := range s.Kind(session.KindProblem) {
		if n, _ := r.Int("version"); n == 1 && y.env.desk.shows(r) {
			if of := r.Ref("table"); official == "" || of == table {
				official = r.Text()
			}
		}
	}
	if !table.IsZero() || len(s.Kind(session.KindTable)) == 0 {
		add("The office says", official)
	}
	return lines
}

// airyFrom is from how many lines on the strip is drawn with air, and the chosen
// answer with all that is known of it.
const airyFrom = 16

// entryLines are kept for the line, where all answers are said in whole.
const entryLines = 3

// window draws the rows round the focus: the line and the answers.
func (y *whys) window(t *theme, w, h int) view {
	s := y.strip()
	s.airy, s.open = h >= airyFrom, y.above()
	s.roomy = s.airy
	s.whole = s.airy && s.fits(t, w, h-entryLines)
	row := func(n *session.WhyNode) view {
		switch {
		case n == nil:
			return y.entryView(t, s, w)
		case y.editing && n.ID == y.chosen:
			return y.editView(t, s, n, w)
		}
		chosen := n.ID == y.chosen
		return view{lines: append(s.heading(t, n, w), s.lines(t, n, w, chosen, chosen && s.airy)...)}
	}
	if s.tree.Len() == 0 {
		return y.empty(t, row(nil), w, h)
	}
	v := y.around(row, h)
	y.sticky(t, s, &v, w)
	return v
}

// sticky puts the name of the table that has the focus on the first line, where
// it has gone out of sight.
func (y *whys) sticky(t *theme, s *strip, v *view, w int) {
	if len(s.heads) == 0 || len(v.lines) < 4 || v.cursor != nil && v.cursor.Y == 0 {
		return
	}
	n := y.at()
	if n == nil {
		n = y.entryBehind()
	}
	if name := s.tableHead(t, n.Table(), w)[0]; !slices.Contains(v.lines, name) {
		v.lines[0] = name
	}
}

// around draws the rows round the one with the focus in so many lines: that row
// for certain, a third of the rest below it, and what is left above.
func (y *whys) around(row func(*session.WhyNode) view, h int) view {
	v := row(y.at())
	v.lines = v.lines[:min(len(v.lines), h)]
	room := h - len(v.lines)
	var above, below []string
	down := func(most int) {
		below = nil
		for n, ok := y.rowBeside(y.at(), 1); ok && len(below) < most; n, ok = y.rowBeside(n, 1) {
			below = append(below, row(n).lines...)
		}
		below = below[:min(len(below), most)]
	}
	down(room / 3)
	for n, ok := y.rowBeside(y.at(), -1); ok && len(above)+len(below) < room; n, ok = y.rowBeside(n, -1) {
		above = append(append([]string(nil), row(n).lines...), above...)
	}
	if free := room - len(above); free > len(below) {
		down(free)
	}
	out := view{lines: above[max(len(above)+len(below)-room, 0):]}
	out.add(v)
	out.lines = fill(append(out.lines, below...), h)
	return out
}

// empty says what goes here, with the line below it.
func (y *whys) empty(t *theme, entry view, w, h int) view {
	room := max(h-len(entry.lines)-1, 0)
	lines := teach(t, w, room, "",
		"Say one thing that was seen or measured: a stranger with a watch could have noted it.",
		"Enter keeps a line and asks why of it. Tab and Shift+Tab move the line in and out.",
		"#12 at the end names the card that shows it; words go in brackets: [visit 2, seen].")
	lines = clip(lines, w, room)
	v := view{lines: append(lines, "")}
	if room == 0 {
		v.lines = nil
	}
	v.add(entry)
	v.lines = fill(v.lines, h)
	return v
}

// foot is the root cause that is being marked, or what the method asks of the
// branch that has the focus, and how it goes on.
func (y *whys) foot(t *theme, w int) view {
	if y.wall.tree.Len() == 0 {
		return view{} // the empty strip says it
	}
	v := view{lines: []string{t.muted.Render(t.rule(w))}}
	if y.mark != nil {
		answer := ""
		if n := y.wall.tree.At(y.mark.why); n != nil {
			answer = n.Str("answer")
		}
		v.add(y.mark.view(t, y.activity.Stage, answer, w))
		return v
	}
	if r, field := y.conflict(); conflicting(r, field) {
		v.lines = append(v.lines, t.alsoWritten(shown(r.Str(field)), y.other(r, field), w, helpLines)...)
		return v
	}
	hint, warn := y.hint()
	style := t.muted
	if warn {
		style = t.warn
	}
	lines := wrap(hint, max(w, 8))
	for _, l := range lines[:min(len(lines), helpLines)] {
		v.lines = append(v.lines, style.Render(l))
	}
	return v
}

// other is what another laptop wrote in a field.
func (y *whys) other(r *session.Record, field string) string {
	f := y.field(field)
	if f == nil {
		return ""
	}
	also := r.Also(field)[0]
	label := ""
	if field != "answer" {
		label = strings.ToLower(shown(f.Label)) + " "
	}
	return label + shown(y.env.desk.entry().Format(f, also))
}

// hint is what the method asks now, and whether it is said with weight.
func (y *whys) hint() (text string, warn bool) {
	n := y.at()
	if n == nil {
		n = y.parent()
	}
	if n == nil {
		return "Something observed: who came, how often, how long. Not yet a reason, and nobody's name.", false
	}
	switch y.wall.tree.Hint(n, y.wall.roots, y.wall.blames) {
	case session.HintPerson:
		return "This makes a person the cause. Suppose they are as decent as you: which rule, form, order or queue made that the sensible thing to do? Roles, not names.", true
	case session.HintBranch:
		return "Two branches are enough. Of three, one is probably a symptom: which of them would still be so if the others were mended?", false
	case session.HintDeepest:
		return "Seven lines are the most. " + keyName(whyKeys.root) + " marks the root cause; it may stand higher up.", false
	case session.HintReach:
		return "Could a hand in this room reach this? " + keyName(whyKeys.root) + " marks it as the root cause, with whose it is and what would move it.", false
	case session.HintOutside:
		return "Every root cause lies outside. Which part of one could this room move with a letter or a phone call?", false
	}
	if y.wall.roots[n.ID] != nil {
		return "If this had been gone, would the visit have been different?", false
	}
	if n.Str("evidence") == "" && len(y.env.desk.cardsUnder(n.ID)) == 0 {
		return "How do we know? #12 alone gives the answer above its card; " + keyName(whyKeys.sure) + " says how sure it is.", false
	}
	return "And why is that so?", false
}
