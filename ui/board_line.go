package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// lineKey is a key while the line has the focus.
func (b *board) lineKey(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(msg, keys.keep):
		return b.enter()
	case key.Matches(msg, keys.tab, keys.shiftTab, keys.up, keys.down):
		b.onWall = true
	case key.Matches(msg, keys.back):
		if b.input.value() == "" {
			clear(b.marked)
		}
		b.input.set("")
	default:
		b.input.update(msg)
	}
	return nil
}

// enter does what the line says. A line that can't be read stays, to be mended.
func (b *board) enter() tea.Cmd {
	l, err := b.read()
	if err != nil {
		return say(toneError, sentence(err))
	}
	if l.Verb == session.BoardNothing {
		b.onWall = true
		return nil
	}
	cmd, done := b.follow(l)
	if done {
		b.input.set("")
	}
	return cmd
}

// follow does what a line says; done says that the line is no longer needed.
func (b *board) follow(l session.BoardLine) (cmd tea.Cmd, done bool) {
	if len(l.Cards) == 0 && len(l.Themes) == 0 && l.Verb != session.BoardAlike {
		for id := range b.marked {
			l.Cards = append(l.Cards, id)
		}
		if len(l.Cards) > 0 {
			l.Cards = b.targets()
		}
	}
	nothing := len(l.Cards) == 0 && l.Sentence == ""
	switch l.Verb {
	case session.BoardLay:
		cmd = b.lay(l.Moves)
		b.goTo(l.Moves[len(l.Moves)-1].Cards[0])
		return cmd, true
	case session.BoardMark:
		return b.markAll(l.Cards)
	case session.BoardShow:
		return b.show(l.Themes[0])
	case session.BoardName:
		if l.Themes[0].IsZero() {
			return b.begin(nil, l.Sentence), true
		}
		return b.rename(l.Themes[0], l.Sentence), true
	case session.BoardMerge:
		return b.merge(l.Themes), true
	case session.BoardAlike:
		return b.likeLine(l.Cards)
	case session.BoardPark:
		if len(l.Themes) > 0 {
			return b.parkThemes(l.Themes), true
		}
	}
	if nothing {
		return say(toneWarn, "Which cards? Type their numbers behind it, or mark them first."), false
	}
	switch l.Verb {
	case session.BoardNew:
		cmd = b.begin(l.Cards, l.Sentence)
	case session.BoardPark:
		cmd = b.park(l.Cards)
	case session.BoardLoosen:
		cmd = b.loosen(l.Cards)
	}
	return cmd, true
}

// markAll marks the cards that were typed, beside those that are marked, and
// goes to the last.
func (b *board) markAll(ids []session.ID) (tea.Cmd, bool) {
	for _, id := range ids {
		if b.laid.ColumnOf(id) == nil {
			return say(toneWarn, b.labels([]session.ID{id}, 1)+" is not on the wall; type it behind a theme's letter to lay it there."), false
		}
	}
	for _, id := range ids {
		b.marked[id] = true
	}
	b.goTo(ids[len(ids)-1])
	return say(toneInfo, plural(len(b.marked), "card", "cards")+" marked. A letter lays them under that theme."), true
}

// show is a letter alone: it lays the marked cards, or goes to the theme.
func (b *board) show(theme session.ID) (tea.Cmd, bool) {
	letter := b.laid.Next
	if r := b.env.desk.state.Get(session.KindTheme, theme); r != nil {
		letter = session.ThemeLetter(r)
	}
	if len(b.marked) > 0 {
		ids := b.targets()
		cmd := b.lay([]session.BoardMove{{Theme: theme, Letter: letter, Cards: ids}})
		b.goTo(ids[0])
		return cmd, true
	}
	if theme.IsZero() {
		return say(toneWarn, "Theme "+shown(letter)+" is the next one. Type the numbers of its cards behind the letter."), false
	}
	b.goToTheme(theme)
	return nil, true
}

func (b *board) likeLine(ids []session.ID) (tea.Cmd, bool) {
	if len(ids) == 0 {
		return say(toneWarn, "Like which card? Type its number behind it."), false
	}
	return b.openAlike(ids[0]), true
}

// preview says what Enter would do with the line, so that a number that was
// heard wrong shows before the card moves.
func (b *board) preview() string {
	if strings.TrimSpace(b.input.value()) == "" || len(b.input.value()) > longestLine {
		return ""
	}
	l, err := b.read()
	if err != nil {
		return "! " + shown(refusal(err))
	}
	var last session.ID
	if n := len(l.Cards); n > 0 {
		last = l.Cards[n-1]
	}
	text := ""
	switch l.Verb {
	case session.BoardLay:
		var parts []string
		for _, m := range l.Moves {
			parts = append(parts, m.Letter+" "+plural(len(m.Cards), "card", "cards"))
			last = m.Cards[len(m.Cards)-1]
		}
		text = strings.Join(parts, ", ")
	case session.BoardNew:
		text = "new theme " + b.laid.Next
	case session.BoardPark:
		text = "to the parking lot"
	case session.BoardLoosen:
		text = "not sorted again"
	case session.BoardName:
		return b.advice(l.Sentence)
	case session.BoardMerge:
		text = b.mergePreview(l.Themes)
	case session.BoardMark:
		text = "mark " + plural(len(l.Cards), "card", "cards")
	case session.BoardShow:
		text = b.showPreview(l.Themes[0])
	}
	if l.Sentence != "" && session.IsLabel(l.Sentence) {
		return b.advice(l.Sentence)
	}
	if r := b.env.desk.state.Get(session.KindCard, last); r != nil {
		text += b.env.theme.sign(" · ", " - ") + r.Label + " " + opening(r.Text(), 90)
	}
	return shown(text)
}

// refusal is what is wrong with a line, without what to do about it.
func refusal(err error) string {
	text, _, _ := strings.Cut(err.Error(), "; nothing was moved")
	return text
}

// longestLine is more than anybody types of numbers at once.
const longestLine = 4096

func (b *board) mergePreview(ids []session.ID) string {
	r := b.env.desk.state.Get(session.KindTheme, ids[0])
	return "all go to " + session.ThemeLetter(r) + " " + opening(r.Text(), 60)
}

func (b *board) showPreview(theme session.ID) string {
	r := b.env.desk.state.Get(session.KindTheme, theme)
	verb := "go to "
	if len(b.marked) > 0 {
		verb = plural(len(b.marked), "marked card", "marked cards") + " under "
	}
	if r == nil {
		return verb + "a new theme, " + b.laid.Next
	}
	return verb + session.ThemeLetter(r) + " " + opening(r.Text(), 60)
}
