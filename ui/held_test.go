package ui

import (
	"errors"
	"os"
	"strings"
	"testing"

	"doorstep/session"
	"doorstep/session/store"
)

// TestHeldIsSaid: where a copy beside the session could not be rid of what was
// removed for good, the status line says which, and no more once it could.
func TestHeldIsSaid(t *testing.T) {
	s := newStage(t)
	s.begin("Held")
	s.to("1.6")
	s.enters("said in anger")
	s.until("it is saved", func() bool { return s.app.env.desk.file.saved })
	// A backup as merge makes one, marked as not to be written.
	backup := strings.TrimSuffix(s.file(), store.Extension) + ".before-merge-2026-05-04" + store.Extension
	body, err := os.ReadFile(s.file())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(backup, body, 0o400); err != nil {
		t.Fatal(err)
	}
	s.do("1.6", func(g *session.Gesture) error { return g.Redact(session.KindCard, s.only(session.KindCard).ID) })
	d := s.app.env.desk
	s.until("it is saved, and the copy told of", func() bool { return d.file.saved && d.file.held != "" })
	s.wants("saved; removed words remain in")
	if tn, text := d.progress(); tn != toneWarn || !strings.HasSuffix(text, ".before-merge-2026-05-04"+store.Extension) {
		t.Errorf("the status is %v: %s", tn, text)
	}
	if err := os.Chmod(backup, 0o600); err != nil {
		t.Fatal(err)
	}
	s.do("1.6", func(g *session.Gesture) error {
		id, err := g.Add(session.KindCard, session.Patch{"text": "said in haste"})
		if err != nil {
			return err
		}
		return g.Redact(session.KindCard, id)
	})
	s.until("it is saved", func() bool { return d.file.saved && d.file.held == "" })
	s.end()
}

// TestStillHeld: copies that were cleaned, or clean themselves, are not told of.
func TestStillHeld(t *testing.T) {
	full := errors.New("no room")
	for want, list := range map[string][]store.Scrubbed{
		"":                                     {{Path: "a/clean.doorstep", Changes: 3}, {Path: "b", InUse: true}},
		"removed words remain in one.doorstep": {{Path: "a/one.doorstep", Err: full}},
		"removed words remain in 2 copies, such as one.doorstep": {{Path: "a/one.doorstep", Err: full}, {Path: "b/two.doorstep", Err: full}},
	} {
		if got := stillHeld(list); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}
