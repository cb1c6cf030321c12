//go:build unix

package terminal

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"

	"doorstep/ui/terminal/emulator"
)

// childVariable makes this test binary a program that shows a deck on the
// terminal that it belongs to, by the renderer it names.
const childVariable = "DOORSTEP_TEST_RENDERER"

func TestMain(m *testing.M) {
	if r := os.Getenv(childVariable); r != "" {
		d := newDeck(plain)
		d.do = map[string]tea.Cmd{"z": tea.Suspend}
		err := Run(context.Background(), Options{Renderer: Renderer(r)}, d)
		fmt.Printf("ended with %v\r\n", err)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// child starts such a program.
func child(t *testing.T, r Renderer) (*sitting, *exec.Cmd) {
	t.Helper()
	s := open(t, 40, 6, func(e *emulator.Terminal) { e.Knows = map[int]bool{2026: true} })
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	s.starts(cmd, r)
	s.wants("screen 0 of 40x6")
	return s, cmd
}

// starts runs a command on a terminal of its own.
func (s *sitting) starts(cmd *exec.Cmd, r Renderer) {
	s.t.Helper()
	cmd.Env = append(os.Environ(), childVariable+"="+string(r), "TERM=xterm-256color", "TERM_PROGRAM=", "SSH_TTY=")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = s.tty, s.tty, s.tty
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	go func() { s.done <- cmd.Wait() }()
	s.t.Cleanup(func() { _ = cmd.Process.Kill() }) // it has ended if all went well
}

// TestSignals ends the program from outside. Its terminal is usable, and it
// could say so.
func TestSignals(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT} {
		t.Run(sig.String(), func(t *testing.T) {
			both(t, func(t *testing.T, r Renderer) {
				s, cmd := child(t, r)
				if err := cmd.Process.Signal(sig); err != nil {
					t.Fatal(err)
				}
				if err := s.ends(); err != nil {
					t.Fatal(err)
				}
				s.usable()
				s.wants("ended with the program was told to end")
			})
		})
	}
}

// TestSuspend stops the program as Ctrl+Z does, under a shell. While it is
// stopped the terminal is the shell's; then it goes on where it was, in the
// size that the window has become.
func TestSuspend(t *testing.T) {
	both(t, func(t *testing.T, r Renderer) {
		s := open(t, 40, 6, func(e *emulator.Terminal) { e.Knows = map[int]bool{2026: true} })
		cmd := exec.Command("sh", "-c", `set -m; "$0" "-test.run=^$"; echo "the shell is back"; read x; fg >/dev/null; echo "and done"`, os.Args[0])
		s.starts(cmd, r)
		s.wants("screen 0 of 40x6")
		s.send(right + "z")
		s.wants("the shell is back")
		s.usable()
		s.resize(50, 7)
		s.send("\r")
		s.wants("screen 1 of 50x7")
		s.send(right)
		s.wants("screen 2 of 50x7")
		s.send(quit)
		if err := s.ends(); err != nil {
			t.Fatal(err)
		}
		s.usable()
		s.wants("ended with <nil>")
	})
}

// TestStopped is a stop that can't be seen coming. The shell takes the terminal
// as it is, and puts it right for itself.
func TestStopped(t *testing.T) {
	s, cmd := child(t, Own)
	for _, sig := range []syscall.Signal{syscall.SIGSTOP, syscall.SIGCONT} {
		if err := cmd.Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
		if sig == syscall.SIGSTOP {
			var status syscall.WaitStatus
			if _, err := syscall.Wait4(cmd.Process.Pid, &status, syscall.WUNTRACED, nil); err != nil || !status.Stopped() {
				t.Fatalf("the process isn't stopped: %v", err)
			}
			if err := term.Restore(s.tty.Fd(), s.before); err != nil {
				t.Fatal(err)
			}
			s.mu.Lock()
			_, _ = s.e.Write([]byte("\x1b[?25h\x1b[3Hof the shell"))
			s.mu.Unlock()
			s.resize(50, 7)
		}
	}
	s.wants("screen 0 of 50x7")
	s.send(right)
	s.wants("screen 1 of 50x7")
	s.send(quit)
	if err := s.ends(); err != nil {
		t.Fatal(err)
	}
	s.usable()
}

// TestFaults panics in each part of a model. The error says so, the terminal is
// usable, and nothing but the error tells of it.
func TestFaults(t *testing.T) {
	bad := func() tea.Msg { panic("the command is out of its mind") }
	none := func() tea.Msg { return nil }
	wait := func() tea.Msg { time.Sleep(time.Hour); return nil }
	cases := map[string]tea.Cmd{
		"update": nil, "command": bad, "batch": tea.Batch(none, bad, wait), "sequence": tea.Sequence(none, bad, wait),
		"nested": tea.Batch(wait, func() tea.Msg { return tea.Sequence(none, tea.Batch(bad, wait))() }),
	}
	for name, cmd := range cases {
		t.Run(name, func(t *testing.T) {
			both(t, func(t *testing.T, r Renderer) {
				d := newDeck(plain)
				key := "x"
				if cmd == nil {
					key = "!"
				}
				d.do = map[string]tea.Cmd{"x": cmd}
				s := sit(t, r, d, 40, 6, nil)
				s.wants("screen 0 of 40x6")
				s.send(key)
				s.faulty("out of its mind")
			})
		})
	}
	t.Run("view", func(t *testing.T) {
		both(t, func(t *testing.T, r Renderer) {
			s := sit(t, r, newDeck(func(n, w, h int) tea.View {
				if n == 1 {
					panic("the view is out of its mind")
				}
				return plain(n, w, h)
			}), 40, 6, nil)
			s.wants("screen 0 of 40x6")
			s.send(right)
			s.faulty("out of its mind")
		})
	})
	t.Run("start", func(t *testing.T) {
		both(t, func(t *testing.T, r Renderer) {
			s := sit(t, r, newDeck(func(n, w, h int) tea.View { panic("no view at all") }), 40, 6, nil)
			s.faulty("no view at all")
		})
	})
}

func (s *sitting) faulty(words string) {
	s.t.Helper()
	err := s.ends()
	var fault *Fault
	if !errors.As(err, &fault) || !strings.Contains(err.Error(), words) || len(fault.Stack) == 0 {
		s.t.Fatalf("it ended with %v", err)
	}
	s.usable()
	s.mu.Lock()
	defer s.mu.Unlock()
	if strings.Contains(s.raw.String(), "goroutine") {
		s.t.Errorf("a trace was shown: %s", s.raw.String())
	}
}

// TestTerminalGone is a window that is closed without a word.
func TestTerminalGone(t *testing.T) {
	d := newDeck(plain)
	s := sit(t, Own, d, 40, 6, nil)
	s.wants("screen 0 of 40x6")
	s.mu.Lock()
	s.hangs = true
	s.mu.Unlock()
	s.send(right)
	if err := s.ends(); !errors.Is(err, ErrEnded) {
		t.Fatalf("it ended with %v", err)
	}
}

// TestFrozenTerminal takes nothing any more. The program still ends when it is
// told to.
func TestFrozenTerminal(t *testing.T) {
	big := strings.Repeat(strings.Repeat("x", 199)+"\n", 200)
	ctx, end := context.WithCancel(context.Background())
	s := open(t, 200, 200, nil)
	d := newDeck(func(n, w, h int) tea.View {
		v := plain(n, w, h)
		if n > 0 {
			v.SetContent(strings.ReplaceAll(big, "x", string(rune('a'+n%26))))
		}
		return v
	})
	go func() {
		s.done <- Run(ctx, Options{In: s.tty, Out: s.tty, Env: environment}, d)
	}()
	s.wants("screen 0 of 200x200")
	s.mu.Lock() // nothing is read from here on
	for range 30 {
		s.send(right)
	}
	s.message(d, "the keys, though it can't draw", func(tea.Msg) bool { return len(d.messages()) > 30 })
	end()
	err := s.ends()
	s.mu.Unlock()
	if !errors.Is(err, ErrEnded) {
		t.Fatalf("it ended with %v", err)
	}
}
