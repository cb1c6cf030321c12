package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// withNames is a stage with two people whose names are on this laptop.
func withNames(t *testing.T) *stage {
	t.Helper()
	s := newStage(t)
	s.begin("Private")
	s.people(2, 0)
	s.do("1.1", func(g *session.Gesture) error {
		people := g.State().Kind(session.KindParticipant)
		if err := g.Name(people[0].ID, "Rahima Begum"); err != nil {
			return err
		}
		return g.Name(people[1].ID, "Abdul Karim")
	})
	return s
}

func TestAsItIsTypedItIsPointedOut(t *testing.T) {
	t.Parallel()
	s := withNames(t)
	s.to("1.6")
	s.typed("ring 0171234")
	s.lacks("masks it")
	s.typed("5678")
	s.says("A phone number: Alt+K masks it")
	s.typed(" now")
	s.says("A phone number: Alt+K masks it")
	s.keys("home")
	s.keys("alt+k")
	s.wants("Pain › ring [phone] now")
	s.says("Masked.")
	s.typed("Please ")
	s.wants("Pain › Please ring [phone] now")
	s.lacks("masks it")
	s.keys("enter")
	s.reads(session.KindCard, "Please ring [phone] now")
	s.keys("alt+k")
	s.says("Nothing here points to a person.")
}

func TestEveryKindHasItsWord(t *testing.T) {
	t.Parallel()
	s := withNames(t)
	s.to("1.6")
	for _, c := range [][3]string{
		{"NID 1234567890", "An identity number: Alt+K masks it", "NID [number]"},
		{"write a@b.org", "An e-mail address: Alt+K masks it", "write [email]"},
		{"Karim was rude", "A name from the roster: Alt+K masks it", "P02 was rude"},
	} {
		s.typed(c[0])
		s.says(c[1])
		s.keys("alt+k")
		s.wants("Pain › " + c[2])
		s.keys("enter")
	}
	s.typed("500 taka, 3 h 20, #12, 2026-04-30")
	s.lacks("masks it")
}

// TestTheCursorStays: a mask in front of the cursor, behind it and around it.
func TestTheCursorStays(t *testing.T) {
	t.Parallel()
	f := session.NewFinder(session.NewState(session.ID{1}))
	for _, c := range []struct {
		text   string
		cursor int
		want   string
	}{
		{"ring 01712345678 now", 20, "ring [phone] now|"},
		{"ring 01712345678 now", 4, "ring| [phone] now"},
		{"ring 01712345678 now", 9, "ring [phone]| now"},
		{"০১৭১২৩৪৫৬৭৮ এ", 13, "[phone] এ|"},
	} {
		l := newLine()
		l.set(c.text)
		l.typed.at = len(string([]rune(c.text)[:c.cursor]))
		if !l.mask(f) {
			t.Fatalf("%q was not masked", c.text)
		}
		l.update(tea.KeyPressMsg{Code: '|', Text: "|"})
		if got := l.value(); got != c.want {
			t.Errorf("%q becomes %q, want %q", c.text, got, c.want)
		}
	}
}

func TestACardThatIsKeptIsMasked(t *testing.T) {
	t.Parallel()
	s := withNames(t)
	s.to("1.6")
	s.paste("ring 01712345678\nRahima and Karim\nnothing here")
	s.keys("up")
	s.lacks("masks it")
	s.keys("up")
	s.says("#2 holds a name from the roster: Alt+K masks it")
	s.keys("alt+k")
	s.says("Masked in #2. The history keeps the old words")
	s.reads(session.KindCard, "ring 01712345678", "P01 and P02", "nothing here")
	s.keys("ctrl+z")
	s.reads(session.KindCard, "ring 01712345678", "Rahima and Karim", "nothing here")
	s.keys("up")
	s.says("#1 holds a phone number: Alt+K masks it")
	s.keys("enter") // to edit it
	s.says("A phone number: Alt+K masks it")
	s.keys("alt+k", "enter")
	s.reads(session.KindCard, "ring [phone]", "Rahima and Karim", "nothing here")
}

func TestInASheetACatchAndAStatement(t *testing.T) {
	t.Parallel()
	s := withNames(t)
	s.to("1.5")
	s.cell("quote")
	s.typed("ask Rahima")
	s.says("A name from the roster: Alt+K masks it")
	s.keys("alt+k", "enter")
	s.holds(s.only(session.KindVisit), session.Patch{"quote": "ask P01"})
	s.keys("f2")
	s.typed("01712345678")
	s.says("A phone number: Alt+K masks it")
	s.keys("alt+k", "enter")
	s.reads(session.KindCard, "[phone]")
	s.to("2.5")
	s.keys("enter")
	s.typed("a@b.org")
	s.says("An e-mail address: Alt+K masks it")
	s.keys("alt+k", "tab")
	s.holds(s.only(session.KindPOV), session.Patch{"who": "[email]"})
	// a figure, and the column of real names, are not words
	s.to("1.1")
	s.keys("ctrl+r")
	s.wants("Real name")
	s.lacks("masks it")
}

// TestALongTextIsStillWatched: in a long text a key looks only around the
// cursor; what was found stays pointed out until it is gone.
func TestALongTextIsStillWatched(t *testing.T) {
	t.Parallel()
	s := withNames(t)
	s.to("1.6")
	long := strings.Repeat("the queue was long ", 400)
	s.paste("ring 01712345678 " + long)
	s.says("A phone number: Alt+K masks it")
	s.typed("x")
	s.says("A phone number: Alt+K masks it")
	s.keys("alt+k")
	s.typed("y")
	s.lacks("masks it")
	s.typed(" Karim ")
	s.says("A name from the roster: Alt+K masks it")
}

func TestAViewPointsNothingOut(t *testing.T) {
	t.Parallel()
	one, two := twoWindows(t, "View")
	one.to("1.6")
	two.to("1.6")
	two.typed("01712345678")
	two.lacks("masks it")
}

// TestTheKeyThatMasksIsNamedWhereItWould: the last line does not offer it where
// nothing points to a person; help has it all the same.
func TestTheKeyThatMasksIsNamedWhereItWould(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Named")
	s.size(160, 30)
	s.detail("Place")
	s.lacks("alt+k mask")
	s.typed("ring 01712345678")
	s.wants("alt+k mask what points to a person")
	s.keys("backspace", "backspace", "backspace", "backspace")
	s.lacks("alt+k mask")
	s.keys("f1")
	s.wants("alt+k")
}
