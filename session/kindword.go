package session

import "strings"

// kindWords are the kinds as people call them, where it isn't the kind itself.
var kindWords = map[string]string{
	KindSession:     "workshop",
	KindHMW:         "question",
	KindPOV:         "point of view",
	KindJourneyStep: "step",
	KindEmpathy:     "entry of the empathy map",
	KindAgenda:      "plan",
	KindAction:      "promise",
	KindAssignment:  "pair",
	KindParticipant: "person",
	KindEthics:      "gate",
	KindEvent:       "moment",
	KindRoot:        "root cause",
}

// KindWord is how people call a kind of record.
func KindWord(kind string) string {
	if w, ok := kindWords[kind]; ok {
		return w
	}
	return strings.ReplaceAll(kind, "_", " ")
}

// manyKinds are the plurals that are not made with an s.
var manyKinds = map[string]string{
	KindParticipant: "people",
	KindPOV:         "points of view",
	KindEmpathy:     "entries of the empathy map",
	KindEthics:      "gates",
}

// KindWords is how people call several records of a kind.
func KindWords(kind string) string {
	if w, ok := manyKinds[kind]; ok {
		return w
	}
	return KindWord(kind) + "s"
}
