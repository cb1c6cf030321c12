package ui

import (
	"fmt"
	"testing"

	"doorstep/session"
)

// votes makes a room with people, and so many things to vote on.
func (s *stage) votes(kind string, people, items int) {
	s.t.Helper()
	s.people(people, 0)
	main := map[string]string{session.KindTheme: "sentence", session.KindHMW: "text", session.KindConcept: "title"}[kind]
	s.do("2.1", func(g *session.Gesture) error {
		for i := range items {
			if _, err := g.Add(kind, session.Patch{main: itemTexts[i%len(itemTexts)]}); err != nil {
				return err
			}
		}
		return nil
	})
}

var itemTexts = []string{
	"Nobody is told what to bring, and comes twice", "People lose a day's pay for one signature",
	"Papers are carried between offices", "The old wait standing", "The list changes every month",
	"Nobody says how long it takes", "The gateman decides who gets in", "A wrong letter costs a month",
	"Women wait longest", "The form can't be read", "The officer is not there", "The counter is blamed for it",
}

// strokes types texts with Enter behind each, and counts the keys.
func (s *stage) strokes(lines ...string) int {
	s.t.Helper()
	n := 0
	for _, l := range lines {
		s.enters(l)
		n += len([]rune(l)) + 1
	}
	return n
}

// TestKeysBallot holds the cost of a vote of thirty people over twelve themes:
// tallies read off paper, slips without names, and slips with aliases.
func TestKeysBallot(t *testing.T) {
	t.Parallel()
	slip := func(i int) string { return string(rune('a'+i%12)) + string(rune('a'+i*5%12)) }
	for _, tt := range []struct {
		way   string
		open  []string
		lines func() []string
		most  int
	}{
		{"tallies", []string{"enter"}, func() (list []string) {
			for i := range 12 {
				list = append(list, fmt.Sprint(i%6+1))
			}
			return list
		}, 30},
		{"slips", []string{"enter"}, func() (list []string) {
			for i := range 30 {
				list = append(list, slip(i))
			}
			return list
		}, 95},
		{"aliases", []string{"tab", "enter"}, func() (list []string) {
			for i := range 30 {
				list = append(list, fmt.Sprintf("p%d:%s", i+1, slip(i)))
			}
			return list
		}, 210},
	} {
		s := newStage(t)
		s.begin("Keys")
		s.votes(session.KindTheme, 30, 12)
		s.to("2.2")
		s.wants("12 themes, 30 people: 2 dots each")
		s.keys(tt.open...)
		n := len(tt.open) + s.strokes(tt.lines()...)
		s.wants("hidden")
		s.keys("alt+r")
		n++
		s.wants("revealed")
		t.Logf("%s: %d keys from nothing to the result", tt.way, n)
		if n > tt.most {
			t.Errorf("%s take %d keys, more than %d", tt.way, n, tt.most)
		}
	}
}

func TestAVoteOffPaper(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Dots")
	s.votes(session.KindTheme, 6, 4)
	s.to("2.2")
	s.size(80, 40)
	s.wants("4 themes, 6 people: 1 dot each", "Dots each › 1", "Which theme, if it were put right")
	s.typed("2") // instead of the suggestion
	s.keys("enter")
	s.holds(s.only(session.KindBallot), session.Patch{
		"kind": "dot", "of": "theme", "budget": 2, "max_per_item": 2, "anonymous": true, "round": 1,
		"question": "Which theme, if it were put right, would spare citizens the most?",
	})
	s.wants("Round 1 · hidden · 0 of 12 dots", "A dots ›")
	s.strokes("5", "3", "d 3")
	s.wants("11 of 12 dots", "3 of 4 counted")
	s.keys("up")
	s.wants("C dots ›")
	s.enters("0")
	s.wants("4 of 4 counted", "D dots ›")
	s.keys("alt+r")
	s.says("Revealed.")
	s.wants("1     5 ● ● ● ● ●", "2=    3 ● ● ●", "–     0 none", "B and D tie for 2nd place, 3 dots each.", "No dot for C. A minority may speak for one minute.")
	s.keys("ctrl+z")
	s.wants("hidden")
	s.lacks("● ●", "tie for")
	s.keys("ctrl+y")
	s.wants("revealed")
	s.enters("b 4") // put right after the reveal
	s.wants("2     4 ● ● ● ●")
}

func TestABallotGoesBeyondItsBounds(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Over")
	s.votes(session.KindTheme, 3, 3)
	s.to("2.2")
	s.keys("tab", "enter")
	s.enters("p2: a b c")
	s.wants("P02 gave 3 dots, 1 more than the 2 that each person has.", "Enter again counts it", "A dots › p2: a b c")
	s.reads(session.KindVote)
	s.keys("enter")
	s.wants("1 of 3 ballots", "Still out: P01 P03.")
	s.enters("a 9")
	s.wants("A would have 10 dots, 4 more than the 6 that 3 people can give it, 2 each.")
	s.typed("9") // another line is asked about anew
	s.keys("enter")
	s.wants("94 more than the 6")
	s.keys("esc")
	s.lacks("94 more")
	s.wants("A dots ›")
	s.enters("p3:")
	s.wants("There is nothing to count in this line.")
	s.keys("esc")
	s.enters("p2:")
	s.wants("A dots › p02: a1 b1 c1") // the slip as it is, to be corrected
	s.keys("esc")
	s.enters("p9: a")
	s.wants("There is no person P9 here")
	s.keys("esc")
	s.enters("p2: -")
	s.reads(session.KindVote)
	s.keys("ctrl+z")
	if n := len(s.kind(session.KindVote)); n != 3 {
		t.Errorf("undo brought back %d votes", n)
	}
}

func TestALineThatCantBeCountedIsNotLost(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Kept")
	s.votes(session.KindTheme, 3, 3)
	s.to("2.2")
	s.keys("enter")
	s.enters("a 40")
	s.wants("Enter again")
	s.keys("f4", "f3")
	s.wants("A dots › a 40")
	s.keys("alt+q")
	s.end()
	s.start(s.file())
	s.reads(session.KindCard, "Dots: a 40")
}

func TestCountingOpensTheVote(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("At once")
	s.to("2.2")
	s.wants("There are no themes to vote on yet.")
	s.keys("enter")
	s.says("There is nothing to vote on yet.")
	s.votes(session.KindTheme, 4, 3)
	s.enters("b 3")
	s.wants("Round 1 · hidden", "1 of 3 counted")
	s.holds(s.only(session.KindVote), session.Patch{"tally": 3, "item": s.kind(session.KindTheme)[1].ID})
	s.keys("ctrl+z", "ctrl+z")
	s.wants("Dots each ›")
	s.keys("esc")
	s.enters("9")
	s.wants("Dots each goes from 1 to 7.")
}

func TestStarsAndWhatPeopleSay(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Stars")
	s.votes(session.KindHMW, 28, 3)
	s.to("2.6")
	s.size(100, 40)
	s.keys("ctrl+g", "ctrl+g")
	s.wants("3 questions, 28 people: 1 to 5 stars for each.")
	s.keys("enter")
	s.wants("0 of 28 slips", "A 1 to 5 ›")
	s.strokes("0 2 5 12 9", "10 3 2 3 10")
	s.keys("up")
	s.enters("+ Once. Nobody can argue with once.")
	s.wants("+ Once. Nobody can argue with once.")
	s.keys("tab", "tab")
	s.wants("B I would change ›")
	s.enters("Say who decides.")
	s.wants("C 1 to 5 ›", "− Say who decides.")
	s.keys("up", "up", "enter")
	s.wants("B edit › Once. Nobody can argue with once.")
	s.typed(" Ever.")
	s.keys("enter")
	s.wants("+ Once. Nobody can argue with once. Ever.")
	s.lacks("split", "█")
	s.keys("alt+r")
	s.wants("revealed · 28 of 28 slips", "split", "B splits the room: 13 gave one or two stars, 13 gave four or five.", "Nobody rated C.", "0  2  5 12  9", "2–5")
	s.keys("down", "down", "ctrl+d")
	s.says("Taken away.")
	s.lacks("Once. Nobody")
}

func TestASlipOfStarsByAlias(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Slips")
	s.votes(session.KindConcept, 4, 3)
	s.to("3.6")
	s.list(3)
	s.keys("tab")
	s.wants("Slips with aliases")
	s.keys("enter")
	s.strokes("p1: 4 5 3", "p02: 4 - 1", "p2: + Plain")
	s.wants("2 of 4 ballots", "Still out: P03 P04.", "P02 + Plain")
	s.keys("alt+r")
	s.wants("1   5", "2   4", "3   2")
}

func TestARoundWithoutNamesTakesNone(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Secret")
	s.votes(session.KindTheme, 4, 3)
	s.to("2.2")
	s.keys("enter")
	s.enters("p01: a")
	s.wants("This round is without names; leave P01 out")
	s.reads(session.KindVote)
	s.keys("esc", "ctrl+e")
	s.wants("Anonymous")
	s.keys("down", "down", "down", "space", "esc")
	s.enters("p01: a")
	s.wants("1 of 4 ballots")
}

func TestASecondRoundStandsBesideTheFirst(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Again")
	s.votes(session.KindTheme, 6, 3)
	s.to("2.2")
	s.size(100, 40)
	s.keys("enter")
	s.strokes("3", "2", "1")
	s.keys("alt+a")
	s.says("Reveal this round first")
	s.keys("alt+r", "alt+a")
	s.wants("Round 2 · hidden · 0 of 6 dots", "was 3", "was 2", "was 1")
	s.strokes("1", "5", "0")
	s.keys("alt+r")
	s.wants("Round 2 · revealed", "was 2   +3", "was 3   -2", "was 1   -1")
	s.keys("left")
	s.wants("Round 1 · revealed")
	s.lacks("was")
	s.keys("right")
	s.wants("Round 2")
	if n := len(s.kind(session.KindBallot)); n != 2 {
		t.Errorf("there are %d rounds", n)
	}
}

func TestPastedSlips(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Paste")
	s.votes(session.KindTheme, 6, 3)
	s.to("2.2")
	s.keys("enter")
	s.paste("3\nb 2\nx 9\nc 1\n")
	s.says("3 lines counted, 1 not")
	s.wants("6 of 6 dots", "› x 9", "is none of the letters here")
	s.keys("ctrl+z")
	s.wants("0 of 6 dots")
}

func TestTwoCountsAreSettled(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Two")
	s.votes(session.KindTheme, 9, 2)
	s.to("2.2")
	s.keys("enter")
	s.enters("4")
	vote := s.only(session.KindVote)
	s.farAway(vote, "tally", int64(6), int64(7))
	s.keys("home", "up")
	s.wants("Two laptops counted this differently. Enter shows both.")
	s.lacks("Also written", "6 dots", "7 dots")
	here, _ := s.only(session.KindVote).Int("tally")
	other := 6 + 7 - here
	s.keys("enter")
	s.wants(fmt.Sprintf("Also written: %d dots.", other), fmt.Sprintf("A dots › %d", here))
	s.keys("alt+o")
	s.says("Settled.")
	s.holds(s.only(session.KindVote), session.Patch{"tally": other})
	s.lacks("Two laptops")
}

// farAway lets two other laptops write a field of a record at the same time.
func (s *stage) farAway(r *session.Record, field string, values ...any) {
	s.t.Helper()
	var all []*session.Change
	for i, v := range values {
		other := session.Fold(s.state().Session, s.state().Changes())
		device := s.src.source().NewID()
		g := other.Begin(s.src.source(), device, r.Activity)
		if err := g.Set(r.Kind, r.ID, session.Patch{field: v}); err != nil {
			s.t.Fatal(err)
		}
		if i > 0 && len(g.Changes()) == 0 {
			s.t.Fatal("the second laptop wrote nothing")
		}
		all = append(all, g.Changes()...)
	}
	s.state().ApplyAll(all)
}
