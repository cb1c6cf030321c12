package ui

import (
	"strings"
	"testing"
	"time"

	"doorstep/session"
)

// drawnByLines is a workshop of four people of four sectors and two services,
// before its draw.
func drawnByLines(t *testing.T) *conversation {
	t.Helper()
	c := converse(t, "")
	c.makes("Pairs", "4", "2")
	for i, sector := range []string{"health", "land", "police", "education"} {
		c.types("/edit p"+itoa(i+1), "", sector, ".")
	}
	c.types("/go 1.2", "Water bill", "water", ".", "Voter card", "election", ".", "/lists 2")
	return c
}

// TestPlainVote: a vote line by line, whose sums nothing says before it is
// revealed.
func TestPlainVote(t *testing.T) {
	c := converse(t, "")
	c.makes("Vote", "10", "2", "/go 1.6", "one", "two", "three", "/go 2.1", "a 1", "a: The queue", "b 2", "b: The desk", "c 3", "c: Papers", "/go 2.2")
	c.hears("open", "The vote is open: ", "A: ", "B: ", "C: Papers")
	before := c.script.Len()
	c.hears("7", "Counted A.", "B, dots:")
	c.hears("c 11", "Error: ", "The same line again counts it all the same.")
	c.hears("c 2", "Counted C.")
	c.hears("z 1", "Error: ", "none of the letters")
	c.hears("a + it costs a day", "Kept with A.")
	c.hears("/edit 1", "not revealed yet")
	c.types("/list", "/evidence 1", "/settle 1", "/find 7", "/history", "/where", "/agenda")
	c.types("/undo", "/undo", "/redo", "/redo", "b 0")
	heard := c.script.String()[before:]
	for _, said := range []string{"7 of", "9 of", "7 dots", "Dots 7", "Dots 2", "tally", "place"} {
		if strings.Contains(heard, said) {
			t.Fatalf("%q was said before the vote was revealed:\n%s", said, heard)
		}
	}
	c.hears("reveal", "1st place, A, 7 dots: ", "2nd place, C, 2 dots: Papers", "B, no dots", "Somebody likes: it costs a day", "No dot for B.")
	c.hears("again", "The next round is open.")
	c.types("2", "2")
	c.hears("reveal", "1st place, tied, A, 2 dots, before 7", "A and B tie for 1st place, 2 dots each.")
	golden(t, "plain-vote", c.transcript())
}

// TestPlainPairs: the draw, the gate and the board by lines.
func TestPlainPairs(t *testing.T) {
	c := drawnByLines(t)
	c.hears("draw 123456", "Draw 123456: 2 pairs", "2 pairs are not said yet.")
	c.hears("why p01", "not said yet")
	c.hears("", "#", " to ", "not your sector", "1 pair is not said yet.")
	c.hears("all", "All pairs are shown. lock locks them.")
	c.hears("why p01", "Of P01, health:", ": drawn.", "Draw number 123456 gives the same pairs again.")
	c.hears("move p01 to nowhere", "no service that begins so")
	a := c.kind(session.KindAssignment)[0]
	c.hears("swap 1 2", "Swapped.")
	if b := c.kind(session.KindAssignment)[0]; b.Ref("service") == a.Ref("service") {
		t.Fatal("the pairs go where they went before")
	}
	c.types("/lists 1", "Clinic", "health", ".", "/lists 2")
	c.hears("move p01 to clin", "This breaks a rule: P01 works in this sector", "An empty line leaves all as it is.")
	c.hears("", "All is left as it is.")
	c.types("move p01 to clin")
	c.hears("the only one that is safe", "Moved to Clinic.")
	c.hears("list", "by hand: the only one that is safe")
	c.hears("lock", "2 visits are locked now")
	c.hears("draw", "All pairs are locked")

	c.types("/go 1.3", "/lists 2")
	c.types("/go 1.4")
	c.hears("out p01", "The gate is closed: ", "Reason: ")
	c.hears("", "All is left as it is.")
	c.hears("out all", "Nobody goes out: ")
	c.types("/go 1.3")
	c.hears("1", "Notice given: ticked.")
	c.hears("9", "Open though: type it behind the number.")
	c.types("/list", "2", "3", "4")
	c.hears("5 Head of the office", "The gate for all pairs: open.")
	c.hears("pair p01", "The gate for ", ": open.")
	c.hears("1", "not ticked.", "closed, without notice given")
	c.types("/go 1.4")
	c.hears("out all", "1 pair is out; 1 stays behind the gate of 1.3.")
	c.hears("out p01", "The gate is closed: not ticked: notice given.")
	c.hears("the head said yes", "out at ")
	c.src.pass(6 * time.Hour)
	c.hears("", "2 late", "Call Head of the office")
	c.hears("back p01", "back at ")
	c.hears("back p01", "are not out.")
	c.types("/list")
	golden(t, "plain-pairs", c.transcript())
}

// TestPlainSentences: hints are said, and what is there is turned, checked and
// chosen by its number.
func TestPlainSentences(t *testing.T) {
	c := converse(t, "")
	c.makes("Sentences", "2", "1", "/go 2.3", "/lists 2", "p01: Everyone can come on a weekday", "Everyone can read")
	c.hears("turn 2", "Shaken")
	c.hears("turn 2", "Broken")
	c.types("/go 2.5", "/lists 2")
	c.hears("How might we build an app for tokens?", "Ask yourselves: ")
	c.hears("check 1", "No solution no")
	c.hears("choose 1", "Chosen yes")
	golden(t, "plain-sentences", c.transcript())
}
