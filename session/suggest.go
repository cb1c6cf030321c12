package session

import (
	"context"
	"slices"
	"strings"
)

// instead thinks of another query for one that found nothing: words that are
// nowhere are replaced by the nearest that was said, or left out; where each
// word is somewhere but never all together, the one that is most in the way is
// left out.
func (x *Index) instead(ctx context.Context, words []string) string {
	var said map[string]int
	var kept []string
	for _, w := range words {
		if len(x.find(ctx, []string{w})) > 0 {
			kept = append(kept, w)
			continue
		}
		if said == nil {
			said = x.vocabulary(ctx)
		}
		if near := nearest(w, said); near != "" {
			kept = append(kept, near)
		}
	}
	if ctx.Err() != nil {
		return ""
	}
	for len(kept) > 0 && len(x.find(ctx, kept)) == 0 {
		kept = x.without(ctx, kept)
	}
	if slices.Equal(kept, words) {
		return ""
	}
	return strings.Join(kept, " ")
}

// without leaves out the word without which the most is found.
func (x *Index) without(ctx context.Context, words []string) []string {
	var best []string
	most := -1
	for i := range words {
		rest := slices.Delete(slices.Clone(words), i, i+1)
		n := 0
		if len(rest) > 0 {
			n = len(x.find(ctx, rest))
		}
		if n > most {
			most, best = n, rest
		}
	}
	return best
}

// vocabulary counts the words that were said.
func (x *Index) vocabulary(ctx context.Context) map[string]int {
	said := map[string]int{}
	for i, d := range x.docs {
		if i%stride == 0 && ctx.Err() != nil {
			return nil
		}
		for w := range strings.FieldsFuncSeq(d.text, func(r rune) bool { return !wordRune(r) }) {
			said[w]++
		}
	}
	return said
}

// nearest is the word that takes the fewest changes of a letter from the one
// that was typed: one in a short word, two in a longer one. Of equals it is
// the one said most, then the first in the alphabet.
func nearest(word string, said map[string]int) string {
	typed := []rune(word)
	most := 2
	switch {
	case len(typed) < 3:
		return ""
	case len(typed) < 6:
		most = 1
	}
	best, bestOff := "", most+1
	for w, n := range said {
		off := distance(typed, []rune(w), most)
		better := off < bestOff || off == bestOff && best != "" &&
			(n > said[best] || n == said[best] && w < best)
		if off <= most && better {
			best, bestOff = w, off
		}
	}
	return best
}

// distance is how many letters have to be put in, left out, changed, or
// swapped with their neighbour to get from one word to another; more than most
// is most+1.
func distance(a, b []rune, most int) int {
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return most + 1
	}
	older, old, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range old {
		old[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(old[j]+1, row[j-1]+1, old[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], older[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > most {
			return most + 1
		}
		older, old, row = old, row, older
	}
	return min(old[len(b)], most+1)
}
