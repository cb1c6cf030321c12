package ui

import (
	"fmt"
	"testing"

	"doorstep/session"
)

// services makes services as no key does.
func (s *stage) services(names ...string) (ids []session.ID) {
	for _, name := range names {
		ids = append(ids, s.add("1.2", session.KindService, session.Patch{"name": name}))
	}
	return ids
}

func TestTypingAReferenceShowsWhatItMayMean(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Ahead")
	s.size(80, 30)
	ids := s.services("Birth certificate", "Land mutation", "Land tax", "Police clearance")
	s.to("1.5")
	s.typed("l")
	s.wants("Service › l", "  Land mutation", "  Land tax")
	s.lacks("▌ Land", "  Birth certificate")
	s.typed("and m")
	s.wants("▌ Land mutation", "enter take Land mutation")
	s.keys("enter")
	s.holds(s.only(session.KindVisit), session.Patch{"service": ids[1]})

	// Arrows choose, from the whole list too, and Tab takes as Enter does.
	s.newRow("service")
	s.keys("enter", "down", "down", "down", "up")
	s.wants("▌ Land mutation")
	s.keys("down", "down", "down", "down", "tab")
	s.holds(s.last(session.KindVisit), session.Patch{"service": ids[3]})
	if s.sheet().field().ID != "outcome" {
		t.Errorf("tab went to %s", s.sheet().field().ID)
	}

	// What is typed after an arrow counts, not the arrow.
	s.newRow("service")
	s.typed("land")
	s.keys("down", "down")
	s.typed(" m")
	s.wants("▌ Land mutation")
	s.keys("esc")
	s.lacks("▌ Land mutation")
	if s.sheet().edit.open || len(s.kind(session.KindVisit)) != 2 {
		t.Error("esc kept the reference")
	}
	s.typed("moon")
	s.wants("No service is called that.")
	s.keys("enter")
	s.wants(`There is no service "moon" here.`)
}

func TestSeveralReferencesAreChosenOneByOne(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Several")
	s.people(12, 0)
	s.to("1.5")
	s.cell("people")
	s.typed("1")
	s.wants("▌ P01") // it is P01's own number
	s.keys("down")
	s.wants("▌ P10")
	s.typed(",p7,")
	s.wants("Who › P10, P07,")
	s.typed(" 12")
	s.wants("▌ P12")
	s.keys("enter")
	people := s.kind(session.KindParticipant)
	s.holds(s.only(session.KindVisit), session.Patch{"people": []session.ID{people[9].ID, people[6].ID, people[11].ID}})
}

func TestCardsAreReferredToByNumberOrWords(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Steps")
	var ids []session.ID
	for i, text := range []string{"Waits at the window", "Waits for the signature", "Pays the fee"} {
		ids = append(ids, s.add("3.3", session.KindJourneyStep, session.Patch{"journey": "now", "citizen_action": text, "visits": i}))
	}
	s.to("3.4")
	s.list(2)
	s.keys("alt+j")
	s.keys("end")
	s.cell("was")
	s.typed("signature waits")
	s.wants("▌ #2 Waits for the signature")
	s.lacks("#5") // the copies are no steps of today
	s.keys("enter")
	s.holds(s.last(session.KindJourneyStep), session.Patch{"was": ids[1]})
}

func TestTheListIsShortHoweverMuchThereIs(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Long list")
	s.size(80, 40)
	for i := range 30 {
		s.services(fmt.Sprintf("Office %02d", i))
	}
	s.to("1.5")
	s.typed("office")
	s.wants("  Office 00", "  Office 07", "and 22 more")
	s.lacks("Office 08")
	s.size(80, 12)
	s.wants("Service › office", "more")
}

func TestChoicesByLetter(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Letters")
	s.size(160, 30)
	s.to("1.5")
	s.cell("outcome")
	s.wants("d Done  i In part  r Refused  c Come back")
	for letter, want := range map[string]string{"d": "done", "i": "part", "R": "refused", "c": "told_to_return"} {
		s.newRow("outcome")
		s.typed(letter)
		s.wants("= ")
		s.keys("enter")
		s.holds(s.last(session.KindVisit), session.Patch{"outcome": want})
	}
	s.to("3.3")
	s.cell("role")
	s.wants("s State provides  t State as partner  c Citizen takes part")
}

func TestTheOriginOfAFigureIsTurnedByOneKey(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Origins")
	s.to("1.5")
	s.cell("wait_min")
	s.enters("80")
	s.keys("up")
	s.wants("1 h 20 o", "Waited › 1 h 20  observed") // the row's
	for _, want := range []any{"observed", "told", "estimated", nil} {
		s.keys("alt+g")
		s.holds(s.only(session.KindVisit), session.Patch{"wait_min_origin": want, "wait_min": 80})
		if sign, ok := want.(string); ok {
			s.wants("1 h 20 "+sign[:1], "  "+sign)
		}
	}
	s.keys("ctrl+z")
	s.holds(s.only(session.KindVisit), session.Patch{"wait_min_origin": "estimated"})
	s.keys("right", "alt+g") // an empty cell has no origin
	s.holds(s.only(session.KindVisit), session.Patch{"counter_min_origin": nil})
	s.typed("15")
	s.keys("alt+g", "alt+g")
	s.wants("At counter › 15 t")
	s.keys("alt+g", "alt+g")
	s.wants("At counter › 15")
	s.lacks("At counter › 15 e")
	s.keys("alt+g", "enter")
	s.holds(s.only(session.KindVisit), session.Patch{"counter_min": 15, "counter_min_origin": "observed"})
}

func TestComputedColumnsFollowAndAreNotTyped(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Computed")
	s.size(200, 30)
	s.to("1.5")
	s.cell("wait_min")
	for _, figure := range []string{"1h20", "10", "45"} {
		s.typed(figure)
		s.keys("tab")
	}
	if s.sheet().field().ID != "official_fee" {
		t.Fatalf("tab stands on %s", s.sheet().field().ID) // not on what is worked out
	}
	s.typed("50")
	s.keys("tab", "shift+tab", "shift+tab")
	if s.sheet().field().ID != "travel_min" {
		t.Fatalf("shift+tab stands on %s", s.sheet().field().ID)
	}
	s.keys("right")
	s.wants("=Time › 2 h 15", "2 h 15 o") // 80 + 10 + 45
	version := s.state().Version()
	s.typed("9")
	s.says("Worked out: Waited + At counter + Travel. Type in those.")
	s.keys("enter", "delete", "alt+c", "alt+g")
	s.paste("12")
	s.paste("1\t2")
	if s.sheet().edit.open || s.state().Version() != version+1 { // 2 went into the fee
		t.Errorf("a computed column was typed into; %d changes", s.state().Version()-version)
	}
	s.cell("other_payment")
	s.enters("500")
	s.keys("home")
	s.cell("=tcv_cost")
	s.wants("=Cost › BDT 2") // without what is unofficial
	s.keys("ctrl+e")
	s.size(200, 60)
	s.wants("=Trips", "=Time            2 h 15 o")
}

func TestAnAmountKeepsTheCurrencyOfItsRecord(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Money")
	s.size(200, 30)
	s.add("1.5", session.KindVisit, session.Patch{"official_fee": 1000, "currency": "USD"})
	s.to("1.5")
	s.keys("home")
	s.cell("official_fee")
	s.wants("Fee BDT", "USD 10", "Fee › USD 10")
	s.keys("right")
	s.enters("2.50")
	s.holds(s.only(session.KindVisit), session.Patch{"travel_cost": 250, "currency": "USD"})
	s.keys("home")
	s.enters("৳ 4")
	s.wants("another currency")
}
