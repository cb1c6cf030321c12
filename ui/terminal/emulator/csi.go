package emulator

import (
	"fmt"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// csi takes a control sequence: those of a terminal's own, or the plain ones.
func (t *Terminal) csi(cmd ansi.Cmd, params ansi.Params) {
	arg := func(i, without int) int {
		n, _, ok := params.Param(i, without)
		if !ok || n == 0 && without == 1 {
			return without
		}
		return n
	}
	// The signs before and behind the numbers, if any, and the last letter.
	name := strings.ReplaceAll(string([]byte{cmd.Prefix(), cmd.Intermediate(), cmd.Final()}), "\x00", "")
	if !t.private(name, arg, len(params)) && (len(name) > 1 || !t.plain(cmd.Final(), arg, params)) {
		t.unknown["csi "+name] = true
	}
}

// private are the sequences with a sign beside their numbers.
func (t *Terminal) private(name string, arg func(i, without int) int, params int) bool {
	switch name {
	case "?h", "?l":
		for i := range params {
			t.SetMode(arg(i, 0), name == "?h")
		}
	case "?$p":
		n := arg(0, 0)
		t.asked = append(t.asked, fmt.Sprintf("?%d$p", n))
		if t.Knows[n] {
			t.answer(fmt.Sprintf("\x1b[?%d;2$y", n))
		}
	case ">u":
		t.kitty[t.at()]++
	case "<u":
		t.kitty[t.at()] = max(t.kitty[t.at()]-1, 0)
	case "?u", ">q", "?n":
		t.asked = append(t.asked, name)
	case "=u", "?W": // keyboard flags, tab stops
	case ">m":
		t.keys = arg(1, 0)
	case " q":
		t.style = arg(0, 0)
	default:
		return false
	}
	return true
}

// plain are the sequences that every terminal has.
func (t *Terminal) plain(final byte, arg func(i, without int) int, params ansi.Params) bool {
	switch final {
	case 'm':
		uv.ReadStyle(params, &t.pen)
	case 'r':
		t.top, t.bottom = min(arg(0, 1), t.h)-1, min(arg(1, t.h), t.h)
		t.move(0, 0)
	case 'n', 't': // how it is, and how large
		t.asked = append(t.asked, fmt.Sprintf("%d%c", arg(0, 0), final))
	default:
		return t.moves(final, arg(0, 1), arg(1, 1)) || t.erases(final, arg(0, 1), arg(0, 0))
	}
	return true
}

// moves are the sequences that move the cursor.
func (t *Terminal) moves(final byte, n, m int) bool {
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
	default:
		return false
	}
	return true
}
