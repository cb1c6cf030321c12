package ui

import (
	"strings"

	"doorstep/session"
)

// View draws what stands there now: nothing yet, pairs being shown, the list,
// or why; below it a line that is being typed, or what the row with the focus
// says.
func (d *draw) View(w, h int) view {
	d.look()
	if d.detail != nil {
		return d.detail.View(w, h)
	}
	foot := d.footView(w, h)
	room := max(h-len(foot.lines), 1)
	var v view
	switch {
	case !d.drawn():
		v.lines = d.emptyLines(w, room)
	case len(d.hidden()) > 0:
		v.lines = drawReveal(d.env.theme, d.activity.Stage, d.cards(), w, room)
	case d.why && d.visit() != nil:
		v.lines = d.whyLines(w, room)
	default:
		v.lines = d.listLines(w, room)
	}
	v.lines = fill(clip(v.lines, w, room), room)
	v.add(foot)
	v.lines = clip(v.lines, w, h)
	if v.cursor != nil && v.cursor.Y >= h {
		v.cursor = nil
	}
	return v
}

// cards are the visits that the room has seen, as they are shown.
func (d *draw) cards() pairCards {
	hidden := map[session.ID]bool{}
	for _, a := range d.hidden() {
		hidden[a.ID] = true
	}
	var seen []session.Assignment
	for _, a := range d.board.Visits {
		if !hidden[a.ID] {
			seen = append(seen, a)
		}
	}
	seed := d.seed()
	if len(hidden) > 0 {
		seen = d.lastDrawn(seen, seed)
	}
	fresh := 0
	for _, a := range seen {
		if a.Seed == seed && !d.board.Stays(a) {
			fresh++
		}
	}
	return pairCards{
		n: len(seen), fresh: fresh, total: len(d.board.Visits), seed: seed, alone: d.singly(),
		card: func(i int) pairCard { return d.card(seen[i]) },
	}
}

// seed is the number of the draw that is on the screen, 0 where the visits were
// typed by hand.
func (d *draw) seed() int {
	revealing := session.AgendaFor(d.env.desk.state, d.activity.ID).Revealing
	seed := 0
	for _, a := range d.board.Visits {
		if a.Seed == revealing && revealing > 0 {
			return revealing
		}
		if seed == 0 {
			seed = a.Seed
		}
	}
	return seed
}

// lastDrawn puts the visits that are being shown behind those that stayed.
func (d *draw) lastDrawn(list []session.Assignment, seed int) []session.Assignment {
	var stayed, fresh []session.Assignment
	for _, a := range list {
		if a.Seed == seed && !d.board.Stays(a) {
			fresh = append(fresh, a)
		} else {
			stayed = append(stayed, a)
		}
	}
	return append(stayed, fresh...)
}

// card is one visit with its reasons.
func (d *draw) card(a session.Assignment) pairCard {
	e := d.env.desk.entry()
	c := d.plainCard(a)
	c.reasons = d.board.Reasons(a, e)
	c.about = d.about(a)
	return c
}

// about is who goes where in words: from which sectors to which, and to what
// kind of office.
func (d *draw) about(a session.Assignment) string {
	t := d.env.theme
	s, ok := d.board.Service(a.Service)
	if !ok {
		return ""
	}
	var from []string
	for _, id := range a.People {
		if p, known := d.board.Person(id); known && shown(p.Sector) != "" {
			from = append(from, shown(p.Sector))
		}
	}
	parts := []string{strings.Join(from, " + ") + t.sign(" → ", " > ") + shown(s.Sector)}
	for _, text := range []string{s.OfficeType, s.Place} {
		if text = shown(text); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, t.sign(" · ", ", "))
}

// plainCard is one visit for a line of the list.
func (d *draw) plainCard(a session.Assignment) pairCard {
	c := pairCard{label: a.Label, who: d.people(a.People), where: shown(d.env.desk.entry().Name(session.KindService, a.Service))}
	c.wrong = a.Reason == "" && len(d.board.Check(a)) > 0
	var flags []string
	if a.Reason != "" {
		flags = append(flags, "by hand")
	}
	switch {
	case a.Locked:
		flags = append(flags, "locked")
	case d.board.Begun(a):
		flags = append(flags, "begun")
	}
	if d.mark.visit == a.ID {
		flags = append(flags, "marked")
	}
	c.flags = strings.Join(flags, ", ")
	return c
}

// listLines are proposals and visits, those around the one with the focus.
func (d *draw) listLines(w, h int) []string {
	t := d.env.theme
	lines := []string{drawHead(t, d.cards(), w)}
	room := max(h-1, 1)
	n := len(d.ideas) + len(d.board.Visits)
	top := max(0, min(d.row-room/2, n-room))
	if below := n - top - room; below > 0 {
		lines[0] = spread(lines[0], t.muted.Render(itoa(below)+" more below"), w)
	}
	for i := top; i < n && i < top+room; i++ {
		if i < len(d.ideas) {
			lines = append(lines, d.ideaRow(i, w))
			continue
		}
		a := d.board.Visits[i-len(d.ideas)]
		c := d.plainCard(a)
		if w >= wideRow {
			c = d.card(a)
		}
		if i == d.row && d.member > 0 {
			c.who = d.env.theme.sign("›", ">") + d.people([]session.ID{d.person()})
		}
		lines = append(lines, pairRow(t, d.activity.Stage, c, i == d.row, w))
	}
	return lines
}

// ideaRow is what could be done about somebody without a place.
func (d *draw) ideaRow(i, w int) string {
	t, p := d.env.theme, d.ideas[i]
	mark := "  "
	if i == d.row {
		mark = t.accent(d.activity.Stage).Render(t.sign("▌", ">")) + " "
	}
	text := d.people(p.Who) + ": no service is left"
	if len(p.Ways) > 0 {
		way := 0
		if i == d.row {
			way = d.way
		}
		text = shown(p.Say(p.Ways[way], d.env.desk.entry()))
	}
	text = fit(text, max(w-6, 1))
	if i == d.row {
		text = t.chosen.Render(text)
	}
	return mark + t.warn.Render(t.sign("+", "+")) + " " + text
}

// footView is the line that is being typed, or what the row with the focus
// says of itself.
func (d *draw) footView(w, h int) view {
	t := d.env.theme
	v := view{lines: []string{t.muted.Render(t.rule(w))}}
	if d.ask != nil {
		v.add(d.askView(w, h))
		return v
	}
	text := ""
	switch {
	case !d.drawn() || d.why:
		return view{}
	case len(d.hidden()) > 0:
		text = "Read the reason aloud. Then Space, for the next."
		if len(d.hidden()) == len(d.board.Visits) {
			text = "Space shows the first pair, with the reason to read aloud."
		}
	case d.idea() != nil && len(d.idea().Ways) > 0:
		p := d.idea()
		text = "Enter does it."
		if say := shown(p.Say(p.Ways[d.way], d.env.desk.entry())); width(say) > w-6 { // the row could not say it all
			text = "Enter: " + say + "."
		}
		if n := len(p.Ways); n > 1 {
			text += " " + itoa(d.way+1) + " of " + itoa(n) + " ways."
		}
	case d.idea() != nil:
		text = "No service is left for " + d.people(d.idea().Who) + " by the rules. Add one, let one take more pairs, or move somebody by hand."
	case d.visit() != nil:
		c := d.card(*d.visit())
		text = c.who + ": " + strings.Join(c.reasons, t.sign(" · ", " - "))
		if r := d.env.desk.state.Get(session.KindAssignment, d.visit().ID); conflicting(r, "service") || conflicting(r, "people") {
			text = "! Also written on another laptop; Ctrl+E shows it. " + text
		}
	}
	lines := wrap(text, max(w, 8))
	v.lines = append(v.lines, fill(lines[:min(len(lines), footLines)], footLines)...)
	return v
}

// footLines is how many lines the row with the focus gets to speak.
const footLines = 2

// askView is the line that is open, under what it asks.
func (d *draw) askView(w, h int) view {
	t, a := d.env.theme, d.ask
	var v view
	if a.lead != "" {
		lines := wrap(a.lead, max(w, 8))
		for _, l := range lines[:min(len(lines), max(h/3, 1))] {
			v.lines = append(v.lines, t.warn.Render(l))
		}
	}
	v.add(a.fieldEdit.view(t, d.env.desk.entry(), w, helpLines+1))
	if a.offers != nil && a.err == nil {
		v.lines = v.lines[:len(v.lines)-helpLines]
		v.lines = append(v.lines, d.offerLines(w, max(min(h/2, 6), helpLines))...)
	}
	return v
}

// offerLines are the services that the typed text could mean, each with what it
// would break.
func (d *draw) offerLines(w, h int) []string {
	t := d.env.theme
	list := d.ask.offers(d.ask.value())
	top := max(0, d.ask.chosen-h+1)
	var lines []string
	for i := top; i < len(list) && len(lines) < h; i++ {
		mark, name := "  ", pad(fit(list[i].Name, max(w/2, 8)), max(w/2, 8))
		if i == d.ask.chosen {
			mark = t.accent(d.activity.Stage).Render(t.sign("▌", ">")) + " "
			name = t.chosen.Render(name)
		}
		note := t.muted.Render("keeps the rules")
		if broken := d.board.Breaks(d.board.Move(d.visit().ID, list[i].ID)); len(broken) > 0 {
			note = t.warn.Render("! ") + fit(session.BrokenWords(broken, d.env.desk.entry()), w)
		}
		lines = append(lines, cut(mark+name+" "+note, w))
	}
	return fill(lines, h)
}
