package session

import (
	"maps"
	"slices"
)

// Mirrored is a mirror that is kept in step with the visit sheets, so that a
// sheet that is handed in costs what is on it. The zero value has no sheets. It
// belongs to one reader, on the goroutine of the state.
type Mirrored struct {
	visits         Selection
	wait, trips    Readings
	outcomes       Outcomes
	outcomeOrigins OriginCounts
	days           map[string]int
	// began is how many sheets tell when they began, and late of those at noon
	// or after it.
	began, late int
}

// Of is the mirror as the state is now.
func (x *Mirrored) Of(s *State, e *Evidence) Mirror {
	if x.visits.Keep == nil {
		x.visits = Selection{
			Kind: KindVisit, Keep: func(*Record) bool { return true }, Reset: x.reset,
			Came: func(r *Record) { x.count(r, 1) }, Gone: func(r *Record) { x.count(r, -1) },
		}
	}
	n := len(x.visits.Of(s, nil))
	m := Mirror{
		Sheets: n, Expected: max(n, len(s.Kind(KindAssignment))),
		Days: slices.Sorted(maps.Keys(x.days)), Morning: x.began > 0 && x.late == 0,
		Outcomes: x.outcomes, OutcomeOrigins: x.outcomeOrigins,
		Wait: x.wait.Figure(), Trips: x.trips.Figure(),
		Quotes: mirrorQuotes(s, e),
	}
	m.Wait.Unit, m.Trips.Unit = UnitMinutes, UnitCount
	return m
}

func (x *Mirrored) reset() { *x = Mirrored{visits: x.visits, days: map[string]int{}} }

// count takes a sheet in, or with -1 out as it was.
func (x *Mirrored) count(r *Record, n int) {
	v := As[Visit](r)
	x.outcomes.count(v.Outcome, n)
	var said Outcomes
	if said.count(v.Outcome, 1); said.Unsaid == 0 {
		*x.outcomeOrigins.of(v.Origin) += n
	}
	if v.StartedAt != "" {
		x.began += n
		if v.StartedAt >= "12:00" {
			x.late += n
		}
	}
	if v.Date != "" {
		if x.days[v.Date] += n; x.days[v.Date] == 0 {
			delete(x.days, v.Date)
		}
	}
	t := VisitTCV(v, func(field string) string { return r.Str(field + OriginSuffix) })
	x.wait.note(t.Time.Wait, n)
	x.trips.note(t.Trips.Needed, n)
}
