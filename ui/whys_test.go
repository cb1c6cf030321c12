package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"doorstep/session"
)

// chain is the strip as text, two spaces a level.
func (s *stage) chain() []string {
	var lines []string
	for n := range session.WhyTree(s.kind(session.KindWhy), s.kind(session.KindTable)).All() {
		lines = append(lines, strings.Repeat("  ", n.Level-1)+n.Str("answer"))
	}
	return lines
}

func (s *stage) chains(want ...string) {
	s.t.Helper()
	if got := s.chain(); !slices.Equal(got, want) {
		s.t.Fatalf("the strip reads\n%s\nnot\n%s\nthe screen is\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"), s.screen())
	}
}

// atWhys is a stage with a few cards, in 2.4.
func atWhys(t *testing.T) *stage {
	s := newStage(t)
	s.begin("Whys")
	for _, text := range []string{"one", "two", "three"} {
		s.add("1.6", session.KindCard, session.Patch{"text": text, "kind": "pain"})
	}
	s.to("2.4")
	return s
}

// TestKeysWhys: a chain of five with one branch costs an Enter a line and one
// key more, typed without waiting for the screen.
func TestKeysWhys(t *testing.T) {
	t.Parallel()
	s := atWhys(t)
	keys := 0
	says := func(text string, more ...string) {
		for _, k := range append(more, strings.Split(text, "")...) {
			if k == " " {
				k = "space"
			}
			s.press(k)
		}
		s.press("enter")
		keys += len(more) + 1
	}
	says("three trips")
	says("a list nobody has")
	says("it changes by letter")
	says("nobody joins letters")
	says("no task says so")
	says("letters come late", "shift+tab", "shift+tab")
	s.chains("three trips", "  a list nobody has", "    it changes by letter", "      nobody joins letters", "        no task says so", "      letters come late")
	if keys > 8 {
		t.Errorf("it took %d keys beside the words", keys)
	}
	s.settle()
	for i, n := range slices.Collect(session.WhyTree(s.kind(session.KindWhy), nil).All()) {
		s.holds(n.Record, session.Patch{"depth": []int{1, 2, 3, 4, 5, 4}[i], "confidence": "mid"})
	}
}

func TestABlamedPersonIsAskedBack(t *testing.T) {
	t.Parallel()
	s := atWhys(t)
	s.enters("She came three times")
	s.wants("Why? ›")
	s.enters("The clerk is lazy")
	s.wants("What made that sensible? ›", "Suppose they are as decent as you")
	s.chains("She came three times", "  The clerk is lazy") // nothing was refused
	s.keys("shift+tab")
	s.wants("? What made that sensible?", "Why? ›") // it is asked where it was said
	s.keys("tab")
	s.enters("Nine hundred files and one pair of hands")
	s.lacks("What made that sensible?")
	s.wants("Why? ›")
	s.chains("She came three times", "  The clerk is lazy", "    Nine hundred files and one pair of hands")
}

func TestANameOfTheRosterIsAskedBack(t *testing.T) {
	t.Parallel()
	s := atWhys(t)
	s.people(3, 0)
	s.do("1.1", func(g *session.Gesture) error { return g.Name(s.kind(session.KindParticipant)[1].ID, "Rahima Khatun") })
	s.enters("She came three times")
	s.enters("because Rahima sat on it")
	s.wants("What made that sensible? ›")
	s.keys("ctrl+d", "ctrl+z")
	s.enters("p03 was out")
	s.wants("What made that sensible? ›")
}

func TestEvidenceIsTypedBehindTheAnswer(t *testing.T) {
	t.Parallel()
	s := atWhys(t)
	s.enters("Three trips #1 #3")
	why := s.only(session.KindWhy)
	s.holds(why, session.Patch{"answer": "Three trips", "evidence": "#1 #3"})
	if n := len(new(session.Resting).On(s.state(), why.ID)); n != 2 {
		t.Fatalf("it rests on %d cards", n)
	}
	s.wants("Three trips  ◐ likely  #1 #3")
	s.enters("#2")
	s.holds(s.kind(session.KindWhy)[0], session.Patch{"evidence": "#1 #3 #2"})
	s.enters("[visit 2, seen]")
	s.holds(s.kind(session.KindWhy)[0], session.Patch{"evidence": "#1 #3 #2 visit 2, seen"})
	s.enters("No list #9")
	s.says("There is no card #9 here")
	s.holds(s.kind(session.KindWhy)[1], session.Patch{"evidence": "#9"})

	s.keys("up", "up", "enter")
	s.wants("Edit › Three trips [#1 #3 #2 visit 2, seen]")
	for range len("#3 #2 visit 2, seen]") {
		s.keys("backspace")
	}
	s.enters("]")
	s.holds(s.kind(session.KindWhy)[0], session.Patch{"answer": "Three trips", "evidence": "#1"})
	if n := len(new(session.Resting).On(s.state(), why.ID)); n != 1 {
		t.Errorf("after the edit it rests on %d cards", n)
	}
	s.keys("ctrl+z")
	if n := len(new(session.Resting).On(s.state(), why.ID)); n != 3 {
		t.Errorf("after one undo it rests on %d cards", n)
	}
}

func TestEvidenceNeedsAnAnswer(t *testing.T) {
	t.Parallel()
	s := atWhys(t)
	s.enters("#1")
	s.says("Say what was observed first")
	s.wants("#1")
	s.reads(session.KindWhy)
}

func TestARootCauseIsMarkedByLetters(t *testing.T) {
	t.Parallel()
	s := atWhys(t)
	s.enters("Three trips")
	s.enters("No list")
	s.keys("alt+r")
	s.wants("Root cause  No list", "Whose to fix", "o Ours", "w We can influence", "esc no change")
	s.keys("o")
	s.wants("Lever", "r Rule", "p Process", "i Information", "s Skill")
	s.keys("i")
	s.wants("Data held ›")
	s.enters("Circulars of two years")
	s.wants("Owner ›")
	s.enters("Head of the desk")
	root := s.only(session.KindRoot)
	s.holds(root, session.Patch{
		"text": "No list", "control": "ours", "lever": "information", "data_held": "Circulars of two years",
		"owner": "Head of the desk", "why": s.kind(session.KindWhy)[1].ID,
	})
	s.wants("◆ root cause: ours, information")
	s.keys("ctrl+z")
	s.reads(session.KindRoot) // one gesture
	s.keys("ctrl+y", "alt+r", "enter", "3", "enter", "enter")
	s.holds(s.only(session.KindRoot), session.Patch{"control": "ours", "lever": "information", "owner": "Head of the desk"})
	s.keys("alt+r", "x", "u", "esc") // Esc drops what was chosen
	s.holds(s.only(session.KindRoot), session.Patch{"control": "ours"})
	s.keys("alt+r", "ctrl+d")
	s.reads(session.KindRoot)
	s.enters("and then")
	s.chains("Three trips", "  No list", "    and then")
}

func TestConfidenceHasOneKey(t *testing.T) {
	t.Parallel()
	s := atWhys(t)
	s.enters("Three trips")
	s.wants("◐ likely")
	s.keys("alt+c") // the one just said
	s.wants("● seen")
	s.holds(s.only(session.KindWhy), session.Patch{"confidence": "high"})
	s.typed("perhaps")
	s.keys("alt+c", "alt+c") // the one being typed
	s.wants("Why? › ○ guess perhaps")
	s.keys("enter")
	s.holds(s.kind(session.KindWhy)[1], session.Patch{"confidence": "low"})
	s.keys("up", "up", "alt+c")
	s.holds(s.kind(session.KindWhy)[0], session.Patch{"confidence": "low"})
}

func TestBranchesAreMovedAndDeletedWhole(t *testing.T) {
	t.Parallel()
	s := atWhys(t)
	s.paste("fact\n a\n  under a\n b\n c\n")
	s.says("5 answers pasted")
	s.chains("fact", "  a", "    under a", "  b", "  c")
	s.keys("shift+tab", "up", "alt+up", "alt+up", "alt+up")
	s.chains("fact", "  c", "  a", "    under a", "  b")
	s.keys("alt+down")
	s.chains("fact", "  a", "    under a", "  c", "  b")
	s.keys("tab")
	s.chains("fact", "  a", "    under a", "    c", "  b")
	s.keys("shift+tab", "shift+tab")
	s.chains("fact", "  a", "    under a", "  b", "c")
	s.keys("up", "up", "up", "up", "up", "ctrl+d")
	s.says("Deleted 4 answers. Ctrl+Z brings them back.")
	s.chains("c")
	s.keys("ctrl+z")
	s.chains("fact", "  a", "    under a", "  b", "c")
}

func TestTypingOnAnAnswerAsksWhyOfIt(t *testing.T) {
	t.Parallel()
	s := atWhys(t)
	s.paste("fact\ncause\ndeeper")
	s.chains("fact", "  cause", "    deeper")
	s.keys("up", "up")
	s.typed("another")
	s.keys("enter")
	s.chains("fact", "  cause", "    deeper", "    another")
	s.keys("up", "up", "up", "ctrl+n")
	s.enters("a third")
	s.chains("fact", "  cause", "    deeper", "    another", "    a third")
	s.wants("Two branches are enough")
}

func TestSevenLinesAreTheMost(t *testing.T) {
	t.Parallel()
	s := atWhys(t)
	for i := range 9 {
		s.enters(fmt.Sprint("why ", i))
	}
	tree := session.WhyTree(s.kind(session.KindWhy), nil)
	if deepest := tree.Tops[0].Deepest(); deepest != session.MaxWhys || tree.Len() != 9 {
		t.Errorf("the deepest of %d stands on %d", tree.Len(), deepest)
	}
	s.keys("tab")
	s.says("A chain has 7 lines at the most")
}

func TestTablesHaveStripsOfTheirOwn(t *testing.T) {
	t.Parallel()
	s := atWhys(t)
	s.people(0, 2)
	tables := s.kind(session.KindTable)
	theme := s.add("2.1", session.KindTheme, session.Patch{"sentence": "Nobody has the list"})
	s.do("2.1", func(g *session.Gesture) error {
		return g.Set(session.KindTable, tables[1].ID, session.Patch{"theme": theme})
	})
	s.keys("alt+t")
	s.enters("fact of T1")
	s.enters("cause of T1")
	s.keys("alt+t")
	s.wants("Theme: Nobody has the list", "Observed fact ›")
	s.lacks("fact of T1")
	s.enters("fact of T2")
	s.enters("cause of T2")
	s.keys("alt+t") // all of them
	s.wants("T1", "fact of T1", "T2  Nobody has the list", "fact of T2")
	s.keys("up", "up", "up")
	s.typed("also of T1")
	s.keys("enter")
	s.enters("t2: another fact")
	s.chains("fact of T1", "  cause of T1", "    also of T1", "      another fact", "fact of T2", "  cause of T2")
	for _, r := range s.kind(session.KindWhy) {
		want := tables[0].ID
		if strings.HasSuffix(r.Text(), "T2") {
			want = tables[1].ID
		}
		if r.Ref("table") != want {
			t.Errorf("%q is of another table", r.Text())
		}
	}
}

func TestAMarkGoesWithItsAnswer(t *testing.T) {
	t.Parallel()
	s := atWhys(t)
	s.enters("three trips")
	s.enters("a list nobody has")
	s.keys("up", "alt+r", "w")
	s.wants("Root cause  a list nobody has")
	s.keys("ctrl+z")
	s.says("Undone")
	s.chains("three trips")
	s.lacks("◆ Root cause")
	s.keys("ctrl+y")
	s.chains("three trips", "  a list nobody has")
	s.lacks("◆ Root cause")
}
