package ui

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// TestWhatWasLeftComesBackToNoDisk: commands run in any order, and on a slow disk
// the one that takes a title away may be done before the one that was to write it.
func TestWhatWasLeftComesBackToNoDisk(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(folder(t), "state")
	holds := func() string {
		data, _ := os.ReadFile(filepath.Join(dir, titleFile))
		return string(data)
	}
	var w waitFiles
	w.want(titleFile, "Gaz")
	first := w.keepCmd(dir)
	w.want(titleFile, "Gazipur")
	second := w.keepCmd(dir)
	second()
	if got := holds(); got != "Gazipur" {
		t.Errorf("it holds %q", got)
	}
	if info, err := os.Stat(filepath.Join(dir, titleFile)); err != nil || runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others may read it: %v, %v", info, err)
	}
	if first(); holds() != "Gazipur" {
		t.Errorf("it holds %q again", holds())
	}
	w.want(titleFile, "Gazipur, May")
	write := w.keepCmd(dir)
	w.want(titleFile, "")
	w.keepCmd(dir)()
	if write(); holds() != "" {
		t.Errorf("%q was left, and lies on the disk", holds())
	}
	// Another window has one wait by now: what this one wrote once it doesn't again.
	if err := os.WriteFile(filepath.Join(dir, titleFile), []byte("Theirs"), 0o600); err != nil {
		t.Fatal(err)
	}
	if w.keepCmd(dir)(); holds() != "Theirs" {
		t.Errorf("the title of another window is %q", holds())
	}
}

// TestHelpOverATitle: who looks something up while he types a title, and is cut
// off there or ends the program, finds the title again.
func TestHelpOverATitle(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.start("")
	s.keys("n")
	s.typed("Gazipur, Ma")
	s.keys("f1")
	if _, over := s.app.top().(*newWorkshop); over {
		t.Fatal("nothing lies over the title")
	}
	// The command of the moment after a key is still under way when the program ends.
	s.app.writeWaits()
	s.run(s.app.quit())
	s.settle()
	s.start("")
	s.keys("n")
	s.wants("› Gazipur, Ma")
}
