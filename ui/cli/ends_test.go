//go:build linux || darwin

package cli_test

import (
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"

	"doorstep/session"
)

// TestToldToEnd ends the program by a signal in the middle of a line, with
// either renderer. The line is in the file, and the terminal is usable: cooked,
// and on its own screen, where the last words are.
func TestToldToEnd(t *testing.T) {
	for _, renderer := range []string{"doorstep", "bubbletea"} {
		for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP} {
			t.Run(renderer+" "+sig.String(), func(t *testing.T) {
				dir := t.TempDir()
				s := sit(t, dir, "--renderer", renderer)
				s.begins()
				s.sends(strings.Repeat(f4, 5))
				s.wants("1.6  Silent criticism")
				s.sends("one", enter, "half a line")
				s.wants("#1", "› half a line")
				if err := s.cmd.Process.Signal(sig); err != nil {
					t.Fatal(err)
				}
				s.end()
				if s.cmd.ProcessState.ExitCode() != 1 {
					t.Errorf("it ended with %v", s.err)
				}
				if text := s.screen.Text(); !strings.Contains(text, "doorstep: the program was told to end; what was typed is kept") {
					t.Errorf("it ended without a word:\n%s", text)
				}
				s.usable()
				if got := texts(read(t, filepath.Join(dir, "data", "gazipur-may.doorstep")).Kind(session.KindCard)); !slices.Equal(got, []string{"one", "half a line"}) {
					t.Errorf("the file holds %q", got)
				}
			})
		}
	}
}

// usable fails unless the terminal is as it was before the program, and its
// settings are those of a new one.
func (s *sitting) usable() {
	s.t.Helper()
	master, fresh, err := pty.Open()
	if err != nil {
		s.t.Fatal(err)
	}
	defer master.Close()
	defer fresh.Close()
	want, err := term.GetState(fresh.Fd())
	if err != nil {
		s.t.Fatal(err)
	}
	if got, err := term.GetState(s.tty.Fd()); err != nil || *got != *want {
		s.t.Errorf("the terminal's settings are\n%+v, not\n%+v (%v)", got, want, err)
	}
	if left := s.screen.Left(); left != "" {
		s.t.Errorf("the terminal was left with %s", left)
	}
}
