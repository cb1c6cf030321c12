package ui

import (
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
	"doorstep/session/store"
)

// window is the room's window beside a stage, following its file.
type window struct {
	*projector
	t    testing.TB
	late chan tea.Msg
}

// opens opens the room's window on the stage's file.
func (s *stage) opens() *window {
	s.t.Helper()
	s.rest()
	p, err := openProjector(s.t.Context(), Config{Path: s.file(), Theme: "dark", Source: s.src.source(), Store: s.storeOptions()})
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { _ = p.d.doc.Close(s.t.Context()) })
	w := &window{p, s.t, make(chan tea.Msg, 8)}
	w.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	go func() {
		for event := range p.d.doc.Events() {
			w.late <- docMsg{p.d.doc, event}
		}
	}()
	return w
}

// send gives the window a message. What it waits for comes by itself.
func (w *window) send(msg tea.Msg) tea.Cmd {
	_, cmd := w.Update(msg)
	return cmd
}

func (w *window) screen() string { return plainRoom(w.frame()) }

// until waits until the window's screen is so.
func (w *window) until(what string, so func(screen string) bool) {
	w.t.Helper()
	deadline := time.After(patience)
	for !so(w.screen()) {
		select {
		case msg := <-w.late:
			w.send(msg)
		case <-deadline:
			w.t.Fatalf("the room never sees %s:\n%s", what, w.screen())
		}
	}
}

func (w *window) shows(texts ...string) {
	w.t.Helper()
	for _, text := range texts {
		w.until(text, func(screen string) bool { return strings.Contains(screen, text) })
	}
}

func (w *window) lacks(texts ...string) {
	w.t.Helper()
	for _, text := range texts {
		if screen := w.screen(); strings.Contains(screen, text) {
			w.t.Fatalf("the room sees %q:\n%s", text, screen)
		}
	}
}

// goes to an activity a second later.
func (s *stage) goes(id string) {
	s.t.Helper()
	s.src.pass(time.Second)
	s.to(id)
}

// TestProjectorFollows: cards, activities, lists and tables as the editor goes
// through them.
func TestProjectorFollows(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Followed")
	s.people(4, 2)
	w := s.opens()
	w.shows("1.1  Check-in", "P01")
	s.list(2)
	s.enters("No phones on the table")
	s.rest()
	w.shows("No phones on the table", "1 in all")
	s.goes("1.6")
	s.enters("The window closes at one")
	s.rest()
	w.shows("1.6  Silent criticism", "The window closes at one", "1 card ")
	s.goes("2.4")
	s.keys("alt+2")
	s.rest()
	w.shows("2.4  Five whys  · T2")
	s.keys("alt+0")
	s.rest()
	w.until("no table", func(screen string) bool { return !strings.Contains(screen, "T2") })
	s.keys("ctrl+z")
	s.rest()
	w.shows("2.4  Five whys")
	s.goes("1.6")
	s.rest()
	w.until("the card gone", func(screen string) bool {
		return strings.Contains(screen, "1.6") && !strings.Contains(screen, "The window closes")
	})
}

// TestProjectorFreezesAndBlanks: one key each in the editor, said in its frame.
func TestProjectorFreezesAndBlanks(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Frozen")
	s.goes("1.6")
	s.enters("before")
	w := s.opens()
	w.shows("before")

	s.keys("alt+B")
	s.says("ROOM BLANK")
	s.rest()
	w.until("nothing", func(screen string) bool { return len(screen) == 23 })
	s.keys("alt+B")
	s.lacks("ROOM BLANK")

	s.keys("alt+F")
	s.says("ROOM FROZEN")
	s.enters("behind the curtain")
	s.src.pass(time.Second)
	s.keys("f4")
	s.rest()
	// One that is opened now shows the same.
	late := s.opens()
	late.shows("1.6", "before")
	late.lacks("curtain", "1.7")
	w.shows("1.6", "before")
	w.lacks("curtain", "1.7")
	s.do("1.6", func(g *session.Gesture) error { return g.Redact(session.KindCard, s.kind(session.KindCard)[0].ID) })
	s.rest()
	for _, room := range []*window{w, late} {
		room.until("what was removed for good gone", func(screen string) bool { return !strings.Contains(screen, "before") })
	}
	s.keys("alt+F")
	s.lacks("ROOM FROZEN")
	s.rest()
	w.shows("1.7")

	s.keys("alt+A")
	s.says("ROOM: PLAN")
	s.rest()
	w.shows("What, so what, now what   now")
	s.keys("alt+A", "ctrl+z")
	if n := len(s.kind(session.KindCard)); n != 0 {
		t.Errorf("undo took back what the room sees, and not the card: %d are there", n)
	}
}

// TestProjectorRestsWhereNoClockRuns: a window that stands still asks for
// nothing; one with a running clock is drawn once a second.
func TestProjectorRestsWhereNoClockRuns(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Idle")
	s.goes("1.6")
	w := s.opens()
	w.shows("1.6")
	if w.tick() != nil {
		t.Error("it ticks without a clock")
	}
	s.keys("f7")
	s.src.pass(5 * time.Second)
	s.rest()
	w.shows("left of 45 min")
	if !w.ticking {
		t.Error("it does not tick beside a running clock")
	}
	if w.tick() != nil {
		t.Error("it ticks twice")
	}
	s.keys("alt+B")
	s.rest()
	w.until("nothing", func(screen string) bool { return len(screen) == 23 })
	if w.send(tickMsg(time.Now())); w.ticking {
		t.Error("it ticks though nothing is to be seen")
	}
}

// TestProjectorHasOneKey: q ends it; nothing else does anything, and it writes
// nothing.
func TestProjectorHasOneKey(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Keys")
	w := s.opens()
	before := w.screen()
	for _, name := range []string{"a", "f4", "f5", "enter", "ctrl+z", "ctrl+r", "alt+B", "?", "f1", "ctrl+p"} {
		k, _ := parsePress(name)
		if cmd := w.send(k); cmd != nil {
			t.Errorf("%s does something", name)
		}
	}
	if after := w.screen(); after != before {
		t.Errorf("a key changed the room's screen:\n%s", after)
	}
	if len(w.d.waiting) > 0 {
		t.Errorf("%d changes were made", len(w.d.waiting))
	}
	k, _ := parsePress("q")
	if cmd := w.send(k); cmd == nil {
		t.Error("q does not end it")
	}
}

// TestPresentRefuses: what is no session is refused before the terminal is
// touched.
func TestPresentRefuses(t *testing.T) {
	t.Parallel()
	s := bareStage(t)
	s.app = newApp(Config{Theme: "dark"})
	path := s.file2("text")
	if err := os.WriteFile(path, []byte("minutes of a meeting"), 0o600); err != nil {
		t.Fatal(err)
	}
	var refused *store.Refused
	if err := Present(t.Context(), Config{Path: path, Store: s.storeOptions()}); !errors.As(err, &refused) || refused.Why != store.NotSession {
		t.Errorf("it said %v", err)
	}
}
