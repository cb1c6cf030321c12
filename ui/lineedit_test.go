package ui

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"charm.land/bubbles/v2/textinput"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// TestTypingIsAsInOtherPrograms holds the line to the one of Bubbles, whose keys
// people know from a shell, where every character is one code point.
func TestTypingIsAsInOtherPrograms(t *testing.T) {
	t.Parallel()
	names := []string{
		"left", "right", "alt+left", "ctrl+right", "alt+b", "alt+f", "home", "end", "ctrl+a", "backspace", "ctrl+h", "delete",
		"ctrl+w", "alt+backspace", "ctrl+u", "space", "a", "é", "ক", "ল", "👩", "up", "tab", "f5", "ctrl+r",
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
		begin := rapid.StringMatching(`[a-c \t\n\x00é]{0,12}`).Draw(t, "text")
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

// TestTypingIsByCharacter: whatever is typed, the cursor stands between two
// characters as people see them, and a deletion takes one of them, whole.
func TestTypingIsByCharacter(t *testing.T) {
	t.Parallel()
	characters := func(text string) (list []string) {
		for text != "" {
			one, _ := ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
			list, text = append(list, one), text[len(one):]
		}
		return list
	}
	names := []string{"left", "right", "backspace", "delete", "ctrl+left", "ctrl+right", "home", "end", "space", "a", "ক", "\u09cd", "ষ", "ি", "\u0301", "👩", "\u200d", "🇧", "🇩", "ل", "ّ"}
	rapid.Check(t, func(t *rapid.T) {
		l := newLine()
		l.set(rapid.SampledFrom(scripts).Draw(t, "text"))
		for range rapid.IntRange(1, 30).Draw(t, "keys") {
			k, _ := parsePress(rapid.SampledFrom(names).Draw(t, "key"))
			before, at := l.value(), l.typed.at
			l.update(k)
			left, right := characters(before[:at]), characters(before[at:])
			want := before
			switch k.String() {
			case "backspace":
				if n := len(left); n > 0 {
					want = strings.Join(left[:n-1], "") + before[at:]
				}
			case "delete":
				if len(right) > 0 {
					want = before[:at] + strings.Join(right[1:], "")
				}
			default:
				want = l.value()
			}
			if l.value() != want {
				t.Fatalf("%s made %q of %q, not %q", k, l.value(), before, want)
			}
			now, at := l.value(), l.typed.at
			if whole := append(characters(now[:at]), characters(now[at:])...); !slices.Equal(whole, characters(now)) {
				t.Fatalf("after %s the cursor stands in a character: %q", k, whole)
			}
		}
	})
}
