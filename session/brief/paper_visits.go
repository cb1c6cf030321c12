package brief

import (
	"slices"

	"doorstep/content"
	"doorstep/session"
)

// visitSheets are a sheet for each pair with what the draw gave them, or one
// blank sheet before the draw.
func (p *papers) visitSheets() []Sheet {
	assignments := session.All[session.Assignment](p.s)
	if len(assignments) == 0 {
		return []Sheet{p.sheet("form", func() { p.visitSheet(session.Assignment{}) })}
	}
	var sheets []Sheet
	for _, a := range assignments {
		sheets = append(sheets, p.sheet("form", func() { p.visitSheet(a) }))
	}
	return sheets
}

func (p *papers) visitSheet(a session.Assignment) {
	service, _ := session.One[session.Service](p.s, a.Service)
	p.heading(1, p.say("paper.visit.title"))
	var need, first, contact, stop md
	for _, sc := range session.All[session.Scenario](p.s) {
		if sc.Assignment == a.ID && !a.ID.IsZero() {
			need, first = p.optional(sc.Need), p.optional(sc.FirstQuestion)
		}
	}
	for _, e := range session.All[session.Ethics](p.s) {
		if e.Assignment == a.ID || e.Assignment.IsZero() && contact == "" {
			contact, stop = p.optional(e.SafetyContact), p.optional(e.StopPhrase)
		}
	}
	p.bullets(
		p.line("paper.visit.who", p.aliases(a.People)),
		p.line("paper.visit.service", p.commas([]md{p.optional(service.Name), p.optional(service.Place)})),
		p.line("paper.visit.when", p.window(a)),
		p.line("paper.visit.need", need), p.line("paper.visit.first", first),
		p.line("paper.visit.contact", contact), p.line("paper.visit.stop", stop),
	)
	p.para(p.sentence("paper.visit.rules"))
	var rows [][]md
	for _, f := range p.fieldsOf("visit", visitElsewhere) {
		rows = append(rows, []md{p.text(f.Label), p.hintOf(f), blankCell, p.originBox(f)})
	}
	p.table([]md{p.say("paper.visit.what"), p.say("paper.visit.how"), p.say("paper.visit.write"), p.say("paper.visit.origin")}, rows, 1, 2, 3)
	p.heading(2, p.say("paper.visit.moments"))
	head, cells := []md{}, []md{}
	for _, f := range p.fieldsOf("event", []string{"visit"}) {
		head, cells = append(head, p.text(f.Label)), append(cells, blankCell)
	}
	if len(head) > 0 {
		p.table(head, slices.Repeat([][]md{cells}, mostMoments), all(len(head))...)
	}
}

// mostMoments is how many moments a sheet has room for.
const mostMoments = 7

// visitElsewhere are the fields of a visit that stand at the top of its sheet,
// or come from the draw.
var visitElsewhere = []string{"service", "people", "assignment", "origin", "note"}

// fieldsOf are the fields that the pack asks of a kind, those that the brief needs
// first, without the ones named.
func (p *papers) fieldsOf(kind string, without []string) []content.Field {
	c := p.capture(kind, "", "")
	if c == nil {
		return nil
	}
	fields := slices.DeleteFunc(slices.Clone(c.Fields), func(f content.Field) bool { return slices.Contains(without, f.ID) })
	slices.SortStableFunc(fields, func(a, b content.Field) int { return descending(a.Need, b.Need) })
	return fields
}

// hintOf says how a field is filled in: its choices, or its unit.
func (p *papers) hintOf(f content.Field) md {
	switch {
	case len(f.Choices) > 0:
		var words []md
		for _, c := range f.Choices {
			words = append(words, "☐ "+p.text(c.Label))
		}
		return join(words, "  ")
	case f.Type == content.Money:
		return p.text(p.m.Currency)
	case p.w.Has("paper.unit." + string(f.Type)):
		return p.say("paper.unit." + string(f.Type))
	}
	return p.optional(f.Hint)
}

// originBox is where a figure's origin is ticked.
func (p *papers) originBox(f content.Field) md {
	if !f.Origin {
		return blankCell
	}
	return p.say("paper.visit.box")
}

// line is a label with what is known, or with room to write.
func (p *papers) line(key string, value md) md {
	if value == "" {
		value = p.say("paper.blank")
	}
	return p.say("paper.line", p.say(key), value)
}

func (p *papers) aliases(ids []session.ID) md {
	var names []md
	for _, id := range ids {
		if alias := p.s.AliasOf(id); alias != "" {
			names = append(names, p.text(alias))
		}
	}
	return p.list(names)
}

// window is the day and the hours that the office was told of.
func (p *papers) window(a session.Assignment) md {
	var day, hours md
	if !blank(a.Date) {
		day = p.date(a.Date)
	}
	switch {
	case !blank(a.WindowStart) && !blank(a.WindowEnd):
		hours = p.say("paper.visit.hours", a.WindowStart, a.WindowEnd)
	case !blank(a.WindowEnd):
		hours = p.say("paper.visit.until", a.WindowEnd)
	}
	return p.commas([]md{day, hours})
}

// all are the first n numbers.
func all(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}
