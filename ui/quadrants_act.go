package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// box goes round the boxes, and back to the line.
func (q *quadrants) box(by int) {
	q.toLine()
	n := len(session.Quadrants)
	at := max(slices.Index(session.Quadrants, q.focus), 0)
	q.focus, q.basis = session.Quadrants[(at+by+n)%n], ""
}

// toLine goes back to the line, and drops an edit.
func (q *quadrants) toLine() {
	if q.editing {
		q.input.set(q.draft)
	}
	q.chosen, q.editing, q.draft = session.ID{}, false, ""
	if q.focus == "" {
		q.focus = session.Quadrants[0]
	}
}

// step goes up or down the entries of the box with the focus; below the last
// one is the line. An empty box looks back to the one before it.
func (q *quadrants) step(up bool) {
	list := q.current().Boxes[q.focus]
	at := slices.IndexFunc(list, func(r *session.Record) bool { return r.ID == q.chosen })
	switch {
	case up && at < 0 && len(list) == 0:
		q.across(-1)
	case up && at < 0:
		q.chosen = list[len(list)-1].ID
	case up && at > 0:
		q.chosen = list[at-1].ID
	case !up && at >= 0 && at+1 < len(list):
		q.chosen = list[at+1].ID
	case !up:
		q.toLine()
	}
}

// across goes to the last entry of the next box that has any.
func (q *quadrants) across(by int) {
	m := q.current()
	boxes := session.Quadrants
	if len(m.Boxes[""]) > 0 {
		boxes = append(slices.Clone(boxes), "")
	}
	n := len(boxes)
	at := max(slices.Index(boxes, q.focus), 0)
	for i := 1; i <= n; i++ {
		box := boxes[(at+by*i+n*n)%n]
		if list := m.Boxes[box]; len(list) > 0 {
			q.focus, q.chosen = box, list[len(list)-1].ID
			return
		}
	}
}

// nextBasis changes whether the chosen entry, or the next line, counts as
// observed or as inferred.
func (q *quadrants) nextBasis() tea.Cmd {
	other := func(basis string) string {
		if basis == "observed" {
			return "inferred"
		}
		return "observed"
	}
	r := q.Pointed()
	if r == nil {
		q.basis = other(q.basisNow())
		return nil
	}
	return q.env.desk.do(q.activity.ID, func(g *session.Gesture) error {
		return g.Set(r.Kind, r.ID, session.Patch{"basis": other(r.Str("basis"))})
	})
}

// basisNow is that of the line.
func (q *quadrants) basisNow() string {
	if q.basis != "" {
		return q.basis
	}
	return session.Basis(q.focus)
}

// moveTo puts an entry into the next box or the one before.
func (q *quadrants) moveTo(r *session.Record, by int) tea.Cmd {
	n := len(session.Quadrants)
	at := slices.Index(session.Quadrants, r.Str("quadrant"))
	box := session.Quadrants[(max(at, 0)+by+n)%n]
	if at < 0 {
		box = session.Quadrants[0]
	}
	cmd := q.env.desk.do(q.activity.ID, func(g *session.Gesture) error {
		return g.Set(r.Kind, r.ID, session.Patch{"quadrant": box})
	})
	q.look()
	if now := q.Pointed(); now != nil && now.Str("quadrant") == box {
		q.focus = box
	}
	return cmd
}

// pair sets two entries against each other: the first press takes one, the
// second the other. A pair that is marked already is taken apart.
func (q *quadrants) pair(r *session.Record) tea.Cmd {
	if q.first.IsZero() {
		q.first = r.ID
		return say(toneInfo, "#"+r.Label+" contradicts which? Choose it and press "+keyName(boxKeys.pair)+" again; Esc drops it.")
	}
	first := q.first
	q.first = session.ID{}
	if first == r.ID {
		return say(toneInfo, "An entry does not contradict itself.")
	}
	return q.contradict(first, r.ID)
}

func (q *quadrants) contradict(a, b session.ID) tea.Cmd {
	s := q.env.desk.state
	x, y := s.Get(session.KindEmpathy, a), s.Get(session.KindEmpathy, b)
	if x == nil || y == nil {
		return say(toneWarn, "One of the two is not there any more; nothing was marked.")
	}
	marked := len(session.Contradictions(s, []*session.Record{x, y})) > 0
	cmd := q.env.desk.do(q.activity.ID, func(g *session.Gesture) error { return session.Contradict(g, a, b, !marked) })
	if q.env.desk.view != "" {
		return cmd
	}
	note := "#" + x.Label + " and #" + y.Label + " stand as a contradiction. What lies between them?"
	if marked {
		note = "#" + x.Label + " and #" + y.Label + " no longer stand as a contradiction. Ctrl+Z brings it back."
	}
	return tea.Batch(cmd, say(toneDone, note))
}

// remove deletes an entry, and goes to its neighbour.
func (q *quadrants) remove(r *session.Record) tea.Cmd {
	list := q.current().Boxes[q.focus]
	at := slices.IndexFunc(list, func(e *session.Record) bool { return e.ID == r.ID })
	cmd := q.env.desk.do(q.activity.ID, func(g *session.Gesture) error { return session.DeleteEmpathy(g, r.ID) })
	q.look()
	if q.Pointed() != nil {
		return cmd // nothing was deleted
	}
	q.chosen = session.ID{}
	if list = q.current().Boxes[q.focus]; len(list) > 0 {
		q.chosen = list[max(min(at, len(list)-1), 0)].ID
	}
	return tea.Batch(cmd, say(toneInfo, "Deleted #"+r.Label+". Ctrl+Z brings it back."))
}

// turn shows the next of the maps that were begun.
func (q *quadrants) turn() {
	at := slices.IndexFunc(q.made.maps, func(m session.EmpathyMap) bool {
		return m.Key == q.key()
	})
	if len(q.made.maps) > 0 {
		next := q.made.maps[(at+1)%len(q.made.maps)]
		q.show(next.Persona, next.Moment)
	}
}

// show puts another map on the poster.
func (q *quadrants) show(persona session.ID, moment string) {
	q.toLine()
	q.persona, q.moment, q.last = persona, moment, session.ID{}
}

// openDetail shows all fields of an entry.
func (q *quadrants) openDetail(r *session.Record) {
	s := newSheet(q.env, q.activity, q.rows.capture).(*sheet)
	s.form = true
	s.row = slices.IndexFunc(s.records(), func(e *session.Record) bool { return e.ID == r.ID })
	q.detail = s
}

// Select shows the map that an entry is on, and chooses the entry.
func (q *quadrants) Select(id session.ID) bool {
	q.look()
	r := q.env.desk.state.Get(session.KindEmpathy, id)
	if r == nil || q.editing || q.detail != nil || q.who != nil {
		return r != nil && q.chosen == id
	}
	q.show(r.Ref("persona"), session.OneLine(r.Str("moment")))
	q.focus, q.chosen = r.Str("quadrant"), id
	return true
}
