package brief

import "doorstep/session"

// visits is a row for each visit sheet, under its number.
func (p *page) visits() {
	if len(p.m.Annex.Visits) == 0 {
		return
	}
	p.heading(3, p.say("brief.annex.sheets"))
	var rows [][]md
	for _, v := range p.m.Annex.Visits {
		tcv := session.VisitTCV(v.Visit, nil)
		rows = append(rows, []md{
			p.text(v.Label), p.cell(v.Service), p.outcome(v.Outcome),
			p.figure(v.WaitMin, session.UnitMinutes, ""), p.figure(v.CounterMin, session.UnitMinutes, ""),
			p.sumCell(tcv.Cost.Total, func(s session.Sum) md { return p.money(s.V, v.Currency) }),
			p.sumCell(tcv.Trips.Total, func(s session.Sum) md { return number(s.V) }), p.choiceCell("origin", v.Origin),
		})
	}
	var head []md
	for _, column := range []string{"visit", "service", "outcome", "waited", "counter", "cost", "trips", "origin"} {
		head = append(head, p.say("brief.sheet."+column))
	}
	p.table(head, rows, 1, 2, 7)
}

// cards are those of each theme, read from the wall by their numbers, and then
// those that lie under none.
func (p *page) cards() {
	a := p.m.Annex
	for _, t := range a.Themes {
		p.wall(p.text(t.Sentence), t.All)
	}
	p.wall(p.say("brief.annex.loose"), a.Loose)
}

func (p *page) wall(title md, cards []CardRow) {
	if len(cards) == 0 {
		return
	}
	p.heading(4, title)
	lines := make([]md, len(cards))
	for i, c := range cards {
		lines[i] = p.labelled(c.Label, p.text(c.Text))
		if !blank(c.Service) {
			lines[i] = p.say("brief.annex.card_of", lines[i], c.Service)
		}
	}
	p.bullets(lines...)
}

// labelled puts the number of a record before its line, so that a footnote can
// be followed to it.
func (p *page) labelled(label string, line md) md {
	if blank(label) {
		return line
	}
	return p.say("brief.annex.labelled", label, line)
}

// sumCell is a sum as it is written, with "at least" before one that has a part
// missing.
func (p *page) sumCell(s session.Sum, write func(session.Sum) md) md {
	switch {
	case !s.Known():
		return md(p.w.T("brief.none"))
	case s.Partial():
		return p.say("brief.sheet.least", write(s))
	}
	return write(s)
}

func (p *page) outcome(id string) md {
	if key := "brief.sheet.outcome." + id; p.w.Has(key) {
		return p.say(key)
	}
	return p.cell(id)
}
