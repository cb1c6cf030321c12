package session

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// pensionNow is a short journey as it is: three steps, worked out by hand below.
func pensionNow() []JourneyStep {
	return []JourneyStep{
		{
			Base: Base{ID: ID{1}}, CitizenMin: num(30), WaitMin: num(120), OfficeMin: num(15), GapTenths: num(70), Visits: num(1),
			Fee: num(2_000), TravelCost: num(8_000), DistanceM: num(12_000), Documents: num(12), Origin: OriginObserved, Currency: "BDT",
		},
		{
			Base: Base{ID: ID{2}}, WaitMin: num(60), OfficeMin: num(5), GapTenths: num(215), Visits: num(2),
			LostIncome: num(40_000), OtherPayment: num(10_000), Documents: num(9), Origin: OriginTold,
		},
		{Base: Base{ID: ID{3}}, CitizenMin: num(10), OfficeMin: num(600), Origin: OriginTold},
	}
}

func TestJourneyTotals(t *testing.T) {
	got := JourneyTotals(pensionNow(), "BDT", func(step ID, field string) string {
		if step == (ID{1}) && field == "gap_days" {
			return OriginTold
		}
		return ""
	})
	want := Totals{
		Steps:      3,
		CitizenMin: Sum{V: 40, N: 2, Of: 3, Origin: OriginMixed},        // 30 + 10
		WaitMin:    Sum{V: 180, N: 2, Of: 3, Origin: OriginMixed},       // 120 + 60
		DayMin:     Sum{V: 220, N: 3, Of: 3, Origin: OriginMixed},       // 150 + 60 + 10
		OfficeMin:  Sum{V: 620, N: 3, Of: 3, Origin: OriginMixed},       // 15 + 5 + 600
		GapTenths:  Sum{V: 285, N: 2, Of: 3, Origin: OriginTold},        // 7 + 21.5 days
		Visits:     Sum{V: 3, N: 2, Of: 3, Origin: OriginMixed},         // 1 + 2
		DistanceM:  Sum{V: 12_000, N: 1, Of: 3, Origin: OriginObserved}, //
		Documents:  Sum{V: 21, N: 2, Of: 3, Origin: OriginMixed},        // 12 + 9
		Currency:   "BDT",
		Cost: Costs[Sum]{
			Fee:        Sum{V: 2_000, N: 1, Of: 3, Origin: OriginObserved},
			Travel:     Sum{V: 8_000, N: 1, Of: 3, Origin: OriginObserved},
			Document:   Sum{Of: 3},
			LostIncome: Sum{V: 40_000, N: 1, Of: 3, Origin: OriginTold},
			Total:      Sum{V: 50_000, N: 2, Of: 3, Origin: OriginMixed}, // 10,000 + 40,000
			Other:      Sum{V: 10_000, N: 1, Of: 3, Origin: OriginTold},
		},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestJourneyNeverAddsCurrencies(t *testing.T) {
	steps := pensionNow()
	steps[1].Currency = "USD"
	got := JourneyTotals(steps, "BDT", nil)
	if !slices.Equal(got.Mixed, []string{"BDT", "USD"}) || got.Currency != "" || got.Cost.Total.Known() || got.Cost.Other.Known() {
		t.Errorf("mixed: %+v", got)
	}
	if got.WaitMin.V != 180 {
		t.Errorf("the times went with the money: %+v", got.WaitMin)
	}
	// A step without money has no say, whatever currency it names.
	steps[1].Currency, steps[2].Currency = "", "USD"
	if got := JourneyTotals(steps, "BDT", nil); got.Mixed != nil || got.Currency != "BDT" || got.Cost.Total.V != 50_000 {
		t.Errorf("one currency: %+v", got)
	}
}

func TestDifference(t *testing.T) {
	now := JourneyTotals(pensionNow(), "BDT", nil)
	wanted := JourneyTotals([]JourneyStep{
		{CitizenMin: num(20), WaitMin: num(30), OfficeMin: num(700), GapTenths: num(0), Visits: num(1), Fee: num(2_000), TravelCost: num(0)},
		{CitizenMin: num(5), OfficeMin: num(10)},
	}, "BDT", nil)
	d := Difference(now, wanted)
	tests := []struct {
		name string
		got  Comparison
		want Comparison
	}{
		{"steps", d.Steps, Comparison{Now: 3, Wanted: 2, Known: true, Diff: -1, Percent: -33, HasPercent: true}},
		{"citizen", d.CitizenMin, Comparison{Now: 40, Wanted: 25, Known: true, Diff: -15, Percent: -38, HasPercent: true, Partial: true}}, // -37.5
		{"wait", d.WaitMin, Comparison{Now: 180, Wanted: 30, Known: true, Diff: -150, Percent: -83, HasPercent: true, Partial: true}},     // -83.3
		{"day", d.DayMin, Comparison{Now: 220, Wanted: 55, Known: true, Diff: -165, Percent: -75, HasPercent: true}},
		{"office", d.OfficeMin, Comparison{Now: 620, Wanted: 710, Known: true, Diff: 90, Percent: 15, HasPercent: true}}, // +14.5
		{"gap", d.GapTenths, Comparison{Now: 285, Wanted: 0, Known: true, Diff: -285, Percent: -100, HasPercent: true, Partial: true}},
		{"visits", d.Visits, Comparison{Now: 3, Wanted: 1, Known: true, Diff: -2, Percent: -67, HasPercent: true, Partial: true}},
		{"documents", d.Documents, Comparison{Now: 21, Partial: true}}, // nobody said what is wanted
		{"cost", d.Cost.Total, Comparison{Now: 50_000, Wanted: 2_000, Known: true, Diff: -48_000, Percent: -96, HasPercent: true, Partial: true}},
		{"fee", d.Cost.Fee, Comparison{Now: 2_000, Wanted: 2_000, Known: true, HasPercent: true, Partial: true}},
		{"unofficial", d.Cost.Other, Comparison{Now: 10_000, Partial: true}},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.name, tt.got, tt.want)
		}
	}
	if d.Currency != "BDT" {
		t.Errorf("currency %q", d.Currency)
	}
}

func TestDifferenceIsUndefined(t *testing.T) {
	now := JourneyTotals([]JourneyStep{{WaitMin: num(0), Fee: num(100), Currency: "BDT"}}, "", nil)
	wanted := JourneyTotals([]JourneyStep{{WaitMin: num(10), Fee: num(100), Currency: "USD"}}, "", nil)
	d := Difference(now, wanted)
	if want := (Comparison{Wanted: 10, Known: true, Diff: 10}); d.WaitMin != want {
		t.Errorf("from nought: %+v", d.WaitMin)
	}
	if d.Cost.Fee != (Comparison{}) || d.Currency != "" {
		t.Errorf("two currencies: %+v", d.Cost.Fee)
	}
	empty := Difference(Totals{}, Totals{})
	if empty.Steps.Known || empty.DayMin.Known {
		t.Errorf("of nothing: %+v", empty)
	}
}

func TestDifferenceOfAnyJourneys(t *testing.T) {
	steps := rapid.SliceOf(rapid.Custom(func(t *rapid.T) JourneyStep {
		return JourneyStep{
			CitizenMin: figureFrom(t, "citizen"), WaitMin: figureFrom(t, "wait"), Fee: figureFrom(t, "fee"),
			Currency: rapid.SampledFrom([]string{"", "BDT", "USD"}).Draw(t, "currency"),
		}
	}))
	rapid.Check(t, func(t *rapid.T) {
		a := JourneyTotals(steps.Draw(t, "now"), "BDT", nil)
		b := JourneyTotals(steps.Draw(t, "wanted"), "BDT", nil)
		there, back := Difference(a, b), Difference(b, a)
		for name, pair := range map[string][2]Comparison{
			"day": {there.DayMin, back.DayMin}, "fee": {there.Cost.Fee, back.Cost.Fee}, "steps": {there.Steps, back.Steps},
		} {
			x, y := pair[0], pair[1]
			if x.Known != y.Known || x.Diff != -y.Diff || x.Now != y.Wanted {
				t.Fatalf("%s: %+v there, %+v back", name, x, y)
			}
			if x.HasPercent != (x.Known && x.Now > 0) || x.HasPercent && x.Percent < -100 {
				t.Fatalf("%s: %+v", name, x)
			}
		}
		if self := Difference(a, a); self.DayMin.Diff != 0 || self.DayMin.Percent != 0 {
			t.Fatalf("a journey differs from itself: %+v", self.DayMin)
		}
		if s := a.DayMin; s.N > s.Of || s.Of != a.Steps || s.V < 0 || s.V > maxWhole {
			t.Fatalf("day: %+v", s)
		}
	})
}
