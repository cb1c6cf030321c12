package ui

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"doorstep/content"
	"doorstep/session"
)

// stillSource gives the same ids each time, and a clock that stands still.
func stillSource() session.Source {
	return session.Source{
		Now:  func() time.Time { return time.Date(2026, 5, 11, 9, 0, 0, 0, time.UTC) },
		Rand: rand.NewChaCha8([32]byte{1}),
	}
}

func TestTeller(t *testing.T) {
	pack, err := content.Builtin(DefaultPack, "en")
	if err != nil {
		t.Fatal(err)
	}
	src := stillSource()
	device := src.NewID()
	s := session.NewState(src.NewID())
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	do := func(activity string, f func(g *session.Gesture) error) { must(f(s.Begin(src, device, activity))) }

	var person, card, gone session.ID
	do("1.1", func(g *session.Gesture) (err error) {
		person, err = g.Add(session.KindParticipant, session.Patch{"alias": "P01", "sector": "land"})
		return err
	})
	do("", func(g *session.Gesture) error { return g.Name(person, "Rahima\x1b[31m") })
	do("1.6", func(g *session.Gesture) (err error) {
		card, err = g.Add(session.KindCard, session.Patch{"text": strings.Repeat("x", 400), "kind": "pain", "by": person})
		return err
	})
	do("1.6", func(g *session.Gesture) error {
		return g.Set(session.KindCard, card, session.Patch{"kind": "quote", "text": "short", "order": "a"})
	})
	do("1.6", func(g *session.Gesture) error { return g.Set(session.KindCard, card, session.Patch{"order": "b"}) })
	do("1.6", func(g *session.Gesture) error { return g.Delete(session.KindCard, card) })
	_, _, err = s.Undo(src, device)
	must(err)
	do("", func(g *session.Gesture) error { return g.Name(person, "") })
	do("1.6", func(g *session.Gesture) (err error) {
		gone, err = g.Add(session.KindCard, session.Patch{"text": "to be removed"})
		return err
	})
	do("9.9", func(g *session.Gesture) error {
		_, err := g.Add("unheard_of", session.Patch{"odd_field": "v"})
		return err
	})
	do("1.6", func(g *session.Gesture) error { return g.Redact(session.KindCard, gone) })
	do("", func(g *session.Gesture) error {
		p := session.Patch{"for": "1.6", "seen": "2026-05-11 09:00:00.123456789"}
		return g.Set(session.KindAgenda, session.AgendaID(s.Session, "1.6"), p)
	})

	for _, names := range []bool{false, true} {
		named := "wrote the name of P01"
		if names {
			named = "named P01: Rahima␛[31m"
		}
		want := []string{
			"added P01: Sector “land”",
			named,
			"added card #1: Said “" + strings.Repeat("x", 300) + "…”; Kind Pain; Said by P01",
			"changed card #1: Said “short” (was “" + strings.Repeat("x", 300) + "…”); Kind Quote heard (was Pain)",
			"changed card #1: moved in the list",
			"deleted card #1",
			"undo: brought back card #1",
			"took the name of P01 away",
			"added unheard of #1: odd field v",
			"removed card #2 for good",
			"added the plan of 1.6: the workshop stands here",
		}
		teller := NewTeller(s, session.Entry{State: s}, pack, names)
		changes := s.Changes()
		slices.SortFunc(changes, session.Compare)
		var got []string
		for _, c := range changes {
			got = append(got, teller.Tell(c))
		}
		if !slices.Equal(got, want) {
			t.Errorf("names %v: got\n%s\nwant\n%s", names, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// TestTheHistoryKeepsAHiddenCount says that a count stays hidden in the history
// until its round is revealed.
func TestTheHistoryKeepsAHiddenCount(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Hidden")
	theme := s.add("2.1", session.KindTheme, session.Patch{"sentence": "People carry papers"})
	ballot := s.add("2.2", session.KindBallot, session.Patch{"kind": "dot", "of": "theme"})
	s.do("2.2", func(g *session.Gesture) error {
		return g.Set(session.KindVote, session.VoteID(ballot, theme, session.ID{}), session.Patch{"ballot": ballot, "item": theme, "tally": 7})
	})
	s.keys("f12")
	s.size(160, 40)
	s.wants("hidden until it is revealed")
	s.lacks("Dots 7")
	s.keys("f12")
	s.do("2.2", func(g *session.Gesture) error {
		return g.Set(session.KindBallot, ballot, session.Patch{"revealed_at": "2026-04-14 10:30"})
	})
	s.keys("f12")
	s.wants("Dots 7")
}
