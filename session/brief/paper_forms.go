package brief

import (
	"cmp"
	"slices"
	"strings"

	"doorstep/session"
)

// dotBallot is the list of what is voted on with boxes to mark: two to a sheet,
// to be cut. Before there are themes, it has room for them.
func (p *papers) dotBallot() []Sheet {
	ballot := p.ballot("dot")
	items := p.lettered("dot", session.KindTheme)
	if len(items) == 0 {
		items = slices.Repeat([]md{p.say("paper.blank")}, 8)
	}
	return []Sheet{p.sheet("form dots", func() {
		p.heading(1, p.say("paper.name.dots"))
		n := p.dotsEach(ballot, len(items))
		p.para(p.question(ballot), p.stop(p.count("paper.dots.each", n)))
		var rows [][]md
		for _, item := range items {
			rows = append(rows, []md{item, md(strings.Repeat("○ ", n))})
		}
		p.table([]md{p.say("paper.dots.item"), p.say("paper.dots.yours")}, rows, 1)
	})}
}

// lettered are the things that are voted on in the round that is held, or that
// the next one would be on, each under the letter that it has on the wall and
// by which its count is typed.
func (p *papers) lettered(ballot, of string) []md {
	var items []md
	add := func(letter, text string) {
		if !blank(text) {
			items = append(items, p.labelled(letter, p.text(text)))
		}
	}
	if polls := session.Polls(p.s, ballot, of); len(polls) > 0 && polls[len(polls)-1].Hidden() {
		for _, item := range polls[len(polls)-1].Items {
			add(item.Letter, item.Text)
		}
		return items
	}
	list := session.BallotItems(p.s, of)
	for i, letter := range session.ItemLetters(of, list) {
		add(letter, list[i].Text())
	}
	return items
}

// ballot is the latest ballot of a kind.
func (p *papers) ballot(kind string) session.Ballot {
	var last session.Ballot
	for _, b := range session.All[session.Ballot](p.s) {
		if b.Kind == kind {
			last = b
		}
	}
	return last
}

func (p *papers) question(b session.Ballot) md {
	if blank(b.Question) {
		return ""
	}
	return "**" + p.asked(p.text(b.Question)) + "**"
}

// dotsEach is how many dots a person has: as the ballot says, or as the method
// suggests.
func (p *papers) dotsEach(b session.Ballot, items int) int {
	people := cmp.Or(len(p.s.Kind(session.KindParticipant)), p.session.People, usualRoom)
	return max(1, min(cmp.Or(b.Budget, session.SuggestedDots(items, people)), mostDots))
}

// starSlips are a slip for each question that is rated and each concept. Those
// are rated on different days and lettered apart, so no sheet holds both.
func (p *papers) starSlips() []Sheet {
	var sheets []Sheet
	for _, of := range []string{session.KindHMW, session.KindConcept} {
		sheets = append(sheets, p.starSheets(p.lettered(session.StarBallot, of))...)
	}
	if len(sheets) == 0 {
		return p.starSheets(slices.Repeat([]md{p.say("paper.blank")}, 5))
	}
	return sheets
}

func (p *papers) starSheets(items []md) []Sheet {
	return perSheet(p, "blocks stars", 5, items, func(part []md) {
		for _, item := range part {
			p.heading(2, item)
			p.para(p.say("paper.stars.scale"))
			p.bullets(p.line("paper.stars.like", ""), p.line("paper.stars.change", ""))
		}
	})
}

// mostDots is as many as are drawn beside a line.
const mostDots = 10

// empathyMap is a sheet with a field for each quadrant that the pack names.
func (p *papers) empathyMap() []Sheet {
	var cells []md
	if c := p.capture(session.KindEmpathy, "", ""); c != nil && c.Field("quadrant") != nil {
		for _, ch := range c.Field("quadrant").Choices {
			cells = append(cells, "**"+p.text(ch.Label)+"**")
		}
	}
	return []Sheet{p.sheet("grid empathy wide", func() {
		p.heading(1, p.say("paper.name.empathy"))
		p.bullets(p.line("paper.empathy.who", ""), p.line("paper.empathy.moment", ""))
		p.para(p.say("paper.empathy.how"))
		p.grid(2, cells)
	})}
}

// What the wide sheet of a journey has room for.
const (
	blankSteps    = 12
	journeyFields = 9
)

// journeySheets are the journey as it is and as it is wanted: what is written
// already, and room for more.
func (p *papers) journeySheets() []Sheet {
	var sheets []Sheet
	for _, which := range []string{"now", "wanted"} {
		c := p.capture(session.KindJourneyStep, "journey", which)
		if c == nil {
			continue
		}
		head := []md{p.say("brief.journey.step")}
		fields := atMost(c.Fields, journeyFields)
		for _, f := range fields {
			head = append(head, p.text(f.Label))
		}
		var rows [][]md
		for _, r := range p.s.Kind(session.KindJourneyStep) {
			if r.Str("journey") != which {
				continue
			}
			row := []md{p.text(r.Label)}
			for i := range fields {
				row = append(row, p.cell(p.entry.Format(&fields[i], r.Value(fields[i].ID))))
			}
			rows = append(rows, row)
		}
		for len(rows) < blankSteps {
			rows = append(rows, slices.Repeat([]md{blankCell}, len(head)))
		}
		sheets = append(sheets, p.sheet("form journey wide", func() {
			p.heading(1, p.say("paper.journey."+which))
			p.table(head, rows, all(len(head))...)
		}))
	}
	return sheets
}

// letter is what a pair shows when somebody asks: who they are, why they came,
// and whom to call. It is the pack's page, with the session's own facts above.
func (p *papers) letter() []Sheet {
	var contact md
	for _, e := range session.All[session.Ethics](p.s) {
		if !blank(e.SafetyContact) && contact == "" {
			contact = p.text(e.SafetyContact)
		}
	}
	return []Sheet{p.sheet("letter", func() {
		p.heading(1, p.say("paper.name.letter"))
		p.bullets(
			p.line("paper.letter.workshop", p.commas([]md{p.optional(p.session.Title), p.optional(p.session.Place)})),
			p.line("paper.letter.dates", p.datesOf(p.session)), p.line("paper.visit.contact", contact),
		)
		if page := p.pageOf("letter"); page != "" {
			p.b.WriteString(strings.TrimSpace(page) + "\n\n")
		} else {
			p.para(p.say("paper.letter.text"))
		}
		p.para(p.line("paper.letter.signed", ""))
	})}
}

// pageOf is the text of one of the pack's pages; "" where it has no such page.
func (p *papers) pageOf(id string) string {
	if p.pack == nil || p.pack.Pages[id] == nil {
		return ""
	}
	return p.pack.Pages[id].Body
}

func (p *papers) datesOf(s session.Session) md {
	p.m.About.Session = s
	return p.dates()
}
