package ui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// TestGoldenBoard holds the board as people see it, without colours. Who
// changes it looks at it.
func TestGoldenBoard(t *testing.T) {
	shot := func(s *stage, name string) {
		t.Helper()
		s.rest()
		golden(t, "board-"+name, s.withoutPaths(s.screen()))
	}
	s := onBoard(t, 0)
	shot(s, "empty")
	s.end()

	s = newStage(t)
	s.practice()
	s.to("2.1")
	shot(s, "practice")
	s.keys("tab", "down", "space", "down", "space")
	shot(s, "marked")
	s.keys("esc", "right", "=")
	shot(s, "naming")
	s.keys("esc", "esc")
	s.typed("b 12 14 310")
	s.keys("enter")
	shot(s, "error")
	s.keys("esc")
	s.enters("like 27")
	shot(s, "similar")
	s.size(160, 50)
	shot(s, "similar-160x50")
	s.keys("esc", "tab", "down", "ctrl+g", "ctrl+g")
	shot(s, "160x50")
	s.size(100, 30)
	shot(s, "100x30")
	s.size(52, 20)
	shot(s, "narrow")
	s.end()

	s = crowded(t, 300)
	s.keys("tab", "end")
	shot(s, "full")
	s.size(160, 50)
	shot(s, "full-160x50")
	s.end()

	s = bareStage(t)
	s.startWith(Config{Theme: "dark", ASCII: true})
	s.practice()
	s.to("2.1")
	s.keys("tab", "space")
	shot(s, "ascii")
}

// TestGoldenWall holds the wall of themes as a room sees it.
func TestGoldenWall(t *testing.T) {
	s := newStage(t)
	s.practice()
	s.to("2.1")
	b := s.board().laid
	l := newWallLook(s.app.env.theme, "2", s.state(), b)
	for _, w := range []int{1, 20, 60, 120, 200} {
		for _, h := range []int{1, 3, 10, 24, 60} {
			lines := wall(l, b, w, h)
			if len(lines) > h {
				t.Errorf("at %dx%d the wall has %d lines", w, h, len(lines))
			}
			for _, line := range lines {
				if width(line) > w {
					t.Errorf("at %dx%d a line is %d wide: %q", w, h, width(line), line)
				}
			}
		}
	}
	golden(t, "board-wall", ansi.Strip(strings.Join(wall(l, b, 150, 44), "\n")))
}
