package ui

import (
	"slices"

	"doorstep/content"
	"doorstep/session"
)

// roomDraw is the draw as far as the room was shown it: while pairs are being
// revealed, the last of them large with its reason; after that who visits what,
// in the order of the list.
type roomDraw struct {
	stage string
	of    *draw
	left  int
	list  *roomList
}

func newRoomDraw(d *desk, act *content.Activity, c *content.Capture) picture {
	of := &draw{env: &env{desk: d}, activity: drawOf(d.pack, act), rows: rows{capture: c}, board: d.drawn(), seen: -1}
	hidden := of.hidden()
	seen := slices.DeleteFunc(slices.Clone(of.board.Visits), func(a session.Assignment) bool {
		return slices.ContainsFunc(hidden, func(h session.Assignment) bool { return h.ID == a.ID })
	})
	r := &roomDraw{stage: act.Stage, of: of, left: len(hidden)}
	r.list = &roomList{stage: act.Stage, n: len(seen)}
	// While pairs are revealed the latest is looked at; after that everybody
	// looks for their own.
	r.list.even = r.left == 0
	r.list.item = func(t *theme, i int) roomItem {
		if r.list.even {
			return roomPair(t, d, seen[i])
		}
		return roomPair(t, d, seen[len(seen)-1-i])
	}
	r.list.foot = func(t *theme) string {
		text := of.cards().word(len(seen))
		if r.left > 0 {
			text += t.sign(" · ", ", ") + itoa(r.left) + " still to come"
		}
		return text
	}
	return r
}

// drawOf is the activity in which the visits are drawn, that of the visits
// where none is.
func drawOf(p *content.Pack, act *content.Activity) *content.Activity {
	for _, a := range p.Activities {
		if c := a.Capture(session.KindAssignment); c != nil && c.InstrumentName(a) == content.InstrumentDraw {
			return a
		}
	}
	return act
}

// roomPair is one visit: aliases, service and place.
func roomPair(t *theme, d *desk, a session.Assignment) roomItem {
	item := roomItem{mark: d.group(a.People), text: t.sign("→ ", "> ") + "no service yet"}
	if s := d.state.Get(session.KindService, a.Service); s != nil {
		item.text = t.sign("→ ", "> ") + roomSaid(s)
	}
	return item
}

func (r *roomDraw) lines(t *theme, w, h int) []string {
	if h < 3 {
		return nil
	}
	r.of.env.theme = t
	cards := r.of.cards()
	if card := cards.card; r.left > 0 && cards.fresh > 0 {
		cards.card = func(i int) pairCard {
			c := card(i)
			c.flags, c.wrong = "", false // what is to be looked at is the facilitator's
			return c
		}
		return append([]string{""}, drawReveal(t, r.stage, cards, min(w, roomLine), h-1)...)
	}
	if r.list.n == 0 && r.left > 0 {
		return []string{"", t.bold.Render(cut("Nobody knows yet.", w)), "", t.muted.Render(cut(r.list.foot(t), w))}
	}
	return r.list.lines(t, w, h)
}
