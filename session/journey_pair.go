package session

// StepPair is a step of today's journey beside the one that is wanted in its
// place; either may be missing.
type StepPair struct{ Now, Wanted *JourneyStep }

// PairSteps sets two journeys side by side. A wanted step stands beside the one
// it was made from; where none of them says so, beside the one with its place in
// the order. Wanted steps keep their order, and steps of today that nothing
// stands for come where they are passed.
func PairSteps(now, wanted []JourneyStep) []StepPair {
	at, claimed := map[ID]int{}, map[ID]bool{}
	for i := range now {
		at[now[i].ID] = i
	}
	for i := range wanted {
		if _, ok := at[wanted[i].Was]; ok {
			claimed[wanted[i].Was] = true
		}
	}
	if len(claimed) == 0 {
		return pairByOrder(now, wanted)
	}
	var pairs []StepPair
	done, next := map[ID]bool{}, 0
	alone := func(upTo int) {
		for ; next < upTo; next++ {
			if !claimed[now[next].ID] {
				pairs = append(pairs, StepPair{Now: &now[next]})
			}
		}
	}
	for i := range wanted {
		p := StepPair{Wanted: &wanted[i]}
		if k, ok := at[wanted[i].Was]; ok && !done[wanted[i].Was] {
			alone(k)
			p.Now, done[wanted[i].Was] = &now[k], true
		}
		pairs = append(pairs, p)
	}
	alone(len(now))
	return pairs
}

func pairByOrder(now, wanted []JourneyStep) []StepPair {
	pairs := make([]StepPair, max(len(now), len(wanted)))
	for i := range now {
		pairs[i].Now = &now[i]
	}
	for i := range wanted {
		pairs[i].Wanted = &wanted[i]
	}
	return pairs
}

// Difference is what the pair's wanted step takes less than today's. Beside a
// step that is not there any more, or not yet, stands nought.
func (p StepPair) Difference(currency string, origins func(step ID, field string) string) Delta {
	one := func(s *JourneyStep) (Totals, bool) {
		if s == nil || !s.Live() {
			return Totals{}, false
		}
		return JourneyTotals([]JourneyStep{*s}, currency, origins), true
	}
	now, hasNow := one(p.Now)
	wanted, hasWanted := one(p.Wanted)
	switch {
	case !hasNow:
		now = wanted.nought()
	case !hasWanted:
		wanted = now.nought()
	}
	return Difference(now, wanted)
}

// nought is a journey that takes nothing of what this one takes.
func (t Totals) nought() Totals {
	zero := t
	zero.Steps = 0
	sums := []*Sum{&zero.CitizenMin, &zero.WaitMin, &zero.DayMin, &zero.OfficeMin, &zero.GapTenths, &zero.Visits, &zero.DistanceM, &zero.Documents}
	for _, s := range append(sums, zero.Cost.each()...) {
		s.V = 0
	}
	return zero
}
