package ui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"doorstep/session"
)

// TestNothingOfAHiddenRoundIsDrawn holds the room's view and the recorder's to
// the same: they look the same whoever leads, as long as as much is in.
func TestNothingOfAHiddenRoundIsDrawn(t *testing.T) {
	t.Parallel()
	for _, activity := range []string{"2.2", "2.6"} {
		var boards, screens []string
		for _, lines := range [][]string{{"41", "17", "2"}, {"2", "41", "17"}} {
			kind := session.KindTheme
			if activity == "2.6" {
				kind = session.KindHMW
				for i, n := range lines {
					lines[i] = []string{n + " 0 0 0 0", "0 0 0 0 " + n}[i%2]
				}
			}
			s := newStage(t)
			s.begin("Hidden")
			s.votes(kind, 60, 3)
			s.to(activity)
			s.size(100, 40)
			s.keys("enter")
			s.strokes(lines...)
			s.keys("home")
			if activity == "2.6" {
				s.enters("+ a word that helps")
			}
			b := s.app.run().instrument().(*ballot)
			for _, size := range [][2]int{{80, 24}, {160, 50}, {50, 12}} {
				boards = append(boards, strings.Join(pollBoard(b.env.theme, "2", b.poll(), nil, size[0], size[1]), "\n"))
				s.size(size[0], size[1])
				screens = append(screens, s.screen())
			}
		}
		for i := range 3 {
			if boards[i] != boards[i+3] || screens[i] != screens[i+3] {
				t.Errorf("%s shows who leads:\n%s\n%s", activity, ansi.Strip(boards[i]), ansi.Strip(boards[i+3]))
			}
			secrets := []string{"●", "▁", "a word", " 17"}
			if activity == "2.2" {
				secrets = append(secrets, "41") // of stars it is how many slips are in
			}
			for _, secret := range secrets {
				if strings.Contains(ansi.Strip(boards[i]), secret) {
					t.Errorf("%s shows %q before it is revealed:\n%s", activity, secret, ansi.Strip(boards[i]))
				}
			}
		}
	}
}

// TestTheRoomsBoardFits draws the room's view in any size, as it is hidden and
// revealed, in ASCII too.
func TestTheRoomsBoardFits(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	for _, id := range []string{"2.2", "2.6"} {
		s.to(id)
		b := s.app.run().instrument().(*ballot)
		for _, ascii := range []bool{false, true} {
			th := newTheme(groundDark, ascii)
			for _, size := range [][2]int{{1, 1}, {8, 3}, {20, 5}, {40, 10}, {59, 9}, {60, 12}, {80, 24}, {200, 60}} {
				lines := pollBoard(th, "2", b.poll(), nil, size[0], size[1])
				if len(lines) > size[1] {
					t.Errorf("%s in %v has %d lines", id, size, len(lines))
				}
				for _, l := range lines {
					if width(l) > size[0] {
						t.Errorf("%s in %v is %d wide: %q", id, size, width(l), l)
					}
					if text := ansi.Strip(l); ascii && strings.ContainsAny(text, "●█▁–−½·▪") && id == "2.2" {
						t.Errorf("%s is not ASCII: %q", id, text)
					}
				}
			}
		}
	}
}

// TestAVoteIsOnlySeenInAView types where nothing can be written.
func TestAVoteIsOnlySeenInAView(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("View")
	s.votes(session.KindTheme, 4, 3)
	s.to("2.2")
	s.keys("enter")
	s.enters("2")
	s.app.env.desk.view = onlyView
	before := s.state().Len()
	s.enters("b 3")
	s.says("Another window writes this session")
	s.wants("› b 3")
	s.keys("esc", "alt+r")
	s.says("Another window writes this session")
	s.paste("1\n2")
	s.keys("ctrl+d", "alt+a")
	s.wants("hidden")
	if s.state().Len() != before {
		t.Error("something was written")
	}
	s.app.env.desk.view = ""
}

// TestRoomsStandBesideEachOther looks at the rounds of two rooms that were
// merged: each says whose it is, and neither adds to the other.
func TestRoomsStandBesideEachOther(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Rooms")
	s.votes(session.KindTheme, 4, 2)
	s.to("2.2")
	s.keys("enter")
	s.enters("2")
	s.keys("alt+r")
	room := session.NewState(s.src.source().NewID())
	room.ApplyAll(s.state().Changes())
	g := room.Begin(s.src.source(), s.src.source().NewID(), "2.2")
	if _, err := session.OpenBallot(g, session.DotBallot, session.KindTheme, session.Patch{"budget": 1}); err != nil {
		t.Fatal(err)
	}
	s.state().ApplyAll(g.Changes())
	own, theirs := "Room "+s.state().Room(s.state().Session), "Room "+s.state().Room(room.Session)
	s.wants(own+", round 1 · revealed", "2 of 4 dots")
	s.keys("right")
	s.wants(theirs+", round 1 · hidden", "0 of")
	s.keys("left")
	s.wants(own + ", round 1")
}
