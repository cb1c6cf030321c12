package ui

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doorstep/session"
)

// TestLinesAreSharedOut holds that shared lines never exceed what there is, that
// nothing gets more than it needs or may have, and that no line stays free as
// long as something is cut that may have more.
func TestLinesAreSharedOut(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		least := rapid.IntRange(1, 3).Draw(t, "least")
		most := rapid.IntRange(least, 6).Draw(t, "most")
		tall := rapid.SliceOfN(rapid.IntRange(1, 8), 1, 30).Draw(t, "tall")
		room := rapid.IntRange(0, 120).Draw(t, "room")
		c, ok := shareOut(tall, room, least, most)
		taken, leastTaken, cutOff := 0, 0, false
		for i, lines := range tall {
			if c.at(i) < least || c.at(i) > most {
				t.Fatalf("%d gets %d of %d to %d lines", i, c.at(i), least, most)
			}
			taken += min(lines, c.at(i))
			leastTaken += min(lines, least)
			cutOff = cutOff || lines > c.at(i) && c.at(i) < most
		}
		if ok != (leastTaken <= room) {
			t.Fatalf("of %d lines %d are needed at least, and it says %v", room, leastTaken, ok)
		}
		if ok && (taken > room || cutOff && taken < room) {
			t.Fatalf("%d of %d lines are taken, and something is cut: %v", taken, room, cutOff)
		}
	})
}

const longNeed = "P21's father is eighty-one, cannot climb stairs and wants his plot written in his own name before the monsoon"

// TestRowsTakeTheLinesThatAreFree holds that a table says words in whole while it
// has room, that its rows stand still while the cursor walks over them, and that
// they are one line each where there is none.
func TestRowsTakeTheLinesThatAreFree(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Rows")
	for range 3 {
		s.add("1.3", session.KindScenario, session.Patch{"need": longNeed})
	}
	s.to("1.3")
	s.size(160, 50)
	s.keys("home", "right")
	heads := func() (at []int) {
		for i, line := range s.frame() {
			if strings.Contains(line, "P21's father") {
				at = append(at, i)
			}
		}
		return at
	}
	before := heads()
	for _, word := range []string{"eighty-one", "monsoon"} {
		if n := strings.Count(s.screen(), word); n < 3 {
			t.Fatalf("%q of three rows is seen %d times:\n%s", word, n, s.screen())
		}
	}
	s.keys("up")
	after := heads()
	if len(before) < 3 || len(after) < 3 || [3]int(before[:3]) != [3]int(after[:3]) {
		t.Fatalf("rows stand at %v, and with the cursor above at %v:\n%s", before, after, s.screen())
	}
	s.size(80, 24)
	s.lacks("monsoon")
}

// TestTheRoomSeesAllCounts holds that the wall of themes says of every theme how
// much lies under it, at the sizes that a projector has.
func TestTheRoomSeesAllCounts(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	for _, size := range [][2]int{{80, 24}, {100, 30}, {120, 40}, {160, 50}} {
		text := s.shows(newTheme(groundDark, false), session.Spot{Activity: "2.1"}, size[0], size[1])
		if n := strings.Count(text, " cards"); n < len(s.kind(session.KindTheme)) {
			t.Errorf("%d themes at %v, and %d counts:\n%s", len(s.kind(session.KindTheme)), size, n, text)
		}
	}
}

// TestAVoteOnNothingSaysWhereToGo holds that what is missing is looked for where
// it is made: before this activity, or in another list of it.
func TestAVoteOnNothingSaysWhereToGo(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Nothing to vote on")
	s.to("2.2")
	s.wants("There are no themes to vote on yet. F3 goes back")
	s.to("3.6")
	s.list(3)
	s.wants("There are no concepts to vote on yet. F6 goes round")
}

// TestTheChecklistAgreesWithItself holds that its head speaks of what its column
// counts: of the activity that is looked at, and of the others beside it.
func TestTheChecklistAgreesWithItself(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	s.to("1.1")
	s.keys("alt+C")
	s.size(160, 50)
	s.wants("nothing is missing here · ", " empty in ", " other activities")
	sum, others := 0, 0
	for _, line := range strings.Split(s.screen(), "\n")[2:] {
		var n int
		if f := strings.Fields(line); len(f) > 2 && f[len(f)-1] == "empty" {
			n = int(f[len(f)-2][0] - '0')
			others++
		}
		sum += n
	}
	s.wants(itoa(sum) + " empty in " + itoa(others) + " other activities")
	s.size(80, 24)
	s.lacks("other activities")
	s.wants("nothing is missing here")
}

// TestARootCauseIsReadInWhole holds that its words stand below its mark where
// they don't fit beside it and the strip has height.
func TestARootCauseIsReadInWhole(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	s.to("2.4")
	s.size(100, 30)
	s.wants("root cause: we can influence, system", "When two registers disagree, the family has", "to settle it.")
}
