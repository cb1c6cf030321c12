package session

import (
	"slices"
	"strings"
	"unicode"

	"doorstep/content"
)

// Blame knows the words in which people make somebody the cause, in one
// language. They are data: see whys.en.yaml in the content's words.
type Blame struct {
	who, deeds, faults, fair []phrase
	// Ask is what is asked back.
	Ask string
}

// Where a deed or a fault belongs to somebody: so many words away.
const (
	deedReach  = 3
	faultReach = 6
)

// NewBlame reads the lists of a language. A language without lists blames
// nobody but those whom it names.
func NewBlame(w content.Words) Blame {
	list := func(key string) []phrase {
		if !w.Has(key) {
			return nil
		}
		var phrases []phrase
		for part := range strings.SplitSeq(w.T(key), ",") {
			if p := wordsOf(part); len(p) > 0 {
				phrases = append(phrases, p)
			}
		}
		return phrases
	}
	return Blame{
		who: list("blame.who"), deeds: list("blame.deeds"), faults: list("blame.faults"), fair: list("blame.fair"),
		Ask: w.T("blame.ask"),
	}
}

// sentenceEnds makes a word of whatever ends a sentence.
var sentenceEnds = strings.NewReplacer("’", "'", ".", " . ", ";", " . ", "?", " . ", "!", " . ")

// wordsOf are the words of a text in small letters, without what stands round
// them; a "*" stays, and each full stop becomes a word of its own.
func wordsOf(text string) []string {
	text = sentenceEnds.Replace(strings.ToLower(text))
	words := strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("'*-.\u200c\u200d", r)
	})
	return words
}

// Blames says whether an answer makes a person the cause: one of the names
// stands in it, or a deed or a fault is put on somebody. It judges words and
// will be wrong at times, so it may only ever ask.
func (b Blame) Blames(answer string, names []string) bool {
	words := wordsOf(answer)
	var numbered []string // which may be an alias
	for _, word := range words {
		if strings.ContainsFunc(word, unicode.IsDigit) {
			numbered = append(numbered, word)
		}
	}
	for _, name := range names {
		p := phrase(wordsOf(name))
		for i := range words {
			if p.matches(words[i:]) {
				return true
			}
		}
		if slices.ContainsFunc(numbered, func(word string) bool { return sameAlias(name, word) }) {
			return true
		}
	}
	for start, i := 0, 0; i <= len(words); i++ {
		if i == len(words) || words[i] == "." {
			if b.blames(words[start:i]) {
				return true
			}
			start = i + 1
		}
	}
	return false
}

// blames judges one sentence: a deed must follow the person soon, and not be
// one that is fair to say, such as that they did not know; a fault may stand on
// either side.
func (b Blame) blames(words []string) bool {
	for i := range words {
		n, ok := longest(words[i:], b.who)
		if !ok {
			continue
		}
		for j := i + n; j < min(i+n+deedReach, len(words)); j++ {
			deed, done := longest(words[j:], b.deeds)
			if fair, excused := longest(words[j:], b.fair); done && (!excused || fair < deed) {
				return true
			}
			if done {
				break
			}
		}
		for j := max(i-faultReach, 0); j < min(i+n+faultReach, len(words)); j++ {
			if _, fault := longest(words[j:], b.faults); fault {
				return true
			}
		}
	}
	return false
}

// longest is how many words the longest phrase takes that stands at the front.
func longest(words []string, list []phrase) (n int, ok bool) {
	for _, p := range list {
		if len(p) > n && p.matches(words) {
			n, ok = len(p), true
		}
	}
	return n, ok
}

// NamesToSpare are what an answer should not name: the aliases of the people in
// the room and, where this laptop knows them, the words of their names. Words
// of one or two letters are too common to mean anybody.
func NamesToSpare(s *State) []string {
	var names []string
	for _, p := range s.Kind(KindParticipant) {
		if alias := s.AliasOf(p.ID); alias != "" {
			names = append(names, alias)
		}
		for _, word := range wordsOf(s.RealName(p.ID)) {
			if len([]rune(word)) > 2 {
				names = append(names, word)
			}
		}
	}
	return names
}
