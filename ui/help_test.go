package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

func TestHelpNamesTheKeysThatWork(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	s.size(200, 60)
	for _, p := range places {
		if p.name == "help" {
			continue
		}
		s.keys(p.keys...)
		under := s.app.top()
		bindings := s.app.bindings()
		s.keys("f1")
		s.wants("Help", "Keys here", strings.Fields(under.About())[0])
		for _, b := range bindings {
			if b.Enabled() != strings.Contains(s.screen(), b.Help().Desc) && b.Enabled() {
				t.Errorf("the help of %s does not name %q", p.name, b.Help().Desc)
			}
		}
		s.keys("f1")
		if s.app.top() != under {
			t.Errorf("f1 does not lead back to %s", p.name)
		}
		s.shuts()
	}
}

// TestEveryKeyThatIsNamedDoesSomething presses each key that a place names and
// looks for what it did: on the screen, in the session, or asked of the
// runtime.
func TestEveryKeyThatIsNamedDoesSomething(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	s.size(100, 60)
	for _, p := range places {
		there := func() {
			s.fresh()
			s.keys(p.keys...)
		}
		there()
		for _, b := range s.app.bindings() {
			if !key.Matches(pressFor(b), keys.quit, keys.close) {
				s.works(p.name, b, there)
			}
		}
	}
	s.eachListKey(func(activity string, _ int, b key.Binding, there func()) { s.works(activity, b, there) })
}

// fresh stands in 1.1 as after opening, with nothing half typed.
func (s *stage) fresh() {
	s.t.Helper()
	s.app.stack = nil
	s.app.env.cfg.At = FirstActivity
	s.run(s.app.push(newRun(s.app.env)))
	s.app.env.desk.names = false
	s.settle()
}

func pressFor(b key.Binding) tea.KeyPressMsg {
	press, _ := pressOf(b)
	return press
}

// lenient are keys that may rightly do nothing: moves at the end of a list, and
// reading a file before it is named.
var lenient = []string{"up", "down", "left", "right", "pgup", "pgdown", "home", "end"}

// works fails if a key, in the place that names it, changes neither what is
// shown nor what is kept, and asks for nothing.
func (s *stage) works(where string, b key.Binding, there func()) {
	s.t.Helper()
	press, ok := pressOf(b)
	if !ok || !b.Enabled() || slices.Contains(lenient, b.Keys()[0]) || b.Help().Desc == "read the file" {
		return
	}
	there()
	before, version := s.view(), s.state().Version()
	s.app.jot.asked = true // that a jot is asked for is nothing that a key does
	_, cmd := s.app.Update(press)
	changed := cmd != nil || s.view() != before || s.state().Version() != version
	kept := s.state().Version() != version
	s.run(cmd)
	s.settle()
	if !changed {
		s.t.Errorf("%s: %s is named (%s) and does nothing:\n%s", where, b.Help().Key, b.Help().Desc, s.screen())
	}
	if kept && !key.Matches(press, keys.undo, keys.redo) {
		s.keys("ctrl+z")
	}
}

// view is all that the terminal is told.
func (s *stage) view() string {
	v := s.app.View()
	return fmt.Sprint(v.Content, v.Cursor, v.MouseMode)
}

func TestQuestionMarkHelpsWhereNothingIsTyped(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.keys("?")
	s.wants("Keys here", "Your workshops")
	s.keys("?")
	s.lacks("Keys here")
	s.begin("Why?")
	s.to("1.6")
	s.enters("why?")
	s.reads("card", "why?")
	s.to("1.4") // has a script only
	s.keys("?")
	s.wants("Keys here")
	s.keys("q")
	s.lacks("Keys here")
}

func TestThePaletteFindsAndDoes(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Palette")
	s.keys("ctrl+p")
	s.wants("All actions", "▌ next")
	s.typed("AGENDA")
	s.wants("No action has that name.")
	s.keys("enter") // there is nothing to do
	s.wants("All actions")
	for range "AGENDA" {
		s.keys("backspace")
	}
	s.typed("activ")
	s.wants("▌ activities")
	s.keys("enter")
	s.wants("doorstep  Activities")
	s.keys("ctrl+p")
	s.typed("plus one")
	s.wants("No action")
	s.keys("esc")
	s.wants("doorstep  Activities")
	s.keys("ctrl+p")
	s.typed("one more")
	s.keys("enter")
	s.wants("21 min")
	s.keys("ctrl+p")
	s.typed("minute less") // words in any order
	s.keys("enter")
	s.wants("20 min")
	s.keys("ctrl+p", "ctrl+p")
	s.wants("doorstep  Activities")
	s.keys("esc", "ctrl+p", "down", "down", "up")
	s.wants("▌ catch this")
	s.keys("enter")
	s.wants("Catch this")
}

func TestThePaletteKeepsTheFieldThatIsOpen(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Open")
	s.typed("P0")
	s.keys("ctrl+p")
	s.typed("drop")
	s.keys("enter")
	s.lacks("Alias › P0")
	s.typed("P1")
	s.keys("ctrl+p", "esc")
	s.wants("Alias › P1")
}
