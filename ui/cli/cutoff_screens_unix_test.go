//go:build linux || darwin

package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestAfterAPowerCutTheScreenIsBack kills the program over a search, a typed
// path and half-typed minutes. Opened again, each stands open with its words, and
// what is typed next goes on in them.
func TestAfterAPowerCutTheScreenIsBack(t *testing.T) {
	const ctrlF, altL = "\x06", "\x1bL"
	dir := t.TempDir()
	path := filepath.Join(dir, "data", "gazipur-may.doorstep")
	s := sit(t, dir)
	s.begins()
	s.sends(strings.Repeat(f4, 5), "The form asks for a number twice", enter)
	s.wants("1.6  Silent criticism")
	s.saved()
	for _, c := range []struct{ opens, shows, half, rest, after string }{
		{ctrlF, "Find", "numb", "er", "› number"},
		{f11 + strings.Repeat(down, 9) + enter, "People from a list", "/stick/peop", "le.csv", "› /stick/people.csv"},
		{altL, "Warns", "7", "5", "Minutes of 1.6 › 75"},
	} {
		s.sends(c.opens)
		s.wants(c.shows)
		s.sends(c.half)
		s.jotted(`"` + c.half + `"`)
		s.kill()
		s = sit(t, dir, path)
		s.wants("Back where it stopped", "Nothing lost. 1 card; the last, ", "What was half typed is back where it was.", c.half)
		s.sends(c.rest)
		s.wants(c.after)
		for range 2 { // out of the line, and out of the screen
			s.sends(esc)
			time.Sleep(150 * time.Millisecond) // an Esc alone, and no Alt
		}
		s.wants("1.6  Silent criticism", "The form asks for a number twice")
	}
	s.leaves()
}

// TestAfterAPowerCutATitleWaits: in the library nothing is open yet that a line
// could be jotted down with.
func TestAfterAPowerCutATitleWaits(t *testing.T) {
	dir := t.TempDir()
	s := sit(t, dir)
	s.wants("new workshop")
	s.sends("n")
	s.wants("What is this workshop called?")
	s.sends("Gazipur, M")
	for late := time.After(patience); ; {
		if data, _ := os.ReadFile(filepath.Join(dir, "state", "title")); string(data) == "Gazipur, M" {
			break
		}
		select {
		case <-late:
			t.Fatal("the title was never noted")
		case <-time.After(20 * time.Millisecond):
		}
	}
	s.kill()
	s = sit(t, dir)
	s.wants("new workshop")
	s.sends("n")
	s.wants("› Gazipur, M")
	s.sends("ay", enter)
	s.wants("1.1  Check-in")
	s.leaves()
}
