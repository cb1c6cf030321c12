// Package emulator is the terminal that tests look at: what a program writes to
// it is drawn into cells, which are read as text or one by one. It is as much of
// a terminal as doorstep speaks to. Whatever else it is sent it does not guess
// at: it notes it, and the test fails on what is noted (Unknown).
//
// It is for tests alone and never part of the program. A Terminal is not safe
// for use by several goroutines at once.
package emulator

import (
	"maps"
	"slices"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// Terminal is a window of cells, and everything that a program has set in it.
// Change the exported fields before anything is written, if at all.
type Terminal struct {
	// Cells counts the cells of a rune; nil counts as wcwidth does. With mode
	// 2027 on, graphemes are counted in its place.
	Cells func(rune) int
	// Knows are the modes that it says it can do when it is asked (DECRQM); a
	// question about any other has no answer.
	Knows map[int]bool
	// Reply sends an answer to the program; nil answers nothing.
	Reply func(string)

	w, h        int
	main, other [][]Cell // the screen, and the alternate one
	held        [][]Cell // what shows while output is synchronized, else nil
	x, y        int
	saved       map[int][2]int // cursors kept, by what kept them
	top, bottom int            // the lines that scroll, and the one behind them
	wrap        bool           // the next character begins a line
	last        string         // the last character, to be repeated
	pen         uv.Style
	modes       map[int]bool
	kitty       [2]int // how many entries are on the keyboard's stack, of either screen
	keys        int    // modifyOtherKeys
	title       string
	told        []string
	asked       []string
	style       int // of the cursor
	unknown     map[string]bool
	parser      *ansi.Parser
}

// Cell is one place of the screen. The second cell of a wide character has no
// text, an empty one a space.
type Cell struct {
	Text  string
	Style uv.Style
}

// The modes of a terminal that has just been opened, and that it must be left in.
const (
	modeWrap   = 7  // a line that is full goes on in the next
	modeCursor = 25 // the cursor shows
)

// The modes that change what is drawn where.
const (
	modeAlternate    = 1049
	modeSynchronized = 2026
	modeGraphemes    = 2027
)

// New makes a terminal of w by h cells, empty.
func New(w, h int) *Terminal {
	t := &Terminal{
		unknown: map[string]bool{}, saved: map[int][2]int{}, modes: map[int]bool{modeWrap: true, modeCursor: true},
	}
	t.Resize(w, h)
	t.parser = ansi.NewParser()
	t.parser.SetDataSize(1 << 16)
	t.parser.SetHandler(ansi.Handler{
		Print: t.print, Execute: t.execute, HandleEsc: t.esc, HandleCsi: t.csi, HandleOsc: t.osc,
	})
	return t
}

// Write takes what the program sends. It never fails.
func (t *Terminal) Write(b []byte) (int, error) {
	for _, c := range b {
		t.parser.Advance(c)
	}
	return len(b), nil
}

// Resize draws the window larger or smaller. What stood at the right and at the
// bottom is cut off, and nothing flows.
func (t *Terminal) Resize(w, h int) {
	t.w, t.h, t.main, t.other, t.held, t.top, t.bottom = w, h, sheet(t.main, w, h), sheet(t.other, w, h), nil, 0, h
	t.move(t.x, t.y)
}

// sheet is a screen of w by h cells with what of an old one has room on it.
func sheet(old [][]Cell, w, h int) [][]Cell {
	rows := make([][]Cell, h)
	for y := range rows {
		rows[y] = blanks(w)
		if y < len(old) {
			copy(rows[y], old[y])
		}
	}
	return rows
}

func blanks(n int) []Cell {
	return slices.Repeat([]Cell{{Text: " "}}, n)
}

// drawn is the screen that is written to.
func (t *Terminal) drawn() [][]Cell {
	if t.modes[modeAlternate] {
		return t.other
	}
	return t.main
}

// Screen is what shows, by line and cell: while output is synchronized, what
// showed before. It is good until the next Write or Resize.
func (t *Terminal) Screen() [][]Cell {
	if t.held != nil {
		return t.held
	}
	return t.drawn()
}

// Text is what shows, line by line, without the spaces that end a line.
func (t *Terminal) Text() string {
	lines := make([]string, t.h)
	for y, row := range t.Screen() {
		var b strings.Builder
		for _, c := range row {
			b.WriteString(c.Text)
		}
		lines[y] = strings.TrimRight(b.String(), " ")
	}
	return strings.Join(lines, "\n")
}

// Cursor is where the next character will stand, counted from 0.
func (t *Terminal) Cursor() (x, y int) { return t.x, t.y }

// CursorStyle is the cursor's shape as DECSCUSR numbers it, 0 for the usual.
func (t *Terminal) CursorStyle() int { return t.style }

// Title is the window's title.
func (t *Terminal) Title() string { return t.title }

// Told is what was set by OSC beside the title, as it came.
func (t *Terminal) Told() []string { return t.told }

// Asked are the questions that came, by their last letters.
func (t *Terminal) Asked() []string { return t.asked }

// Unknown is what came and is not understood, each once. A test fails on it.
func (t *Terminal) Unknown() []string { return slices.Sorted(maps.Keys(t.unknown)) }
