package emulator

import (
	"fmt"
	"slices"
	"strings"
)

// Mode says whether a private mode (DECSET) is on.
func (t *Terminal) Mode(n int) bool { return t.modes[n] }

// SetMode turns a private mode on or off, as the program could. The alternate
// screen is empty when it comes, and the cursor is back when it goes.
func (t *Terminal) SetMode(n int, on bool) {
	was := t.modes[n]
	t.modes[n] = on
	switch {
	case n == modeSynchronized && on:
		t.hold()
	case n == modeSynchronized:
		t.held = nil
	case n == modeAlternate && on && !was:
		t.keep(n)
		t.other = sheet(nil, t.w, t.h)
		t.move(t.x, t.y)
	case n == modeAlternate && was && !on:
		t.restore(n)
	}
}

// hold keeps showing what shows now.
func (t *Terminal) hold() {
	shows := t.Screen()
	t.held = make([][]Cell, len(shows))
	for y, row := range shows {
		t.held[y] = slices.Clone(row)
	}
}

// at is which of the screens is written to.
func (t *Terminal) at() int {
	if t.modes[modeAlternate] {
		return 1
	}
	return 0
}

// Left is what of the terminal is not as a shell needs it, in words; empty if a
// program that has ended left it as it was.
func (t *Terminal) Left() string {
	var bad []string
	for mode, on := range t.modes {
		if usual := mode == modeWrap || mode == modeCursor; on != usual {
			bad = append(bad, fmt.Sprintf("mode %d as %v", mode, on))
		}
	}
	slices.Sort(bad)
	if t.kitty != [2]int{} || t.keys != 0 {
		bad = append(bad, fmt.Sprintf("the keyboard enhanced: %v, %d", t.kitty, t.keys))
	}
	if t.title != "" || t.style != 0 || !t.pen.IsZero() || t.top != 0 || t.bottom != t.h {
		bad = append(bad, fmt.Sprintf("title %q, cursor %d, pen %+v, lines %d to %d", t.title, t.style, t.pen, t.top, t.bottom))
	}
	return strings.Join(bad, ", ")
}
