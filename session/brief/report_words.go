package brief

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"doorstep/content"
)

// What the part on themes shows at most: words, and themes under each.
const (
	mostWordRows = 25
	mostThemes   = 60
)

// themeWords finds the words that the themes of at least two workshops share.
// They are the rooms' own words: nothing is grouped that does not hold the same
// word, and words that every sentence has are passed over.
func themeWords(parts []*part) []WordRow {
	type use struct {
		themes    []ThemeUse
		workshops int
		last      *part
	}
	uses := map[string]*use{}
	small := smallWords()
	for _, p := range parts {
		for _, theme := range p.themes {
			seen := map[string]bool{}
			for _, word := range wordsOf(strings.ToLower(theme)) {
				word = stem(word)
				if small[word] || seen[word] || len([]rune(word)) < shortWord {
					continue
				}
				seen[word] = true
				u := uses[word]
				if u == nil {
					u = &use{}
					uses[word] = u
				}
				if u.last != p {
					u.workshops, u.last = u.workshops+1, p
				}
				u.themes = append(u.themes, ThemeUse{theme, p.Called()})
			}
		}
	}
	var rows []WordRow
	for _, word := range slices.Sorted(maps.Keys(uses)) {
		if u := uses[word]; u.workshops > 1 {
			rows = append(rows, WordRow{word, atMost(u.themes, mostThemes), u.workshops})
		}
	}
	slices.SortStableFunc(rows, func(a, b WordRow) int {
		return cmp.Or(cmp.Compare(b.Workshops, a.Workshops), cmp.Compare(len(b.Themes), len(a.Themes)))
	})
	return atMost(rows, mostWordRows)
}

// shortWord is the length in characters below which a word says too little.
const shortWord = 3

// smallWords are the words that every sentence has, in all languages of the
// wording.
func smallWords() map[string]bool {
	small := map[string]bool{}
	for _, lang := range []string{"en", "bn"} {
		for word := range strings.FieldsSeq(strings.ToLower(content.LoadWords(lang).T("report.small"))) {
			small[stem(word)] = true
		}
	}
	return small
}

// stem takes off what makes an English plural, so that "paper" and "papers"
// are one word.
func stem(word string) string {
	switch {
	case len(word) > 4 && strings.HasSuffix(word, "ies"):
		return word[:len(word)-3] + "y"
	case len(word) > 3 && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && !strings.HasSuffix(word, "us"):
		return word[:len(word)-1]
	}
	return word
}
