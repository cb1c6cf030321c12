package session

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doorstep/content"
)

// toldChecklist is what a checklist finds empty, a text each.
func toldChecklist(c Checklist) []string {
	list := []string{}
	for _, l := range c.Lists {
		if l.Missing() {
			list = append(list, l.Capture.Kind+" missing")
		}
		for _, e := range l.Empty {
			list = append(list, fmt.Sprintf("%s %s %s", l.Capture.Kind, e.Field.ID, strings.Join(labelsOf(e.Records), " ")))
		}
		for _, t := range l.Without {
			list = append(list, l.Capture.Kind+" of "+t.Text())
		}
	}
	return list
}

func labelsOf(list []*Record) []string {
	labels := make([]string, len(list))
	for i, r := range list {
		labels[i] = r.Label
	}
	return labels
}

func TestAChecklistNamesWhatIsEmpty(t *testing.T) {
	pack := builtinPack(t)
	a := newLaptop(1)
	check := func(id string, want ...string) {
		t.Helper()
		c := Check(a.State, pack.Activity(id))
		if got := toldChecklist(c); !slices.Equal(got, want) || c.Open() != len(want) {
			t.Errorf("%s: empty are %q (%d), not %q", id, got, c.Open(), want)
		}
	}
	check("1.5", "visit missing")
	if Check(a.State, pack.Activity("1.5")).Begun {
		t.Error("1.5 has begun with nothing in it")
	}
	service := a.add(t, KindService, Patch{"name": "Land office"})
	a.add(t, KindVisit, Patch{"service": service, "outcome": "done", "wait_min": 0})
	check("1.5")
	a.add(t, KindVisit, Patch{"outcome": "done"})
	a.add(t, KindVisit, Patch{"service": service, "quote": ""})
	check("1.5", "visit service 2", "visit outcome 3", "visit wait_min 2 3")

	question := a.add(t, KindHMW, Patch{"text": "How might we?"})
	a.add(t, KindRating, Patch{"item": question, "stars": 4})
	a.add(t, KindRating, Patch{"item": question, "like": "it is plain"}) // gives no stars
	check("2.6")
	a.add(t, KindRating, Patch{"item": question, "count": 3})
	check("2.6", "rating stars 3")

	one := a.add(t, KindTable, Patch{"label": "T1"})
	a.add(t, KindTable, Patch{"label": "T2"})
	root := a.add(t, KindRoot, Patch{"text": "no list", "control": "ours"})
	check("2.4", "why missing")
	a.set(t, KindRoot, root, Patch{"table": one})
	check("2.4", "why missing", "root of T2")

	a.do(t, func(g *Gesture) error {
		return g.Set(KindAgenda, AgendaID(a.Session, "2.4"), Patch{"for": "2.4", "mode": ModeSkipped})
	})
	if c := Check(a.State, pack.Activity("2.4")); c.Open() != 0 || !c.LeftOut {
		t.Errorf("what is left out has %d empty", c.Open())
	}
	check("1.4")
	a.set(t, KindSession, a.Session, Patch{"title": "Trial"})
	if c := Check(a.State, pack.Activity("3.8")); c.Begun || c.Open() != 2 {
		t.Errorf("3.8 asks for %d, begun %v", c.Open(), c.Begun)
	}
	a.set(t, KindSession, a.Session, Patch{"approved_by": "the room", "plan": "short"})
	check("3.8", "session given_to ")
	if !LeftOut(a.State, pack.Activity("2.6")) || LeftOut(a.State, pack.Activity("2.5")) {
		t.Error("the short path leaves out 2.6 and nothing else of the second stage")
	}
}

// TestWhatAnotherLaptopWroteIsNotEmpty has one laptop clear a field that
// another wrote.
func TestWhatAnotherLaptopWroteIsNotEmpty(t *testing.T) {
	pack := builtinPack(t)
	a, b := newLaptop(1), newLaptop(2)
	id := a.add(t, KindTheme, Patch{"sentence": "one", "parked": true})
	meet(a, b)
	a.set(t, KindTheme, id, Patch{"sentence": nil})
	b.set(t, KindTheme, id, Patch{"sentence": "two"})
	meet(a, b)
	if got := toldChecklist(Check(a.State, pack.Activity("2.1"))); len(got) > 0 {
		t.Errorf("empty are %q", got)
	}
}

// TestAChecklistAsksForNeedsOnly fills and empties fields at random and holds
// the checklist to the pack.
func TestAChecklistAsksForNeedsOnly(t *testing.T) {
	pack := builtinPack(t)
	rapid.Check(t, func(t *rapid.T) {
		a := newLaptop(1)
		act := rapid.SampledFrom(pack.Activities).Draw(t, "activity")
		g := a.Begin(a.src, a.device, act.ID)
		want := 0
		for i := range act.Captures {
			c := &act.Captures[i]
			if c.Kind == KindSession {
				for _, f := range c.Fields {
					want += whole(f.Need)
				}
				g.Set(KindSession, a.Session, Patch{"title": "Trial"})
				continue
			}
			n := rapid.IntRange(0, 3).Draw(t, "records")
			if n == 0 && needs(c) {
				want++
			}
			empty := map[string]bool{}
			for range n {
				p := Patch{"note": "so that it is there"}
				for field, text := range c.Fixed {
					p[field] = Fixed(c.Kind, field, text)
				}
				for _, f := range c.Fields {
					if f.ID == "item" || f.ID == "kind" && c.Kind == KindCard || f.ID == "table" {
						continue
					}
					if rapid.Bool().Draw(t, f.ID) {
						p[f.ID] = valueOf(f)
					}
				}
				for _, f := range c.Fields {
					_, has := p[f.ID]
					if c.Kind == KindRating && f.ID == "stars" {
						has = has || p["like"] != nil || p["change"] != nil // words alone
					}
					empty[f.ID] = empty[f.ID] || f.Need && !has
				}
				if _, err := g.Add(c.Kind, p); err != nil {
					t.Fatal(err)
				}
			}
			for _, is := range empty {
				want += whole(is)
			}
		}
		c := Check(a.State, act)
		if c.Open() != want {
			t.Fatalf("%s asks for %d, not %d: %q", act.ID, c.Open(), want, toldChecklist(c))
		}
	})
}

func whole(b bool) int {
	if b {
		return 1
	}
	return 0
}

func valueOf(f content.Field) any {
	switch f.Type {
	case content.YesNo:
		return false
	case content.List, content.Refs, content.ManyOf:
		return []string{"x"}
	case content.Line, content.Text, content.OneOf, content.Ref, content.Date, content.Time:
		return "x"
	}
	return 0
}
