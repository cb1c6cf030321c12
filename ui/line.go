package ui

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// line is one line of text that is being typed, with the terminal's own
// cursor. Everything that is typed anywhere is typed in a line.
type line struct{ typed lineText }

func newLine() line { return line{} }

func (l *line) value() string   { return l.typed.text }
func (l *line) set(text string) { l.typed.set(text) }

// update gives a key or a paste to the line. Newlines in a paste become
// spaces; who wants lines takes the paste before it comes here.
func (l *line) update(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		text, _ := session.Valid(msg.Content)
		l.typed.insert(strings.Join(session.Pasted(text), " "))
	case tea.KeyPressMsg:
		l.typed.key(msg)
	}
}

// view draws the line in w cells, moved so far to the left that the cursor
// shows. Only the stretch around the cursor is measured, so that a key costs
// the same in a long text as in a short one.
func (l *line) view(w int) view {
	text, at := l.typed.text, l.typed.at
	back, ahead := max(at-bytesPerCell*w, 0), min(at+bytesPerCell*w, len(text))
	for back > 0 && !utf8.RuneStart(text[back]) {
		back--
	}
	for ahead < len(text) && !utf8.RuneStart(text[ahead]) {
		ahead++
	}
	before := width(session.Shown(text[back:at]))
	from := max(before-w+1, 0)
	return view{
		lines:  []string{truncate(stretch(session.Shown(text[back:ahead]), from, from+w), w, "")},
		cursor: &tea.Position{X: min(before-from, max(w-1, 0))},
	}
}

// bytesPerCell is more than a cell takes in any script: a family of emoji has
// twenty-five bytes in two cells.
const bytesPerCell = 16

// prefixed puts a styled label before a drawn line and moves its cursor.
func prefixed(label string, v view) view {
	n := width(label)
	for i := range v.lines {
		v.lines[i] = label + v.lines[i]
	}
	if v.cursor != nil {
		v.cursor = &tea.Position{X: v.cursor.X + n, Y: v.cursor.Y}
	}
	return v
}
