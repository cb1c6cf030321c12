package session

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// A room for the draw, small enough for every draw to be looked at.

func drawID(kind byte, n int) ID { return ID{kind, 15: byte(n), 14: byte(n >> 8)} }

var drawSectors = []string{"Health", "Land", "Police", "Education", "Agriculture"}

// drawRoom makes people and services by lot: few sectors, many ties, few places.
func drawRoom(t *rapid.T, people, services int) DrawInput {
	sectors := rapid.IntRange(1, len(drawSectors)).Draw(t, "sectors")
	sector := rapid.SampledFrom(drawSectors[:sectors])
	spread := rapid.SampledFrom(drawSectors)
	in := DrawInput{
		Alone: rapid.IntRange(0, 3).Draw(t, "alone") == 0,
		Solo:  rapid.Bool().Draw(t, "solo"),
		Seed:  rapid.IntRange(0, 1000).Draw(t, "seed"),
	}
	nPeople, nServices := rapid.IntRange(0, people).Draw(t, "people"), rapid.IntRange(0, services).Draw(t, "services")
	ties := rapid.IntRange(0, 3).Draw(t, "ties")
	for i := range nServices {
		in.Services = append(in.Services, Service{
			Base: Base{ID: drawID('s', i)}, Name: fmt.Sprintf("Counter%d", i),
			Sector: spread.Draw(t, "of"), Capacity: rapid.IntRange(1, 3).Draw(t, "places"),
		})
	}
	for i := range nPeople {
		p := Participant{Base: Base{ID: drawID('p', i)}, Alias: fmt.Sprintf("P%02d", i), Sector: sector.Draw(t, "in")}
		for range ties {
			if nServices > 0 && rapid.Bool().Draw(t, "tied") {
				p.Conflicts = append(p.Conflicts, fmt.Sprintf("counter%d", rapid.IntRange(0, nServices-1).Draw(t, "tie")))
			}
		}
		in.People = append(in.People, p)
	}
	for i := range rapid.IntRange(0, min(2, nServices)).Draw(t, "kept") {
		in.Kept = append(in.Kept, Assignment{Service: drawID('s', i), People: []ID{drawID('k', i)}})
	}
	return in
}

// every goes through the draws of a room one by one.
type every struct {
	in      DrawInput
	base, n []int  // visits to each service, before and of the draw
	placed  []bool // by person
}

func newEvery(in DrawInput) *every {
	e := &every{in: in, base: make([]int, len(in.Services)), n: make([]int, len(in.Services)), placed: make([]bool, len(in.People))}
	for _, a := range in.Kept {
		for v := range in.Services {
			if in.Services[v].ID == a.Service {
				e.base[v]++
			}
		}
	}
	return e
}

// may says whether people may go to a service together.
func (e *every) may(v int, people []int) bool {
	for i, p := range people {
		if len(Unfit(e.in.People[p], e.in.Services[v])) > 0 {
			return false
		}
		for _, q := range people[:i] {
			if e.in.People[p].Sector == e.in.People[q].Sector {
				return false
			}
		}
	}
	return e.base[v]+e.n[v] < e.in.Services[v].Places()
}

// seat goes on with each service that people may go to together.
func (e *every) seat(then func(), people ...int) {
	for v := range e.n {
		if !e.may(v, people) {
			continue
		}
		for _, q := range people {
			e.placed[q] = true
		}
		e.n[v]++
		then()
		e.n[v]--
		for _, q := range people {
			e.placed[q] = false
		}
	}
}

// groups goes on with each group that a person can be in with people behind
// them; over says that one may still be alone, or be the third.
func (e *every) groups(p int, over bool, then func(over bool, group ...int)) {
	if e.in.Alone || over && e.in.Solo {
		then(over && e.in.Alone, p)
	}
	for q := p + 1; q < len(e.placed) && !e.in.Alone; q++ {
		if e.placed[q] {
			continue
		}
		then(over, p, q)
		for r := q + 1; r < len(e.placed) && over && !e.in.Solo; r++ {
			if !e.placed[r] {
				then(false, p, q, r)
			}
		}
	}
}

func (e *every) over() bool { return !e.in.Alone && len(e.in.People)%2 == 1 }

// brute looks at every draw and gives the least cost; ok is false where none
// is legal.
func brute(in DrawInput) (least int, ok bool) {
	e := newEvery(in)
	var next func(over bool)
	next = func(over bool) {
		p := slices.Index(e.placed, false)
		if p < 0 {
			cost := 0
			for v := range e.n {
				cost += e.n[v] * (2*e.base[v] + e.n[v])
			}
			if !ok || cost < least {
				least, ok = cost, true
			}
			return
		}
		e.groups(p, over, func(over bool, group ...int) { e.seat(func() { next(over) }, group...) })
	}
	next(e.over())
	return least, ok
}

// lawful fails unless a draw keeps every rule and places everybody once.
func lawful(t interface{ Fatalf(string, ...any) }, in DrawInput, res DrawResult) {
	people, services := map[ID]Participant{}, map[ID]Service{}
	for _, p := range in.People {
		people[p.ID] = p
	}
	load := map[ID]int{}
	for _, v := range in.Services {
		services[v.ID] = v
	}
	for _, a := range in.Kept {
		load[a.Service]++
	}
	sizes, placed := map[int]int{}, map[ID]bool{}
	for _, v := range res.Visits {
		sizes[len(v.People)]++
		load[v.Service]++
		sectors := map[string]bool{}
		for _, id := range v.People {
			if placed[id] {
				t.Fatalf("%s is placed twice", people[id].Alias)
			}
			placed[id] = true
			if broken := Unfit(people[id], services[v.Service]); len(broken) > 0 {
				t.Fatalf("%s goes to %s: %v", people[id].Alias, services[v.Service].Name, broken)
			}
			if sectors[people[id].Sector] {
				t.Fatalf("two of %s go together", people[id].Sector)
			}
			sectors[people[id].Sector] = true
		}
	}
	for id, n := range load {
		if n > services[id].Places() {
			t.Fatalf("%d visits to %s, which takes %d", n, services[id].Name, services[id].Places())
		}
	}
	if len(placed) != len(in.People) {
		t.Fatalf("%d of %d are placed", len(placed), len(in.People))
	}
	odd, rest := len(in.People)%2, len(in.People)-len(in.People)%2
	switch {
	case in.Alone && sizes[1] != len(in.People),
		!in.Alone && in.Solo && (sizes[1] != odd || 2*sizes[2] != rest),
		!in.Alone && !in.Solo && odd == 1 && (sizes[3] != 1 || 2*sizes[2] != rest-2),
		!in.Alone && !in.Solo && odd == 0 && 2*sizes[2] != rest:
		t.Fatalf("of %d people (alone %v, solo %v) groups are %v", len(in.People), in.Alone, in.Solo, sizes)
	}
}

func costOf(in DrawInput, res DrawResult) int {
	base, n := map[ID]int{}, map[ID]int{}
	for _, a := range in.Kept {
		base[a.Service]++
	}
	for _, v := range res.Visits {
		n[v.Service]++
	}
	cost := 0
	for v, k := range n {
		cost += k * (2*base[v] + k)
	}
	return cost
}

// TestDrawAgainstEveryDraw holds the draw to a search through all of them:
// legal, as even as can be and proved so, impossible only where there is none.
func TestDrawAgainstEveryDraw(t *testing.T) {
	t.Parallel()
	possible, not := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		in := drawRoom(t, 7, 4)
		res := Draw(in)
		least, ok := brute(in)
		if ok != (res.Blocked == nil) {
			t.Fatalf("there is a legal draw: %v; the answer is %+v", ok, res.Blocked)
		}
		if !ok {
			not++
			return
		}
		possible++
		lawful(t, in, res)
		if !res.Even || costOf(in, res) != least {
			t.Fatalf("the cost is %d (proved: %v), and could be %d", costOf(in, res), res.Even, least)
		}
		if again := Draw(in); !reflect.DeepEqual(res, again) {
			t.Fatalf("the same seed gave another draw: %+v and %+v", res, again)
		}
	})
	few := 10
	if testing.Short() {
		few = 1 // a fifth of the rooms is drawn then
	}
	if possible < few || not < few {
		t.Errorf("%d rooms had a draw and %d had none: too few of one to mean much", possible, not)
	}
}

// mostPlaced is how many of some people any partial draw places, at the most:
// whoever else is left out. One group of three is among it where they are odd.
func mostPlaced(in DrawInput, of map[ID]bool) int {
	e := newEvery(in)
	best := 0
	var next func(p, placed int, over bool)
	next = func(p, placed int, over bool) {
		best = max(best, placed)
		if p >= len(e.placed) {
			return
		}
		if e.placed[p] {
			next(p+1, placed, over)
			return
		}
		next(p+1, placed, over) // left out
		e.groups(p, over, func(over bool, group ...int) {
			add := 0
			for _, q := range group {
				if of[in.People[q].ID] {
					add++
				}
			}
			e.seat(func() { next(p+1, placed+add, over) }, group...)
		})
	}
	next(0, 0, e.over())
	return best
}

// TestWhyThereIsNoDraw holds what is said of a blocked draw to every draw that
// leaves people out: the named people can't all be placed, by so many.
func TestWhyThereIsNoDraw(t *testing.T) {
	t.Parallel()
	seen := map[BlockReason]int{}
	rapid.Check(t, func(t *rapid.T) {
		in := drawRoom(t, 6, 3)
		b := Draw(in).Blocked
		if b == nil {
			return
		}
		seen[b.Why]++
		named, may := map[ID]bool{}, map[ID]bool{}
		for _, id := range b.People {
			named[id] = true
		}
		for _, p := range in.People {
			for _, v := range in.Services {
				if named[p.ID] && len(Unfit(p, v)) == 0 {
					may[v.ID] = true
				}
			}
		}
		out := len(b.People) - mostPlaced(in, named)
		odd := 0
		if !in.Alone && len(in.People)%2 == 1 {
			odd = 1 // a third, or one alone, takes one of those who stay out
		}
		if out < 1 || out > b.Short || out < b.Short-odd {
			t.Fatalf("of %d named, %d stay out at the least, not %d (%+v)", len(b.People), out, b.Short, b)
		}
		full := map[ID]int{}
		for _, a := range in.Kept {
			full[a.Service]++
		}
		for _, v := range in.Services {
			if open := may[v.ID] && full[v.ID] < v.Places(); open != slices.Contains(b.Services, v.ID) {
				t.Fatalf("%s is open to them: %v (%+v)", v.Name, open, b)
			}
		}
		if b.Why == BlockSeats && len(b.People) <= b.Seats || b.Why == BlockPartners && len(b.People) <= b.Partners {
			t.Fatalf("the reason does not hold: %+v", b)
		}
	})
	for _, why := range []BlockReason{BlockNowhere, BlockSeats, BlockPartners, BlockMixed, BlockOdd} {
		if seen[why] == 0 && !testing.Short() {
			t.Logf("no room was blocked for %s", why)
		}
	}
}
