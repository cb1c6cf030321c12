package ui

import (
	"testing"

	"doorstep/session"
)

// TestGoldenBallot holds the screens of a vote from empty to its second round.
func TestGoldenBallot(t *testing.T) {
	s := newStage(t)
	shot := func(name string) {
		t.Helper()
		s.rest()
		golden(t, "ballot-"+name, s.screen())
	}
	s.begin("Votes")
	s.to("2.2")
	shot("nothing")
	s.votes(session.KindTheme, 30, 12)
	shot("open")
	s.keys("ctrl+g", "ctrl+g", "tab", "enter")
	shot("empty")
	s.strokes("9", "6")
	s.typed("7")
	shot("entering")
	s.keys("enter")
	s.enters("p07: a a b")
	shot("over")
	s.keys("esc")
	s.strokes("p07: a b", "p08: l l", "+ It can begin on Monday", "- Say who is asked first")
	shot("hidden")
	s.strokes("c 6", "d 4", "e 0", "f 2", "g 1", "h 3")
	s.keys("alt+r")
	shot("revealed")
	s.size(100, 30)
	shot("revealed-100")
	s.size(160, 50)
	shot("revealed-160")
	s.size(80, 24)
	s.keys("alt+a")
	s.strokes("4", "9")
	shot("second-hidden")
	s.strokes("c 6", "a 12")
	s.keys("alt+r")
	shot("second")
	s.size(44, 14)
	shot("second-44")
}

// TestGoldenStars holds those of stars, with what people like and would change.
func TestGoldenStars(t *testing.T) {
	s := newStage(t)
	shot := func(name string) {
		t.Helper()
		s.rest()
		golden(t, "stars-"+name, s.screen())
	}
	s.begin("Votes")
	s.votes(session.KindHMW, 28, 3)
	s.to("2.6")
	s.keys("ctrl+g", "ctrl+g")
	shot("open")
	s.keys("enter")
	s.strokes("0 2 5 12 9", "10 3 2 3 10")
	s.keys("tab")
	s.typed("It ends at her door")
	shot("like")
	s.keys("enter")
	s.strokes("Say what happens to whom nobody visits")
	shot("hidden")
	s.strokes("c 1 4 9 8 6", "b + Ten minutes can be counted")
	s.keys("alt+r")
	shot("revealed")
	s.size(100, 30)
	shot("revealed-100")
	s.size(160, 50)
	s.keys("ctrl+g")
	shot("revealed-160")
	s.size(80, 24)
	s.keys("ctrl+g", "ctrl+g", "alt+a")
	s.strokes("0 0 3 9 16", "1 2 9 9 7", "4 4 4 4 12")
	s.keys("alt+r")
	shot("second")
}

// TestGoldenStatements holds sentences and their hints, and the versions of the
// problem beside one another.
func TestGoldenStatements(t *testing.T) {
	s := newStage(t)
	shot := func(name string) {
		t.Helper()
		s.rest()
		golden(t, "statement-"+name, s.screen())
	}
	s.begin("Sentences")
	s.to("2.5")
	shot("empty")
	s.strokes("A mother with a newborn", "about to set out")
	s.typed("an app for her papers")
	shot("hints")
	s.keys("esc")
	s.list(2)
	s.strokes("How might we let a mother know what is missing?", "How might we end corruption?")
	s.typed("How might we build 2 portals")
	shot("questions")
	s.keys("enter", "up")
	shot("proposed")
	s.keys("alt+c", "up", "up", "alt+c", "space")
	shot("checked")
	s.practice2()
	s.to("2.3")
	s.list(2)
	shot("assumptions")
	s.list(1)
	s.keys("alt+t")
	shot("versions-80")
	s.size(100, 30)
	shot("versions-100")
	s.size(160, 50)
	shot("versions-160")
}

// practice2 leaves the session for the practice session.
func (s *stage) practice2() {
	s.t.Helper()
	s.keys("alt+q")
	s.practice()
}
