package ui

import (
	"testing"

	"doorstep/session"
)

// typedForms are what people type, what is kept of it, and how a cell shows it.
var typedForms = []struct {
	activity, field, typed string
	want                   session.Patch
	shows                  string
}{
	{"1.5", "outcome", "Come back", session.Patch{"outcome": "told_to_return"}, "Come back"},
	{"1.5", "outcome", "4", session.Patch{"outcome": "told_to_return"}, "Come back"},
	{"1.5", "outcome", "part", session.Patch{"outcome": "part"}, "In part"},
	{"1.5", "outcome", "ref", session.Patch{"outcome": "refused"}, "Refused"},
	{"1.5", "wait_min", "80", session.Patch{"wait_min": 80, "wait_min_origin": nil, "origin": "observed"}, "1 h 20"},
	{"1.5", "wait_min", "1h20", session.Patch{"wait_min": 80}, "1 h 20"},
	{"1.5", "wait_min", "৮০", session.Patch{"wait_min": 80}, "1 h 20"},
	{"1.5", "wait_min", "80 t", session.Patch{"wait_min": 80, "wait_min_origin": "told"}, "1 h 20 t"},
	{"1.5", "wait_min", "1 h 05 E", session.Patch{"wait_min": 65, "wait_min_origin": "estimated"}, "1 h 05 e"},
	{"1.5", "wait_min", "45 min observed", session.Patch{"wait_min": 45, "wait_min_origin": "observed"}, "45 min o"},
	{"1.5", "wait_min", "45 o", session.Patch{"wait_min": 45, "wait_min_origin": "observed"}, "45 min o"},
	{"1.5", "wait_min", "45 est", session.Patch{"wait_min": 45, "wait_min_origin": "estimated"}, "45 min e"},
	{"1.5", "official_fee", "1,200", session.Patch{"official_fee": 120000, "currency": "BDT"}, " 1,200 o"},
	{"1.5", "official_fee", "৳ 500.50", session.Patch{"official_fee": 50050, "currency": "BDT"}, "› BDT 500.50  observed"},
	{"1.5", "official_fee", "30 told", session.Patch{"official_fee": 3000, "official_fee_origin": "told"}, " 30 t"},
	{"1.5", "visits_needed", "3", session.Patch{"visits_needed": 3}, "3"},
	{"1.5", "elapsed_days", "2.5", session.Patch{"elapsed_days": 25}, "2.5 days"},
	{"1.5", "distance_m", "12.4", session.Patch{"distance_m": 12400}, "12.4 km"},
	{"1.5", "distance_m", "400 m", session.Patch{"distance_m": 400}, "400 m"},
	{"1.5", "go_between", "yes", session.Patch{"go_between": true}, "yes"},
	{"1.5", "date", "30/4", session.Patch{"date": "2026-04-30"}, "30 Apr 2026"},
	{"1.5", "date", "13 Apr", session.Patch{"date": "2027-04-13"}, "13 Apr 2027"},
	{"1.5", "date", "2025-12-01", session.Patch{"date": "2025-12-01"}, "1 Dec 2025"},
	{"1.5", "started_at", "9.30", session.Patch{"started_at": "09:30"}, "09:30"},
	{"1.5", "started_at", "2 pm", session.Patch{"started_at": "14:00"}, "14:00"},
	{"1.5", "quote", "  Come tomorrow  ", session.Patch{"quote": "Come tomorrow"}, "Come tomorrow"},
	{"1.5", "quote", "ends with a t", session.Patch{"quote": "ends with a t"}, "ends with a t"},
	{"3.1", "goals", "a bed; a seat ;", session.Patch{"goals": []string{"a bed", "a seat"}}, "a bed; a seat"},
	{"3.1", "guessed", "wants, 3; Age", session.Patch{"guessed": []string{"goals", "age_band"}}, "Wants, Age"},
	{"3.3", "feeling", "-2", session.Patch{"feeling": -2, "journey": "now"}, "-2"},
	{"3.3", "feeling", "+1", session.Patch{"feeling": 1}, "+1"},
}

var kindOfActivity = map[string]string{
	"1.5": session.KindVisit, "3.1": session.KindPersona, "3.3": session.KindJourneyStep,
}

func TestTypedFormsAreKeptAsValues(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Forms")
	s.size(200, 40)
	for _, c := range typedForms {
		s.to(c.activity)
		s.newRow(c.field)
		before := len(s.kind(kindOfActivity[c.activity]))
		s.enters(c.typed)
		list := s.kind(kindOfActivity[c.activity])
		if len(list) != before+1 {
			t.Fatalf("%s %q made %d records:\n%s", c.field, c.typed, len(list)-before, s.screen())
		}
		s.holds(list[before], c.want)
		s.keys("up")
		s.wants(c.shows)

		// What a cell opens with means what is in it.
		version := s.state().Version()
		s.keys("enter", "enter")
		if s.state().Version() != version {
			t.Errorf("opening and keeping %s %q changed it", c.field, c.typed)
		}
		s.keys("up", "enter")
		s.typed(" ")
		s.keys("backspace", "enter")
		s.holds(s.last(kindOfActivity[c.activity]), c.want)
	}
}

func TestWhatDoesNotFitStaysOpenWithTheReason(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Reasons")
	s.size(120, 40)
	for _, c := range []struct{ activity, field, typed, reason string }{
		{"1.5", "outcome", "maybe", "Outcome is one of: Done, In part, Refused, Come back."},
		{"1.5", "wait_min", "soon", "minutes"},
		{"1.5", "wait_min", "soon t", "minutes"},
		{"1.5", "official_fee", "1,20", "1,20"},
		{"1.5", "visits_needed", "100", "Trips to go goes from 0 to 99."},
		{"1.5", "go_between", "perhaps", "Type y for yes or n for no."},
		{"1.5", "date", "31 Feb", "31 Feb"},
		{"1.5", "started_at", "2", "2"},
		{"1.5", "service", "nowhere", `There is no service "nowhere" here.`},
		{"1.5", "people", "p99", `There is no person "p99" here.`},
		{"3.3", "feeling", "3", "Feeling goes from -2 to 2."},
	} {
		s.to(c.activity)
		s.newRow(c.field)
		version := s.state().Version()
		for _, key := range []string{"enter", "tab", "down"} {
			s.typed(c.typed)
			s.keys(key)
			if !s.sheet().edit.open {
				t.Errorf("%s %q was closed by %s", c.field, c.typed, key)
			}
			s.wants("› "+c.typed, c.reason)
			s.keys("esc")
		}
		if s.state().Version() != version {
			t.Errorf("%s %q was kept", c.field, c.typed)
		}
	}
}

func TestMendingWhatDidNotFitKeepsIt(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Mend")
	s.to("1.5")
	s.cell("wait_min")
	s.enters("80 minutos")
	s.wants("80 minutos")
	s.keys("backspace", "backspace", "backspace", "backspace")
	s.keys("enter")
	s.holds(s.only(session.KindVisit), session.Patch{"wait_min": 80})
}

func TestReferencesByNumberNameAndAlias(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Refs")
	s.size(120, 40)
	s.people(12, 0)
	var services []session.ID
	for _, name := range []string{"Land mutation", "Land tax", "Birth certificate"} {
		services = append(services, s.add("1.2", session.KindService, session.Patch{"name": name}))
	}
	s.to("1.5")
	for _, c := range []struct {
		typed string
		want  session.ID
	}{
		{"land mutation", services[0]},
		{"2", services[1]},
		{"#3", services[2]},
		{"bir", services[2]},
		{"tax", services[1]},
	} {
		s.newRow("service")
		s.typed(c.typed)
		s.wants("\u258c ", "enter take ") // whom it means is said before it is kept
		s.keys("enter")
		s.holds(s.last(session.KindVisit), session.Patch{"service": c.want})
	}

	s.newRow("service")
	s.enters("land")
	s.wants(`"land" could be Land mutation, or Land tax; type more of it`, "› land")
	s.typed(" t")
	s.keys("enter")
	s.holds(s.last(session.KindVisit), session.Patch{"service": services[1]})

	people := s.kind(session.KindParticipant)
	s.newRow("people")
	s.enters("p7, P12+p1")
	s.holds(s.last(session.KindVisit), session.Patch{"people": []session.ID{people[6].ID, people[11].ID, people[0].ID}})
	s.keys("up")
	s.wants("P07, P12, P01")
}

// TestAnAliasOpensTheSheetOfItsPair types who is at the laptop in the place of
// the service, where two pairs went.
func TestAnAliasOpensTheSheetOfItsPair(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Pairs")
	ids := s.pairsDrawn("1.2")
	s.to("1.5")
	s.typed("p04")
	s.wants("= P03+P04 Birth registration")
	s.keys("tab")
	s.wants("Birth registration")
	s.enters("part")
	s.holds(s.only(session.KindVisit), session.Patch{
		"assignment": ids[1], "service": s.kind(session.KindService)[1].ID, "people": []string{
			s.kind(session.KindParticipant)[2].ID.String(), s.kind(session.KindParticipant)[3].ID.String(),
		}, "outcome": "part",
	})
	s.typed("p99")
	s.keys("tab")
	s.wants("There is no service")
}

// TestWhatIsNotKeptIsSaidOnLeaving goes away from a field that can't be kept.
func TestWhatIsNotKeptIsSaidOnLeaving(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Left")
	s.to("1.5")
	s.cell("wait_min")
	s.typed("1.30")
	s.keys("f6")
	s.wants("▪ Moments 0")
	s.says("Waited is not kept yet: go back to 1.5 and mend what you typed.")
	s.keys("f6")
	s.wants("Waited › 1.30", "is not a length of time")
	s.to("1.3")
	s.list(2)
	for range 5 {
		s.keys("down")
	}
	s.typed("soon")
	s.keys("f4")
	s.says("Notice date is not kept yet: go back to 1.3 and mend what you typed.")
}

// TestAPromiseIsTypedAsItIsSaid types who, what and by when in one line.
func TestAPromiseIsTypedAsItIsSaid(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Promise")
	s.people(8, 1)
	s.to("3.7")
	s.typed("p07: I will put up one list by 30 Apr")
	s.wants("= P07, 30 Apr 2026")
	s.keys("enter")
	s.holds(s.only(session.KindAction), session.Patch{
		"text": "I will put up one list", "owner": s.kind(session.KindParticipant)[6].ID, "due": "2026-04-30", "status": "open",
	})
	s.enters("p02: I will ask by 31 feb")
	s.says("“31 feb” is no date: it stays in the words. Fill in By.")
	s.holds(s.last(session.KindAction), session.Patch{"text": "I will ask by 31 feb", "due": nil})
	s.keys("ctrl+z")
	s.enters("p99: I will vanish by 1 May")
	s.wants("There is no person P99 here")
	s.keys("esc")
	s.enters("I will think about it")
	s.holds(s.last(session.KindAction), session.Patch{"text": "I will think about it", "owner": nil, "due": nil})
	s.keys("up", "up", "enter")
	s.typed(" at the desk by 2 May")
	s.keys("enter")
	s.holds(s.kind(session.KindAction)[0], session.Patch{"text": "I will put up one list at the desk", "due": "2026-05-02", "owner": s.kind(session.KindParticipant)[6].ID})
}
