package emulator

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

func (t *Terminal) execute(b byte) {
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

func (t *Terminal) move(x, y int) {
	t.x, t.y, t.wrap = max(0, min(x, t.w-1)), max(0, min(y, t.h-1)), false
}

// keep notes where the cursor is, under the number of what it is for; restore
// puts it there again.
func (t *Terminal) keep(what int)    { t.saved[what] = [2]int{t.x, t.y} }
func (t *Terminal) restore(what int) { t.move(t.saved[what][0], t.saved[what][1]) }

// feed goes down a line; at the end of what scrolls, that moves up.
func (t *Terminal) feed() {
	if t.y+1 == t.bottom {
		t.scroll(t.top, 1)
	} else if t.y+1 < t.h {
		t.y++
	}
}

// scroll moves the lines from one on up by n, or down by -n.
func (t *Terminal) scroll(from, n int) {
	part := t.drawn()[min(from, t.bottom):t.bottom]
	for range min(max(n, -n), len(part)) {
		if n > 0 {
			copy(part, part[1:])
			part[len(part)-1] = blanks(t.w)
		} else {
			copy(part[1:], part)
			part[0] = blanks(t.w)
		}
	}
}

func (t *Terminal) esc(cmd ansi.Cmd) {
	switch mid, final := cmd.Intermediate(), cmd.Final(); {
	case mid != 0: // the choice of a set of characters
	case final == '\\', final == '=', final == '>': // the end of a text, the keypad
	case final == '7':
		t.keep(0)
	case final == '8':
		t.restore(0)
	case final == 'M':
		if t.y == t.top {
			t.scroll(t.top, -1)
		} else {
			t.move(t.x, t.y-1)
		}
	default:
		t.unknown[fmt.Sprintf("esc %c", final)] = true
	}
}

func (t *Terminal) osc(cmd int, data []byte) {
	_, text, _ := strings.Cut(string(data), ";")
	switch {
	case text == "?":
		t.asked = append(t.asked, string(data))
		if cmd == 11 {
			t.answer("\x1b]11;rgb:1a1a/1b1b/2626\x1b\\")
		}
	case cmd == 0, cmd == 2:
		t.title = text
	default:
		t.told = append(t.told, string(data))
	}
}

func (t *Terminal) answer(text string) {
	if t.Reply != nil {
		t.Reply(text)
	}
}
