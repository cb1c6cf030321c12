package terminal

import (
	"fmt"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

func (e *emulator) csi(cmd ansi.Cmd, params ansi.Params) {
	arg := func(i, without int) int {
		n, _, ok := params.Param(i, without)
		if !ok || n == 0 && without == 1 {
			return without
		}
		return n
	}
	known := true
	switch prefix, mid, final := cmd.Prefix(), cmd.Intermediate(), cmd.Final(); {
	case prefix == '?' && (final == 'h' || final == 'l'):
		for i := range params {
			e.mode(arg(i, 0), final == 'h')
		}
	case prefix == '?' && mid == '$' && final == 'p':
		e.asked = append(e.asked, fmt.Sprintf("?%d$p", arg(0, 0)))
		if n := arg(0, 0); e.knows[n] {
			e.reply(fmt.Sprintf("\x1b[?%d;2$y", n))
		}
	case prefix == '>' && final == 'u':
		e.kitty[e.at()]++
	case prefix == '<' && final == 'u':
		e.kitty[e.at()] = max(e.kitty[e.at()]-1, 0)
	case prefix == '?' && final == 'u', prefix == '>' && final == 'q', final == 'n' && prefix == '?', final == 'n':
		e.asked = append(e.asked, string(prefix)+string(final))
	case prefix == '=' && final == 'u', prefix == '?' && final == 'W': // keyboard flags, tab stops
	case prefix == '>' && final == 'm':
		e.keys = arg(1, 0)
	case mid == ' ' && final == 'q':
		e.style = arg(0, 0)
	case prefix == 0 && mid == 0 && final == 'm':
		uv.ReadStyle(params, &e.pen)
	case prefix == 0 && mid == 0 && final == 'r':
		e.top, e.bottom = arg(0, 1)-1, min(arg(1, e.h), e.h)
		e.move(0, 0)
	case prefix == 0 && mid == 0:
		known = e.moves(final, arg(0, 1), arg(1, 1)) || e.erases(final, arg(0, 1), arg(0, 0))
	default:
		known = false
	}
	if !known {
		e.unknown[fmt.Sprintf("csi %c%c%c", cmd.Prefix(), cmd.Intermediate(), cmd.Final())] = true
	}
}

// at is which screen shows.
func (e *emulator) at() int {
	if e.modes[1049] {
		return 1
	}
	return 0
}

func (e *emulator) mode(n int, on bool) {
	if n == 1049 && on != e.modes[n] {
		if on {
			e.saved = [2]int{e.x, e.y}
			e.other = nil
		}
		e.modes[n] = on
		e.resize(e.w, e.h)
		if !on {
			e.move(e.saved[0], e.saved[1])
		}
	}
	e.modes[n] = on
}

// moves are the sequences that move the cursor.
func (e *emulator) moves(final byte, n, m int) bool {
	switch final {
	case 'A':
		e.move(e.x, e.y-n)
	case 'B':
		e.move(e.x, e.y+n)
	case 'C':
		e.move(e.x+n, e.y)
	case 'D':
		e.move(e.x-n, e.y)
	case 'G', '`':
		e.move(n-1, e.y)
	case 'd':
		e.move(e.x, n-1)
	case 'H':
		e.move(m-1, n-1)
	case 'I':
		e.move((e.x/8+n)*8, e.y)
	case 'Z':
		e.move(((e.x+7)/8-n)*8, e.y)
	default:
		return false
	}
	return true
}

// erases are the sequences that take away and shift what is drawn.
func (e *emulator) erases(final byte, n, what int) bool {
	row := e.screen()[e.y]
	switch final {
	case 'J':
		e.clear(e.y, what)
		for y := range e.screen() {
			if what == 2 || what == 0 && y > e.y || what == 1 && y < e.y {
				e.clear(y, 2)
			}
		}
	case 'K':
		e.clear(e.y, what)
	case 'X':
		e.wipe(row, e.x, e.x+n)
	case 'P':
		copy(row[e.x:], row[min(e.x+n, e.w):])
		e.wipe(row, max(e.w-n, e.x), e.w)
	case '@':
		copy(row[min(e.x+n, e.w):], append([]spot(nil), row[e.x:]...))
		e.wipe(row, e.x, e.x+n)
	case 'L':
		e.scroll(e.y, -n)
	case 'M':
		e.scroll(e.y, n)
	case 'S':
		e.scroll(e.top, n)
	case 'T':
		e.scroll(e.top, -n)
	default:
		return false
	}
	return true
}

// clear empties a line behind the cursor (0), before it (1) or whole (2).
func (e *emulator) clear(y, what int) {
	from, to := 0, e.w
	switch what {
	case 0:
		from = e.x
	case 1:
		to = e.x + 1
	}
	e.wipe(e.screen()[y], from, to)
}

// wipe leaves blanks in the pen's background.
func (e *emulator) wipe(row []spot, from, to int) {
	for x := from; x < min(to, e.w); x++ {
		row[x] = spot{" ", uv.Style{Bg: e.pen.Bg}}
	}
}
