package session

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"
)

// How texts are compared in a search. Two spellings of one word are one word:
// composed or not, capital or small, with the digits of any script, with or
// without joiners that nobody sees. Nothing else is taken away: the vowel
// signs, the nukta and the hasanta of Bangla make another word, and count.

// folded is a text in the form in which it is compared.
func folded(s string) string {
	if plainLower(s) {
		return s
	}
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	return strings.Map(foldRune, s)
}

// plainLower says that folding would change nothing.
func plainLower(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' || c < ' ' {
			return false
		}
	}
	return true
}

func foldRune(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if r >= 'A' && r <= 'Z' {
			return r + 'a' - 'A'
		}
		if r < ' ' {
			return ' '
		}
		return r
	case unseenInSearch(r):
		return -1
	case unicode.IsSpace(r):
		return ' '
	}
	for _, zero := range zeros {
		if r >= zero && r <= zero+9 {
			return '0' + r - zero
		}
	}
	// Through the capital: final and other forms of a letter meet there.
	return unicode.ToLower(unicode.ToUpper(r))
}

// unseenInSearch are marks that choose a form and make no other word: joiners,
// direction marks, soft hyphens, and what picks an emoji's picture.
func unseenInSearch(r rune) bool {
	return r >= 0x200B && r <= 0x200F || r == 0x00AD || r == 0x2060 || r == 0xFEFF || r >= 0xFE00 && r <= 0xFE0F
}

// maxWords is how many words of a query count; further ones are passed over.
const maxWords = 16

// SearchWords are the words of a query as they are looked for, each once.
func SearchWords(query string) []string {
	var words []string
	for _, w := range strings.Fields(folded(query)) {
		if !slices.Contains(words, w) && len(words) < maxWords {
			words = append(words, w)
		}
	}
	return words
}

// grade is how well a word was found; the smaller the better.
type grade int

const (
	gradeExact  grade = iota // as a whole word
	gradePrefix              // as the beginning of one
	gradeInside              // somewhere in one
	gradeNone
)

// gradeOf finds the best place of a word in a folded text, and where it is.
func gradeOf(text, word string) (best grade, at int) {
	best, at = gradeNone, -1
	for from := 0; from <= len(text)-len(word); {
		i := strings.Index(text[from:], word)
		if i < 0 {
			break
		}
		i += from
		if g := gradeAt(text, word, i); g < best {
			best, at = g, i
		}
		if best == gradeExact {
			break
		}
		_, n := utf8.DecodeRuneInString(text[i:])
		from = i + n
	}
	return best, at
}

func gradeAt(text, word string, at int) grade {
	first, _ := utf8.DecodeRuneInString(word)
	last, _ := utf8.DecodeLastRuneInString(word)
	before, n := utf8.DecodeLastRuneInString(text[:at])
	if n > 0 && wordRune(before) && wordRune(first) {
		return gradeInside
	}
	after, n := utf8.DecodeRuneInString(text[at+len(word):])
	if n > 0 && wordRune(after) && wordRune(last) {
		return gradePrefix
	}
	return gradeExact
}

// wordRune says whether a character is part of a word. Marks are: a Bangla word
// does not end at its vowel sign.
func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r)
}

// Spans are the places of the words in a text as it was typed: pairs of byte
// offsets, in order, none touching another. They never cut a character as a
// reader sees it apart.
func Spans(text string, words []string) [][2]int {
	fold, from := foldMapped(text)
	var spans [][2]int
	for _, w := range words {
		for at := 0; w != "" && at <= len(fold)-len(w); {
			i := strings.Index(fold[at:], w)
			if i < 0 {
				break
			}
			i += at
			spans = append(spans, [2]int{from[i], endOf(text, from, i+len(w))})
			at = i + len(w)
		}
	}
	slices.SortFunc(spans, func(a, b [2]int) int { return a[0] - b[0] })
	var joined [][2]int
	for _, s := range spans {
		if n := len(joined); n > 0 && s[0] <= joined[n-1][1] {
			joined[n-1][1] = max(joined[n-1][1], s[1])
			continue
		}
		joined = append(joined, s)
	}
	return joined
}

// foldMapped folds a text and tells for each byte of the result where the
// character, as a reader sees it, that it came from begins; one more entry is
// the end.
func foldMapped(text string) (fold string, from []int) {
	var b strings.Builder
	for at, rest, state := 0, text, -1; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		b.WriteString(folded(cluster))
		for len(from) < b.Len() {
			from = append(from, at)
		}
		at += len(cluster)
	}
	return b.String(), append(from, len(text))
}

// endOf is where the last character of a match ends in the text as typed: at
// the beginning of the next one that was kept.
func endOf(text string, from []int, end int) int {
	last := from[end-1]
	for end < len(from)-1 && from[end] == last {
		end++
	}
	return from[end]
}
