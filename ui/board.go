package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// board lays cards under themes. There are two ways to work in it. In the line
// below, numbers are typed as they are called from the wall: "b 12 14 31". On
// the wall itself, where no text has the focus, a theme's letter lays the card
// under the cursor, or those that are marked, and the next card is there.
type board struct {
	env      *env
	activity *content.Activity
	themes   *content.Capture
	cards    *content.Capture

	laid *session.Board
	made wallVersion

	// onWall says that keys act on the wall; else the line takes them.
	onWall bool
	cursor spot
	wish   int // the row that the cursor goes to in a column that is long enough
	// went is the card that was last sent off, and from where; if undo brings it
	// back there, the cursor stands on it again.
	went   spot
	marked map[session.ID]bool
	ran    typedOn // what may be the beginning of a line, typed on the wall
	input  line
	naming naming
	alike  *alike
	like   session.Similar
	detail *sheet

	left int            // the first column that is drawn
	tops map[heap]int   // the first card that is drawn of each column
	hint *content.Field // what a theme's sentence is asked with
}

// wallVersion is what the wall was last looked at with.
type wallVersion struct {
	cards, themes int64
	table         session.ID
	laid          bool
}

// heap names a column, whatever stands before it.
type heap struct {
	pile  session.Pile
	theme session.ID
}

// spot is where the cursor stands: on a card of a column, or with row -1 on
// its heading.
type spot struct {
	heap heap
	row  int
	card session.ID
}

// newBoard makes the board of an activity that captures themes; the cards on
// it are those that the activity's capture of cards lists.
func newBoard(e *env, a *content.Activity, c *content.Capture) instrument {
	themes, cards := a.Capture(session.KindTheme), a.Capture(session.KindCard)
	if themes == nil || c.Kind != session.KindTheme && c.Kind != session.KindCard {
		return newSheet(e, a, c)
	}
	if cards == nil {
		cards = anyCard
	}
	return &board{
		env: e, activity: a, themes: themes, cards: cards, hint: themes.Field("sentence"),
		input: newLine(), marked: map[session.ID]bool{}, tops: map[heap]int{},
	}
}

// anyCard stands for the cards of an activity that captures none.
var anyCard = &content.Capture{Kind: session.KindCard, Fields: []content.Field{{ID: "text", Label: "Card", Type: content.Line}}}

func (b *board) Typing() bool {
	if b.detail != nil {
		return b.detail.Typing()
	}
	return !b.onWall && b.alike == nil
}

// Pointed is the card or the theme under the cursor; none while a line is
// typed.
func (b *board) Pointed() *session.Record {
	b.sync()
	switch {
	case b.detail != nil:
		return b.detail.Pointed()
	case b.Typing():
		return nil
	}
	if r := b.current(); r != nil {
		return r
	}
	return b.column().Theme
}

// sync looks at the wall again if a card or theme changed, here or on another
// laptop, and finds the cursor's place in it.
func (b *board) sync() {
	d := b.env.desk
	v := wallVersion{d.state.KindVersion(session.KindCard), d.state.KindVersion(session.KindTheme), d.table, true}
	if b.made == v {
		return
	}
	b.made, b.laid = v, d.wallOf(b.themes, b.cards)
	for id := range b.marked {
		if b.laid.ColumnOf(id) == nil {
			delete(b.marked, id)
		}
	}
	b.settleCursor()
}

func (b *board) Update(msg tea.Msg) tea.Cmd {
	b.sync()
	if b.detail != nil {
		return b.inDetail(msg)
	}
	switch msg := msg.(type) {
	case tea.PasteMsg:
		b.alike, b.onWall = nil, false
		b.input.update(msg)
	case tea.KeyPressMsg:
		switch {
		case b.naming.open:
			return b.nameKey(msg)
		case b.onWall || b.alike != nil:
			return b.onWallKey(msg)
		}
		return b.lineKey(msg)
	}
	return nil
}

// write makes one gesture of a deed, and says what came of it.
func (b *board) write(deed func(g *session.Gesture) error, note func() string) tea.Cmd {
	d := b.env.desk
	var failed error
	cmd := d.do(b.activity.ID, func(g *session.Gesture) error {
		failed = deed(g)
		return failed
	})
	if failed != nil || d.view != "" {
		return cmd
	}
	b.sync()
	return tea.Batch(cmd, say(toneDone, note()))
}

// Leave keeps a theme's sentence that is being typed, when the session is
// closed over it; a line of numbers is no word of the room, and goes.
func (b *board) Leave(final bool) tea.Cmd {
	if b.detail != nil {
		return b.detail.Leave(final)
	}
	if !final {
		if !b.naming.open {
			b.toLine() // whoever comes back and types is not to press the wall's keys
		}
		return nil
	}
	if b.naming.open {
		return b.keepName()
	}
	if l, err := b.read(); err == nil && l.Sentence != "" && strings.TrimSpace(l.Sentence) != "" {
		return b.enter()
	}
	return nil
}

// read reads the line as it is typed so far.
func (b *board) read() (session.BoardLine, error) {
	b.sync()
	return b.laid.Read(b.input.value())
}
