package ui

import (
	"strings"
	"testing"
	"unicode/utf8"

	"charm.land/bubbles/v2/textinput"
	"pgregory.net/rapid"
)

// TestTypingIsAsInOtherPrograms holds the line to the one of Bubbles, whose keys
// people know from a shell.
func TestTypingIsAsInOtherPrograms(t *testing.T) {
	t.Parallel()
	names := []string{
		"left", "right", "alt+left", "ctrl+right", "alt+b", "alt+f", "home", "end", "ctrl+a", "backspace", "ctrl+h", "delete",
		"ctrl+w", "alt+backspace", "ctrl+u", "space", "a", "é", "ক", "\u09cd", "👩", "up", "tab", "f5", "ctrl+r",
	}
	rapid.Check(t, func(t *rapid.T) {
		theirs := textinput.New()
		theirs.CharLimit = 0
		theirs.KeyMap.AcceptSuggestion.Unbind()
		theirs.KeyMap.Paste.Unbind()
		theirs.KeyMap.DeleteAfterCursor.Unbind()
		theirs.KeyMap.DeleteCharacterForward.SetKeys("delete")
		theirs.KeyMap.LineEnd.SetKeys("end")
		theirs.Focus()
		ours := newLine()
		begin := rapid.OneOf(rapid.SampledFrom(scripts), rapid.StringMatching(`[a-c \t\n\x00é]{0,12}`)).Draw(t, "text")
		theirs.SetValue(begin)
		theirs.CursorEnd()
		ours.set(begin)
		for range rapid.IntRange(1, 30).Draw(t, "keys") {
			k, _ := parsePress(rapid.SampledFrom(names).Draw(t, "key"))
			if name := k.String(); strings.HasPrefix(theirs.Value(), " ") && (name == "ctrl+w" || name == "alt+backspace") {
				continue // of a text that begins with a space, Bubbles takes that with the first word
			}
			theirs, _ = theirs.Update(k)
			ours.update(k)
			at := utf8.RuneCountInString(ours.typed.text[:ours.typed.at])
			if ours.value() != theirs.Value() || at != theirs.Position() {
				t.Fatalf("after %s it is %q with the cursor at %d, not %q at %d", k, ours.value(), at, theirs.Value(), theirs.Position())
			}
		}
	})
}

// TestDeletingAWord is left out above: there, Bubbles takes two words where the
// first has one letter, and looks behind the end of the text.
func TestDeletingAWord(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"a": "", "  ": "", "": "", " b": "", "a ": " ", "a b": " b", "one two": " two", "  one two": " two"} {
		l := newLine()
		l.set(text)
		l.typed.at = 0
		k, _ := parsePress("alt+d")
		if l.update(k); l.value() != want || l.typed.at != 0 {
			t.Errorf("of %q, %q is left", text, l.value())
		}
	}
}
