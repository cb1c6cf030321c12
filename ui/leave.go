package ui

import (
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"doorstep/session/store"
)

// quit never asks and never loses: what is being typed is kept as far as it
// can be, and the program ends when the file has it, or says where it is. Only
// where this laptop could keep nothing does the key have to be pressed twice,
// since what is in memory alone goes with the program.
func (a *app) quit() tea.Cmd {
	d := a.env.desk
	if d == nil {
		return tea.Sequence(a.writeWaits(), tea.Quit)
	}
	if n := len(d.waiting); d.failed != nil && n > 0 && !d.warned {
		d.warned = true
		a.status = statusMsg{toneError, "Leaving now would lose " + plural(n, "change", "changes") + ". Make room and stay, it is tried again; " + keyName(keys.quit) + " once more leaves all the same."}
		return nil
	}
	return a.close(true)
}

// close ends the open session, and then the program or back to the library.
func (a *app) close(quit bool) tea.Cmd {
	d := a.env.desk
	a.leaving = "Saving to " + shown(d.doc.Path()) + a.env.theme.sign("…", "...")
	for _, s := range a.stack {
		if l, ok := s.(leaver); ok {
			l.Leave(true)
		}
	}
	d.pause("")
	// Whatever waits, the part that is with the store already among it, goes to
	// the store once more: a change that it has is not added again.
	return closeCmd(d.doc, d.waiting, quit)
}

// reopen closes an older copy of a session and opens it again with what was
// made on this laptop later.
func (a *app) reopen() tea.Cmd {
	d := a.env.desk
	o := a.env.cfg.Store
	o.Forward = true
	a.env.desk, a.stack = nil, nil
	next := a.push(&loading{env: a.env, path: d.doc.Path(), open: openCmd(d.doc.Path(), o)})
	return tea.Sequence(forgetCmd(d.doc, d.waiting), next)
}

// leaver is a screen that keeps what is being typed before it is left.
type leaver interface{ Leave(final bool) tea.Cmd }

func (a *app) closed(msg closedMsg) tea.Cmd {
	a.env.desk, a.leaving, a.stack = nil, "", nil
	cmd := a.push(newLibrary(a.env))
	switch {
	case msg.quit:
		if a.result = msg.err; errors.Is(msg.err, store.ErrKept) {
			a.result = fmt.Errorf("%w; it comes into the file with the next opening", msg.err)
		}
		return tea.Quit
	case msg.err != nil:
		a.status = statusMsg{toneError, sentence(msg.err)}
	default:
		a.status = statusMsg{toneDone, "Saved to " + shown(msg.path) + "."}
	}
	return cmd
}
