package emulator

import (
	"slices"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
)

// erases are the sequences that take away, shift and repeat what is drawn. n is
// the first number, 1 if there is none; what is the same, but 0.
func (t *Terminal) erases(final byte, n, what int) bool {
	row := t.drawn()[t.y]
	switch final {
	case 'J':
		t.clear(t.y, what)
		for y := range t.drawn() {
			if what == 2 || what == 0 && y > t.y || what == 1 && y < t.y {
				t.clear(y, 2)
			}
		}
	case 'K':
		t.clear(t.y, what)
	case 'X':
		t.wipe(row, t.x, t.x+n)
	case 'P':
		copy(row[t.x:], row[min(t.x+n, t.w):])
		t.wipe(row, max(t.w-n, t.x), t.w)
	case '@':
		copy(row[min(t.x+n, t.w):], slices.Clone(row[t.x:]))
		t.wipe(row, t.x, t.x+n)
	case 'L':
		t.scroll(t.y, -n)
	case 'M':
		t.scroll(t.y, n)
	case 'S':
		t.scroll(t.top, n)
	case 'T':
		t.scroll(t.top, -n)
	case 'b':
		for _, r := range strings.Repeat(t.last, min(n, t.w*t.h)) {
			t.print(r)
		}
	default:
		return false
	}
	return true
}

// clear empties a line behind the cursor (0), before it (1) or whole (2).
func (t *Terminal) clear(y, what int) {
	from, to := 0, t.w
	switch what {
	case 0:
		from = t.x
	case 1:
		to = t.x + 1
	}
	t.wipe(t.drawn()[y], from, to)
}

// wipe leaves blanks in the pen's background.
func (t *Terminal) wipe(row []Cell, from, to int) {
	for x := from; x < min(to, t.w); x++ {
		row[x] = Cell{" ", uv.Style{Bg: t.pen.Bg}}
	}
}
