package cli

import (
	"fmt"
	"strings"

	"doorstep/session"
)

// shown is text as a terminal may have it, on one line.
func shown(text string) string { return session.OneLine(text) }

// plural counts things in words.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// kindWords are the kinds as people call them, where it isn't the kind itself.
var kindWords = map[string]string{
	session.KindSession: "workshop",
	session.KindHMW:     "question",
	session.KindPOV:     "point of view",
	session.KindEmpathy: "entry of the empathy map",
	session.KindAgenda:  "plan",
	session.KindAction:  "promise",
}

func kindWord(kind string) string {
	if word, ok := kindWords[kind]; ok {
		return word
	}
	return strings.ReplaceAll(kind, "_", " ")
}
