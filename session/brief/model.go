package brief

import (
	"slices"

	"doorstep/session"
)

// Model is what a brief says, as facts: computed from the session alone, in no
// language, with people's words as they were typed. Rendering turns it into
// Markdown; whatever else prints a brief starts from it too.
type Model struct {
	// Title of the page: the one asked for, else the leading concept's, else
	// the session's.
	Title    string
	Practice bool
	// SeeWhy is the one thought that opens the brief.
	SeeWhy   string
	seeWhy   session.Base
	About    About
	Problem  Problem
	Lived    Lived
	Quotes   []Quote
	Cause    Cause
	Who      Who
	Question Question
	Idea     Idea
	Checks   Checks
	Pilot    Pilot
	Measures []session.Review
	Doubts   Doubts
	// Annex is nil unless it was asked for.
	Annex *Annex

	// Missing are the parts, or pieces of them, that have nothing in them, in
	// the order of the page.
	Missing []Missing
	// Cites are what the claims of the page rest on; see ClaimSeeWhy and those
	// beside it.
	Cites map[string]*Cite
	// Currency is the session's, for amounts that name none.
	Currency string
	// Table is the label of the one whose thread is followed, "" for none.
	Table string
}

// The parts of a brief, in the order of the page.
const (
	PartAbout    = "about"
	PartProblem  = "problem"
	PartLived    = "lived"
	PartQuotes   = "quotes"
	PartCause    = "cause"
	PartWho      = "who"
	PartQuestion = "question"
	PartIdea     = "idea"
	PartChecks   = "checks"
	PartPilot    = "pilot"
	PartMeasures = "measures"
	PartDoubts   = "doubts"
)

// Parts are the parts in their order.
var Parts = []string{
	PartAbout, PartProblem, PartLived, PartQuotes, PartCause, PartWho,
	PartQuestion, PartIdea, PartChecks, PartPilot, PartMeasures, PartDoubts,
}

// Missing is something that a brief can't do without and that isn't there.
type Missing struct {
	Part string
	// What names it, as the end of a key of the wording.
	What string
	// Activity that asks for it, and its title; "" where the pack has none.
	Activity, Title string
	// Skipped says that the activity was left out on purpose: it is not done,
	// and nothing is missing.
	Skipped bool
}

// About is where the brief comes from.
type About struct {
	Session session.Session
	Service session.Service
	// Services is how many were visited, or are on the list while none was.
	Services        int
	People, Sectors int
	Tables          int
	Team            []Member
	Others          int    // of the team, beside those in Team
	Drafted         string // the date asked for
}

// Member is one of the team: an alias, and a name only where it was asked for
// and its owner agreed.
type Member struct{ Alias, Name string }

// Problem is the latest wording, and the office's own.
type Problem struct {
	Text     string
	Official string
	Broken   []string // assumptions that the visits disproved
	latest   session.Problem
	official session.Problem
}

// Lived is what the visits cost in time, money and trips.
type Lived struct {
	// Visits is how many the figures are of, and All how many were logged.
	Visits, All int
	// OfService says that they are the visits to the brief's service.
	OfService bool
	TCV       session.TCVSummary
	// Unofficial are the unofficial payments that were noted, a figure for each
	// currency. A sheet that notes none, or nought, is not in them.
	Unofficial []session.Figure
	of         []session.Base // the visits
}

// Quote is something heard or lived, without its speaker.
type Quote struct {
	Text string
	Kind string // pain, quote, or visit
	Role string // of the member of staff it is about
	Step string
	Card string // its number on the wall
	kind string // of the record it is in
	base session.Base
}

// Cause is the root cause, and the answers that lead to it from what was seen.
type Cause struct {
	Root  session.Root
	Chain []session.Why
}

// Who is the person that the service is designed for.
type Who struct {
	Persona session.Persona
	POV     session.POV
}

// Question is the "How might we" of the thread.
type Question struct {
	Text  string
	Stars session.StarCounts
	base  session.Base
}

// Idea is the concept, and what it changes for one citizen.
type Idea struct {
	Concept session.Concept
	Stars   session.StarCounts
	Kept    []string
	Changes []Change
	// Steps of the journey as it is and as it is wanted.
	Now, Wanted int
	// FromVisits says that there is no journey of today, so that the figures
	// of today are medians of the visits.
	FromVisits bool
	Precedents []session.Precedent
	Others     []Other
}

// designed says that there is something wanted to set beside today.
func (i Idea) designed() bool {
	return slices.ContainsFunc(i.Changes, func(c Change) bool { return c.Then.Known() })
}

// Change is one measure for one citizen: today, as wanted, and as found at the
// follow-up.
type Change struct {
	What             string // minutes, days, cost, visits
	Unit             session.Unit
	Currency         string
	Now, Then, Found session.Sum
	Compared         session.Comparison
	Target           bool // Then is the concept's target, not the journey's sum
}

// Other is a concept that this brief isn't about.
type Other struct{ Title, Table, Decision, Change string }

// Checks are what the concept does to the values, and the levers it uses.
type Checks struct {
	Weaker, Same, Stronger []session.Value
	Levers                 []session.Lever
}

// empty says that nothing was checked.
func (c Checks) empty() bool {
	return len(c.Weaker)+len(c.Same)+len(c.Stronger)+len(c.Levers) == 0
}

// Pilot is who does what first.
type Pilot struct {
	Actions  []Promise
	Contacts []Contact
}

// Promise is an action with the people in it as they may be called.
type Promise struct {
	session.Action
	Owner, Champion, Helper string
}

// Contact is a next contact with citizens, with its person as they may be
// called.
type Contact struct {
	session.Contact
	Who string
}

// Doubts are the risks, and what nobody in the room knows.
type Doubts struct {
	NotReached []string
	Shaken     []string // assumptions that are neither held nor broken
	Questions  []string // asked and not answered
	Guesses    int      // answers in the chain of whys that are guesses
	// Figures of the visits by where they come from.
	Origins   session.OriginCounts
	NotDone   []Missing
	Conflicts int
	of        []sourced // what they come from
}
