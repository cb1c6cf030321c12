package session

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// toldThread is what a thread has and lacks.
func toldThread(th Thread) []string {
	list := []string{}
	for _, p := range th.Parts {
		text := p.ID + ": " + strings.Join(textsOf(p.Records), " | ")
		if p.Shared {
			text += " (all)"
		}
		if len(p.Chain) > 0 {
			text += " <- " + strings.Join(textsOf(p.Chain), " <- ")
		}
		if p.Gap() && p.Activity != nil {
			text += "gap " + p.Activity.ID
		}
		list = append(list, text)
	}
	return list
}

// twoTables is a workshop of which T1 has gone all the way.
func twoTables(t *testing.T) (a *laptop, one, two ID) {
	a = newLaptop(1)
	one = a.add(t, KindTable, Patch{"label": "T1"})
	two = a.add(t, KindTable, Patch{"label": "T2"})
	theme := a.add(t, KindTheme, Patch{"sentence": "Nobody knows the list"})
	a.add(t, KindTheme, Patch{"sentence": "Long ways"})
	a.add(t, KindProblem, Patch{"version": 1, "statement": "Papers are incomplete", "table": one})
	a.add(t, KindProblem, Patch{"version": 2, "statement": "She learns it trip by trip", "table": one, "theme": theme})
	fact := a.add(t, KindWhy, Patch{"answer": "Three trips", "table": one})
	cause := a.add(t, KindWhy, Patch{"answer": "No list", "parent": fact, "table": one})
	a.add(t, KindRoot, Patch{"text": "Nobody owns it", "why": cause}) // its table is that of its why
	a.add(t, KindPOV, Patch{"who": "a mother", "need": "to know", "table": one})
	a.add(t, KindHMW, Patch{"text": "ask less?", "table": one})
	a.add(t, KindHMW, Patch{"text": "tell sooner?", "chosen": true, "table": one})
	a.add(t, KindPersona, Patch{"label": "Amina"}) // of no table, so of all
	for i, journey := range []string{"now", "now", "wanted"} {
		a.add(t, KindJourneyStep, Patch{"journey": journey, "citizen_action": fmt.Sprint("step ", i), "visits": 1, "table": one})
	}
	concept := a.add(t, KindConcept, Patch{"title": "One list", "table": one})
	a.add(t, KindAction, Patch{"text": "I will write it", "concept": concept})
	return a, one, two
}

func TestAThreadIsReadThrough(t *testing.T) {
	a, _, two := twoTables(t)
	threads := Threads(a.State, builtinPack(t))
	if len(threads) != 2 || threads[1].Table.ID != two {
		t.Fatalf("there are %d threads", len(threads))
	}
	want := []string{
		"theme: Nobody knows the list", "official: Papers are incomplete",
		"root: Nobody owns it <- Three trips <- No list", "pov: to know", "hmw: tell sooner?",
		"room: She learns it trip by trip", "persona: Amina (all)", "journey: step 0 | step 1 | step 2",
		"citizen: gap 3.3", "concept: One list", "promise: I will write it",
	}
	if got := toldThread(threads[0]); !slices.Equal(got, want) {
		t.Errorf("the thread of T1 is\n%s\nnot\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if p := threads[0].Parts[7]; p.Now.Visits.V != 2 || p.Wanted.Visits.V != 1 {
		t.Errorf("the journey takes %d visits, then %d", p.Now.Visits.V, p.Wanted.Visits.V)
	}
	want = []string{
		"theme: gap 2.1", "official: gap 2.3", "root: gap 2.4", "pov: gap 2.5", "hmw: gap 2.5", "room: gap 2.5",
		"persona: Amina (all)", "journey: gap 3.3", "citizen: gap 3.3", "concept: gap 3.6", "promise: gap 3.7",
	}
	if got := toldThread(threads[1]); !slices.Equal(got, want) {
		t.Errorf("the thread of T2 is\n%s\nnot\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	a.do(t, func(g *Gesture) error {
		return g.Set(KindAgenda, AgendaID(a.Session, "3.7"), Patch{"for": "3.7", "mode": ModeSkipped})
	})
	if p := Threads(a.State, builtinPack(t))[1].Parts[10]; p.Gap() || !p.LeftOut {
		t.Error("what is left out is a gap")
	}
}

func TestARoomOfOneTableHasOneThread(t *testing.T) {
	a := newLaptop(1)
	a.add(t, KindTheme, Patch{"sentence": "one"})
	a.add(t, KindTheme, Patch{"sentence": "odd", "parked": true})
	a.add(t, KindRoot, Patch{"text": "a root", "table": a.src.NewID()}) // of a table that is gone
	threads := Threads(a.State, nil)
	if len(threads) != 1 || threads[0].Table != nil {
		t.Fatalf("there are %d threads", len(threads))
	}
	if got := toldThread(threads[0]); got[0] != "theme: one" || got[2] != "root: a root" {
		t.Errorf("the thread is %q", got)
	}
}

// TestWhysThatGoInACircleEnd holds a chain that a stranger may write.
func TestWhysThatGoInACircleEnd(t *testing.T) {
	a := newLaptop(1)
	x := a.add(t, KindWhy, Patch{"answer": "x"})
	y := a.add(t, KindWhy, Patch{"answer": "y", "parent": x})
	a.set(t, KindWhy, x, Patch{"parent": y})
	a.add(t, KindRoot, Patch{"text": "r", "why": x})
	if got := Threads(a.State, nil)[0].Parts[2].Chain; !slices.Equal(textsOf(got), []string{"y", "x"}) {
		t.Errorf("the chain is %q", textsOf(got))
	}
}

// TestNothingOfATableIsLost counts what the threads of the practice session
// hold: all roots, points of view, concepts and promises, each in its table's.
func TestNothingOfATableIsLost(t *testing.T) {
	s, _ := practiceState(t)
	threads := Threads(s, builtinPack(t))
	for _, kind := range []string{KindRoot, KindPOV, KindConcept, KindPersona} {
		for _, r := range s.Kind(kind) {
			in := 0
			for _, th := range threads {
				for _, p := range th.Parts {
					if slices.Contains(p.Records, r) && !p.Shared {
						in++
						if th.Table.ID != TableOf(s, r) {
							t.Errorf("%s #%s is in the thread of %s", kind, r.Label, th.Table.Text())
						}
					}
				}
			}
			if in != 1 && !TableOf(s, r).IsZero() {
				t.Errorf("%s #%s is in %d threads", kind, r.Label, in)
			}
		}
	}
}
