//go:build linux

package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// The terminal's size.
const columns, lines = 120, 40

// program is one that runs in an emulated terminal, which answers what it is
// asked at once. It has to stand up to any program, where doorstep's own
// emulator, for its tests, fails on what doorstep never writes.
type program struct {
	cmd     *exec.Cmd
	tty     *os.File
	began   time.Time
	screen  *vt.Emulator
	changes chan change
	ended   chan struct{}

	mu            sync.Mutex
	shown         string // the screen with its styles and cursor
	bytes, wasted int    // written in all, and by writes that changed nothing
}

// change is a read after which the screen was another.
type change struct {
	at   time.Time // when the read was done, before it was drawn
	text string    // of the screen, without styles
}

// launch starts a program.
func launch(args, env []string) (*program, error) {
	p := &program{
		cmd: exec.Command(args[0], args[1:]...), screen: vt.NewEmulator(columns, lines),
		changes: make(chan change, 1<<12), ended: make(chan struct{}),
	}
	p.cmd.Env = append(os.Environ(), "TERM=xterm-256color", "COLORTERM=truecolor", "TERM_PROGRAM=bench", "TMUX=")
	p.cmd.Env = append(p.cmd.Env, env...)
	p.began = time.Now()
	var err error
	if p.tty, err = pty.StartWithSize(p.cmd, &pty.Winsize{Cols: columns, Rows: lines}); err != nil {
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
			p.draw(part[:n], at)
		}
		if err != nil {
			return
		}
	}
}

func (p *program) draw(part []byte, at time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.bytes += len(part)
	_, _ = p.screen.Write(part) // it never fails
	shown := p.screen.Render() + fmt.Sprint(p.screen.CursorPosition())
	if shown == p.shown {
		p.wasted += len(part)
		return
	}
	p.shown = shown
	p.changes <- change{at, p.screen.String()}
}

// written is how many bytes came so far, and how many of them changed nothing.
func (p *program) written() (bytes, wasted float64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return float64(p.bytes), float64(p.wasted)
}

// next waits for a change. It isn't ok where none comes in the time, or ever.
func (p *program) next(most time.Duration) (change, bool) {
	select {
	case c := <-p.changes:
		return c, true
	default:
	}
	select {
	case c := <-p.changes:
		return c, true
	case <-time.After(most):
	case <-p.ended:
		select {
		case c := <-p.changes:
			return c, true
		default:
		}
	}
	return change{}, false
}

// showing waits for a change after which one of the texts shows.
func (p *program) showing(texts []string) (change, error) {
	var last string
	for {
		c, ok := p.next(20 * time.Second)
		if !ok {
			return change{}, fmt.Errorf("it never showed any of %q; it shows:\n%s", texts, last)
		}
		if last = c.text; shows(c.text, texts) {
			return c, nil
		}
	}
}

// shows says whether one of the texts is on a screen, where "" is any text.
func shows(screen string, texts []string) bool {
	blank := strings.TrimSpace(screen) == ""
	return slices.ContainsFunc(texts, func(text string) bool { return !blank && strings.Contains(screen, text) })
}

// rest waits until nothing has changed for a while, and returns the last change
// before it, if there was one.
func (p *program) rest(quiet time.Duration) (last change, any bool) {
	for {
		c, changed := p.next(quiet)
		if !changed {
			return last, any
		}
		last, any = c, true
	}
}

// named are the keys that aren't typed as they stand.
var named = map[string]string{
	"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "enter": "\r", "tab": "\t", "esc": "\x1b",
	"backspace": "\x7f", "end": "\x1b[F", "home": "\x1b[H", "space": " ", "f3": "\x1bOR", "f4": "\x1bOS", "f7": "\x1b[18~",
	"ctrl+f": "\x06", "ctrl+q": "\x11",
}

// press types a key by its name, or a text.
func (p *program) press(key string) error {
	if seq, ok := named[key]; ok {
		key = seq
	}
	_, err := p.tty.WriteString(key)
	return err
}

// leave presses a key that ends it, and waits until it has ended; then what it
// had open is closed as when a person leaves.
func (p *program) leave(key string) {
	_ = p.press(key) // it may have ended
	select {
	case <-p.ended:
	case <-time.After(10 * time.Second):
	}
	p.stop()
}

// stop ends it and all that it has started, whatever they are at: as long as one
// of them has the terminal, there is no end to reading from it.
func (p *program) stop() {
	_ = syscall.Kill(-p.cmd.Process.Pid, syscall.SIGKILL) // they may have ended
	_ = p.cmd.Wait()
	_ = p.tty.Close()
	<-p.ended
	_ = p.screen.Close()
}
