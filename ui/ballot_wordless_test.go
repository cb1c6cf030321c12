package ui

import (
	"strings"
	"testing"

	"doorstep/session"
)

func TestAThemeWithoutWordsSaysSo(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Wordless")
	s.people(7, 1)
	for _, text := range []string{"Nobody knows the list", ""} {
		s.add("2.1", session.KindTheme, session.Patch{"sentence": text, "order": "h"})
	}
	s.to("2.2")
	s.wants("B   " + wordless)
	s.keys("enter")
	s.wants("B  " + wordless)
	s.enters("3")
	s.enters("4")
	s.keys("alt+r")
	s.wants("B  " + wordless)
	for _, activity := range []string{"2.1", "2.2"} {
		s.to(activity)
		if room := s.shows(s.app.env.theme, session.Spot{Activity: activity}, 100, 30); !strings.Contains(room, wordless) {
			t.Errorf("in %s the room sees a bare letter:\n%s", activity, room)
		}
	}
}
