package ui

import (
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
	s.wants("point of view #1, 1 of 2", "A mother with a newborn")
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
	s.wants("▪ As the office says it 1", "problem #1, 1 of 1")
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

func TestAStatementHasOneFormOnly(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Form")
	s.size(80, 40)
	s.to("2.3")
	s.enters("as they say it")
	s.keys("ctrl+e")
	s.wants("problem #1, 1 of 1", "Official words")
	s.keys("ctrl+d")
	s.reads(session.KindProblem)
	s.wants("New problem")
}
