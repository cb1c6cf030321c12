package ui

import (
	"testing"

	"doorstep/session"
)

// TestAFieldThatDoesNotParseIsKeptAsANote: what is typed is not lost, even if
// the program is left over it.
func TestAFieldThatDoesNotParseIsKeptAsANote(t *testing.T) {
	s := newStage(t)
	s.begin("Notes")
	s.press("f11")
	s.settle()
	for range 7 {
		s.press("down")
	}
	s.typed("about thirty")
	s.leaves()
	cards := s.saved().Kind(session.KindCard)
	if len(cards) != 1 || cards[0].Text() != "People: about thirty" {
		t.Fatalf("the file holds %q", texts(cards))
	}
}

// TestUndoLeavesTheSessionItself: the first thing to undo is what somebody did,
// not that the session was made.
func TestUndoLeavesTheSessionItself(t *testing.T) {
	s := newStage(t)
	s.begin("Stays")
	s.press("ctrl+z")
	s.settle()
	s.says("There is nothing to undo.")
	if got := s.app.env.desk.session().Title; got != "Stays" {
		t.Errorf("the title is %q", got)
	}
}
