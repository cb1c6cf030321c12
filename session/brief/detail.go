package brief

import (
	"sort"
	"strings"
)

// mostWords is the length of the page at which details give way.
const mostWords = 600

// detail is something that the page says if there is room for it. What it must
// say is no detail.
type detail int

// The details, the most useful first. What there is no room for stands in the
// annex.
const (
	fullChain       detail = iota // every why, not only what was seen and the cause
	fullParagraphs                // and not only their first sentence
	firstStep                     // of the pilot
	reviewDates                   // beside the number of days
	persona                       // how the person lives
	officialWording               // of the problem
	triedWith                     // which citizens saw the idea
	notReached                    // whom it would leave out
	caution                       // how little a few visits show
	outcomes                      // how the visits ended
	thirdQuote                    // beside the two
	backers                       // witness and helper of the promise
	wishes                        // of the person
	ownTime                       // the citizen's own minutes beside the days
	otherConcepts                 // of the room
	fears                         // of the person
	guesses                       // in the persona and in the chain
	precedents                    // who has done it well before
	brokenBeliefs                 // what the visits disproved
	ratings                       // stars
	furtherPromises               // that there are some
	openBeliefs                   // what the visits shook
	openQuestions                 // that were asked
	costParts                     // lost income, and what is empty
	causeLever                    // what has to move
	reasons                       // why a value gets stronger, and how a lever is used
	idleLevers                    // that are not needed
	sameValues                    // that neither gain nor lose
	personaAccess                 // reading, access needs, language
	keptIdeas                     // that the wanted journey is made of
	allPromises                   // in full
	agreement                     // who agreed to the page and who was given it
	dayTimes                      // travel, and minutes at the counter
	secondItems                   // of lists of which the first is enough
	dataHeld                      // that would prove the cause
	obstacles                     // who blocks and who protects
	nextContact                   // with citizens
	workshopTitle                 // where the page has another
	dateWritten                   // of the page
	allDetails
)

// fit writes the page with the details that there is room for: as many as fit
// in their order, and behind the first that doesn't, those that still do.
func fit(t *Template, m *Model, o Options) (best *page, err error) {
	blank := newPage(m, o.Lang)
	write := func(wanted [allDetails]bool) (*page, int) {
		p := &page{w: blank.w, lang: blank.lang, m: m, b: &strings.Builder{}, wanted: wanted, escaped: blank.escaped}
		if err == nil {
			err = p.front(t)
		}
		return p, countWords(p.b.String())
	}
	if p, n := write(firstDetails(int(allDetails))); err != nil || n <= mostWords {
		return p, err
	}
	// Each detail makes the page longer, so the first that is too much can be
	// searched for.
	over := sort.Search(int(allDetails), func(d int) bool {
		_, n := write(firstDetails(d + 1))
		return n > mostWords
	})
	wanted := firstDetails(over)
	best, length := write(wanted)
	for d := over + 1; d < int(allDetails) && length+shortest <= mostWords; d++ {
		wanted[d] = true
		if p, n := write(wanted); n <= mostWords {
			best, length = p, n
		} else {
			wanted[d] = false
		}
	}
	return best, err
}

// shortest is as few words as a detail comes in.
const shortest = 5

func firstDetails(n int) (wanted [allDetails]bool) {
	for d := range n {
		wanted[d] = true
	}
	return wanted
}

// wants says whether there is room for a detail.
func (p *page) wants(d detail) bool { return p.wanted[d] }

// detailed is a sentence about one text, or nothing where there is no text or
// no room.
func (p *page) detailed(d detail, key, s string) md {
	if !p.wants(d) {
		return ""
	}
	return p.optionally(key, s)
}

// room is a list with all its items, or with the first where there is no room
// for more.
func (p *page) room(list []string) []string {
	if p.wants(secondItems) {
		return list
	}
	return atMost(list, 1)
}
