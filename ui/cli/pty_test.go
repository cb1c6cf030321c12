//go:build linux || darwin

package cli_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"

	"doorstep/ui/terminal/emulator"
)

// sitting is the program in a terminal of its own, on real files.
type sitting struct {
	t    *testing.T
	home string
	cmd  *exec.Cmd
	tty  *os.File

	mu      sync.Mutex
	screen  *emulator.Terminal
	heard   time.Time     // when it last sent something
	changed chan struct{} // one for each time it did, if nobody looked yet
	ended   chan struct{}
	err     error // of its end
}

// patience is how long the program may take for anything, on a machine that is
// busy with other things.
const patience = 60 * time.Second

// sit starts the program in a terminal of 80 by 24, in a home that may hold
// files of an earlier sitting.
func sit(t *testing.T, home string, args ...string) *sitting {
	t.Helper()
	path, err := exec.LookPath("doorstep") // put there by TestMain
	if err != nil {
		t.Fatal(err)
	}
	s := &sitting{
		t: t, home: home, cmd: exec.Command(path, args...), screen: emulator.New(80, 24),
		changed: make(chan struct{}, 1), ended: make(chan struct{}),
	}
	s.cmd.Dir = home
	s.cmd.Env = append(os.Environ(), "TERM=xterm-256color", "LC_ALL=C.UTF-8", "TZ=UTC", "NO_COLOR=", "DOORSTEP_THEME=dark",
		"HOME="+home, "DOORSTEP_DATA="+filepath.Join(home, "data"), "DOORSTEP_STATE="+filepath.Join(home, "state"))
	if s.tty, err = pty.StartWithSize(s.cmd, &pty.Winsize{Cols: 80, Rows: 24}); err != nil {
		t.Fatal(err)
	}
	go s.listen()
	t.Cleanup(func() {
		s.kill()
		s.tty.Close()
		for _, what := range s.screen.Unknown() {
			t.Errorf("the program sent what the test's terminal does not know: %s", what)
		}
	})
	return s
}

// listen draws what the program sends until it ends.
func (s *sitting) listen() {
	part := make([]byte, 1<<15)
	for {
		n, err := s.tty.Read(part)
		s.mu.Lock()
		_, _ = s.screen.Write(part[:n]) // it never fails
		s.heard = time.Now()
		s.mu.Unlock()
		select {
		case s.changed <- struct{}{}:
		default:
		}
		if err != nil {
			break
		}
	}
	s.err = s.cmd.Wait()
	close(s.ended)
}

// shown is the screen, and for how long it has been so.
func (s *sitting) shown() (string, time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.screen.Text(), time.Since(s.heard)
}

// still is how long a screen stands before it counts as drawn to its end: what
// is read of a frame may be a part of it.
const still = 30 * time.Millisecond

// wants waits until the screen shows all the texts.
func (s *sitting) wants(texts ...string) {
	s.t.Helper()
	s.until(func(screen string) string {
		for _, text := range texts {
			if !strings.Contains(screen, text) {
				return text
			}
		}
		return ""
	})
}

// until waits until nothing is missing on a screen that stands still.
func (s *sitting) until(missing func(screen string) string) {
	s.t.Helper()
	late := time.After(patience)
	for {
		screen, since := s.shown()
		what := missing(screen)
		if what == "" && since >= still {
			return
		}
		wait := patience
		if what == "" {
			wait = still - since
		}
		select {
		case <-s.changed:
		case <-time.After(wait):
		case <-s.ended:
			s.t.Fatalf("the program ended with %v before it showed %q; the screen is:\n%s", s.err, what, screen)
		case <-late:
			s.t.Fatalf("it never showed %q; the screen is:\n%s\n%s", what, screen, s.stuck())
		}
	}
}

// saved waits until the file has all that was typed.
func (s *sitting) saved() {
	s.t.Helper()
	s.wants("✓ saved")
}

// sends writes keys as a terminal sends them.
func (s *sitting) sends(keys ...string) {
	s.t.Helper()
	if _, err := s.tty.WriteString(strings.Join(keys, "")); err != nil {
		s.t.Fatal(err)
	}
}

// The keys as xterm sends them.
const (
	enter, tab, esc        = "\r", "\t", "\x1b"
	f4, f6, f7, f9, f11    = "\x1bOS", "\x1b[17~", "\x1b[18~", "\x1b[20~", "\x1b[23~"
	down                   = "\x1b[B"
	quit                   = "\x11"
	pasteBegins, pasteEnds = "\x1b[200~", "\x1b[201~"
)

// resize draws the window larger or smaller.
func (s *sitting) resize(w, h int) {
	s.t.Helper()
	s.mu.Lock()
	s.screen.Resize(w, h)
	s.mu.Unlock()
	if err := pty.Setsize(s.tty, &pty.Winsize{Cols: uint16(w), Rows: uint16(h)}); err != nil {
		s.t.Fatal(err)
	}
}

// leaves quits, and waits until the program has ended without complaint.
func (s *sitting) leaves() {
	s.t.Helper()
	s.sends(quit)
	s.end()
	if s.err != nil {
		s.t.Fatalf("the program ended with %v; it showed:\n%s", s.err, s.screen.Text())
	}
}

func (s *sitting) end() {
	s.t.Helper()
	select {
	case <-s.ended:
	case <-time.After(patience):
		shows, _ := s.shown()
		s.t.Fatalf("the program does not end; it shows:\n%s\n%s", shows, s.stuck())
	}
}

// kill ends the program as a power cut does.
func (s *sitting) kill() {
	s.t.Helper()
	if err := s.cmd.Process.Signal(syscall.SIGKILL); err != nil && !errors.Is(err, os.ErrProcessDone) {
		s.t.Fatal(err)
	}
	s.end()
}
