package terminal

import (
	"fmt"
	"strings"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// emulator is as much of a terminal as a program like ours speaks to. What it
// doesn't know it notes, and the tests fail on it.
type emulator struct {
	w, h        int
	main, other [][]spot // the screen, and the alternate one
	x, y        int
	saved       [2]int
	top, bottom int // of what scrolls
	wrap        bool
	pen         uv.Style
	modes       map[int]bool
	kitty       [2]int // how many entries are on the stack, of either screen
	keys        int    // modifyOtherKeys
	title       string
	told        []string // what was set by OSC, as it came
	style       int      // of the cursor
	asked       []string // questions, as they came
	unknown     map[string]bool
	parser      *ansi.Parser

	// cells counts those of a rune; nil counts as wcwidth does.
	cells func(rune) int
	// knows are the modes that it says it can do when it is asked.
	knows map[int]bool
	// reply sends an answer.
	reply func(string)
}

// spot is one cell. The second cell of a wide character has no text.
type spot struct {
	text  string
	style uv.Style
}

var blank = spot{text: " "}

func newEmulator(w, h int) *emulator {
	e := &emulator{unknown: map[string]bool{}, modes: map[int]bool{7: true, 25: true}, knows: map[int]bool{}, reply: func(string) {}}
	e.resize(w, h)
	e.parser = ansi.NewParser()
	e.parser.SetDataSize(1 << 16)
	e.parser.SetHandler(ansi.Handler{
		Print: e.print, Execute: e.execute, HandleEsc: e.esc, HandleCsi: e.csi, HandleOsc: e.osc,
	})
	return e
}

// Write takes what the program sends.
func (e *emulator) Write(b []byte) (int, error) {
	for _, c := range b {
		e.parser.Advance(c)
	}
	return len(b), nil
}

func (e *emulator) resize(w, h int) {
	fit := func(old [][]spot) [][]spot {
		rows := make([][]spot, h)
		for y := range rows {
			rows[y] = blanks(w)
			if y < len(old) {
				copy(rows[y], old[y])
			}
		}
		return rows
	}
	e.w, e.h, e.main, e.other, e.top, e.bottom = w, h, fit(e.main), fit(e.other), 0, h
	e.move(e.x, e.y)
}

func blanks(n int) []spot {
	row := make([]spot, n)
	for i := range row {
		row[i] = blank
	}
	return row
}

// screen is the one that shows.
func (e *emulator) screen() [][]spot {
	if e.modes[1049] {
		return e.other
	}
	return e.main
}

// text is what stands on the screen, line by line.
func (e *emulator) text() string {
	lines := make([]string, e.h)
	for y, row := range e.screen() {
		var b strings.Builder
		for _, c := range row {
			b.WriteString(c.text)
		}
		lines[y] = strings.TrimRight(b.String(), " ")
	}
	return strings.Join(lines, "\n")
}

func (e *emulator) count(r rune) int {
	if e.cells != nil {
		return e.cells(r)
	}
	return ansi.WcWidth.StringWidth(string(r))
}

func (e *emulator) print(r rune) {
	row := e.screen()[e.y]
	if at := e.before(); at >= 0 && e.joins(row[at].text, r) {
		was := ansi.GraphemeWidth.StringWidth(row[at].text)
		row[at].text += string(r)
		if is := ansi.GraphemeWidth.StringWidth(row[at].text); e.modes[2027] && is > was && at+1 < e.w {
			e.tear(row, at+1)
			row[at+1] = spot{style: row[at].style}
			if e.x = at + 2; e.x >= e.w {
				e.x, e.wrap = e.w-1, true
			}
		}
		return
	}
	n := e.count(r)
	if e.modes[2027] {
		n = ansi.GraphemeWidth.StringWidth(string(r))
	}
	if n == 0 {
		return
	}
	if e.modes[7] && (e.wrap || e.x+n > e.w) {
		e.x = 0
		e.feed()
		row = e.screen()[e.y]
	}
	e.x, e.wrap = min(e.x, e.w-n), false
	for i := range n {
		e.tear(row, e.x+i)
	}
	row[e.x] = spot{string(r), e.pen}
	for i := 1; i < n; i++ {
		row[e.x+i] = spot{style: e.pen}
	}
	if e.x += n; e.x >= e.w {
		e.x, e.wrap = e.w-1, true
	}
}

// before is the cell of the last character before the cursor, -1 for none.
func (e *emulator) before() int {
	x, row := e.x-1, e.screen()[e.y]
	if e.wrap {
		x++
	}
	for x > 0 && row[x].text == "" {
		x--
	}
	return x
}

// joins says whether a rune belongs to the character before it.
func (e *emulator) joins(text string, r rune) bool {
	if !e.modes[2027] {
		return e.count(r) == 0
	}
	cluster, _ := ansi.FirstGraphemeCluster(text+string(r), ansi.GraphemeWidth)
	return len(cluster) == len(text)+utf8.RuneLen(r)
}

// tear leaves blanks of a wide character that is overwritten in part.
func (e *emulator) tear(row []spot, x int) {
	from, to := x, x
	for from > 0 && row[from].text == "" {
		from--
	}
	for to+1 < len(row) && row[to+1].text == "" {
		to++
	}
	if to > from {
		for i := from; i <= to; i++ {
			row[i] = spot{" ", row[i].style}
		}
	}
}

func (e *emulator) execute(b byte) {
	switch b {
	case '\r':
		e.move(0, e.y)
	case '\n':
		e.wrap = false
		e.feed()
	case '\b':
		e.move(e.x-1, e.y)
	case '\t':
		e.move((e.x/8+1)*8, e.y)
	case '\a':
	default:
		e.unknown[fmt.Sprintf("control %02x", b)] = true
	}
}

func (e *emulator) move(x, y int) {
	e.x, e.y, e.wrap = max(0, min(x, e.w-1)), max(0, min(y, e.h-1)), false
}

// feed goes down a line; at the end of what scrolls, that moves up.
func (e *emulator) feed() {
	if e.y+1 == e.bottom {
		e.scroll(e.top, 1)
	} else if e.y+1 < e.h {
		e.y++
	}
}

// scroll moves the lines from one on up by n, or down by -n.
func (e *emulator) scroll(from, n int) {
	part := e.screen()[from:e.bottom]
	for range min(max(n, -n), len(part)) {
		if n > 0 {
			copy(part, part[1:])
			part[len(part)-1] = blanks(e.w)
		} else {
			copy(part[1:], part)
			part[0] = blanks(e.w)
		}
	}
}

func (e *emulator) esc(cmd ansi.Cmd) {
	switch {
	case cmd.Intermediate() == 0 && cmd.Final() == 'M':
		if e.y == e.top {
			e.scroll(e.top, -1)
		} else {
			e.move(e.x, e.y-1)
		}
	case cmd.Intermediate() == 0 && cmd.Final() == '\\':
	default:
		e.unknown[fmt.Sprintf("esc %c", cmd.Final())] = true
	}
}

func (e *emulator) osc(cmd int, data []byte) {
	_, text, _ := strings.Cut(string(data), ";")
	switch {
	case text == "?":
		e.asked = append(e.asked, string(data))
		if cmd == 11 {
			e.reply("\x1b]11;rgb:1a1a/1b1b/2626\x1b\\")
		}
	case cmd == 0, cmd == 2:
		e.title = text
	default:
		e.told = append(e.told, string(data))
	}
}
