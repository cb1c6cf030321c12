package ui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"doorstep/session"
	"doorstep/session/brief"
)

// TestTheBriefTellsOfALineThatBlames before it leaves the room: F9, the
// hand-over and, line by line, /brief.
func TestTheBriefTellsOfALineThatBlames(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Blame")
	fact := s.add("2.4", session.KindWhy, session.Patch{"answer": "A mother came three times"})
	s.add("2.4", session.KindWhy, session.Patch{"answer": "Because the clerk is lazy", "parent": fact})
	s.keys("f9")
	s.wants("no names, 1 BLAME")
	s.keys("esc", "alt+G")
	s.until("the page is made", func() bool { return s.app.top().(*handover).doc.Model != nil })
	s.wants("The cause is put on a person: Because the clerk is lazy", "Ask what made that sensible first; Ctrl+F finds it.")
}

// TestTheBriefsHeadHasRoomForAllThatStandsOnIt at 80 cells, beside its title.
func TestTheBriefsHeadHasRoomForAllThatStandsOnIt(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("All")
	s.size(80, 24)
	b := &briefing{env: s.app.env, run: s.app.run()}
	b.doc = brief.Doc{
		Words: 598, Gaps: make([]brief.Gap, 14), NamesFound: make([]string, 9), NumbersFound: make([]string, 9), BlamesFound: make([]string, 9),
	}
	if head := ansi.Strip(b.Head(80)[0]); !strings.Contains(head, "Innovation brief") || !strings.Contains(head, "9 NAMES, 9 NUMBERS, 9 BLAMES") {
		t.Errorf("the head is %q", head)
	}
}
