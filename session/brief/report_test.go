package brief

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doorstep/session"
)

// programme is a report on the test sessions, each under its own name.
func programme(t testing.TB, states map[string]*session.State) *Report {
	pr := NewProgramme("2026-12-31")
	pr.Practice = true
	for name, s := range states {
		pr.Add(name+".doorstep", s, pack(t))
	}
	return pr.Report([]Unread{{"torn.doorstep", "it is damaged"}})
}

// ofItsOwn makes the session of a maker one of a workshop of its own, since
// all makers give the same ids.
func ofItsOwn(t testing.TB, n int, s *session.State) *session.State {
	t.Helper()
	m := newMaker(t)
	m.src.Rand = &counter{uint64(n) << 40}
	id := m.src.NewID()
	var changes []*session.Change
	for _, c := range s.Changes() {
		own := *c
		if c.Kind == session.KindSession {
			own.Record = id
		}
		changes = append(changes, &own)
	}
	return session.Fold(id, changes)
}

func TestReportGolden(t *testing.T) {
	r := programme(t, map[string]*session.State{
		"full": fullSession(t), "half": ofItsOwn(t, 1, halfRun(t)), "hostile": ofItsOwn(t, 2, hostileSession(t)), "empty": ofItsOwn(t, 3, emptySession(t)),
	})
	golden(t, "report.md", r.Markdown("en"))
	raw, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "report.json", string(raw)+"\n")
	golden(t, "report-practice.md", programme(t, map[string]*session.State{"practice": practiceSession(t)}).Markdown("en"))
	golden(t, "report-nothing.md", NewProgramme("2026-12-31").Report(nil).Markdown("en"))
}

func TestReportDoesNotDependOnTheOrder(t *testing.T) {
	states := []*session.State{fullSession(t), ofItsOwn(t, 1, halfRun(t)), ofItsOwn(t, 2, fullSession(t)), ofItsOwn(t, 3, hostileSession(t))}
	rapid.Check(t, func(rt *rapid.T) {
		order := rapid.Permutation([]int{0, 1, 2, 3}).Draw(rt, "order")
		one, two := NewProgramme("2026-12-31"), NewProgramme("2026-12-31")
		for i := range states {
			one.Add(fmt.Sprint(i), states[i], nil)
			two.Add(fmt.Sprint(order[i]), states[order[i]], nil)
		}
		if one.Report(nil).Markdown("en") != two.Report(nil).Markdown("en") {
			rt.Fatal("the order in which files were read changes the report")
		}
	})
}

func TestFilesOfOneWorkshopBelongTogether(t *testing.T) {
	pr := NewProgramme("2026-12-31")
	full := fullSession(t)
	pr.Add("b", full, nil)
	pr.Add("a", full, nil)
	pr.Add("other", ofItsOwn(t, 1, full), nil)
	if got := pr.Together(); len(got) != 1 || !slices.Equal(got[0], []string{"a", "b"}) {
		t.Fatalf("together: %v", got)
	}
	pr.Replace([]string{"a", "b"}, full, nil)
	r := pr.Report(nil)
	if r.Counted != 2 || r.Visits != 2*len(full.Kind(session.KindVisit)) || len(pr.Together()) != 0 {
		t.Errorf("%d workshops with %d visits", r.Counted, r.Visits)
	}
}

func TestReportNamesNobody(t *testing.T) {
	s := fullSession(t)
	r := programme(t, map[string]*session.State{"full": s})
	raw, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Rahima", "Jamal"} {
		if strings.Contains(string(raw)+r.Markdown("en"), name) {
			t.Errorf("%s stands in the report", name)
		}
	}
}

func TestReportOutline(t *testing.T) {
	p := pack(t)
	rapid.Check(t, func(t *rapid.T) {
		tw := &twins{hostile: newMaker(t), tame: newMaker(t), said: map[string]string{}}
		tw.draw(t)
		of := func(s *session.State) string {
			pr := NewProgramme("2026-12-31")
			pr.Add("a.doorstep", s, p)
			return pr.Report(nil).Markdown("en")
		}
		wild, mild := of(tw.hostile.s), of(tw.tame.s)
		if a, b := tables(wild), tables(mild); a != b {
			t.Fatalf("%d tables and %d", a, b)
		}
		outline(t, wild)
		otherOutline(t, wild)
	})
}

func tables(markdown string) int { return strings.Count(markdown, "\n| --- |") }

func BenchmarkReport(b *testing.B) {
	full, p := fullSession(b), pack(b)
	for _, n := range []int{10, 100, 1000} {
		states := make([]*session.State, 10)
		for i := range states {
			states[i] = ofItsOwn(b, i+1, full)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				pr := NewProgramme("2026-12-31")
				for i := range n {
					pr.Add(fmt.Sprint(i), states[i%len(states)], p)
				}
				pr.Report(nil)
			}
		})
	}
}
