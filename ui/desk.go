package ui

import (
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
	"doorstep/session/store"
)

// desk is the open session: what every screen reads, and the only way in which
// one writes. It lives on the event loop. What is written is applied to the
// state at once, so that it is drawn with the next frame, and goes to the
// store in the order in which it was written; the status line says how far it
// has come.
type desk struct {
	doc    *store.Doc
	state  *session.State
	pack   *content.Pack
	src    session.Source
	opened *store.Opened

	// waiting are changes that the store does not have yet, oldest first.
	waiting []*session.Change
	// sent is how many of them are with the store now.
	sent int
	// kept counts changes that are durable on this laptop.
	failed error
	// warned says that leaving was asked for while changes were in memory only.
	warned bool
	file   fileState
	// names says that real names are on the screen.
	names bool
	// packNote says why the session's own pack could not be used.
	packNote string
	// view says why nothing can be written here; empty where it can. Another
	// window may write the session, or this may be how it was.
	view string
	// table is whose thread is on the screen; zero: all of them.
	table session.ID
	// asked is what was last looked for.
	asked string
	// read is what was made of the records, nil where nobody asked.
	read  *readings
	times daytimes
	watch watch
	// left is what was half typed when an earlier sitting was cut off, and
	// stopped the activity whose clock ran then.
	left    jotting
	stopped string
	// did counts the gestures that a person asked for.
	did int64
}

// fileState is how far the document is behind the laptop.
type fileState struct {
	saved bool
	at    time.Time
	err   error
	// failures in a row; after a few the person is offered another place.
	failures int
	// held is what may still hold words that were removed for good; "" is nothing.
	held string
}

// manyFailures is when waiting for the medium stops being the best advice.
const manyFailures = 3

// committedMsg says how the store took the changes that it was sent.
type committedMsg struct{ err error }

// docMsg is something that the store tells on its own: published, not
// published, or changes of another laptop found in the document.
type docMsg struct {
	doc   *store.Doc
	event store.Event
}

// retryMsg asks to offer the store again what it refused.
type retryMsg struct{}

// session is the workshop's own record.
func (d *desk) session() session.Session {
	s, _ := session.One[session.Session](d.state, d.state.Session)
	return s
}

// short says whether the workshop follows the short path.
func (d *desk) short() bool { return d.session().Plan == "short" }

// today and now are the laptop's civil date and time, as records hold them.
func (d *desk) today() string { return d.src.Now().Format(time.DateOnly) }
func (d *desk) now() string   { return d.src.Now().Format(session.CivilTime) }

// entry reads and writes typed values.
func (d *desk) entry() session.Entry { return session.Entry{State: d.state, Today: d.today()} }

// do makes one gesture. Whatever it wrote before an error stays and is kept.
func (d *desk) do(activity string, f func(g *session.Gesture) error) tea.Cmd {
	if d.view != "" {
		return say(toneWarn, d.view)
	}
	had := len(d.waiting)
	cmd := d.note(activity, f)
	if done := d.waiting[min(had, len(d.waiting)):]; len(done) > 0 && done[len(done)-1].Op != session.OpRedact {
		d.did++
	}
	return cmd
}

const onlyView = "Another window writes this session; here it can only be seen. Close it there, then open it again here."

// note makes a gesture that the person did not ask for, such as where the
// workshop stands. A view does without it.
func (d *desk) note(activity string, f func(g *session.Gesture) error) tea.Cmd {
	if d.view != "" {
		return nil
	}
	g := d.state.Begin(d.src, d.doc.Device(), activity)
	err := f(g)
	cmd := d.keep(g)
	if err != nil {
		return tea.Batch(cmd, say(toneError, sentence(err)))
	}
	return cmd
}

// keep hands a gesture's changes to the store.
func (d *desk) keep(g *session.Gesture) tea.Cmd {
	d.waiting = append(d.waiting, g.Changes()...)
	return d.send()
}

// send gives the store all that waits, if it is not busy with an earlier part.
func (d *desk) send() tea.Cmd {
	if d.sent > 0 || len(d.waiting) == 0 {
		return nil
	}
	d.sent = len(d.waiting)
	d.file.saved = false
	return commitCmd(d.doc, slices.Clone(d.waiting))
}

// committed notes the store's answer and sends what came in between.
func (d *desk) committed(msg committedMsg) tea.Cmd {
	sent := d.sent
	d.sent = 0
	if msg.err != nil {
		d.failed = msg.err
		return tea.Tick(2*time.Second, func(time.Time) tea.Msg { return retryMsg{} })
	}
	d.failed, d.warned = nil, false
	d.waiting = d.waiting[sent:]
	return d.send()
}

// heard takes what the store told.
func (d *desk) heard(e store.Event) {
	switch e := e.(type) {
	case store.Published:
		d.file = fileState{saved: d.doc.Status().Saved && len(d.waiting) == 0, at: e.At, held: stillHeld(d.doc.Scrubbed())}
	case store.NotPublished:
		d.file = fileState{err: e.Err, failures: d.file.failures + 1}
	case store.Foreign:
		d.state.ApplyAll(e.Changes)
	}
}

// progress says where what was typed is now: the promise of the status line.
func (d *desk) progress() (tone, string) {
	switch {
	case d.view != "":
		return toneInfo, "view only"
	case d.failed != nil:
		return toneError, fmt.Sprintf("%s only in memory: %s", plural(len(d.waiting), "change", "changes"), sentence(d.failed))
	case len(d.waiting) > 0:
		return toneInfo, "keeping…"
	case d.file.err != nil && d.file.failures >= manyFailures:
		return toneWarn, "kept on this laptop; " + keyName(keys.elsewhere) + " saves elsewhere: " + sentence(d.file.err)
	case d.file.err != nil:
		return toneWarn, "kept on this laptop: " + sentence(d.file.err)
	case !d.file.saved:
		return toneInfo, "kept on this laptop"
	case d.file.held != "":
		return toneWarn, "saved; " + d.file.held
	}
	return toneDone, "saved " + d.file.at.Format("15:04")
}

// undo takes back, or brings back, the latest gesture, and says which.
func (d *desk) undo(redo bool) tea.Cmd {
	if d.view != "" {
		return say(toneWarn, d.view)
	}
	take, verb := d.state.Undo, "Undone"
	if redo {
		take, verb = d.state.Redo, "Done again"
	}
	g, done, err := take(d.src, d.doc.Device())
	cmd := d.keep(g)
	switch {
	case err != nil:
		return tea.Batch(cmd, say(toneError, sentence(err)))
	case done.Batch.IsZero() && len(done.Skipped) > 0:
		return say(toneWarn, "Nothing undone: another laptop has changed it since.")
	case done.Batch.IsZero() && redo:
		return say(toneInfo, "There is nothing to do again.")
	case done.Batch.IsZero():
		return say(toneInfo, "There is nothing to undo.")
	}
	return tea.Batch(cmd, say(toneDone, verb+": "+d.what(done)))
}
