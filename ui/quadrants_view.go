package ui

import (
	"strings"

	"doorstep/session"
)

// boxHints say what goes into each box.
var boxHints = map[string]string{
	"says":   "Their words, as said. #12 at the end names the card.",
	"does":   "What they did: only what a camera would have caught.",
	"thinks": "Begin with I, as that person. It counts as inferred.",
	"feels":  "One feeling word: small, cheated, relieved, ashamed, proud.",
	"pain":   "What hurts, blocks or frightens.",
	"gain":   "What would make them say: that was easy. Not a gadget.",
}

// View draws the person and the moment, the boxes, what disagrees, and the
// line.
func (q *quadrants) View(w, h int) view {
	q.look()
	switch {
	case q.detail != nil:
		return q.detail.View(w, h)
	case q.who != nil:
		return q.whoView(q.env.theme, w, h)
	}
	t, p := q.env.theme, q.poster()
	foot := q.foot(t, w, h)
	head := p.headLines(t, w, h/7)
	if h >= 2*roomy {
		head = append(head, "")
	}
	found := p.foundLines(t, w, max(h/6, 1))
	if len(found) == 0 {
		found = q.unlooked(t, p, w)
	}
	room := h - len(foot.lines) - len(head) - len(found)
	if room < 3 {
		found = nil
		room = h - len(foot.lines) - len(head)
	}
	if room < 1 {
		head, room = nil, h-len(foot.lines)
	}
	v := view{lines: head}
	if len(q.rows.of(q.env.desk)) == 0 {
		v.lines = append(v.lines, fill(clip(q.teach(t, w, room), w, max(room, 0)), room)...)
	} else {
		v.lines = append(v.lines, fill(p.grid(t, w, max(room, 1)), room)...)
		v.lines = append(v.lines, found...)
	}
	v.add(foot)
	v.lines = clip(v.lines, w, h)
	return v
}

// poster is the map as it is drawn.
func (q *quadrants) poster() *poster {
	m := q.current()
	p := &poster{
		m: m, cards: q.env.desk.cardsUnder, box: q.boxField(), stage: q.activity.Stage,
		found: q.made.found[m.Key], hints: boxHints,
		focus: q.focus, chosen: q.chosen, first: q.first,
	}
	if !q.persona.IsZero() {
		p.who = q.env.desk.entry().Name(session.KindPersona, q.persona)
	}
	return p
}

// unlooked names the moments in which words stand beside deeds or thoughts, and
// nobody has marked two that disagree.
func (q *quadrants) unlooked(t *theme, p *poster, w int) []string {
	if p.m.Unexamined(p.found) {
		return []string{cut(t.muted.Render(t.sign("≠ ", "!= ")+"None marked yet: do words, deeds and feelings agree?"), w)}
	}
	var others []string
	for _, m := range q.made.maps {
		if m.Unexamined(q.made.found[m.Key]) {
			name := q.env.desk.entry().Name(session.KindPersona, m.Persona)
			others = append(others, strings.TrimSpace(shown(name)+" "+shown(m.Moment)))
		}
	}
	if len(others) == 0 {
		return nil
	}
	return []string{cut(t.muted.Render(t.sign("≠ ", "!= ")+"Not looked at yet: "+strings.Join(others, "; ")), w)}
}

// teach is what an empty poster shows.
func (q *quadrants) teach(t *theme, w, h int) []string {
	return teach(t, w, h, "", "One person in one moment, as they lived it.",
		"Tab goes round the boxes, Enter keeps a line. says: or t: in front chooses a box too.",
		"Says and does count as observed, the rest as inferred; "+keyName(boxKeys.basis)+" changes it.",
		"#3 vs #10 marks two entries that contradict each other.")
}

// foot is the line, and above it what another laptop wrote or what goes into
// the box.
func (q *quadrants) foot(t *theme, w, h int) view {
	style, hint := t.muted, boxHints[q.focus]
	switch r, field := q.conflict(); {
	case conflicting(r, field):
		style, hint = t.warn, "also written: "+q.other(r, field)
	case !q.first.IsZero():
		hint = "Choose the other one and press " + keyName(boxKeys.pair) + " again."
	case q.persona.IsZero() && q.moment == "":
		hint = "Whose map is it, and which moment? " + keyName(boxKeys.who) + " chooses both."
	case q.moment == "":
		hint = "Which moment? " + keyName(boxKeys.who) + " says it. Everyone should see the same picture."
	}
	v := view{lines: []string{t.muted.Render(t.rule(w))}}
	if h >= 8 {
		v.lines = append(v.lines, cut(style.Render(shown(hint)), w))
	}
	name := q.focus
	if c := q.boxField().Choice(q.focus); c != nil {
		name = c.Label
	}
	label := "Edit"
	if !q.editing {
		label = shown(name) + ", " + q.basisNow()
	}
	label = t.accent(q.activity.Stage).Bold(true).Render(label + t.sign(" › ", " > "))
	v.add(prefixed(label, q.input.view(max(w-width(label), 1))))
	return v
}

// other is what another laptop wrote in a field.
func (q *quadrants) other(r *session.Record, field string) string {
	f := q.field(field)
	if f == nil {
		return ""
	}
	label := ""
	if field != "text" {
		label = strings.ToLower(shown(f.Label)) + " "
	}
	return label + shown(q.env.desk.entry().Format(f, r.Also(field)[0]))
}
