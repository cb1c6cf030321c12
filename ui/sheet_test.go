package ui

import (
	"testing"

	"doorstep/session"
)

// sheet is the one that has the focus.
func (s *stage) sheet() *sheet {
	s.t.Helper()
	switch i := s.app.run().instrument().(type) {
	case *sheet:
		return i
	case *journey:
		return i.sheet
	case *cards:
		if i.detail != nil {
			return i.detail
		}
	}
	s.t.Fatalf("there is no sheet here:\n%s", s.screen())
	return nil
}

// cell goes along the row to a field.
func (s *stage) cell(field string) {
	s.t.Helper()
	for range s.sheet().fields() {
		s.keys("left")
	}
	for range s.sheet().fields() {
		if s.sheet().field().ID == field {
			return
		}
		s.keys("right")
	}
	s.t.Fatalf("there is no field %q", field)
}

// newRow goes to the row to come, and along it to a field.
func (s *stage) newRow(field string) {
	s.t.Helper()
	s.keys("ctrl+n")
	s.cell(field)
}

// last is the latest record of a kind.
func (s *stage) last(kind string) *session.Record {
	s.t.Helper()
	list := s.kind(kind)
	if len(list) == 0 {
		s.t.Fatalf("there is no %s:\n%s", kind, s.screen())
	}
	return list[len(list)-1]
}

func TestSheetIsFilledRowByRow(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Rows")
	s.typed("P01")
	s.wants("Alias › P01")
	s.keys("tab")
	s.wants("Sector ›")
	s.enters("health")
	s.wants("Alias ›")
	s.typed("P02")
	s.keys("tab")
	s.enters("land")
	s.reads(session.KindParticipant, "P01", "P02")
	s.holds(s.last(session.KindParticipant), session.Patch{
		"sector": "land", "consent_notes": false, "consent_name": false,
	})
	s.wants("▪ People 2")
	s.end()
	if got := s.saved().Kind(session.KindParticipant); len(got) != 2 || got[1].Str("sector") != "land" {
		t.Fatalf("the file holds %q", texts(got))
	}
}

func TestEnterGoesBackToTheColumnWhereTheRowsWereBegun(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Anchor")
	s.keys("right")
	for _, sector := range []string{"health", "land"} {
		s.typed(sector)
		s.keys("tab")
		s.enters("an office")
		s.wants("Sector ›")
	}
	s.keys("ctrl+n")
	s.wants("Alias ›")
	for i, want := range []string{"health", "land"} {
		s.holds(s.kind(session.KindParticipant)[i], session.Patch{"sector": want, "office_type": "an office", "alias": nil})
	}
}

// TestEnterLeavesAloneWhatTabPassedOver fills in sectors beside aliases that
// are there already: in the next row it is the sector's turn again.
func TestEnterLeavesAloneWhatTabPassedOver(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Passed")
	s.people(3, 0)
	s.keys("home", "tab")
	s.enters("health")
	s.typed("land")
	s.keys("tab")
	s.enters("a land office")
	s.wants("Sector ›")
	s.keys("alt+c") // as above
	s.reads(session.KindParticipant, "P01", "P02", "P03")
	for i, want := range []string{"health", "land", "land"} {
		s.holds(s.kind(session.KindParticipant)[i], session.Patch{"sector": want})
	}
}

func TestTabGoesOverTheEndsOfRows(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Tab")
	s.to("3.5")
	s.list(2)
	s.add("3.5", session.KindLever, session.Patch{"note": "first"})
	s.add("3.5", session.KindLever, session.Patch{"note": "second"})
	s.keys("home")
	for range s.sheet().capture().Fields {
		s.keys("tab")
	}
	if s.sheet().row != 1 || s.sheet().col != 0 {
		t.Errorf("tab went to row %d, column %d", s.sheet().row, s.sheet().col)
	}
	s.keys("shift+tab")
	if s.sheet().row != 0 || s.sheet().col != len(s.sheet().capture().Fields)-1 {
		t.Errorf("shift+tab went to row %d, column %d", s.sheet().row, s.sheet().col)
	}
}

func TestArrowsKeepTheOpenFieldAndMove(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Arrows")
	s.people(3, 0)
	s.keys("up", "up", "up") // the first row
	s.cell("sector")
	s.typed("health")
	s.keys("down")
	s.typed("land")
	s.keys("up")
	s.wants("Sector › health")
	for i, want := range []any{"health", "land", nil} {
		s.holds(s.kind(session.KindParticipant)[i], session.Patch{"sector": want})
	}
	s.keys("end")
	if s.sheet().current() != nil {
		t.Errorf("end went to row %d", s.sheet().row)
	}
	s.keys("home")
	s.wants("Sector › health")
}

func TestLettersReplaceAndEnterMends(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Open")
	s.enters("P01")
	s.keys("up", "enter")
	s.wants("Alias › P01")
	s.enters("b")
	s.reads(session.KindParticipant, "P01b")
	s.keys("up")
	s.enters("Q")
	s.reads(session.KindParticipant, "Q")
	s.keys("up", "enter")
	s.typed("thrown away")
	s.keys("esc")
	s.reads(session.KindParticipant, "Q")
	s.wants("Alias › Q")
}

func TestYesAndNoByLetterAndBySpace(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Consent")
	s.people(1, 0)
	s.keys("home")
	s.cell("consent_notes")
	for _, step := range []struct {
		does func()
		want bool
	}{
		{func() { s.keys("space") }, true},
		{func() { s.keys("space") }, false},
		{func() { s.enters("y"); s.keys("up") }, true},
		{func() { s.enters("no"); s.keys("up") }, false},
	} {
		step.does()
		s.holds(s.only(session.KindParticipant), session.Patch{"consent_notes": step.want})
	}
	s.newRow("consent_name")
	s.keys("space")
	s.holds(s.last(session.KindParticipant), session.Patch{"consent_name": true})
}

func TestACellIsClearedAndARowDeletedAndBothComeBack(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Clear")
	s.to("1.5")
	s.cell("wait_min")
	s.enters("80 t")
	s.keys("home", "delete")
	s.holds(s.only(session.KindVisit), session.Patch{"wait_min": nil, "wait_min_origin": nil})
	s.keys("ctrl+z")
	s.says("Undone: visit #1")
	s.holds(s.only(session.KindVisit), session.Patch{"wait_min": 80, "wait_min_origin": "told"})
	s.keys("backspace")
	s.holds(s.only(session.KindVisit), session.Patch{"wait_min": nil})

	s.keys("ctrl+d")
	s.says("Deleted visit #1. Ctrl+Z brings it back.")
	s.reads(session.KindVisit)
	s.keys("ctrl+d", "delete") // there is no row to delete, and no cell to clear
	s.keys("ctrl+z")
	if len(s.kind(session.KindVisit)) != 1 {
		t.Fatal("the visit did not come back")
	}
	s.keys("ctrl+y")
	s.reads(session.KindVisit)
}

func TestTheFormShowsOneRecordWithAllItsFields(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Form")
	s.people(2, 0)
	s.keys("home", "ctrl+e")
	s.size(80, 40)
	s.wants("Person #1 of 2", "Alias", "Here until")
	s.keys("down")
	s.enters("health")
	s.wants("Office type ›") // Enter goes to the next field
	s.keys("up", "right")
	s.wants("Person #2 of 2", "Sector ›")
	s.enters("land")
	for i, want := range []string{"health", "land"} {
		s.holds(s.kind(session.KindParticipant)[i], session.Patch{"sector": want})
	}
	s.keys("right")
	s.wants("New person")
	s.keys("ctrl+e")
	s.wants("#     Alias")
}

func TestTheSessionsOwnFieldsAreAFormOfOneRecord(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Close")
	s.to("3.8")
	s.wants("Approved by ›")
	s.enters("the room")
	s.enters("heads of the offices")
	s.keys("ctrl+n", "ctrl+d", "down", "right", "end")
	s.paste("one\ttwo\r\nthree\tfour\r\n")
	s.keys("esc")
	s.holds(s.only(session.KindSession), session.Patch{
		"approved_by": "the room", "given_to": "heads of the offices", "title": "Close",
	})
}

func TestStepsAreSummedUnderTheirColumns(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Sums")
	s.to("1.2")
	s.add("1.2", session.KindService, session.Patch{"name": "Land tax"})
	s.to("3.3")
	s.size(200, 40)
	for _, p := range []session.Patch{
		{"wait_min": 40, "official_fee": 120000, "origin": "observed"},
		{"wait_min": 80, "official_fee": 5050, "currency": "BDT", "origin": "told"},
		{"wait_min": 1000, "official_fee": 7700, "fate": "dropped"},
	} {
		p["journey"] = "now"
		s.add("3.3", session.KindJourneyStep, p)
	}
	s.cell("official_fee")
	s.wants("Σ 3", " 2 h *", " 1,250.50 *")
	s.add("3.3", session.KindJourneyStep, session.Patch{"journey": "now", "official_fee": 100, "currency": "USD"})
	s.cell("official_fee")
	s.wants("USD 1")
	s.lacks("1,251.50", "1,250.50") // amounts of two currencies are not added
}

func TestVisitsHaveAMiddleAndNoSum(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Middle")
	s.to("1.5")
	s.size(120, 24)
	for _, p := range []session.Patch{
		{"wait_min": 40, "counter_min": 10, "travel_min": 30, "origin": "observed"},
		{"wait_min": 80, "counter_min": 10, "travel_min": 30, "origin": "observed"},
		{"wait_min": 300, "origin": "observed"},
	} {
		s.add("1.5", session.KindVisit, p)
	}
	s.keys("home")
	s.cell("wait_min")
	s.wants("Median of 3 rows", "1 h 20 o", "Observed n 3, median 1 h 20 (40 min to 5 h).")
	s.lacks("7 h", "2 h 20") // neither the sum nor the mean
	s.cell("=tcv_time")
	s.wants("5 h+ o", "median 2 h (1 h 20 to 5 h), 1 of them or more.")

	s.add("1.5", session.KindVisit, session.Patch{"wait_min": 10, "wait_min_origin": "told"})
	s.cell("wait_min")
	s.size(200, 17)
	s.wants("Mixed origins: observed n 3, median 1 h 20 (40 min to 5 h); told n 1, median 10 min.", "1 h *") // 1 h is half-way of all four
	s.size(200, 40)
	s.wants("observed", "1 h 20 o", "told", "10 min t", "o observed  t told  e estimated  * mixed")
	s.lacks(" 1 h *")
}
