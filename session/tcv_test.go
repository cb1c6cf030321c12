package session

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func num(v int) *int { return &v }

func truth(v bool) *bool { return &v }

// pensionVisit is a sheet that holds everything.
func pensionVisit() Visit {
	return Visit{
		TravelMin: num(90), WaitMin: num(140), CounterMin: num(10), // 240 on the day
		ElapsedTenths: num(280),
		OfficialFee:   num(5_000), TravelCost: num(12_000), DocumentCost: num(30_050), LostIncome: num(60_000), // 107,050
		OtherPayment: num(50_000), Currency: "BDT",
		VisitsMade: num(3), VisitsNeeded: num(2), // 5
		DistanceM: num(12_400), Agencies: num(4), Documents: num(21), Steps: num(9),
		GoBetween: truth(true), Outcome: "told_to_return", Origin: OriginObserved,
	}
}

func allOf(v, parts int, origin string) Sum { return Sum{V: v, N: parts, Of: parts, Origin: origin} }

func TestVisitTCV(t *testing.T) {
	told := map[string]string{"elapsed_days": OriginTold, "lost_income": OriginEstimated}
	got := VisitTCV(pensionVisit(), func(field string) string { return told[field] })
	const o = OriginObserved
	want := TCV{
		Time: Times[Sum]{
			Travel: allOf(90, 1, o), Wait: allOf(140, 1, o), Counter: allOf(10, 1, o), Day: allOf(240, 3, o),
			Elapsed: allOf(280, 1, OriginTold),
		},
		Cost: Costs[Sum]{
			Fee: allOf(5_000, 1, o), Travel: allOf(12_000, 1, o), Document: allOf(30_050, 1, o),
			LostIncome: allOf(60_000, 1, OriginEstimated),
			// 5,000 + 12,000 + 30,050 + 60,000, and not the other payment.
			Total: allOf(107_050, 4, OriginMixed),
			Other: allOf(50_000, 1, o),
		},
		Trips: Trips[Sum]{Made: allOf(3, 1, o), Needed: allOf(2, 1, o), Total: allOf(5, 2, o)},
		Burden: Burden[Sum]{
			Distance: allOf(12_400, 1, o), Agencies: allOf(4, 1, o), Documents: allOf(21, 1, o), Steps: allOf(9, 1, o),
		},
		Currency: "BDT",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestVisitTCVSaysWhatIsMissing(t *testing.T) {
	got := VisitTCV(Visit{WaitMin: num(140), TravelMin: num(-5), VisitsMade: num(0), Origin: "heard"}, nil)
	day := Sum{V: 140, N: 1, Of: 3, Missing: []string{"travel_min", "counter_min"}, Origin: OriginUnknown}
	if !reflect.DeepEqual(got.Time.Day, day) || !got.Time.Day.Partial() || !got.Time.Day.Known() {
		t.Errorf("on the day: %+v", got.Time.Day)
	}
	// Nought trips made is a figure; trips not asked about are none.
	if s := got.Trips.Made; !s.Known() || s.V != 0 || s.Partial() {
		t.Errorf("made: %+v", s)
	}
	if s := got.Trips.Needed; s.Known() || s.Partial() || !slices.Equal(s.Missing, []string{"visits_needed"}) {
		t.Errorf("needed: %+v", s)
	}
	if s := got.Trips.Total; !s.Known() || !s.Partial() || s.V != 0 {
		t.Errorf("total: %+v", s)
	}
	if s := got.Cost.Total; s.Known() || len(s.Missing) != 4 {
		t.Errorf("cost: %+v", s)
	}
	if got.Empty() || !VisitTCV(Visit{Outcome: "done", Origin: "told", Currency: "BDT"}, nil).Empty() {
		t.Error("a sheet without figures is empty, one with figures is not")
	}
}

func TestSummariseVisits(t *testing.T) {
	full := pensionVisit()
	full.ID = ID{1}
	visits := []Visit{
		full,
		{Base: Base{ID: ID{2}}, WaitMin: num(20), TravelMin: num(30), CounterMin: num(10), OfficialFee: num(1_000), Outcome: "done", Origin: "observed", GoBetween: truth(false)},
		{Base: Base{ID: ID{3}}, WaitMin: num(61), Outcome: "refused", Origin: "told"},
		{Base: Base{ID: ID{4}}, Outcome: "done"},                                         // no figure at all
		{Base: Base{ID: ID{5}}, OtherPayment: num(700), Currency: "USD", Origin: "told"}, // another money
	}
	s := SummariseVisits(visits, "BDT", func(visit ID, field string) string {
		if visit == (ID{2}) && field == "wait_min" {
			return OriginEstimated
		}
		return ""
	})
	if s.Visits != 5 || s.Filled != 4 || s.GoBetween != 1 || s.NoGoBetween != 1 {
		t.Errorf("counts: %+v", s)
	}
	if want := (Outcomes{Done: 2, Refused: 1, ToldToReturn: 1, Unsaid: 1}); s.Outcomes != want {
		t.Errorf("outcomes %+v, want %+v", s.Outcomes, want)
	}
	// Waits: 20, 61, 140 come to 221.
	wait := Figure{
		N: 3, Median: 61, Min: 20, Max: 140, Sum: 221, Origin: OriginMixed,
		Origins: OriginCounts{Observed: 1, Told: 1, Estimated: 1}, Unit: UnitMinutes,
	}
	if s.Time.Wait != wait {
		t.Errorf("wait %+v, want %+v", s.Time.Wait, wait)
	}
	// On the day: 240, 60 (observed and estimated), and at least 61.
	day := Figure{
		N: 3, Median: 61, Min: 60, Max: 240, Sum: 361, Partial: 1, Origin: OriginMixed,
		Origins: OriginCounts{Observed: 1, Told: 1, Mixed: 1}, Unit: UnitMinutes,
	}
	if s.Time.Day != day {
		t.Errorf("day %+v, want %+v", s.Time.Day, day)
	}
	elapsed := Figure{
		N: 1, Median: 280, Min: 280, Max: 280, Sum: 280, Origin: OriginObserved,
		Origins: OriginCounts{Observed: 1}, Unit: UnitTenths,
	}
	if s.Time.Elapsed != elapsed {
		t.Errorf("elapsed %+v, want %+v", s.Time.Elapsed, elapsed)
	}
	if u := []Unit{s.Trips.Total.Unit, s.Burden.Distance.Unit, s.Burden.Steps.Unit}; !slices.Equal(u, []Unit{UnitCount, UnitMetres, UnitCount}) {
		t.Errorf("units %v", u)
	}
	checkMoney(t, s)
}

func checkMoney(t *testing.T, s TCVSummary) {
	t.Helper()
	if len(s.Money) != 2 || !s.MixedCurrencies() || s.Money[0].Currency != "BDT" || s.Money[1].Currency != "USD" {
		t.Fatalf("money %+v", s.Money)
	}
	// In BDT: 107,050 and at least 1,000; half-way is 54,025.
	total := Figure{
		N: 2, Median: 54_025, Min: 1_000, Max: 107_050, Sum: 108_050, Partial: 1,
		Origin: OriginObserved, Origins: OriginCounts{Observed: 2}, Unit: UnitMoney, Currency: "BDT",
	}
	if got := s.Money[0].Cost.Total; got != total {
		t.Errorf("cost %+v, want %+v", got, total)
	}
	if bdt, usd := s.Money[0].Cost.Other, s.Money[1].Cost.Other; bdt.Sum != 50_000 || usd.Sum != 700 || usd.N != 1 {
		t.Errorf("unofficial payments %+v and %+v", bdt, usd)
	}
	if got := s.Money[1].Cost.Total; got.N != 0 {
		t.Errorf("an unofficial payment stands among the costs: %+v", got)
	}
}

func TestSummaryOfNothing(t *testing.T) {
	for _, visits := range [][]Visit{nil, {{}, {}}} {
		s := SummariseVisits(visits, "BDT", nil)
		if s.Filled != 0 || s.Visits != len(visits) || s.Time.Day.N != 0 || s.Money != nil || s.MixedCurrencies() {
			t.Errorf("%d empty sheets: %+v", len(visits), s)
		}
	}
}

// figureFrom draws a figure that may be missing, or far too large.
func figureFrom(t *rapid.T, name string) *int {
	return rapid.Ptr(rapid.OneOf(rapid.IntRange(-5, 500), rapid.IntRange(0, maxWhole)), true).Draw(t, name)
}

func TestSummaryHoldsForAnySheets(t *testing.T) {
	visit := rapid.Custom(func(t *rapid.T) Visit {
		return Visit{
			TravelMin: figureFrom(t, "travel"), WaitMin: figureFrom(t, "wait"), CounterMin: figureFrom(t, "counter"),
			OfficialFee: figureFrom(t, "fee"), LostIncome: figureFrom(t, "lost"), OtherPayment: figureFrom(t, "other"),
			Currency: rapid.SampledFrom([]string{"", "BDT", "USD"}).Draw(t, "currency"),
			Outcome:  rapid.SampledFrom([]string{"", "done", "part", "lost"}).Draw(t, "outcome"),
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		visits := rapid.SliceOf(visit).Draw(t, "visits")
		s := SummariseVisits(visits, "BDT", nil)
		o := s.Outcomes
		if o.Done+o.Part+o.Refused+o.ToldToReturn+o.Unsaid != len(visits) || s.Filled > s.Visits {
			t.Fatalf("outcomes do not add up: %+v", s)
		}
		paid := 0
		for _, m := range s.Money {
			paid += m.Cost.Fee.N
			if m.Cost.Total.Min < m.Cost.Fee.Min && m.Cost.Total.N == m.Cost.Fee.N {
				t.Fatalf("a total is less than its part: %+v", m)
			}
			if m.Currency == "" {
				t.Fatalf("money without a currency: %+v", m)
			}
		}
		fees := 0
		for _, v := range visits {
			if v.OfficialFee != nil && *v.OfficialFee >= 0 {
				fees++
			}
		}
		if paid != fees {
			t.Fatalf("%d fees on the sheets, %d in the figures", fees, paid)
		}
		if d := s.Time.Day; d.Max > maxWhole || d.Min < 0 || d.Sum < d.Max {
			t.Fatalf("on the day: %+v", d)
		}
	})
}
