package ui

import (
	"strings"
	"unicode"
)

// Extension ends the name of every session file.
const Extension = ".doorstep"

// FileName makes a file's name out of a title: its letters and digits, of any
// script, with dashes between; n above 1 sets it apart from files of that name.
// Names that Windows keeps for itself get a letter in front.
func FileName(title string, n int) string {
	var b strings.Builder
	for _, r := range strings.ToLower(title) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() > 60 {
			break
		}
	}
	name := strings.Trim(b.String(), "-")
	switch name {
	case "":
		name = "workshop"
	case "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "lpt1", "lpt2", "lpt3":
		name = "w-" + name
	}
	if n > 1 {
		name += "-" + itoa(n)
	}
	return name + Extension
}
