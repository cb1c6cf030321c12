package ui

import (
	"errors"
	"strings"
	"testing"
)

// What has room is said in whole: nothing is cut beside free lines or cells.
func TestWhatHasRoomIsSaidInWhole(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	for _, look := range []struct {
		at    string
		keys  []string
		w, h  int
		wants []string
	}{
		{"1.1", []string{"f6"}, 100, 30, []string{"counts as much as the oldest.", "back."}},
		{"1.3", []string{"f6"}, 100, 30, []string{"P04+P07 Maternity allowance  ✓ open"}},
		{"1.4", nil, 100, 30, []string{"14 sheets in", "P04 + P07  Maternity allowance"}},
		{"1.6", []string{"ctrl+g", "ctrl+g"}, 160, 50, []string{"That is what annoys me.   Primary-school enrolment"}},
		{"2.2", nil, 100, 30, []string{"the most?", "server or the form is not there."}},
		{"2.4", []string{"alt+2"}, 100, 30, []string{"on the date of hearing.", "Seen through the open door", "nobody's work is to tell people when they"}},
		{"1.1", []string{"f1"}, 100, 30, []string{"the room's view, on this screen"}},
		{"1.1", []string{"ctrl+p"}, 100, 30, []string{"the room's view, on this screen"}},
		{"1.1", []string{"alt+C"}, 100, 30, []string{"Silent criticism and round robin"}},
		{"1.1", []string{"f8"}, 160, 50, []string{"13 Stars, 1 The rating "}},
		{"1.1", []string{"f11", "down"}, 100, 30, []string{"not exist"}},
	} {
		s.to(look.at)
		s.keys(look.keys...)
		s.size(look.w, look.h)
		s.wants(look.wants...)
		s = look80(s)
	}
}

// look80 goes back to the activity in a window of the least size.
func look80(s *stage) *stage {
	for len(s.app.stack) > 1 {
		s.app.pop()
	}
	s.size(80, 24)
	s.fresh()
	return s
}

// The list of cards keeps whole cards at its end, however few lines there are.
func TestCardsAreDrawnWhole(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	s.to("1.6")
	c, ok := s.app.run().instrument().(*cards)
	if !ok {
		t.Fatal("1.6 has no list of cards")
	}
	list := c.records()
	for _, chosen := range []int{-1, 0, len(list) / 2, len(list) - 1} {
		c.chosen = chosen
		for h := 1; h < 60; h++ {
			for _, w := range []int{30, 57, 78, 150} {
				lines := c.listLines(s.app.env.theme, list, w, h)
				if len(lines) > h || len(lines) == 0 {
					t.Fatalf("%d lines of %d cells in %d, card %d", len(lines), w, h, chosen)
				}
				if h > 6 && !strings.Contains(lines[0], "#") {
					t.Fatalf("the first of %d lines is half a card: %q", h, lines[0])
				}
				if last := list[len(list)-1]; chosen < 0 && !strings.Contains(strings.Join(lines, "\n"), "#"+last.Label) {
					t.Fatalf("the latest card is not among %d lines", h)
				}
			}
		}
	}
	if lines := c.listLines(s.app.env.theme, nil, 57, 20); lines != nil {
		t.Errorf("no cards, but lines: %q", lines)
	}
}

func TestFileNamesStayAsTheyAreWritten(t *testing.T) {
	t.Parallel()
	for said, want := range map[string]string{
		"broken.doorstep is not a session": "broken.doorstep is not a session.",
		"/media/stick is full":             "/media/stick is full.",
		"the stick is full":                "The stick is full.",
		"stopped.":                         "Stopped.",
	} {
		if got := sentence(errors.New(said)); got != want {
			t.Errorf("%q is said as %q, want %q", said, got, want)
		}
	}
	if got := oneOf("idea") + ", " + oneOf("value"); got != "an idea, a value" {
		t.Errorf("articles: %s", got)
	}
}
