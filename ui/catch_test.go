package ui

import (
	"testing"

	"doorstep/session"
)

func TestALineIsCaughtFromAnywhere(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Catch")
	s.people(7, 0)
	s.to("1.5")
	s.cell("quote")
	s.typed("half a quo")
	s.keys("f2")
	s.wants("Catch this", "1.5  Visit log")
	s.enters("p7: the guard has no chair")
	s.says("Caught. It is a card of 1.5.")
	s.wants("Quote › half a quo") // the field that was open still is
	c := s.only(session.KindCard)
	s.holds(c, session.Patch{"text": "the guard has no chair", "kind": "note", "by": s.kind(session.KindParticipant)[6].ID})
	if c.Activity != "1.5" {
		t.Errorf("it is a card of %q", c.Activity)
	}
}

func TestCatchingNothingAndAnUnknownAlias(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Catch")
	s.keys("f2", "enter")
	s.lacks("Catch this")
	s.keys("f2")
	s.enters("p9: who")
	s.says("There is no person P9 here")
	s.wants("› p9: who")
	s.keys("esc")
	s.reads(session.KindCard)
	s.keys("f2", "f2") // the key that opens also goes back
	s.lacks("Catch this")
}

func TestCatchKeepsALineThatIsStillTypedAtTheEnd(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Catch")
	s.keys("f2")
	s.typed("p9: not entered")
	s.leaves()
	if got := texts(s.saved().Kind(session.KindCard)); len(got) != 1 || got[0] != "p9: not entered" {
		t.Fatalf("the file holds %q", got)
	}
}

// TestWhoTypesOnAfterCatchingTypesBelow goes on without waiting for the screen:
// nothing is kept twice, and nothing that follows is lost.
func TestWhoTypesOnAfterCatchingTypesBelow(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Ahead")
	s.to("1.6")
	s.press("f2")
	for _, r := range "caught" {
		s.press(string(r))
	}
	s.press("enter", "enter")
	for _, r := range "next" {
		s.press(string(r))
	}
	s.press("ctrl+p")
	s.settle()
	s.wants("All actions")
	s.keys("esc")
	s.reads(session.KindCard, "caught")
	s.wants("› next")
	s.lacks("Catch this")
}
