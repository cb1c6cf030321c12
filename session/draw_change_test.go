package session

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// drawLaptop is a room in a log: so many people of five sectors, and services.
func drawLaptop(t testing.TB, people int) *laptop {
	t.Helper()
	l := newLaptop(5)
	l.do(t, func(g *Gesture) error {
		for i, sector := range append(drawSectors, "Accounts", "Passport") {
			fields := Patch{"name": sector + " counter", "sector": sector, "capacity": 4, "opening_hours": "Sun-Thu 9-16"}
			if _, err := g.Add(KindService, fields); err != nil {
				return err
			}
			_ = i
		}
		return nil
	})
	for range people {
		l.arrive(t)
	}
	return l
}

// arrive adds one more person.
func (l *laptop) arrive(t testing.TB) ID {
	n := len(l.Kind(KindParticipant))
	return l.add(t, KindParticipant, Patch{"alias": fmt.Sprintf("P%02d", n+1), "sector": drawSectors[n%len(drawSectors)]})
}

// leave has somebody leave after a day.
func (l *laptop) leave(t testing.TB, id ID, last string) {
	l.set(t, KindParticipant, id, Patch{"present_to": last})
}

var drawDay = DrawWindow{"2026-05-10", "10:30", "14:30"}

// deal draws and keeps it.
func (l *laptop) deal(t testing.TB, seed int) DrawResult {
	t.Helper()
	b := ReadDraw(l.State)
	in := b.Input(drawDay, false, false, seed)
	res := Draw(in)
	if res.Blocked != nil {
		t.Fatalf("no draw: %s", res.Blocked.Sentence(Entry{State: l.State}))
	}
	l.do(t, func(g *Gesture) error { return b.WriteDraw(g, res, in, Patch{"mode": "visit"}) })
	return res
}

// who lists the visits as texts, by number.
func (l *laptop) who() map[string]string {
	e := Entry{State: l.State}
	list := map[string]string{}
	for _, a := range All[Assignment](l.State) {
		list[a.Label] = e.Name(KindAssignment, a.ID)
	}
	return list
}

func (l *laptop) proposals() (*DrawBoard, []Proposal) {
	b := ReadDraw(l.State)
	return b, b.Proposals(false)
}

func TestADrawIsKeptAndUndone(t *testing.T) {
	t.Parallel()
	l := drawLaptop(t, 30)
	l.deal(t, 11)
	first := l.who()
	if len(first) != 15 {
		t.Fatalf("%d visits for 30 people", len(first))
	}
	for _, a := range All[Assignment](l.State) {
		if a.Seed != 11 || a.Mode != "visit" || WindowOf(a) != drawDay || len(ReadDraw(l.State).Check(a)) > 0 {
			t.Errorf("kept as %+v", a)
		}
	}
	l.deal(t, 12)
	second := l.who()
	if len(second) != 15 || fmt.Sprint(first) == fmt.Sprint(second) {
		t.Errorf("another number gave the same draw, or other slips: %v", second)
	}
	l.undo(t)
	if fmt.Sprint(l.who()) != fmt.Sprint(first) {
		t.Errorf("undo gave %v, not %v", l.who(), first)
	}
	l.deal(t, 12)
	if fmt.Sprint(l.who()) != fmt.Sprint(second) {
		t.Errorf("the same number gave %v, not %v", l.who(), second)
	}
}

func TestARedrawKeepsWhatWasSaid(t *testing.T) {
	t.Parallel()
	l := drawLaptop(t, 20)
	l.deal(t, 3)
	visits := l.Kind(KindAssignment)
	l.add(t, KindScenario, Patch{"assignment": visits[0].ID, "need": "a birth certificate"})
	l.add(t, KindVisit, Patch{"assignment": visits[1].ID, "outcome": "done"})
	l.add(t, KindEthics, Patch{"assignment": visits[2].ID, "letter": true})
	l.set(t, KindAssignment, visits[3].ID, Patch{"locked": true})
	l.set(t, KindAssignment, visits[4].ID, Patch{"sent_at": "10:31"})
	before := l.who()
	for seed := range 5 {
		l.deal(t, 50+seed)
		after := l.who()
		for _, r := range visits[:5] {
			if after[r.Label] != before[r.Label] {
				t.Fatalf("#%s was %s and is %s", r.Label, before[r.Label], after[r.Label])
			}
		}
		if len(after) != 10 {
			t.Fatalf("%d visits", len(after))
		}
	}
}

func TestALateArrivalMovesNobody(t *testing.T) {
	t.Parallel()
	l := drawLaptop(t, 10)
	l.deal(t, 4)
	before := l.who()
	late := l.arrive(t)
	b, list := l.proposals()
	if len(list) != 1 || len(list[0].Ways) == 0 || list[0].Ways[0].Kind != WayThird {
		t.Fatalf("proposed %+v", list)
	}
	way := list[0].Ways[0]
	e := Entry{State: l.State}
	if text := list[0].Say(way, e); !strings.HasPrefix(text, "P11 arrived: let P11 join P") {
		t.Errorf("it says %q", text)
	}
	l.do(t, func(g *Gesture) error { return b.Take(g, list[0], way, nil, "") })
	after := l.who()
	for label, was := range before {
		joined, _ := One[Assignment](l.State, way.Visit)
		if label != joined.Label && after[label] != was {
			t.Errorf("#%s was %s and is %s", label, was, after[label])
		}
	}
	b, list = l.proposals()
	a, sent := b.VisitOf(late)
	if len(list) > 0 || !sent || len(a.People) != 3 || len(b.Check(a)) > 0 {
		t.Errorf("%+v breaks %v; then proposed %+v", a, b.Check(a), list)
	}
	// Two newcomers make a pair of their own.
	l.arrive(t)
	l.arrive(t)
	b, list = l.proposals()
	if len(list) != 2 || list[0].Ways[0].Kind != WayPair {
		t.Fatalf("for two it proposes %+v", list)
	}
	l.do(t, func(g *Gesture) error { return b.Take(g, list[0], list[0].Ways[0], Patch{"mode": "visit"}, "") })
	b, list = l.proposals()
	last := b.Visits[len(b.Visits)-1]
	if len(list) > 0 || len(last.People) != 2 || last.Mode != "visit" || WindowOf(last) != drawDay || len(b.Check(last)) > 0 {
		t.Errorf("the new pair is %+v and breaks %v", last, b.Check(last))
	}
}

func TestALeaverFreesThePartner(t *testing.T) {
	t.Parallel()
	for _, said := range []bool{false, true} {
		l := drawLaptop(t, 10)
		l.deal(t, 4)
		a := All[Assignment](l.State)[2]
		goes, stays := a.People[0], a.People[1]
		if said {
			l.add(t, KindScenario, Patch{"assignment": a.ID, "need": "a licence"})
		}
		l.leave(t, goes, "2026-05-09")
		b, list := l.proposals()
		if len(list) != 1 || list[0].From != a.ID || !slices.Equal(list[0].Who, []ID{stays}) {
			t.Fatalf("proposed %+v", list)
		}
		kinds := []WayKind{}
		for _, w := range list[0].Ways {
			kinds = append(kinds, w.Kind)
			if w.Reason != (w.Kind == WayAlone) {
				t.Errorf("a reason is wanted for %+v: %v", w, w.Reason)
			}
		}
		if kinds[0] != WayThird || kinds[len(kinds)-1] != WayAlone {
			t.Fatalf("the ways are %v", kinds)
		}
		l.do(t, func(g *Gesture) error { return b.Take(g, list[0], list[0].Ways[0], nil, "") })
		b, again := l.proposals()
		joined, _ := b.VisitOf(stays)
		old, there := b.Visit(a.ID)
		if len(again) > 0 || len(joined.People) != 3 || there != said {
			t.Errorf("said %v: then %+v, joined %+v, the old one is there: %v", said, again, joined, there)
		}
		if said && !slices.Equal(old.People, []ID{goes}) {
			t.Errorf("what was said is with %v", old.People)
		}
		l.undo(t)
		_, list = l.proposals()
		l.do(t, func(g *Gesture) error {
			return b.Take(g, list[0], list[0].Ways[len(list[0].Ways)-1], nil, "the others are far away")
		})
		b, again = l.proposals()
		if alone, _ := b.VisitOf(stays); len(again) > 0 || len(alone.People) != 1 || alone.Reason != "the others are far away" || alone.ID != a.ID {
			t.Errorf("alone: %+v, then proposed %+v", alone, again)
		}
	}
}

// TestNoWayMovesAnybody takes ways at random, after people came and left at
// random: nobody else is moved, and what needs no reason breaks no rule.
func TestNoWayMovesAnybody(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		l := drawLaptop(t, rapid.IntRange(8, 14).Draw(rt, "people"))
		l.deal(t, rapid.IntRange(1, 99).Draw(rt, "seed"))
		for range rapid.IntRange(0, 3).Draw(rt, "come") {
			l.arrive(t)
		}
		people := l.Kind(KindParticipant)
		for range rapid.IntRange(0, 3).Draw(rt, "go") {
			id := rapid.SampledFrom(people).Draw(rt, "who").ID
			if rapid.Bool().Draw(rt, "deleted") {
				l.remove(t, KindParticipant, id)
			} else {
				l.leave(t, id, "2026-05-09")
			}
		}
		for step := 0; ; step++ {
			b, list := l.proposals()
			if len(list) == 0 {
				break
			}
			if step > 20 {
				rt.Fatalf("it proposes for ever: %+v", list)
			}
			p := rapid.SampledFrom(list).Draw(rt, "proposal")
			if len(p.Ways) == 0 {
				break
			}
			w := rapid.SampledFrom(p.Ways).Draw(rt, "way")
			reason := ""
			if w.Reason {
				reason = "said so"
			}
			l.do(t, func(g *Gesture) error { return b.Take(g, p, w, nil, reason) })
			after := ReadDraw(l.State)
			for _, was := range b.People {
				if slices.Contains(p.Who, was.ID) || slices.Contains(p.Gone, was.ID) || slices.Contains(w.With, was.ID) {
					continue
				}
				before, sent := b.VisitOf(was.ID)
				now, still := after.VisitOf(was.ID)
				if sent != still || before.Service != now.Service || sent && !slices.Equal(before.People, now.People) {
					rt.Fatalf("%s was in %v and is in %v", was.Alias, before.People, now.People)
				}
			}
			for _, who := range p.Who {
				a, sent := after.VisitOf(who)
				if !sent || len(a.People) > 3 {
					rt.Fatalf("after %+v they are in %+v", w, a)
				}
				if broken := after.Check(a); !w.Reason && len(broken) > 0 {
					rt.Fatalf("%+v breaks %v", w, broken)
				}
			}
		}
	})
}
