package session

import (
	"fmt"
	"slices"
)

// What changes after a draw: somebody comes late, somebody leaves. Neither
// moves anybody who has a place; what can be done is proposed, and a person
// decides.

// Way is one thing that can be done about somebody without a place.
type Way struct {
	Kind WayKind
	// Visit is the one that is joined, zero for a new one; Service is where it
	// goes. With are those who go there with them, in the new visit the other
	// newcomer.
	Visit   ID
	Service ID
	With    []ID
	// Reason says that a rule of the draw is broken by it, so that it needs one.
	Reason bool
}

// WayKind is what is done.
type WayKind string

// The ways, the best first.
const (
	WayPartner WayKind = "partner" // with one who goes alone
	WayPair    WayKind = "pair"    // a new pair of two newcomers
	WayThird   WayKind = "third"   // as the third of a pair
	WayAlone   WayKind = "alone"   // alone
	WayRemove  WayKind = "remove"  // the visit is taken off: nobody is left of it
)

// Proposal is what could be done about people without a place: newcomers, or
// those whose partner left.
type Proposal struct {
	// Who has no place, or no partner any more.
	Who []ID
	// Gone are those of the visit From who left; empty for newcomers.
	Gone []ID
	From ID
	Ways []Way
}

// Proposals lists what to do about who came late and who left, newcomers first.
// Nothing is proposed before there is a draw, nor about visits that are out.
func (b *DrawBoard) Proposals(alone bool) []Proposal {
	if len(b.Visits) == 0 {
		return nil
	}
	var list []Proposal
	newcomers := b.newcomers()
	for _, id := range newcomers {
		list = append(list, Proposal{Who: []ID{id}, Ways: b.ways(id, ID{}, newcomers, alone)})
	}
	for _, a := range b.Visits {
		if p, ok := b.left(a, newcomers, alone); ok {
			list = append(list, p)
		}
	}
	return list
}

// newcomers are the people who are here and whom nobody has sent anywhere.
func (b *DrawBoard) newcomers() []ID {
	date := b.Visits[0].Date
	sent := map[ID]bool{}
	for _, a := range b.Visits {
		for _, p := range a.People {
			sent[p] = true
		}
	}
	var list []ID
	for _, p := range b.People {
		if !sent[p.ID] && PresentOn(p, date) && b.person[p.ID].sector != "" {
			list = append(list, p.ID)
		}
	}
	return b.byAlias(list)
}

// left looks at a visit of which somebody has left.
func (b *DrawBoard) left(a Assignment, newcomers []ID, alone bool) (Proposal, bool) {
	p := Proposal{From: a.ID}
	for _, id := range a.People {
		if r := b.person[id]; r == nil || !PresentOn(r.Participant, a.Date) {
			p.Gone = append(p.Gone, id)
		} else {
			p.Who = append(p.Who, id)
		}
	}
	switch {
	case len(p.Gone) == 0 || !b.Open(a):
		return p, false
	case len(p.Who) == 0 && b.Stays(a):
		return p, false // what was said of it stays, with those who left
	case len(p.Who) == 0:
		p.Ways = []Way{{Kind: WayRemove, Visit: a.ID, Service: a.Service}}
	case len(p.Who) > 1:
		p.Ways = []Way{{Kind: WayPair, Visit: a.ID, Service: a.Service, With: p.Who}}
	default:
		p.Ways = b.ways(p.Who[0], a.ID, newcomers, alone)
	}
	return p, true
}

// ways are those open to one person, of a visit of their own where the partner
// left.
func (b *DrawBoard) ways(id, own ID, newcomers []ID, alone bool) []Way {
	var ways []Way
	for _, a := range b.Visits {
		if a.ID == own || !b.Open(a) || len(a.People) == 0 || len(a.People) > 2 || alone || b.anyGone(a) {
			continue
		}
		with := a
		with.People = append(slices.Clone(a.People), id)
		if b.legalBut(with, RuleTwice) {
			kind := WayThird
			if len(a.People) == 1 {
				kind = WayPartner
			}
			ways = append(ways, Way{Kind: kind, Visit: a.ID, Service: a.Service, With: a.People})
		}
	}
	if !alone {
		ways = append(ways, b.newPairs(id, own, newcomers)...)
	}
	ways = append(ways, b.goAlone(id, own, alone)...)
	rank := []WayKind{WayPartner, WayPair, WayThird, WayAlone}
	slices.SortStableFunc(ways, func(x, y Way) int {
		return firstOf(slices.Index(rank, x.Kind)-slices.Index(rank, y.Kind), b.load(x.Service)-b.load(y.Service))
	})
	return ways
}

func (b *DrawBoard) anyGone(a Assignment) bool {
	return slices.ContainsFunc(a.People, func(id ID) bool {
		r := b.person[id]
		return r == nil || !PresentOn(r.Participant, a.Date)
	})
}

// legalBut says whether a visit breaks no rule but perhaps one.
func (b *DrawBoard) legalBut(a Assignment, but ...DrawRule) bool {
	return !slices.ContainsFunc(b.Check(a), func(x Broken) bool { return !slices.Contains(but, x.Rule) })
}

// load is how many visits a service has.
func (b *DrawBoard) load(service ID) int {
	n := 0
	for _, a := range b.Visits {
		if a.Service == service && len(a.People) > 0 {
			n++
		}
	}
	return n
}

// like is a visit to a service in the window of the others.
func (b *DrawBoard) like(service ID, people ...ID) Assignment {
	first := b.Visits[0]
	return Assignment{Service: service, People: people, Date: first.Date, WindowStart: first.WindowStart, WindowEnd: first.WindowEnd}
}

// newPairs are pairs with another newcomer; one whose partner left stays at the
// service, whose place they have.
func (b *DrawBoard) newPairs(id, own ID, newcomers []ID) []Way {
	var ways []Way
	for _, other := range newcomers {
		if other == id {
			continue
		}
		if a, has := b.Visit(own); has {
			a.People = []ID{id, other}
			if b.legalBut(a) {
				ways = append(ways, Way{Kind: WayPair, Visit: own, Service: a.Service, With: []ID{other}})
			}
			continue
		}
		best := -1
		for i, v := range b.Services {
			if b.legalBut(b.like(v.ID, id, other)) && (best < 0 || b.load(v.ID) < b.load(b.Services[best].ID)) {
				best = i
			}
		}
		if best >= 0 {
			ways = append(ways, Way{Kind: WayPair, Service: b.Services[best].ID, With: []ID{other}})
		}
	}
	return ways
}

// goAlone is to go without a partner: where one was going, else where there is
// most room. In a draw of pairs it needs a reason.
func (b *DrawBoard) goAlone(id, own ID, alone bool) []Way {
	if a, has := b.Visit(own); has {
		return []Way{{Kind: WayAlone, Visit: own, Service: a.Service, Reason: !alone}}
	}
	best := -1
	for i, v := range b.Services {
		if b.legalBut(b.like(v.ID, id), RuleSize) && (best < 0 || b.load(v.ID) < b.load(b.Services[best].ID)) {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	return []Way{{Kind: WayAlone, Service: b.Services[best].ID, Reason: !alone}}
}

// Take does what a way says. Fresh are the fields that a new visit begins with.
// Nobody who has a place is moved, and nothing that was said is lost: a visit
// whose last one joins another pair stays with those who left, if anything was
// said of it.
func (b *DrawBoard) Take(g *Gesture, p Proposal, w Way, fresh Patch, reason string) error {
	set := func(id ID, people []ID) error {
		patch := Patch{"people": b.byAlias(people)}
		if reason != "" {
			patch["override_reason"] = reason
		}
		return g.Set(KindAssignment, id, patch)
	}
	switch {
	case w.Kind == WayRemove:
		return g.Delete(KindAssignment, w.Visit)
	case w.Visit.IsZero():
		first := b.like(w.Service)
		fields := Patch{"people": b.byAlias(append(slices.Clone(p.Who), w.With...)), "service": w.Service}
		for f, v := range fresh {
			fields[f] = v
		}
		for f, v := range map[string]string{"date": first.Date, "window_start": first.WindowStart, "window_end": first.WindowEnd, "override_reason": reason} {
			if v != "" {
				fields[f] = v
			}
		}
		_, err := g.Add(KindAssignment, fields)
		return err
	case w.Visit == p.From && w.Kind == WayPair && len(p.Who) > 1:
		return set(w.Visit, p.Who)
	case w.Visit == p.From:
		return set(w.Visit, append(slices.Clone(p.Who), w.With...))
	}
	if err := set(w.Visit, append(slices.Clone(w.With), p.Who...)); err != nil || p.From.IsZero() {
		return err
	}
	from, known := b.Visit(p.From)
	if !known {
		return nil
	}
	if b.Begun(from) {
		return g.Set(KindAssignment, p.From, Patch{"people": p.Gone})
	}
	return g.Delete(KindAssignment, p.From)
}

// Say words a proposal with one of its ways, as a sentence.
func (p Proposal) Say(w Way, e Entry) string {
	who, with, where := e.names(KindParticipant, p.Who), e.names(KindParticipant, w.With), OneLine(e.Name(KindService, w.Service))
	why := who + " arrived"
	if len(p.Gone) > 0 {
		why = e.names(KindParticipant, p.Gone) + " left"
	}
	switch {
	case w.Kind == WayRemove:
		return fmt.Sprintf("%s: nobody is left for %s; take the visit off", why, where)
	case w.Kind == WayPair && len(p.Who) > 1:
		return fmt.Sprintf("%s: %s go on to %s", why, who, where)
	case w.Kind == WayAlone:
		return fmt.Sprintf("%s: %s goes alone to %s, with a reason", why, who, where)
	}
	return fmt.Sprintf("%s: let %s join %s at %s", why, who, with, where)
}
