package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// plainBoard is the wall by lines: its line is the one below the wall on the
// screen, "b 12 14 31", and its list reads the wall theme by theme.
type plainBoard struct {
	*plain
	board *board
}

func newPlainBoard(p *plain, a *content.Activity, c *content.Capture) plainForm {
	b, ok := newBoard(p.env, a, c).(*board)
	if !ok {
		return newPlainSheet(p, a, c)
	}
	return &plainBoard{p, b}
}

func (f *plainBoard) prompt() string {
	b := f.board
	b.sync()
	text := "The wall: " + plural(f.themes(), "theme", "themes") + "."
	if n := len(b.laid.Columns[0].Cards); n > 0 {
		text += " " + plural(n, "card is", "cards are") + " not sorted yet."
	}
	return text
}

func (f *plainBoard) howTo() string {
	return "Type b 12 14 31 to lay cards under B, b: and a sentence to name it, new and a sentence for a theme, park 9, off 9, merge a and c, like 12, or b alone to hear what lies under it. /list reads the whole wall."
}

func (f *plainBoard) themes() int {
	n := 0
	for _, c := range f.board.laid.Columns {
		if c.Theme != nil {
			n++
		}
	}
	return n
}

func (f *plainBoard) line(text string) (tea.Cmd, error) {
	if strings.TrimSpace(text) == "" {
		f.prompted = ""
		return nil, nil
	}
	b := f.board
	b.sync()
	l, err := b.laid.Read(text)
	if err != nil {
		return say(toneError, sentence(err)), nil // numbers are no words of the room
	}
	switch {
	case l.Verb == session.BoardNothing:
		return nil, nil
	case l.Verb == session.BoardShow && len(b.marked) == 0:
		if c := f.column(l.Themes[0]); c != nil {
			f.say.list(f.columnLines(c))
			return nil, nil
		}
	case l.Verb == session.BoardAlike && len(l.Cards) > 0:
		return f.alike(l.Cards[0]), nil
	}
	cmd, _ := b.follow(l)
	f.carry(cmd)
	b.alike, b.onWall = nil, false
	f.prompted = f.prompt() // what came of it was said, with the cards that are left
	return nil, nil
}

func (f *plainBoard) column(theme session.ID) *session.Column {
	for _, c := range f.board.laid.Columns {
		if c.Theme != nil && c.Theme.ID == theme && !theme.IsZero() {
			return c
		}
	}
	return nil
}

// alike says the cards that are worded like one; it groups nothing.
func (f *plainBoard) alike(card session.ID) tea.Cmd {
	b := f.board
	cmd := b.openAlike(card)
	if b.alike == nil {
		return cmd
	}
	var lines []string
	for _, m := range b.alike.list[1:] {
		if r := f.desk().state.Get(session.KindCard, m.Card); r != nil {
			lines = append(lines, f.cardText(r))
		}
	}
	b.alike = nil
	f.say.list(lines)
	return cmd
}

// listed is the wall, column by column, each with its cards.
func (f *plainBoard) listed() []string {
	f.board.sync()
	var lines []string
	for _, c := range f.board.laid.Columns {
		if c.Theme != nil || len(c.Cards) > 0 {
			lines = append(lines, f.columnLines(c)...)
		}
	}
	return lines
}

func (f *plainBoard) columnLines(c *session.Column) []string {
	head := "Not sorted yet"
	switch {
	case c.Pile == session.PileParked:
		head = "Parking lot"
	case c.Theme != nil:
		head = "Theme " + shown(c.Letter)
		if c.Set() {
			head += ", parked"
		}
	}
	head += ", " + plural(len(c.Cards), "card", "cards")
	if c.Theme != nil && c.Services > 0 {
		head += " of " + plural(c.Services, "service", "services")
	}
	switch {
	case c.Theme == nil:
		head += ":"
	case c.Theme.Str("sentence") == "":
		head += ", without a sentence yet."
	default:
		head += ": " + shown(c.Theme.Str("sentence"))
	}
	lines := []string{head}
	for _, r := range c.Cards {
		lines = append(lines, f.cardText(r))
	}
	return lines
}

func (f *plainBoard) cardText(r *session.Record) string {
	text := f.numberOf(r) + " " + shown(r.Text())
	if s := f.desk().state.Get(session.KindService, r.Ref("service")); s != nil {
		text += " (" + shown(s.Text()) + ")"
	}
	return text + f.alsoText(r)
}

// called is a theme by its letter, or a card by its number.
func (f *plainBoard) called(typed string) *session.Record {
	f.board.sync()
	if c := f.board.laid.ThemeCalled(typed); c != nil {
		return c.Theme
	}
	for _, c := range f.board.laid.Columns {
		for _, r := range c.Cards {
			if strings.EqualFold(r.Label, typed) {
				return r
			}
		}
	}
	return nil
}

func (f *plainBoard) leave(bool) tea.Cmd { return nil }
