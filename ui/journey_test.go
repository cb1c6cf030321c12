package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"doorstep/session"
)

// journey is the one that has the focus.
func (s *stage) journey() *journey {
	s.t.Helper()
	j, ok := s.app.run().instrument().(*journey)
	if !ok {
		s.t.Fatalf("there is no journey here:\n%s", s.screen())
	}
	return j
}

// steps makes steps of a journey, worded by their letters.
func (s *stage) steps(name, letters string, also session.Patch) {
	for i, l := range strings.Split(letters, "") {
		p := session.Patch{"journey": name, "citizen_action": l, "citizen_min": 10 * (i + 1), "visits": 1}
		for f, v := range also {
			p[f] = v
		}
		s.add("3.3", session.KindJourneyStep, p)
	}
}

// letters are the steps in their order, as the screen lists them.
func (s *stage) letters() string {
	text := ""
	for _, r := range s.journey().records() {
		text += r.Text()
	}
	return text
}

func TestStepsAreInsertedAndMoved(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Order")
	s.steps("now", "abcd", nil)
	s.to("3.3")
	s.keys("home", "down", "alt+i")
	s.typed("x")
	s.keys("alt+a") // keeps x, and goes on behind it
	s.enters("y")
	if got := s.letters(); got != "axybcd" {
		t.Fatalf("the steps are %s", got)
	}
	s.holds(s.kind(session.KindJourneyStep)[2], session.Patch{"journey": "now", "citizen_action": "y"})
	s.keys("end", "up", "alt+up", "alt+up", "alt+up", "alt+up", "alt+up", "alt+up")
	if got := s.letters(); got != "daxybc" || s.sheet().current().Text() != "d" {
		t.Fatalf("the steps are %s, the cursor is on %s", got, s.sheet().current().Text())
	}
	s.keys("alt+down", "ctrl+z", "alt+down", "alt+down")
	if got := s.letters(); got != "axdybc" {
		t.Fatalf("the steps are %s", got)
	}
	s.keys("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
	if got := s.letters(); got != "axybcd" {
		t.Fatalf("seven steps back the steps are %s", got)
	}
	s.again()
	s.to("3.3")
	if got := s.letters(); got != "axybcd" {
		t.Fatalf("from the file the steps are %s", got)
	}
	s.keys("end", "alt+i", "alt+a", "alt+up", "alt+u", "alt+j") // nothing of it is for the row to come
	if got := len(s.kind(session.KindJourneyStep)); got != 6 {
		t.Fatalf("there are %d steps", got)
	}
	s.keys("alt+r", "alt+l") // the order is the answer here
	if s.sheet().view.on() || s.sheet().view.filters() {
		t.Error("a journey was sorted")
	}
}

func TestTheWantedJourneyBeginsWithTodays(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Wanted")
	s.to("3.4")
	s.list(2)
	s.keys("alt+j")
	s.says("There is no journey of today yet; 3.3 comes first.")
	s.steps("now", "abcd", session.Patch{"wait_min": 5, "wait_min_origin": "told", "official_fee": 100, "currency": "BDT"})
	s.size(100, 40)
	s.wants("Alt+J begins with a copy of today's steps.", "alt+j begin with today's")
	s.keys("alt+j")
	s.says("4 steps of today copied, as estimates.")
	if got := s.letters(); got != "abcd" {
		t.Fatalf("the wanted steps are %s", got)
	}
	s.lacks("alt+j ")
	s.keys("alt+j")
	s.says("Nothing is left to copy")

	// Drop the second, join the third, speed up the fourth.
	s.keys("down", "alt+u")
	s.says("Dropped: it counts for nothing now.")
	s.wants("× b")
	s.keys("down", "alt+u", "alt+u")
	s.says("Joined:")
	s.wants("↑ c")
	s.keys("down")
	s.cell("citizen_min")
	s.enters("15")
	s.keys("ctrl+g", "ctrl+g")
	// Today 100 + 20 minutes; wanted 10 + 5 and 15 + 5.
	s.wants("4 steps", "2 steps", "2 h", "35 min", "−1 h 25", "−71%", "−BDT 2", "−50%")
	s.keys("home", "down", "down", "alt+u")
	s.says("Kept: it counts again.")
	s.keys("home", "alt+u", "alt+u") // the first step has nothing to be joined with
	s.says("Kept: it counts again.")
	if n := len(s.kind(session.KindJourneyStep)); n != 8 {
		t.Fatalf("there are %d steps", n)
	}
	s.keys("ctrl+d")
	s.size(100, 30)
	s.wants("alt+j copy the other 1")
	s.keys("alt+j")
	if got := s.letters(); got != "abcd" {
		t.Fatalf("the wanted steps are %s", got)
	}
}

func TestAJourneyDrawnWithoutACopyIsNotDoubled(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Drawn")
	s.steps("now", "abc", nil)
	s.steps("wanted", "xy", nil)
	s.to("3.4")
	s.list(2)
	s.keys("alt+j")
	s.says("Nothing is left to copy")
	if got := s.letters(); got != "xy" {
		t.Fatalf("the wanted steps are %s", got)
	}
}

func TestEachTableHasAJourneyOfItsOwn(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Tables")
	s.people(8, 2)
	tables := s.kind(session.KindTable)
	s.steps("now", "ab", session.Patch{"table": tables[1].ID})
	s.steps("now", "cde", session.Patch{"table": tables[0].ID})
	s.steps("wanted", "f", session.Patch{"table": tables[0].ID})
	s.size(120, 50)
	s.to("3.3")
	if got := s.letters(); got != "cdeab" { // T1's, then T2's
		t.Fatalf("the steps are %s", got)
	}
	s.keys("ctrl+g", "ctrl+g", "home")
	s.wants("Today T1", "today, 3 steps", "wanted, 1 step", "1 h", "−50 min")
	s.keys("down", "down", "down")
	s.wants("today, 2 steps")
	s.lacks("wanted, 1 step", "difference")
	s.keys("alt+a")
	s.enters("z")
	if got := s.letters(); got != "cdeazb" {
		t.Fatalf("the steps are %s", got)
	}
	s.keys("alt+t")
	if got := s.letters(); got != "cde" {
		t.Fatalf("T1's steps are %s", got)
	}
	s.wants("Today T1", "−50 min")
	s.keys("alt+t")
	if got := s.letters(); got != "azb" {
		t.Fatalf("T2's steps are %s", got)
	}
	for _, r := range s.journey().records() {
		s.holds(r, session.Patch{"table": tables[1].ID})
	}
	s.keys("f4")
	s.list(2)
	s.keys("alt+j")
	if got := s.letters(); got != "azb" {
		t.Fatalf("T2 wants %s", got)
	}
	for _, r := range s.journey().records() {
		s.holds(r, session.Patch{"table": tables[1].ID, "journey": "wanted", "origin": "estimated"})
	}
	s.keys("alt+t") // all tables: T1's f, then T2's
	if got := s.letters(); got != "fazb" {
		t.Fatalf("all want %s", got)
	}
}

func TestTheJourneyIsCheckedAgainstTheVisitLog(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Check")
	s.size(200, 50)
	ids := s.services("Land mutation", "Birth certificate")
	s.steps("now", "abcdef", nil) // 210 minutes in all
	s.to("3.3")
	s.lacks("Check of", "visit log,")
	for _, wait := range []int{180, 190, 195, 200, 260} {
		s.add("1.5", session.KindVisit, session.Patch{"service": ids[0], "wait_min": wait, "travel_min": 0, "counter_min": 0, "origin": "observed", "visits_made": 2, "visits_needed": 1})
	}
	s.wants("Check of Land mutation: journey time 3 h 30; visits median 3 h 15, n 5,", "Journey trips 6; visits median 3")
	s.add("1.5", session.KindVisit, session.Patch{"service": ids[1], "wait_min": 5})
	s.wants("say of which service the steps are")
	s.keys("home")
	s.cell("service")
	s.enters("birth")
	s.wants("Check of Birth certificate: journey time 3 h 30; visits median 5 min, n 1,")
}

func TestUnofficialPaymentsStandApart(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Apart")
	s.size(100, 50)
	s.add("3.3", session.KindJourneyStep, session.Patch{"journey": "now", "official_fee": 10000, "other_payment": 70000, "gap_days": 25, "citizen_min": 600, "currency": "BDT"})
	s.add("3.3", session.KindJourneyStep, session.Patch{"journey": "wanted", "official_fee": 4000, "other_payment": 0, "gap_days": 5, "citizen_min": 60, "currency": "BDT"})
	s.to("3.3")
	s.keys("ctrl+g", "ctrl+g")
	for _, line := range []string{"time", "elapsed", "cost", "unofficial"} {
		if !slices.ContainsFunc(strings.Split(s.screen(), "\n"), func(l string) bool { return strings.HasPrefix(strings.TrimSpace(l), line+" ") }) {
			t.Errorf("there is no line of %s:\n%s", line, s.screen())
		}
	}
	s.wants("BDT 100", "−BDT 60", "BDT 700", "−BDT 700", "2.5 days", "−2 days", "10 h", "−9 h")
	s.lacks("BDT 800", "BDT 170")
	s.add("3.3", session.KindJourneyStep, session.Patch{"journey": "now", "official_fee": 1, "currency": "USD"})
	s.wants("The cost is in several currencies (BDT, USD), which are not added.")
}

// TestTheRoomsJourneyFits draws the picture that the room sees, in any size.
func TestTheRoomsJourneyFits(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	p := newJourneyPicture(s.app.env.desk, s.kind(session.KindTable)[0].ID)
	for _, ascii := range []bool{false, true} {
		theme := newTheme(groundDark, ascii)
		for w := 1; w < 200; w += 7 {
			for h := 0; h < 60; h += 5 {
				lines := journeyRoom(theme, p, w, h)
				if len(lines) > h {
					t.Fatalf("%d lines in %d", len(lines), h)
				}
				for _, l := range lines {
					if width(l) > w {
						t.Fatalf("%d cells in %d: %q", width(l), w, l)
					}
				}
			}
		}
		text := fmt.Sprint(journeyRoom(theme, p, 160, 40))
		for _, want := range []string{"Today T1", "Wanted T1", "difference", "unofficial", "visits median"} {
			if !strings.Contains(text, want) {
				t.Errorf("the room does not see %q in %s", want, text)
			}
		}
	}
}

// TestSheetSignsAreASCII: what says something beside words has a plain form.
func TestSheetSignsAreASCII(t *testing.T) {
	t.Parallel()
	s := bareStage(t)
	s.startWith(Config{ASCII: true})
	s.practice()
	s.size(160, 50)
	s.to("1.5")
	s.keys("ctrl+g", "ctrl+g", "up", "right", "right", "alt+r")
	plain := func(where string, wants ...string) {
		t.Helper()
		s.wants(wants...)
		for i, l := range s.frame()[4:] { // below the rail
			if strings.ContainsAny(l, "│─▌▎▪–›→←↑↓✓✗▶Σ·≠▲▼×−") {
				t.Errorf("%s, line %d: %q", where, i+4, l)
			}
		}
	}
	plain("visits", "Waited ^", " o ")
	s.keys("alt+r", "ctrl+n", "enter", "down")
	plain("ahead", "Waited v", "> Maternity allowance")
	s.keys("esc")
	s.to("3.4")
	s.list(2)
	s.keys("home", "down", "alt+u", "down", "alt+u", "alt+u")
	plain("journey", "x Goes to the union", "^ Stays at home", "-BDT", "sum 6")
	s.size(80, 40)
	plain("narrow journey", "x Goes", "^ Stays")
}
