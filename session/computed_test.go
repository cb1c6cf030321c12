package session

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"doorstep/content"

	"pgregory.net/rapid"
)

func TestThePackAndTheSessionKnowTheSameComputedColumns(t *testing.T) {
	known := map[string][]string{}
	for _, c := range computed {
		known[c.Kind] = append(known[c.Kind], c.Name)
		if len(c.Parts) < 2 {
			t.Errorf("%s of a %s adds nothing", c.Name, c.Kind)
		}
	}
	if !reflect.DeepEqual(known, content.Computations) {
		t.Errorf("the session computes %v, the packs may name %v", known, content.Computations)
	}
	if _, ok := ComputedOf(KindCard, "tcv_time"); ok {
		t.Error("a card has no time")
	}
}

// TestComputedAgreesWithTheTCV writes sheets and steps with any figures and
// holds each computed column to the sum that the TCV has.
func TestComputedAgreesWithTheTCV(t *testing.T) {
	figures := map[string][]string{
		KindVisit:       {"travel_min", "wait_min", "counter_min", "visits_made", "visits_needed"},
		KindJourneyStep: {"citizen_min", "wait_min"},
	}
	rapid.Check(t, func(t *rapid.T) {
		a := newLaptop(1)
		for kind, fields := range figures {
			p := Patch{"note": "x"}
			if o := rapid.SampledFrom([]string{"", OriginTold, OriginObserved}).Draw(t, "origin"); o != "" {
				p["origin"] = o
			}
			for _, f := range append(slices.Clone(fields), append(costParts, "other_payment")...) {
				if v := figureFrom(t, f); v != nil {
					p[f] = int64(*v)
					if rapid.Bool().Draw(t, "own origin") {
						p[f+OriginSuffix] = OriginEstimated
					}
				}
			}
			id, err := a.Begin(a.src, a.device, "1.5").Add(kind, p)
			if err != nil {
				t.Fatal(err)
			}
			want := sumsOf(a.State, kind, id)
			for name, w := range want {
				c, ok := ComputedOf(kind, name)
				if !ok {
					t.Fatalf("there is no %s of a %s", name, kind)
				}
				if got := c.Of(a.Get(kind, id)); got.V != w.V || got.Known() != w.Known() || got.Origin != w.Origin {
					t.Fatalf("%s of a %s is %+v, the TCV has %+v; the record holds %v", name, kind, got, w, p)
				}
			}
		}
	})
}

// sumsOf are the sums of one record as VisitTCV and JourneyTotals have them.
func sumsOf(s *State, kind string, id ID) map[string]Sum {
	r := s.Get(kind, id)
	own := func(field string) string { return r.Str(field + OriginSuffix) }
	if kind == KindVisit {
		tcv := VisitTCV(As[Visit](r), own)
		return map[string]Sum{"tcv_time": tcv.Time.Day, "tcv_cost": tcv.Cost.Total, "tcv_visits": tcv.Trips.Total}
	}
	total := JourneyTotals([]JourneyStep{As[JourneyStep](r)}, "BDT", func(_ ID, field string) string { return own(field) })
	return map[string]Sum{"tcv_time": total.DayMin, "tcv_cost": total.Cost.Total}
}

func TestComputedByHand(t *testing.T) {
	a := newLaptop(1)
	id, err := a.Begin(a.src, a.device, "1.5").Add(KindVisit, Patch{
		"travel_min": 90, "wait_min": 140, "counter_min": 10, "wait_min_origin": "told", "origin": "observed",
		"official_fee": 5_000, "travel_cost": 12_000, "document_cost": 30_050, "lost_income": 60_000, "other_payment": 50_000,
		"visits_made": 3,
	})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]Sum{
		"tcv_time":   {V: 240, N: 3, Of: 3, Origin: OriginMixed},                                      // 90 + 140 + 10
		"tcv_cost":   {V: 107_050, N: 4, Of: 4, Origin: OriginObserved},                               // without the 50,000
		"tcv_visits": {V: 3, N: 1, Of: 2, Missing: []string{"visits_needed"}, Origin: OriginObserved}, // or more
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		c, _ := ComputedOf(KindVisit, name)
		if got := c.Of(a.Get(KindVisit, id)); !reflect.DeepEqual(got, want[name]) {
			t.Errorf("%s is %+v, want %+v", name, got, want[name])
		}
	}
	trips, _ := ComputedOf(KindVisit, "tcv_visits")
	if r, ok := trips.Reading(a.Get(KindVisit, id)); !ok || !r.Partial || r.V != 3 {
		t.Errorf("trips read %+v, %v", r, ok)
	}
	if r, ok := ReadingOf(a.Get(KindVisit, id), "wait_min"); !ok || r != (Reading{V: 140, Origin: OriginTold}) {
		t.Errorf("waiting reads %+v, %v", r, ok)
	}
	if _, ok := ReadingOf(a.Get(KindVisit, id), "documents"); ok {
		t.Error("documents were never counted")
	}
}

func TestByOrigin(t *testing.T) {
	list := ByOrigin([]Reading{
		{V: 30, Origin: OriginTold},
		{V: 10, Origin: OriginObserved},
		{V: 50, Origin: OriginTold},
		{V: 20, Origin: OriginObserved},
		{V: 90, Origin: OriginObserved},
		{V: 7, Origin: "heard"},
	})
	want := []Figure{
		{N: 3, Median: 20, Min: 10, Max: 90, Sum: 120, Origin: OriginObserved, Origins: OriginCounts{Observed: 3}},
		{N: 2, Median: 40, Min: 30, Max: 50, Sum: 80, Origin: OriginTold, Origins: OriginCounts{Told: 2}},
		{N: 1, Median: 7, Min: 7, Max: 7, Sum: 7, Origin: OriginUnknown, Origins: OriginCounts{Unknown: 1}},
	}
	if !reflect.DeepEqual(list, want) {
		t.Errorf("got  %+v\nwant %+v", list, want)
	}
	if len(ByOrigin(nil)) != 0 {
		t.Error("nothing has no figures")
	}
	if !Apart(KindVisit) || Apart(KindJourneyStep) {
		t.Error("visits stand apart, steps add up")
	}
}
