package ui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"doorstep/ui/terminal"
)

// ended is after the screen is gone, for whatever reason: the terminal is the
// person's again, and what is open is kept. The error is one sentence.
func (a *app) ended(err error) error {
	a.release()
	var fault *terminal.Fault
	switch {
	case a.result != nil:
		return a.result
	case errors.As(err, &fault):
		return fmt.Errorf("the screen stopped at %w; what was typed is kept%s, so open the session again to go on",
			err, a.noted(fault))
	case errors.Is(err, terminal.ErrEnded):
		return errors.New("the program was told to end; what was typed is kept")
	case err != nil:
		return fmt.Errorf("the screen stopped: %w; what was typed is in the file", err)
	}
	return nil
}

// release closes a session that the program was torn away from, as by a signal
// or a fault. What is half typed is kept where its screen still can.
func (a *app) release() {
	a.endTour()
	d := a.env.desk
	if d == nil {
		return
	}
	for _, s := range a.stack {
		if l, ok := s.(leaver); ok {
			unharmed(func() { l.Leave(true) })
		}
	}
	unharmed(func() { d.pause("") })
	a.result = closeDoc(d.doc, d.waiting)
}

// unharmed does what a fault may have made impossible, without a second one.
func unharmed(do func()) {
	defer func() { _ = recover() }()
	do()
}

// noted keeps what is known of a fault beside the working copies, for whoever
// mends it, and says where.
func (a *app) noted(f *terminal.Fault) string {
	dir := a.env.cfg.Store.StateDir
	if dir == "" {
		return ""
	}
	path := filepath.Join(dir, "fault.txt")
	if err := os.WriteFile(path, fmt.Appendf(nil, "%v\n\n%s", f.Value, f.Stack), 0o600); err != nil {
		return "" // it only helps
	}
	return " and the fault described in " + path
}
