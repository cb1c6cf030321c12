package ui

import (
	"doorstep/content"
	"doorstep/session"
)

// wideChecklist is the width from which the other activities stand beside the
// one that is looked at.
const wideChecklist = 100

// checklistSide is the width that they take of w.
func checklistSide(w int) int { return min(max(w/2+2, 44), 60) }

// checklistSides is how all activities stand, as of a version of the session.
// Each keeps its checker, which looks only at what changed since.
type checklistSides struct {
	made   int64
	checks []session.Checker
	open   []session.Checklist
}

func (c *checklistSides) read(s *session.State, p *content.Pack) {
	if c.checks != nil && c.made == s.Version() {
		return
	}
	if c.checks == nil {
		c.checks = make([]session.Checker, len(p.Activities))
	}
	c.made, c.open = s.Version(), c.open[:0]
	for i, a := range p.Activities {
		c.open = append(c.open, c.checks[i].Check(s, a))
	}
}

// sideLines are all activities with how much each still has to give, the one
// that is looked at among the h lines that fit.
func (c *checklist) sideLines(t *theme, w, h int) []string {
	d := c.env.desk
	c.sides.read(d.state, d.pack)
	at := 0
	lines := make([]string, 0, len(c.sides.open))
	for i, l := range c.sides.open {
		mark, title, word := "  ", shown(l.Activity.Title), openShort(l)
		if l.Activity == c.at {
			at, mark, title = i, t.accent("").Render(t.sign("▌", ">"))+" ", t.bold.Render(title)
		}
		id := l.Activity.ID
		if width(id) > 4 {
			id = "" // a word, which the title says too
		}
		left := mark + t.accent(l.Activity.Stage).Render(pad(id, 5)) + title
		style := t.muted
		if l.Begun && !l.LeftOut && l.Open() > 0 {
			style = t.warn
		}
		lines = append(lines, pad(cut(left, w-width(word)-1), w-width(word))+style.Render(word))
	}
	top := max(0, min(at-h/2, len(lines)-h))
	return clip(t.moreBelow(lines[top:], h), w, h)
}

// standing says how the activity that is looked at stands, and on screens that
// show the others, how much those that have begun still have to give.
func (c *checklist) standing(w int) string {
	here := openWord(c.list)
	if !c.list.LeftOut {
		here += " here"
	}
	if w < wideChecklist {
		return here
	}
	c.sides.read(c.env.desk.state, c.env.desk.pack)
	empty, others := 0, 0
	for _, l := range c.sides.open {
		if l.Activity != c.at && l.Begun && !l.LeftOut && l.Open() > 0 {
			empty, others = empty+l.Open(), others+1
		}
	}
	if others == 0 {
		return here
	}
	return here + c.env.theme.sign(" · ", " - ") + itoa(empty) + " empty in " + plural(others, "other activity", "other activities")
}

// openShort says in a word or two how an activity stands, for a column.
func openShort(l session.Checklist) string {
	switch {
	case l.LeftOut:
		return "left out"
	case untouched(l):
		return "not begun"
	case l.Open() == 0:
		return "all there"
	}
	return itoa(l.Open()) + " empty"
}

// beside draws the other activities at the right of a checklist's lines.
func (c *checklist) beside(lines []string, w, h int) []string {
	t := c.env.theme
	left := w - checklistSide(w) - 4
	side := c.sideLines(t, checklistSide(w), h)
	bar := " " + t.muted.Render(t.sign("│", "|")) + " "
	joined := make([]string, h)
	for i, line := range fill(lines, h)[:h] {
		joined[i] = pad(cut(line, left), left) + bar
		if i < len(side) {
			joined[i] += side[i]
		}
	}
	return joined
}
