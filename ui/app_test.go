package ui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

func TestGoingOnKeepsTheFieldThatIsOpen(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Open")
	s.typed("P01")
	s.keys("f4")
	s.wants("1.2  Service draw")
	s.reads(session.KindParticipant, "P01")
	s.typed("Land mutation")
	s.keys("f3")
	s.wants("1.1  Check-in")
	s.reads(session.KindService, "Land mutation")
	for _, key := range []string{"f6", "alt+n", "ctrl+pgup"} {
		s.to("1.2")
		s.list(1)
		s.newRow("name")
		s.typed("by " + key)
		s.keys(key)
		s.holds(s.last(session.KindService), session.Patch{"name": "by " + key})
	}
}

func TestGoingOnLeavesWhatDoesNotFitWhereItIs(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Unfit")
	s.to("1.5")
	s.cell("wait_min")
	s.typed("80 minutos")
	s.keys("f4")
	s.wants("1.6  Silent")
	s.reads(session.KindVisit)
	s.keys("f3")
	s.wants("Waited › 80 minutos")
	s.keys("backspace", "backspace", "backspace", "backspace", "enter")
	s.holds(s.only(session.KindVisit), session.Patch{"wait_min": 80})
}

func TestQuittingDuringACommitLosesNothing(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Commit")
	s.to("1.6")
	for _, text := range []string{"one", "two", "three"} {
		for _, r := range text {
			s.press(string(r))
		}
		s.press("enter") // and nobody waits for the store
	}
	s.press("h", "a", "l", "f")
	s.press("ctrl+q")
	s.says("Saving to ")
	s.press("x", "enter", "ctrl+q") // what is pressed now is for nobody
	s.settle()
	if !s.quit || s.app.result != nil {
		t.Fatalf("quit is %v, with %v", s.quit, s.app.result)
	}
	if got := texts(s.saved().Kind(session.KindCard)); strings.Join(got, ",") != "one,two,three,half" {
		t.Fatalf("the file holds %q", got)
	}
}

func TestTheProgramIsTornAway(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Signal")
	s.to("1.6")
	s.press("o", "n", "e", "enter")
	s.app.release() // as Run does when the runtime ends by itself
	if s.app.result != nil {
		t.Fatal(s.app.result)
	}
	s.app.env.desk = nil
	if got := texts(s.saved().Kind(session.KindCard)); len(got) != 1 || got[0] != "one" {
		t.Fatalf("the file holds %q", got)
	}
}

func TestUndoSurvivesARestart(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Restart")
	s.to("1.6")
	s.paste("one\ntwo")
	s.enters("three")
	s.again()
	s.keys("ctrl+z")
	s.says("Undone: card #3 “three” added.")
	s.keys("ctrl+z")
	s.says("Undone: 2 cards added: #1, #2.")
	s.reads(session.KindCard)
	s.again()
	s.keys("ctrl+y", "ctrl+y")
	s.reads(session.KindCard, "one", "two", "three")
	s.keys("ctrl+y")
	s.says("There is nothing to do again.")
}

func TestASessionOpensWhereItWasLeft(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Resume")
	s.people(3, 0)
	s.to("1.6")
	s.enters("kept")
	s.src.pass(time.Minute)
	s.keys("f8", "down", "down", "enter") // over the tea
	s.leaves()
	s.start(s.file())
	s.wants("1.7  What, so what")
	s.says("3 people, 1 card. Here is where you left off.")
	s.end()
	s.startWith(Config{Path: s.file(), Theme: "dark", At: "2.4"})
	s.wants("2.4  Five whys")
	s.keys("alt+q")
	s.keys("enter") // the wish was for the first opening only
	s.wants("1.7  What, so what")
}

func TestASessionOpensInTheLastOfSeveralThatWerePassed(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Passed")
	for _, key := range []string{"f4", "f4", "f4", "f3"} {
		s.keys(key)
		s.src.pass(5 * time.Millisecond)
	}
	s.wants("1.3  Scenario")
	s.again()
	s.wants("1.3  Scenario")
}

func TestNamesAreShownOnlyWhenAskedFor(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Names")
	s.size(160, 30)
	s.people(2, 0)
	s.do("1.1", func(g *session.Gesture) error { return g.Name(s.kind(session.KindParticipant)[0].ID, "Rahima Khatun") })
	s.lacks("Rahima", "NAMES ON SCREEN", "Real name")
	s.keys("ctrl+r")
	s.says("Names are shown in 1.1. Ctrl+R hides them.")
	s.wants("Real name", "Rahima Khatun")
	for _, a := range s.app.env.desk.pack.Activities {
		s.to(a.ID)
		s.says("NAMES ON SCREEN")
	}
	s.keys("f9")
	s.says("NAMES ON SCREEN")
	s.keys("f9", "ctrl+r")
	s.says("Names are hidden.")
	s.to("1.1")
	s.lacks("Rahima", "NAMES ON SCREEN", "Real name")
	s.keys("ctrl+r")
	s.again()
	s.lacks("Rahima", "NAMES ON SCREEN") // a new sitting begins without
}

func TestARealNameIsTypedAndKeptApart(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Typed names")
	s.size(160, 30)
	s.people(2, 0)
	s.keys("ctrl+r", "home", "right")
	s.wants("Real name ›")
	s.enters("Rahima Khatun")
	s.enters("Kamal Hossain")
	s.typed("Nobody's")
	s.keys("esc")
	s.rest()
	s.reads(session.KindParticipant, "P01", "P02")
	for _, r := range s.saved().Kind(session.KindParticipant) {
		for _, f := range r.Fields() {
			if text := r.Str(f); strings.Contains(text, "Rahima") || strings.Contains(text, "Kamal") {
				t.Errorf("the name stands in the record's %s: %q", f, text)
			}
		}
	}
	if names := namesOf(s.saved()); names["P01"] != "Rahima Khatun" || names["P02"] != "Kamal Hossain" || len(names) != 2 {
		t.Errorf("the names are %q", names)
	}
	s.keys("home", "delete")
	if names := namesOf(s.state()); names["P01"] != "" {
		t.Errorf("the name that was cleared is %q", names["P01"])
	}
	s.keys("ctrl+z")
	s.wants("Rahima Khatun")
	s.keys("ctrl+n")
	s.paste("P03\tAnju Das\thealth\nP04\tRahela\tland\n")
	if names := namesOf(s.state()); names["P03"] != "Anju Das" || names["P04"] != "Rahela" {
		t.Errorf("after the paste the names are %q", names)
	}
}

func TestHidingNamesKeepsTheFieldThatIsOpen(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Toggle")
	s.typed("P01")
	s.keys("ctrl+r")
	s.reads(session.KindParticipant, "P01")
	s.rest() // it reaches the file, too
	s.keys("ctrl+n")
	s.enters("P02")
	s.rest()
	if got := texts(s.saved().Kind(session.KindParticipant)); strings.Join(got, ",") != "P01,P02" {
		t.Errorf("the file holds %q", got)
	}
}

func TestASmallWindowSaysSoAndLosesNothing(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Small")
	s.to("1.6")
	s.typed("half a line")
	s.size(39, 24)
	s.wants("doorstep needs a window of 40 by 10.")
	s.size(80, 9)
	s.wants("doorstep needs a window of 40 by 10.", "Nothing is lost.")
	s.size(80, 24)
	s.wants("Pain › half a line")
	s.size(20, 6)
	s.leaves()
	if got := texts(s.saved().Kind(session.KindCard)); len(got) != 1 || got[0] != "half a line" {
		t.Fatalf("the file holds %q", got)
	}
}

func TestTheScriptTheListOrBoth(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Layout")
	s.to("1.6")
	s.wants("Let sharp criticism out", "Pain ›")
	s.keys("ctrl+g")
	s.wants("Let sharp criticism out")
	s.lacks("Pain ›")
	s.typed("x") // no list is there to take it
	s.keys("ctrl+g")
	s.wants("Pain ›")
	s.lacks("Let sharp criticism out", "› x")
	s.keys("ctrl+g")
	s.wants("Let sharp criticism out", "Pain ›")
}

func TestTheScriptIsScrolledByItself(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Scroll")
	s.rest()
	s.keys("left") // the greeting goes
	first := s.screen()
	s.keys("pgdown")
	if s.screen() == first {
		t.Fatal("pgdown shows the same")
	}
	s.send(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
	s.keys("pgup")
	if s.screen() != first {
		t.Fatalf("pgup does not lead back:\n%s", s.screen())
	}
	for range 100 {
		s.keys("pgdown")
	}
	s.lacks("lines more: pgdn")
	s.to("1.2")
	s.wants("lines more: pgdn") // each script has its own place
}

func TestThePlainSignsAreASCII(t *testing.T) {
	t.Parallel()
	s := bareStage(t)
	s.startWith(Config{ASCII: true})
	s.practice()
	s.send(tea.BackgroundColorMsg{})
	s.settle()
	s.eachPlace(func(name string) {
		s.rest()
		for i, l := range s.frame() {
			if strings.ContainsAny(l, "│─▌▎▪●◉○◐–›→←↑↓✓✗▶Σ·•≠▲▼×−") { // what people typed may be of any script
				t.Errorf("%s, line %d: %q", name, i, l)
			}
		}
	})
}

func TestTheThemeFollowsTheTerminal(t *testing.T) {
	t.Parallel()
	s := bareStage(t)
	s.startWith(Config{})
	if s.app.env.theme.ground != groundUnknown {
		t.Fatal("a ground was taken for known")
	}
	s.send(tea.BackgroundColorMsg{Color: colourOf(0xff)})
	if s.app.env.theme.ground != groundLight {
		t.Error("a light terminal was not noticed")
	}
	s.send(tea.BackgroundColorMsg{Color: colourOf(0)})
	if s.app.env.theme.ground != groundDark {
		t.Error("a dark terminal was not noticed")
	}
	s.startWith(Config{Theme: "light"})
	s.send(tea.BackgroundColorMsg{Color: colourOf(0)})
	if s.app.env.theme.ground != groundLight {
		t.Error("the theme that was asked for was not kept")
	}
}

// colourOf is a grey.
type colourOf uint8

func (c colourOf) RGBA() (r, g, b, a uint32) {
	v := uint32(c) * 0x101
	return v, v, v, 0xffff
}
