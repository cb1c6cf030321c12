package ui

import (
	"fmt"
	"testing"

	"doorstep/session"
)

// claim makes a workshop with three cards and a root that rests on none, and
// stands on the root.
func (s *stage) claim() (cards []session.ID, root session.ID) {
	s.t.Helper()
	s.begin("Evidence")
	for i, text := range []string{"three times for one paper", "the list on the wall stops at five", "নাগরিক সনদ"} {
		cards = append(cards, s.add("1.6", session.KindCard, session.Patch{"text": text, "kind": "pain"}))
		s.add("2.4", session.KindWhy, session.Patch{"answer": fmt.Sprint("cause ", i+1)})
	}
	root = s.add("2.4", session.KindRoot, session.Patch{"text": "Nobody owns the list", "control": "ours"})
	s.to("2.4")
	s.list(2)
	s.keys("up")
	return cards, root
}

func TestAClaimIsCitedByNumberAndByWords(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	cards, root := s.claim()
	s.keys("alt+e")
	s.wants("root cause #1", "Nobody owns the list", "What it rests on", "a guess so far", "What rests on it", "rests on 0, carries 0")
	s.typed("1 3")
	s.wants("Cite these 2?", "three times for one paper", "নাগরিক সনদ")
	s.keys("enter")
	s.says("It rests on 2 more now. Ctrl+Z takes that back.")
	s.wants("card #1 three times", "card #3", "cited", "rests on 2")
	s.typed("wall sto")
	s.wants("Cite which?", "the list on the wall stops at five")
	s.keys("enter")
	s.says("It rests on card #2 now.")
	if n := len(s.kind(session.KindLink)); n != 3 {
		t.Fatalf("%d links were written", n)
	}
	if l := s.state().Get(session.KindLink, session.LinkID(root, cards[1])); l == nil || l.Str("role") != "evidence" {
		t.Errorf("the link is %v", l)
	}
	s.keys("ctrl+z")
	s.says("Undone: the citation of card #2 by root cause #1 added.")
	s.wants("rests on 2")

	s.typed("2 99")
	s.wants("there is no card #99")
	s.keys("enter")
	s.says("There is no card #99; nothing was cited.")
	s.keys("esc")
	s.keys("down", "ctrl+d")
	s.says("The citation is gone; both records stay.")
	s.wants("rests on 1")
}

func TestEvidenceIsFollowedFromBothEnds(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	cards, root := s.claim()
	s.do("2.4", func(g *session.Gesture) error {
		whys := s.kind(session.KindWhy)
		if err := g.Set(session.KindWhy, whys[0].ID, session.Patch{"evidence": "card 1"}); err != nil {
			return err
		}
		if err := g.Set(session.KindWhy, whys[1].ID, session.Patch{"parent": whys[0].ID}); err != nil {
			return err
		}
		if err := g.Set(session.KindRoot, root, session.Patch{"why": whys[1].ID}); err != nil {
			return err
		}
		return g.Cite(root, cards[2])
	})
	s.keys("alt+e")
	s.wants("card #3", "why #2 cause 2", "why #1 cause 1", "card #1 three times", "number given", "made from it", "rests on 4")
	s.keys("down", "ctrl+d")
	s.says("One was made from the other")
	s.keys("down", "down", "alt+e") // on to the card that it all rests on
	s.wants("card #1", "What rests on it", "root cause #1 Nobody owns the list", "rests on 0, carries 3")
	s.keys("ctrl+d")
	s.says("It is named in why #1, Evidence; change it there.")
	s.keys("down", "down", "enter")
	if at := s.app.run().at.ID; at != "2.4" || pointed(s.app.run().instrument()).ID != root || len(s.app.stack) > 1 {
		t.Errorf("it does not lead to the root:\n%s", s.screen())
	}
}

func TestEvidenceNeedsARecord(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("None")
	s.to("1.6")
	s.keys("alt+e")
	s.says("Choose a record first")
	s.enters("a card")
	s.keys("up", "alt+e")
	s.wants("card #1", "It was seen or heard")
	s.keys("ctrl+z")
	s.wants("not there any more")
	s.typed("x")
	s.keys("enter")
	s.says("This record is not there any more.")
	s.keys("esc", "esc")
}

func TestNothingIsCitedInAViewOnlyWindow(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.claim()
	s.app.env.desk.view = onlyView
	s.keys("alt+e")
	s.typed("1")
	s.keys("enter")
	s.says("here it can only be seen")
	if n := len(s.kind(session.KindLink)); n > 0 {
		t.Errorf("%d links were written", n)
	}
	s.app.env.desk.view = ""
}

func TestGoldenEvidence(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.claim()
	s.rest()
	s.keys("alt+e")
	golden(t, "evidence-empty", s.screen())
	s.typed("1 2")
	golden(t, "evidence-numbers", s.screen())
	s.keys("esc", "esc", "ctrl+q")
	s.settle()

	s = newStage(t)
	s.practice()
	s.rest()
	s.asks("wall asks for five papers")
	s.keys("alt+e")
	golden(t, "evidence-card", s.screen())
}
