//go:build unix

package terminal

import (
	"fmt"
	"math/rand/v2"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"doorstep/ui/terminal/emulator"
)

// TestSameCells shows the same screens through both renderers. On a terminal
// that counts as it says, they come to the same cells.
func TestSameCells(t *testing.T) {
	for name, knows := range map[string]map[int]bool{
		"plain": {}, "synchronized": {2026: true}, "graphemes": {2026: true, 2027: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			method := ansi.WcWidth
			if knows[2027] {
				method = ansi.GraphemeWidth
			}
			view := func(n, w, h int) tea.View {
				v := tea.NewView(numbered(lines(w, h).Example(n), n, w, h))
				v.AltScreen, v.WindowTitle = true, fmt.Sprint("screen ", n)
				if n%3 > 0 && w > 0 {
					v.Cursor = tea.NewCursor(n%w, n%max(h, 1))
				}
				return v
			}
			set := func(e *emulator.Terminal) { e.Knows = knows }
			ours, theirs := sit(t, Own, newDeck(view), 60, 9, set), sit(t, Stock, newDeck(view), 60, 9, set)
			for n := range 25 {
				for who, s := range map[Renderer]*sitting{Own: ours, Stock: theirs} {
					if n > 0 {
						s.send(right)
					}
					s.wants(fmt.Sprintf("screen %d of 60x9", n))
					if diff := differs(cellsOf(view(n, 60, 9).Content, method, 60, 9), s.cells(), method); diff != "" {
						t.Fatalf("screen %d by %s: %s", n, who, diff)
					}
				}
				ours.sameCursor(theirs)
			}
			for _, s := range []*sitting{ours, theirs} {
				s.send(quit)
				if err := s.ends(); err != nil {
					t.Fatal(err)
				}
				s.usable()
			}
		})
	}
}

// sameCursor compares cursors and titles.
func (s *sitting) sameCursor(o *sitting) {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	o.mu.Lock()
	defer o.mu.Unlock()
	if a, b := cursorOf(s.e), cursorOf(o.e); a != b {
		s.t.Fatalf("cursor and title are %s, not %s", a, b)
	}
}

// cursorOf is where the cursor shows, if it does, under which title.
func cursorOf(e *emulator.Terminal) string {
	if !e.Mode(25) {
		return fmt.Sprintf("hidden under %q", e.Title())
	}
	x, y := e.Cursor()
	return fmt.Sprintf("%d,%d under %q", x, y, e.Title())
}

// TestResizeStorm draws the window larger and smaller a hundred times, faster
// than anything can be drawn. It ends as if there had been no storm.
func TestResizeStorm(t *testing.T) {
	view := func(n, w, h int) tea.View {
		v := tea.NewView(numbered(lines(w, h).Example(w*100+h), n, w, h))
		v.AltScreen = true
		return v
	}
	for _, r := range []Renderer{Own, Stock} {
		s := sit(t, r, newDeck(view), 80, 24, nil)
		s.wants("screen 0 of 80x24")
		luck := rand.New(rand.NewPCG(1, 2))
		for range 100 {
			s.resize(luck.IntN(160)+1, luck.IntN(60)+1)
			if luck.IntN(10) == 0 {
				s.send(right)
			}
		}
		w, h := 100, 30
		s.resize(w, h)
		s.wants("of 100x30")
		if diff := differs(cellsOf(lines(w, h).Example(w*100+h), ansi.WcWidth, w, h)[:h-1], s.cells()[:h-1], ansi.WcWidth); diff != "" {
			t.Errorf("by %s: %s", r, diff)
		}
		s.send(quit)
		if err := s.ends(); err != nil {
			t.Fatal(err)
		}
		s.usable()
	}
}
