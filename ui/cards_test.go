package ui

import (
	"slices"
	"strings"
	"testing"

	"doorstep/session"
)

func TestCardsAreKeptAsTheRoomTalks(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Cards")
	s.people(9, 3)
	s.to("1.6")
	s.enters("The form asks for the same number three times")
	s.keys("tab")
	s.enters("p07: A guard showed me the way")
	s.enters("T3: The ramp is locked")
	s.wants("#1 Pain", "The form asks", "#2 Done well", "P07", "A guard showed me", "T3", "The ramp")
	s.paste("one\r\ntwo\r\n\r\nthree\tand a tab\r\n")
	s.says("3 cards pasted. Ctrl+Z takes them back.")
	s.end()

	saved := s.saved()
	list := saved.Kind(session.KindCard)
	want := []string{
		"The form asks for the same number three times", "A guard showed me the way", "The ramp is locked",
		"one", "two", "three\tand a tab",
	}
	if got := texts(list); !slices.Equal(got, want) {
		t.Fatalf("the file holds %q", got)
	}
	s.holds(list[0], session.Patch{"kind": "pain", "by": nil})
	s.holds(list[1], session.Patch{"kind": "good", "by": saved.Kind(session.KindParticipant)[6].ID, "table": nil})
	s.holds(list[2], session.Patch{"by": nil, "table": saved.Kind(session.KindTable)[2].ID})
	if list[1].Activity != "1.6" {
		t.Errorf("a card was made in %q", list[1].Activity)
	}
}

func TestTypingNeverWaitsForTheStore(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Ahead")
	s.to("1.6")
	for _, text := range []string{"one", "two", "three"} {
		for _, r := range text {
			s.press(string(r))
		}
		s.press("enter")
	}
	s.wants("#1", "one", "#3", "three") // drawn before the store has answered
	s.says("keeping")
	s.settle()
	s.says("kept on this laptop")
	s.rest()
	s.says("saved 10:30")
	s.reads(session.KindCard, "one", "two", "three")
}

func TestCardsAreEditedDeletedAndBroughtBack(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Edits")
	s.to("1.6")
	s.paste("first\nsecond\nthird")
	s.keys("up", "up", "enter")
	s.wants("Edit › second")
	s.enters(", mended")
	s.reads(session.KindCard, "first", "second, mended", "third")
	s.keys("up", "ctrl+d")
	s.says("Deleted #3. Ctrl+Z brings it back.")
	s.reads(session.KindCard, "first", "second, mended")
	s.keys("ctrl+z")
	s.says("Undone: card #3")
	s.reads(session.KindCard, "first", "second, mended", "third")
	s.keys("ctrl+z", "ctrl+z")
	s.reads(session.KindCard)
	s.keys("ctrl+y")
	s.says("Done again: 3 cards added: #1, #2, #3.")
	s.reads(session.KindCard, "first", "second", "third")
}

func TestDeletingTheLastCardsLeavesTheLine(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Delete all")
	s.to("1.6")
	s.keys("up", "ctrl+d", "ctrl+e", "down") // nothing to choose yet
	s.paste("first\nsecond")
	s.keys("up", "ctrl+d", "ctrl+d", "ctrl+d")
	s.reads(session.KindCard)
	s.enters("third")
	s.reads(session.KindCard, "third")
	if n := s.only(session.KindCard).Label; n != "3" {
		t.Errorf("a number was given twice: the card is #%s", n)
	}
}

func TestTabChangesTheKindOfTheChosenCard(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Kind")
	s.to("1.6")
	s.paste("first\nsecond")
	s.wants("Pain ›")
	s.keys("up", "tab")
	s.wants("#2 Done well", "#1 Pain")
	s.keys("shift+tab", "shift+tab")
	s.wants("#2 Quote heard")
	s.holds(s.kind(session.KindCard)[1], session.Patch{"kind": "quote"})
	s.keys("esc", "shift+tab")
	s.wants("Quote heard ›")
	s.enters("third")
	s.holds(s.kind(session.KindCard)[2], session.Patch{"kind": "quote"})
}

func TestAllFieldsOfACard(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Detail")
	s.to("1.6")
	s.paste("first\nsecond")
	s.keys("up", "ctrl+e")
	s.wants("Card #2 of 2", "Whose to fix")
	s.cellDown("step")
	s.enters("the gate")
	s.keys("esc")
	s.wants("Pain ›")
	s.holds(s.kind(session.KindCard)[1], session.Patch{"step": "the gate", "text": "second"})
	s.holds(s.kind(session.KindCard)[0], session.Patch{"step": nil})
}

// cellDown goes down a form to a field.
func (s *stage) cellDown(field string) {
	s.t.Helper()
	for range s.sheet().capture().Fields {
		if s.sheet().field().ID == field {
			return
		}
		s.keys("down")
	}
	s.t.Fatalf("there is no field %q", field)
}

func TestEscDropsAnEditAndNothingElse(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Esc")
	s.to("1.6")
	s.paste("first\nsecond")
	s.typed("half a line")
	s.keys("up", "up", "enter")
	s.wants("Edit › first", "enter keep")
	s.lacks("enter edit")
	s.typed(" thrown away")
	s.keys("esc")
	s.wants("Pain › half a line")
	s.reads(session.KindCard, "first", "second")

	s.keys("up", "enter")
	s.enters(", mended")
	s.wants("Pain › half a line")
	s.keys("enter")
	s.reads(session.KindCard, "first", "second, mended", "half a line")
}

func TestUnknownAliasIsAskedBackAndNothingIsLost(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Alias")
	s.to("1.6")
	s.enters("p99: words")
	s.says("There is no person P99 here; correct it, or leave it out.")
	s.wants("p99: words")
	s.typed("!")
	s.says("There is no person P99 here") // it stays while the line is mended
	s.paste("p98: pasted\nplain")
	s.reads(session.KindCard, "p98: pasted", "plain")
	s.keys("enter")
	s.reads(session.KindCard, "p98: pasted", "plain")
}

func TestASinglePastedLineIsLookedAtFirst(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Paste")
	s.to("1.6")
	s.typed("before ")
	s.paste("pasted\r\n")
	s.wants("Pain › before pasted")
	s.reads(session.KindCard)
	s.keys("enter")
	s.reads(session.KindCard, "before pasted")
	s.paste("\r\n \r\n")
	s.keys("enter")
	s.reads(session.KindCard, "before pasted")
}

func TestLongPastesAreSplitAndNothingIsLost(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Long")
	s.to("1.6")
	long := strings.Repeat("the queue was long, ", 5000) + "and that was it"
	s.paste("short\n" + long)
	s.paste(long)
	s.keys("enter")
	s.rest()
	list := texts(s.saved().Kind(session.KindCard))
	if len(list) != 5 || strings.Join(list[1:3], "") != long || strings.Join(list[3:], "") != long {
		t.Fatalf("there are %d cards, of %d characters together", len(list), len(strings.Join(list, "")))
	}
	s.wants("and that was it"[:4])
}

func TestLeavingTheProgramKeepsHalfTypedLines(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Half")
	s.to("1.6")
	s.paste("first\nsecond")
	s.typed("p99: not yet entered")
	s.keys("up", "enter")
	s.typed(", half mended")
	s.keys("f4")
	s.typed("one more of 1.7")
	s.leaves()
	want := []string{"first", "second, half mended", "p99: not yet entered", "one more of 1.7"}
	if got := texts(s.saved().Kind(session.KindCard)); !equalAsSets(got, want) {
		t.Fatalf("the file holds %q", got)
	}
}

func equalAsSets(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}
