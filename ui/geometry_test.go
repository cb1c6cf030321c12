package ui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// places are all the screens, each with the keys that lead there from 1.1 of
// the practice session.
var places = []struct {
	name string
	keys []string
}{
	{"run", nil},
	{"catch", []string{"f2"}},
	{"agenda", []string{"f8"}},
	{"brief", []string{"f9"}},
	{"details", []string{"f11"}},
	{"help", []string{"f1"}},
	{"palette", []string{"ctrl+p"}},
	{"roster", []string{"f11", "end", "down", "down", "down", "down", "down", "down", "down", "down", "down", "enter"}},
}

// TestGeometry draws every screen and every activity in every size that a
// terminal can have: no panic, no line wider than the terminal, as many lines
// as it has and no more, and the cursor inside.
func TestGeometry(t *testing.T) {
	widths := []int{20, 39, 40, 52, 60, 79, 80, 95, 96, 100, 120, 160, 200}
	heights := []int{6, 9, 10, 12, 16, 24, 30, 50, 60}
	check := func(s *stage, name string) {
		t.Helper()
		for _, w := range widths {
			for _, h := range heights {
				s.app.Update(tea.WindowSizeMsg{Width: w, Height: h})
				lines, cursor := s.app.frame()
				if len(lines) != h {
					t.Fatalf("%s at %dx%d has %d lines", name, w, h, len(lines))
				}
				for i, l := range lines {
					if n := width(l); n > w {
						t.Fatalf("%s at %dx%d: line %d is %d wide: %q", name, w, h, i, n, l)
					}
				}
				if cursor != nil && (cursor.X < 0 || cursor.X >= w || cursor.Y < 0 || cursor.Y >= h) {
					t.Fatalf("%s at %dx%d: the cursor is at %d,%d", name, w, h, cursor.X, cursor.Y)
				}
			}
		}
		s.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	}

	s := newStage(t)
	check(s, "empty library")
	s.keys("n")
	s.settle()
	check(s, "new workshop")
	s.keys("esc")
	s.settle()
	s.practice()
	for _, p := range places {
		s.keys(p.keys...)
		s.settle()
		check(s, p.name)
		for len(s.app.stack) > 1 {
			s.app.pop()
		}
	}
	for _, a := range s.app.env.desk.pack.Activities {
		for range a.Captures {
			check(s, a.ID)
			s.keys("up", "ctrl+e", "tab", "x")
			check(s, a.ID+" with a field open")
			s.keys("esc", "esc", "f6")
		}
		s.keys("ctrl+g")
		check(s, a.ID+" script")
		s.keys("ctrl+g", "ctrl+g", "f4")
		s.settle()
	}
	s.end()
	s.start("")
	check(s, "library")
}
