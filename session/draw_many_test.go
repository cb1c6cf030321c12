package session

import (
	"fmt"
	"reflect"
	"testing"
)

// TestTenThousandDraws makes rooms of all sizes, easy and hard: every draw is
// legal, the same seed gives the same draw, and hardly any is not proved to be
// the most even one.
func TestTenThousandDraws(t *testing.T) {
	t.Parallel()
	rooms := 10_000
	if testing.Short() {
		rooms = 1000
	}
	legal, blocked, unproved := 0, 0, 0
	for seed := range rooms {
		l := newLot(seed)
		in := DrawInput{Seed: seed, Solo: l.below(4) == 0, Alone: l.below(5) == 0}
		people, services, sectors := 2+l.below(6+seed%28), 1+l.below(14), 2+l.below(7)
		for i := range services {
			in.Services = append(in.Services, Service{
				Base: Base{ID: drawID('s', i)}, Name: fmt.Sprintf("Counter%d", i), Sector: fmt.Sprint("sector ", l.below(sectors+2)), Capacity: 1 + l.below(5),
			})
		}
		ties := l.below(services + 1)
		for i := range people {
			p := Participant{Base: Base{ID: drawID('p', i)}, Alias: fmt.Sprintf("P%03d", i), Sector: fmt.Sprint("sector ", l.below(sectors))}
			for range l.below(ties + 1) {
				p.Conflicts = append(p.Conflicts, fmt.Sprintf("counter%d", l.below(services)))
			}
			in.People = append(in.People, p)
		}
		res := Draw(in)
		if res.Blocked != nil {
			blocked++
			if len(res.Visits) > 0 || len(res.Blocked.People) == 0 || res.Blocked.Short < 1 {
				t.Fatalf("room %d: %+v", seed, res)
			}
			continue
		}
		legal++
		lawful(t, in, res)
		if !res.Even {
			unproved++
		}
		if seed%20 == 0 && !reflect.DeepEqual(res, Draw(in)) {
			t.Fatalf("room %d: the same seed gave another draw", seed)
		}
	}
	t.Logf("%d legal, %d blocked, %d not proved to be as even as can be", legal, blocked, unproved)
	if legal < rooms/5 || blocked < rooms/5 || unproved > legal/50 {
		t.Errorf("of %d rooms %d had a draw, %d of them not proved, and %d had none", rooms, legal, unproved, blocked)
	}
}
