package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

var drawTowns = []struct {
	name, sector, office string
	places               int
}{
	{"Maternity allowance", "Social welfare", "women's affairs desk", 3},
	{"Land mutation", "Land", "upazila land office", 2},
	{"School enrolment", "Education", "government primary school", 2},
	{"Family pension", "Accounts", "upazila accounts office", 2},
	{"Police clearance", "Police", "police station", 2},
	{"Hospital outpatient", "Health", "upazila health complex", 2},
	{"Birth certificate", "Local government", "union council", 3},
	{"Seed subsidy", "Agriculture", "extension office", 2},
}

var drawFolk = []string{"Health", "Land", "Police", "Education", "Agriculture", "Social welfare", "Local government"}

// drawStage is a session in which so many people and services wait for the
// draw, in front of it.
func drawStage(t testing.TB, people, services int) *stage {
	t.Helper()
	s := newStage(t)
	s.begin("Draw")
	s.do("1.1", func(g *session.Gesture) error {
		for i := range people {
			p := session.Patch{"alias": fmt.Sprintf("P%02d", i+1), "sector": drawFolk[i%len(drawFolk)], "office_type": "office " + itoa(i)}
			if _, err := g.Add(session.KindParticipant, p); err != nil {
				return err
			}
		}
		return nil
	})
	s.do("1.2", func(g *session.Gesture) error {
		for _, v := range drawTowns[:services] {
			p := session.Patch{"name": v.name, "sector": v.sector, "office_type": v.office, "capacity": v.places, "opening_hours": "Every day 9-17"}
			if _, err := g.Add(session.KindService, p); err != nil {
				return err
			}
		}
		return nil
	})
	s.to("1.2")
	s.list(2)
	return s
}

func (s *stage) pairs() []session.Assignment { return session.All[session.Assignment](s.state()) }

func (s *stage) draw() *draw { return s.app.run().instrument().(*draw) }

// named types a draw number, so that the screens are the same each time.
func (s *stage) named(number string) {
	s.t.Helper()
	s.keys("n")
	s.enters(number)
}

// sees compares the screen with a golden one.
func (s *stage) sees(name string) {
	s.t.Helper()
	s.rest()
	golden(s.t.(*testing.T), name, s.screen())
}

func TestAnEmptyDrawTeaches(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Draw")
	s.to("1.2")
	s.list(2)
	s.wants("Missing: people (F11, or 1.1) and services (F6).", "0 people")
	s.keys("enter")
	s.says("There is nothing to draw from yet")
	s = drawStage(t, 15, 8)
	s.add("1.1", session.KindParticipant, session.Patch{"alias": "P16"})
	s.add("1.2", session.KindService, session.Patch{"name": "Night court", "sector": "Justice", "opening_hours": "Every day 18-22"})
	s.add("1.2", session.KindService, session.Patch{"name": "Kiosk"})
	s.size(80, 30)
	s.sees("draw-empty")
	s.wants("P16", "Night court", "Kiosk", "Enter draws")
	s.keys("p")
	s.wants("each alone")
	s.keys("p", "o")
	s.wants("who is over goes alone")
}

func TestADrawIsShownPairByPair(t *testing.T) {
	t.Parallel()
	s := drawStage(t, 15, 8)
	s.size(80, 30)
	s.named("4711")
	if n := len(s.pairs()); n != 7 {
		t.Fatalf("%d visits for 15 people", n)
	}
	s.says("Draw 4711: 7 pairs, as even as can be.")
	s.wants("Nobody knows yet", "0 of 7 shown")
	for _, a := range s.pairs() {
		s.lacks(s.app.env.desk.group(a.People))
	}
	s.keys("space", "enter")
	s.wants("2 of 7 shown", s.app.env.desk.group(s.pairs()[0].People), s.app.env.desk.group(s.pairs()[1].People), "not your sector · no tie · seat free, ")
	s.lacks(s.app.env.desk.group(s.pairs()[2].People))
	s.keys("up")
	s.wants("1 of 7 shown")
	s.keys("space", "space", "space")
	s.sees("draw-reveal")
	s.keys("a")
	s.says("All pairs are shown.")
	s.sees("draw-list")
	three := slices.IndexFunc(s.pairs(), func(a session.Assignment) bool { return len(a.People) == 3 })
	if three < 0 {
		t.Fatal("fifteen people made no group of three")
	}
	// What was shown is no step to take back: undo takes the draw itself.
	s.keys("ctrl+z")
	if n := len(s.pairs()); n != 0 {
		t.Fatalf("%d visits are left after undo", n)
	}
	s.keys("ctrl+y")
	s.wants("Draw 4711")
}

// TestThirtyPeopleInFewKeys counts what it takes to draw thirty people, show
// every pair, and lock them.
func TestThirtyPeopleInFewKeys(t *testing.T) {
	t.Parallel()
	s := drawStage(t, 30, 8)
	keys := 0
	press := func(name string) { keys++; s.keys(name) }
	press("enter")
	for len(s.draw().hidden()) > 0 {
		press("space")
	}
	press("l")
	for _, a := range s.pairs() {
		if !a.Locked || len(a.People) != 2 {
			t.Errorf("%+v", a)
		}
	}
	if n := len(s.pairs()); n != 15 || keys > 17 {
		t.Errorf("%d pairs took %d keys; one to draw, one a pair, one to lock", n, keys)
	}
}

func TestANumberGivesTheSamePairs(t *testing.T) {
	t.Parallel()
	s := drawStage(t, 20, 8)
	pairs := func() string {
		var list []string
		for _, a := range s.pairs() {
			list = append(list, s.app.env.desk.group(a.People)+" "+a.Service.String())
		}
		return strings.Join(list, "\n")
	}
	s.named("12")
	s.keys("a")
	first := pairs()
	s.keys("r", "a")
	if pairs() == first {
		t.Fatal("another draw is the same draw")
	}
	s.named("12")
	s.keys("a")
	if pairs() != first {
		t.Error("number 12 gave other pairs than before")
	}
	s.keys("r", "a", "ctrl+z")
	if pairs() != first || len(s.draw().hidden()) > 0 {
		t.Error("undo did not bring the former draw back, in sight")
	}
	for _, bad := range []string{"x", "0", "-3", "99999999999"} {
		s.named(bad)
		s.wants("Draw number ›")
		s.keys("esc")
	}
	s.named("")
	if pairs() != first {
		t.Error("no number drew again")
	}
}

func TestNoLegalDrawNamesWhatBlocksIt(t *testing.T) {
	t.Parallel()
	s := drawStage(t, 14, 2)
	s.size(80, 30)
	s.keys("enter")
	s.says("No draw keeps all the rules, so nothing was written.")
	s.sees("draw-impossible")
	s.wants("These", "Land mutation", "Maternity allowance", "P01")
	if len(s.pairs()) > 0 {
		t.Error("something was written")
	}
	s.keys("up", "down", "o")
	s.lacks("No draw keeps all the rules.")
	// With a draw there, a redraw that can't be leaves it.
	s = drawStage(t, 8, 8)
	s.keys("enter", "a")
	before := fmt.Sprint(s.pairs())
	for _, r := range s.kind(session.KindService)[1:] {
		s.do("1.2", func(g *session.Gesture) error { return g.Delete(r.Kind, r.ID) })
	}
	s.keys("r")
	s.says("No such draw, so the former one stays")
	if fmt.Sprint(s.pairs()) != before {
		t.Error("the former draw is gone")
	}
}

func TestWhySomebodyGotWhatTheyGot(t *testing.T) {
	t.Parallel()
	s := drawStage(t, 14, 8)
	s.size(100, 40)
	s.named("4711")
	s.keys("a", "home", "w")
	s.sees("draw-why")
	a := s.pairs()[0]
	p, _ := session.One[session.Participant](s.state(), a.People[0])
	s.wants("drawn", "no: own sector", "Draw number 4711")
	s.keys("right")
	s.wants(p.Alias + "  " + p.Sector)
	s.keys("enter")
	s.lacks("Draw number 4711")
}

// TestTheDrawInEverySize draws each of its states small and large, in plain
// signs too.
func TestTheDrawInEverySize(t *testing.T) {
	t.Parallel()
	s := drawStage(t, 15, 8)
	turn := 0
	fits := func(name string) { s.t.Helper(); s.fits(name, turn); turn++ }
	fits("empty")
	s.keys("tab")
	fits("window")
	s.keys("esc", "enter")
	fits("nothing shown")
	s.keys("space", "space")
	fits("reveal")
	s.keys("a", "home")
	s.add("1.1", session.KindParticipant, session.Patch{"alias": "P31", "sector": "Justice"})
	fits("list")
	s.keys("down", "w")
	fits("why")
	s.keys("esc", "m")
	fits("move")
	s.keys("esc")
	s.draw().askReason(strings.Repeat("This breaks a rule: many. ", 20), nil)
	fits("reason")
	s.keys("esc", "p", "r")
	fits("alone")
	s.app.env.theme = newTheme(groundDark, true)
	s.size(120, 40)
	for _, r := range s.screen() {
		if r > 0x7e && !strings.ContainsRune("…", r) {
			t.Errorf("%q is not plain:\n%s", r, s.screen())
			break
		}
	}
}

func BenchmarkDrawnList(b *testing.B) {
	s := drawStage(b, 0, 8)
	s.do("1.1", func(g *session.Gesture) error {
		for i := range 200 {
			if _, err := g.Add(session.KindParticipant, session.Patch{"alias": fmt.Sprintf("P%03d", i), "sector": drawFolk[i%7]}); err != nil {
				return err
			}
		}
		for i := range 52 {
			if _, err := g.Add(session.KindService, session.Patch{"name": "Service " + itoa(i), "sector": "Sector " + itoa(i), "capacity": 2}); err != nil {
				return err
			}
		}
		return nil
	})
	s.size(120, 40)
	s.keys("enter", "a", "home")
	down, up := parseOf("down"), parseOf("up")
	keyAndFrame(b, s, down, up)
}

func parseOf(name string) tea.KeyPressMsg {
	k, _ := parsePress(name)
	return k
}
