package ui

import (
	"path/filepath"
	"testing"

	"doorstep/session"
	"doorstep/session/store"
)

// TestMergeFromTheLibrary: what a copy brings is told first, then merged, with
// what was there kept beside it; merging it again brings nothing.
func TestMergeFromTheLibrary(t *testing.T) {
	s := newStage(t)
	s.begin("First")
	s.to("1.6")
	s.enters("from the first laptop")
	s.end()
	first := s.file()
	copied := filepath.Join(s.dir, "copy"+Extension)
	if _, err := store.Share(t.Context(), first, copied, false, s.storeOptions()); err != nil {
		t.Fatal(err)
	}
	s.start(copied)
	s.to("1.6")
	s.enters("from the second laptop")
	s.end()

	s.start("")
	choose := func() {
		t.Helper()
		l := s.app.top().(*library)
		s.press("home")
		for range l.list {
			if l.list[l.row].Path == first {
				return
			}
			s.press("down")
		}
		t.Fatal("the session is not in the library")
	}
	choose()
	s.press("m")
	s.settle()
	s.wants("Merge into First", "Which file comes in?", "copy.doorstep")
	s.press("enter")
	s.settle()
	s.wants("1 change is new", "1.6", "enter merges")
	s.press("enter")
	s.settle()
	s.says("1 change merged.")
	f, err := store.Read(t.Context(), first)
	if err != nil {
		t.Fatal(err)
	}
	if got := texts(f.State().Kind(session.KindCard)); len(got) != 2 {
		t.Fatalf("the session holds %q", got)
	}
	if backups, _ := filepath.Glob(filepath.Join(s.dir, "*before-merge*")); len(backups) != 1 {
		t.Errorf("the copies of before are %q", backups)
	}
	choose()
	s.press("m")
	s.settle()
	s.typed(copied)
	s.press("enter")
	s.settle()
	s.wants("0 changes are new")
	s.press("esc", "esc")
	s.settle()
}
