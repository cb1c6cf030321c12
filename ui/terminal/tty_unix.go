//go:build unix

package terminal

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// tty is the terminal as the system has it: two files and their settings.
type tty struct {
	in, out *os.File
	before  *term.State // what restore puts back
}

// openTTY is ok where both streams are terminals.
func openTTY(in io.Reader, out io.Writer) (*tty, bool) {
	i, ok := in.(*os.File)
	o, also := out.(*os.File)
	if !ok || !also || !term.IsTerminal(i.Fd()) || !term.IsTerminal(o.Fd()) {
		return nil, false
	}
	return &tty{in: i, out: o}, true
}

// raw hands every key over as it is pressed. The settings of the first time
// are those that come back.
func (t *tty) raw() error {
	before, err := term.MakeRaw(t.in.Fd())
	if t.before == nil && err == nil {
		t.before = before
	}
	return err
}

func (t *tty) restore() error {
	if t.before == nil {
		return nil
	}
	return term.Restore(t.in.Fd(), t.before)
}

// size is the window's, in cells. A terminal that doesn't know has 80 by 24.
func (t *tty) size() (w, h int) {
	w, h, err := term.GetSize(t.out.Fd())
	if err != nil || w <= 0 || h <= 0 {
		return 80, 24
	}
	return w, h
}

// listen tells of a window that was resized, of being asked to stop, and of
// going on after a stop that could not be seen coming. It returns with ctx.
func listen(ctx context.Context, resized, suspend, goneOn func()) {
	window, job := make(chan os.Signal, 1), make(chan os.Signal, 1)
	signal.Notify(window, syscall.SIGWINCH)
	defer signal.Stop(window)
	signal.Notify(job, syscall.SIGTSTP, syscall.SIGCONT)
	defer signal.Stop(job)
	for {
		select {
		case <-ctx.Done():
			return
		case <-window:
			resized()
		case s := <-job:
			if s == syscall.SIGCONT {
				goneOn()
				continue
			}
			signal.Stop(job)
			suspend()
			signal.Notify(job, syscall.SIGTSTP, syscall.SIGCONT)
		}
	}
}

// askToStop is Ctrl+Z as the shell would hear it.
func askToStop() { _ = syscall.Kill(os.Getpid(), syscall.SIGTSTP) } // a process may signal itself

// stopSelf stops the process, and those that run it, as if it had no say in it.
// Go keeps its handler for SIGTSTP once there was one, so SIGSTOP does it. A
// process that no shell could let go on isn't stopped, as the system has it.
func stopSelf() {
	if orphan() {
		return
	}
	_ = syscall.Kill(0, syscall.SIGTSTP) // nobody listens for it here just now
	_ = syscall.Kill(os.Getpid(), syscall.SIGSTOP)
	time.Sleep(moment) // which is over when it goes on
}

// moment is longer than a stop takes to come.
const moment = 200 * time.Millisecond

func orphan() bool {
	ours, err := unix.Getsid(0)
	theirs, also := unix.Getsid(os.Getppid())
	return err != nil || also != nil || ours != theirs
}
