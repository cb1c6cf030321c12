package session

import "strings"

// phrase is words in a row, as the wording's lists hold them. A word that ends
// or begins with a star stands for all that begin or end so.
type phrase []string

// matches says whether the words begin with the phrase.
func (p phrase) matches(words []string) bool {
	if len(p) == 0 || len(p) > len(words) {
		return false
	}
	for i, pattern := range p {
		if !wordFits(words[i], pattern) {
			return false
		}
	}
	return true
}

func wordFits(word, pattern string) bool {
	if head, open := strings.CutSuffix(pattern, "*"); open {
		return strings.HasPrefix(word, head)
	}
	if tail, open := strings.CutPrefix(pattern, "*"); open {
		return strings.HasSuffix(word, tail)
	}
	return word == pattern
}
