package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doorstep/session"
	"doorstep/session/store"
)

func TestHandOver(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	s.keys("alt+G")
	s.size(100, 30)
	s.wants("no names found", "share code", "Need to service", "75 days", "Where to?")
	dir := folder(t)
	h := s.app.top().(*handover)
	h.to.set(dir)
	s.keys("enter")
	s.until("all is written", func() bool { return h.out != nil })
	s.wants("to-share.doorstep", "-brief.md", "-brief.html", "SHA-256")
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 3 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, e := range files {
		raw, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		switch filepath.Ext(e.Name()) {
		case Extension:
			f, err := store.Read(t.Context(), filepath.Join(dir, e.Name()))
			if err != nil || f.Names || store.ShareCode(f.Changes) != h.code {
				t.Errorf("the copy: %v, names %v", err, f.Names)
			}
		case ".html":
			if !strings.HasPrefix(string(raw), "<!DOCTYPE html>") {
				t.Error("the page to print is none")
			}
		case ".md":
			if !strings.HasPrefix(string(raw), "# Innovation brief") {
				t.Error("the brief is none")
			}
		}
	}
	// A second time nothing is written over.
	s.typed(" ")
	s.keys("backspace", "enter")
	s.until("it is written again", func() bool { return h.out != nil })
	if files, _ = os.ReadDir(dir); len(files) != 6 {
		t.Errorf("%d files after the second time", len(files))
	}
}

func TestHandOverSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Gaps")
	s.keys("alt+G")
	s.wants("gaps")
	h := s.app.top().(*handover)
	h.to.set(filepath.Join(s.dir, "nowhere"))
	s.keys("enter")
	s.until("it answers", func() bool { return h.out != nil })
	s.says("There is no folder")
}

func TestSoFarOnScreen(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	s.keys("alt+I")
	s.rest()
	s.wants("So far: Practice session", "14 visits were made", "nobody is named")
	s.keys("e")
	s.until("it is written", func() bool { return strings.Contains(s.app.status.text, "Written") })
	s.keys("alt+I")
	s.wants("Check-in")
}

func TestTheLibraryOpensTheFollowUp(t *testing.T) {
	t.Parallel()
	s := bareStage(t)
	s.make("other", session.Patch{"title": "Other"})
	s.start("")
	s.lacks("due")
	s.keys("enter")
	s.add("3.7", session.KindAction, session.Patch{"text": "I will ask once", "due": "2026-04-10"})
	s.add("3.7", session.KindReview, session.Patch{"day": 30, "date": "2026-04-14"})
	s.add("3.7", session.KindReview, session.Patch{"day": 60, "date": "2026-05-14"})
	s.end()
	s.start("")
	s.wants("2 commitments are due; F opens the follow-up.")
	s.keys("f")
	s.wants("Follow-up after 30, 60 and 90 days")
}
