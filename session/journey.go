package session

import (
	"maps"
	"slices"
)

// What became of a step of the wanted journey, as it stands in the log.
const (
	FateDropped = "dropped"
	FateJoined  = "joined"
)

// Live says that the step is still to be taken.
func (s JourneyStep) Live() bool { return s.Fate != FateDropped && s.Fate != FateJoined }

// Totals is what a journey takes, over all its steps. A step counts in a sum if
// it holds the figure, and in a sum of several if it holds one of them: in a
// journey an empty cell mostly means that the step has none.
type Totals struct {
	Steps int
	// CitizenMin is what the citizen does, WaitMin what the citizen waits; DayMin
	// is both. OfficeMin is the office's own work, which may run while
	// the citizen waits, and is never added to the others.
	CitizenMin, WaitMin, DayMin, OfficeMin Sum
	// GapTenths is the days that lie between steps, in tenths.
	GapTenths Sum
	// Cost is empty if the steps name more than one currency; Mixed then lists
	// them, sorted.
	Cost                         Costs[Sum]
	Currency                     string
	Mixed                        []string
	Visits, DistanceM, Documents Sum
}

// JourneyTotals adds up the steps of one journey, as it is or as it is wanted,
// which the caller picks. Steps that were dropped or joined count for nothing.
// Currency is the session's, for steps that name none.
// Origins is as in SummariseVisits; it may be nil.
func JourneyTotals(steps []JourneyStep, currency string, origins func(step ID, field string) string) Totals {
	t := Totals{}
	paid := map[string]bool{}
	for _, step := range steps {
		if !step.Live() {
			continue
		}
		t.Steps++
		sum := summer(step.Origin, originsOf(step.ID, origins))
		citizen, wait := part{"citizen_min", step.CitizenMin}, part{"wait_min", step.WaitMin}
		t.CitizenMin.join(sum(citizen))
		t.WaitMin.join(sum(wait))
		t.DayMin.join(sum(citizen, wait))
		t.OfficeMin.join(sum(part{"office_min", step.OfficeMin}))
		t.GapTenths.join(sum(part{"gap_days", step.GapTenths}))
		t.Visits.join(sum(part{"visits", step.Visits}))
		t.DistanceM.join(sum(part{"distance_m", step.DistanceM}))
		t.Documents.join(sum(part{"documents", step.Documents}))
		costs := costsOf(sum, step.Fee, step.TravelCost, step.DocumentCost, step.LostIncome, step.OtherPayment)
		own := costs.each()
		for i, into := range t.Cost.each() {
			into.join(*own[i])
		}
		if costs.Total.Known() || costs.Other.Known() {
			paid[orCurrency(step.Currency, currency)] = true
		}
	}
	t.Currency = currency
	switch codes := slices.Sorted(maps.Keys(paid)); len(codes) {
	case 0:
	case 1:
		t.Currency = codes[0]
	default:
		t.Cost, t.Currency, t.Mixed = Costs[Sum]{}, "", codes
	}
	return t
}

// join adds a step's sum to the journey's, as one part.
func (s *Sum) join(step Sum) {
	s.Of++
	if step.Known() {
		s.N++
		s.V = addCapped(s.V, step.V)
		s.Origin = joinOrigins(s.Origin, step.Origin)
	}
}

// Comparison is one measure of the journey as it is beside the one wanted.
type Comparison struct {
	Now, Wanted int
	// Known says that both figures are known, and in one currency if they are
	// money; without it there is no difference.
	Known bool
	// Diff is Wanted less Now: below zero is a gain for the citizen.
	Diff int
	// Percent is Diff in whole percent of Now, if HasPercent: there is none of
	// nought.
	Percent    int
	HasPercent bool
	// Partial says that one of the two leaves steps out.
	Partial bool
}

// CompareSums sets one sum beside another.
func CompareSums(now, wanted Sum) Comparison {
	c := Comparison{Now: now.V, Wanted: wanted.V, Partial: now.Partial() || wanted.Partial()}
	if now.Known() && wanted.Known() {
		c.Known, c.Diff = true, wanted.V-now.V
		c.Percent, c.HasPercent = PercentChange(now.V, wanted.V)
	}
	return c
}

// Delta is two journeys side by side, measure by measure, named as in Totals.
type Delta struct {
	Steps                                  Comparison
	CitizenMin, WaitMin, DayMin, OfficeMin Comparison
	GapTenths                              Comparison
	Cost                                   Costs[Comparison]
	// Currency is that of Cost, which is not known if the two journeys differ.
	Currency                     string
	Visits, DistanceM, Documents Comparison
}

// Difference compares the journey as it is with the one that is wanted.
func Difference(now, wanted Totals) Delta {
	d := Delta{
		Steps:      CompareSums(stepsOf(now), stepsOf(wanted)),
		CitizenMin: CompareSums(now.CitizenMin, wanted.CitizenMin),
		WaitMin:    CompareSums(now.WaitMin, wanted.WaitMin),
		DayMin:     CompareSums(now.DayMin, wanted.DayMin),
		OfficeMin:  CompareSums(now.OfficeMin, wanted.OfficeMin),
		GapTenths:  CompareSums(now.GapTenths, wanted.GapTenths),
		Visits:     CompareSums(now.Visits, wanted.Visits),
		DistanceM:  CompareSums(now.DistanceM, wanted.DistanceM),
		Documents:  CompareSums(now.Documents, wanted.Documents),
	}
	if now.Currency == wanted.Currency {
		d.Currency = now.Currency
		before, after := now.Cost.each(), wanted.Cost.each()
		for i, into := range d.Cost.each() {
			*into = CompareSums(*before[i], *after[i])
		}
	}
	return d
}

func stepsOf(t Totals) Sum {
	if t.Steps == 0 {
		return Sum{}
	}
	return Sum{V: t.Steps, N: 1, Of: 1}
}
