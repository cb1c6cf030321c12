package session

import "slices"

// Computed is a column that nobody types: a sum of other fields of the record.
// A pack names those that a list shows.
type Computed struct {
	Kind, Name string
	// Parts are the fields that are added, by name.
	Parts []string
	Unit  Unit
	// Whole says that every part should be filled in: without one the truth is
	// more. In a step of a journey an empty cell mostly means that it has none.
	Whole bool
}

var computed = []Computed{
	{KindVisit, "tcv_time", []string{"travel_min", "wait_min", "counter_min"}, UnitMinutes, true},
	{KindVisit, "tcv_cost", costParts, UnitMoney, true},
	{KindVisit, "tcv_visits", []string{"visits_made", "visits_needed"}, UnitCount, true},
	{KindJourneyStep, "tcv_time", []string{"citizen_min", "wait_min"}, UnitMinutes, false},
	{KindJourneyStep, "tcv_cost", costParts, UnitMoney, false},
}

// costParts are what a service costs a citizen. What was paid unofficially
// stands apart and is in no sum.
var costParts = []string{"official_fee", "travel_cost", "document_cost", "lost_income"}

// ComputedOf finds a kind's computed column by its name.
func ComputedOf(kind, name string) (Computed, bool) {
	i := slices.IndexFunc(computed, func(c Computed) bool { return c.Kind == kind && c.Name == name })
	if i < 0 {
		return Computed{}, false
	}
	return computed[i], true
}

// Of is what the column holds for a record.
func (c Computed) Of(r *Record) Sum {
	parts := make([]part, len(c.Parts))
	for i, field := range c.Parts {
		parts[i].field = field
		if v, ok := r.Int(field); ok {
			parts[i].v = &v
		}
	}
	return sumOf(r.FigureOrigin, parts...)
}

// FigureOrigin is where the figure in a field comes from: its own origin, or
// that of the row. It is "" where nobody said.
func (r *Record) FigureOrigin(field string) string {
	if own := r.Str(field + OriginSuffix); own != "" {
		return own
	}
	return r.Str("origin")
}

// Reading is what the column holds as one reading of many; ok is false where
// nothing is filled in.
func (c Computed) Reading(r *Record) (v Reading, ok bool) {
	sum := c.Of(r)
	return Reading{V: sum.V, Origin: sum.Origin, Partial: c.Whole && sum.Partial()}, sum.Known()
}

// ReadingOf is the figure in a field as one reading of many; ok is false where
// there is none, or one below zero, which can't have been measured.
func ReadingOf(r *Record, field string) (v Reading, ok bool) {
	n, ok := r.Int(field)
	return Reading{V: n, Origin: r.FigureOrigin(field)}, ok && n >= 0
}

// Apart says that the records of a kind are readings of one thing, each by
// itself: their figures have a middle and a range, and no sum worth writing
// down. The steps of a journey follow one another, and add up.
func Apart(kind string) bool { return kind == KindVisit || kind == KindReview }

// ByOrigin works out a figure for each origin that the readings have: observed
// first, then told, estimated, mixed within one reading, and unknown. Readings
// of one origin share a middle that means something.
func ByOrigin(readings []Reading) []Figure {
	apart := map[string][]Reading{}
	for _, r := range readings {
		origin := joinOrigins("", r.Origin)
		apart[origin] = append(apart[origin], r)
	}
	var list []Figure
	for _, origin := range []string{OriginObserved, OriginTold, OriginEstimated, OriginMixed, OriginUnknown} {
		if len(apart[origin]) > 0 {
			list = append(list, Figures(apart[origin]))
		}
	}
	return list
}
