package ui

import (
	"slices"
	"strings"

	"doorstep/content"
	"doorstep/session"
)

// newRoomDraw is the draw as far as the room was shown it: who visits what, the
// pair that was shown last on top.
func newRoomDraw(d *desk, act *content.Activity, _ *content.Capture) picture {
	all := d.state.Kind(session.KindAssignment)
	hidden := undrawn(d.state, act.ID, all)
	list := slices.DeleteFunc(slices.Clone(all), func(r *session.Record) bool { return hidden[r.ID] })
	l := &roomList{stage: act.Stage, n: len(list)}
	l.item = func(t *theme, i int) roomItem { return roomPair(t, d, list[len(list)-1-i]) }
	l.foot = func(t *theme) string {
		text := plural(len(list), "pair", "pairs")
		if len(hidden) > 0 {
			text += t.sign(" · ", ", ") + itoa(len(hidden)) + " still to come"
		}
		return text
	}
	return l
}

// roomPair is one visit: aliases, service and place.
func roomPair(t *theme, d *desk, r *session.Record) roomItem {
	var who []string
	for _, p := range session.As[session.Assignment](r).People {
		if alias := d.state.AliasOf(p); alias != "" {
			who = append(who, alias)
		}
	}
	item := roomItem{mark: strings.Join(who, " + "), text: t.sign("→ ", "> ") + "no service yet"}
	if s := d.state.Get(session.KindService, r.Ref("service")); s != nil {
		item.text = t.sign("→ ", "> ") + roomSaid(s)
	}
	return item
}

// undrawn are the visits that the room has not been shown yet: of the draw
// that is being revealed, all behind those that were, but for visits that
// stayed from before.
func undrawn(s *session.State, activity string, all []*session.Record) map[session.ID]bool {
	hidden := map[session.ID]bool{}
	draw, shown := revealing(s, activity)
	if draw == 0 {
		return hidden
	}
	begun := map[session.ID]bool{}
	for _, kind := range []string{session.KindScenario, session.KindEthics, session.KindVisit} {
		for _, r := range s.Kind(kind) {
			begun[r.Ref("assignment")] = true
		}
	}
	for _, r := range all {
		seed, _ := r.Int("seed")
		if seed != draw || r.Bool("locked") || r.Str("sent_at") != "" || begun[r.ID] {
			continue
		}
		if shown--; shown < 0 {
			hidden[r.ID] = true
		}
	}
	return hidden
}

// revealing is the number of the draw that is being shown, 0 for none, and how
// many of its visits were. It stands with the activity of the draw, also where
// another one looks at the visits.
func revealing(s *session.State, activity string) (draw, shown int) {
	for _, a := range s.Kind(session.KindAgenda) {
		if n, _ := a.Int("revealing"); n != 0 && (draw == 0 || a.Str("for") == activity) {
			draw = n
			shown, _ = a.Int("revealed")
		}
	}
	return draw, shown
}
