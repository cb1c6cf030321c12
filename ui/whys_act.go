package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// step goes up or down the strip. The line is one of its rows.
func (y *whys) step(by int) tea.Cmd {
	if y.editing {
		return nil
	}
	switch n, ok := y.rowBeside(y.at(), by); {
	case ok && n == nil:
		y.chosen = session.ID{}
	case ok:
		y.chosen = n.ID
	}
	return nil
}

// rowBeside is the row of the strip above or below one, as by is -1 or 1; nil is
// the line. ok is false where the strip ends.
func (y *whys) rowBeside(n *session.WhyNode, by int) (row *session.WhyNode, ok bool) {
	entry := y.entryBehind()
	switch {
	case n == nil && by < 0:
		return entry, entry != nil
	case n == nil && entry == nil:
		return nil, false
	case n == nil:
		row = entry.Next()
		return row, row != nil
	case by > 0 && n == entry:
		return nil, true
	case by > 0:
		row = n.Next()
		return row, row != nil
	}
	if row = n.Prev(); row != nil && row == entry {
		return nil, true
	}
	return row, row != nil
}

// ask puts the line beneath the chosen answer; with none chosen, it asks for a
// new fact.
func (y *whys) ask() tea.Cmd {
	if y.editing {
		return nil
	}
	n := y.at()
	switch {
	case n == nil:
		y.beneath(nil, y.spot.table)
		return nil
	case n.Level >= session.MaxWhys:
		y.beneath(n.Parent, session.ID{})
		y.chosen = session.ID{}
		return say(toneInfo, sentence(session.ErrTooDeep))
	}
	y.beneath(n, session.ID{})
	y.chosen = session.ID{}
	return nil
}

// inward moves the line beneath the answer above it on its level, or the chosen
// branch beneath the answer before it.
func (y *whys) inward() tea.Cmd {
	n := y.at()
	if n == nil {
		above := y.above()
		switch {
		case above == nil:
			return say(toneInfo, "There is no answer on this level to go beneath.")
		case above.Level >= session.MaxWhys:
			return say(toneInfo, sentence(session.ErrTooDeep))
		}
		y.beneath(above, session.ID{})
		return nil
	}
	beside := y.wall.tree.Beside(n)
	at := slices.Index(beside, n)
	if at == 0 {
		return say(toneInfo, "There is no answer before it to go beneath.")
	}
	return y.move(n, beside[at-1], len(beside[at-1].Kids))
}

// outward moves the line, or the chosen branch, one level up: behind the answer
// that it stood beneath.
func (y *whys) outward() tea.Cmd {
	n := y.at()
	if n == nil {
		if p := y.parent(); p != nil {
			y.beneath(p.Parent, p.Table())
		}
		return nil
	}
	p := n.Parent
	if p == nil {
		return say(toneInfo, "This is an observed fact already.")
	}
	return y.move(n, p.Parent, slices.Index(y.wall.tree.Beside(p), p)+1)
}

// shift moves the chosen branch before or behind its neighbour.
func (y *whys) shift(by int) tea.Cmd {
	n := y.at()
	beside := y.wall.tree.Beside(n)
	at := slices.Index(beside, n) + by
	if at < 0 || at >= len(beside) {
		return nil
	}
	return y.move(n, n.Parent, at)
}

// neighbours says whether the chosen branch has one before it and one behind.
func (y *whys) neighbours() (before, behind bool) {
	n := y.at()
	if n == nil {
		return false, false
	}
	return n.Neighbours()
}

func (y *whys) move(n, parent *session.WhyNode, pos int) tea.Cmd {
	return y.env.desk.do(y.activity.ID, func(g *session.Gesture) error {
		return session.MoveWhy(g, y.wall.tree, n, parent, pos)
	})
}

// nextSure goes on to the next degree of confidence: of the answer that is
// meant, or of the line.
func (y *whys) nextSure() tea.Cmd {
	f := y.field("confidence")
	if f == nil || len(f.Choices) == 0 {
		return nil
	}
	next := func(id string) string {
		for i, c := range f.Choices {
			if c.ID == id {
				return f.Choices[(i+1)%len(f.Choices)].ID
			}
		}
		return f.Choices[0].ID
	}
	n := y.meant()
	if n == nil {
		if y.sure == "" {
			y.sure = f.Default
		}
		y.sure = next(y.sure)
		return nil
	}
	r := n.Record
	return y.env.desk.do(y.activity.ID, func(g *session.Gesture) error {
		return g.Set(r.Kind, r.ID, session.Patch{"confidence": next(r.Str("confidence"))})
	})
}

// remove deletes the chosen branch, as one gesture.
func (y *whys) remove() tea.Cmd {
	at, n := y.at(), 0
	near := y.near(at)
	cmd := y.env.desk.do(y.activity.ID, func(g *session.Gesture) (err error) {
		n, err = session.DeleteWhy(g, at)
		return err
	})
	if n == 0 {
		return cmd
	}
	y.chosen = near
	note := "Deleted the answer. Ctrl+Z brings it back."
	if n > 1 {
		note = "Deleted " + itoa(n) + " answers. Ctrl+Z brings them back."
	}
	return tea.Batch(cmd, say(toneInfo, note))
}

// near is the answer that gets the focus when a branch goes: the next one on
// its level, the one before, or the one above.
func (y *whys) near(n *session.WhyNode) session.ID {
	beside := y.wall.tree.Beside(n)
	switch at := slices.Index(beside, n); {
	case at+1 < len(beside):
		return beside[at+1].ID
	case at > 0:
		return beside[at-1].ID
	case n.Parent != nil:
		return n.Parent.ID
	}
	return session.ID{}
}

// openDetail shows all fields of the chosen answer.
func (y *whys) openDetail() {
	s := newSheet(y.env, y.activity, y.rows.capture).(*sheet)
	s.form = true
	s.row = slices.IndexFunc(s.records(), func(r *session.Record) bool { return r.ID == y.chosen })
	y.detail = s
}
