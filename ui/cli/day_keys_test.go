//go:build linux || darwin

package cli_test

import (
	"strings"
)

// The keys of a whole day as xterm sends them, beside those of pty_test.go. Back
// is Ctrl+X: an Esc just before a letter would be Alt and that letter.
const (
	f3, f8, f12           = "\x1bOR", "\x1b[19~", "\x1b[24~"
	up, right, left       = "\x1b[A", "\x1b[C", "\x1b[D"
	home, end             = "\x1b[H", "\x1b[F"
	backTab, space        = "\x1b[Z", " "
	back, undo, redo      = "\x18", "\x1a", "\x19"
	find, palette, newRow = "\x06", "\x10", "\x0e"
	allFields, page       = "\x05", "\x07"
	catchThis, removes    = "\x0b", "\x04"
	altUp, altDown, cLeft = "\x1b[1;3A", "\x1b[1;3B", "\x1b[1;5D"
	nothingMore           = ""
)

// types types lines, each with Enter, as fast as they come.
func (s *sitting) types(lines ...string) {
	s.t.Helper()
	s.sends(strings.Join(lines, enter) + enter)
}

// row types the cells of a row with Tab between them, and Enter behind the last.
func (s *sitting) row(cells ...string) {
	s.t.Helper()
	s.sends(strings.Join(cells, tab) + enter)
}

// pastes pastes lines as a terminal does.
func (s *sitting) pastes(lines ...string) {
	s.t.Helper()
	s.sends(pasteBegins, strings.Join(lines, "\r"), pasteEnds)
}

// on goes to the next activity.
func (s *sitting) on(title string) {
	s.t.Helper()
	s.sends(f4)
	s.wants(title)
}
