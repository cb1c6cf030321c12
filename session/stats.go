package session

import "slices"

// Where a figure comes from, as it stands in the log. A visit of half a day
// rarely sees the whole of a service, so a figure is worth little without it.
const (
	OriginObserved  = "observed"
	OriginTold      = "told"
	OriginEstimated = "estimated"
)

// What the rules here may also answer.
const (
	// OriginMixed is the origin of figures that do not all share one.
	OriginMixed = "mixed"
	// OriginUnknown is the origin of figures of which nobody said it.
	OriginUnknown = "unknown"
)

// Reading is one figure from one sheet, in whatever unit its column has.
type Reading struct {
	V      int
	Origin string
	// Partial marks a sum of which a part was not filled in: the truth is V or
	// more.
	Partial bool
}

// Figure is what a column of readings says. It has no mean on purpose: one bad
// day at one counter would drown the rest, and readings of mixed origin do not
// share a middle that means anything.
type Figure struct {
	// N is how many readings there are. With none, all else is zero.
	N int
	// Median is the middle reading. Between two middle readings it is half-way,
	// rounded half up to the unit.
	Median   int
	Min, Max int
	// Sum is what all readings come to: what the room together went through,
	// which says nothing about the service.
	Sum int
	// Partial is how many of the readings leave a part out.
	Partial int
	// Origin is the origin that all readings share, or OriginMixed.
	Origin string
	// Origins is how many readings there are of each.
	Origins OriginCounts
	// Unit is what the numbers count, and Currency of what money they are.
	Unit     Unit
	Currency string
}

// OriginCounts is a number of readings by origin.
type OriginCounts struct{ Observed, Told, Estimated, Mixed, Unknown int }

// Figures works out the figure of a column of readings, whose order does not
// matter. The caller sets the unit.
func Figures(readings []Reading) Figure {
	var x Readings
	for _, r := range readings {
		x.Add(r)
	}
	return x.Figure()
}

// of is the count of one origin; a word that is no origin counts as unknown.
func (c *OriginCounts) of(origin string) *int {
	switch origin {
	case OriginObserved:
		return &c.Observed
	case OriginTold:
		return &c.Told
	case OriginEstimated:
		return &c.Estimated
	case OriginMixed:
		return &c.Mixed
	}
	return &c.Unknown
}

func (c *OriginCounts) count(origin string) { *c.of(origin)++ }

// shared is the origin that all readings have, or OriginMixed.
func (c *OriginCounts) shared() string {
	origin := ""
	for _, o := range origins {
		if *c.of(o) > 0 {
			origin = joinOrigins(origin, o)
		}
	}
	return origin
}

// origins are all that a reading may have: observed first, then told,
// estimated, mixed within one reading, and unknown.
var origins = []string{OriginObserved, OriginTold, OriginEstimated, OriginMixed, OriginUnknown}

// joinOrigins is the origin of a figure made of two, the first of which is ""
// if there is none yet. A word that is no origin counts as unknown.
func joinOrigins(a, b string) string {
	switch b {
	case OriginObserved, OriginTold, OriginEstimated, OriginMixed:
	default:
		b = OriginUnknown
	}
	if a == "" || a == b {
		return b
	}
	return OriginMixed
}

// Median is the middle of the values; of an even number of them it lies half-way
// between the middle two, rounded half up (3 and 4 give 4, -4 and -3 give -3).
// Without values there is none, and ok is false. The values are left as they are.
func Median(values []int) (median int, ok bool) {
	if len(values) == 0 {
		return 0, false
	}
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	return middle(sorted), true
}

// middle is the median of sorted values, of which there is at least one.
func middle(sorted []int) int {
	mid := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[mid]
	}
	low, high := int64(sorted[mid-1]), int64(sorted[mid])
	return int(low + (high-low+1)/2)
}

// PercentChange is the change from one figure to another in whole percent,
// rounded half away from zero: from 80 to 30 it is -63. From nought there is no
// such number, and ok is false.
func PercentChange(from, to int) (percent int, ok bool) {
	if from <= 0 {
		return 0, false
	}
	base, change := int64(from), int64(to)-int64(from)
	half := base / 2
	if change < 0 {
		half = -half
	}
	// An odd base has no exact half, so nothing is rounded the wrong way.
	return int((change*100 + half) / base), true
}

// addCapped adds, and stays within what a session file can hold: a file from
// a stranger may hold figures that no sum has room for.
func addCapped(a, b int) int {
	return int(min(max(int64(a)+int64(b), -maxWhole), maxWhole))
}

// Unit is what the number of a figure counts.
type Unit string

// The units of figures.
const (
	UnitCount   Unit = "count"
	UnitMinutes Unit = "minutes"
	UnitTenths  Unit = "tenths" // of a day
	UnitMetres  Unit = "metres"
	UnitMoney   Unit = "money" // minor units of a currency
)

// Format writes a number of the unit as it is shown; currency matters for money
// alone.
func (u Unit) Format(v int, currency string) string {
	switch u {
	case UnitMinutes:
		return FormatMinutes(v)
	case UnitTenths:
		return FormatTenths(v)
	case UnitMetres:
		return FormatDistance(v)
	case UnitMoney:
		return FormatMoney(v, currency)
	}
	return scaled(v, 0, false)
}

// Format writes one number of the figure, such as its median, in its unit.
func (f Figure) Format(v int) string { return f.Unit.Format(v, f.Currency) }
