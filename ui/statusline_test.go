package ui

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// TestAStatusThatWarnsIsReadToItsEnd: however narrow the screen, what to do next
// is on it; what merely informs gives way.
func TestAStatusThatWarnsIsReadToItsEnd(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Long")
	s.rest()
	const long = "The file is of another kind and was left as it is. Nothing of yours is lost. Open the library with Alt+Q and choose another one."
	for _, w := range []int{60, 80, 100, 160} {
		s.size(w, 24)
		s.send(statusMsg{toneError, long})
		text := strings.Join(strings.Fields(s.screen()), " ")
		if !strings.Contains(text, long) {
			t.Errorf("at %d the error is cut:\n%s", w, s.screen())
		}
		s.send(statusMsg{toneDone, "28 people, 166 cards. Here is where you left off."})
		s.app.env.desk.file = fileState{err: errors.New("the stick was pulled out of the laptop"), failures: manyFailures}
		text = strings.Join(strings.Fields(s.screen()), " ")
		if !strings.Contains(text, "Alt+W saves elsewhere: The stick was pulled out of the laptop") {
			t.Errorf("at %d it is not said where to save:\n%s", w, s.screen())
		}
		s.app.env.desk.file = fileState{saved: true, at: s.src.Now()}
		s.app.env.desk.names = true
		s.send(statusMsg{toneError, long})
		s.wants("NAMES ON SCREEN")
		s.app.env.desk.names = false
	}
	s.app.Update(tea.WindowSizeMsg{Width: 60, Height: 12})
	if lines := s.app.statusLines(); len(lines) != 1 {
		t.Errorf("a low screen gives %d lines to its status", len(lines))
	}
}
