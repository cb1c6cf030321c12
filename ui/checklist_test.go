package ui

import (
	"testing"

	"doorstep/session"
)

func TestTheChecklistLeadsToWhatIsEmpty(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Checklist")
	s.to("1.5")
	s.lacks("still empty") // nothing is missing before it has begun
	s.keys("alt+C")
	s.wants("1.5  Visit log and TCV", "not begun", "Visits  0", "! nothing yet")
	s.keys("enter")
	service := s.add("1.2", session.KindService, session.Patch{"name": "Land office"})
	s.add("1.5", session.KindVisit, session.Patch{"service": service, "outcome": "done", "wait_min": 10})
	s.lacks("still empty")
	second := s.add("1.5", session.KindVisit, session.Patch{"service": service, "outcome": "done"})
	s.wants("still empty in Visits: Waited in 1 of 2 (alt+shift+c)")
	s.keys("alt+C")
	s.wants("1 thing still empty", "Waited in 1 of 2", "#2")
	s.keys("enter")
	if r := pointed(s.app.run().instrument()); r == nil || r.ID != second {
		t.Fatalf("it is not on the sheet:\n%s", s.screen())
	}
	s.enters("95")
	s.holds(s.state().Get(session.KindVisit, second), session.Patch{"wait_min": 95})
	s.lacks("still empty")
	s.keys("alt+C")
	s.wants("nothing is missing", "✓ Visits  2")
	s.keys("left")
	s.wants("1.4", "still empty")
	s.keys("left", "left", "left")
	s.wants("1.1  Check-in")
}

func TestWhatIsLeftOutIsNotMissing(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Left out")
	s.people(5, 2)
	one := s.kind(session.KindTable)[0].ID
	s.add("2.4", session.KindRoot, session.Patch{"text": "a root", "control": "ours", "table": one})
	s.to("2.4")
	s.lacks("still empty") // nobody is late with what they have not begun
	s.keys("f4", "f3")
	s.wants("still empty in Chain of whys: nothing yet, and 1 more (alt+shift+c)")
	s.keys("alt+C")
	s.wants("Root causes  1", "nothing of T2")
	s.do("", func(g *session.Gesture) error {
		return g.Set(session.KindAgenda, session.AgendaID(s.state().Session, "2.4"), session.Patch{"for": "2.4", "mode": session.ModeSkipped})
	})
	s.wants("left out, so nothing is missing")
	s.lacks("nothing of T2")
	s.keys("esc")
	s.lacks("still empty")
}

func TestAWideChecklistShowsAllActivities(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Wide")
	s.to("1.6")
	s.enters("three queues for one stamp")
	s.add("1.5", session.KindVisit, session.Patch{"outcome": "done"})
	s.keys("alt+C")
	s.lacks("Dot vote", "not begun")
	s.size(160, 30)
	s.wants("1.5  Visit log and TCV", "1 empty", "2.2  Dot vote", "not begun")
	s.keys("right")
	s.wants("▌ 1.7")
}

func TestGoldenChecklist(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Checklist")
	service := s.add("1.2", session.KindService, session.Patch{"name": "Land office"})
	s.sheets(3, 2)
	s.add("1.5", session.KindVisit, session.Patch{"service": service})
	s.add("1.5", session.KindVisit, session.Patch{"quote": "come tomorrow"})
	s.rest()
	s.to("1.5")
	s.rest()
	golden(t, "checklist-note", s.screen())
	s.keys("alt+C")
	golden(t, "checklist-gaps", s.screen())
}
