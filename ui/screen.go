package ui

import (
	"sync/atomic"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// screen is one place in the program. It draws its head and its body; the app
// adds the status line and the line of keys, and owns the terminal.
//
// A screen never reads or writes a file, and never waits: what takes time is a
// command, in commands.go.
type screen interface {
	Init() tea.Cmd
	Update(msg tea.Msg) tea.Cmd
	// Head is drawn above the body: one to three lines, none wider than w.
	Head(w int) []string
	// View is the body: at most h lines, none wider than w.
	View(w, h int) view
	// Keys are the bindings that work now, the most useful first. The line of
	// keys and the help are made from them.
	Keys() []key.Binding
	// Typing says that a text has the focus, so that letters are letters.
	Typing() bool
	// About is a sentence or two for the help: what the place is for.
	About() string
}

// view is what a screen or an instrument drew.
type view struct {
	lines []string
	// cursor is where the terminal's cursor stands in these lines; nil: hidden.
	cursor *tea.Position
}

// add appends lines, moving a cursor that stands in them to where they land.
func (v *view) add(part view) {
	if part.cursor != nil {
		v.cursor = &tea.Position{X: part.cursor.X, Y: part.cursor.Y + len(v.lines)}
	}
	v.lines = append(v.lines, part.lines...)
}

// Messages that move between screens. Any screen may send them as commands. What
// opens one over itself, or goes back, asks env for it.
type (
	replaceMsg struct{ screen screen }
	quitMsg    struct{}
	closeMsg   struct{} // close the session, back to the library
	// goMsg goes to the first list of a kind of record.
	goMsg struct{ kind string }
)

func replace(s screen) tea.Cmd { return func() tea.Msg { return replaceMsg{s} } }
func quit() tea.Msg            { return quitMsg{} }

// tone is how a status is meant. Each has its own word or mark beside its
// colour.
type tone int

const (
	// toneQuiet is for what is only there to be looked up.
	toneQuiet tone = iota - 1
	toneInfo
	toneDone
	toneWarn
	toneError
)

// statusMsg puts a sentence in the status line.
type statusMsg struct {
	tone tone
	text string
}

// saidMsg is a status with its place among all that were said. What a key leads
// to is run beside the loop, so that of two keys pressed quickly the answers may
// come in the other order; the later one stands.
type saidMsg struct {
	statusMsg
	turn int64
}

var turns atomic.Int64

func say(t tone, text string) tea.Cmd {
	turn := turns.Add(1)
	return func() tea.Msg { return saidMsg{statusMsg{t, text}, turn} }
}
