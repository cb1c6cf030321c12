package ui

import (
	"regexp"
	"strings"
	"testing"
)

// TestGoldenScreens holds every screen at 80 by 24, as people see it without
// colours. Who changes one looks at it.
func TestGoldenScreens(t *testing.T) {
	s := bareStage(t)
	t.Chdir(s.dir)
	shot := func(name string) {
		t.Helper()
		s.rest()
		golden(t, name, s.withoutPaths(s.screen()))
	}
	s.startWith(Config{Theme: "dark", Dirs: []string{"."}})
	shot("library-empty")
	s.keys("n")
	shot("new")
	s.enters("Trial")
	shot("empty-1.1")
	s.keys("f9")
	shot("empty-brief")
	s.keys("f9", "f4", "f4", "f4", "f4", "f4")
	shot("empty-1.6")
	s.end()

	s.startWith(Config{Theme: "dark", Dirs: []string{"."}})
	s.practice()
	for _, p := range places {
		if p.name == "elsewhere" || p.name == "handover" || p.name == "window" {
			continue // it shows the end of a path
		}
		s.keys(p.keys...)
		shot("practice-" + p.name)
		s.shuts()
	}
	s.fresh()
	for {
		shot("practice-" + s.app.run().at.ID)
		before := s.app.run().at
		s.keys("f4")
		if s.app.run().at == before {
			break
		}
	}
	s.end()
	s.startWith(Config{Theme: "dark", Dirs: []string{"."}})
	shot("library")
}

// stamp is a change's time and device in the history: the one depends on the
// time zone, and the other is drawn by lot.
var stamp = regexp.MustCompile(`\d\d [A-Z][a-z]{2} \d\d:\d\d [0-9a-f]{4}`)

// withoutPaths puts DIR in the place of the test's folder. A line that was cut
// behind it is not compared further: how far it reaches depends on the folder.
func (s *stage) withoutPaths(screen string) string {
	screen = strings.ReplaceAll(stamp.ReplaceAllString(screen, "01 Jan 00:00 0000"), s.dir, "DIR")
	if len(s.dir) < 8 {
		return screen
	}
	return regexp.MustCompile(`(?m)(`+regexp.QuoteMeta(s.dir[:8])+`|DIR).*…$`).ReplaceAllString(screen, "DIR…")
}
