package session

import (
	"fmt"
	"strings"
)

// Words says what a broken rule means, as a clause: "P04 works in police".
func (x Broken) Words(e Entry) string {
	who := OneLine(e.Name(KindParticipant, x.Person))
	detail := OneLine(x.Detail)
	switch x.Rule {
	case RuleSector:
		return who + " works in this sector (" + detail + ")"
	case RuleOffice:
		return who + " works in such an office (" + detail + ")"
	case RuleTie:
		return who + " declared a tie (" + detail + ")"
	case RuleHours:
		return "it is not open in the whole window (" + detail + ")"
	case RuleCapacity:
		return "it has no place left"
	case RulePartners:
		return "two of them are of one sector (" + detail + ")"
	case RuleSize:
		return "they go neither as a pair nor as three"
	case RulePresent:
		return who + " is not here that day"
	case RuleTwice:
		return who + " is sent to another place too"
	case RuleUnknown:
		return "a sector is missing, of " + who + " or of the service"
	}
	return string(x.Rule)
}

// Short says the same of one person, whose name stands beside it: "own sector".
func (x Broken) Short() string {
	detail := OneLine(x.Detail)
	switch x.Rule {
	case RuleSector:
		return "own sector"
	case RuleOffice:
		return "own kind of office"
	case RuleTie:
		return "a tie: " + detail
	case RuleHours:
		return "not open then: " + detail
	case RuleUnknown:
		return "a sector is missing"
	case RuleCapacity, RulePartners, RuleSize, RulePresent, RuleTwice:
	}
	return string(x.Rule)
}

// BrokenWords says which rules are broken, in one clause after another.
func BrokenWords(list []Broken, e Entry) string {
	parts := make([]string, 0, len(list))
	for _, x := range list {
		if words := x.Words(e); len(parts) == 0 || parts[len(parts)-1] != words {
			parts = append(parts, words)
		}
	}
	return strings.Join(parts, "; ")
}

// Reasons are true statements on why a visit is as it is, each a few words, to
// be read aloud one after another. A rule that is broken is among them, with
// the reason that was given for it.
func (b *DrawBoard) Reasons(a Assignment, e Entry) []string {
	broken := b.Check(a)
	breaks := map[DrawRule]bool{}
	for _, x := range broken {
		breaks[x.Rule] = true
	}
	var list []string
	add := func(ok bool, text string) {
		if ok {
			list = append(list, text)
		}
	}
	add(!breaks[RuleSector] && !breaks[RuleUnknown], "not your sector")
	add(!breaks[RuleOffice] && breaks[RuleSector], "not your kind of office")
	add(!breaks[RuleTie], "no tie")
	at, of := b.Place(a)
	switch {
	case of == 1 && at == 1:
		add(true, "the one seat is free")
	default:
		add(at <= of, fmt.Sprintf("seat free, %d of %d", at, of))
	}
	s := b.service[a.Service]
	add(s != nil && !breaks[RuleHours] && s.hours.read && a.WindowStart != "", "open then")
	add(len(a.People) > 1 && !breaks[RulePartners], pick(len(a.People) == 3, "three sectors", "two sectors"))
	if len(broken) > 0 {
		list = append(list, "but "+BrokenWords(broken, e))
	}
	if a.Reason != "" {
		list = append(list, "by hand: "+OneLine(a.Reason))
	}
	return list
}

// Verdict is what the draw made of one service for one person.
type Verdict struct {
	Service Service
	// Broken are the rules that rule it out for the person, whoever goes along.
	Broken []Broken
	// Visits is how many go there, Places how many it takes.
	Visits, Places int
	// Here says that the person goes there.
	Here bool
}

// Verdicts goes through all services for one person: what rules each out, how
// full it is, and which one it became.
func (b *DrawBoard) Verdicts(person ID) []Verdict {
	p := b.person[person]
	if p == nil {
		return nil
	}
	own, sent := b.VisitOf(person)
	w := WindowOf(own)
	if !sent && len(b.Visits) > 0 {
		w = WindowOf(b.Visits[0])
	}
	list := make([]Verdict, 0, len(b.Services))
	for _, v := range b.Services {
		r := Verdict{Service: v, Places: v.Places(), Here: sent && own.Service == v.ID, Broken: unfit(p, b.service[v.ID])}
		if !b.service[v.ID].hours.in(w) {
			r.Broken = append(r.Broken, Broken{RuleHours, ID{}, v.Hours})
		}
		for _, a := range b.Visits {
			if a.Service == v.ID && len(a.People) > 0 {
				r.Visits++
			}
		}
		list = append(list, r)
	}
	return list
}
