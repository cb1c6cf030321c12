package ui

import "doorstep/session"

// prompt is what the line asks for: the fact, why, or of an answer that blames
// somebody what made that sensible.
func (y *whys) prompt() string {
	p := y.parent()
	if p == nil {
		return "Observed fact"
	}
	if y.wall.blames(p.Record) {
		return y.wall.blame.Ask
	}
	return "Why?"
}

// entryView is the line in its place in the tree.
func (y *whys) entryView(t *theme, s *strip, w int) view {
	lead := "  "
	if w >= numberWidth {
		lead = "       "
	}
	if p := y.parent(); p != nil {
		most := max((w-width(lead)-20)/2, 0)
		if p.Parent != nil && most > 0 {
			lead += s.above(t, p, most-1) + through(t, s.last(p))
		}
		lead += t.sign("└ ", "`-")
	}
	style := t.accent(y.activity.Stage).Bold(true)
	if y.prompt() == y.wall.blame.Ask {
		style = t.warn.Bold(true)
	}
	label := t.muted.Render(lead) + style.Render(y.prompt()+t.sign(" › ", " > "))
	if y.sure != "" {
		label += t.muted.Render(sureWord(t, y.field("confidence"), y.sure)) + " "
	}
	if y.at() != nil || y.mark != nil {
		return view{lines: []string{cut(label+t.muted.Render(shown(y.resting())), w)}}
	}
	if w-width(label) < leastLine {
		v := view{lines: []string{cut("  "+style.Render(y.prompt()), w)}}
		v.add(prefixed("  ", y.input.view(max(w-2, 1))))
		return v
	}
	return prefixed(label, y.input.view(max(w-width(label), 1)))
}

// leastLine is how much of a line must be seen while it is typed; with less
// behind its prompt, it stands below.
const leastLine = 12

// resting is what stands in the line while an answer has the focus.
func (y *whys) resting() string {
	if y.editing {
		return y.draft
	}
	return y.input.value()
}

// editView is the line in the place of the answer that is mended.
func (y *whys) editView(t *theme, s *strip, n *session.WhyNode, w int) view {
	lead, _ := s.lead(t, n, w, true)
	label := lead + t.accent(y.activity.Stage).Bold(true).Render("Edit"+t.sign(" › ", " > "))
	v := view{lines: s.heading(t, n, w)}
	v.add(prefixed(label, y.input.view(max(w-width(label), 1))))
	return v
}
