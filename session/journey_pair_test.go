package session

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// places are the steps of pairs by their first byte, 0 for none.
func places(pairs []StepPair) [][2]byte {
	var list [][2]byte
	for _, p := range pairs {
		var at [2]byte
		if p.Now != nil {
			at[0] = p.Now.ID[0]
		}
		if p.Wanted != nil {
			at[1] = p.Wanted.ID[0]
		}
		list = append(list, at)
	}
	return list
}

func TestPairSteps(t *testing.T) {
	step := func(id, was byte) JourneyStep { return JourneyStep{Base: Base{ID: ID{id}}, Was: ID{was}} }
	now := []JourneyStep{step(1, 0), step(2, 0), step(3, 0), step(4, 0)}
	for _, tt := range []struct {
		name   string
		wanted []JourneyStep
		want   [][2]byte
	}{
		{"nothing wanted yet", nil, [][2]byte{{1, 0}, {2, 0}, {3, 0}, {4, 0}}},
		{"typed without links", []JourneyStep{step(11, 0), step(12, 0)}, [][2]byte{{1, 11}, {2, 12}, {3, 0}, {4, 0}}},
		{"longer than today", []JourneyStep{step(11, 0), step(12, 0), step(13, 0), step(14, 0), step(15, 0)}, [][2]byte{{1, 11}, {2, 12}, {3, 13}, {4, 14}, {0, 15}}},
		{"copied", []JourneyStep{step(11, 1), step(12, 2), step(13, 3), step(14, 4)}, [][2]byte{{1, 11}, {2, 12}, {3, 13}, {4, 14}}},
		{"one deleted", []JourneyStep{step(11, 1), step(13, 3), step(14, 4)}, [][2]byte{{1, 11}, {2, 0}, {3, 13}, {4, 14}}},
		{"one inserted", []JourneyStep{step(11, 1), step(20, 0), step(12, 2)}, [][2]byte{{1, 11}, {0, 20}, {2, 12}, {3, 0}, {4, 0}}},
		{"two changed places", []JourneyStep{step(12, 2), step(11, 1), step(14, 4)}, [][2]byte{{2, 12}, {1, 11}, {3, 0}, {4, 14}}},
		{"two for one", []JourneyStep{step(11, 1), step(12, 1)}, [][2]byte{{1, 11}, {0, 12}, {2, 0}, {3, 0}, {4, 0}}},
		{"made from a step that is gone", []JourneyStep{step(11, 9), step(12, 2)}, [][2]byte{{0, 11}, {1, 0}, {2, 12}, {3, 0}, {4, 0}}},
	} {
		if got := places(PairSteps(now, tt.wanted)); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

// TestPairsHoldEveryStepOnce also demands that the differences of the pairs come
// to that of the whole, where every figure is known.
func TestPairsHoldEveryStepOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		figure := func() *int { return num(rapid.IntRange(0, 500).Draw(t, "figure")) }
		make := func(base byte, n int, was bool) []JourneyStep {
			list := []JourneyStep{}
			for i := range n {
				s := JourneyStep{Base: Base{ID: ID{base + byte(i)}}, CitizenMin: figure(), WaitMin: figure(), Fee: figure(), Visits: figure(), GapTenths: figure()}
				if was {
					s.Was = ID{rapid.ByteRange(0, 12).Draw(t, "was")}
					s.Fate = rapid.SampledFrom([]string{"", "", FateDropped, FateJoined, "later"}).Draw(t, "fate")
				}
				list = append(list, s)
			}
			return list
		}
		now := make(1, rapid.IntRange(0, 8).Draw(t, "now"), false)
		wanted := make(100, rapid.IntRange(0, 8).Draw(t, "wanted"), true)
		pairs := PairSteps(now, wanted)
		var gotNow, gotWanted []byte
		var sum [4]int
		for _, p := range pairs {
			if p.Now != nil {
				gotNow = append(gotNow, p.Now.ID[0])
			}
			if p.Wanted != nil {
				gotWanted = append(gotWanted, p.Wanted.ID[0])
			}
			d := p.Difference("BDT", nil)
			for i, c := range []Comparison{d.DayMin, d.Cost.Total, d.Visits, d.GapTenths} {
				sum[i] += c.Diff
			}
		}
		slices.Sort(gotNow)
		for i := range now {
			if len(gotNow) != len(now) || gotNow[i] != now[i].ID[0] {
				t.Fatalf("today's steps are %v", gotNow)
			}
		}
		for i := range wanted {
			if len(gotWanted) != len(wanted) || gotWanted[i] != wanted[i].ID[0] {
				t.Fatalf("the wanted steps are %v", gotWanted)
			}
		}
		a, b := JourneyTotals(now, "BDT", nil), JourneyTotals(wanted, "BDT", nil)
		all := Difference(a, b)
		for i, c := range []Comparison{all.DayMin, all.Cost.Total, all.Visits, all.GapTenths} {
			if c.Known && c.Diff != sum[i] {
				t.Fatalf("measure %d differs by %d in all and by %d over the pairs", i, c.Diff, sum[i])
			}
		}
	})
}

func TestStepsThatWereDroppedCountForNothing(t *testing.T) {
	steps := pensionNow()
	steps[1].Fate, steps[2].Fate = FateDropped, FateJoined
	got := JourneyTotals(steps, "BDT", nil)
	if got.Steps != 1 || got.DayMin.V != 150 || got.GapTenths.V != 70 || got.Cost.Total.V != 10_000 || got.Visits.V != 1 || got.Cost.Other.Known() {
		t.Errorf("one of three steps is left: %+v", got)
	}
	d := StepPair{Now: &pensionNow()[1], Wanted: &steps[1]}.Difference("BDT", nil)
	if d.DayMin.Diff != -60 || d.Visits.Diff != -2 || d.Cost.Total.Diff != -40_000 || d.Cost.Other.Diff != -10_000 || d.GapTenths.Diff != -215 {
		t.Errorf("a dropped step gives back all it took: %+v", d)
	}
	later := steps[0]
	later.Fate = "a later program's word"
	if !later.Live() {
		t.Error("a word that is not known drops nothing")
	}
}

func TestCopyJourney(t *testing.T) {
	a := newLaptop(1)
	g := a.Begin(a.src, a.device, "3.3")
	var now []ID
	for _, p := range []Patch{
		{"journey": "now", "citizen_action": "Asks", "wait_min": 30, "wait_min_origin": "told", "origin": "observed", "feeling": -2, "pain": 3, "evidence": "#4"},
		{"journey": "now", "citizen_action": "Comes again", "visits": 1, "official_fee": 500, "currency": "BDT", "table": ID{7}},
		{"journey": "now", "citizen_action": "Signs"},
	} {
		id, err := g.Add(KindJourneyStep, p)
		if err != nil {
			t.Fatal(err)
		}
		now = append(now, id)
	}
	of := func(journey string) []*Record {
		return slices.DeleteFunc(slices.Clone(a.Kind(KindJourneyStep)), func(r *Record) bool { return r.Str("journey") != journey })
	}
	copyAll := func(want int) {
		t.Helper()
		n, err := CopyJourney(a.Begin(a.src, a.device, "3.4"), of("now"), of("wanted"), Patch{"journey": "wanted", "origin": "estimated", "table": ID{8}})
		if err != nil || n != want {
			t.Fatalf("%d were copied, %v; want %d", n, err, want)
		}
	}
	copyAll(3)
	wanted := of("wanted")
	first := wanted[0]
	for field, want := range map[string]any{
		"citizen_action": "Asks", "wait_min": int64(30), "wait_min_origin": nil, "origin": "estimated",
		"feeling": nil, "pain": nil, "evidence": nil, "was": now[0].String(), "table": ID{8}.String(),
	} {
		if got := first.Value(field); got != want {
			t.Errorf("%s is %v, want %v", field, got, want)
		}
	}
	if wanted[1].Str("table") != (ID{7}).String() || wanted[1].Str("currency") != "BDT" {
		t.Errorf("the second copy is of table %s, in %s", wanted[1].Str("table"), wanted[1].Str("currency"))
	}
	if again := a.Begin(a.src, a.device, "3.4"); again.Delete(KindJourneyStep, wanted[1].ID) != nil {
		t.Fatal("no delete")
	}
	copyAll(1) // only what nothing stands for, and at its place
	var order []string
	for _, r := range of("wanted") {
		order = append(order, r.Text())
	}
	if want := []string{"Asks", "Comes again", "Signs"}; !slices.Equal(order, want) {
		t.Errorf("the wanted journey is %v", order)
	}
	copyAll(0)
}
