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
	n, entry := len(y.wall.tree), y.entryAt()
	row := entry
	if i := y.at(); i >= 0 {
		if row = i; i >= entry {
			row++
		}
	}
	switch row = max(0, min(row+by, n)); {
	case row == entry:
		y.chosen = session.ID{}
	case row > entry:
		y.chosen = y.wall.tree[row-1].ID
	default:
		y.chosen = y.wall.tree[row].ID
	}
	return nil
}

// ask puts the line beneath the chosen answer; with none chosen, it asks for a
// new fact.
func (y *whys) ask() tea.Cmd {
	if y.editing {
		return nil
	}
	i := y.at()
	switch {
	case i < 0:
		y.beneath(-1, y.spot.table)
		return nil
	case y.wall.tree[i].Level >= session.MaxWhys:
		i = y.wall.tree[i].Parent
		y.beneath(i, session.ID{})
		y.chosen = session.ID{}
		return say(toneInfo, sentence(session.ErrTooDeep))
	}
	y.beneath(i, session.ID{})
	y.chosen = session.ID{}
	return nil
}

// inward moves the line beneath the answer above it on its level, or the chosen
// branch beneath the answer before it.
func (y *whys) inward() tea.Cmd {
	tree := y.wall.tree
	i := y.at()
	if i < 0 {
		above := y.above()
		switch {
		case above < 0:
			return say(toneInfo, "There is no answer on this level to go beneath.")
		case tree[above].Level >= session.MaxWhys:
			return say(toneInfo, sentence(session.ErrTooDeep))
		}
		y.beneath(above, session.ID{})
		return nil
	}
	beside := tree.Beside(i)
	at := slices.Index(beside, i)
	if at == 0 {
		return say(toneInfo, "There is no answer before it to go beneath.")
	}
	return y.move(i, beside[at-1], tree[beside[at-1]].Kids)
}

// outward moves the line, or the chosen branch, one level up: behind the answer
// that it stood beneath.
func (y *whys) outward() tea.Cmd {
	tree := y.wall.tree
	i := y.at()
	if i < 0 {
		if p := y.parent(); p >= 0 {
			table := tree.Table(p)
			y.beneath(tree[p].Parent, table)
		}
		return nil
	}
	p := tree[i].Parent
	if p < 0 {
		return say(toneInfo, "This is an observed fact already.")
	}
	return y.move(i, tree[p].Parent, slices.Index(tree.Beside(p), p)+1)
}

// shift moves the chosen branch before or behind its neighbour.
func (y *whys) shift(by int) tea.Cmd {
	i := y.at()
	at := slices.Index(y.wall.tree.Beside(i), i) + by
	if at < 0 || at >= len(y.wall.tree.Beside(i)) {
		return nil
	}
	return y.move(i, y.wall.tree[i].Parent, at)
}

// neighbours says whether the chosen branch has one before it and one behind.
func (y *whys) neighbours() (before, behind bool) {
	i := y.at()
	if i < 0 {
		return false, false
	}
	return y.wall.tree.Neighbours(i)
}

func (y *whys) move(i, parent, pos int) tea.Cmd {
	return y.env.desk.do(y.activity.ID, func(g *session.Gesture) error {
		return session.MoveWhy(g, y.wall.tree, i, parent, pos)
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
	i := y.meant()
	if i < 0 {
		if y.sure == "" {
			y.sure = f.Default
		}
		y.sure = next(y.sure)
		return nil
	}
	r := y.wall.tree[i].Record
	return y.env.desk.do(y.activity.ID, func(g *session.Gesture) error {
		return g.Set(r.Kind, r.ID, session.Patch{"confidence": next(r.Str("confidence"))})
	})
}

// remove deletes the chosen branch, as one gesture.
func (y *whys) remove() tea.Cmd {
	i, n := y.at(), 0
	near := y.near(i)
	cmd := y.env.desk.do(y.activity.ID, func(g *session.Gesture) (err error) {
		n, err = session.DeleteWhy(g, y.wall.tree, i)
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
func (y *whys) near(i int) session.ID {
	beside := y.wall.tree.Beside(i)
	switch at := slices.Index(beside, i); {
	case at+1 < len(beside):
		return y.wall.tree[beside[at+1]].ID
	case at > 0:
		return y.wall.tree[beside[at-1]].ID
	case y.wall.tree[i].Parent >= 0:
		return y.wall.tree[y.wall.tree[i].Parent].ID
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
