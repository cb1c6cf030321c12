package ui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"doorstep/session"
)

// sentence makes an error readable on its own: a capital first, and a full
// stop, with nothing in it that could command the terminal.
func sentence(err error) string {
	text := shown(err.Error())
	if r, n := utf8.DecodeRuneInString(text); n > 0 && !strings.HasPrefix(text, "/") {
		text = string(unicode.ToUpper(r)) + text[n:]
	}
	if text != "" && !strings.ContainsRune(".!?", rune(text[len(text)-1])) {
		text += "."
	}
	return text
}

// kindWords are the kinds as people call them, where it isn't the kind itself.
var kindWords = map[string]string{
	session.KindSession:     "workshop",
	session.KindHMW:         "question",
	session.KindPOV:         "point of view",
	session.KindJourneyStep: "step",
	session.KindEmpathy:     "entry of the empathy map",
	session.KindAgenda:      "plan",
	session.KindAction:      "promise",
	session.KindAssignment:  "pair",
	session.KindParticipant: "person",
	session.KindEthics:      "gate",
	session.KindEvent:       "moment",
}

// KindWord is how people call a kind of record.
func KindWord(kind string) string {
	if w, ok := kindWords[kind]; ok {
		return w
	}
	return strings.ReplaceAll(kind, "_", " ")
}
