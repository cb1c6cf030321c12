package ui

import (
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// line is one line of text that is being typed, with the terminal's own
// cursor. Everything that is typed anywhere is typed in a line.
type line struct {
	input textinput.Model
	// drawn is the text as it was last drawn, with the cursor before byte
	// drawnAt: to ask the input for it costs more than to look at it.
	drawn   string
	drawnAt int
}

func newLine() line {
	in := textinput.New()
	in.Prompt = ""
	in.CharLimit = 0 // what is too long for one value is said or split, never cut off
	in.SetVirtualCursor(false)
	in.KeyMap.AcceptSuggestion.Unbind()
	in.KeyMap.NextSuggestion.Unbind()
	in.KeyMap.PrevSuggestion.Unbind()
	in.KeyMap.Paste.Unbind()
	// The program's own keys go before the line's.
	in.KeyMap.DeleteCharacterForward.SetKeys("delete")
	in.KeyMap.DeleteAfterCursor.Unbind()
	in.KeyMap.CharacterForward.SetKeys("right")
	in.KeyMap.CharacterBackward.SetKeys("left")
	in.KeyMap.LineEnd.SetKeys("end")
	in.Focus()
	return line{input: in}
}

func (l *line) value() string { return l.input.Value() }

func (l *line) set(text string) {
	l.input.SetValue(text)
	l.input.CursorEnd()
}

// update gives a key or a paste to the line. Newlines in a paste become
// spaces; who wants lines takes the paste before it comes here.
func (l *line) update(msg tea.Msg) {
	if p, ok := msg.(tea.PasteMsg); ok {
		text, _ := session.Valid(p.Content)
		msg = tea.PasteMsg{Content: strings.Join(session.Pasted(text), " ")}
	}
	l.input, _ = l.input.Update(msg)
}

// view draws the line in w cells, moved so far to the left that the cursor
// shows. Only the stretch around the cursor is measured, so that a key costs
// the same in a long text as in a short one.
func (l *line) view(w int) view {
	text, at := l.input.Value(), 0
	for range l.input.Position() {
		_, n := utf8.DecodeRuneInString(text[at:])
		at += n
	}
	l.drawn, l.drawnAt = text, at
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
