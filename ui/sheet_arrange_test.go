package ui

import (
	"fmt"
	"testing"

	"doorstep/session"
)

// visits makes three visits, of which one is half empty.
func (s *stage) visits() {
	ids := s.services("Land tax", "Birth certificate")
	for _, p := range []session.Patch{
		{"service": ids[0], "wait_min": 90, "travel_min": 10, "outcome": "refused", "quote": "Come on Sunday", "date": "2026-04-13"},
		{"service": ids[1], "wait_min": 30, "outcome": "done", "date": "2025-12-01"},
		{"outcome": "part", "quote": "The server is down"},
		{"service": ids[0], "wait_min": 60, "travel_min": 60, "outcome": "done", "date": "2026-01-09"},
	} {
		s.add("1.5", session.KindVisit, p)
	}
}

// order is the numbers of the rows as the sheet shows them.
func (s *stage) order() string {
	text := ""
	for _, r := range s.sheet().records() {
		text += r.Label
	}
	return text
}

func TestSortingIsOfTheScreenAlone(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Sort")
	s.visits()
	s.to("1.5")
	for _, c := range []struct{ field, up, down string }{
		{"wait_min", "2413", "1423"}, // empty last, either way
		{"service", "2143", "1423"},  // by name
		{"outcome", "2431", "1324"},  // in the pack's order
		{"date", "2413", "1423"},     // by time, not by its words
		{"quote", "1324", "3124"},
		{"=tcv_time", "2143", "4123"}, // 100, 30, none, 120
	} {
		s.keys("home")
		s.cell(c.field)
		version := s.state().Version()
		for _, want := range []string{c.up, c.down, "1234"} {
			s.keys("alt+r")
			if got := s.order(); got != want {
				t.Errorf("%s: the rows are %s, want %s", c.field, got, want)
			}
			if s.sheet().current() == nil || s.sheet().current().Label != "1" {
				t.Errorf("%s: the cursor left its row", c.field)
			}
		}
		if s.state().Version() != version {
			t.Error("sorting was kept")
		}
	}
	s.size(100, 30)
	s.keys("home")
	s.cell("wait_min")
	s.keys("alt+r")
	s.wants("Waited ▲", "Sorted by Waited, only on this screen.")

	// No row jumps while it is changed, and new ones come last.
	s.enters("5")
	if got := s.order(); got != "2413" {
		t.Errorf("after an edit the rows are %s", got)
	}
	s.newRow("wait_min")
	s.enters("1")
	if got := s.order(); got != "24135" {
		t.Errorf("after a new row the rows are %s", got)
	}
	s.keys("ctrl+z", "ctrl+z")
	if got := s.order(); got != "2413" {
		t.Errorf("after undo the rows are %s", got)
	}
}

func TestFilteringHidesRowsAndSaysHowMany(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Filter")
	s.visits()
	s.to("1.5")
	s.keys("home", "alt+l")
	s.typed("land t")
	s.wants("Only rows with › land t", "2 rows hidden", "Median of 2 of 4")
	if s.order() != "14" {
		t.Fatalf("the rows are %s", s.order())
	}
	s.typed("ax done")
	if s.order() != "4" {
		t.Fatalf("the rows are %s", s.order())
	}
	s.keys("enter", "ctrl+n") // a new row is there whatever it says
	s.cell("wait_min")
	s.enters("7")
	if s.order() != "45" {
		t.Fatalf("the rows are %s", s.order())
	}
	s.wants("esc shows all")
	s.keys("alt+l", "backspace", "backspace", "backspace", "backspace", "backspace")
	if s.order() != "14" {
		t.Fatalf("the rows are %s", s.order())
	}
	s.keys("down")
	s.typed("x") // now it is the cell's
	s.wants("Waited › x", "Only rows with › land tax")
	s.keys("esc", "esc")
	s.lacks("Only rows with ›")
	if s.order() != "12345" || len(s.kind(session.KindVisit)) != 5 {
		t.Fatalf("the rows are %s", s.order())
	}
	s.keys("alt+l")
	s.typed("nothing like it")
	s.wants("5 rows hidden")
	s.keys("ctrl+z") // works beside it
	s.keys("esc", "alt+l", "enter")
	s.lacks("Only rows with ›")
	if s.order() != "1234" {
		t.Fatalf("the rows are %s", s.order())
	}
}

func TestCopyingFromAbove(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Ditto")
	s.visits()
	s.to("1.5")
	s.keys("home", "down")
	s.cell("wait_min")
	s.keys("up", "alt+g", "alt+g", "down") // 90, told
	list := func() []*session.Record { return s.kind(session.KindVisit) }
	s.keys("alt+c")
	s.holds(list()[1], session.Patch{"wait_min": 90, "wait_min_origin": "told"})
	s.keys("alt+c", "alt+c", "alt+c", "alt+c") // on and on, down to the last row
	s.holds(list()[3], session.Patch{"wait_min": 90, "wait_min_origin": "told"})
	if len(list()) != 4 {
		t.Fatalf("there are %d rows", len(list()))
	}
	s.keys("ctrl+z")
	s.holds(list()[3], session.Patch{"wait_min": 60, "wait_min_origin": nil})
	s.holds(list()[2], session.Patch{"wait_min": 90})

	s.newRow("service")
	s.typed(`"`) // the row above has a service
	s.holds(s.last(session.KindVisit), session.Patch{"service": list()[3].Ref("service"), "origin": "observed"})
	s.keys("ctrl+n")
	s.cell("quote")
	s.typed(`"`) // in a text it is a quote
	s.wants(`Quote › "`)
	s.keys("esc")
	s.keys("home", "alt+c")
	if s.holds(list()[0], session.Patch{"service": list()[0].Value("service")}); len(list()) != 5 {
		t.Fatalf("there are %d rows", len(list()))
	}
}

func TestCSVWithHeadingsFillsTheirColumns(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("CSV")
	s.services("Land tax, arrears", "Birth certificate")
	s.to("1.5")
	s.size(120, 30)
	s.add("1.5", session.KindVisit, session.Patch{"wait_min": 1})
	s.keys("home")
	s.cell("wait_min")
	s.paste("Quote,WAITED (min),Waited origin,Fee,Weather,Service,=Time\r\n" +
		"\"He said \"\"no\"\", then \"\"later\"\"\",1h20,t,\"1,200\",hot,\"Land tax, arrears\",9\r\n" +
		"\"Two\nlines\",45 e,,50,,2,\r\n" +
		",soon,,,,nowhere,\r\n")
	s.says("2 rows pasted; 2 cells do not fit and stayed empty. Nothing here is called Weather.")
	list := s.kind(session.KindVisit)
	if len(list) != 3 {
		t.Fatalf("there are %d visits", len(list))
	}
	s.holds(list[0], session.Patch{"wait_min": 1})
	s.holds(list[1], session.Patch{
		"quote": `He said "no", then "later"`, "wait_min": 80, "wait_min_origin": "told",
		"official_fee": 120000, "currency": "BDT", "service": s.kind(session.KindService)[0].ID, "origin": "observed",
	})
	s.holds(list[2], session.Patch{"quote": "Two lines", "wait_min": 45, "wait_min_origin": "estimated", "service": s.kind(session.KindService)[1].ID})
	s.keys("ctrl+z")
	if len(s.kind(session.KindVisit)) != 1 {
		t.Fatal("one undo does not take the paste back")
	}
}

// TestCSVOfTheLogsOwnFields: an exported table has the log's names and units.
func TestCSVOfTheLogsOwnFields(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Stored")
	s.to("1.5")
	s.paste("wait_min;official_fee;elapsed_days;distance_m;go_between;wait_min_origin\n80;120050;25;400;true;observed\n")
	s.holds(s.only(session.KindVisit), session.Patch{
		"wait_min": 80, "official_fee": 120050, "elapsed_days": 25, "distance_m": 400, "go_between": true, "wait_min_origin": "observed",
	})
}

func TestCommasOfSentencesAreNoCells(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Sentences")
	s.to("3.4")
	s.paste("Move it, nearer to her\nAsk less, and once\n")
	s.reads(session.KindIdea, "Move it, nearer to her", "Ask less, and once")
	s.paste("Join two,drop\nTell sooner,tell\n") // each cell fits, and the second is no free text
	s.reads(session.KindIdea, "Move it, nearer to her", "Ask less, and once", "Join two", "Tell sooner")
	s.holds(s.last(session.KindIdea), session.Patch{"move": "tell"})
	s.paste(fmt.Sprint("a\tb\n", string(make([]byte, 5000)), "\tc\n"))
	s.says("nothing was read")
}
