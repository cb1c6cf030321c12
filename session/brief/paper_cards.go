package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"doorstep/session"
)

// usualRoom is how many people the method counts on where nobody said.
const usualRoom = 30

// aliasCards are a card for each person in the room, or for as many as are
// expected before anybody is there.
func (p *papers) aliasCards() []Sheet {
	var cards []md
	for _, person := range session.All[session.Participant](p.s) {
		card := "**" + p.text(p.s.AliasOf(person.ID)) + "**"
		if t, ok := session.One[session.Table](p.s, person.Table); ok && !blank(t.Name) {
			card = p.say("paper.alias.table", card, t.Name)
		}
		cards = append(cards, card)
	}
	if len(cards) == 0 {
		n := min(max(p.session.People, 0), 200)
		for i := range cmp.Or(n, usualRoom) {
			cards = append(cards, md(fmt.Sprintf("**P%02d**", i+1)))
		}
	}
	return perSheet(p, "grid cards", 15, cards, func(part []md) {
		p.heading(1, p.say("paper.name.aliases"))
		p.grid(3, part)
	})
}

// slips are a sheet of slips for one point each; it is copied as often as the
// room needs.
func (p *papers) slips() []Sheet {
	kinds := ""
	if c := p.capture(session.KindCard, "", ""); c != nil && c.Field("kind") != nil {
		var words []string
		for _, ch := range c.Field("kind").Choices {
			words = append(words, "☐ "+string(p.text(ch.Label)))
		}
		kinds = strings.Join(words, "  ")
	}
	slip := p.say("paper.slip", md(kinds))
	return []Sheet{p.sheet("grid slips", func() {
		p.heading(1, p.say("paper.name.slips"))
		p.grid(2, slices.Repeat([]md{slip}, 8))
	})}
}

// saidCards are the cards of the wall by their numbers, to be cut and sorted.
func (p *papers) saidCards() []Sheet {
	var cards []md
	for _, c := range session.All[session.Card](p.s) {
		if onWall[c.Kind] && !blank(c.Text) {
			cards = append(cards, p.labelled(c.Label, p.text(c.Text)))
		}
	}
	if len(cards) == 0 {
		return []Sheet{p.sheet("form", func() {
			p.heading(1, p.say("paper.name.cards"))
			p.para(p.say("paper.cards.none"))
		})}
	}
	return perSheet(p, "grid said", 21, cards, func(part []md) {
		p.heading(1, p.say("paper.name.cards"))
		p.grid(3, part)
	})
}

// promiseCards are four to a sheet, with what the pack asks of a promise.
func (p *papers) promiseCards() []Sheet {
	var lines []md
	for _, f := range atMost(p.fieldsOf(session.KindAction, []string{"status", "concept", "table", "by"}), 9) {
		lines = append(lines, p.toFill(f.Label))
	}
	return []Sheet{p.sheet("blocks promises", func() {
		for range 4 {
			p.heading(2, p.say("paper.promise"))
			p.bullets(lines...)
		}
	})}
}

// toFill is a label with room to write behind it.
func (p *papers) toFill(label string) md {
	return p.say("paper.line", p.text(label), p.say("paper.blank"))
}
