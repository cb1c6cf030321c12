//go:build linux || darwin

package cli_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"doorstep/session"
	"doorstep/session/store"
	"doorstep/ui"
)

// within fails unless a screen shows a text soon enough after a moment; it says
// how long it took.
func (s *sitting) within(most time.Duration, from time.Time, text string) {
	s.t.Helper()
	s.wants(text)
	took := time.Since(from) - still
	s.t.Logf("%q was shown after %v", text, took.Round(time.Millisecond))
	if took > most {
		s.t.Errorf("%q was shown after %v, which is more than %v", text, took, most)
	}
}

// soon is what the room waits for: a second, and on a machine that is busy with
// other tests some more.
const soon = 2 * time.Second

// writes has a tool write to a file that an editor has open.
func writes(t *testing.T, home, path string, f func(g *session.Gesture) error) {
	t.Helper()
	doc, _, err := store.Open(t.Context(), path, store.Options{Role: store.Tool, StateDir: filepath.Join(home, "state")})
	if err != nil {
		t.Fatal(err)
	}
	g := doc.State().Begin(ui.RealSource(), doc.Device(), "2.2")
	if err = f(g); err == nil {
		err = doc.Commit(t.Context(), g.Changes())
	}
	if closed := doc.Close(t.Context()); err == nil {
		err = closed
	}
	if err != nil {
		t.Fatal(err)
	}
}

// never fails if a screen shows one of the texts.
func (s *sitting) never(texts ...string) {
	s.t.Helper()
	screen, _ := s.shown()
	for _, text := range texts {
		if strings.Contains(screen, text) {
			s.t.Fatalf("the room sees %q:\n%s", text, screen)
		}
	}
}

// TestTwoProcesses: an editor and the room's window, each a process in a
// terminal of its own. What is typed in the one is in the other within a
// second; a script, a key and a path never are.
func TestTwoProcesses(t *testing.T) {
	home := t.TempDir()
	editor := sit(t, home)
	editor.begins()
	editor.saved()
	room := sit(t, home, "present", filepath.Join(home, "data", "gazipur-may.doorstep"))
	room.wants("1.1  Check-in", "What would make it easy", "P28")

	editor.sends(strings.Repeat(f4, 5))
	room.within(soon, time.Now(), "1.6  Silent criticism")
	for _, text := range []string{"The form asks for it three times", "A guard showed me the way", "Nobody knew the window"} {
		editor.sends(text)
		editor.wants(text)
		room.never(text) // it is not kept yet
		from := time.Now()
		editor.sends(enter)
		room.within(soon, from, text)
	}
	room.never("Write alone", "f4", "quit", home, "saved")

	editor.sends(esc + "B")
	editor.wants("ROOM BLANK")
	room.until(func(screen string) string {
		if strings.TrimSpace(screen) != "" {
			return "a blank screen"
		}
		return ""
	})
	editor.sends(esc+"B", f7)
	room.within(soon, time.Now(), "left of 45 min")
	first, _ := room.shown()
	room.until(func(screen string) string {
		if screen == first {
			return "the next second of the clock"
		}
		return ""
	})
	editor.sends(f7)
	room.sends("q")
	room.end()
	if room.err != nil {
		t.Errorf("the room's window ended with %v", room.err)
	}
	editor.saved()
	editor.leaves()
}

// TestTwoProcessesAndAVote: what was voted is in the file and not on the room's
// screen, before the vote is revealed.
func TestTwoProcessesAndAVote(t *testing.T) {
	home := t.TempDir()
	editor := sit(t, home)
	editor.begins()
	editor.sends(strings.Repeat(f4, 8))
	editor.wants("2.2  Dot vote")
	editor.saved()
	path := filepath.Join(home, "data", "gazipur-may.doorstep")
	room := sit(t, home, "present", path)
	room.wants("2.2  Dot vote")

	var ballot session.ID
	writes(t, home, path, func(g *session.Gesture) error {
		theme, err := g.Add(session.KindTheme, session.Patch{"sentence": "People are sent home"})
		if err == nil {
			ballot, err = g.Add(session.KindBallot, session.Patch{"kind": "dot", "of": session.KindTheme, "question": "Where do we dig first?"})
		}
		if err == nil {
			err = g.Set(session.KindVote, session.VoteID(ballot, theme, session.ID{}), session.Patch{"ballot": ballot, "item": theme, "tally": int64(4711)})
		}
		return err
	})
	room.wants("Where do we dig first?", "People are sent home", "1 of 1 are counted")
	room.never("4711")
	writes(t, home, path, func(g *session.Gesture) error {
		return g.Set(session.KindBallot, ballot, session.Patch{"revealed_at": "2026-05-12 10:00:00"})
	})
	room.wants("4711")
	editor.leaves()
}
