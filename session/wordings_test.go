package session

import (
	"slices"
	"testing"
)

func TestWordings(t *testing.T) {
	t.Parallel()
	l := newLaptop(1)
	l.do(t, func(g *Gesture) error { return AddTables(g, 2) })
	one, two := l.Kind(KindTable)[0].ID, l.Kind(KindTable)[1].ID
	second := l.add(t, KindProblem, Patch{"version": 2, "statement": "we are sent home", "table": one})
	first := l.add(t, KindProblem, Patch{"version": 1, "statement": "papers are missing", "table": one})
	other := l.add(t, KindProblem, Patch{"version": 1, "statement": "of the second", "table": two})
	l.add(t, KindAssumption, Patch{"text": "named", "problem": first})
	l.add(t, KindAssumption, Patch{"text": "of the table", "table": one})
	l.add(t, KindAssumption, Patch{"text": "of version 2", "problem": second, "table": one})
	l.add(t, KindAssumption, Patch{"text": "elsewhere", "problem": other, "table": one})
	l.add(t, KindAssumption, Patch{"text": "of no table"})
	got := Wordings(l.State, one)
	if len(got) != 2 || got[0].ID != first || got[1].ID != second {
		t.Fatalf("%+v", got)
	}
	said := func(w Wording) (list []string) {
		for _, r := range w.Assumptions {
			list = append(list, r.Text())
		}
		return list
	}
	if a, b := said(got[0]), said(got[1]); !slices.Equal(a, []string{"named", "of the table"}) || !slices.Equal(b, []string{"of version 2"}) {
		t.Errorf("%q, %q", a, b)
	}
	if got := Wordings(l.State, ID{}); got != nil {
		t.Errorf("the room has none of its own: %+v", got)
	}
}

func TestTies(t *testing.T) {
	t.Parallel()
	l := newLaptop(1)
	theme := l.add(t, KindTheme, Patch{"sentence": "waiting"})
	l.do(t, func(g *Gesture) error { return AddTables(g, 2) })
	one, two := l.Kind(KindTable)[0].ID, l.Kind(KindTable)[1].ID
	l.do(t, func(g *Gesture) error { return g.Set(KindTable, one, Patch{"theme": theme}) })
	view := l.add(t, KindPOV, Patch{"need": "to know", "table": one})
	l.add(t, KindPOV, Patch{"need": "to rest", "table": two})
	l.add(t, KindPOV, Patch{"need": "to sit", "table": two})
	all := func(string) bool { return true }
	p := Patch{}
	Ties(l.State, one, p, all)
	if len(p) != 2 || p["pov"] != view.String() || p["theme"] != theme.String() {
		t.Errorf("the first table: %v", p)
	}
	p = Patch{}
	if Ties(l.State, two, p, all); len(p) != 0 {
		t.Errorf("two points of view leave it open: %v", p)
	}
	p = Patch{"pov": "kept"}
	if Ties(l.State, one, p, func(f string) bool { return f == "pov" }); len(p) != 1 || p["pov"] != "kept" {
		t.Errorf("what is filled stays: %v", p)
	}
}

func TestNextState(t *testing.T) {
	t.Parallel()
	var got []string
	for state := ""; len(got) < 4; got = append(got, state) {
		state = NextState(state)
	}
	if !slices.Equal(got, []string{"held", "shaken", "broken", "held"}) {
		t.Error(got)
	}
}
