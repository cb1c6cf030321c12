package ui

import (
	"strings"
	"testing"

	"doorstep/session"
)

// detail opens the workshop's details and goes to a row by its label.
func (s *stage) detail(label string) {
	s.t.Helper()
	if _, open := s.app.top().(*setup); !open {
		s.keys("f11")
	}
	set := s.app.top().(*setup)
	for range set.rows {
		s.keys("up")
	}
	for range set.rows {
		if set.rows[set.row].label == label {
			return
		}
		s.keys("down")
	}
	s.t.Fatalf("there is no row %q:\n%s", label, s.screen())
}

func TestANumberOfPeopleMakesThem(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("People")
	s.detail("People")
	s.enters("28")
	s.wants("▌ Tables") // Enter goes on to the next row
	s.enters("5")
	list := s.kind(session.KindParticipant)
	if len(list) != 28 || list[0].Text() != "P01" || list[27].Text() != "P28" {
		t.Fatalf("the people are %q", texts(list))
	}
	s.reads(session.KindTable, "T1", "T2", "T3", "T4", "T5")
	s.wants("28 people so far")

	s.detail("People")
	s.enters("30")
	s.detail("People")
	s.enters("3") // a smaller number takes nobody away
	if n := len(s.kind(session.KindParticipant)); n != 30 {
		t.Fatalf("there are %d people", n)
	}
	s.detail("People")
	s.enters("501")
	s.wants("People goes from 0 to 500.", "People › 501")
	s.keys("esc", "ctrl+z", "ctrl+z")
	if n := len(s.kind(session.KindParticipant)); n != 28 {
		t.Fatalf("after the undo there are %d people", n)
	}
}

func TestDetailsAreKeptOnTheSession(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Details")
	for _, c := range []struct{ label, typed, shows string }{
		{"Title", "Gazipur, May", "Gazipur, May"},
		{"Place", "Gazipur", "Gazipur"},
		{"First day", "30 Apr", "30 Apr 2026"},
		{"Last day", "2/5", "2 May 2026"},
		{"Plan", "short", "Short, two half days"},
		{"Language", "bn", "Bangla"},
		{"Currency", "usd", "USD"},
	} {
		s.detail(c.label)
		s.enters(c.typed)
		s.wants(c.shows)
	}
	want := session.Patch{
		"title": "Gazipur, May", "place": "Gazipur", "date_from": "2026-04-30", "date_to": "2026-05-02",
		"plan": "short", "lang": "bn", "currency": "USD",
	}
	s.holds(s.only(session.KindSession), want)
	s.again()
	s.holds(s.only(session.KindSession), want)
}

func TestDetailsThatDoNotFitStayOpen(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Wrong")
	for _, c := range []struct{ label, typed, reason string }{
		{"Currency", "taka", "A currency is three letters, such as BDT or USD."},
		{"Currency", "b1t", "A currency is three letters"},
		{"Language", "de", "Language is one of: English, Bangla."},
		{"Last day", "tomorrow", "tomorrow"},
		{"Tables", "100", "Tables goes from 0 to 99."},
	} {
		s.detail(c.label)
		s.enters(c.typed)
		s.wants(c.reason, c.label+" › "+c.typed)
		s.keys("esc")
	}
	s.holds(s.only(session.KindSession), session.Patch{"currency": "BDT", "lang": "en", "date_to": nil, "tables": nil})
}

func TestThingsToHaveReadyAreTicked(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Ticks")
	s.detail("Notice")
	s.wants("[ ] Notice")
	s.keys("space")
	s.wants("[x] Notice")
	s.keys("down", "enter")
	ready := s.app.env.desk.session().Ready
	if len(ready) != 2 {
		t.Fatalf("ready are %q", ready)
	}
	s.keys("up", "x")
	s.wants("[ ] Notice")
	s.again()
	if got := s.app.env.desk.session().Ready; len(got) != 1 || got[0] != ready[1] {
		t.Fatalf("after opening again, ready are %q, not %q", got, ready[1:])
	}
}

func TestEscInTheDetailsDropsTheEditFirst(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Esc")
	s.detail("Place")
	s.typed("Gazi")
	s.keys("esc")
	s.wants("Workshop details")
	s.holds(s.only(session.KindSession), session.Patch{"place": nil})
	s.paste("Gazipur\r\n")
	s.wants("Place › Gazipur")
	s.keys("up") // arrows keep
	s.holds(s.only(session.KindSession), session.Patch{"place": "Gazipur"})
	s.keys("esc")
	s.wants("1.1  Check-in")
}

func TestQuittingKeepsTheDetailThatIsTyped(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Quit")
	s.detail("Place")
	s.typed("Gazipur")
	s.leaves()
	s.holds(s.saved().Kind(session.KindSession)[0], session.Patch{"place": "Gazipur"})
}

func TestANewWorkshopAsksForATitleOnly(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.keys("n", "enter")
	s.says("Give the workshop a title first.")
	s.typed("Gazipur: May / 2026?")
	if text := strings.Join(strings.Fields(s.screen()), ""); !strings.Contains(text, "gazipur-may-2026.doorstep") { // a long path takes two lines
		t.Errorf("the file's name is not shown:\n%s", s.screen())
	}
	s.keys("enter")
	s.wants("1.1  Check-in")
	s.says("A new workshop. Type, and Enter keeps it.")
	s.holds(s.only(session.KindSession), session.Patch{
		"title": "Gazipur: May / 2026?", "lang": "en", "currency": "BDT", "plan": "full",
	})
	s.end()

	s.start("")
	s.keys("n")
	s.typed("Gazipur, May 2026")
	s.keys("tab") // the details first
	s.wants("Workshop details", "Gazipur, May 2026")
	if got := s.app.env.desk.doc.Path(); got != s.file2("gazipur-may-2026-2") {
		t.Errorf("the second file is %s", got)
	}
	s.keys("esc")
	s.wants("1.1  Check-in")
}
