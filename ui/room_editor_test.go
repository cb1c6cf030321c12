package ui

import (
	"slices"
	"testing"
	"time"

	"doorstep/content"
	"doorstep/session"
)

// TestF5IsTheRoom: the editor becomes the room's view, its line kept, and
// comes back as it was.
func TestF5IsTheRoom(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Mirrored")
	s.to("1.6")
	s.enters("the first card")
	s.typed("half a ca")
	s.keys("f5")
	s.rest()
	s.wants("1.6  Silent criticism", "What went wrong for you as a citizen", "▌ 1 −  the first card", "Pain › half a ca", "saved 10:30")
	s.lacks("f4", "alt+", "Write alone", "Disrupt", "quit")
	s.typed("rd")
	s.keys("enter")
	s.wants("half a card", "2 cards")
	s.keys("tab")
	s.wants("Done well ›")
	s.enters("p99: nobody")
	s.wants("P99") // what went wrong is said there, too
	for range 11 {
		s.keys("backspace")
	}
	s.keys("f4")
	s.wants("1.7")
	s.keys("f3", "f7")
	s.src.pass(time.Minute)
	s.wants("left of 45 min")
	golden(t, "room-f5", s.screen())
	s.keys("f7", "f5")
	s.wants("Disrupt", "half a card", "f1 help")
}

// TestF5HidesNames: names that were on the screen go with F5; asked for again,
// the frame says so.
func TestF5HidesNames(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Names")
	s.people(2, 0)
	s.do("1.1", func(g *session.Gesture) error { return g.Name(s.kind(session.KindParticipant)[0].ID, "Rahima Khatun") })
	s.keys("ctrl+r", "f5")
	s.wants("P01", "P02")
	s.lacks("Rahima", "NAMES ON SCREEN")
	s.keys("ctrl+r")
	s.wants("NAMES ON SCREEN", "P01 Rahima Khatun")
	w := s.opens()
	w.shows("P01")
	w.lacks("Rahima")
	s.keys("ctrl+r")
	s.lacks("Rahima", "NAMES ON SCREEN")
}

// TestF5ShowsNoVoteThatIsTyped: on one mirrored screen, a count that is typed
// before the votes are revealed is kept, and not shown.
func TestF5ShowsNoVoteThatIsTyped(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Votes")
	s.add("2.1", session.KindTheme, session.Patch{"sentence": "People are sent home"})
	ballot := s.add("2.2", session.KindBallot, session.Patch{"kind": "dot", "of": session.KindTheme, "question": "Where do we dig?"})
	s.to("2.2")
	at := slices.IndexFunc(s.app.run().at.Captures, func(c content.Capture) bool { return c.Kind == session.KindVote })
	s.list(at + 1)
	s.keys("f5")
	s.wants("Where do we dig?", "People are sent home", "not shown before the vote is revealed")
	s.typed("A 4711")
	s.lacks("4711")
	s.do("2.2", func(g *session.Gesture) error {
		return g.Set(session.KindBallot, ballot, session.Patch{"revealed_at": "2026-04-14 10:30:00"})
	})
	s.lacks("not shown before")
}

// TestF5FitsEveryWindow in every activity, and never shows what stands round
// the cell that is typed.
func TestF5FitsEveryWindow(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	s.keys("f5")
	for n, a := range s.app.env.desk.pack.Activities {
		s.to(a.ID)
		for range max(len(a.Captures), 1) {
			for _, size := range append(sizes(n), [2]int{40, 10}) {
				s.size(size[0], size[1])
				s.safe(a.ID)
				if got := len(s.frame()); got != size[1] {
					t.Fatalf("%s has %d lines of %d", a.ID, got, size[1])
				}
			}
			s.keys("f6")
		}
	}
	s.size(100, 30)
	s.to("1.1")
	s.list(1)
	s.keys("enter")
	s.typed("secr")
	s.wants("› ")
	s.lacks("Ties", "Access needs")
}

// TestF5LeavesWhatIsOpen: from any place, the room's view is one key away.
func TestF5LeavesWhatIsOpen(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Anywhere")
	s.keys("f8", "f5")
	s.wants("1.1  Check-in", "What would make it easy")
	s.lacks("Activities")
	s.keys("f9")
	s.wants("brief")
	s.keys("f9")
	s.wants("What would make it easy")
	s.keys("f5")
	s.wants("f1 help")
}

// TestTheLogKnowsWhatTheRoomLooksAt, and undo knows nothing of it.
func TestTheLogKnowsWhatTheRoomLooksAt(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Spots")
	s.people(2, 2)
	s.to("1.7")
	n := s.state().Len()
	s.keys("up", "down", "f1", "esc")
	if got := s.state().Len(); got != n {
		t.Errorf("%d changes were made by looking round", got-n)
	}
	s.enters("Nobody looked up")
	s.keys("f6", "alt+2")
	want := session.Spot{Activity: "1.7", List: 1, Table: s.kind(session.KindTable)[1].ID}
	if got := session.Standing(s.state()); got != want {
		t.Errorf("the room stands at %v, not %v", got, want)
	}
	s.keys("ctrl+z")
	if got := session.Standing(s.state()); got != want {
		t.Errorf("undo led the room to %v", got)
	}
	s.reads(session.KindCard)
	s.keys("f12")
	s.lacks("list", "screen")
}
