package session

import (
	"fmt"
	"testing"
)

// bigRoom is a room as they come: seven sectors, some with ties, services of
// the same sectors with two to four places.
func bigRoom(people, services, seed int) DrawInput {
	l := newLot(seed)
	in := DrawInput{Seed: seed, Window: DrawWindow{"2026-05-10", "10:30", "14:30"}}
	sectors := []string{"Health", "Land", "Police", "Education", "Agriculture", "Social welfare", "Local government", "Accounts"}
	for i := range services {
		in.Services = append(in.Services, Service{
			Base: Base{ID: drawID('s', i)}, Name: fmt.Sprintf("Service %d of the town", i), Sector: sectors[l.below(len(sectors))],
			OfficeType: fmt.Sprintf("office of kind %d", i/2), Place: "Town hall, door " + fmt.Sprint(i),
			Hours: "Sun-Thu 9-16, lunch 13-14", Capacity: 2 + l.below(3),
		})
	}
	for i := range people {
		p := Participant{Base: Base{ID: drawID('p', i)}, Alias: fmt.Sprintf("P%03d", i), Sector: sectors[l.below(len(sectors)-1)], OfficeType: fmt.Sprintf("office of kind %d", l.below(services))}
		for range l.below(3) {
			p.Conflicts = append(p.Conflicts, fmt.Sprintf("Service %d of the town", l.below(services)))
		}
		in.People = append(in.People, p)
	}
	return in
}

// BenchmarkDraw is one draw: the usual room, and the greatest one.
func BenchmarkDraw(b *testing.B) {
	for _, size := range [][2]int{{30, 12}, {200, 60}, {199, 60}} {
		b.Run(fmt.Sprintf("%d-%d", size[0], size[1]), func(b *testing.B) {
			in := bigRoom(size[0], size[1], 7)
			seed := 0
			for b.Loop() {
				in.Seed = seed
				seed++
				if res := Draw(in); res.Blocked != nil || !res.Even {
					b.Fatalf("%+v", res.Blocked)
				}
			}
		})
	}
	b.Run("blocked 200-40", func(b *testing.B) {
		in := bigRoom(200, 30, 7)
		for b.Loop() {
			if res := Draw(in); res.Blocked == nil {
				b.Fatal("a draw where there is none")
			}
		}
	})
}
