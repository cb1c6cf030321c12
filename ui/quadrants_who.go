package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// whoseMap chooses whose map is on the poster, and then the moment: a few
// letters of either are enough, and other words make a new moment.
type whoseMap struct {
	input line
	// persona is the one that was chosen, once asked is the moment.
	persona session.ID
	moment  bool
	at      int
}

// candidate is one line that can be chosen.
type candidate struct {
	text    string
	persona session.ID
	// fresh leads to the personas, to make one.
	fresh bool
}

// ask begins to choose, with the person.
func (q *quadrants) ask() {
	if q.editing {
		q.toLine()
	}
	q.who = &whoseMap{input: newLine()}
	for i, c := range q.candidates() {
		if c.persona == q.persona && !c.fresh {
			q.who.at = i
		}
	}
}

func (w *whoseMap) keys() []key.Binding {
	return []key.Binding{
		as(keys.keep, "choose"), as(keys.back, "as it was"), when(as(keys.newln, "a new person"), !w.moment),
		keys.up, keys.down,
	}
}

// candidates are those that what was typed can mean: people first, and then
// the moments of the person.
func (q *quadrants) candidates() []candidate {
	var list []candidate
	if q.who.moment {
		for _, m := range q.made.maps {
			if m.Persona == q.who.persona && m.Moment != "" {
				list = append(list, candidate{text: m.Moment})
			}
		}
	} else {
		for _, r := range q.people() {
			list = append(list, candidate{text: shown(q.env.desk.entry().Name(session.KindPersona, r.ID)), persona: r.ID})
		}
	}
	want := strings.ToLower(strings.TrimSpace(q.who.input.value()))
	list = slices.DeleteFunc(list, func(c candidate) bool { return !strings.Contains(strings.ToLower(c.text), want) })
	if !q.who.moment {
		return append(list, candidate{text: "a new person, in the personas", fresh: true})
	}
	return list
}

func (q *quadrants) whoKey(msg tea.KeyPressMsg) tea.Cmd {
	w := q.who
	n := len(q.candidates())
	switch {
	case key.Matches(msg, keys.back):
		q.who = nil
	case key.Matches(msg, keys.newln) && !w.moment:
		return q.newPerson()
	case key.Matches(msg, keys.up, keys.shiftTab):
		w.at = (w.at + n - 1) % max(n, 1)
	case key.Matches(msg, keys.down, keys.tab):
		w.at = (w.at + 1) % max(n, 1)
	case key.Matches(msg, keys.keep):
		return q.choose()
	default:
		w.input.update(msg)
		w.at = 0
	}
	return nil
}

// choose takes the candidate; of moments, words that are none of them.
func (q *quadrants) choose() tea.Cmd {
	w, list := q.who, q.candidates()
	if w.moment {
		moment := strings.TrimSpace(session.OneLine(w.input.value()))
		if len(list) > 0 {
			moment = list[min(w.at, len(list)-1)].text
		}
		moment, _ = session.Limit(moment)
		q.who = nil
		q.show(w.persona, moment)
		return nil
	}
	c := list[min(w.at, len(list)-1)]
	if c.fresh {
		return q.newPerson()
	}
	*w = whoseMap{input: newLine(), persona: c.persona, moment: true}
	if c.persona == q.persona {
		for i, m := range q.candidates() {
			if session.MomentKey(m.text) == session.MomentKey(q.moment) {
				w.at = i
			}
		}
	}
	return nil
}

// newPerson goes to where personas are made. The map waits.
func (q *quadrants) newPerson() tea.Cmd {
	q.who = nil
	return func() tea.Msg { return goMsg{session.KindPersona} }
}

// whoView draws the question and its candidates, in the place of the boxes.
func (q *quadrants) whoView(t *theme, w, h int) view {
	word, hint := "Whose map", "A few letters are enough. A map has one person."
	if q.who.moment {
		word, hint = "Which moment", "Minutes, not months: the clerk hands back the file for the third time. Other words make a new moment."
	}
	label := t.accent(q.activity.Stage).Bold(true).Render(word + t.sign(" › ", " > "))
	v := prefixed(label, q.who.input.view(max(w-width(label), 1)))
	list := q.candidates()
	room := max(h-4, 1)
	from := max(0, min(q.who.at-room/2, len(list)-room))
	for i := from; i < min(from+room, len(list)); i++ {
		line := "  " + fit(list[i].text, max(w-4, 1))
		if i == q.who.at {
			line = t.accent(q.activity.Stage).Render(t.sign("▌", ">")) + " " + t.chosen.Render(fit(list[i].text, max(w-4, 1)))
		}
		v.lines = append(v.lines, line)
	}
	v.lines = append(v.lines, "")
	for _, l := range wrap(hint, max(w, 8)) {
		v.lines = append(v.lines, t.muted.Render(l))
	}
	v.lines = clip(v.lines, w, h)
	return v
}
