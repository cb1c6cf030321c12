package ui

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestTheRoomsWindowIsOpened with the terminal that was named, and the words
// of the command reach it as they are.
func TestTheRoomsWindowIsOpened(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the test's terminal is a shell script")
	}
	dir := folder(t)
	got := filepath.Join(dir, "got")
	fake := filepath.Join(dir, "terminal")
	if err := os.WriteFile(fake, []byte("#!/bin/sh\nprintf '%s\\n' \"$@\" > \""+got+"\"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv(terminalVariable, fake+" --large -e")
	s := newStage(t)
	s.begin("It's $(touch owned); a \"path\"")
	s.app.env.cfg.openWindow = nil // a real one
	s.keys("alt+W")
	s.wants("✓ It was opened with terminal.", " present --theme=dark /", "in a second terminal", "alt+shift+b")
	words, err := os.ReadFile(got)
	if err != nil {
		t.Fatal(err)
	}
	list := strings.Split(strings.TrimSpace(string(words)), "\n")
	path := s.app.env.desk.doc.Path()
	if n := len(list); n != 6 || list[0] != "--large" || list[3] != "present" || list[4] != "--theme=dark" || list[5] != path {
		t.Errorf("the terminal was given %q", list)
	}
	s.keys("esc")
	s.wants("1.1  Check-in")

	t.Setenv(terminalVariable, filepath.Join(dir, "none"))
	s.keys("alt+W")
	s.wants("! There is no program", "in a second terminal")
	s.keys("esc")
	if err := os.WriteFile(fake, []byte("#!/bin/sh\nexit 3\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv(terminalVariable, fake)
	s.keys("alt+W")
	s.wants("did not open a")
}

// TestNoDisplayNoWindow: where no desktop is there, the command to type is all
// there is.
func TestNoDisplayNoWindow(t *testing.T) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Skip("there is always a desktop here")
	}
	for _, name := range []string{terminalVariable, "DISPLAY", "WAYLAND_DISPLAY"} {
		t.Setenv(name, "")
	}
	s := newStage(t)
	s.begin("Console")
	s.app.env.cfg.openWindow = nil
	s.keys("ctrl+p")
	s.typed("room's window")
	s.keys("enter")
	s.wants("No second window can be opened from this terminal.", "present --theme=dark "+shown(s.app.env.desk.doc.Path())[:20])
}
