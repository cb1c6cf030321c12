package session

import (
	"slices"
	"testing"
)

// ticked is an ethics record with every line ticked.
func ticked() Patch {
	return Patch{"notice_given": true, "letter": true, "scenario_true": true, "no_scarce_slot": true, "safety_contact": "Field coordinator"}
}

func TestTheGate(t *testing.T) {
	l := newLaptop(1)
	pair := l.add(t, KindAssignment, Patch{"mode": "visit", "date": "2026-05-10"})
	other := l.add(t, KindAssignment, Patch{"mode": "accompany", "date": "2026-05-10"})
	gate := func(id ID, open bool, missing ...string) Gate {
		t.Helper()
		g := GateFor(l.State, id)
		if g.Open() != open || !slices.Equal(g.Missing, missing) {
			t.Errorf("open is %v, and missing are %q; want %v and %q", g.Open(), g.Missing, open, missing)
		}
		return g
	}
	gate(pair, false, GateFields()...)

	all := l.add(t, KindEthics, ticked())
	gate(ID{}, true)
	gate(pair, true)
	gate(other, false, FieldConsent) // it accompanies a citizen, who must agree
	l.set(t, KindEthics, all, Patch{"letter": false, "safety_contact": nil})
	gate(pair, false, "letter", "safety_contact")

	// what the pair's own record says counts, and what it leaves open is as for
	// all
	own := l.add(t, KindEthics, Patch{"assignment": pair, "letter": true, "safety_contact": "Head nurse"})
	if g := gate(pair, true); !g.Own || g.SafetyContact != "Head nurse" {
		t.Errorf("the gate is %+v", g)
	}
	l.set(t, KindEthics, own, Patch{"notice_given": false})
	gate(pair, false, "notice_given")
	gate(other, false, "letter", "safety_contact", FieldConsent)

	l.set(t, KindEthics, own, Patch{"reason": "The head of the office agreed by telephone."})
	if g := gate(pair, true, "notice_given"); g.Reason == "" {
		t.Error("the reason is lost")
	}
	gate(other, false, "letter", "safety_contact", FieldConsent)
	l.add(t, KindScenario, Patch{"assignment": other, FieldConsent: true})
	gate(other, false, "letter", "safety_contact")
	l.remove(t, KindEthics, own)
	gate(pair, false, "letter", "safety_contact")
	if r := GateRecord(l.State, ID{}); r == nil || r.ID != all || GateRecord(l.State, pair) != nil {
		t.Error("the records are not those of the gate")
	}
}

// TestTwoLaptopsAtTheGate: a no that one of them said is not lost behind a
// record of the other that leaves it open.
func TestTwoLaptopsAtTheGate(t *testing.T) {
	a, b := newLaptop(1), newLaptop(2)
	pair := a.add(t, KindAssignment, Patch{"mode": "visit"})
	a.add(t, KindEthics, ticked())
	meet(a, b)
	a.add(t, KindEthics, Patch{"assignment": pair, "no_scarce_slot": false})
	b.add(t, KindEthics, Patch{"assignment": pair, "letter": true})
	meet(a, b)
	for _, l := range []*laptop{a, b} {
		if g := GateFor(l.State, pair); g.Open() || !slices.Equal(g.Missing, []string{"no_scarce_slot"}) {
			t.Errorf("the gate is %+v", g)
		}
	}
}

// TestPracticeGates: nobody in the practice session was sent out past the gate.
func TestPracticeGates(t *testing.T) {
	s, _ := practiceState(t)
	gates := Gates(s)
	if len(gates) != len(s.Kind(KindAssignment)) || len(gates) == 0 {
		t.Fatalf("there are %d gates", len(gates))
	}
	for _, g := range gates {
		if !g.Open() {
			t.Errorf("the gate is closed: %+v", g)
		}
	}
}
