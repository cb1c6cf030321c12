package session

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"doorstep/content"
)

// shortened applies a proposal and holds it to what it promised.
func shortened(t *rapid.T, l *laptop, pack *content.Pack, now string, before Day, r Replan) {
	floor := map[string]int{}
	for _, x := range before.Slots {
		if x.Activity != nil {
			floor[x.Activity.ID] = min(x.Activity.Short, x.Minutes)
			if x.Plan.Done {
				floor[x.Activity.ID] = -1
			}
		}
	}
	won := 0
	for _, c := range r.Cuts {
		if floor[c.Activity] < 0 {
			t.Fatalf("%s is done, and was cut", c.Activity)
		}
		if c.To < floor[c.Activity] || c.To >= c.From || c.Skip != (c.To == 0) || c.Skip && floor[c.Activity] != 0 {
			t.Fatalf("%+v goes below the floor of %d", c, floor[c.Activity])
		}
		won += c.From - c.To
	}
	if r.Won > won || r.Over > max(0, r.Need-r.Won) {
		t.Fatalf("it says %+v, the cuts give %d", r, won)
	}
	copied := Fold(l.Session, l.Changes())
	g := copied.Begin(l.src, l.device, "")
	if err := r.Apply(g); err != nil {
		t.Fatal(err)
	}
	after := TimetableOf(copied, pack, now).Days[before.Number-1]
	late, _ := before.Late()
	if left, _ := after.Late(); left > late-r.Won || max(left, 0) != r.Over {
		t.Fatalf("day %d was %d minutes late, and is %d, though %d were won: %+v\n%s\n%s", before.Number, late, left, r.Won, r, before.reads(), after.reads())
	}
}

func TestShorten(t *testing.T) {
	list := []Left{{"3.4", 45, 45, 30, false}, {"3.5", 15, 15, 5, false}, {"2.6", 20, 20, 0, false}, {"3.6", 30, 12, 20, true}}
	for _, c := range []struct {
		need int
		want string
	}{
		{0, "[] won 0 over 0"},
		{5, "[{3.4 45 43 false} {3.5 15 13 false} {3.6 30 29 false}] won 5 over 0"},
		{25, "[{3.4 45 34 false} {3.5 15 8 false} {3.6 30 23 false}] won 25 over 0"},
		{35, "[{3.4 45 30 false} {3.5 15 5 false} {3.6 30 20 false}] won 35 over 0"},
		{40, "[{3.4 45 37 false} {3.5 15 9 false} {2.6 20 0 true} {3.6 30 24 false}] won 40 over 0"},
		{99, "[{3.4 45 30 false} {3.5 15 5 false} {2.6 20 0 true} {3.6 30 20 false}] won 55 over 44"},
	} {
		r := Shorten(list, c.need)
		if got := fmt.Sprintf("%v won %d over %d", r.Cuts, r.Won, r.Over); got != c.want {
			t.Errorf("of %d: %s, want %s", c.need, got, c.want)
		}
	}
}

// TestTheReplanIsOneGesture: it is undone at once, and the clock that has run
// since stays.
func TestTheReplanIsOneGesture(t *testing.T) {
	pack := empathy(t)
	l := newLaptop(1)
	l.set(t, KindAgenda, BreakID(l.Session, false, 3, content.BreakEnd, 0), Patch{"at": "14:50"})
	r := TimetableOf(l.State, pack, "").Days[2].Replan()
	if r.Need != 40 || r.Over != 0 || len(r.Cuts) == 0 {
		t.Fatalf("it proposes %+v", r)
	}
	l.do(t, r.Apply)
	if late, _ := TimetableOf(l.State, pack, "").Days[2].Late(); late != 0 {
		t.Errorf("it is still %d minutes late", late)
	}
	l.set(t, KindAgenda, AgendaID(l.Session, "3.3"), Patch{"seen": "2026-05-12 10:00:00", "running_since": "2026-05-12 10:00:00"})
	l.undo(t)
	if late, _ := TimetableOf(l.State, pack, "").Days[2].Late(); late != 40 {
		t.Errorf("undone, it is %d minutes late", late)
	}
	if a := AgendaFor(l.State, "3.3"); a.Planned != nil || !a.Running() || Here(l.State) != "3.3" {
		t.Errorf("undone, 3.3 is %+v, and the room is in %q", a, Here(l.State))
	}
}
