package ui

import (
	"errors"
	"strings"
	"testing"

	"doorstep/content"
	"doorstep/session"
)

func TestASentenceLeavesTheNameOfAFileAsItIs(t *testing.T) {
	t.Parallel()
	for said, want := range map[string]string{
		"the disk is full":                   "The disk is full.",
		"broken.doorstep is not a session":   "broken.doorstep is not a session.",
		"/media/stick is gone":               "/media/stick is gone.",
		`c:\work\a.doorstep is open already`: `c:\work\a.doorstep is open already.`,
		"refused: it is damaged":             "Refused: it is damaged.",
	} {
		if got := sentence(errors.New(said)); got != want {
			t.Errorf("%q reads %q, not %q", said, got, want)
		}
	}
}

func TestHelpSaysShiftWhereACapitalStandsForIt(t *testing.T) {
	t.Parallel()
	for key, want := range map[string]string{
		"alt+T": "alt+shift+t", "alt+t": "alt+t", "alt+?": "alt+?", "ctrl+k": "ctrl+k", "f4": "f4", "alt+shift+t": "alt+shift+t",
	} {
		if got := withShift(key); got != want {
			t.Errorf("%s is called %s, not %s", key, got, want)
		}
	}
}

// TestTheRoomFindsItsPairs: who goes where is in the order of the list, and
// nobody is marked.
func TestTheRoomFindsItsPairs(t *testing.T) {
	t.Parallel()
	th := newTheme(groundDark, true)
	for n, want := range map[int]string{5: "5 pairs", 14: "14 pairs", 40: "the first "} {
		l := &roomList{even: true, n: n, foot: func(*theme) string { return plural(n, "pair", "pairs") }}
		l.item = func(_ *theme, i int) roomItem { return roomItem{mark: "P" + itoa(i+1), text: "an office"} }
		text := plainLines(l.lines(th, 76, 19))
		if !strings.Contains(text, "P1 ") || strings.Contains(text, ">") || !strings.Contains(text, want) {
			t.Errorf("%d pairs:\n%s", n, text)
		}
	}
}

// TestNothingIsAllThereBeforeItBegan: an activity that needs nothing has not
// been done because nothing is missing from it.
func TestNothingIsAllThereBeforeItBegan(t *testing.T) {
	t.Parallel()
	for begun, want := range map[bool]string{false: "not begun", true: "all there"} {
		l := session.Checklist{Begun: begun, Lists: []session.CheckedList{{Capture: &content.Capture{}}}}
		if got := openShort(l); got != want {
			t.Errorf("begun %v: %q, want %q", begun, got, want)
		}
	}
}
