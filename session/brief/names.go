package brief

import (
	"slices"
	"strings"
	"unicode"

	"doorstep/session"
)

// shortName is the length in characters below which a part of a name is not
// looked for by itself: "Md" and "de" would be found everywhere.
const shortName = 3

// namesIn looks for the names of the people in the room in what they said:
// a whole name, or one part of it that is not too short, without regard to
// case. Those who agreed that the page names them are passed over.
func namesIn(s *session.State, o Options, said []string) []string {
	hidden := map[string]bool{}
	if !s.HasNames() {
		return nil
	}
	for _, p := range session.All[session.Participant](s) {
		if o.Names && p.ConsentName {
			continue
		}
		for _, part := range wordsOf(s.RealName(p.ID)) {
			if len([]rune(part)) >= shortName {
				hidden[strings.ToLower(part)] = true
			}
		}
	}
	var found []string
	seen := map[string]bool{}
	for _, text := range said {
		for _, word := range wordsOf(text) {
			if key := strings.ToLower(word); hidden[key] && !seen[key] {
				seen[key] = true
				found = append(found, word)
			}
		}
	}
	slices.Sort(found)
	return found
}

// wordsOf are the runs of letters, marks and digits in a text. Joiners belong
// to a word, since some scripts are written with them.
func wordsOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool {
		joiner := r == '\u200c' || r == '\u200d'
		return !joiner && !unicode.In(r, unicode.L, unicode.M, unicode.N)
	})
}
