package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

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

func (s *stage) visits() []session.Assignment { return session.All[session.Assignment](s.state()) }

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
	if n := len(s.visits()); n != 7 {
		t.Fatalf("%d visits for 15 people", n)
	}
	s.says("Draw 4711: 7 pairs, as even as can be.")
	s.wants("Nobody knows yet", "0 of 7 shown")
	for _, a := range s.visits() {
		s.lacks(s.app.env.desk.group(a.People))
	}
	s.keys("space", "enter")
	s.wants("2 of 7 shown", s.app.env.desk.group(s.visits()[0].People), s.app.env.desk.group(s.visits()[1].People), "not your sector · no tie · seat free, ")
	s.lacks(s.app.env.desk.group(s.visits()[2].People))
	s.keys("up")
	s.wants("1 of 7 shown")
	s.keys("space", "space", "space")
	s.sees("draw-reveal")
	s.keys("a")
	s.says("All pairs are shown.")
	s.sees("draw-list")
	three := slices.IndexFunc(s.visits(), func(a session.Assignment) bool { return len(a.People) == 3 })
	if three < 0 {
		t.Fatal("fifteen people made no group of three")
	}
	// What was shown is no step to take back: undo takes the draw itself.
	s.keys("ctrl+z")
	if n := len(s.visits()); n != 0 {
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
	for _, a := range s.visits() {
		if !a.Locked || len(a.People) != 2 {
			t.Errorf("%+v", a)
		}
	}
	if n := len(s.visits()); n != 15 || keys > 17 {
		t.Errorf("%d pairs took %d keys; one to draw, one a pair, one to lock", n, keys)
	}
}

func TestANumberGivesTheSamePairs(t *testing.T) {
	t.Parallel()
	s := drawStage(t, 20, 8)
	pairs := func() string {
		var list []string
		for _, a := range s.visits() {
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
	s.says("There is no legal draw; nothing was written.")
	s.sees("draw-impossible")
	s.wants("These", "Land mutation", "Maternity allowance", "P01")
	if len(s.visits()) > 0 {
		t.Error("something was written")
	}
	s.keys("up", "down", "o")
	s.lacks("There is no legal draw.")
	// With a draw there, a redraw that can't be leaves it.
	s = drawStage(t, 8, 8)
	s.keys("enter", "a")
	before := fmt.Sprint(s.visits())
	for _, r := range s.kind(session.KindService)[1:] {
		s.do("1.2", func(g *session.Gesture) error { return g.Delete(r.Kind, r.ID) })
	}
	s.keys("r")
	s.says("No such draw, so the former one stays")
	if fmt.Sprint(s.visits()) != before {
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
	a := s.visits()[0]
	p, _ := session.One[session.Participant](s.state(), a.People[0])
	s.wants("drawn", "no: own sector", "Draw number 4711")
	s.keys("right")
	s.wants(p.Alias + "  " + p.Sector)
	s.keys("enter")
	s.lacks("Draw number 4711")
}

func TestSwapsByHand(t *testing.T) {
	t.Parallel()
	s := drawStage(t, 14, 8)
	s.size(80, 30)
	s.named("4711")
	s.keys("a", "home")
	a := s.visits()[0]
	p, _ := session.One[session.Participant](s.state(), a.People[0])
	own := slices.IndexFunc(drawTowns, func(v struct {
		name, sector, office string
		places               int
	},
	) bool {
		return v.sector == p.Sector
	})
	// To the own office, by the first letters of two of its words.
	words := strings.Fields(drawTowns[own].name)
	s.keys("m")
	s.typed(strings.ToLower(words[0][:3]) + " " + words[1][:2])
	s.wants("! " + p.Alias + " works in this sector")
	s.keys("enter")
	s.wants("This breaks a rule: " + p.Alias + " works in this sector")
	s.sees("draw-reason")
	s.keys("enter")
	s.wants("A rule is broken only for a reason")
	if s.visits()[0].Service != a.Service {
		t.Fatal("it was moved without a reason")
	}
	s.enters("the only bus goes there")
	s.says("Moved to " + drawTowns[own].name)
	s.holds(s.kind(session.KindAssignment)[0], session.Patch{"override_reason": "the only bus goes there", "service": s.kind(session.KindService)[own].ID})
	s.wants("by hand")
	s.keys("ctrl+z")
	s.holds(s.kind(session.KindAssignment)[0], session.Patch{"override_reason": nil, "service": a.Service})
	// Esc leaves all as it is; so does a service that there is not.
	s.keys("m")
	s.enters("spaceport")
	s.wants("There is no service of that name")
	s.keys("esc", "s", "esc", "s", "s")
	s.says("the mark is gone")
	// Two people change places, and two pairs.
	before := s.visits()
	s.keys("right", "s", "down", "right", "s")
	if s.draw().ask != nil {
		s.enters("they asked")
	}
	after := s.visits()
	if !slices.Contains(after[0].People, before[1].People[0]) || !slices.Contains(after[1].People, before[0].People[0]) {
		t.Errorf("%v and %v became %v and %v", before[0].People, before[1].People, after[0].People, after[1].People)
	}
	s.keys("ctrl+z", "home", "s", "down", "s")
	if s.draw().ask != nil {
		s.enters("they asked")
	}
	if after := s.visits(); after[0].Service != before[1].Service || after[1].Service != before[0].Service {
		t.Error("the pairs did not change places")
	}
}

func TestARedrawLeavesWhatWasSaid(t *testing.T) {
	t.Parallel()
	s := drawStage(t, 14, 8)
	s.keys("enter", "a", "home", "k")
	s.says("1 pair is locked")
	said := s.visits()[1]
	s.add("1.3", session.KindScenario, session.Patch{"assignment": said.ID, "need": "a birth certificate"})
	locked := s.visits()[0]
	s.keys("r")
	s.says("; 2 stay.")
	s.wants("2 of 7 shown", "Nobody knows yet")
	s.keys("a")
	if now := s.visits(); fmt.Sprint(now[0]) != fmt.Sprint(locked) || fmt.Sprint(now[1]) != fmt.Sprint(said) {
		t.Errorf("%+v and %+v became %+v and %+v", locked, said, now[0], now[1])
	}
	s.keys("l", "r")
	s.says("they stay")
	s.keys("l")
	s.says("unlocked")
}

func TestLateArrivalAndLeaver(t *testing.T) {
	t.Parallel()
	s := drawStage(t, 14, 8)
	s.size(80, 30)
	s.named("4711")
	s.keys("a", "home")
	before := s.visits()
	late := s.add("1.1", session.KindParticipant, session.Patch{"alias": "P31", "sector": "Justice"})
	s.keys("home")
	s.wants("P31 arrived: let P31 join P")
	s.sees("draw-late")
	s.keys("enter")
	s.says("Nobody else was moved")
	joined := 0
	for i, a := range s.visits() {
		if slices.Contains(a.People, late) {
			joined++
		} else if fmt.Sprint(a) != fmt.Sprint(before[i]) {
			t.Errorf("%+v became %+v", before[i], a)
		}
	}
	if joined != 1 || len(s.visits()) != len(before) {
		t.Errorf("P31 is in %d of %d visits", joined, len(s.visits()))
	}
	// One of another pair leaves: the partner goes on as a third, or alone.
	alone := slices.IndexFunc(s.visits(), func(a session.Assignment) bool { return len(a.People) == 2 })
	pair := s.visits()[alone]
	s.do("1.1", func(g *session.Gesture) error {
		return g.Set(session.KindParticipant, pair.People[0], session.Patch{"present_to": "2026-04-13"})
	})
	gone, stays := s.state().AliasOf(pair.People[0]), s.state().AliasOf(pair.People[1])
	s.keys("home")
	s.wants(gone+" left: let "+stays+" join P", "ways.")
	s.sees("draw-leaver")
	s.keys("left")
	s.wants(gone + " left: " + stays + " goes alone to")
	s.keys("enter")
	s.wants("Going alone needs a reason.")
	s.enters("nobody else goes that way")
	if a := s.visits()[alone]; len(a.People) != 1 || a.Reason != "nobody else goes that way" {
		t.Errorf("%+v", a)
	}
	s.lacks(" left: ")
}

func TestTheWindowIsSetForAll(t *testing.T) {
	t.Parallel()
	s := drawStage(t, 14, 8)
	s.wants("14 Apr 2026  11:00 to 15:00")
	s.keys("tab")
	s.typed("x")
	s.keys("enter")
	s.wants("is not a date")
	for range 20 {
		s.keys("backspace")
	}
	s.typed("15 apr")
	s.keys("tab")
	for range 5 {
		s.keys("backspace")
	}
	s.typed("16:00")
	s.keys("enter")
	s.wants("The window would end before it begins")
	for range 5 {
		s.keys("backspace")
	}
	s.typed("9:30")
	s.keys("tab")
	s.wants("Back by › 15:00")
	s.keys("enter", "enter", "a")
	for _, a := range s.visits() {
		if session.WindowOf(a) != (session.DrawWindow{Date: "2026-04-15", From: "09:30", Until: "15:00"}) {
			t.Errorf("%+v", a)
		}
	}
	// Afterwards it moves those that are not out.
	s.do("1.4", func(g *session.Gesture) error {
		return g.Set(session.KindAssignment, s.visits()[0].ID, session.Patch{"sent_at": "09:31"})
	})
	s.keys("tab", "tab", "tab")
	for range 5 {
		s.keys("backspace")
	}
	s.enters("16:00")
	for i, a := range s.visits() {
		if want := map[bool]string{true: "15:00", false: "16:00"}[i == 0]; a.WindowEnd != want {
			t.Errorf("#%d is back by %s, not %s", i+1, a.WindowEnd, want)
		}
	}
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
	b.ReportMetric(float64(time.Millisecond), "ns/limit")
	keyAndFrame(b, s, down, up)
}

func parseOf(name string) tea.KeyPressMsg {
	k, _ := parsePress(name)
	return k
}
