package ui

import (
	"os"
	"path/filepath"
	"testing"

	"doorstep/session"
	"doorstep/session/store"
)

// TestSecondWindow: a second editor is told so, sees the session, follows it,
// and writes nothing.
func TestSecondWindow(t *testing.T) {
	s := newStage(t)
	s.begin("Twice")
	s.to("1.6")
	s.typed("from the first window")
	s.keys("enter")
	s.until("it is saved", func() bool { return s.app.env.desk.file.saved })
	path := s.file()

	two := bareStage(t)
	two.dir, two.src = s.dir, &testSource{now: s.src.Now(), n: 99}
	two.start(path)
	two.wants("view only")
	two.to("1.6")
	two.wants("from the first window", "Another window writes")
	two.typed("lost?")
	two.keys("enter")
	two.settle()
	if n := len(two.app.env.desk.state.Kind(session.KindCard)); n != 1 {
		t.Errorf("the view holds %d cards", n)
	}
	s.typed("a second card")
	s.keys("enter")
	s.settle()
	two.until("the second card is there", func() bool { return len(two.kind(session.KindCard)) == 2 })
}

// TestSaveElsewhere: a session that can't be written where it is goes on in
// another file, whole.
func TestSaveElsewhere(t *testing.T) {
	s := newStage(t)
	s.begin("Elsewhere")
	s.to("1.6")
	s.typed("kept")
	s.keys("enter")
	s.settle()
	s.keys("alt+w")
	s.settle()
	other := filepath.Join(folder(t), "other")
	for range 200 {
		s.keys("backspace")
	}
	s.typed(other)
	s.keys("enter")
	s.until("the other file is open", func() bool {
		d := s.app.env.desk
		return d != nil && filepath.Base(d.doc.Path()) == "other.doorstep"
	})
	if got := s.app.env.desk.doc.Path(); filepath.Base(got) != "other.doorstep" {
		t.Fatalf("the session goes on in %s", got)
	}
	s.typed("and on")
	s.keys("enter")
	s.settle()
	s.end()
	f, err := store.Read(t.Context(), other+Extension)
	if err != nil {
		t.Fatal(err)
	}
	if got := texts(f.State().Kind(session.KindCard)); len(got) != 2 {
		t.Errorf("the new file holds %q", got)
	}
	if _, err := os.Stat(s.file()); err != nil {
		t.Error(err)
	}
}

// TestSaveIntoAFolder: whoever types the folder of a stick means the session
// under its own name there, not a file without one.
func TestSaveIntoAFolder(t *testing.T) {
	dir := folder(t)
	for place, want := range map[string]string{
		dir: filepath.Join(dir, "day.doorstep"), dir + string(filepath.Separator): filepath.Join(dir, "day.doorstep"),
		filepath.Join(dir, "gone") + string(filepath.Separator): filepath.Join(dir, "gone", "day.doorstep"),
		filepath.Join(dir, "two"):                               filepath.Join(dir, "two.doorstep"),
		filepath.Join(dir, "two.doorstep"):                      filepath.Join(dir, "two.doorstep"),
	} {
		if got := placeFor(place, filepath.Join("was", "day.doorstep")); got != want {
			t.Errorf("%s means %s, not %s", place, got, want)
		}
	}
}
