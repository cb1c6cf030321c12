package emulator

import (
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

func (t *Terminal) count(r rune) int {
	switch {
	case t.modes[modeGraphemes]:
		return ansi.GraphemeWidth.StringWidth(string(r))
	case t.Cells != nil:
		return t.Cells(r)
	default:
		return ansi.WcWidth.StringWidth(string(r))
	}
}

func (t *Terminal) print(r rune) {
	row := t.drawn()[t.y]
	if at := t.before(); at >= 0 && t.joins(row[at].Text, r) {
		t.join(row, at, r)
		return
	}
	n := t.count(r)
	if n == 0 {
		return
	}
	if t.modes[modeWrap] && (t.wrap || t.x+n > t.w) {
		t.x = 0
		t.feed()
		row = t.drawn()[t.y]
	}
	t.x, t.wrap, t.last = max(0, min(t.x, t.w-n)), false, string(r)
	n = min(n, t.w) // a wide character in a window of one cell
	for i := range n {
		t.tear(row, t.x+i)
	}
	row[t.x] = Cell{string(r), t.pen}
	for i := 1; i < n; i++ {
		row[t.x+i] = Cell{Style: t.pen}
	}
	t.step(t.x + n)
}

// step puts the cursor behind a character. At the end of a line it stays on the
// last cell until there is more.
func (t *Terminal) step(x int) {
	if t.x = x; t.x >= t.w {
		t.x, t.wrap = t.w-1, true
	}
}

// before is the cell of the last character before the cursor, -1 for none.
func (t *Terminal) before() int {
	x, row := t.x-1, t.drawn()[t.y]
	if t.wrap {
		x++
	}
	for x > 0 && row[x].Text == "" {
		x--
	}
	return x
}

// joins says whether a rune belongs to the character before it.
func (t *Terminal) joins(text string, r rune) bool {
	if !t.modes[modeGraphemes] {
		return t.count(r) == 0
	}
	cluster, _ := ansi.FirstGraphemeCluster(text+string(r), ansi.GraphemeWidth)
	return len(cluster) == len(text)+utf8.RuneLen(r)
}

// join adds a rune to the character at a cell, which may become wide by it.
func (t *Terminal) join(row []Cell, at int, r rune) {
	was := ansi.GraphemeWidth.StringWidth(row[at].Text)
	row[at].Text += string(r)
	t.last = row[at].Text
	if is := ansi.GraphemeWidth.StringWidth(row[at].Text); t.modes[modeGraphemes] && is > was && at+1 < t.w {
		t.tear(row, at+1)
		row[at+1] = Cell{Style: row[at].Style}
		t.step(at + 2)
	}
}

// tear leaves blanks of a wide character that is overwritten in part.
func (t *Terminal) tear(row []Cell, x int) {
	from, to := x, x
	for from > 0 && row[from].Text == "" {
		from--
	}
	for to+1 < len(row) && row[to+1].Text == "" {
		to++
	}
	if to > from {
		for i := from; i <= to; i++ {
			row[i] = Cell{" ", row[i].Style}
		}
	}
}
