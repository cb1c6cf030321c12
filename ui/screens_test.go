package ui

import (
	"strings"
	"testing"
)

// TestGoldenScreens holds every screen at 80 by 24, as people see it without
// colours. Who changes one looks at it.
func TestGoldenScreens(t *testing.T) {
	s := newStage(t)
	shot := func(name string) {
		t.Helper()
		s.settle()
		golden(t, name, strings.ReplaceAll(s.screen(), s.dir, "DIR"))
	}
	shot("library-empty")
	s.keys("n")
	shot("new")
	s.typed("Trial")
	s.keys("enter")
	s.until("1.1")
	shot("empty-1.1")
	s.keys("f9")
	shot("empty-brief")
	s.keys("f9", "f4", "f4", "f4", "f4", "f4")
	shot("empty-1.6")
	s.end()

	s.start("")
	s.practice()
	s.settle()
	for _, p := range places {
		s.keys(p.keys...)
		shot("practice-" + p.name)
		for len(s.app.stack) > 1 {
			s.app.pop()
		}
	}
	for s.app.run().at.ID != "1.1" {
		s.keys("f3")
	}
	for {
		shot("practice-" + s.app.run().at.ID)
		before := s.app.run().at
		s.keys("f4")
		s.settle()
		if s.app.run().at == before {
			break
		}
	}
	s.end()
	s.start("")
	shot("library")
}
