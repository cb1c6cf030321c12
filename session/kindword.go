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
