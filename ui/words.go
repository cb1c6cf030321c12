package ui

import "strings"

// sentence makes an error readable on its own: a capital first, and a full
// stop, with nothing in it that could command the terminal.
func sentence(err error) string {
	text := shown(err.Error())
	if first, _, _ := strings.Cut(text, " "); !strings.ContainsAny(strings.TrimRight(first, ".:,"), `./\`) {
		text = capital(text) // the name of a file keeps its letters
	}
	if text != "" && !strings.ContainsRune(".!?", rune(text[len(text)-1])) {
		text += "."
	}
	return text
}

// oneOf is a word with its article.
func oneOf(word string) string {
	if word != "" && strings.ContainsRune("aeiou", rune(word[0])) {
		return "an " + word
	}
	return "a " + word
}

// madeIn says in which activity of the open session's pack a kind of record is
// entered first, as a sentence behind another one.
func (e *env) madeIn(kind string) string {
	for _, a := range e.desk.pack.Activities {
		if a.Capture(kind) != nil {
			return " The first is made in " + a.ID + "."
		}
	}
	return ""
}
