package ui

import (
	"fmt"
	"testing"
	"time"

	"doorstep/session"
)

// What a save costs the room's screen must follow what the room sees. Each
// picture is drawn over few records and over many after each save, in turn.

// flatPicture is a picture of the room, and a save that changes it.
type flatPicture struct {
	name string
	fill func(s *stage, n int)
	at   session.Spot
	// save is the i-th change while the room looks.
	save func(g *session.Gesture, i int) error
}

// addsOne adds one record of a kind in each save.
func addsOne(kind string, fields func(i int) session.Patch) func(*session.Gesture, int) error {
	return func(g *session.Gesture, i int) error {
		_, err := g.Add(kind, fields(i))
		return err
	}
}

// changesOne writes a field of a record of a kind in each save, another record
// each time.
func changesOne(kind, field string, value func(i int) any) func(*session.Gesture, int) error {
	return func(g *session.Gesture, i int) error {
		list := g.State().Kind(kind)
		return g.Set(kind, list[i*7919%len(list)].ID, session.Patch{field: value(i)})
	}
}

func aWord(i int) any { return fmt.Sprintf("Word %d of the room", i) }

func aVisit(i int) session.Patch {
	return session.Patch{"outcome": "part", "wait_min": i % 200, "visits_needed": 2, "date": "2026-04-14", "origin": "observed", "quote": "Come on Sunday"}
}

func aStep(i int) session.Patch {
	return session.Patch{"journey": []string{"now", "wanted"}[i%2], "citizen_action": fmt.Sprint("Stand in line ", i), "citizen_min": 20, "wait_min": i % 90, "fee": 1000, "origin": "told"}
}

// stepsOf are journeys of fifty steps, each of a table.
func stepsOf(s *stage, n int) {
	tables := make([]session.ID, max(n/50, 2))
	for i := range tables {
		tables[i] = s.add("2.4", session.KindTable, session.Patch{"name": fmt.Sprint("Table ", i+1)})
	}
	crowd(s, session.KindJourneyStep, n, func(i int) session.Patch {
		p := aStep(i)
		p["table"] = tables[i*len(tables)/n]
		return p
	})
}

// drawnOf are visits of pairs, half of n people.
func drawnOf(s *stage, n int) {
	n = min(n, 500)
	peopleOf(s, n)
	crowd(s, session.KindService, n/2, func(i int) session.Patch {
		return session.Patch{"name": fmt.Sprint("Service ", i), "sector": "Land", "capacity": 2}
	})
	people, services := s.kind(session.KindParticipant), s.kind(session.KindService)
	crowd(s, session.KindAssignment, n/2, func(i int) session.Patch {
		return session.Patch{"people": []session.ID{people[2*i].ID, people[2*i+1].ID}, "service": services[i].ID}
	})
}

// slipsOf are n slips of a vote that is open, on twelve themes by thirty people.
func slipsOf(s *stage, n int) {
	s.people(30, 0)
	crowd(s, session.KindTheme, 12, func(i int) session.Patch { return session.Patch{"sentence": fmt.Sprint("Theme ", i)} })
	ballot := s.add("2.2", session.KindBallot, session.Patch{"kind": session.DotBallot, "of": session.KindTheme, "question": "Which first?", "budget": 5})
	people, themes := s.kind(session.KindParticipant), s.kind(session.KindTheme)
	crowd(s, session.KindVote, n, func(i int) session.Patch {
		return session.Patch{"ballot": ballot, "by": people[i%30].ID, "item": themes[i%12].ID, "tally": 1}
	})
}

// problemsOf are two wordings of each table.
func problemsOf(s *stage, n int) {
	crowd(s, session.KindProblem, n, func(i int) session.Patch {
		return session.Patch{"table": session.LinkID(s.state().Session, session.ID{byte(i / 2), byte(i / 512)}), "statement": fmt.Sprint("The queue is long ", i), "version": i%2 + 1}
	})
}

func eventsOf(s *stage, n int) {
	visitsOf(s, n/2)
	crowd(s, session.KindEvent, n/2, func(i int) session.Patch {
		return session.Patch{"quote": fmt.Sprint("Said ", i), "feeling": i%5 - 2}
	})
}

var flatPictures = []flatPicture{
	{"wall-theme", themedOf, session.Spot{Activity: "2.1"}, changesOne(session.KindTheme, "sentence", aWord)},
	{"wall-lay", themedOf, session.Spot{Activity: "2.1"}, func(g *session.Gesture, i int) error {
		cards, themes := g.State().Kind(session.KindCard), g.State().Kind(session.KindTheme)
		return g.LayCards([]session.ID{cards[i*7919%len(cards)].ID}, themes[i%len(themes)].ID)
	}},
	{"wall-card", themedOf, session.Spot{Activity: "2.1"}, addsOne(session.KindCard, card)},
	{"people", peopleOf, session.Spot{Activity: "1.1"}, changesOne(session.KindParticipant, "sector", aWord)},
	{"rules", peopleOf, session.Spot{Activity: "1.1", List: 1}, addsOne(session.KindRule, func(i int) session.Patch { return session.Patch{"text": aWord(i)} })},
	{"draw", drawnOf, session.Spot{Activity: "1.2", List: 1}, changesOne(session.KindAssignment, "note", aWord)},
	{"mirror", visitsOf, session.Spot{Activity: "1.5"}, addsOne(session.KindVisit, aVisit)},
	{"mirror-events", eventsOf, session.Spot{Activity: "1.5", List: 1}, changesOne(session.KindEvent, "quote", aWord)},
	{"mirror-beside", visitsOf, session.Spot{Activity: "1.5"}, addsOne(session.KindCard, card)},
	{"cards", cardsOf, session.Spot{Activity: "1.6"}, addsOne(session.KindCard, card)},
	{"ballot", slipsOf, session.Spot{Activity: "2.2"}, changesOne(session.KindVote, "tally", func(i int) any { return i%3 + 1 })},
	{"ballot-beside", pastVotes, session.Spot{Activity: "2.2"}, addsOne(session.KindCard, card)},
	{"problem", problemsOf, session.Spot{Activity: "2.3"}, changesOne(session.KindProblem, "statement", aWord)},
	{"whys", chainsOf, session.Spot{Activity: "2.4"}, changesOne(session.KindWhy, "answer", aWord)},
	{"questions", hmwsOf, session.Spot{Activity: "2.5", List: 1}, changesOne(session.KindHMW, "text", aWord)},
	{"poster", entriesOf, session.Spot{Activity: "3.2"}, changesOne(session.KindEmpathy, "text", aWord)},
	{"journey", stepsOf, session.Spot{Activity: "3.3"}, changesOne(session.KindJourneyStep, "citizen_action", aWord)},
	{"journey-beside", stepsOf, session.Spot{Activity: "3.3"}, addsOne(session.KindCard, card)},
	{"close", stepsOf, session.Spot{Activity: "3.8"}, addsOne(session.KindCard, card)},
}

// BenchmarkFlatRoom saves and draws what the room then sees, over few records
// and over many.
func BenchmarkFlatRoom(b *testing.B) {
	for _, f := range flatPictures {
		b.Run(f.name, func(b *testing.B) {
			var stages [2]*stage
			var sights [2]sight
			for i, n := range fewAndMany {
				stages[i] = newStage(b)
				stages[i].begin("Bench")
				f.fill(stages[i], n)
				sights[i].lines(stages[i].app.env.theme, stages[i].app.env.desk, f.at, 120, 40)
			}
			var spent [2][]time.Duration
			for turn := 0; b.Loop(); turn++ {
				for i, s := range stages {
					g := s.state().Begin(s.src.source(), s.app.env.desk.doc.Device(), f.at.Activity)
					if err := f.save(g, turn); err != nil {
						b.Fatal(err)
					}
					start := time.Now()
					sights[i].lines(s.app.env.theme, s.app.env.desk, f.at, 120, 40)
					spent[i] = append(spent[i], time.Since(start))
				}
			}
			few, many := medianMicros(spent[0]), medianMicros(spent[1])
			b.ReportMetric(few, "us/few")
			b.ReportMetric(many, "us/many")
			b.ReportMetric(many/few, "times")
			b.ReportMetric(0, "ns/op")
		})
	}
}
