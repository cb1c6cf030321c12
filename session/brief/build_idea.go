package brief

import (
	"slices"

	"doorstep/session"
)

func (b *builder) idea() {
	for _, st := range ours[session.JourneyStep](b.t, session.KindJourneyStep) {
		switch st.Journey {
		case "now":
			b.now = append(b.now, st)
		case "wanted":
			if st.Live() { // what was dropped is not wanted
				b.wanted = append(b.wanted, st)
			}
		}
	}
	i := Idea{Now: len(b.now), Wanted: len(b.wanted), Kept: b.keptIdeas(), Others: b.otherConcepts()}
	if c := b.t.concept; c != nil {
		i.Concept, i.Stars = *c, b.t.stars[c.ID]
		if blank(c.Change) {
			b.miss(PartIdea, "change", session.KindConcept, "", "")
		}
	} else {
		b.miss(PartIdea, "concept", session.KindConcept, "", "")
	}
	for _, p := range b.ofConcept(session.KindPrecedent) {
		pr := session.As[session.Precedent](p)
		i.Precedents = append(i.Precedents, pr)
		if !blank(pr.NotReach) {
			b.m.Doubts.of = append(b.m.Doubts.of, sourced{session.KindPrecedent, pr.Base})
		}
	}
	i.Changes, i.FromVisits = b.changes()
	b.m.Idea = i
	for _, p := range i.Precedents {
		b.m.Doubts.NotReached = append(b.m.Doubts.NotReached, p.NotReach)
	}
	b.m.Doubts.NotReached = atMost(texts(b.m.Doubts.NotReached...), 2)
	switch {
	case len(b.now) == 0:
		b.miss(PartIdea, "now", session.KindJourneyStep, "journey", "now")
	case len(b.wanted) == 0 && !slices.ContainsFunc(i.Changes, func(c Change) bool { return c.Target }):
		b.miss(PartIdea, "wanted", session.KindJourneyStep, "journey", "wanted")
	}
}

// ofConcept are the records of a kind that name the thread's concept, or none
// and are of the thread's table.
func (b *builder) ofConcept(kind string) []*session.Record {
	var list []*session.Record
	for _, r := range b.s.Kind(kind) {
		concept, table := r.Ref("concept"), r.Ref("table")
		switch {
		case b.t.concept != nil && concept == b.t.concept.ID:
		case concept.IsZero() && (table == b.t.table || table.IsZero() || b.t.table.IsZero()):
		default:
			continue
		}
		list = append(list, r)
	}
	return list
}

// keptIdeas are up to three of the ideas that the wanted journey is made of.
func (b *builder) keptIdeas() []string {
	var kept []string
	for _, idea := range ours[session.Idea](b.t, session.KindIdea) {
		if idea.Kept {
			kept = append(kept, idea.Text)
		}
	}
	return atMost(texts(kept...), 3)
}

func (b *builder) otherConcepts() []Other {
	var others []Other
	for _, c := range session.All[session.Concept](b.s) {
		if blank(c.Title) || b.t.concept != nil && c.ID == b.t.concept.ID {
			continue
		}
		table, _ := session.One[session.Table](b.s, c.Table)
		others = append(others, Other{Title: c.Title, Table: table.Name, Decision: c.Decision, Change: c.Change})
	}
	return others
}

// changes sets the service of today beside the wanted one: the journeys'
// sums, with the concept's targets in the place of the wanted where it has
// them. Where there is no journey of today, the visits' medians stand for it.
func (b *builder) changes() (list []Change, fromVisits bool) {
	now := session.JourneyTotals(b.now, b.m.Currency, session.Origins(b.s, session.KindJourneyStep))
	then := session.JourneyTotals(b.wanted, b.m.Currency, session.Origins(b.s, session.KindJourneyStep))
	if fromVisits = len(b.now) == 0 && b.m.Lived.OfService; fromVisits {
		now = b.visitTotals()
	}
	var c session.Concept
	if b.t.concept != nil {
		c = *b.t.concept
	}
	found := b.found()
	cost := Change{What: "cost", Unit: session.UnitMoney, Currency: now.Currency, Now: now.Cost.Total, Then: then.Cost.Total, Found: found.Cost}
	if then.Currency != now.Currency && then.Cost.Total.Known() {
		cost.Then = session.Sum{} // amounts of two currencies have no difference
	}
	if c.Currency == "" || c.Currency == now.Currency {
		cost.target(c.TargetCost)
	}
	days := Change{What: "days", Unit: session.UnitTenths, Now: now.GapTenths, Then: then.GapTenths, Found: found.Days}
	days.target(c.TargetTenths)
	minutes := Change{What: "minutes", Unit: session.UnitMinutes, Now: now.DayMin, Then: then.DayMin, Found: found.Minutes}
	minutes.target(c.TargetMin)
	visits := Change{What: "visits", Unit: session.UnitCount, Now: now.Visits, Then: then.Visits, Found: found.Visits}
	visits.target(c.TargetVisits)
	for _, ch := range []Change{days, minutes, cost, visits} {
		if ch.Now.Known() || ch.Then.Known() {
			ch.Compared = session.CompareSums(ch.Now, ch.Then)
			list = append(list, ch)
		}
	}
	return list, fromVisits
}

// target puts the concept's own target in the place of the journey's sum.
func (c *Change) target(v *int) {
	if v != nil && *v >= 0 {
		c.Then, c.Target = known(*v, session.OriginEstimated), true
	}
}

func known(v int, origin string) session.Sum {
	return session.Sum{V: v, N: 1, Of: 1, Origin: origin}
}

// visitTotals reads the visits' medians as if they were a journey: days and
// trips, which a sheet has of the whole service. Its minutes and its money are
// those of one day, and say nothing of all the others.
func (b *builder) visitTotals() session.Totals {
	median := func(f session.Figure) session.Sum {
		if f.N == 0 {
			return session.Sum{}
		}
		return known(f.Median, f.Origin)
	}
	tcv := b.m.Lived.TCV
	return session.Totals{Currency: b.m.Currency, GapTenths: median(tcv.Time.Elapsed), Visits: median(tcv.Trips.Total)}
}

// foundNow is what the last follow-up that measured it found.
type foundNow struct{ Days, Minutes, Cost, Visits session.Sum }

func (b *builder) found() foundNow {
	var f foundNow
	for _, r := range b.reviews() {
		put := func(into *session.Sum, v *int) {
			if v != nil && *v >= 0 {
				*into = known(*v, r.Origin)
			}
		}
		put(&f.Days, r.TimeTenths)
		put(&f.Minutes, r.TimeMin)
		put(&f.Visits, r.Visits)
		if r.Currency == "" || r.Currency == b.m.Currency {
			put(&f.Cost, r.Cost)
		}
	}
	return f
}

func (b *builder) checks() {
	var c Checks
	for _, r := range b.ofConcept(session.KindValue) {
		switch v := session.As[session.Value](r); v.Effect {
		case "weaker":
			c.Weaker = append(c.Weaker, v)
		case "stronger":
			c.Stronger = append(c.Stronger, v)
		case "same":
			c.Same = append(c.Same, v)
		}
	}
	for _, r := range b.ofConcept(session.KindLever) {
		if l := session.As[session.Lever](r); !blank(l.Name) && !blank(l.Use) {
			c.Levers = append(c.Levers, l)
		}
	}
	b.m.Checks = c
	if c.empty() {
		b.miss(PartChecks, "values", session.KindValue, "", "")
	}
}
