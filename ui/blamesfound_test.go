package ui

import (
	"testing"

	"doorstep/session"
)

// TestTheBriefTellsOfALineThatBlames before it leaves the room: F9, the
// hand-over and, line by line, /brief.
func TestTheBriefTellsOfALineThatBlames(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Blame")
	fact := s.add("2.4", session.KindWhy, session.Patch{"answer": "A mother came three times"})
	s.add("2.4", session.KindWhy, session.Patch{"answer": "Because the clerk is lazy", "parent": fact})
	s.keys("f9")
	s.wants("1 LINE BLAMES A PERSON")
	s.keys("esc", "alt+G")
	s.until("the page is made", func() bool { return s.app.top().(*handover).doc.Model != nil })
	s.wants("The cause is put on a person: Because the clerk is lazy", "Ask what made that sensible first; Ctrl+F finds it.")
}
