package ui

import (
	"testing"

	"doorstep/session"
)

// to goes to an activity of an open session.
func (s *stage) to(id string) {
	s.t.Helper()
	r := s.app.run()
	s.run(r.goTo(s.app.env.desk.pack.Activity(id), nil))
	s.settle()
}

func texts(list []*session.Record) []string {
	out := make([]string, len(list))
	for i, r := range list {
		out[i] = r.Text()
	}
	return out
}

func TestCardsAreKeptAsTheRoomTalks(t *testing.T) {
	s := newStage(t)
	s.begin("Cards")
	s.run(s.app.env.desk.do("1.1", func(g *session.Gesture) error { return session.AddAliases(g, 9) }))
	s.settle()
	s.to("1.6")
	s.typed("The form asks for the same number three times")
	s.keys("enter", "tab")
	s.typed("p07: A guard showed me the way")
	s.keys("enter")
	s.wants("The form asks", "A guard showed me", "P07", "Done well")
	s.paste("one\r\ntwo\r\n\r\nthree\tand a tab\r\n")
	s.wants("3 cards pasted", "three and a tab")
	s.typed("a half-typed line")
	s.end()

	cards := s.saved().Kind(session.KindCard)
	if got := texts(cards); len(got) != 5 || got[4] != "three\tand a tab" {
		t.Fatalf("the file holds %q", got)
	}
	if by := cards[1].Ref("by"); s.saved().AliasOf(by) != "P07" {
		t.Errorf("the second card is by %q", s.saved().AliasOf(by))
	}
	if cards[1].Str("kind") != "good" {
		t.Errorf("its kind is %q", cards[1].Str("kind"))
	}
}

func TestCardsAreEditedDeletedAndBroughtBack(t *testing.T) {
	s := newStage(t)
	s.begin("Edits")
	s.to("1.6")
	s.paste("first\nsecond\nthird")
	s.keys("up", "up", "enter")
	s.typed(", mended")
	s.keys("enter")
	s.wants("second, mended")
	s.keys("up", "ctrl+d")
	s.settle()
	if got := texts(s.app.env.desk.state.Kind(session.KindCard)); len(got) != 2 {
		t.Fatalf("after the delete there are %q", got)
	}
	s.keys("ctrl+z")
	s.settle()
	s.wants("Undone", "third")
	s.keys("ctrl+z", "ctrl+z")
	s.settle()
	if n := len(s.app.env.desk.state.Kind(session.KindCard)); n != 0 {
		t.Fatalf("after all undos there are %d cards", n)
	}
	s.keys("ctrl+y")
	s.settle()
	if n := len(s.app.env.desk.state.Kind(session.KindCard)); n != 3 {
		t.Fatalf("after redo there are %d cards", n)
	}
}

func TestUnknownAliasIsAskedBackAndNothingIsLost(t *testing.T) {
	s := newStage(t)
	s.begin("Alias")
	s.to("1.6")
	s.typed("p99: words")
	s.keys("enter")
	s.settle()
	s.wants("There is no participant P99 here", "p99: words")
}

func TestLeavingTheProgramKeepsAHalfTypedLine(t *testing.T) {
	s := newStage(t)
	s.begin("Half")
	s.to("1.6")
	s.typed("not yet entered")
	s.send(quitMsg{})
	s.settle()
	if got := texts(s.saved().Kind(session.KindCard)); len(got) != 1 || got[0] != "not yet entered" {
		t.Fatalf("the file holds %q", got)
	}
}
