package session

import (
	"strings"
	"testing"
)

func TestWhereEveryPairIs(t *testing.T) {
	t.Parallel()
	l := drawLaptop(t, 14)
	l.deal(t, 2)
	visits := l.Kind(KindAssignment)
	l.add(t, KindEthics, Patch{"safety_contact": "Coordinator, 10"})
	l.add(t, KindEthics, Patch{"assignment": visits[1].ID, "safety_contact": "Nurse in charge, 20"})
	out := []Patch{
		{"sent_at": "10:30"},                                      // out
		{"sent_at": "10:31", "window_end": "12:30"},               // late
		{"sent_at": "10:32", "window_end": "13:10"},               // due
		{"sent_at": "10:33", "back_at": "12:59"},                  // back
		{"sent_at": "10:34", "window_end": nil},                   // out, without a window
		{"sent_at": "10:35", "window_end": "11:00", "note": "in"}, // its sheet is in
	}
	for i, p := range out {
		sheet := p["note"] != nil
		delete(p, "note")
		l.set(t, KindAssignment, visits[i].ID, p)
		if sheet {
			l.add(t, KindVisit, Patch{"assignment": visits[i].ID, "outcome": "done"})
		}
	}
	l.add(t, KindAssignment, Patch{"service": l.Kind(KindService)[0].ID}) // of nobody
	list := Out(l.State, "2026-05-10 13:00:00")
	want := []struct {
		visit      int
		state      OutState
		gone, over int
		contact    string
	}{
		{1, OutLate, 149, 30, "Nurse in charge, 20"},
		{2, OutDue, 148, -10, "Coordinator, 10"},
		{4, OutOut, 146, 0, "Coordinator, 10"},
		{0, OutOut, 150, -90, "Coordinator, 10"},
		{6, OutHere, 0, -90, "Coordinator, 10"},
		{3, OutBack, 147, -90, "Coordinator, 10"},
		{5, OutSheet, 145, 120, "Coordinator, 10"},
	}
	if len(list) != len(want) {
		t.Fatalf("%d on the board, not %d: %+v", len(list), len(want), list)
	}
	for i, w := range want {
		if o := list[i]; o.ID != visits[w.visit].ID || o.State != w.state || o.Gone != w.gone || o.Over != w.over || o.Contact != w.contact {
			t.Errorf("%d: visit %s is %s, out %d, over %d, %q; wanted visit %d, %+v", i, o.Label, o.State, o.Gone, o.Over, o.Contact, w.visit+1, w)
		}
	}
	// Before the window ends nobody is late, at its very end neither.
	for now, late := range map[string]bool{"2026-05-10 12:30:00": false, "2026-05-10 12:30:01": true, "2026-05-09 23:00:00": false, "2026-05-11 08:00:00": true} {
		for _, o := range Out(l.State, now) {
			if o.ID == visits[1].ID && (o.State == OutLate) != late {
				t.Errorf("at %s it is %s", now, o.State)
			}
		}
	}
}

func TestASheetFollowsTheDraw(t *testing.T) {
	t.Parallel()
	l := drawLaptop(t, 6)
	l.deal(t, 2)
	b := ReadDraw(l.State)
	a := b.Visits[0]
	l.set(t, KindAssignment, a.ID, Patch{"sent_at": "10:31", "back_at": "13:02"})
	whole := Patch{"assignment": a.ID, "service": a.Service, "people": a.People, "date": "2026-05-10", "started_at": "10:31", "ended_at": "13:02"}
	same := func(got, want Patch, what string) {
		t.Helper()
		for f, v := range want {
			if !SameValue(Normal(got[f]), Normal(v)) {
				t.Errorf("%s: %s is %v, not %v", what, f, got[f], v)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: it is %v, not %v", what, got, want)
		}
	}
	same(FollowDraw(l.State, KindVisit, ID{}, Patch{"assignment": a.ID}), whole, "the pair")
	same(FollowDraw(l.State, KindVisit, ID{}, Patch{"service": a.Service}), whole, "the service")
	same(FollowDraw(l.State, KindVisit, ID{}, Patch{"people": a.People[:1]}), func() Patch {
		p := Patch{"people": a.People[:1]}
		for f, v := range whole {
			if f != "people" {
				p[f] = v
			}
		}
		return p
	}(), "one of them")
	same(FollowDraw(l.State, KindVisit, ID{}, Patch{"outcome": "done"}), Patch{"outcome": "done"}, "neither")
	same(FollowDraw(l.State, KindCard, ID{}, Patch{"service": a.Service}), Patch{"service": a.Service}, "a card")
	// What stands there stays, and a second sheet is not about the same pair.
	id := l.add(t, KindVisit, Patch{"outcome": "done", "date": "2026-05-12"})
	got := FollowDraw(l.State, KindVisit, id, Patch{"service": a.Service})
	want := Patch{"assignment": a.ID, "service": a.Service, "people": a.People, "started_at": "10:31", "ended_at": "13:02"}
	same(got, want, "a row with a date")
	l.set(t, KindVisit, id, got)
	same(FollowDraw(l.State, KindVisit, ID{}, Patch{"service": a.Service}), Patch{"service": a.Service}, "a service whose sheet is in")
	same(FollowDraw(l.State, KindVisit, id, Patch{"people": a.People[:1]}), Patch{"people": a.People[:1]}, "a row that has its pair")
}

// oneService is a laptop on which all of the pairs drawn go to one service.
func oneService(t *testing.T) (l *laptop, service ID) {
	t.Helper()
	l = drawLaptop(t, 8)
	l.deal(t, 2)
	service = l.Kind(KindService)[6].ID
	for _, r := range l.Kind(KindAssignment) {
		l.set(t, KindAssignment, r.ID, Patch{"service": service})
	}
	return l, service
}

func TestAServiceOfSeveralPairsSaysNotWho(t *testing.T) {
	t.Parallel()
	l, service := oneService(t)
	if p := FollowDraw(l.State, KindVisit, ID{}, Patch{"service": service}); len(p) != 1 {
		t.Errorf("it guessed %v", p)
	}
	id := l.add(t, KindVisit, Patch{"service": service})
	a := All[Assignment](l.State)[3]
	if p := FollowDraw(l.State, KindVisit, id, Patch{"people": a.People}); Normal(p["assignment"]) != a.ID.String() {
		t.Errorf("with the people it says %v", p)
	}
}

func TestAnAliasMeansTheSheetOfItsPair(t *testing.T) {
	t.Parallel()
	l, service := oneService(t)
	a := All[Assignment](l.State)[1]
	alias := strings.ToLower(l.AliasOf(a.People[1]))
	want := Patch{"assignment": a.ID, "service": service, "people": a.People}
	for range 2 { // also once the sheet is in
		got, ok := SheetOf(l.State, KindVisit, " "+alias+" ")
		if !ok || len(got) != len(want) {
			t.Fatalf("%s means %v", alias, got)
		}
		for f, v := range want {
			if !SameValue(Normal(got[f]), Normal(v)) {
				t.Errorf("%s of %s is %v, not %v", f, alias, got[f], v)
			}
		}
		l.add(t, KindVisit, got)
	}
	for _, c := range []struct{ kind, typed string }{{KindVisit, "p99"}, {KindVisit, "hospital"}, {KindVisit, ""}, {KindCard, alias}} {
		if p, ok := SheetOf(l.State, c.kind, c.typed); ok {
			t.Errorf("%s %q means %v", c.kind, c.typed, p)
		}
	}
	// Who went twice: the visit that has no sheet yet is meant.
	second := l.add(t, KindAssignment, Patch{"people": []string{a.People[1].String()}, "service": service})
	if p, ok := SheetOf(l.State, KindVisit, alias); !ok || p["assignment"] != second {
		t.Errorf("%s means %v", alias, p)
	}
	l.add(t, KindVisit, Patch{"assignment": second})
	if p, ok := SheetOf(l.State, KindVisit, alias); ok {
		t.Errorf("of two that are in it means %v", p)
	}
}
