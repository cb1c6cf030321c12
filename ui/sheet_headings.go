package ui

import (
	"strings"
	"unicode"

	"doorstep/content"
)

// takesLines says that a field holds more than one line, so that what is pasted
// into it open is its own text, and no table.
func takesLines(f *content.Field) bool {
	return f.Type == content.Text || f.Type == content.List
}

// begunAs is the only field whose label begins with the words of a heading:
// offices keep their lists under "Office" where a sheet has "Office type". It is
// nil where none does, or more than one, or where nothing may be typed.
func (s *sheet) begunAs(words string) *content.Field {
	var only *content.Field
	for i := range s.fields() {
		f := &s.fields()[i]
		if !strings.HasPrefix(headWords(f.Label), words+" ") {
			continue
		}
		if only != nil {
			return nil
		}
		only = f
	}
	if only == nil || isComputed(only) {
		return nil
	}
	return only
}

// tight says that a text's commas stand as a program writes them between cells,
// and not as people do in sentences or in figures: no space follows one, and no
// digits stand on both sides.
func tight(text string) bool {
	runes := []rune(text)
	for i, r := range runes {
		if r != ',' || i+1 == len(runes) {
			continue
		}
		if unicode.IsSpace(runes[i+1]) && runes[i+1] != '\n' && runes[i+1] != '\r' || i > 0 && unicode.IsDigit(runes[i-1]) && unicode.IsDigit(runes[i+1]) {
			return false
		}
	}
	return true
}
