package ui

import (
	"strings"
	"testing"

	"doorstep/session"
)

// TestUndoSaysWhatWasUndone makes gestures of every sort, takes each back and
// does it again, and reads the sentence.
func TestUndoSaysWhatWasUndone(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Undone")
	s.size(140, 30)
	s.people(7, 2)
	person := s.kind(session.KindParticipant)[6].ID
	var cards []session.ID
	for _, text := range []string{"one", "two", "three", "four", "five", "six"} {
		cards = append(cards, s.add("1.6", session.KindCard, session.Patch{"text": text, "kind": "pain"}))
	}
	theme := s.add("2.1", session.KindTheme, session.Patch{"sentence": "Nobody knows the list"})
	visit := s.add("1.5", session.KindVisit, session.Patch{"outcome": "done", "quote": "come tomorrow"})
	pov := s.add("2.5", session.KindPOV, session.Patch{"who": "A mother"})
	all := func(do func(g *session.Gesture, id session.ID) error) func(g *session.Gesture) error {
		return func(g *session.Gesture) error {
			for _, id := range cards {
				if err := do(g, id); err != nil {
					return err
				}
			}
			return nil
		}
	}
	for _, c := range []struct {
		do   func(g *session.Gesture) error
		says string
		// again is what redo says, where it is something else.
		again string
	}{
		{do: func(g *session.Gesture) error { return g.Delete(session.KindCard, cards[1]) }, says: "card #2 “two” deleted."},
		{
			do:   func(g *session.Gesture) error { return g.Set(session.KindCard, cards[1], session.Patch{"text": "2"}) },
			says: "card #2 reworded; it says “two” again.", again: "card #2 reworded; it says “2” again.",
		},
		{do: func(g *session.Gesture) error {
			return g.Set(session.KindVisit, visit, session.Patch{"wait_min": 95, "wait_min_origin": "told", "currency": "BDT"})
		}, says: "visit #1 “come tomorrow” changed: Waited."},
		{
			do:   func(g *session.Gesture) error { return g.Set(session.KindPOV, pov, session.Patch{"need": "a list"}) },
			says: "point of view #1 changed: Needs.", again: "point of view #1 reworded; it says “a list” again.",
		},
		{do: func(g *session.Gesture) error {
			return g.Set(session.KindCard, cards[0], session.Patch{"theme": theme})
		}, says: "card #1 “one” moved."},
		{do: all(func(g *session.Gesture, id session.ID) error {
			return g.Set(session.KindCard, id, session.Patch{"theme": theme})
		}), says: "6 cards moved: #1, #2, #3, … #6."},
		{do: all(func(g *session.Gesture, id session.ID) error { return g.Delete(session.KindCard, id) }), says: "6 cards deleted: #1, #2, #3, … #6."},
		{do: func(g *session.Gesture) error { return g.Name(person, "Rahima Khatun") }, says: "the name of P07 written."},
		{do: func(g *session.Gesture) error {
			return g.Set(session.KindParticipant, person, session.Patch{"sector": "land"})
		}, says: "P07 changed: Sector."},
		{do: func(g *session.Gesture) error { return g.Cite(theme, cards[0]) }, says: "the citation of card #1 by theme #1 added."},
		{do: func(g *session.Gesture) error {
			return g.Set(session.KindSession, s.state().Session, session.Patch{"title": "Other", "place": "Hall"})
		}, says: "the workshop's details changed: "},
		{do: func(g *session.Gesture) error {
			id, err := g.Add(session.KindTheme, session.Patch{"sentence": "Long ways"})
			if err != nil {
				return err
			}
			return g.Set(session.KindCard, cards[2], session.Patch{"theme": id})
		}, says: "theme #2 “Long ways” added, card #3 “three” moved."},
	} {
		s.do("2.1", c.do)
		s.keys("ctrl+z")
		s.says("Undone: " + c.says)
		s.keys("ctrl+y")
		if c.again == "" {
			c.again = c.says
		}
		s.says("Done again: " + c.again)
		s.lacks("Rahima")
		s.keys("ctrl+z")
		s.says("Undone: " + c.says)
	}
}

// TestUndoNamesWhatStays has another laptop change a field in between.
func TestUndoNamesWhatStays(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Stays")
	s.size(140, 30)
	card := s.add("1.6", session.KindCard, session.Patch{"text": "one", "kind": "pain"})
	s.do("1.6", func(g *session.Gesture) error {
		return g.Set(session.KindCard, card, session.Patch{"text": "mine", "kind": "good"})
	})
	g := s.state().Begin(s.src.source(), s.src.source().NewID(), "1.6") // another device
	if err := g.Set(session.KindCard, card, session.Patch{"text": "theirs"}); err != nil {
		t.Fatal(err)
	}
	s.keys("ctrl+z")
	s.says("Undone: card #1 “theirs” changed: Kind; what others changed since stays.")
}

func TestThePaletteHoldsEveryAction(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Palette")
	s.size(100, 60)
	s.to("1.6")
	s.keys("ctrl+p")
	s.wants("keep", "kind", "find", "the mirror", "undo", "save to the file now", "catch this", "not now")
	s.typed("tables all")
	s.wants("all tables", "not now")
	s.keys("enter")
	s.says("There are no tables yet; F11 forms them.")
	for range "tables all" {
		s.keys("backspace")
	}
	s.typed("mirr")
	s.keys("enter")
	if _, ok := s.app.top().(*mirror); !ok {
		t.Fatalf("the mirror did not open:\n%s", s.screen())
	}
	s.keys("ctrl+p") // also in a place of its own, what works everywhere is named
	s.wants("undo", "save to the file now", "find")
	s.keys("esc", "esc")

	s.to("1.1")
	s.keys("f8", "ctrl+p")
	s.wants("full, short, skip", "undo", "brief")
	var names []string
	for _, k := range s.app.top().(*palette).list {
		names = append(names, k.Keys()[0])
	}
	if all := " " + strings.Join(names, " ") + " "; strings.Count(all, " ctrl+z ") != 1 {
		t.Errorf("undo is not named once in %q", all)
	}
}
