package session

import (
	"slices"
	"strings"
	"unicode"
)

// citedWords are the words after which a number names a record.
var citedWords = map[string]string{
	"card": KindCard, "visit": KindVisit, "sheet": KindVisit, "theme": KindTheme, "why": KindWhy, "root": KindRoot,
	"step": KindJourneyStep, "moment": KindEvent, "event": KindEvent, "quote": KindCard, "idea": KindIdea,
	"কার্ড": KindCard, "ভিজিট": KindVisit, "পরিদর্শন": KindVisit,
}

// citedKinds are the kinds that can be named so.
var citedKinds = []string{KindCard, KindVisit, KindTheme, KindWhy, KindRoot, KindJourneyStep, KindEvent, KindIdea}

// Cited are the records that a text names by number, each once, in order: #12
// is a card, "Visits 3 and 12" are two visits, and a text of nothing but
// numbers, "12 14", is cards. Any other number is a figure: "211 tokens in a
// morning" names nothing.
func Cited(text string) []Citation {
	var cited []Citation
	words := citedTokens(text)
	kind := ""
	other := func(w string) bool { return !isLabel(w) && !isJoin(w) && !strings.Contains("#;.", w) }
	bare := !slices.ContainsFunc(words, other)
	if bare {
		kind = KindCard
	}
	for i, w := range words {
		hash := i > 0 && words[i-1] == "#"
		switch {
		case isLabel(w) && (kind != "" || hash):
			c := Citation{kind, strings.ToUpper(w)}
			if kind == "" {
				c.Kind = KindCard
			}
			if !slices.Contains(cited, c) {
				cited = append(cited, c)
			}
		case bare, w == "#", isJoin(w) && kind != "":
		default:
			kind = citedWords[strings.TrimSuffix(w, "s")]
		}
	}
	return cited
}

// citedTokens cuts a text into words, signs, and "#".
func citedTokens(text string) []string {
	var words []string
	var word strings.Builder
	end := func() {
		if word.Len() > 0 {
			words = append(words, word.String())
			word.Reset()
		}
	}
	for _, r := range folded(asciiDigits(text)) {
		switch {
		case wordRune(r):
			word.WriteRune(r)
		case unicode.IsSpace(r):
			end()
		default:
			end()
			words = append(words, string(r))
		}
	}
	end()
	return words
}

// isJoin says whether a word stands between two numbers of one list.
func isJoin(w string) bool {
	return w == "," || w == "&" || w == "+" || w == "and" || w == "ও" || w == "এবং" || w == "no"
}

// isLabel says whether a word is a number as read off the wall: digits, with a
// room's letter before them, and one behind where two laptops gave the same.
// P and T stand before the numbers of people and tables, and are no room's.
func isLabel(w string) bool {
	if w != "" && (w[0] == 'p' || w[0] == 't') {
		return false
	}
	rest := strings.TrimLeft(w, "abcdefghijklmnopqrstuvwxyz")
	digits := strings.TrimLeft(rest, "0123456789")
	before, behind := len(w)-len(rest), len(digits)
	return len(rest) > behind && before <= 1 && behind <= 1 && strings.Trim(digits, "abcdefghijklmnopqrstuvwxyz") == ""
}
