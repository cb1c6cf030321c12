package session

import (
	"cmp"
	"math"
	"slices"
	"unicode"
)

// Similar finds cards whose wording is like another's. It only hints: whether
// two belong together is the room's to say.
//
// A text is taken as the set of its words and of all runs of three characters
// in them, so that "forms" is like "form" in any script and without knowing its
// grammar; what stands in few texts weighs more than what stands in many. The
// zero Similar is empty and ready.
type Similar struct {
	docs  []wording
	at    map[ID]int
	post  map[uint64][]int32 // by feature, the texts that have it
	dead  int
	fresh bool // norms are as of the texts that there are
}

type wording struct {
	id       ID
	text     string
	features []uint64
	norm     float64
	gone     bool
}

// Match is a card with similar wording.
type Match struct {
	Card ID
	// Percent is how alike the wordings are: 100 for the same words.
	Percent int
}

// leastAlike is the percentage below which wordings share little more than
// what all texts do.
const leastAlike = 18

// Update takes the cards as they are now. Only what was written since the last
// time is read again.
func (x *Similar) Update(cards []*Record) {
	if x.at == nil || x.dead > len(x.docs)/2 {
		*x = Similar{at: make(map[ID]int, len(cards)), post: map[uint64][]int32{}}
	}
	here := make(map[ID]bool, len(cards))
	for _, r := range cards {
		here[r.ID] = true
		text := r.Text()
		if i, known := x.at[r.ID]; known {
			if x.docs[i].text == text {
				continue
			}
			x.drop(i)
		}
		x.put(r.ID, text)
	}
	for id, i := range x.at {
		if !here[id] {
			x.drop(i)
		}
	}
	if !x.fresh {
		for i := range x.docs {
			x.docs[i].norm = x.norm(x.docs[i].features)
		}
		x.fresh = true
	}
}

func (x *Similar) put(id ID, text string) {
	i := len(x.docs)
	d := wording{id: id, text: text, features: features(text)}
	x.docs = append(x.docs, d)
	x.at[id] = i
	for _, f := range d.features {
		x.post[f] = append(x.post[f], int32(i))
	}
	x.fresh = false
}

func (x *Similar) drop(i int) {
	d := &x.docs[i]
	delete(x.at, d.id)
	for _, f := range d.features {
		x.post[f] = slices.DeleteFunc(x.post[f], func(j int32) bool { return j == int32(i) })
	}
	*d = wording{gone: true}
	x.dead++
	x.fresh = false
}

// weight of a feature: the fewer texts have it, the more it says.
func (x *Similar) weight(f uint64) float64 {
	w := math.Log(float64(len(x.at)+1) / float64(len(x.post[f])))
	return w * w
}

func (x *Similar) norm(features []uint64) float64 {
	sum := 0.0
	for _, f := range features {
		sum += x.weight(f)
	}
	return math.Sqrt(sum)
}

// To gives at most n cards whose wording is like that of one, the most alike
// first; none for a card that it does not know.
func (x *Similar) To(card ID, n int) []Match {
	i, known := x.at[card]
	if !known {
		return nil
	}
	shared := make([]float64, len(x.docs))
	for _, f := range x.docs[i].features {
		w := x.weight(f)
		for _, j := range x.post[f] {
			shared[j] += w
		}
	}
	var found []Match
	for j, sum := range shared {
		if j == i || sum == 0 {
			continue
		}
		percent := int(math.Round(100 * sum / (x.docs[i].norm * x.docs[j].norm)))
		if percent >= leastAlike {
			found = append(found, Match{x.docs[j].id, min(percent, 100)})
		}
	}
	slices.SortFunc(found, func(a, b Match) int {
		return cmp.Or(cmp.Compare(b.Percent, a.Percent), CompareID(a.Card, b.Card))
	})
	return found[:min(len(found), n)]
}

// mostWords are as many as are compared: the beginning says what a card is of.
const (
	mostWords   = 400
	longestWord = 64 // characters
)

// features are hashes of a text's words and of every three characters in them,
// sorted, each once. The ends of a word count as characters.
func features(text string) []uint64 {
	var list []uint64
	word := []rune{'_'}
	words := 0
	end := func() {
		if len(word) > 1 {
			word = append(word, '_')
			list = append(list, hash(word))
			for i := 0; i+3 <= len(word); i++ {
				list = append(list, hash(word[i:i+3]))
			}
			words++
		}
		word = append(word[:0], '_')
	}
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if word = appendFolded(word, r); len(word) > longestWord {
				end() // a script that writes without spaces, or no word at all
			}
		case r == 0x200C || r == 0x200D || r == '\'' || r == '’': // joiners, don't
		default:
			if end(); words == mostWords {
				slices.Sort(list)
				return slices.Compact(list)
			}
		}
	}
	end()
	slices.Sort(list)
	return slices.Compact(list)
}

// appendFolded writes a letter small, and those of Bangla that are typed as
// one code point or two always as two.
func appendFolded(word []rune, r rune) []rune {
	switch r {
	case 0x09DC: // rra
		return append(word, 0x09A1, 0x09BC)
	case 0x09DD: // rha
		return append(word, 0x09A2, 0x09BC)
	case 0x09DF: // yya
		return append(word, 0x09AF, 0x09BC)
	case 0x09CB: // o
		return append(word, 0x09C7, 0x09BE)
	case 0x09CC: // au
		return append(word, 0x09C7, 0x09D7)
	}
	return append(word, unicode.ToLower(r))
}

// hash is FNV-1a over code points.
func hash(word []rune) uint64 {
	h := uint64(14695981039346656037)
	for _, r := range word {
		h = (h ^ uint64(r)) * 1099511628211
	}
	return h
}
