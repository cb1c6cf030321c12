package ui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"doorstep/session"
)

// plainLines are drawn lines as people see them without colours.
func plainLines(lines []string) string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = strings.TrimRight(ansi.Strip(l), " ")
	}
	return strings.Join(out, "\n")
}

// fullTree fills the strip with three tables' trees of twenty answers each.
func fullTree(s *stage) {
	s.people(0, 3)
	s.do("2.4", func(g *session.Gesture) error {
		for n, table := range s.kind(session.KindTable) {
			var at *session.WhyNode
			for i := range 20 {
				id, err := session.AddWhy(g, at, session.Patch{
					"answer": fmt.Sprintf("Table %d says why number %d, in words long enough to need a second line on most screens", n+1, i+1),
					"table":  table.ID, "confidence": []string{"low", "mid", "high"}[i%3],
				})
				if err != nil {
					return err
				}
				at = session.WhyTree(s.kind(session.KindWhy), s.kind(session.KindTable)).At(id)
				if at.Level == 6 {
					at = at.Parent.Parent.Parent
				}
			}
		}
		return nil
	})
}

// TestGoldenWhys holds the strip of whys in the states that matter.
func TestGoldenWhys(t *testing.T) {
	s := atWhys(t)
	shot := func(name string) {
		t.Helper()
		s.rest()
		golden(t, "whys-"+name, s.screen())
	}
	shot("empty")
	s.enters("A mother came three times in seven weeks #1")
	s.enters("The clerk does not care")
	shot("blamed")
	s.enters("Nine hundred files, and the line drops at noon #2 #3")
	s.keys("alt+r")
	shot("mark")
	s.keys("o", "p", "enter", "enter", "up")
	shot("root")
	s.size(44, 24)
	shot("narrow")
	s.size(80, 24)
	s.keys("esc")
	fullTree(s)
	s.keys("down", "up", "up", "up")
	shot("full")
	s.size(160, 50)
	shot("full-wide")
	s.app.env.theme = newTheme(groundDark, true)
	shot("full-ascii")
	y := s.app.run().instrument().(*whys)
	golden(t, "whys-room", plainLines(stripView(newTheme(groundDark, false), y.strip(), 120, 34)))
}

// TestGoldenPoster holds the empathy map in the states that matter.
func TestGoldenPoster(t *testing.T) {
	s := newStage(t)
	s.begin("Poster")
	s.to("3.2")
	shot := func(name string) {
		t.Helper()
		s.rest()
		golden(t, "poster-"+name, s.screen())
	}
	shot("empty")
	s.end()
	s.start("")
	s.practice()
	s.to("3.2")
	s.keys("alt+g")
	s.enters("#3 vs #10")
	s.enters("#9 vs #3")
	s.keys("up")
	shot("contradictions")
	s.keys("alt+a")
	shot("whose")
	s.keys("esc")
	for i := range 60 {
		s.enters(fmt.Sprintf("%s: entry number %d, as it was said at the window", session.Quadrants[i%6], i+1))
	}
	shot("full")
	s.size(44, 24)
	shot("narrow")
	s.size(160, 50)
	shot("wide")
	s.app.env.theme = newTheme(groundDark, true)
	shot("wide-ascii")
	q := s.app.run().instrument().(*quadrants)
	golden(t, "poster-room", plainLines(posterView(newTheme(groundDark, false), q.poster(), 120, 40)))
}
