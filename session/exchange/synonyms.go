package exchange

import (
	"slices"
	"strings"
	"sync"
)

// sector is one that the program knows by several words.
type sector struct {
	name   string // as it is written where any of its spellings is in Latin letters
	bangla string
	also   []string // keys, see sectorKey
}

// knownSectors are few, and only words that surely mean one thing. What is not
// here stays apart, such as police and law enforcement.
var knownSectors = []sector{
	{"Agriculture", "কৃষি", []string{"agri", "agric", "agricultural", "agriculture extension", "agricultural extension", "কৃষি সম্প্রসারণ"}},
	{"Education", "শিক্ষা", []string{"edu", "educ", "edn"}},
	{"Environment", "পরিবেশ", []string{"env", "environmental"}},
	{"Family planning", "পরিবার পরিকল্পনা", []string{"fp"}},
	{"Fisheries", "মৎস্য", []string{"fishery"}},
	{"Food", "খাদ্য", nil},
	{"Health", "স্বাস্থ্য", []string{"healthcare", "health care", "health service", "health services", "hlth", "স্বাস্থ্যসেবা", "স্বাস্থ্য সেবা"}},
	{"Land", "ভূমি", []string{"land administration", "land management", "land service", "land services", "ভূমি ব্যবস্থাপনা"}},
	{"Law enforcement", "আইন প্রয়োগ", []string{"law enforcing", "আইন শৃঙ্খলা"}},
	{"Livestock", "প্রাণিসম্পদ", nil},
	{"Local government", "স্থানীয় সরকার", []string{"lg", "lgd", "local govt", "local gov", "loc govt", "local body", "local bodies"}},
	{"Police", "পুলিশ", []string{"bangladesh police"}},
	{"Public administration", "জনপ্রশাসন", []string{"public admin", "pub admin"}},
	{"Social welfare", "সমাজকল্যাণ", []string{"social service", "social services", "soc welfare", "সমাজসেবা", "সমাজ কল্যাণ"}},
	{"Transport", "পরিবহন", []string{"transportation", "road transport"}},
	{"Youth", "যুব", []string{"youth development", "যুব উন্নয়ন"}},
}

// idleWords say what kind of body it is, and not in which field.
var idleWords = sync.OnceValue(func() map[string]bool {
	idle := map[string]bool{}
	for w := range strings.FieldsSeq(`dept dpt department departments ministry min directorate sector office bureau
		and of the for in বিভাগ মন্ত্রণালয় অধিদপ্তর অধিদফতর দপ্তর দফতর অফিস কার্যালয় খাত সেক্টর ও এবং`) {
		idle[sameLetters.Replace(w)] = true
	}
	return idle
})

// sectorKey is equal for spellings of a sector that differ in case, spaces,
// punctuation, and words such as "department".
func sectorKey(text string) string {
	all := words(text)
	telling := slices.DeleteFunc(slices.Clone(all), func(w string) bool { return idleWords()[w] })
	if len(telling) == 0 {
		telling = all
	}
	return strings.Join(telling, " ")
}

var sectorsByKey = sync.OnceValue(func() map[string]*sector {
	byKey := map[string]*sector{}
	for i := range knownSectors {
		s := &knownSectors[i]
		for _, text := range append([]string{s.name, s.bangla}, s.also...) {
			byKey[sectorKey(text)] = s
		}
	}
	return byKey
})

// knownSector is the sector that a text means, nil where the program doesn't
// know it.
func knownSector(text string) *sector { return sectorsByKey()[sectorKey(text)] }

// shortFor says whether a key could be short for another: the beginnings of
// its words (soc welf), the letters that its words begin with (sw), or a word
// drawn together beside one that is whole (local govt). It is the shorter one,
// so that nothing is short for itself by way of another.
func shortFor(short, long string) bool {
	if len(short) >= len(long) || short[0] != long[0] {
		return false
	}
	s, l := strings.Fields(short), strings.Fields(long)
	if len(s) == 1 && len(l) > 1 {
		return initials(l) == short && len(l) <= 5
	}
	if len(s) != len(l) {
		return false
	}
	whole := slices.ContainsFunc(s, func(w string) bool { return slices.Contains(l, w) })
	for i, w := range s {
		begins := strings.HasPrefix(l[i], w) && (len([]rune(w)) >= 3 || w == l[i])
		if !begins && !(whole && drawnTogether(w, l[i])) {
			return false
		}
	}
	return true
}

func initials(list []string) string {
	var b strings.Builder
	for _, w := range list {
		r := []rune(w)
		b.WriteRune(r[0])
	}
	return b.String()
}

// drawnTogether says whether a word is another with letters left out between
// the first and the last: govt.
func drawnTogether(short, long string) bool {
	s, l := []rune(short), []rune(long)
	if len(s) < 3 || len(s) >= len(l) || s[0] != l[0] || s[len(s)-1] != l[len(l)-1] {
		return false
	}
	at := 0
	for _, r := range l {
		if at < len(s) && s[at] == r {
			at++
		}
	}
	return at == len(s)
}
