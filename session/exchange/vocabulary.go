package exchange

import (
	"slices"
	"strings"
	"sync"
)

// meaning is what a column holds.
type meaning int

const (
	meansNothing meaning = iota // nothing that a session keeps, such as a telephone number
	meansAlias
	meansName
	meansSector
	meansOfficeType
	meansYears
	meansLanguages
	meansTies
	meansUses
	meansAccess
	meansService
	meansPlace
	meansHours
	meansNeed
	meansCapacity
)

// heading is a set of headings that mean the same. Of two columns that could
// mean one thing, the one with the lower rank does; of two things that a column
// could mean, too.
type heading struct {
	means   meaning
	rank    int
	phrases []string
}

// within is added to the rank where a heading only holds the phrase among
// other words. A name has a high rank of its own, since so many headings are
// the name of something else.
const within = 10

var rosterHeadings = []heading{
	{meansAlias, 0, []string{"alias", "aliases", "pseudonym", "code name", "card", "ছদ্মনাম", "কোড নাম"}},
	{meansAlias, 2, []string{"code", "participant code", "participant id", "কোড"}},
	{meansName, 0, []string{
		"full name", "participant name", "name of participant", "officer name", "name of officer", "name of officers",
		"পূর্ণ নাম", "অংশগ্রহণকারীর নাম", "প্রশিক্ষণার্থীর নাম", "কর্মকর্তার নাম",
	}},
	{meansName, 5, []string{"name", "names", "participant", "participants", "officer", "person", "নাম", "অংশগ্রহণকারী", "কর্মকর্তা"}},
	{meansSector, 0, []string{"sector", "sectors", "field of work", "খাত", "সেক্টর"}},
	{meansSector, 1, []string{"ministry", "ministry division", "cadre", "মন্ত্রণালয়", "মন্ত্রণালয় বিভাগ", "ক্যাডার"}},
	{meansSector, 2, []string{"department", "dept", "directorate", "বিভাগ", "অধিদপ্তর"}},
	{meansSector, 3, officeHeadings},
	{meansOfficeType, 0, []string{
		"office type", "type of office", "kind of office", "workplace type",
		"অফিসের ধরন", "দপ্তরের ধরন", "কার্যালয়ের ধরন",
	}},
	{meansOfficeType, 4, officeHeadings},
	{meansYears, 0, []string{
		"years of service", "years in service", "service years", "length of service", "years",
		"চাকরির বছর", "চাকরিকাল", "চাকরির মেয়াদ", "কত বছর",
	}},
	{meansYears, 2, []string{"experience", "অভিজ্ঞতা"}},
	{meansLanguages, 0, []string{"language", "languages", "ভাষা"}},
	{meansTies, 0, []string{
		"ties", "tie", "tied to", "conflict", "conflicts", "conflict of interest", "conflict offices",
		"সম্পর্ক", "সম্পৃক্ততা", "স্বার্থের সংঘাত",
	}},
	{meansUses, 0, []string{"uses", "service used", "uses service", "service they use", "ব্যবহৃত সেবা"}},
	{meansAccess, 0, []string{"access", "access needs", "special needs", "accessibility", "বিশেষ চাহিদা", "সহায়তা"}},
	{meansNothing, 0, ignoredHeadings},
}

var serviceHeadings = []heading{
	{meansService, 0, []string{"service", "services", "service name", "name of service", "সেবা", "সেবার নাম"}},
	{meansService, 5, []string{"name", "নাম"}},
	{meansSector, 0, []string{"sector", "sectors", "খাত", "সেক্টর"}},
	{meansSector, 1, []string{"ministry", "মন্ত্রণালয়"}},
	{meansSector, 2, []string{"department", "dept", "directorate", "বিভাগ", "অধিদপ্তর"}},
	{meansOfficeType, 0, []string{"office type", "type of office", "kind of office", "অফিসের ধরন", "দপ্তরের ধরন", "কার্যালয়ের ধরন"}},
	{meansOfficeType, 1, officeHeadings},
	{meansPlace, 0, []string{"place", "location", "where", "address", "স্থান", "ঠিকানা", "অবস্থান", "জায়গা"}},
	{meansPlace, 2, []string{"area", "upazila", "district", "উপজেলা", "জেলা", "এলাকা"}},
	{meansHours, 0, []string{"hours", "opening hours", "office hours", "open", "opening times", "সময়", "সময়সূচি", "অফিস সময়", "খোলা"}},
	{meansNeed, 0, []string{"need", "typical need", "usual need", "needs", "purpose", "what people come for", "প্রয়োজন", "চাহিদা", "উদ্দেশ্য"}},
	{meansCapacity, 0, []string{"capacity", "pairs", "pairs it takes", "max pairs", "ধারণক্ষমতা", "জোড়া"}},
	{meansNothing, 0, ignoredHeadings},
}

var officeHeadings = []string{
	"office", "office name", "name of office", "organisation", "organization", "agency", "institution", "workplace", "posting",
	"দপ্তর", "দপ্তরের নাম", "অফিস", "অফিসের নাম", "কার্যালয়", "কর্মস্থল", "প্রতিষ্ঠান", "সংস্থা",
}

var ignoredHeadings = []string{
	"no", "sl", "sl no", "s no", "serial", "serial no", "number", "ক্রম", "ক্রমিক", "ক্রমিক নং", "নং",
	"designation", "post", "position", "rank", "grade", "পদবি", "পদবী", "গ্রেড",
	"phone", "mobile", "telephone", "cell", "phone number", "mobile no", "contact", "মোবাইল", "মোবাইল নম্বর", "ফোন",
	"email", "e mail", "mail", "email address", "ইমেইল", "ই মেইল",
	"gender", "sex", "age", "date of birth", "লিঙ্গ", "বয়স", "জন্ম তারিখ", "nid", "service id", "id", "id no", "আইডি",
	"signature", "remarks", "comment", "comments", "note", "notes", "date", "স্বাক্ষর", "মন্তব্য", "তারিখ",
}

// match is a reading of one heading.
type match struct {
	means  meaning
	rank   int
	phrase []string
}

// exact says that the heading is the phrase and nothing else.
func (m match) exact() bool { return m.rank < within }

// vocabulary looks headings up.
type vocabulary struct{ phrases []match }

var (
	rosterWords  = sync.OnceValue(func() vocabulary { return compile(rosterHeadings) })
	serviceWords = sync.OnceValue(func() vocabulary { return compile(serviceHeadings) })
)

func compile(headings []heading) vocabulary {
	var v vocabulary
	for _, h := range headings {
		for _, p := range h.phrases {
			if tokens := headingWords(p); len(tokens) > 0 {
				v.phrases = append(v.phrases, match{h.means, h.rank, tokens})
			}
		}
	}
	return v
}

// headingWords are the words of a heading that tell its meaning. What stands
// in brackets explains: "Alias (as on the card)".
func headingWords(s string) []string {
	for {
		open := strings.IndexByte(s, '(')
		if open < 0 {
			break
		}
		n := strings.IndexByte(s[open:], ')')
		if n < 0 {
			break
		}
		s = s[:open] + " " + s[open+n+1:]
	}
	return slices.DeleteFunc(words(s), func(w string) bool {
		return w == "of" || w == "the" || w == "your" || w == "a"
	})
}

// longHeading is the number of words from which a cell is a sentence, and no
// heading.
const longHeading = 7

// matches are all readings of a heading.
func (v vocabulary) matches(cell string) []match {
	tokens := headingWords(cell)
	if len(tokens) == 0 || len(tokens) >= longHeading {
		return nil
	}
	var found []match
	for _, m := range v.phrases {
		if slices.Equal(tokens, m.phrase) {
			found = append(found, m)
		} else if contains(tokens, m.phrase) {
			m.rank += within
			found = append(found, m)
		}
	}
	return found
}

// best is the reading of a heading with the lowest rank.
func (v vocabulary) best(cell string) (m match, ok bool) {
	for _, c := range v.matches(cell) {
		if !ok || c.rank < m.rank {
			m, ok = c, true
		}
	}
	return m, ok
}

// contains says whether the phrase stands in the words, unbroken.
func contains(tokens, phrase []string) bool {
	for i := 0; i+len(phrase) <= len(tokens); i++ {
		if slices.Equal(tokens[i:i+len(phrase)], phrase) {
			return true
		}
	}
	return false
}

// assign reads a header: for each meaning the column that has it, and the
// columns that surely hold nothing of use. A column has one meaning, and a
// meaning one column, the best match first.
func (v vocabulary) assign(header []string) (columns map[meaning]int, useless map[int]bool) {
	type claim struct {
		match
		column int
	}
	var claims []claim
	for i, cell := range header {
		for _, m := range v.matches(cell) {
			claims = append(claims, claim{m, i})
		}
	}
	slices.SortStableFunc(claims, func(a, b claim) int { return a.rank - b.rank })
	columns, useless = map[meaning]int{}, map[int]bool{}
	taken := map[int]bool{}
	for _, c := range claims {
		if _, known := columns[c.means]; known || taken[c.column] {
			continue
		}
		taken[c.column] = true
		if c.means == meansNothing {
			useless[c.column] = true
		} else {
			columns[c.means] = c.column
		}
	}
	return columns, useless
}
