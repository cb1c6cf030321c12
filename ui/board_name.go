package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// naming is a theme's sentence being typed in the line.
type naming struct {
	open  bool
	theme session.ID
	// draft is what stood in the line before, and comes back; wall says that
	// the keys were the wall's.
	draft string
	wall  bool
}

// name opens the line for the sentence of the cursor's theme.
func (b *board) name() tea.Cmd {
	c := b.column()
	if c.Theme == nil {
		return say(toneInfo, "Only a theme has a sentence. + makes one of the marked cards.")
	}
	if !b.naming.open {
		b.naming = naming{draft: b.input.value(), wall: b.onWall}
	}
	b.naming.open, b.naming.theme = true, c.Theme.ID
	b.onWall = false
	b.input.set(c.Theme.Str("sentence"))
	return nil
}

// nameKey is a key while a sentence is typed.
func (b *board) nameKey(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(msg, keys.keep):
		return b.keepName()
	case key.Matches(msg, keys.tab, keys.shiftTab):
		by := 1
		if key.Matches(msg, keys.shiftTab) {
			by = -1
		}
		return b.nameNext(by)
	case key.Matches(msg, keys.back):
		b.closeName()
	default:
		b.input.update(msg)
	}
	return nil
}

func (b *board) closeName() {
	b.input.set(b.naming.draft)
	b.onWall = b.naming.wall
	b.naming = naming{}
}

// keepName keeps the sentence. A theme whose sentence was cleared keeps the
// last one: an empty name says nothing.
func (b *board) keepName() tea.Cmd {
	id, text := b.naming.theme, strings.TrimSpace(b.input.value())
	b.closeName()
	if text == "" || b.env.desk.state.Get(session.KindTheme, id) == nil {
		return nil
	}
	return b.rename(id, text)
}

// nameNext keeps the sentence and opens that of a neighbouring theme.
func (b *board) nameNext(by int) tea.Cmd {
	next := b.at() + by
	if next < 0 || next >= len(b.laid.Columns) || b.laid.Columns[next].Theme == nil {
		return b.keepName()
	}
	to := b.laid.Columns[next].Theme.ID
	was := b.naming
	cmd := b.keepName()
	b.goToTheme(to)
	b.name()
	b.naming.draft, b.naming.wall = was.draft, was.wall
	return cmd
}

// rename writes a theme's sentence.
func (b *board) rename(theme session.ID, text string) tea.Cmd {
	r := b.env.desk.state.Get(session.KindTheme, theme)
	if r == nil || r.Str("sentence") == text && !conflicting(r, "sentence") {
		return nil
	}
	b.goToTheme(theme)
	return b.write(func(g *session.Gesture) error {
		return g.Set(session.KindTheme, theme, session.Patch{"sentence": text})
	}, func() string { return "Theme " + shown(session.ThemeLetter(r)) + " has its sentence." })
}

// advice is said under a sentence while it is typed.
func (b *board) advice(text string) string {
	if session.IsLabel(text) {
		return "! That is a label. Say it as a sentence: who meets what, and what it does to them."
	}
	if b.hint == nil || b.hint.Hint == "" {
		return "A whole sentence that a citizen would sign."
	}
	return shown(b.hint.Hint)
}
