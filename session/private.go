package session

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// PrivateKind is a kind of thing in a text that points to one person.
type PrivateKind string

// What is pointed out.
const (
	PrivatePhone  PrivateKind = "phone"
	PrivateNumber PrivateKind = "number" // of an identity card, a passport, an account
	PrivateEmail  PrivateKind = "email"
	PrivateName   PrivateKind = "name" // of somebody on the roster
)

// Private is one such thing: the bytes From to To of the text, and what to put
// in its place.
type Private struct {
	From, To int
	Kind     PrivateKind
	Mask     string
}

// Finder points out what a text says of persons. It knows the names that are on
// this laptop; where there are none, as in a share copy, it finds the rest.
type Finder struct {
	names map[string][]knownName // by the first word, folded
}

// knownName is a name, or a part of one, as folded words.
type knownName struct {
	words []string
	mask  string
}

// NewFinder makes a finder for a session.
func NewFinder(s *State) *Finder {
	f := &Finder{names: map[string][]knownName{}}
	for _, r := range s.Kind(KindParticipant) {
		mask := s.AliasOf(r.ID)
		if mask == "" {
			mask = "[name]"
		}
		for _, name := range append([]string{s.RealName(r.ID)}, s.AlsoNamed(r.ID)...) {
			f.learn(name, mask)
		}
	}
	return f
}

// maxParts is how many words of a name are looked at.
const maxParts = 8

// learn takes in a name as a whole, and each part of it that is a name by
// itself. A part that several people share stands for none of them.
func (f *Finder) learn(name, mask string) {
	var parts []string
	for _, w := range wordSpans(name, 0, len(name)) {
		if len(parts) < maxParts {
			parts = append(parts, fold(name[w.from:w.to]))
		}
	}
	f.add(parts, mask)
	for _, p := range parts {
		if len(parts) > 1 && utf8.RuneCountInString(p) > 2 && !slices.Contains(titles, p) {
			f.add([]string{p}, mask)
		}
	}
}

// titles are parts of names that half the room has; alone they name nobody.
var titles = []string{
	"mrs", "miss", "md.", "prof", "begum", "khatun", "islam", "rahman", "uddin", "ahmed", "hossain", "akter", "khan", "the", "van", "von", "bin",
	"বেগম", "খাতুন", "ইসলাম", "রহমান", "উদ্দিন", "আহমেদ", "হোসেন", "আক্তার", "খান", "মোঃ", "মোছাঃ",
}

func (f *Finder) add(parts []string, mask string) {
	if len(parts) == 0 || len(parts) == 1 && utf8.RuneCountInString(parts[0]) < 2 {
		return
	}
	list := f.names[parts[0]]
	for i, n := range list {
		if slices.Equal(n.words, parts) {
			if n.mask != mask {
				list[i].mask = "[name]"
			}
			return
		}
	}
	list = append(list, knownName{parts, mask})
	slices.SortStableFunc(list, func(a, b knownName) int { return len(b.words) - len(a.words) })
	f.names[parts[0]] = list
}

// Find lists what a text says of persons, in the order of the text and without
// overlaps. The work grows with the length of the text and with nothing else.
func (f *Finder) Find(text string) []Private {
	found := findNumbers(text)
	found = append(found, findEmails(text)...)
	found = append(found, findPassports(text)...)
	if len(f.names) > 0 {
		found = append(found, f.findNames(text)...)
	}
	slices.SortStableFunc(found, func(a, b Private) int {
		if a.From != b.From {
			return a.From - b.From
		}
		return b.To - a.To
	})
	kept := found[:0]
	for _, p := range found {
		if len(kept) == 0 || p.From >= kept[len(kept)-1].To {
			kept = append(kept, p)
		}
	}
	return kept
}

// Mask puts the masks in the place of what Find finds.
func (f *Finder) Mask(text string) string {
	found := f.Find(text)
	if len(found) == 0 {
		return text
	}
	var b strings.Builder
	from := 0
	for _, p := range found {
		b.WriteString(text[from:p.From])
		b.WriteString(p.Mask)
		from = p.To
	}
	b.WriteString(text[from:])
	return b.String()
}

// wordSpan is a word of a text, in bytes.
type wordSpan struct{ from, to int }

// wordSpans are the words between two bytes of a text: runs of letters, marks and
// joiners.
func wordSpans(text string, from, to int) []wordSpan {
	var list []wordSpan
	start := -1
	for i, r := range text[from:to] {
		in := inWord(r) || start >= 0 && (r == '\u200c' || r == '\u200d')
		if in && start < 0 {
			start = from + i
		}
		if !in && start >= 0 {
			list, start = append(list, wordSpan{start, from + i}), -1
		}
	}
	if start >= 0 {
		list = append(list, wordSpan{start, to})
	}
	return list
}

// folding makes different spellings of one letter the same: the three Bangla
// letters that have two.
var folding = strings.NewReplacer("\u09DC", "\u09A1\u09BC", "\u09DD", "\u09A2\u09BC", "\u09DF", "\u09AF\u09BC", "\u200c", "", "\u200d", "")

// fold is a word as names are compared.
func fold(word string) string { return folding.Replace(strings.ToLower(word)) }

// endings are what Bangla grammar puts behind a name in the same word.
var endings = []string{"দের", "রা", "ের", "কে", "তে", "র", "ও", "ই", "\u09AF\u09BC"}

// findNames finds the names of the roster as whole words.
func (f *Finder) findNames(text string) []Private {
	var found []Private
	list := wordSpans(text, 0, len(text))
	for i := 0; i < len(list); i++ {
		for _, n := range f.candidates(fold(text[list[i].from:list[i].to])) {
			if end := matches(text, list[i:], n.words); end > 0 {
				found = append(found, Private{list[i].from, end, PrivateName, n.mask})
				i += len(n.words) - 1
				break
			}
		}
	}
	return found
}

// candidates are the names that begin with a word, the longest first.
func (f *Finder) candidates(word string) []knownName {
	if list := f.names[word]; list != nil {
		return list
	}
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(word, e); ok && f.names[stem] != nil {
			return f.names[stem]
		}
	}
	return nil
}

// matches says where a name ends that is made of these words, 0 where it is not
// there. Between the words of a name stand spaces, dots or hyphens only.
func matches(text string, list []wordSpan, name []string) int {
	if len(list) < len(name) {
		return 0
	}
	for k, want := range name {
		got := fold(text[list[k].from:list[k].to])
		last := k == len(name)-1
		if got != want && !(last && ending(got, want)) {
			return 0
		}
		if !last && strings.Trim(text[list[k].to:list[k+1].from], " .-\u00a0") != "" {
			return 0
		}
	}
	return list[len(name)-1].to
}

// ending says whether a word is a name with a Bangla ending.
func ending(word, name string) bool {
	rest, ok := strings.CutPrefix(word, name)
	r, _ := utf8.DecodeRuneInString(name)
	return ok && unicode.Is(unicode.Bengali, r) && slices.Contains(endings, rest)
}
