package ui

import (
	"testing"
	"time"

	"doorstep/session"
)

// TestEscLeavesTheForm: who asked for all fields goes back to the rows with Esc,
// and the hints say so.
func TestEscLeavesTheForm(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Form")
	s.to("1.2")
	s.keys("ctrl+e")
	s.wants("New service", "esc to the rows")
	s.keys("B")
	s.wants("esc drop it")
	s.keys("esc")
	s.wants("New service", "esc to the rows")
	s.keys("esc")
	s.lacks("New service")
	s.keys("ctrl+e", "ctrl+e")
	s.lacks("New service", "to the rows")
}

// TestTheLastDayIsNotBeforeTheFirst where it is typed; a first day that is
// moved on is taken.
func TestTheLastDayIsNotBeforeTheFirst(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Days")
	s.detail("First day")
	s.enters("6 Dec 2026")
	s.detail("Last day")
	s.enters("5 Dec 2026")
	s.wants("The last day can't be before the first, 6 Dec 2026", "Last day › 5 Dec 2026")
	s.keys("esc")
	s.enters("8 Dec 2026")
	s.detail("First day")
	s.enters("20 Dec 2026")
	s.holds(s.only(session.KindSession), session.Patch{"date_from": "2026-12-20", "date_to": "2026-12-08"})
}

// TestADrawAheadOfTheDay proposes the planned day and hour of the visits, and
// today where the plan has none ahead.
func TestADrawAheadOfTheDay(t *testing.T) {
	t.Parallel()
	s := drawStage(t, 8, 8)
	now := s.app.env.desk.src.Now()
	s.wants(session.FormatDate(now.Format(time.DateOnly)))
	first := now.AddDate(0, 0, 14).Format(time.DateOnly)
	s.do("", func(g *session.Gesture) error {
		return g.Set(session.KindSession, s.state().Session, session.Patch{"date_from": first})
	})
	s.to("1.1")
	s.to("1.2")
	s.list(2)
	s.wants("When  " + session.FormatDate(first) + "  10:30 to 14:30")
	s.keys("enter")
	for _, a := range s.pairs() {
		if a.Date != first {
			t.Fatalf("the draw is for %s, not for %s", a.Date, first)
		}
	}
}

// TestAPairIsCalledAPair in the refusal of a line that names none.
func TestAPairIsCalledAPair(t *testing.T) {
	t.Parallel()
	s := drawStage(t, 8, 8)
	s.keys("enter", "a")
	s.to("1.3")
	s.enters("Needs a copy")
	s.wants(`There is no pair "Needs a copy" here.`)
}

// TestPastedCardsThatPointToAPerson are told of, since nobody saw them typed.
func TestPastedCardsThatPointToAPerson(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Paste")
	s.to("1.6")
	s.paste("The queue had no number\nCall the clerk on 01711234567\nNobody said why")
	s.says("3 cards pasted. 1 points to a person: go to it, and Alt+K masks it. Ctrl+Z takes them back.")
	s.keys("up", "up", "alt+k")
	s.lacks("01711234567")
	s.paste("• One\n- Two")
	s.says("2 cards pasted. Ctrl+Z takes them back.")
	s.lacks("• One", "- Two")
}

// TestASecondWindowNamesNoKeyThatWrites in its key line.
func TestASecondWindowNamesNoKeyThatWrites(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Two")
	for _, at := range []string{"1.1", "1.2", "1.6", "2.1"} {
		s.to(at)
		s.app.env.desk.view = onlyView
		s.lacks("catch this", "enter fill in", "enter keep")
		s.wants("f4 next", "f9 brief", "f1 help")
		s.app.env.desk.view = ""
		s.wants("f2 catch this")
	}
}

// TestTheBriefTellsOfATelephoneNumber that it would carry out of the room.
func TestTheBriefTellsOfATelephoneNumber(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Number")
	s.add("1.6", session.KindCard, session.Patch{"text": "Come tomorrow, or call 01711234567", "kind": "quote"})
	s.keys("f9")
	s.wants("no names, 1 NUMBER")
}

// TestHandOverNamesTheKeyThatFinds: a slash would be typed into its path.
func TestHandOverNamesTheKeyThatFinds(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Number")
	s.add("1.6", session.KindCard, session.Patch{"text": "Come tomorrow, or call 01711234567", "kind": "quote"})
	s.keys("alt+G")
	s.until("the page is made", func() bool { return s.app.top().(*handover).doc.Model != nil })
	s.wants("Numbers of people stand in what was said: 01711234567", "Take them out first; Ctrl+F finds them.")
	s.keys("ctrl+f")
	if _, ok := s.app.top().(*find); !ok {
		t.Errorf("Ctrl+F leads to %T", s.app.top())
	}
}
