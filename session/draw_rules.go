package session

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// The rules of the service draw, one by one. The draw keeps all of them; a
// change by hand may break one, with a reason.

// DrawRule is a rule that a visit can break.
type DrawRule string

// The rules of the draw.
const (
	RuleSector   DrawRule = "sector"   // the visitor works in the service's sector
	RuleOffice   DrawRule = "office"   // the visitor works in that type of office
	RuleTie      DrawRule = "tie"      // the visitor declared a tie with it
	RuleHours    DrawRule = "hours"    // it is not open in the whole of the window
	RuleCapacity DrawRule = "capacity" // more go there than it can bear
	RulePartners DrawRule = "partners" // two who go together are of one sector
	RuleSize     DrawRule = "size"     // one goes alone though pairs were drawn, or more than three go
	RulePresent  DrawRule = "present"  // the visitor is not here that day
	RuleTwice    DrawRule = "twice"    // the visitor is sent to two places
	RuleUnknown  DrawRule = "unknown"  // a sector is missing, so that nobody can say
)

// Broken is one rule that one visit breaks: for whom, and where the rule has
// words of its own, such as a tie as it was declared, which.
type Broken struct {
	Rule   DrawRule
	Person ID // zero where it is not about one person
	Detail string
}

// sameWord writes what is told apart by nobody the same way: composed letters,
// small letters, Bangla letters in two codings, digits of both scripts. The
// joiners that scripts need to look right are left out, since not everybody
// types them.
func sameWord(s string) string {
	s = norm.NFC.String(asciiDigits(s))
	return joiners.Replace(strings.ToLower(s))
}

// joiners take out what only says how letters are joined.
var joiners = strings.NewReplacer("\u200c", "", "\u200d", "")

// foldText is a text for comparing: its words, one space between them, without
// case and punctuation.
func foldText(s string) string { return strings.Join(foldWords(s), " ") }

// foldWords are the words of a text for comparing.
func foldWords(s string) []string {
	return strings.FieldsFunc(sameWord(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r)
	})
}

// idleTieWords stand in the names of many offices and tell none apart.
var idleTieWords = sync.OnceValue(func() map[string]bool {
	idle := map[string]bool{}
	for w := range strings.FieldsSeq("office offices service services department desk the of and at in for my s a অফিস কার্যালয় সেবা ও এর") {
		idle[sameWord(w)] = true
	}
	return idle
})

// tellingWords are the words of a text that tell one office from another.
func tellingWords(s string) []string {
	return slices.DeleteFunc(foldWords(s), func(w string) bool { return idleTieWords()[w] })
}

// PresentOn says whether a person is in the room on a date, as "2006-01-02". An
// empty date is a day on which all are there.
func PresentOn(p Participant, date string) bool {
	return date == "" || (p.PresentFrom == "" || p.PresentFrom <= date) && (p.PresentTo == "" || p.PresentTo >= date)
}

// DrawWindow is when the visits are: a local date as "2006-01-02" and times as
// "15:04", each of which may be empty.
type DrawWindow struct{ Date, From, Until string }

// WindowOf is when an assignment is.
func WindowOf(a Assignment) DrawWindow { return DrawWindow{a.Date, a.WindowStart, a.WindowEnd} }

// DefaultCapacity is how many visits a service takes at a time where nobody
// said.
const DefaultCapacity = 2

// Places is how many visits a service takes in one window.
func (s Service) Places() int {
	if s.Capacity > 0 {
		return s.Capacity
	}
	return DefaultCapacity
}
