package brief

import (
	"cmp"
	"slices"

	"doorstep/session"
)

// VisitRow is one visit sheet of the annex.
type VisitRow struct {
	session.Visit
	Service string
}

// CardRow is a card as it lies under its theme.
type CardRow struct {
	Label, Text, Kind, Service string
}

// visitRows are all the visits, those to the brief's service first.
func (b *builder) visitRows() []VisitRow {
	var rows []VisitRow
	for _, v := range b.visits {
		rows = append(rows, VisitRow{v, b.serviceName(v.Service)})
	}
	slices.SortStableFunc(rows, func(x, y VisitRow) int {
		return cmp.Or(descending(x.Visit.Service == b.t.service, y.Visit.Service == b.t.service), cmp.Compare(x.Service, y.Service))
	})
	return rows
}

func (b *builder) serviceName(id session.ID) string {
	s, _ := session.One[session.Service](b.s, id)
	return s.Name
}

// wallCards are the cards of each theme, and under the zero id those that lie
// in none. What the room said of itself is no card of the wall.
func (b *builder) wallCards() map[session.ID][]CardRow {
	wall := map[session.ID][]CardRow{}
	themes := map[session.ID]bool{}
	for _, r := range b.s.Kind(session.KindTheme) {
		themes[r.ID] = true
	}
	for _, c := range b.cards {
		if !onWall[c.Kind] || blank(c.Text) {
			continue
		}
		theme := c.Theme
		if !themes[theme] {
			theme = session.ID{}
		}
		wall[theme] = append(wall[theme], CardRow{c.Label, c.Text, c.Kind, b.serviceName(c.Service)})
	}
	return wall
}

// onWall are the kinds of cards that are sorted into themes.
var onWall = map[string]bool{"": true, "pain": true, "good": true, "question": true, "quote": true}
