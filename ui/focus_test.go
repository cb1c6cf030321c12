package ui

import (
	"strings"
	"testing"
)

// TestFocusIsVisible: wherever letters would be typed, the terminal's cursor
// stands there; wherever they wouldn't, a sign marks the row with the focus, if
// there are rows to choose from. Colour alone is never the sign.
func TestFocusIsVisible(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	focused := func(where string) {
		t.Helper()
		for _, size := range [][2]int{{60, 20}, {80, 24}, {100, 30}, {160, 50}} {
			s.size(size[0], size[1])
			_, cursor := s.app.frame()
			if cursor == nil && !strings.ContainsAny(s.screen(), "▌›▸") && choosing(s) {
				t.Errorf("%s: at %d by %d nothing shows where the focus is:\n%s", where, size[0], size[1], s.screen())
			}
		}
	}
	s.eachList(func(activity string) {
		focused(activity)
		s.keys("up")
		focused(activity + ", up")
	})
	s.eachPlace(focused)
}

// choosing says whether letters are typed here, or rows are chosen from. A page
// that only scrolls has no focus.
func choosing(s *stage) bool {
	if s.app.top().Typing() {
		return true
	}
	moves, acts := false, false
	for _, k := range s.app.top().Keys() {
		moves = moves || k.Enabled() && (k.Help().Key == keys.up.Help().Key || k.Help().Key == keys.down.Help().Key)
		acts = acts || k.Enabled() && k.Help().Key == keys.open.Help().Key
	}
	return moves && acts
}
