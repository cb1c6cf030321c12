package session

import (
	"cmp"
	"slices"
	"strings"
)

// Pile says which kind of column a card of the wall lies in.
type Pile int

// The piles, in the order in which a wall shows them.
const (
	// PileLoose is what nobody has sorted yet.
	PileLoose Pile = iota
	// PileTheme is the cards of one theme.
	PileTheme
	// PileParked is the parking lot: cards that fit nowhere, and are kept.
	PileParked
)

// Column is one column of the wall.
type Column struct {
	Pile Pile
	// Theme is the theme's record, nil for the other piles; Letter is how the
	// room calls it.
	Theme  *Record
	Letter string
	// Cards lie in the order of their numbers, so that a slip is found by it.
	Cards []*Record
	// Services is how many different services the cards speak of.
	Services int

	spoken map[string]int // how many cards speak of each service
}

// Set says whether the column is a theme that was parked as a whole.
func (c *Column) Set() bool { return c.Theme != nil && c.Theme.Bool("parked") }

// Board is the wall as it stands: every card in one column and no card in two.
// It is a reading of the records: Put and Take keep it in step with a card, and
// Retitle with what themes say; it is made anew when a theme comes or goes.
type Board struct {
	// Columns are the loose cards, the themes, the parked themes, and the
	// parking lot.
	Columns []*Column
	// Next is the letter that the next theme will have.
	Next string

	state  *State
	where  map[ID]*Column
	themes map[string]*Column // by letter
	byID   map[string]*Column // by the theme's id, as a card refers to it
	there  []*Record          // all themes of the session, laid or not
	first  int64              // the number of the next theme
	room   string             // what stands before a letter of this room
	all    Selection          // all cards of the session, from when they are asked for
	labels map[string]*Record // those, by label
	bare   map[string][]*Record
}

// LayBoard lays cards under themes: those of one room beside one another, and
// the parked ones behind. A card whose theme was deleted or removed
// for good lies among the loose ones again; one whose theme is there but not
// in the list lies nowhere. The parking lot goes before a theme, as the last
// hand on a card put it there.
func LayBoard(s *State, cards, themes []*Record) *Board {
	b := &Board{state: s, where: make(map[ID]*Column, len(cards)), themes: make(map[string]*Column, len(themes))}
	b.Columns = append(b.Columns, &Column{Pile: PileLoose})
	b.byID = make(map[string]*Column, len(themes))
	b.there = s.Kind(KindTheme)
	for _, t := range sideBySide(themes) {
		c := &Column{Pile: PileTheme, Theme: t, Letter: ThemeLetter(t)}
		b.Columns = append(b.Columns, c)
		b.byID[t.ID.String()] = c
		if c.Letter != "" {
			b.themes[strings.ToUpper(c.Letter)] = c
		}
	}
	b.Columns = append(b.Columns, &Column{Pile: PileParked})
	for _, r := range cards {
		if to := b.columnFor(r); to != nil {
			to.Cards = append(to.Cards, r)
			b.where[r.ID] = to
		}
	}
	for _, c := range b.Columns {
		c.finish()
	}
	b.countOn()
	return b
}

// sideBySide are themes as they stand on the wall: those of one room beside one
// another, and the parked ones behind.
func sideBySide(themes []*Record) []*Record {
	themes = slices.Clone(themes)
	slices.SortStableFunc(themes, func(x, y *Record) int {
		return cmp.Or(sooner(!x.Bool("parked"), !y.Bool("parked")), strings.Compare(roomOf(x), roomOf(y)))
	})
	return themes
}

// finish sorts a column and counts its services.
func (c *Column) finish() {
	slices.SortStableFunc(c.Cards, compareLabels)
	c.spoken = map[string]int{}
	for _, r := range c.Cards {
		c.speaks(r, 1)
	}
}

// speaks counts the service of a card that came, or with -1 of one that went.
func (c *Column) speaks(r *Record, n int) {
	service := r.Str("service")
	if service == "" {
		return
	}
	if c.spoken[service] += n; c.spoken[service] == 0 {
		delete(c.spoken, service)
	}
	c.Services = len(c.spoken)
}

// compareLabels sorts records as their numbers are read: by room, by number,
// and the second laptop's twin behind the first's.
func compareLabels(a, b *Record) int {
	if ra, rb := roomOf(a), roomOf(b); ra != rb {
		return strings.Compare(ra, rb)
	}
	if c := cmp.Compare(a.Number, b.Number); c != 0 {
		return c
	}
	return strings.Compare(a.Label, b.Label)
}

// roomOf is what stands before the number in a label.
func roomOf(r *Record) string {
	if at := strings.IndexAny(r.Label, "0123456789"); at > 0 {
		return r.Label[:at]
	}
	return ""
}

// countOn finds out which letter comes next.
func (b *Board) countOn() {
	b.first = b.state.nextNumber(KindTheme)
	if room := b.state.Room(b.state.Session); room != "" {
		b.room = room + "-"
	}
	b.Next = b.coming(0)
}

// coming is the letter of the theme that comes after n others to come.
func (b *Board) coming(n int) string {
	return b.room + strings.ToUpper(letter(int(b.first)+n))
}

// ColumnOf is the column in which a card lies, nil for a card that is not on
// the wall.
func (b *Board) ColumnOf(card ID) *Column { return b.where[card] }

// ThemeCalled is the theme that a typed letter means: its own, or where rooms
// were merged, the letter without its room's if only one theme has it.
func (b *Board) ThemeCalled(typed string) *Column {
	typed = strings.ToUpper(typed)
	if c := b.themes[typed]; c != nil {
		return c
	}
	var found *Column
	for l, c := range b.themes {
		if _, bare, roomed := strings.Cut(l, "-"); roomed && bare == typed {
			if found != nil {
				return nil
			}
			found = c
		}
	}
	return found
}

// ThemeLetter is how the room calls a theme: A for the first that was made, B
// for the second, on to AA behind Z. It comes from the theme's number, so that
// the letter on the wall stays right whatever is merged, moved or deleted. Of
// several rooms, each has its own in front, as in B-C; a second laptop's theme
// of the same number is C'. It is "" for a theme without a number.
func ThemeLetter(theme *Record) string {
	if theme.Number <= 0 {
		return ""
	}
	room, twin := roomOf(theme), strings.TrimLeft(strings.TrimPrefix(theme.Label, roomOf(theme)), "0123456789")
	l := strings.ToUpper(letter(theme.Number))
	if room != "" {
		l = room + "-" + l
	}
	switch twin {
	case "":
		return l
	case "b":
		return l + "'"
	}
	return l + "'" + twin
}

// OnWall says whether a card stands on the wall whatever its kind: somebody
// laid it under a theme that is there, or parked it.
func OnWall(s *State, card *Record) bool {
	return card.Bool("parked") || card.Str("theme") != "" && s.Get(KindTheme, card.Ref("theme")) != nil
}

// IsLabel says whether a theme's sentence is only a label: fewer than three
// words can't say who meets what. An empty one is no label yet.
func IsLabel(sentence string) bool {
	n := len(strings.Fields(sentence))
	return n > 0 && n < 3
}
