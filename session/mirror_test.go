package session

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

func TestTheMirrorAddsUpWhatTheRoomLived(t *testing.T) {
	a := newLaptop(1)
	for range 4 {
		a.add(t, KindAssignment, Patch{"mode": "visit", "service": a.src.NewID()})
	}
	a.add(t, KindVisit, Patch{"outcome": "done", "wait_min": 95, "visits_needed": 0, "origin": "observed", "date": "2026-04-14", "other_payment": 5000, "quote": "Come on Sunday"})
	a.add(t, KindVisit, Patch{"outcome": "told_to_return", "wait_min": 130, "wait_min_origin": "told", "visits_needed": 2, "origin": "observed", "date": "2026-04-14"})
	a.add(t, KindVisit, Patch{"note": "the sheet is not read out yet"})
	m := NewMirror(a.State, nil)
	if m.Sheets != 3 || m.Expected != 4 || !m.Half() || m.Said() != 2 || m.Outcomes.Done != 1 {
		t.Errorf("sheets %d of %d, %d of %d got it", m.Sheets, m.Expected, m.Outcomes.Done, m.Said())
	}
	if m.Wait.Sum != 225 || m.Wait.N != 2 || m.Wait.Origins != (OriginCounts{Observed: 1, Told: 1}) {
		t.Errorf("waited: %+v", m.Wait)
	}
	if m.Trips.Sum != 2 || m.Trips.N != 2 || m.OutcomeOrigins.Observed != 2 {
		t.Errorf("trips: %+v, outcomes of %+v", m.Trips, m.OutcomeOrigins)
	}
	if len(m.Days) != 1 || len(m.Quotes) != 1 || m.Quotes[0].Origin != OriginObserved || m.Quotes[0].Visit == nil {
		t.Errorf("days %v, quotes %+v", m.Days, m.Quotes)
	}
}

func TestTheMirrorShowsTheQuoteThatWeighsMost(t *testing.T) {
	a := newLaptop(1)
	first := func() string {
		m := NewMirror(a.State, NewEvidence(a.State))
		if len(m.Quotes) == 0 {
			return ""
		}
		return m.Quotes[0].Text
	}
	if first() != "" {
		t.Error("there is a quote in an empty session")
	}
	step := func(want string) {
		t.Helper()
		if got := first(); got != want {
			t.Errorf("it shows %q, not %q", got, want)
		}
	}
	pain := a.add(t, KindCard, Patch{"kind": "pain", "text": "written"})
	step("written")
	a.add(t, KindCard, Patch{"kind": "good", "text": "a good thing is no quote of the mirror"})
	a.add(t, KindCard, Patch{"kind": "quote", "text": "heard"})
	step("heard")
	visit := a.add(t, KindVisit, Patch{"quote": "on the sheet"})
	step("on the sheet")
	a.add(t, KindEvent, Patch{"visit": visit, "quote": "a glad moment", "feeling": 2})
	a.add(t, KindEvent, Patch{"visit": visit, "quote": "the worst moment", "feeling": -2})
	step("the worst moment")
	root := a.add(t, KindRoot, Patch{"text": "a root"})
	a.do(t, func(g *Gesture) error { return g.Cite(root, pain) })
	step("written")
	a.set(t, KindSession, a.Session, Patch{FieldMirrorQuote: visit})
	step("on the sheet")
	a.remove(t, KindVisit, visit)
	step("written")
}

// TestTheMirrorCountsEachSheetOnce holds the figures to a plain count.
func TestTheMirrorCountsEachSheetOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := newLaptop(1)
		g := a.Begin(a.src, a.device, "1.5")
		n := rapid.IntRange(0, 9).Draw(t, "visits")
		done, said, waited, waits, trips := 0, 0, 0, 0, 0
		for i := range n {
			p := Patch{"note": fmt.Sprint(i), "other_payment": 100, "currency": "BDT"}
			if o := rapid.SampledFrom([]string{"", "done", "part", "refused", "told_to_return"}).Draw(t, "outcome"); o != "" {
				p["outcome"] = o
				said++
				done += whole(o == "done")
			}
			if w := rapid.IntRange(-1, 300).Draw(t, "waited"); w >= 0 {
				p["wait_min"] = w
				waits++
				waited += w
			}
			if v := rapid.IntRange(-1, 5).Draw(t, "needed"); v >= 0 {
				p["visits_needed"] = v
				trips += v
			}
			if _, err := g.Add(KindVisit, p); err != nil {
				t.Fatal(err)
			}
		}
		m := NewMirror(a.State, nil)
		if m.Sheets != n || m.Said() != said || m.Outcomes.Done != done || m.Wait.Sum != waited || m.Wait.N != waits || m.Trips.Sum != trips {
			t.Fatalf("%+v", m)
		}
	})
}
