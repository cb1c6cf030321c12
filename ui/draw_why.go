package ui

import (
	"strings"

	"doorstep/session"
)

// whyLines explain one visit: its reasons, and for each of its people, or the
// one chosen, every service with what ruled it out.
func (d *draw) whyLines(w, h int) []string {
	t, a := d.env.theme, d.visit()
	people := a.People
	if p := d.person(); !p.IsZero() {
		people = []session.ID{p}
	}
	lines := pairLarge(t, d.activity.Stage, d.card(*a), false, w)[1:]
	for _, id := range people {
		lines = append(lines, "", d.whoHead(id, w))
		for _, v := range d.board.Verdicts(id) {
			lines = append(lines, d.verdict(v, w))
		}
	}
	lines = append(lines, "")
	for _, l := range wrap(d.lotText(*a), max(w-1, 8)) {
		lines = append(lines, " "+t.muted.Render(l))
	}
	d.whyTop = max(0, min(d.whyTop, len(lines)-h))
	part := lines[d.whyTop:min(len(lines), d.whyTop+h)]
	if more := len(lines) - d.whyTop - h; more > 0 && h > 1 {
		part[len(part)-1] = t.muted.Render(" " + plural(more+1, "line", "lines") + " more: down")
	}
	return part
}

// whoHead is a person with what the rules look at.
func (d *draw) whoHead(id session.ID, w int) string {
	t := d.env.theme
	p, known := d.board.Person(id)
	if !known {
		return " " + d.people([]session.ID{id}) + ": not here any more"
	}
	text := []string{shown(p.Sector)}
	if o := shown(p.OfficeType); o != "" {
		text = append(text, o)
	}
	if len(p.Conflicts) > 0 {
		text = append(text, "ties: "+shown(strings.Join(p.Conflicts, "; ")))
	}
	return cut(" "+t.bold.Render(d.people([]session.ID{id}))+"  "+t.muted.Render(strings.Join(text, t.sign(" · ", ", "))), w)
}

// verdict is one service for one person.
func (d *draw) verdict(v session.Verdict, w int) string {
	t := d.env.theme
	text := verdictWords(v)
	sign := t.muted.Render(t.sign("–", "-"))
	switch {
	case v.Here && len(v.Broken) > 0:
		sign = t.warn.Render("!")
	case v.Here:
		sign = t.good.Render(t.sign("✓", "*"))
	case len(v.Broken) > 0:
		sign = t.warn.Render(t.sign("✗", "x"))
	}
	return verdictRow(t, sign, v.Service.Name, text, v.Here, w)
}

// verdictWords is what the draw made of a service for one person.
func verdictWords(v session.Verdict) string {
	var broken []string
	for _, x := range v.Broken {
		broken = append(broken, x.Short())
	}
	rules := strings.Join(broken, "; ")
	switch {
	case v.Here && rules != "":
		return "here by hand, though: " + rules
	case v.Here:
		return "drawn"
	case rules != "":
		return "no: " + rules
	}
	return "possible, not drawn (" + itoa(v.Visits) + " of " + itoa(v.Places) + " go)"
}

// lotText says what chance did, and how anybody can check it.
func (d *draw) lotText(a session.Assignment) string {
	if a.Seed == 0 {
		return "It was put together by hand."
	}
	return "What no rule ruled out was left to the lot, with as even a spread as can be. Draw number " + itoa(a.Seed) + " gives the same pairs again."
}
