package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doorstep/session"
	"doorstep/session/store"
)

// away makes a session in a folder of its own, as on a stick, and gives the
// folder.
func away(s *stage) string {
	s.t.Helper()
	stick := filepath.Join(s.dir, "stick")
	s.startWith(Config{Theme: "dark", Dirs: []string{stick}})
	s.begin("Stick")
	s.to("1.6")
	s.rest()
	return stick
}

func TestAStoreThatFailsIsSaidAndNothingTypedIsLost(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Failing")
	s.to("1.6")
	s.enters("before")
	s.rest()
	s.size(120, 24)
	d := s.app.env.desk
	if err := d.doc.Close(context.Background()); err != nil { // the store is gone from under it
		t.Fatal(err)
	}
	s.enters("one")
	s.enters("two")
	s.wants("one", "two")
	s.says("changes only in memory: ")
	s.reads(session.KindCard, "before", "one", "two")
	if d.committed(committedMsg{errors.New("once more")}) == nil {
		t.Error("what the store refused is not offered to it again")
	}

	d.doc, _ = reopened(s) // and comes back
	s.send(retryMsg{})
	s.settle()
	s.rest()
	s.says("saved 10:30")
	if got := texts(s.saved().Kind(session.KindCard)); strings.Join(got, ",") != "before,one,two" {
		t.Fatalf("the file holds %q", got)
	}
}

// reopened opens the stage's file beside the program.
func reopened(s *stage) (*store.Doc, *store.Opened) {
	s.t.Helper()
	doc, opened, err := store.Open(context.Background(), s.file(), s.storeOptions())
	if err != nil {
		s.t.Fatal(err)
	}
	s.run(listenCmd(doc))
	return doc, opened
}

func TestQuittingWithAStoreThatFailsSaysSo(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Failing")
	s.to("1.6")
	if err := s.app.env.desk.doc.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	s.enters("one")
	s.press("ctrl+q")
	s.settle()
	if s.quit {
		t.Fatal("a change that is in memory only went with the first key")
	}
	s.says("Leaving now would lose")
	s.leaves()
	if s.app.result == nil {
		t.Fatal("the program ends as if all were kept")
	}
}

func TestADocumentWhoseFolderIsGoneIsKeptOnThisLaptop(t *testing.T) {
	t.Parallel()
	s := bareStage(t)
	stick := away(s)
	pocket := filepath.Join(s.dir, "pocket")
	if err := os.Rename(stick, pocket); err != nil {
		t.Fatal(err)
	}
	s.size(160, 24)
	s.enters("while the stick was out")
	s.keys("ctrl+s")
	s.says("The folder of stick.doorstep is not there")
	s.until("the status says so", func() bool { return s.app.env.desk.file.err != nil })
	s.keys("end")
	s.says("kept on this laptop: ")
	d := s.app.env.desk
	if again := (openedMsg{doc: d.doc, state: d.state, pack: d.pack}).desk(d.src); again.file.saved {
		t.Error("whoever opens it now is told that all is saved")
	}

	if err := os.Rename(pocket, stick); err != nil {
		t.Fatal(err)
	}
	s.keys("ctrl+s")
	s.until("it is saved", func() bool { return strings.HasPrefix(s.app.status.text, "Saved to ") })
	s.rest()
	s.says("saved 10:30")
	f, err := store.Read(context.Background(), filepath.Join(stick, "stick"+Extension))
	if err != nil {
		t.Fatal(err)
	}
	if got := texts(f.State().Kind(session.KindCard)); len(got) != 1 || got[0] != "while the stick was out" {
		t.Fatalf("the file holds %q", got)
	}
}

func TestQuittingWithoutTheFolderSaysWhereItIs(t *testing.T) {
	t.Parallel()
	s := bareStage(t)
	stick := away(s)
	if err := os.Rename(stick, stick+"-pulled"); err != nil {
		t.Fatal(err)
	}
	s.enters("while the stick was out")
	s.leaves()
	if !errors.Is(s.app.result, store.ErrKept) {
		t.Fatalf("the program ends with %v", s.app.result)
	}
	if err := os.Rename(stick+"-pulled", stick); err != nil {
		t.Fatal(err)
	}
	s.start(filepath.Join(stick, "stick"+Extension))
	s.wants("Nothing lost. 1 card; the last, 10:30, was “while the stick was out”.")
	s.reads(session.KindCard, "while the stick was out")
}

func TestADocumentThatWasReplacedIsLeftAlone(t *testing.T) {
	t.Parallel()
	s := bareStage(t)
	stick := away(s)
	path := filepath.Join(stick, "stick"+Extension)
	if err := os.WriteFile(path, []byte("somebody's notes"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.size(160, 24)
	s.enters("one")
	s.until("the status says so", func() bool { return s.app.env.desk.file.err != nil })
	s.keys("end")
	s.says("kept on this laptop: ")
	if body, err := os.ReadFile(path); err != nil || string(body) != "somebody's notes" {
		t.Fatalf("the file was overwritten: %q, %v", body, err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	s.rest()
	s.says("saved")
}

func TestWhatAnotherLaptopWroteIsShown(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Two")
	s.to("1.6")
	s.enters("here")
	s.rest()
	tool := s.storeOptions()
	tool.Role = store.Tool
	doc, _, err := store.Open(context.Background(), s.file(), tool)
	if err != nil {
		t.Fatal(err)
	}
	g := doc.State().Begin(s.src.source(), doc.Device(), "1.6")
	if _, err := g.Add(session.KindCard, session.Patch{"text": "from elsewhere", "kind": "pain"}); err != nil {
		t.Fatal(err)
	}
	if err := doc.Commit(context.Background(), g.Changes()); err != nil {
		t.Fatal(err)
	}
	if err := doc.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	s.until("the card has come", func() bool { return len(s.kind(session.KindCard)) == 2 })
	s.wants("from elsewhere", "here")
	s.keys("ctrl+z")
	s.reads(session.KindCard, "from elsewhere") // one's own is taken back
}

// TestLeavingWithTheFileOutOfReachSaysWhenItComes: nobody tries again once the
// program has ended, so the last word says what brings the change into the file.
func TestLeavingWithTheFileOutOfReachSaysWhenItComes(t *testing.T) {
	t.Parallel()
	s := bareStage(t)
	stick := away(s)
	if err := os.Rename(stick, filepath.Join(s.dir, "pocket")); err != nil {
		t.Fatal(err)
	}
	s.enters("while the stick was out")
	s.leaves()
	if err := s.app.result; !errors.Is(err, store.ErrKept) || !strings.HasSuffix(err.Error(), "; it comes into the file with the next opening") {
		t.Errorf("the last word is %v", err)
	}
}
