package session

import (
	"slices"
	"strings"
	"testing"
)

func TestReasonsAreTrue(t *testing.T) {
	t.Parallel()
	l := drawLaptop(t, 12)
	l.deal(t, 8)
	e := Entry{State: l.State}
	b := ReadDraw(l.State)
	for _, a := range b.Visits {
		got := strings.Join(b.Reasons(a, e), " · ")
		if !strings.HasPrefix(got, "not your sector · no tie · seat free, ") || !strings.HasSuffix(got, " of 4 · open then · two sectors") {
			t.Errorf("a legal visit has the reasons %q", got)
		}
	}
	// By hand: somebody to their own sector, on a closed day, with a tie.
	a := b.Visits[0]
	p, _ := b.Person(a.People[0])
	own := slices.IndexFunc(b.Services, func(s Service) bool { return s.Sector == p.Sector })
	l.set(t, KindParticipant, p.ID, Patch{"conflict_offices": []string{p.Sector + " counter"}})
	l.set(t, KindAssignment, a.ID, Patch{"service": b.Services[own].ID, "date": "2026-05-08", "override_reason": "a bus\nstrike"})
	b = ReadDraw(l.State)
	a, _ = b.Visit(a.ID)
	got := strings.Join(b.Reasons(a, e), " · ")
	for _, lie := range []string{"not your sector", "no tie", "open then"} {
		if strings.Contains(got, lie) {
			t.Errorf("%q is not true: %q", lie, got)
		}
	}
	for _, truth := range []string{p.Alias + " works in this sector", p.Alias + " declared a tie", "not open in the whole window", "by hand: a bus / strike", "seat free, 1 of 4"} {
		if !strings.Contains(got, truth) {
			t.Errorf("it does not say %q: %q", truth, got)
		}
	}
}

func TestWhySomebodyGotWhatTheyGot(t *testing.T) {
	t.Parallel()
	l := drawLaptop(t, 12)
	l.set(t, KindParticipant, l.Kind(KindParticipant)[0].ID, Patch{"conflict_offices": []string{"land counter"}})
	l.set(t, KindService, l.Kind(KindService)[2].ID, Patch{"opening_hours": "Sat 9-12"})
	l.deal(t, 8)
	b := ReadDraw(l.State)
	here, ruled := 0, map[string]DrawRule{}
	for _, v := range b.Verdicts(b.People[0].ID) {
		if v.Here {
			here++
			if len(v.Broken) > 0 {
				t.Errorf("sent to %s in spite of %v", v.Service.Name, v.Broken)
			}
		}
		for _, x := range v.Broken {
			ruled[v.Service.Name] = x.Rule
		}
	}
	want := map[string]DrawRule{"Health counter": RuleSector, "Land counter": RuleTie, "Police counter": RuleHours}
	if here != 1 || len(ruled) != 3 || ruled["Health counter"] != want["Health counter"] || ruled["Land counter"] != want["Land counter"] || ruled["Police counter"] != want["Police counter"] {
		t.Errorf("here %d times, ruled out: %v", here, ruled)
	}
}

func TestCheckFindsEveryRule(t *testing.T) {
	t.Parallel()
	l := drawLaptop(t, 11) // P01, P06 and P11 are of health
	p := l.Kind(KindParticipant)
	v := l.Kind(KindService)
	l.set(t, KindService, v[5].ID, Patch{"capacity": 1})
	l.set(t, KindParticipant, p[3].ID, Patch{"present_to": "2026-05-09"})
	ghost := l.src.NewID()
	visit := func(service ID, people ...ID) ID {
		return l.add(t, KindAssignment, Patch{"service": service, "people": people, "date": "2026-05-10", "window_start": "10:30", "window_end": "14:30"})
	}
	check := func(id ID, want ...DrawRule) {
		t.Helper()
		b := ReadDraw(l.State)
		a, _ := b.Visit(id)
		var got []DrawRule
		for _, x := range b.Check(a) {
			got = append(got, x.Rule)
		}
		if !slices.Equal(got, want) {
			t.Errorf("#%s breaks %v, not %v", a.Label, got, want)
		}
	}
	fine := visit(v[5].ID, p[0].ID, p[1].ID)
	check(fine)
	check(visit(v[5].ID, p[2].ID, p[4].ID), RuleCapacity)
	check(visit(v[6].ID, p[5].ID, p[10].ID), RulePartners)
	check(visit(v[6].ID, p[6].ID), RuleSize)
	check(visit(v[6].ID, p[3].ID, ghost), RulePresent, RulePresent)
	twice := visit(v[6].ID, p[0].ID, p[7].ID)
	check(twice, RuleTwice)
	check(fine, RuleTwice)
	late := visit(v[2].ID, p[8].ID, p[9].ID)
	l.set(t, KindAssignment, late, Patch{"window_end": "16:30"})
	check(late, RuleHours)
	// In another window the same service has its place again.
	l.set(t, KindAssignment, twice, Patch{"service": v[5].ID, "people": []ID{p[7].ID, p[6].ID}, "date": "2026-05-11"})
	check(twice, RuleTwice) // P07 is alone at v[6] too
}

func TestSwapsAskForAReasonOnlyWhereARuleBreaks(t *testing.T) {
	t.Parallel()
	l := drawLaptop(t, 20)
	l.deal(t, 8)
	b := ReadDraw(l.State)
	legal, broken := 0, 0
	for _, x := range b.Visits {
		for _, y := range b.Visits {
			if x.ID == y.ID {
				continue
			}
			for _, s := range []Swap{b.Exchange(x.ID, y.ID), b.Trade(x.People[0], y.People[1]), b.Move(x.ID, y.Service)} {
				before := l.who()
				breaks := b.Breaks(s)
				l.do(t, func(g *Gesture) error { return b.WriteSwap(g, s, "") })
				after := ReadDraw(l.State)
				found := 0
				for _, a := range s.After {
					now, _ := after.Visit(a.ID)
					found += len(after.Check(now))
				}
				if (found > 0) != (len(breaks) > 0) {
					t.Fatalf("%v was foreseen, %d are broken", breaks, found)
				}
				if found > 0 {
					broken++
				} else {
					legal++
				}
				if len(b.Breaks(s)) == 0 && found > 0 {
					t.Fatal("a rule is broken without a reason")
				}
				for len(l.who()) > 0 && !sameTexts(l.who(), before) {
					l.undo(t)
				}
			}
		}
	}
	if legal == 0 || broken == 0 {
		t.Errorf("%d legal swaps and %d broken ones: nothing was compared", legal, broken)
	}
	if s := b.Trade(b.Visits[0].People[0], b.Visits[0].People[1]); len(s.After) != 0 {
		t.Error("two of one pair can change places with each other")
	}
}

func sameTexts(a, b map[string]string) bool {
	for k, v := range a {
		if b[k] != v {
			return false
		}
	}
	return len(a) == len(b)
}
