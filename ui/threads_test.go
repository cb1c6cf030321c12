package ui

import (
	"slices"
	"testing"

	"doorstep/session"
)

func TestOneTablesThreadAtATime(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Tables")
	s.keys("alt+1")
	s.says("There are no tables yet")
	s.people(6, 3)
	s.to("2.4")
	s.keys("alt+2")
	s.says("Only T2 now; what you add belongs to it.")
	s.wants("only T2")
	s.list(2)
	s.enters("The diary travels")
	two := s.only(session.KindRoot)
	if two.Ref("table") != s.kind(session.KindTable)[1].ID {
		t.Fatalf("it is of table %v", two.Ref("table"))
	}
	s.keys("alt+1")
	s.lacks("The diary travels")
	s.enters("Nobody owns the list")
	s.wants("Root causes 1")
	s.keys("alt+0")
	s.says("All tables.")
	s.wants("Root causes 2", "The diary travels", "Nobody owns the list")
	s.lacks("only T")
	s.keys("alt+7")
	s.says("There is no table 7; the last is T3.")

	// Finding a record of another table shows all of them.
	s.keys("alt+3")
	s.asks("diary")
	s.keys("enter")
	s.lacks("only T3")
	if r := pointed(s.app.run().instrument()); r == nil || r.ID != two.ID {
		t.Errorf("it is not on the record:\n%s", s.screen())
	}
}

func TestWhatTheDeskShowsAndBeginsWith(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Desk")
	s.people(3, 2)
	d := s.app.env.desk
	one, two := s.kind(session.KindTable)[0], s.kind(session.KindTable)[1]
	cards := d.pack.Activity("1.6").Capture(session.KindCard)
	roots := d.pack.Activity("2.4").Capture(session.KindRoot)
	records := map[string]*session.Record{}
	for name, p := range map[string]session.Patch{"of one": {"text": "a", "table": one.ID}, "of two": {"text": "b", "table": two.ID}, "of none": {"text": "c"}} {
		id := s.add("2.4", session.KindRoot, p)
		records[name] = s.state().Get(session.KindRoot, id)
	}
	for _, c := range []struct {
		table session.ID
		shown []string
	}{{session.ID{}, []string{"of none", "of one", "of two"}}, {one.ID, []string{"of none", "of one"}}, {two.ID, []string{"of none", "of two"}}} {
		d.table = c.table
		var shown []string
		for name, r := range records {
			if d.shows(r) {
				shown = append(shown, name)
			}
		}
		slices.Sort(shown)
		if !slices.Equal(shown, c.shown) {
			t.Errorf("it shows those %q, not %q", shown, c.shown)
		}
		if !d.shows(one) || !d.shows(two) {
			t.Error("a table itself is hidden")
		}
		if got, _ := d.fresh(roots)["table"].(session.ID); got != c.table {
			t.Errorf("a new root is of %v", got)
		}
		if p := d.fresh(cards); p["table"] != nil || p["kind"] != "pain" {
			t.Errorf("a new card begins with %v", p)
		}
	}
	d.table = session.ID{}
}

// TestCardsOfATable writes cards where a list knows tables.
func TestCardsOfATable(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Cards")
	s.people(3, 2)
	s.to("3.6")
	s.list(2) // who has done it well: cards of a table
	s.keys("alt+2")
	s.enters("the clinic at the ferry")
	if r := s.only(session.KindPrecedent); r.Ref("table") != s.kind(session.KindTable)[1].ID {
		t.Errorf("it is of table %v", r.Ref("table"))
	}
	s.keys("alt+1")
	s.lacks("the clinic at the ferry")
	s.keys("alt+t", "alt+t")
	s.says("All tables.")
	s.wants("the clinic at the ferry")
}

func TestAThreadLeadsToItsGaps(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Thread")
	s.people(6, 2)
	two := s.kind(session.KindTable)[1].ID
	s.add("2.4", session.KindRoot, session.Patch{"text": "The diary travels", "table": two})
	s.keys("alt+R")
	s.wants("Threads", "T1", "T2", "Root cause", "The diary travels", "nothing yet: 2.3")
	s.keys("right", "down", "enter")
	if r := s.app.run(); r.at.ID != "2.3" || s.app.env.desk.table != two {
		t.Fatalf("it leads to %s", r.at.ID)
	}
	s.wants("only T2")
	s.keys("alt+R", "down", "down", "enter") // T2 alone, since it is shown alone
	if r := s.app.run(); r.at.ID != "2.4" || pointed(r.instrument()).Text() != "The diary travels" {
		t.Errorf("it does not lead to the root:\n%s", s.screen())
	}
	s.keys("alt+R", "tab")
	s.wants("T1", "T2")
	s.keys("end", "enter")
	if r := s.app.run(); r.at.ID != "3.7" {
		t.Errorf("the last part leads to %s", r.at.ID)
	}
}

func TestGoldenThreads(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	s.keys("alt+1", "alt+R", "end")
	s.rest()
	golden(t, "thread-one", s.screen())
	s.size(160, 50)
	s.keys("tab")
	golden(t, "thread-all-160", s.screen())
}
