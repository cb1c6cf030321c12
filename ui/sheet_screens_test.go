package ui

import (
	"fmt"
	"testing"

	"doorstep/session"
)

// TestGoldenSheets holds the visit log and the journey, as people see them
// without colours. Who changes one looks at it.
func TestGoldenSheets(t *testing.T) {
	s := newStage(t)
	s.begin("Sheets")
	shot := func(name string) {
		t.Helper()
		s.rest()
		golden(t, name, s.screen())
	}
	s.size(100, 30)
	s.to("1.5")
	shot("sheet-visits-empty")
	s.typicalVisits()
	s.keys("home", "right", "right")
	shot("sheet-visits-typical")
	s.newRow("service")
	s.typed("l")
	s.keys("down")
	shot("sheet-visits-ahead")
	s.keys("tab")
	s.typed("x")
	s.keys("enter")
	shot("sheet-visits-error")
	s.keys("esc")
	s.cell("=tcv_time")
	s.keys("alt+r", "alt+r", "alt+l")
	s.typed("land")
	s.keys("enter", "home")
	shot("sheet-visits-sorted-filtered")
	s.keys("esc")

	s.size(80, 30)
	s.to("3.3")
	shot("journey-empty")
	s.typicalJourney()
	s.keys("home")
	shot("journey-now")
	s.to("3.4")
	s.list(2)
	shot("journey-wanted-empty")
	s.keys("alt+j", "down", "alt+u", "down", "alt+u", "alt+u", "down")
	s.cell("wait_min")
	s.enters("10")
	s.cell("gap_days")
	s.enters("2")
	s.keys("home", "ctrl+g", "ctrl+g")
	shot("journey-both-narrow")
	s.size(160, 40)
	shot("journey-both-wide")
	s.to("3.3")
	shot("journey-both-wide-today")
	s.size(100, 40)
	s.keys("ctrl+e")
	shot("journey-form")
}

// typicalVisits are six sheets, some of them told.
func (s *stage) typicalVisits() {
	ids := s.services("Land mutation", "Land tax", "Birth certificate")
	for i, v := range []struct{ travel, wait, counter, fee int }{
		{60, 100, 20, 115000}, {60, 130, 5, 0}, {90, 120, 10, 115000}, {30, 45, 15, 5000}, {35, 50, 10, 5000}, {20, 240, 5, 0},
	} {
		p := session.Patch{
			"service": ids[i/2], "outcome": []string{"done", "part", "told_to_return"}[i%3], "origin": "observed",
			"travel_min": v.travel, "wait_min": v.wait, "counter_min": v.counter, "official_fee": v.fee, "currency": "BDT",
			"visits_made": i%3 + 1, "visits_needed": i % 2,
		}
		if i%3 == 2 {
			p["wait_min_origin"] = "told"
		}
		s.add("1.5", session.KindVisit, p)
	}
}

// typicalJourney is twelve steps of today.
func (s *stage) typicalJourney() {
	for i, step := range twelveSteps {
		p := session.Patch{"journey": "now", "citizen_action": step.text, "visits": step.visits, "citizen_min": step.busy, "wait_min": step.wait, "gap_days": 10 * step.days, "origin": "observed"}
		if step.fare > 0 {
			p["travel_cost"], p["currency"] = 100*step.fare, "BDT"
		}
		if i%4 == 3 {
			p["origin"] = "told"
		}
		if i == 6 {
			p["other_payment"] = 20000
		}
		s.add("3.3", session.KindJourneyStep, p)
	}
}

var twelveSteps = []struct {
	text                           string
	visits, busy, wait, days, fare int
}{
	{"Hears of it from a neighbour", 0, 10, 0, 3, 0},
	{"Asks at the union office", 1, 40, 30, 1, 20},
	{"Collects the old deed", 0, 30, 0, 2, 0},
	{"Has copies made in the bazaar", 0, 45, 10, 0, 15},
	{"Stands in queue at the land office", 1, 60, 110, 7, 40},
	{"Is sent back for a photograph", 0, 20, 0, 1, 0},
	{"Hands the papers in", 1, 60, 95, 14, 40},
	{"Waits for the field survey", 0, 0, 0, 20, 0},
	{"Meets the surveyor at the plot", 0, 50, 60, 5, 0},
	{"Pays the fee at the bank", 1, 45, 40, 1, 30},
	{"Brings the receipt", 1, 55, 70, 10, 40},
	{"Gets the record", 1, 50, 45, 0, 40},
}

// tally counts the keys that a piece of work takes, and those of them that are
// not the text itself.
type tally struct {
	*stage
	keysN, text int
}

func (c *tally) press(names ...string) {
	c.keysN += len(names)
	c.keys(names...)
}

func (c *tally) types(text string) {
	c.keysN += len([]rune(text))
	c.text += len([]rune(text))
	c.typed(text)
}

// TestKeysJourney draws a journey of twelve steps with four figures each, and
// begins the wanted one with it: the text itself, and one key for each cell.
func TestKeysJourney(t *testing.T) {
	s := newStage(t)
	s.begin("Keys")
	s.to("3.3")
	c := &tally{stage: s}
	for _, step := range twelveSteps {
		c.types(step.text)
		for _, figure := range []int{step.visits, step.busy, step.wait, step.days} {
			c.press("tab")
			c.types(fmt.Sprint(figure))
		}
		c.press("enter")
	}
	now := c.keysN - c.text
	list := s.kind(session.KindJourneyStep)
	if len(list) != len(twelveSteps) {
		t.Fatalf("there are %d steps", len(list))
	}
	for i, step := range twelveSteps {
		s.holds(list[i], session.Patch{"citizen_action": step.text, "visits": step.visits, "citizen_min": step.busy, "wait_min": step.wait, "gap_days": 10 * step.days, "journey": "now"})
	}

	// The wanted journey: three steps dropped, one joined, two figures changed.
	c.press("f4", "f6", "alt+j", "down", "down", "alt+u", "down", "down", "down", "alt+u", "down", "alt+u", "alt+u", "down", "alt+u")
	c.press("down", "right", "right", "right")
	c.types("15")
	c.press("tab")
	c.types("2")
	c.press("enter")
	wanted := c.keysN - c.text - now
	totals := s.journey().picture()
	if totals.now.Steps != 12 || totals.wanted.Steps != 8 || totals.wanted.WaitMin.V >= totals.now.WaitMin.V {
		t.Fatalf("%d steps become %d, %d minutes %d", totals.now.Steps, totals.wanted.Steps, totals.now.WaitMin.V, totals.wanted.WaitMin.V)
	}
	t.Logf("a journey of 12 steps and 48 figures: %d keys, %d of them text, %d beside it (%.1f a step); the wanted one from it: %d beside %d of text",
		c.keysN-wanted, c.text, now, float64(now)/12, wanted, 3)
	if now > 5*len(twelveSteps) {
		t.Errorf("%d keys beside the text are more than one a cell", now)
	}
	if wanted > 24 {
		t.Errorf("the wanted journey takes %d keys beside its text", wanted)
	}
}

// TestKeysVisit enters one visit sheet in the paper's order: service, outcome,
// three times, two costs, trips.
func TestKeysVisit(t *testing.T) {
	s := newStage(t)
	s.begin("Keys")
	s.services("Land mutation", "Land tax", "Birth certificate")
	s.to("1.5")
	c := &tally{stage: s}
	for i, cell := range []string{"mut", "c", "1h20", "15", "40", "1150", "40", "", "", "2", "1"} {
		if i > 0 {
			c.press("tab")
		}
		c.types(cell)
	}
	c.press("enter")
	s.holds(s.only(session.KindVisit), session.Patch{
		"service": s.kind(session.KindService)[0].ID, "outcome": "told_to_return", "wait_min": 80, "counter_min": 15, "travel_min": 40,
		"official_fee": 115000, "travel_cost": 4000, "visits_made": 2, "visits_needed": 1, "origin": "observed",
	})
	t.Logf("a visit sheet of nine figures: %d keys, %d beside the text", c.keysN, c.keysN-c.text)
	if over := c.keysN - c.text; over > 11 {
		t.Errorf("%d keys beside the text", over)
	}
}
