package ui

import (
	"testing"

	"doorstep/session"
)

// atTheGate is a stage with three people in two pairs, at the gate of 1.3.
func atTheGate(t *testing.T) (s *stage, pairs [2]session.ID) {
	t.Helper()
	s = newStage(t)
	s.begin("Gate")
	s.people(3, 0)
	service := s.add("1.2", session.KindService, session.Patch{"name": "Land office"})
	people := s.kind(session.KindParticipant)
	for i, mode := range []string{"visit", "accompany"} {
		pairs[i] = s.add("1.2", session.KindAssignment, session.Patch{
			"people": []session.ID{people[i].ID, people[i+1].ID}, "service": service, "mode": mode,
		})
	}
	s.to("1.3")
	s.list(2)
	s.size(100, 34)
	return s, pairs
}

func TestTheGateIsTicked(t *testing.T) {
	t.Parallel()
	s, pairs := atTheGate(t)
	s.wants("All pairs", "closed: nothing is ticked yet", "All pairs: closed, 5 lines missing")
	s.keys("space", "down", "space", "3", "4")
	s.wants("[x] Notice given", "[x] Letter", "[x] Need is true", "[x] Takes no place", "closed, without safety contact")
	s.keys("down")
	s.enters("Coordinator, 01712-345678")
	s.wants("✓ open", "closed, without the citizen's yes", "1 of 2 closed")
	s.lacks("masks it") // a number belongs here
	r := s.only(session.KindEthics)
	s.holds(r, session.Patch{"notice_given": true, "letter": true, "safety_contact": "Coordinator, 01712-345678"})
	if !r.Ref("assignment").IsZero() {
		t.Error("the line for all pairs belongs to one")
	}
	s.add("1.3", session.KindScenario, session.Patch{"assignment": pairs[1], "citizen_consent": true})
	s.wants("all 2 open")
	s.keys("up", "up", "up", "up", "up", "up", "space") // take the first tick back
	s.wants("[ ] Notice given  no", "2 of 2 closed")
	s.keys("ctrl+z")
	s.wants("[x] Notice given", "all 2 open")
}

func TestAPairOfItsOwn(t *testing.T) {
	t.Parallel()
	s, pairs := atTheGate(t)
	s.keys("space", "2", "3", "right")
	s.wants("P01+P02 Land office: closed", "[x] Notice given  as for all")
	s.keys("1") // not for this pair
	s.wants("[ ] Notice given  no", "[x] Letter  as for all")
	own := session.GateRecord(s.state(), pairs[0])
	s.holds(own, session.Patch{"notice_given": false, "assignment": pairs[0]})
	s.keys("up", "down", "down", "down", "down", "down", "down", "down", "down")
	s.wants("Open though")
	s.enters("The head agreed by telephone.")
	s.wants("! open, with a reason: The head", "1 of 2 closed")
}

func TestAPairGoesWithAReason(t *testing.T) {
	t.Parallel()
	s, pairs := atTheGate(t)
	s.keys("right", "down", "down", "down", "down", "down", "down", "down", "down")
	s.wants("Open though")
	s.enters("The head agreed by telephone.")
	s.wants("! open, with a reason: The head", "1 of 2 closed")
	if g := session.GateFor(s.state(), pairs[0]); !g.Open() || len(g.Missing) != 5 {
		t.Errorf("the gate is %+v", g)
	}
	s.keys("ctrl+d")
	s.wants("2 of 2 closed", "This pair goes by the line for all pairs now.")
	s.keys("ctrl+z")
	s.wants("1 of 2 closed")
	s.keys("left")
	s.wants("All pairs: closed")
}

// TestEnteringIsNeverBlocked: with the gate closed, and for a pair that never
// went through it, what happened is entered all the same.
func TestEnteringIsNeverBlocked(t *testing.T) {
	t.Parallel()
	s, pairs := atTheGate(t)
	if session.GateFor(s.state(), pairs[0]).Open() {
		t.Fatal("the gate is open")
	}
	s.keys("f4", "f4")
	s.wants("1.5  Visit log")
	s.cell("wait_min")
	s.enters("80")
	s.holds(s.only(session.KindVisit), session.Patch{"wait_min": 80})
	s.keys("f4")
	s.enters("refused at the gate")
	s.reads(session.KindCard, "refused at the gate")
}

func TestAFieldOfTheGateIsKeptOnLeaving(t *testing.T) {
	t.Parallel()
	s, _ := atTheGate(t)
	s.keys("down", "down", "down", "down")
	s.typed("Head nurse")
	s.keys("f4")
	s.holds(s.only(session.KindEthics), session.Patch{"safety_contact": "Head nurse"})
	s.keys("f3", "down")
	s.paste("the day before")
	s.keys("enter")
	s.wants("is not a date")
	s.leaves()
	if got := s.saved().Kind(session.KindCard); len(got) != 1 {
		t.Errorf("the unfit date was not kept as a note: %q", texts(got))
	}
}

func TestTwoWordingsAtTheGate(t *testing.T) {
	t.Parallel()
	s, _ := atTheGate(t)
	s.keys("down", "down", "down", "down")
	s.enters("Head nurse")
	if g := session.GateFor(s.state(), session.ID{}); g.SafetyContact != "Head nurse" {
		t.Errorf("the gate is %+v", g)
	}
	s.keys("up", "enter")
	s.typed(" on duty")
	s.keys("esc")
	s.holds(s.only(session.KindEthics), session.Patch{"safety_contact": "Head nurse"})
	s.keys("delete")
	if g := session.GateFor(s.state(), session.ID{}); g.SafetyContact != "" {
		t.Errorf("the gate is %+v", g)
	}
}
