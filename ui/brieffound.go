package ui

import (
	"strings"

	"doorstep/session/brief"
)

// briefStands is how long a brief is, what it lacks, and what stands on it that
// should not leave the room: names, numbers that lead to a person, lines that put
// the cause on one. It is short, so that all of it has room beside a title.
func briefStands(doc brief.Doc) string {
	text := plural(doc.Words, "word", "words") + ", " + plural(len(doc.Gaps), "gap", "gaps")
	if len(doc.NamesFound) == 0 {
		text += ", no names"
	}
	var found []string
	for _, f := range []struct {
		list      []string
		one, many string
	}{{doc.NamesFound, "NAME", "NAMES"}, {doc.NumbersFound, "NUMBER", "NUMBERS"}, {doc.BlamesFound, "BLAME", "BLAMES"}} {
		if len(f.list) > 0 {
			found = append(found, plural(len(f.list), f.one, f.many))
		}
	}
	if len(found) == 0 {
		return text
	}
	return text + ", " + strings.Join(found, ", ")
}
