package ui

import (
	"os"
	"path/filepath"
	"testing"

	"doorstep/session"
)

// TestWhatIsHalfTypedInAScreenComesBack: the words of a search, a path, a length
// of time and a break stand where they stood after a power cut, cursor and all.
func TestWhatIsHalfTypedInAScreenComesBack(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		opens func(s *stage)
		typed string
		wants []string
	}{
		"find":         {func(s *stage) { s.keys("ctrl+f") }, "token quue", []string{"Find", "› token quXue"}},
		"elsewhere":    {func(s *stage) { s.keys("alt+w", "ctrl+u") }, "/stick/work", []string{"Save elsewhere", "› /stick/woXrk"}},
		"handover":     {func(s *stage) { s.keys("alt+G", "ctrl+u") }, "/stick/2", []string{"Hand over", "/stickX/2"}},
		"roster":       {func(s *stage) { s.roster() }, "/stick/people.cs", []string{"People from a list", "› /stick/people.Xcs"}},
		"services":     {func(s *stage) { s.serviceList() }, "/stick/serv", []string{"Services from a list", "› /stick/seXrv"}},
		"clock":        {func(s *stage) { s.keys("alt+L") }, "125", []string{"Minutes of 1.6 › 1X25"}},
		"agenda":       {func(s *stage) { s.keys("f8") }, "125", []string{"Minutes of 1.6 › 1X25"}},
		"a new break":  {func(s *stage) { s.keys("f8", "a") }, "tea 11", []string{"Day 2 › tea X11"}},
		"a break that": {func(s *stage) { s.keys("f8", "home", "enter") }, " 77", []string{"X77"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newStage(t)
			s.begin("Screens")
			s.size(100, 40)
			s.to("1.6")
			s.enters("kept")
			c.opens(s)
			s.typed(c.typed)
			s.keys("left", "left")
			s.cut()
			s.wants("Nothing lost.", "What was half typed is back where it was.")
			s.keys("X") // the band goes, and the cursor is where it was
			s.wants(c.wants...)
			s.keys("esc")
			if c := s.app.top(); c != s.app.run() {
				s.keys("esc")
			}
			s.reads(session.KindCard, "kept")
		})
	}
}

// TestWhatNobodyTypedDoesNotComeBack: what a screen proposes by itself, the last
// search, and a length that was kept before the power went.
func TestWhatNobodyTypedDoesNotComeBack(t *testing.T) {
	t.Parallel()
	for name, opens := range map[string]func(s *stage){
		"the last search": func(s *stage) { s.keys("ctrl+f", "k", "e", "esc", "ctrl+f") },
		"elsewhere":       func(s *stage) { s.keys("alt+w") },
		"handover":        func(s *stage) { s.keys("alt+G") },
		"agenda":          func(s *stage) { s.keys("f8") },
		"a break":         func(s *stage) { s.keys("f8", "home", "enter") },
		"a search left":   func(s *stage) { s.keys("ctrl+f", "k", "enter") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newStage(t)
			s.begin("Nothing")
			s.to("1.6")
			s.enters("kept")
			opens(s)
			if got := s.app.halves(); len(got) != 0 {
				t.Errorf("%+v counts as typed", got)
			}
		})
	}
	s := newStage(t)
	s.begin("Kept")
	s.to("1.6")
	s.keys("alt+L", "5", "5")
	lines := s.app.halves()
	s.keys("enter")
	if _, back := s.app.takeUp(jotting{Lines: lines}); back != 0 {
		t.Error("a length that was kept came back")
	}
}

// TestHalvesOfNoPlace: a length of an activity that is not there, a break of a
// day that is not there, and a screen of a later program lose no word.
func TestHalvesOfNoPlace(t *testing.T) {
	t.Parallel()
	for _, one := range []jottedOne{
		{Over: overClock, half: half{Text: "words", Mode: map[string]string{minutesMode: "9.9"}}},
		{Over: overAgenda, half: half{Text: "words", Mode: map[string]string{"day": "99"}}},
		{Over: overAgenda, half: half{Text: "words", Record: session.ID{1, 2}, Mode: map[string]string{"day": "1"}}},
		{Over: "tomorrow", half: half{Text: "words"}},
	} {
		s := newStage(t)
		s.begin("No place")
		cmd, back := s.app.takeUp(jotting{Lines: []jottedOne{one}})
		s.run(cmd)
		s.wants("Catch this", "› words")
		if back != 1 {
			t.Errorf("%d came back", back)
		}
	}
}

// TestWhatIsHalfTypedInTheLibraryWaits: a title and the path of a file to merge
// stand in their line again, also after a cut, until they are used or left.
func TestWhatIsHalfTypedInTheLibraryWaits(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("First")
	s.end()
	waiting := func(file string) string {
		data, err := os.ReadFile(filepath.Join(s.storeOptions().StateDir, file))
		if err != nil {
			return ""
		}
		return string(data)
	}
	cutOff := func() { // without a word to the program
		s.start("")
		s.settle()
	}
	s.start("")
	s.keys("n")
	s.typed("Gazipur, Ma")
	s.until("the title waits", func() bool { return waiting(titleFile) == "Gazipur, Ma" })
	cutOff()
	s.keys("n")
	s.wants("› Gazipur, Ma")
	if waiting(titleFile) == "" {
		t.Error("the title is on no disk while it stands in its line")
	}
	s.keys("esc")
	s.until("a title that was left waits no more", func() bool { return waiting(titleFile) == "" })

	s.keys("m")
	s.wants("Merge into First")
	s.typed("/stick/other.door")
	s.until("the path waits", func() bool { return waiting(mergeFile) == "/stick/other.door" })
	cutOff()
	s.keys("m")
	s.wants("› /stick/other.door")
	s.keys("ctrl+u", "esc", "n")
	s.typed("Second")
	s.until("the path waits no more", func() bool { return waiting(titleFile) == "Second" && waiting(mergeFile) == "" })
	s.keys("enter")
	s.wants("1.1  Check-in")
	s.until("a title that was used waits no more", func() bool { return waiting(titleFile) == "" })
}
