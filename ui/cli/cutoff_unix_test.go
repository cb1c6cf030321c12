//go:build linux || darwin

package cli_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"doorstep/session"
)

// TestAfterAPowerCutOneGoesOn kills the program with a running clock and half a
// line typed. Opened again, it says that nothing is lost; the clock stands where
// it stood, the half line is in its place, and Enter goes on.
func TestAfterAPowerCutOneGoesOn(t *testing.T) {
	dir := t.TempDir()
	s := sit(t, dir)
	s.begins()
	s.sends(strings.Repeat(f4, 5))
	s.wants("1.6  Silent criticism")
	s.sends("The form asks for a number twice", enter, f7)
	s.wants("▶ 44:5")
	s.sends("p07: half a li")
	s.saved()
	path := filepath.Join(dir, "data", "gazipur-may.doorstep")
	s.jotted("half a li")
	s.kill()

	s = sit(t, dir, path)
	s.wants("Back where it stopped", "Nothing lost. 1 card; the last, ", "was “The form asks for a number twice”.",
		"The clock of 1.6 stands at 44:5", "F7 starts it.", "What was half typed is back where it was.", "Enter goes on.", "› p07: half a li")
	s.sends(enter) // goes on, and keeps nothing
	s.until(func(screen string) string {
		if strings.Contains(screen, "Nothing lost") {
			return "the screen without the band"
		}
		return ""
	})
	s.wants("› p07: half a li", "paused 44:5", "▪ Criticism and praise 1")
	s.sends("ne", enter)
	s.wants("#2 Pain", "P07", "half a line")
	s.saved()
	s.kill()

	s = sit(t, dir, path) // nothing was half typed
	s.wants("Nothing lost. 2 cards; the last, ", "was “half a line”.", "Enter goes on.")
	s.sends("x") // any other key does what it does
	s.wants("› x")
	s.leaves()
	if got := texts(read(t, path).Kind(session.KindCard)); !slices.Equal(got, []string{"The form asks for a number twice", "half a line", "x"}) {
		t.Errorf("the file holds %q", got)
	}
}

// TestAPowerCutStopsTheClockWhereItStood: nobody types for a while, and the
// clock has not gone back to when somebody did.
func TestAPowerCutStopsTheClockWhereItStood(t *testing.T) {
	if testing.Short() {
		t.Skip("it waits for a clock")
	}
	dir := t.TempDir()
	s := sit(t, dir)
	s.begins()
	s.sends(strings.Repeat(f4, 5), "one", enter, f7)
	s.wants("▶ 44:3")
	s.kill()
	s = sit(t, dir, filepath.Join(dir, "data", "gazipur-may.doorstep"))
	s.wants("The clock of 1.6 stands at 44:")
	screen, _ := s.shown()
	stood := regexp.MustCompile(`stands at 44:([0-9]+) left`).FindStringSubmatch(screen)
	if stood == nil || stood[1] > "45" {
		t.Errorf("the clock went back to %v:\n%s", stood, screen)
	}
	s.leaves()
}

// jotted waits until a text is on the disk that was not kept as anything.
func (s *sitting) jotted(text string) {
	s.t.Helper()
	for late := time.After(patience); ; {
		found, err := filepath.Glob(filepath.Join(s.home, "state", "*", "jot"))
		if err != nil {
			s.t.Fatal(err)
		}
		if len(found) == 1 && strings.Contains(readFile(s.t, found[0]), text) {
			return
		}
		select {
		case <-late:
			s.t.Fatalf("%q was never noted", text)
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return string(data)
}
