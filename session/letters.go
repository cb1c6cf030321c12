package session

import (
	"strings"
	"unicode"

	"doorstep/content"
)

// ChoiceLetters gives each choice the one letter that picks it, in lower case,
// "" where none is left. A choice that begins with a letter that no other begins
// with has that one, so that a letter never picks another choice than the
// beginning of a word would; the others have the first letter of their label
// that is free.
func ChoiceLetters(choices []content.Choice) []string {
	begins := map[string]int{}
	for _, c := range choices {
		begins[firstLetter(c.Label)]++
	}
	letters := make([]string, len(choices))
	taken := map[string]bool{"": true}
	give := func(i int, letter string) {
		if letters[i] == "" && !taken[letter] {
			letters[i], taken[letter] = letter, true
		}
	}
	for i, c := range choices {
		if first := firstLetter(c.Label); begins[first] == 1 {
			give(i, first)
		}
	}
	for i, c := range choices {
		give(i, firstLetter(c.Label))
	}
	for i, c := range choices {
		for _, r := range strings.ToLower(c.Label) {
			if unicode.IsLetter(r) {
				give(i, string(r))
			}
		}
	}
	return letters
}

func firstLetter(label string) string {
	for _, r := range strings.ToLower(label) {
		if unicode.IsLetter(r) {
			return string(r)
		}
	}
	return ""
}
