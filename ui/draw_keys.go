package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// emptyKey is a key before there is a draw.
func (d *draw) emptyKey(k tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(k, keys.keep, drawKeys.redraw):
		return d.deal(d.env.desk.newSeed())
	case key.Matches(k, drawKeys.alone, drawKeys.odd):
		return d.manner(k)
	case key.Matches(k, drawKeys.window):
		d.askWindow("date")
	case key.Matches(k, drawKeys.seed):
		d.askSeed()
	}
	return nil
}

// manner changes how people go. It holds for the next draw.
func (d *draw) manner(k tea.KeyPressMsg) tea.Cmd {
	d.blocked, d.planned = nil, true
	if key.Matches(k, drawKeys.odd) {
		if d.alone {
			return nil
		}
		d.solo = !d.solo
		if d.solo {
			return say(toneInfo, "Whoever is over goes alone, from the next draw on.")
		}
		return say(toneInfo, "Whoever is over joins a pair as the third, from the next draw on.")
	}
	if d.alone = !d.alone; d.alone {
		return say(toneInfo, "Everybody goes alone, from the next draw on.")
	}
	return say(toneInfo, "People go in pairs, from the next draw on.")
}

// revealKey is a key while pairs are still hidden.
func (d *draw) revealKey(k tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(k, keys.keep, drawKeys.next, keys.down):
		return d.reveal(1)
	case key.Matches(k, keys.up):
		return d.reveal(-1)
	case key.Matches(k, drawKeys.all):
		return d.reveal(len(d.board.Visits))
	case key.Matches(k, drawKeys.redraw):
		return d.deal(d.env.desk.newSeed())
	}
	return nil
}

// reveal shows the room so many pairs more. It is kept on the clock's record,
// as the walk through the workshop is: the projector follows it, and undo goes
// past it to the draw itself.
func (d *draw) reveal(by int) tea.Cmd {
	g := session.AgendaFor(d.env.desk.state, d.activity.ID)
	cmd := d.env.desk.revealing(d.activity.ID, g.Revealing, max(g.Revealed+by, 0))
	d.row = d.last()
	if len(d.hidden()) == 0 {
		d.row = 0
		return tea.Batch(cmd, say(toneDone, "All pairs are shown. l locks them."))
	}
	return cmd
}

// revealing keeps how many visits of a draw the room has been shown.
func (d *desk) revealing(activity string, seed, n int) tea.Cmd {
	return d.note("", func(g *session.Gesture) error {
		p := session.Patch{"for": activity, "revealing": seed, "revealed": n}
		return g.Set(session.KindAgenda, session.AgendaID(d.state.Session, activity), p)
	})
}

// whyKey is a key while it is explained why a pair got what it got.
func (d *draw) whyKey(k tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(k, keys.back, keys.keep, drawKeys.why):
		d.why = false
	case key.Matches(k, keys.up):
		d.whyTop = max(d.whyTop-1, 0)
	case key.Matches(k, keys.down):
		d.whyTop++
	case key.Matches(k, keys.left, keys.right):
		d.step(k)
	}
	return nil
}

// ideaKey is a key on a proposal.
func (d *draw) ideaKey(k tea.KeyPressMsg) tea.Cmd {
	p := d.idea()
	switch {
	case key.Matches(k, keys.keep):
		return d.take(*p)
	case key.Matches(k, keys.right, keys.left) && len(p.Ways) > 0:
		by := 1
		if key.Matches(k, keys.left) {
			by = len(p.Ways) - 1
		}
		d.way = (d.way + by) % len(p.Ways)
	case key.Matches(k, drawKeys.redraw):
		return d.deal(d.env.desk.newSeed())
	default:
		d.goTo(k)
	}
	return nil
}

// goTo moves from row to row.
func (d *draw) goTo(k tea.KeyPressMsg) {
	switch {
	case key.Matches(k, keys.up):
		d.row--
	case key.Matches(k, keys.down):
		d.row++
	case key.Matches(k, keys.first):
		d.row = 0
	case key.Matches(k, keys.last):
		d.row = d.last()
	default:
		return
	}
	d.row = max(0, min(d.row, d.last()))
	d.member, d.way = 0, 0
}

// step chooses one of the people of a visit, or all of them.
func (d *draw) step(k tea.KeyPressMsg) {
	n := len(d.visit().People) + 1
	by := 1
	if key.Matches(k, keys.left) {
		by = n - 1
	}
	d.member, d.whyTop = (d.member+by)%n, 0
}

// listKey is a key on a visit of the list.
func (d *draw) listKey(k tea.KeyPressMsg) tea.Cmd {
	desk := d.env.desk
	r := desk.state.Get(session.KindAssignment, d.visit().ID)
	if cmd, taken := desk.settle(k, d.activity.ID, r, "service"); taken {
		return cmd
	}
	switch {
	case key.Matches(k, keys.keep, drawKeys.why):
		d.why, d.whyTop = true, 0
	case key.Matches(k, keys.left, keys.right):
		d.step(k)
	case key.Matches(k, drawKeys.redraw):
		return d.deal(desk.newSeed())
	case key.Matches(k, drawKeys.alone, drawKeys.odd):
		return d.manner(k)
	case key.Matches(k, drawKeys.window):
		d.askWindow("date")
	case key.Matches(k, drawKeys.seed):
		d.askSeed()
	case key.Matches(k, drawKeys.move):
		d.askMove()
	case key.Matches(k, drawKeys.swap):
		return d.swap()
	case key.Matches(k, drawKeys.lock, drawKeys.hold):
		return d.lock(key.Matches(k, drawKeys.hold))
	case key.Matches(k, keys.remove):
		return d.remove(r)
	case key.Matches(k, keys.redact):
		return d.env.open(newRedact(d.env, r))
	case key.Matches(k, keys.back):
		d.mark = drawMark{}
	default:
		d.goTo(k)
	}
	return nil
}

// remove takes a visit off the list. Its people are proposed another place.
func (d *draw) remove(r *session.Record) tea.Cmd {
	cmd := d.env.desk.do(d.activity.ID, func(g *session.Gesture) error { return g.Delete(r.Kind, r.ID) })
	return tea.Batch(cmd, say(toneInfo, "Taken apart: #"+r.Label+". Ctrl+Z brings it back."))
}

// lock keeps visits as they are when the others are drawn again, or lets them
// go: the one with the focus, or all.
func (d *draw) lock(one bool) tea.Cmd {
	list := d.board.Visits
	if one {
		list = []session.Assignment{*d.visit()}
	}
	open := 0
	for _, a := range list {
		if !a.Locked {
			open++
		}
	}
	text := plural(open, "pair is", "pairs are") + " locked now, and stay when the rest is drawn again."
	if open == 0 {
		text = plural(len(list), "pair is", "pairs are") + " unlocked now."
	}
	return tea.Batch(d.env.desk.do(d.activity.ID, func(g *session.Gesture) error {
		for _, a := range list {
			var locked any
			if open > 0 {
				locked = true
			}
			if err := g.Set(session.KindAssignment, a.ID, session.Patch{"locked": locked}); err != nil {
				return err
			}
		}
		return nil
	}), say(toneDone, text))
}
