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
	var x OriginReadings
	for _, r := range readings {
		x.Add(r)
	}
	return x.Figures()
}

// OriginReadings are readings that come and go, apart by origin. The zero value
// is empty.
type OriginReadings struct{ by map[string]*Readings }

func (x *OriginReadings) of(r Reading) *Readings {
	origin := joinOrigins("", r.Origin)
	if x.by == nil {
		x.by = map[string]*Readings{}
	}
	if x.by[origin] == nil {
		x.by[origin] = &Readings{}
	}
	return x.by[origin]
}

// Add takes a reading in, Remove takes out one that was added.
func (x *OriginReadings) Add(r Reading)    { x.of(r).Add(r) }
func (x *OriginReadings) Remove(r Reading) { x.of(r).Remove(r) }

// Figures are the figures of the origins that there are readings of.
func (x *OriginReadings) Figures() []Figure {
	var list []Figure
	for _, o := range origins {
		if of := x.by[o]; of != nil && of.N() > 0 {
			list = append(list, of.Figure())
		}
	}
	return list
}
