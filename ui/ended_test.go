//go:build unix

package ui

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"

	"doorstep/session"
	"doorstep/ui/terminal"
)

// faulty is the program with a fault: it doesn't survive F12.
type faulty struct{ *app }

func (f faulty) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok && k.Code == tea.KeyF12 {
		panic("the history is upside down")
	}
	_, cmd := f.app.Update(msg)
	return f, cmd
}

// TestAFaultKeepsWhatWasTyped ends the program by a panic in the middle of a
// line, with either renderer.
func TestAFaultKeepsWhatWasTyped(t *testing.T) {
	for _, r := range []terminal.Renderer{terminal.Own, terminal.Stock} {
		t.Run(string(r), func(t *testing.T) {
			s := newStage(t)
			s.begin("Fault")
			s.to("1.6")
			path := s.app.env.desk.doc.Path()
			s.end()

			master, tty, err := pty.Open()
			if err != nil {
				t.Fatal(err)
			}
			defer master.Close()
			defer tty.Close()
			if err := pty.Setsize(tty, &pty.Winsize{Cols: 80, Rows: 24}); err != nil {
				t.Fatal(err)
			}
			open := untilSent(master, "Silent")
			before, err := term.GetState(tty.Fd())
			if err != nil {
				t.Fatal(err)
			}
			s.app = newApp(Config{Path: path, At: "1.6", Theme: "dark", Dirs: []string{s.dir}, Source: s.src.source(), Store: s.storeOptions()})
			ended := make(chan error, 1)
			go func() {
				ended <- s.app.ended(terminal.Run(context.Background(), terminal.Options{In: tty, Out: tty, Env: []string{"TERM=xterm"}, Renderer: r}, faulty{s.app}))
			}()
			select {
			case <-open:
			case <-time.After(30 * time.Second):
				t.Fatal("the session isn't opened")
			}
			if _, err := master.WriteString("a whole card\rhalf a card\x1b[24~"); err != nil {
				t.Fatal(err)
			}
			select {
			case err = <-ended:
			case <-time.After(30 * time.Second):
				t.Fatal("the program doesn't end")
			}
			s.app.env.desk = nil
			note := filepath.Join(s.storeOptions().StateDir, "fault.txt")
			for _, part := range []string{"upside down", "what was typed is kept", note} {
				if err == nil || !strings.Contains(fmt.Sprint(err), part) {
					t.Errorf("it ended with %v, not a word of %q", err, part)
				}
			}
			if b, err := os.ReadFile(note); err != nil || !strings.Contains(string(b), "goroutine") {
				t.Errorf("the fault isn't described: %v", err)
			}
			if after, err := term.GetState(tty.Fd()); err != nil || *after != *before {
				t.Errorf("the terminal isn't as before: %v", err)
			}
			s.start(path)
			s.reads(session.KindCard, "a whole card", "half a card")
		})
	}
}

// untilSent reads a terminal until it is closed. The channel closes when a text
// has come.
func untilSent(master io.Reader, text string) <-chan struct{} {
	came := make(chan struct{})
	go func() {
		var seen []byte
		part := make([]byte, 1<<15)
		for shown := false; ; {
			n, err := master.Read(part)
			if seen = append(seen, part[:n]...); !shown && strings.Contains(string(seen), text) {
				shown = true
				close(came)
			}
			if err != nil {
				return
			}
		}
	}()
	return came
}
