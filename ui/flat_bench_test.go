package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
	"doorstep/session/store"
)

// What a key costs must follow what is seen, and not what there is. Each screen
// is opened over few records and over many; the two take turns key by key, so
// that what else the machine does falls on both.

// fewAndMany are the records that a screen is measured with.
var fewAndMany = [2]int{100, 10_000}

// flatScreen is a screen of one kind of record, and the keys that are pressed
// on it, by what they are for.
type flatScreen struct {
	name string
	// fill makes the records; open goes to the screen.
	fill func(s *stage, n int)
	open func(s *stage)
	keys map[string][]string
}

// cardsOf makes cards, and visitsOf sheets of visits to one service.
func cardsOf(s *stage, n int) { crowd(s, session.KindCard, n, card) }

func visitsOf(s *stage, n int) {
	service := s.add("1.2", session.KindService, session.Patch{"name": "Land mutation"})
	crowd(s, session.KindVisit, n, func(i int) session.Patch {
		return session.Patch{
			"service": service, "outcome": "part", "wait_min": i % 200, "travel_min": 30, "counter_min": i % 15, "origin": []string{"observed", "told"}[i%2],
			"official_fee": i * 100, "travel_cost": 2000, "currency": "BDT", "visits_made": 1, "quote": "Come on Sunday, the officer is not here",
		}
	})
}

// themedOf makes six themes, and cards of which half are under them.
func themedOf(s *stage, n int) {
	var themes []session.ID
	for i := range 6 {
		themes = append(themes, s.add("2.1", session.KindTheme, session.Patch{"sentence": fmt.Sprint("Theme ", i)}))
	}
	crowd(s, session.KindCard, n, func(i int) session.Patch {
		p := card(i)
		if i%2 == 0 {
			p["theme"] = themes[i/2%6]
		}
		return p
	})
}

func whysOf(s *stage, n int) {
	crowd(s, session.KindWhy, n, func(i int) session.Patch {
		return session.Patch{"answer": fmt.Sprintf("Answer %d: the window closes at one", i), "confidence": "mid"}
	})
}

// chainsOf are answers in chains of five, under ten facts a table.
func chainsOf(s *stage, n int) {
	tables := make([]session.ID, max(n/500, 2))
	for i := range tables {
		tables[i] = s.add("2.4", session.KindTable, session.Patch{"name": fmt.Sprint("Table ", i+1)})
	}
	var above session.ID
	g := s.state().Begin(s.src.source(), s.app.env.desk.doc.Device(), "2.4")
	for i := range n {
		p := session.Patch{"answer": fmt.Sprintf("Answer %d: the window closes at one", i), "table": tables[i*len(tables)/n]}
		if i%5 > 0 {
			p["parent"] = above
		}
		id, err := g.Add(session.KindWhy, p)
		if err != nil {
			s.t.Fatal(err)
		}
		above = id
	}
}

// longOf is a question and a point of view of so many words.
func longOf(s *stage, n int) {
	n = min(n, 5000)
	words := strings.Repeat("queue ", n)
	s.add("2.5", session.KindHMW, session.Patch{"text": "How might we let " + words})
	s.add("2.5", session.KindPOV, session.Patch{"who": words, "need": words})
}

func entriesOf(s *stage, n int) {
	crowd(s, session.KindEmpathy, n, func(i int) session.Patch {
		return session.Patch{"text": fmt.Sprintf("Entry %d: the window closes at one", i), "quadrant": "says", "basis": "observed"}
	})
}

func hmwsOf(s *stage, n int) {
	crowd(s, session.KindHMW, n, func(i int) session.Patch {
		return session.Patch{"text": fmt.Sprintf("How might we let %d people know", i)}
	})
}

func pastVotes(s *stage, n int) {
	s.people(30, 0)
	crowd(s, session.KindTheme, 12, func(i int) session.Patch { return session.Patch{"sentence": fmt.Sprint("Theme ", i)} })
	cardsOf(s, n)
}

func peopleOf(s *stage, n int) {
	crowd(s, session.KindParticipant, n, func(i int) session.Patch { return session.Patch{"alias": fmt.Sprintf("P%02d", i+1)} })
}

// at opens a list of an activity; over opens a screen with keys.
func at(id string, list int, then ...string) func(*stage) {
	return func(s *stage) {
		s.to(id)
		if list > 1 {
			s.list(list)
		}
		s.keys(then...)
	}
}

// libraryOf is the library with a session for every ten records.
func libraryOf(s *stage, n int) {
	lib := newLibrary(s.app.env)
	for i := range n / 10 {
		lib.list = append(lib.list, store.Info{Path: fmt.Sprint(i, Extension), Title: fmt.Sprint("Workshop ", i), Stage: "2", People: 28, Cards: 140})
	}
	s.app.stack = append(s.app.stack, lib)
}

var (
	typeKeys = []string{"a", "backspace"}
	moveKeys = []string{"up", "up", "down", "up", "down", "down"}
	pageKeys = []string{"pgup", "pgup", "pgdown", "pgdown"}
	keepKeys = []string{"x", "enter"}
)

var flatScreens = []flatScreen{
	{"cards", cardsOf, at("1.6", 1), map[string][]string{"type": typeKeys, "move": moveKeys, "page": pageKeys, "keep": keepKeys}},
	{"principles-beside", cardsOf, at("1.7", 2), map[string][]string{"type": typeKeys, "keep": keepKeys}},
	{"board", themedOf, at("2.1", 1, "tab"), map[string][]string{"move": {"down", "right", "up", "left"}, "lay": {"b", "right", "a", "left"}}},
	{"board-line", themedOf, at("2.1", 1, "b", "space", "1"), map[string][]string{"type": {"1", "backspace"}}},
	{"board-cards", themedOf, at("2.1", 2), map[string][]string{"type": typeKeys, "move": moveKeys, "keep": keepKeys}},
	{"sheet", visitsOf, at("1.5", 1), map[string][]string{"move": {"up", "right", "down", "left"}, "page": pageKeys}},
	{"sheet-edit", visitsOf, at("1.5", 1, "up", "right", "right"), map[string][]string{"type": {"1", "esc"}, "keep": {"2", "enter", "up", "3", "enter", "up"}}},
	{"sheet-new", visitsOf, at("1.5", 1, "ctrl+n", "right", "right", "right"), map[string][]string{"keep": {"4", "enter"}}},
	{"sheet-filter", visitsOf, at("1.5", 1, "alt+l"), map[string][]string{"type": {"s", "backspace"}}},
	{"sheet-people", peopleOf, at("1.1", 1), map[string][]string{"move": {"up", "right", "down", "left"}, "page": pageKeys}},
	{"whys", whysOf, at("2.4", 1), map[string][]string{"type": typeKeys, "move": moveKeys, "keep": keepKeys}},
	{"whys-in-chains", chainsOf, at("2.4", 1), map[string][]string{"type": typeKeys, "move": moveKeys, "keep": keepKeys}},
	{"question-of-words", longOf, at("2.5", 2, "up", "enter"), map[string][]string{"type": typeKeys}},
	{"view-of-words", longOf, at("2.5", 1, "up", "enter"), map[string][]string{"type": typeKeys}},
	{"journey", stepsOf, at("3.3", 1), map[string][]string{"move": {"up", "right", "down", "left"}, "keep": {"up", "x", "enter"}}},
	{"draw", drawnOf, at("1.2", 2), map[string][]string{"move": {"down", "up"}, "lock": {"k"}}},
	{"roomview-whys", chainsOf, at("2.4", 1, "f5"), map[string][]string{"keep": keepKeys}},
	{"roomview-poster", entriesOf, at("3.2", 1, "f5"), map[string][]string{"keep": keepKeys}},
	{"roomview-cards", themedOf, at("2.1", 2, "f5"), map[string][]string{"keep": keepKeys}},
	{"roomview-board", themedOf, at("2.1", 1, "f5"), map[string][]string{"lay": {"a", "space", "1", "2", "enter", "b", "space", "1", "2", "enter"}}},
	{"quadrants", entriesOf, at("3.2", 1), map[string][]string{"type": typeKeys, "move": moveKeys, "keep": keepKeys}},
	{"statement", hmwsOf, at("2.5", 2), map[string][]string{"type": typeKeys, "move": moveKeys, "keep": {"x", "enter", "enter", "enter"}}},
	{"ballot", pastVotes, at("2.2", 1, "tab", "7", "enter"), map[string][]string{"type": {"1", "backspace"}, "keep": {"p", "1", ":", "a", "enter"}}},
	{"history", cardsOf, at("1.6", 1, "f12"), map[string][]string{"move": {"down", "down", "up"}, "page": {"pgdown", "pgdown", "pgup"}}},
	{"find", cardsOf, at("1.6", 1, "ctrl+f", "w"), map[string][]string{"move": {"down", "down", "up"}, "page": {"pgdown", "pgup"}, "type": {"i", "n", "backspace", "backspace"}}},
	{"evidence", cardsOf, at("1.6", 1, "up", "alt+e"), map[string][]string{"type": {"w", "i", "backspace", "backspace"}}},
	{"thread", cardsOf, at("1.6", 1, "alt+R"), map[string][]string{"move": {"down", "up"}}},
	{"mirror", visitsOf, at("1.6", 1, "alt+V"), map[string][]string{"move": {"down", "up"}}},
	{"checklist", cardsOf, at("1.6", 1, "alt+C"), map[string][]string{"move": {"down", "up"}}},
	{"catch", cardsOf, at("1.6", 1, "f2"), map[string][]string{"type": typeKeys}},
	{"agenda", cardsOf, at("1.6", 1, "f8"), map[string][]string{"move": {"down", "up"}}},
	{"sofar", cardsOf, at("1.6", 1, "alt+I"), map[string][]string{"move": {"down", "up"}}},
	{"brief", visitsOf, at("1.6", 1, "f9"), map[string][]string{"move": {"down", "up"}}},
	{"handover", cardsOf, at("1.6", 1, "alt+G"), map[string][]string{"move": {"down", "up"}}},
	{"roster", peopleOf, func(s *stage) { s.keys(places[len(places)-1].keys...) }, map[string][]string{"type": {"a", "backspace"}}},
	{"roomview", cardsOf, at("1.6", 1, "f5"), map[string][]string{"type": typeKeys, "keep": keepKeys}},
	{"library", libraryOf, func(*stage) {}, map[string][]string{"move": {"down", "down", "up"}}},
	{"past", cardsOf, at("1.6", 1, "f12", "v"), map[string][]string{"move": {"down", "up"}}},
	{"cards-of-visits", visitsOf, at("1.6", 1), map[string][]string{"type": typeKeys, "keep": keepKeys}},
}

// opened is a screen over so many records, and how long opening it took.
func (f flatScreen) opened(b *testing.B, n int) (*stage, time.Duration) {
	s := newStage(b)
	s.begin("Bench")
	f.fill(s, n)
	s.size(120, 40)
	start := time.Now()
	f.open(s)
	s.app.View()
	return s, time.Since(start)
}

// pressed gives a key to the app and draws the frame, and says how long both
// took; what the key started is waited for after that.
func (s *stage) pressed(k tea.KeyPressMsg, store bool) time.Duration {
	start := time.Now()
	_, cmd := s.app.Update(k)
	s.app.View()
	spent := time.Since(start)
	if store {
		s.run(cmd)
		s.settle()
		s.app.View()
	}
	return spent
}

// BenchmarkFlat presses keys on each screen over few records and over many.
func BenchmarkFlat(b *testing.B) {
	for _, f := range flatScreens {
		b.Run(f.name, func(b *testing.B) {
			var stages [2]*stage
			for i, n := range fewAndMany {
				var took time.Duration
				stages[i], took = f.opened(b, n)
				b.Logf("opened over %d in %v", n, took)
			}
			for name, names := range f.keys {
				b.Run(name, func(b *testing.B) { inTurn(b, stages, pressesOf(b, names)) })
			}
		})
	}
}

func pressesOf(b *testing.B, names []string) []tea.KeyPressMsg {
	var keys []tea.KeyPressMsg
	for _, name := range names {
		k, ok := parsePress(name)
		if !ok {
			b.Fatalf("%q is no key", name)
		}
		keys = append(keys, k)
	}
	return keys
}

// filtering says that a sheet is narrowed, which adds up beside the loop.
func filtering(s *stage) bool {
	r := s.app.run()
	if r == nil {
		return false
	}
	of, ok := r.instrument().(*sheet)
	return ok && of.view.typing
}

// inTurn presses the same keys on both stages, one after the other. What is
// reported is the median of all keys, and that of the dearest of them; a mean
// would tell what else the machine did.
func inTurn(b *testing.B, stages [2]*stage, keys []tea.KeyPressMsg) {
	spent := make([][2][]time.Duration, len(keys))
	for b.Loop() {
		for at, k := range keys {
			for i, s := range stages {
				spent[at][i] = append(spent[at][i], s.pressed(k, len(s.app.stack) > 1 || filtering(s)))
			}
		}
	}
	var all [2][]time.Duration
	var dearest [2]float64
	for _, k := range spent {
		for i := range all {
			all[i] = append(all[i], k[i]...)
		}
		if many := medianMicros(k[1]); many > dearest[1] {
			dearest = [2]float64{medianMicros(k[0]), many}
		}
	}
	few, many := medianMicros(all[0]), medianMicros(all[1])
	b.ReportMetric(few, "us/few")
	b.ReportMetric(many, "us/many")
	b.ReportMetric(many/few, "times")
	b.ReportMetric(dearest[0], "us/few-dearest")
	b.ReportMetric(dearest[1], "us/many-dearest")
	b.ReportMetric(0, "ns/op")
}

func medianMicros(list []time.Duration) float64 {
	slices.Sort(list)
	return float64(list[len(list)/2].Nanoseconds()) / 1000
}
