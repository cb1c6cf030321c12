package session

import (
	"maps"
	"slices"
)

// TCV is time, cost and visits: what a service takes from a citizen. The rules
// here add up single sheets and journeys. Two things they never do: call
// a sum of minutes the elapsed time, which is counted in days and asked for by
// itself, and add an unofficial payment to the fees.

// Sum is a figure made of parts, some of which may not have been filled in.
type Sum struct {
	// V is what the known parts come to.
	V int
	// N of the Of parts are known. In a journey a part is a step.
	N, Of int
	// Missing names the fields of a sheet that are not known.
	Missing []string
	// Origin is the origin of all known parts, or OriginMixed; empty if none is.
	Origin string
}

// Known says that the sum has something in it; if not, it is no nought.
func (s Sum) Known() bool { return s.N > 0 }

// Partial says that a part is missing: the truth is V or more.
func (s Sum) Partial() bool { return s.N > 0 && s.N < s.Of }

// part is one figure of a sheet, by the name of its field.
type part struct {
	field string
	v     *int
}

// sumOf adds the parts; origin tells where the figure in a field comes from. A
// figure below zero can't have been measured and counts as not filled in.
func sumOf(origin func(field string) string, parts ...part) Sum {
	s := Sum{Of: len(parts)}
	for _, p := range parts {
		if p.v == nil || *p.v < 0 {
			s.Missing = append(s.Missing, p.field)
			continue
		}
		s.N++
		s.V = addCapped(s.V, *p.v)
		s.Origin = joinOrigins(s.Origin, origin(p.field))
	}
	return s
}

// summer is sumOf for one row, whose origin holds where own, which may be nil,
// has nothing to say of a field.
func summer(row string, own func(field string) string) func(...part) Sum {
	return func(parts ...part) Sum {
		return sumOf(func(field string) string {
			if own != nil {
				if o := own(field); o != "" {
					return o
				}
			}
			return row
		}, parts...)
	}
}

// originsOf is origins, which may be nil, for one record.
func originsOf(id ID, origins func(record ID, field string) string) func(field string) string {
	if origins == nil {
		return nil
	}
	return func(field string) string { return origins(id, field) }
}

// Times is time, of sheets (T is Sum) or of many sheets (Figure).
type Times[T any] struct {
	// Travel, Wait and Counter are minutes, and Day is all three: the time on
	// the day of the visit.
	Travel, Wait, Counter, Day T
	// Elapsed is tenths of days from the need to the service. It is not the sum
	// of anything: most of it is spent at home.
	Elapsed T
}

func (t *Times[T]) each() []*T {
	return []*T{&t.Travel, &t.Wait, &t.Counter, &t.Day, &t.Elapsed}
}

// Costs is money, in minor units of one currency.
type Costs[T any] struct {
	Fee, Travel, Document, LostIncome T
	// Total is the four above.
	Total T
	// Other is what was paid unofficially. It stands apart from every total.
	Other T
}

func (c *Costs[T]) each() []*T {
	return []*T{&c.Fee, &c.Travel, &c.Document, &c.LostIncome, &c.Total, &c.Other}
}

// Trips is visits to offices: made, still needed, and both together.
type Trips[T any] struct{ Made, Needed, Total T }

func (t *Trips[T]) each() []*T { return []*T{&t.Made, &t.Needed, &t.Total} }

// Burden is what else a service asks: metres of way, and numbers of agencies,
// documents and steps.
type Burden[T any] struct{ Distance, Agencies, Documents, Steps T }

func (b *Burden[T]) each() []*T {
	return []*T{&b.Distance, &b.Agencies, &b.Documents, &b.Steps}
}

// TCV is the arithmetic of one visit sheet.
type TCV struct {
	Time   Times[Sum]
	Cost   Costs[Sum]
	Trips  Trips[Sum]
	Burden Burden[Sum]
	// Currency is the sheet's; empty if it names none.
	Currency string
}

// each is every sum of the sheet, in a fixed order.
func (t *TCV) each() []*Sum {
	return slices.Concat(t.Time.each(), t.Cost.each(), t.Trips.each(), t.Burden.each())
}

// Empty says that the sheet holds no figure.
func (t TCV) Empty() bool {
	return !slices.ContainsFunc(t.each(), func(s *Sum) bool { return s.Known() })
}

// VisitTCV adds up one visit sheet. Given a field such as "wait_min", origins
// returns what the sheet says of that figure's own origin, in "wait_min_origin",
// or "" where the row's origin holds; it may be nil.
func VisitTCV(v Visit, origins func(field string) string) TCV {
	sum := summer(v.Origin, origins)
	travel, wait, counter := part{"travel_min", v.TravelMin}, part{"wait_min", v.WaitMin}, part{"counter_min", v.CounterMin}
	made, needed := part{"visits_made", v.VisitsMade}, part{"visits_needed", v.VisitsNeeded}
	return TCV{
		Time: Times[Sum]{
			Travel: sum(travel), Wait: sum(wait), Counter: sum(counter), Day: sum(travel, wait, counter),
			Elapsed: sum(part{"elapsed_days", v.ElapsedTenths}),
		},
		Cost:  costsOf(sum, v.OfficialFee, v.TravelCost, v.DocumentCost, v.LostIncome, v.OtherPayment),
		Trips: Trips[Sum]{Made: sum(made), Needed: sum(needed), Total: sum(made, needed)},
		Burden: Burden[Sum]{
			Distance: sum(part{"distance_m", v.DistanceM}), Agencies: sum(part{"agencies", v.Agencies}),
			Documents: sum(part{"documents", v.Documents}), Steps: sum(part{"steps", v.Steps}),
		},
		Currency: v.Currency,
	}
}

// costsOf adds up the money of a sheet or a step, whose fields have one name.
func costsOf(sum func(...part) Sum, fee, travel, document, lost, other *int) Costs[Sum] {
	f, t := part{"official_fee", fee}, part{"travel_cost", travel}
	d, l := part{"document_cost", document}, part{"lost_income", lost}
	return Costs[Sum]{
		Fee: sum(f), Travel: sum(t), Document: sum(d), LostIncome: sum(l),
		Total: sum(f, t, d, l),
		Other: sum(part{"other_payment", other}),
	}
}

// Outcomes is how many visits ended in which way.
type Outcomes struct {
	Done, Part, Refused, ToldToReturn int
	// Unsaid is the sheets that do not say.
	Unsaid int
}

// count adds n sheets that say so of the outcome.
func (o *Outcomes) count(outcome string, n int) {
	switch outcome {
	case "done":
		o.Done += n
	case "part":
		o.Part += n
	case "refused":
		o.Refused += n
	case "told_to_return":
		o.ToldToReturn += n
	default:
		o.Unsaid += n
	}
}

// TCVSummary is what many visit sheets say, each measure by itself: a sheet
// counts in the figures that it has something for.
type TCVSummary struct {
	// Visits is the number of sheets, and Filled of those that hold a figure.
	Visits, Filled int
	Outcomes       Outcomes
	Time           Times[Figure]
	// Money is the costs, one entry for each currency that was paid in, sorted by
	// its code. Currencies are never added.
	Money  []MoneyFigures
	Trips  Trips[Figure]
	Burden Burden[Figure]
	// GoBetween is how many met or needed a go-between; NoGoBetween says that
	// they did not. The others left it open.
	GoBetween, NoGoBetween int
}

// MoneyFigures is the costs that were paid in one currency.
type MoneyFigures struct {
	Currency string
	Cost     Costs[Figure]
}

// MixedCurrencies says that the sheets hold more than one.
func (s TCVSummary) MixedCurrencies() bool { return len(s.Money) > 1 }

// SummariseVisits works out the figures of many sheets. Currency is the
// session's, for sheets that name none. Origins is as in VisitTCV, with the
// visit's id in front; it may be nil.
func SummariseVisits(visits []Visit, currency string, origins func(visit ID, field string) string) TCVSummary {
	s := TCVSummary{Visits: len(visits)}
	var times Times[column]
	var trips Trips[column]
	var burden Burden[column]
	money := map[string]*Costs[column]{}
	for _, v := range visits {
		t := VisitTCV(v, originsOf(v.ID, origins))
		s.Outcomes.count(v.Outcome, 1)
		switch {
		case v.GoBetween == nil:
		case *v.GoBetween:
			s.GoBetween++
		default:
			s.NoGoBetween++
		}
		if t.Empty() {
			continue
		}
		s.Filled++
		collect(times.each(), t.Time.each())
		collect(trips.each(), t.Trips.each())
		collect(burden.each(), t.Burden.each())
		if t.Cost.Total.Known() || t.Cost.Other.Known() {
			code := orCurrency(t.Currency, currency)
			if money[code] == nil {
				money[code] = &Costs[column]{}
			}
			collect(money[code].each(), t.Cost.each())
		}
	}
	figures(s.Time.each(), times.each(), "", UnitMinutes, UnitMinutes, UnitMinutes, UnitMinutes, UnitTenths)
	figures(s.Trips.each(), trips.each(), "", UnitCount)
	figures(s.Burden.each(), burden.each(), "", UnitMetres, UnitCount)
	for _, code := range slices.Sorted(maps.Keys(money)) {
		m := MoneyFigures{Currency: code}
		figures(m.Cost.each(), money[code].each(), code, UnitMoney)
		s.Money = append(s.Money, m)
	}
	return s
}

// column is the readings of one measure, a sheet each.
type column []Reading

// collect puts each sum that is known into its column.
func collect(columns []*column, sums []*Sum) {
	for i, s := range sums {
		if s.Known() {
			*columns[i] = append(*columns[i], Reading{V: s.V, Origin: s.Origin, Partial: s.Partial()})
		}
	}
}

// figures works out each column; the last unit holds for all that follow.
func figures(into []*Figure, columns []*column, currency string, units ...Unit) {
	for i, c := range columns {
		f := Figures(*c)
		f.Unit, f.Currency = units[min(i, len(units)-1)], currency
		*into[i] = f
	}
}

func orCurrency(own, otherwise string) string {
	if own != "" {
		return own
	}
	return otherwise
}
