package ui

import (
	"math/rand/v2"
	"testing"

	"doorstep/session"
)

// TestACardLaidInTwoPlaces: two laptops lay one card differently, and one key
// settles it.
func TestACardLaidInTwoPlaces(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		theirs func(g *session.Gesture, card, b session.ID) error
		press  string
		also   string
		want   string
	}{
		"theirs stays":        {layTheirs, "alt+s", "also laid under A", "|A|B 1|lot"},
		"ours after all":      {layTheirs, "alt+o", "also laid under A", "|A 1|B|lot"},
		"parked there, stays": {parkTheirs, "alt+s", "also laid under A", "|A|B|lot 1"},
		"parked there, laid":  {parkTheirs, "alt+o", "also laid under A", "|A 1|B|lot"},
	} {
		t.Run(name, func(t *testing.T) {
			s := onBoard(t, 1)
			s.add("2.1", session.KindTheme, session.Patch{"sentence": "Ours is this one"})
			b := s.add("2.1", session.KindTheme, session.Patch{"sentence": "Theirs is that one"})
			d := s.app.env.desk
			far := session.Fold(d.state.Session, d.state.Changes())
			src := session.Source{Now: s.src.source().Now, Rand: rand.NewChaCha8([32]byte{9})}
			card := s.only(session.KindCard)
			s.enters("a 1")
			g := far.Begin(src, session.ID{0xff, 1}, "2.1")
			if err := c.theirs(g, card.ID, b); err != nil {
				t.Fatal(err)
			}
			d.state.ApplyAll(g.Changes())
			s.keys("tab")
			for range 4 {
				s.keys("left")
			}
			for range 4 { // to where it lies now
				if s.board().current() != nil {
					break
				}
				s.keys("right", "down")
			}
			s.wants("≠", c.also, "alt+s")
			s.keys(c.press)
			s.lies(c.want)
			s.says("Settled.")
			s.lacks("≠")
			s.keys(c.press) // nothing left to settle
			s.lies(c.want)
		})
	}
}

func layTheirs(g *session.Gesture, card, b session.ID) error {
	return g.LayCards([]session.ID{card}, b)
}

func parkTheirs(g *session.Gesture, card, _ session.ID) error {
	return g.ParkCards([]session.ID{card})
}

// TestASentenceWrittenTwice: a theme that two laptops named shows both.
func TestASentenceWrittenTwice(t *testing.T) {
	t.Parallel()
	s := onBoard(t, 1)
	s.enters("a 1")
	d := s.app.env.desk
	far := session.Fold(d.state.Session, d.state.Changes())
	src := session.Source{Now: s.src.source().Now, Rand: rand.NewChaCha8([32]byte{9})}
	s.enters("a: Ours says it so")
	g := far.Begin(src, session.ID{0xff, 1}, "2.1")
	if err := g.Set(session.KindTheme, s.only(session.KindTheme).ID, session.Patch{"sentence": "Theirs says it so"}); err != nil {
		t.Fatal(err)
	}
	d.state.ApplyAll(g.Changes())
	s.keys("tab", "up", "up")
	s.wants("≠", "Theirs says it so", "also written: Ours says it so")
	s.keys("alt+o")
	s.reads(session.KindTheme, "Ours says it so")
	s.lacks("also written")
}
