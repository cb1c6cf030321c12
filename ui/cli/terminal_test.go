//go:build linux || darwin

package cli_test

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// terminal is as much of a terminal as the program needs: what it is sent is
// drawn into cells. What it doesn't know is noted, and fails the test.
type terminal struct {
	w, h    int
	cells   [][]string
	x, y    int
	top     int // of the lines that scroll
	bottom  int // behind the last of them
	wrap    bool
	last    string
	unknown map[string]bool
	parser  *ansi.Parser
}

func newTerminal(w, h int) *terminal {
	t := &terminal{unknown: map[string]bool{}}
	t.resize(w, h)
	t.parser = ansi.NewParser()
	t.parser.SetHandler(ansi.Handler{
		Print: t.print, Execute: t.execute, HandleEsc: t.esc, HandleCsi: t.csi,
	})
	return t
}

// Write takes what the program sends.
func (t *terminal) Write(b []byte) (int, error) {
	for _, c := range b {
		t.parser.Advance(c)
	}
	return len(b), nil
}

// resize is a window that was drawn larger or smaller.
func (t *terminal) resize(w, h int) {
	cells := make([][]string, h)
	for y := range cells {
		cells[y] = make([]string, w)
		if y < len(t.cells) {
			copy(cells[y], t.cells[y])
		}
	}
	t.w, t.h, t.cells, t.top, t.bottom = w, h, cells, 0, h
	t.move(t.x, t.y)
}

// text is what stands on the screen, line by line.
func (t *terminal) text() string {
	lines := make([]string, t.h)
	for y, row := range t.cells {
		var b strings.Builder
		for _, c := range row {
			switch c {
			case "":
				b.WriteByte(' ')
			case wide:
			default:
				b.WriteString(c)
			}
		}
		lines[y] = strings.TrimRight(b.String(), " ")
	}
	return strings.Join(lines, "\n")
}

// wide stands in the second cell of a wide character.
const wide = "\x00"

func (t *terminal) print(r rune) {
	s := string(r)
	n := ansi.StringWidth(s)
	if n == 0 { // it belongs to the character before
		if x := t.x - 1; x >= 0 && t.cells[t.y][x] != "" {
			t.cells[t.y][x] += s
		}
		return
	}
	if t.wrap || t.x+n > t.w {
		t.x, t.wrap = 0, false
		t.feed()
	}
	t.cells[t.y][t.x], t.last = s, s
	if n == 2 {
		t.cells[t.y][t.x+1] = wide
	}
	t.x += n
	if t.x >= t.w {
		t.x, t.wrap = t.w-1, true
	}
}

func (t *terminal) execute(b byte) {
	switch b {
	case '\r':
		t.move(0, t.y)
	case '\n':
		t.wrap = false
		t.feed()
	case '\b':
		t.move(t.x-1, t.y)
	case '\t':
		t.move((t.x/8+1)*8, t.y)
	case '\a':
	default:
		t.unknown[fmt.Sprintf("control %02x", b)] = true
	}
}

func (t *terminal) move(x, y int) {
	t.x, t.y, t.wrap = max(0, min(x, t.w-1)), max(0, min(y, t.h-1)), false
}

// feed goes down a line; at the end of what scrolls, that moves up.
func (t *terminal) feed() {
	if t.y+1 == t.bottom {
		t.scroll(t.top, 1)
	} else if t.y+1 < t.h {
		t.y++
	}
}

// scroll moves the lines from one on up by n, or down by -n.
func (t *terminal) scroll(from, n int) {
	part := t.cells[from:t.bottom]
	for range max(n, -n) {
		if n > 0 {
			copy(part, part[1:])
			part[len(part)-1] = make([]string, t.w)
		} else {
			copy(part[1:], part)
			part[0] = make([]string, t.w)
		}
	}
}

func (t *terminal) esc(cmd ansi.Cmd) {
	switch {
	case cmd.Intermediate() != 0, strings.ContainsRune("78=>\\", rune(cmd.Final())):
	case cmd.Final() == 'M':
		if t.y == t.top {
			t.scroll(t.top, -1)
		} else {
			t.move(t.x, t.y-1)
		}
	default:
		t.unknown[fmt.Sprintf("esc %c", cmd.Final())] = true
	}
}

func (t *terminal) csi(cmd ansi.Cmd, params ansi.Params) {
	if cmd.Prefix() != 0 || cmd.Intermediate() != 0 {
		return // modes and questions; a terminal need not answer
	}
	arg := func(i, without int) int {
		n, _, ok := params.Param(i, without)
		if !ok || n == 0 && without == 1 {
			return without
		}
		return n
	}
	n := arg(0, 1)
	if !t.moves(cmd.Final(), n, arg(1, 1)) && !t.erases(cmd.Final(), n, arg(0, 0)) && cmd.Final() != 'm' && cmd.Final() != 't' {
		t.unknown[fmt.Sprintf("csi %c", cmd.Final())] = true
	}
	if cmd.Final() == 'r' {
		t.top, t.bottom = n-1, min(arg(1, t.h), t.h)
		t.move(0, 0)
	}
}

// moves are the sequences that move the cursor.
func (t *terminal) moves(final byte, n, m int) bool {
	switch final {
	case 'A':
		t.move(t.x, t.y-n)
	case 'B', 'e':
		t.move(t.x, t.y+n)
	case 'C', 'a':
		t.move(t.x+n, t.y)
	case 'D':
		t.move(t.x-n, t.y)
	case 'E':
		t.move(0, t.y+n)
	case 'F':
		t.move(0, t.y-n)
	case 'G', '`':
		t.move(n-1, t.y)
	case 'd':
		t.move(t.x, n-1)
	case 'H', 'f':
		t.move(m-1, n-1)
	case 'I':
		t.move((t.x/8+n)*8, t.y)
	case 'Z':
		t.move(((t.x+7)/8-n)*8, t.y)
	case 'r':
	default:
		return false
	}
	return true
}

// erases are the sequences that take away and shift what is drawn.
func (t *terminal) erases(final byte, n, what int) bool {
	row := t.cells[t.y]
	switch final {
	case 'J':
		t.clear(t.y, what)
		for y := range t.cells {
			if what == 2 || what == 0 && y > t.y || what == 1 && y < t.y {
				clear(t.cells[y])
			}
		}
	case 'K':
		t.clear(t.y, what)
	case 'X':
		clear(row[t.x:min(t.x+n, t.w)])
	case 'P':
		copy(row[t.x:], row[min(t.x+n, t.w):])
		clear(row[max(t.w-n, t.x):])
	case '@':
		copy(row[min(t.x+n, t.w):], append([]string(nil), row[t.x:]...))
		clear(row[t.x:min(t.x+n, t.w)])
	case 'L', 'M':
		if final == 'L' {
			n = -n
		}
		t.scroll(t.y, n)
	case 'S':
		t.scroll(t.top, n)
	case 'T':
		t.scroll(t.top, -n)
	case 'b':
		for range n {
			for _, r := range t.last {
				t.print(r)
			}
		}
	default:
		return false
	}
	return true
}

// clear empties a line behind the cursor (0), before it (1) or whole (2).
func (t *terminal) clear(y, what int) {
	switch what {
	case 0:
		clear(t.cells[y][t.x:])
	case 1:
		clear(t.cells[y][:t.x+1])
	default:
		clear(t.cells[y])
	}
}
