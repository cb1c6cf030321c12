package brief

import (
	"cmp"
	"slices"

	"doorstep/session"
)

func (b *builder) pilot() {
	var promises []Promise
	for _, a := range b.promises() {
		promises = append(promises, Promise{
			Action: a, Owner: b.called(a.Owner), Champion: b.called(a.Champion), Helper: b.called(a.Helper),
		})
	}
	b.m.Pilot.Actions = promises
	for _, c := range ours[session.Contact](b.t, session.KindContact) {
		if b.called(c.By) != "" && !blank(c.Mode) {
			b.m.Pilot.Contacts = append(b.m.Pilot.Contacts, Contact{c, b.called(c.By)})
		}
	}
	if b.t.concept != nil && blank(b.t.concept.SmallestTest) {
		b.miss(PartPilot, "test", session.KindConcept, "", "")
	}
	if len(promises) == 0 {
		b.miss(PartPilot, "action", session.KindAction, "", "")
		return
	}
	if promises[0].Owner == "" {
		b.miss(PartPilot, "owner", session.KindAction, "", "")
	}
	if promises[0].Due == "" {
		b.miss(PartPilot, "due", session.KindAction, "", "")
	}
}

// promises are those of the concept before those of the table; a promise that
// was dropped is none any more.
func (b *builder) promises() []session.Action {
	var all []session.Action
	for _, r := range b.ofConcept(session.KindAction) {
		if a := session.As[session.Action](r); !blank(a.Text) && a.Status != "dropped" {
			all = append(all, a)
		}
	}
	slices.SortStableFunc(all, func(x, y session.Action) int {
		return descending(!x.Concept.IsZero(), !y.Concept.IsZero())
	})
	return all
}

// reviews are those of the thread, in the order of their days.
func (b *builder) reviews() []session.Review {
	promised := map[session.ID]bool{{}: true}
	for _, a := range b.promises() {
		promised[a.ID] = true
	}
	var list []session.Review
	for _, r := range ours[session.Review](b.t, session.KindReview) {
		if promised[r.Action] {
			list = append(list, r)
		}
	}
	slices.SortStableFunc(list, func(x, y session.Review) int {
		return cmp.Or(cmp.Compare(x.Day, y.Day), cmp.Compare(x.Date, y.Date))
	})
	return list
}

// mostMeasures is how many reviews stand on the page: the usual 30, 60 and 90
// days, planned and held.
const mostMeasures = 6

func (b *builder) measures() {
	b.m.Measures = atMost(b.reviews(), mostMeasures)
	if len(b.m.Measures) == 0 {
		b.miss(PartMeasures, "reviews", session.KindReview, "", "")
	}
}

func (b *builder) doubts() {
	d := &b.m.Doubts
	var questions []string
	for _, c := range b.cards {
		if c.Kind == "question" && (b.t.service.IsZero() || c.Service == b.t.service || c.Theme == b.t.theme && !c.Theme.IsZero()) {
			questions = append(questions, c.Text)
		}
	}
	d.Questions = atMost(texts(questions...), 2)
	d.Origins = originsIn(b.m.Lived.TCV)
	d.NotDone = b.notDone()
	if b.t.concept == nil || blank(b.t.concept.Risk) {
		if b.t.concept == nil && len(d.NotReached) == 0 {
			b.miss(PartDoubts, "risk", session.KindConcept, "", "")
		}
	}
}

// originsIn counts the figures of the visits, each sheet's by itself, by where
// they come from. Totals are left out, so that no figure counts twice.
func originsIn(s session.TCVSummary) session.OriginCounts {
	var sum session.OriginCounts
	add := func(figures ...session.Figure) {
		for _, f := range figures {
			sum.Observed += f.Origins.Observed
			sum.Told += f.Origins.Told
			sum.Estimated += f.Origins.Estimated
			sum.Unknown += f.Origins.Unknown
		}
	}
	add(s.Time.Travel, s.Time.Wait, s.Time.Counter, s.Time.Elapsed, s.Trips.Made, s.Trips.Needed)
	add(s.Burden.Distance, s.Burden.Agencies, s.Burden.Documents, s.Burden.Steps)
	for _, m := range s.Money {
		add(m.Cost.Fee, m.Cost.Travel, m.Cost.Document, m.Cost.LostIncome, m.Cost.Other)
	}
	return sum
}

// notDone are the activities that were left out on purpose, and that capture
// something.
func (b *builder) notDone() []Missing {
	if b.p == nil {
		return nil
	}
	var list []Missing
	for _, a := range b.p.Activities {
		if len(a.Captures) > 0 && !b.done[a.ID] && session.LeftOut(b.s, a) {
			list = append(list, Missing{Activity: a.ID, Title: a.Title, Skipped: true})
		}
	}
	return list
}
