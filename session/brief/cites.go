package brief

import (
	"slices"

	"doorstep/session"
)

// Claims of the page that carry a footnote. A quote's is ClaimQuote and its
// place in the list.
const (
	ClaimSeeWhy   = "see_why"
	ClaimProblem  = "problem"
	ClaimOfficial = "official"
	ClaimLived    = "lived"
	ClaimQuote    = "quote."
	ClaimCause    = "cause"
	ClaimPerson   = "person"
	ClaimQuestion = "question"
	ClaimIdea     = "idea"
	ClaimJourney  = "journey"
	ClaimChecks   = "checks"
	ClaimPilot    = "pilot"
	ClaimMeasures = "measures"
	ClaimDoubts   = "doubts"
)

// Cite is what a claim of the page rests on: records, which the annex holds
// under the same numbers, and what people wrote down as their evidence.
type Cite struct {
	Records []Cited
	Said    []string

	has map[[2]string]bool // kinds and labels that are in Records
}

// Cited are records of one kind, by the short numbers that stand on the wall.
type Cited struct {
	Kind   string
	Labels []string
}

// rests notes that a claim rests on a record, and on what that record cites.
// Words that name records by number are those records; others are kept.
func (b *builder) rests(claim, kind string, base session.Base, said ...string) {
	if base.ID.IsZero() {
		return
	}
	c := b.m.Cites[claim]
	if c == nil {
		c = &Cite{}
		b.m.Cites[claim] = c
	}
	c.add(kind, base.Label)
	for _, to := range b.t.evidence[base.ID] {
		if r := b.s.Find(to); r != nil {
			c.add(r.Kind, r.Label)
		}
	}
	for _, text := range said {
		if text = clean(text); text != "" && len(session.Cited(text)) == 0 && !slices.Contains(c.Said, text) {
			c.Said = append(c.Said, text)
		}
	}
}

func (c *Cite) add(kind, label string) {
	if label == "" {
		return
	}
	if c.has[[2]string{kind, label}] {
		return
	}
	if c.has == nil {
		c.has = map[[2]string]bool{}
	}
	c.has[[2]string{kind, label}] = true
	if i := slices.IndexFunc(c.Records, func(r Cited) bool { return r.Kind == kind }); i >= 0 {
		c.Records[i].Labels = append(c.Records[i].Labels, label)
		return
	}
	c.Records = append(c.Records, Cited{kind, []string{label}})
}

// cites notes what each claim rests on, once the parts are chosen.
func (b *builder) cites() {
	m := b.m
	b.rests(ClaimSeeWhy, session.KindCard, m.seeWhy)
	b.rests(ClaimProblem, session.KindProblem, m.Problem.latest.Base, m.Problem.latest.Source)
	b.rests(ClaimOfficial, session.KindProblem, m.Problem.official.Base, m.Problem.official.Source)
	for _, v := range m.Lived.of {
		b.rests(ClaimLived, session.KindVisit, v)
	}
	for i, q := range m.Quotes {
		b.rests(quoteClaim(i), q.kind, q.base)
	}
	b.rests(ClaimCause, session.KindRoot, m.Cause.Root.Base)
	for _, w := range m.Cause.Chain {
		b.rests(ClaimCause, session.KindWhy, w.Base, w.Evidence)
	}
	b.rests(ClaimPerson, session.KindPersona, m.Who.Persona.Base)
	b.rests(ClaimPerson, session.KindPOV, m.Who.POV.Base)
	b.rests(ClaimQuestion, session.KindHMW, m.Question.base)
	b.rests(ClaimIdea, session.KindConcept, m.Idea.Concept.Base)
	for _, st := range slices.Concat(b.now, b.wanted) {
		b.rests(ClaimJourney, session.KindJourneyStep, st.Base)
	}
	for _, v := range slices.Concat(m.Checks.Weaker, m.Checks.Same, m.Checks.Stronger) {
		b.rests(ClaimChecks, session.KindValue, v.Base)
	}
	for _, l := range m.Checks.Levers {
		b.rests(ClaimChecks, session.KindLever, l.Base)
	}
	for _, a := range m.Pilot.Actions {
		b.rests(ClaimPilot, session.KindAction, a.Base)
	}
	for _, r := range m.Measures {
		b.rests(ClaimMeasures, session.KindReview, r.Base)
	}
	for _, base := range m.Doubts.of {
		b.rests(ClaimDoubts, base.kind, base.Base)
	}
}

// sourced is a record with its kind.
type sourced struct {
	kind string
	session.Base
}
