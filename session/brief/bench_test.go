package brief

import (
	"fmt"
	"testing"

	"doorstep/session"
)

func BenchmarkFull(b *testing.B) {
	s, p := fullSession(b), pack(b)
	for b.Loop() {
		Brief(s, p, Options{Annex: true})
	}
}

// largeSession is the full one with cards, visits, whys and steps up to n
// records.
func largeSession(b *testing.B, n int) *session.State {
	s := fullSession(b)
	m := newMaker(b)
	m.s = s
	m.src.Rand = &counter{1 << 32}
	services, tables := s.Kind(session.KindService), s.Kind(session.KindTable)
	var parent session.ID
	for i := range n {
		service, table := services[i%len(services)].ID, tables[i%len(tables)].ID
		text := fmt.Sprintf("Card %d: the form *asks* for what the office has [already].", i)
		switch i % 10 {
		case 0:
			m.add("1.5", session.KindVisit, fields{"service": service, "wait_min": i % 200, "official_fee": i, "visits_made": 2, "origin": "observed", "outcome": "done"})
		case 1:
			m.add("3.3", session.KindJourneyStep, fields{"journey": "now", "table": table, "citizen_action": text, "wait_min": 10, "visits": 1})
		case 2:
			f := fields{"answer": text, "table": table}
			if i%50 != 2 {
				f["parent"] = parent
			}
			parent = m.add("2.4", session.KindWhy, f)
		default:
			m.add("1.6", session.KindCard, fields{"text": text, "kind": "pain", "service": service})
		}
	}
	return s
}

func BenchmarkLarge(b *testing.B) {
	for _, n := range []int{500, 5000, 20_000} {
		s, p := largeSession(b, n), pack(b)
		for _, annex := range []bool{false, true} {
			b.Run(fmt.Sprintf("%d/annex=%v", n, annex), func(b *testing.B) {
				for b.Loop() {
					Brief(s, p, Options{Annex: annex})
				}
			})
		}
	}
}
