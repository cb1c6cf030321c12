package ui

import (
	"strings"
	"testing"

	"doorstep/session"
)

func TestThePointOfViewIsReadAsASentence(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("View")
	s.to("2.5")
	s.size(160, 40)
	s.wants("Who ›")
	s.enters("A mother with a newborn")
	s.wants("A mother with a newborn, ____, needs ____ because ____.")
	s.wants("In the case of ›") // Enter goes to the next blank
	s.enters("far from the clinic")
	s.enters("to know what to bring")
	s.enters("every trip costs a day's pay")
	s.size(200, 40)
	s.wants("A mother with a newborn, far from the clinic, needs to know", "because every trip")
	s.holds(s.only(session.KindPOV), session.Patch{
		"who": "A mother with a newborn", "situation": "far from the clinic",
		"need": "to know what to bring", "insight": "every trip costs a day's pay",
	})

	s.keys("ctrl+n")
	s.wants("Who ›")
	s.enters("An old man")
	s.wants("#1", "#2", "An old man, ____")
	s.keys("left")
	s.wants("Point of view #1, 1 of 2", "A mother with a newborn")
}

func TestVersionsOfTheProblemStandSideBySide(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Versions")
	s.size(200, 40)
	s.to("2.3")
	s.enters("Citizens bring incomplete papers")
	s.wants("1 as the office says it", "Citizens bring incomplete papers")
	s.lacks("2 as the room redefines it")
	s.to("2.5")
	s.list(3)
	s.enters("Nobody tells us what to bring")
	s.wants("1 as the office says it", "2 as the room redefines it", "Citizens bring", "Nobody tells us")
	s.to("3.3")
	s.list(2)
	s.enters("We are sent home one paper at a time")
	s.wants("1 as the office says it", "2 as the room redefines it", "3 after the citizen's view")
	for i, text := range []string{"Citizens bring incomplete papers", "Nobody tells us what to bring", "We are sent home one paper at a time"} {
		s.holds(s.kind(session.KindProblem)[i], session.Patch{"version": i + 1, "statement": text})
	}
	// Each activity has its own version only.
	s.to("2.3")
	s.wants("▪ As the office says it 1", "Problem #1, 1 of 1")
}

func TestVersionsOfTwoTablesAreKeptApart(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Tables")
	s.size(200, 40)
	s.people(0, 2)
	tables := s.kind(session.KindTable)
	s.add("2.3", session.KindProblem, session.Patch{"version": 1, "statement": "of the first", "table": tables[0].ID})
	s.add("2.3", session.KindProblem, session.Patch{"version": 1, "statement": "of the second", "table": tables[1].ID})
	s.add("2.5", session.KindProblem, session.Patch{"version": 2, "statement": "now the second says", "table": tables[1].ID})
	s.to("2.3")
	s.wants("of the second", "now the second says") // the latest has the focus
	s.lacks("of the first")
	s.keys("left")
	s.wants("of the first")
	s.lacks("now the second says")
}

// TestTheNextTableBeginsItsSentence goes to the next table from the last field
// of this one's, as a recorder does who has the tables dictate.
func TestTheNextTableBeginsItsSentence(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Tables")
	s.people(4, 2)
	s.to("2.3")
	s.keys("alt+1")
	for _, text := range []string{"Citizens bring incomplete papers", "The charter", ""} {
		s.enters(text)
	}
	s.keys("alt+2")
	s.wants("Official words ›")
	s.enters("Citizens come all at once")
	s.reads(session.KindProblem, "Citizens bring incomplete papers", "Citizens come all at once")
}

func TestAStatementHasOneFormOnly(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Form")
	s.size(80, 40)
	s.to("2.3")
	s.enters("as they say it")
	s.keys("ctrl+e")
	s.wants("Problem #1, 1 of 1", "Official words")
	s.keys("ctrl+d")
	s.reads(session.KindProblem)
	s.wants("New problem")
}

func TestHintsWhileASentenceIsTyped(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Hints")
	s.to("2.5")
	s.list(2)
	s.typed("How might we build")
	s.wants("? An answer is in it already: “build”.")
	s.typed(" an app")
	s.wants("Only one tool or figure: “app”")
	s.keys("enter") // a hint blocks nothing
	s.reads(session.KindHMW, "How might we build an app")
	s.typed("How might we let a widow prove a thing only once?")
	s.lacks("An answer", "Nobody stands", "Too wide", "So short")
	s.keys("enter", "up", "alt+c")
	s.holds(s.kind(session.KindHMW)[1], session.Patch{
		"no_solution": true, "not_too_wide": true, "not_too_narrow": true, "citizen_named": true,
	})
	s.keys("up")
	s.wants("No solution no?", "Citizen in it no?")
	s.keys("right", "space")
	s.holds(s.kind(session.KindHMW)[0], session.Patch{"no_solution": true}) // the person decides
	s.keys("alt+c")
	s.holds(s.kind(session.KindHMW)[0], session.Patch{
		"no_solution": true, "not_too_wide": false, "not_too_narrow": false, "citizen_named": false,
	})
	s.keys("alt+c")
	s.says("The checks are answered already")
	s.keys("ctrl+z")
	s.holds(s.kind(session.KindHMW)[0], session.Patch{"no_solution": true, "not_too_wide": nil, "citizen_named": nil})
	s.keys("left", "space")
	s.holds(s.kind(session.KindHMW)[0], session.Patch{"chosen": true})
	s.wants("★")
}

func TestTheOfficesWordsAreNotAskedAbout(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Quoted")
	s.to("2.3")
	s.typed("Use of the portal is to be increased by training")
	s.lacks("? An answer")
	s.keys("enter")
	s.to("2.5")
	s.list(3)
	s.typed("The portal is not used")
	s.wants("? An answer is in it already: “portal”.")
	s.lacks("Nobody stands")
	s.typed(".")
	s.wants("? Nobody stands in it.")
}

func TestAssumptionsAreHeldShakenAndBroken(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Granted")
	s.people(0, 2)
	s.to("2.3")
	s.keys("alt+t") // the first table's
	s.enters("Applicants come late")
	s.list(2)
	s.wants("1 as the office says it", "Applicants come late")
	s.enters("Everyone can come on a weekday")
	s.enters("Everyone can read")
	first := s.kind(session.KindAssumption)[0]
	problem, table := s.only(session.KindProblem), s.kind(session.KindTable)[0]
	s.holds(first, session.Patch{"state": "held", "problem": problem.ID, "table": table.ID})
	s.wants("= held       #1 T1  Everyone can come")
	s.keys("up", "up", "alt+c")
	s.wants("~ shaken     #1")
	s.keys("space")
	s.wants("✗ broken     #1")
	s.list(1)
	s.wants("✗ Everyone can come on a weekday  broken", "= Everyone can read  held")
	s.list(2)
	s.keys("alt+c")
	s.wants("= held       #1")
	s.keys("alt+t") // the second table has nothing yet
	s.lacks("Everyone can read", "Applicants come late")
	s.paste("One line\nand another")
	s.says("2 lines pasted")
	if n := len(s.kind(session.KindAssumption)); n != 4 {
		t.Errorf("there are %d assumptions", n)
	}
}

func TestASentenceThatTwoLaptopsWrote(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Also")
	s.to("2.3")
	s.enters("as they say it")
	s.farAway(s.only(session.KindProblem), "statement", "one way", "the other")
	s.keys("up")
	s.wants("also written:", "one way", "the other")
	s.keys("alt+o")
	s.says("Settled.")
	s.lacks("also written")
	s.list(2)
	s.enters("an assumption")
	s.farAway(s.only(session.KindAssumption), "text", "so", "and so")
	s.keys("up")
	s.wants("≠", "also written")
	s.keys("alt+s")
	s.lacks("≠")
}

func TestALongTextIsDrawnInAStatement(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Long")
	s.to("2.5")
	s.paste(strings.Repeat("queue ", 5000))
	s.keys("enter")
	s.wants("queue")
	s.keys("up", "enter")
	s.wants("Who ›")
	if got := len(s.only(session.KindPOV).Str("who")); got < 29000 {
		t.Errorf("%d bytes were kept", got)
	}
}

func TestWhoAskedAQuestion(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Who")
	s.people(4, 2)
	s.to("2.5")
	s.list(2)
	s.enters("p02: How might we tell her?")
	s.holds(s.only(session.KindHMW), session.Patch{"text": "How might we tell her?", "by": s.kind(session.KindParticipant)[1].ID})
	s.wants("#1 P02 How might we tell her?")
	s.typed("p9: How might we")
	s.keys("enter")
	s.wants("There is no person P9 here", "› p9: How might we")
	s.keys("esc")
	s.paste("t2: one\np9: two")
	s.wants("T2", "p9: two")
}

// TestTheMarksOfChecksAreExplained, with signs and without.
func TestTheMarksOfChecksAreExplained(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		ascii bool
		want  string
	}{
		{false, "✓ yes  ✗ no  ? doubted  · open  ★ chosen"},
		{true, "y yes  n no  ? doubted  . open  * chosen"},
	} {
		s := bareStage(t)
		s.startWith(Config{Theme: "dark", ASCII: c.ascii})
		s.begin("Marks")
		s.to("2.5")
		s.list(2)
		s.lacks(c.want)
		s.enters("How might we let a mother know what is missing?")
		s.wants(c.want)
		for range 6 {
			s.enters("How might we end corruption?")
		}
		s.wants(c.want) // below, as the questions need the lines
		s.size(200, 50)
		s.wants(c.want + "   of: No solution, Not too wide, Not too small, Citizen in it")
	}
}
