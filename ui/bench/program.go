//go:build linux

package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// program is one that runs in an emulated terminal, which answers what it is
// asked at once.
type program struct {
	cmd     *exec.Cmd
	tty     *os.File
	began   time.Time
	mu      sync.Mutex
	screen  *vt.Emulator
	shown   string
	bytes   int
	changes chan change
	ended   chan struct{}
}

// change is a read after which the screen was another.
type change struct {
	at   time.Time // when the read was done, before it was drawn
	text string
}

// launch starts a command line of a shell.
func launch(command string, w, h int) (*program, error) {
	p := &program{
		cmd: exec.Command("sh", "-c", "exec "+command), screen: vt.NewEmulator(w, h),
		changes: make(chan change, 1<<12), ended: make(chan struct{}),
	}
	p.cmd.Env = append(os.Environ(), "TERM=xterm-256color", "COLORTERM=truecolor", "TERM_PROGRAM=bench", "TMUX=")
	p.began = time.Now()
	var err error
	if p.tty, err = pty.StartWithSize(p.cmd, &pty.Winsize{Cols: uint16(w), Rows: uint16(h)}); err != nil {
		return nil, err
	}
	go func() { _, _ = io.Copy(p.tty, p.screen) }() // answers, until it ends
	go p.listen()
	return p, nil
}

func (p *program) listen() {
	defer close(p.ended)
	part := make([]byte, 1<<16)
	for {
		n, err := p.tty.Read(part)
		at := time.Now()
		if n > 0 {
			p.mu.Lock()
			p.bytes += n
			_, _ = p.screen.Write(part[:n]) // it never fails
			text := p.screen.Render() + fmt.Sprint(p.screen.CursorPosition())
			if text != p.shown {
				p.shown = text
				p.changes <- change{at, text}
			}
			p.mu.Unlock()
		}
		if err != nil {
			return
		}
	}
}

// next waits for a change. It isn't ok where none comes in the time.
func (p *program) next(most time.Duration) (change, bool) {
	select {
	case c := <-p.changes:
		return c, true
	case <-time.After(most):
		return change{}, false
	}
}

// ready waits until a text shows, for an empty one until any does.
func (p *program) ready(text string) (time.Time, error) {
	for {
		c, ok := p.next(20 * time.Second)
		if !ok {
			return time.Time{}, fmt.Errorf("it never showed %q; it shows:\n%s", text, p.shown)
		}
		p.mu.Lock()
		plain := p.screen.String()
		p.mu.Unlock()
		if strings.Contains(plain, text) && strings.TrimSpace(plain) != "" {
			return c.at, nil
		}
	}
}

// rest waits until nothing has changed for a while.
func (p *program) rest(quiet time.Duration) {
	for {
		if _, changed := p.next(quiet); !changed {
			return
		}
	}
}

// named are the keys that aren't typed as they stand.
var named = map[string]string{
	"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "enter": "\r", "tab": "\t", "esc": "\x1b",
	"backspace": "\x7f", "end": "\x1b[F", "home": "\x1b[H", "space": " ", "f3": "\x1bOR", "f4": "\x1bOS", "f7": "\x1b[18~",
}

func (p *program) press(key string) error {
	if seq, ok := named[key]; ok {
		key = seq
	}
	_, err := p.tty.WriteString(key)
	return err
}

// stop ends it, whatever it is at.
func (p *program) stop() {
	_ = p.cmd.Process.Kill() // it may have ended
	_ = p.cmd.Wait()
	_ = p.tty.Close()
	<-p.ended
	_ = p.screen.Close()
}
