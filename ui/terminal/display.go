package terminal

import (
	"context"
	"errors"
	"io"
	"sync"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// display writes frames to the terminal, in a goroutine of its own: a terminal
// that is slow, or takes nothing any more, never holds up the model. Of the
// frames that come meanwhile the last is drawn.
type display struct {
	out    io.Writer
	failed func(error)
	wake   chan struct{}
	first  chan struct{} // closed when the first frame is out

	handing sync.Mutex // of what follows
	handed  handed

	writing sync.Mutex // of what follows; it may be held for as long as a write takes
	ours    bool       // the terminal
	entered bool       // it was told so
	last    *frame
	painter painter
	modes   modes
	synced  bool // the terminal can show a frame at once
	shown   bool // the cursor is
}

// frame is a view, and the window that it was made for.
type frame struct {
	view tea.View
	w, h int
}

// handed is what waits to be written: changes to the display itself, then a
// frame, then sequences that are part of none.
type handed struct {
	changes []func()
	frame   *frame
	words   string
}

func newDisplay(out io.Writer, profile colorprofile.Profile, failed func(error)) *display {
	d := &display{out: out, failed: failed, wake: make(chan struct{}, 1), first: make(chan struct{})}
	d.painter.profile = profile
	return d
}

// run draws what is handed in until ctx ends.
func (d *display) run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-d.wake:
			if err := d.flush(); err != nil {
				d.failed(err)
				return
			}
		}
	}
}

// show, say and set hand something in, and never wait.
func (d *display) show(f frame)     { d.hand(func(h *handed) { h.frame = &f }) }
func (d *display) say(words string) { d.hand(func(h *handed) { h.words += words }) }
func (d *display) set(change func()) {
	d.hand(func(h *handed) { h.changes = append(h.changes, change) })
}

func (d *display) hand(in func(*handed)) {
	d.handing.Lock()
	in(&d.handed)
	d.handing.Unlock()
	select {
	case d.wake <- struct{}{}:
	default: // it was woken already, and will see this too
	}
}

// repaint draws everything again.
func (d *display) repaint() { d.set(d.painter.spoil) }

// flush writes what was handed in. While the terminal is another's it waits.
func (d *display) flush() error {
	d.writing.Lock()
	defer d.writing.Unlock()
	if !d.ours {
		return nil
	}
	d.handing.Lock()
	h := d.handed
	d.handed = handed{}
	d.handing.Unlock()
	for _, change := range h.changes {
		change()
	}
	if h.frame == nil && len(h.changes) > 0 {
		h.frame = d.last
	}
	var b []byte
	if h.frame != nil {
		d.last = h.frame
		b = d.draw(h.frame)
	}
	if b = append(b, h.words...); len(b) == 0 {
		return nil
	}
	err := d.write(b)
	select {
	case <-d.first:
	default:
		close(d.first)
	}
	return err
}

// write writes all of it. Another program on the same terminal may have made it
// one that refuses what it can't take at once; then it is asked again.
func (d *display) write(b []byte) error {
	for {
		n, err := d.out.Write(b)
		if err == nil || !errors.Is(err, syscall.EAGAIN) {
			return err
		}
		b = b[n:]
		time.Sleep(time.Millisecond)
	}
}

// draw is the bytes of a frame, none where nothing has changed. The terminal
// shows it at once if it can; else the cursor is hidden while it is drawn.
func (d *display) draw(f *frame) []byte {
	p := &d.painter
	if p.w != f.w || p.h != f.h {
		p.resize(f.w, f.h)
	}
	to := modesOf(f.view)
	var b []byte
	if d.entered {
		b = append(b, change(d.modes, to)...)
	} else {
		b = append(b, enter(to)...)
		p.spoil()
		d.entered, d.shown = true, false
	}
	d.modes = to

	body := p.frame(f.view.Content)
	draws := len(body) > 0
	if c := f.view.Cursor; c != nil {
		p.move(min(max(c.X, 0), f.w-1), min(max(c.Y, 0), f.h-1))
		body = p.out.Bytes()
	}
	show := f.view.Cursor != nil
	b = append(b, either(draws && d.synced, ansi.SetModeSynchronizedOutput, "")...)
	b = append(b, either(d.shown && (!show || draws && !d.synced), ansi.ResetModeTextCursorEnable, "")...)
	b = append(b, body...)
	b = append(b, either(show && (!d.shown || draws && !d.synced), ansi.SetModeTextCursorEnable, "")...)
	b = append(b, either(draws && d.synced, ansi.ResetModeSynchronizedOutput, "")...)
	d.shown = show
	return b
}

// take makes the terminal ours. It is told so with the next frame, which is the
// last one where it was ours before.
func (d *display) take() {
	d.writing.Lock()
	d.ours = true
	d.writing.Unlock()
	d.set(func() {})
}

// give undoes all that the terminal was told, and says whether there was
// anything to undo. A terminal that takes nothing any more is given up.
func (d *display) give() bool {
	given := make(chan bool, 1)
	go func() {
		d.writing.Lock()
		defer d.writing.Unlock()
		was := d.entered
		d.ours, d.entered = false, false
		if was {
			d.handing.Lock()
			words := d.handed.words
			d.handed.words = ""
			d.handing.Unlock()
			_, _ = io.WriteString(d.out, words+leave(d.modes, d.painter.method == ansi.GraphemeWidth, d.painter.h)) // it may be gone
		}
		given <- was
	}()
	select {
	case was := <-given:
		return was
	case <-time.After(patience):
		return true
	}
}

// patience is how long a terminal may take to be told that we leave it.
const patience = time.Second

// modeReported takes up what the terminal turns out to be able to. The question
// was asked with the first frame and is never waited for.
func (d *display) modeReported(m tea.ModeReportMsg) {
	switch {
	case m.Mode == ansi.ModeSynchronizedOutput && m.Value == ansi.ModeReset:
		d.set(func() { d.synced = true })
	case m.Mode == ansi.ModeUnicodeCore && Graphemes(m):
		d.say(ansi.SetModeUnicodeCore)
		d.set(func() { d.painter.measure(ansi.GraphemeWidth) })
	}
}

// Graphemes says whether the terminal has just said that it counts the cells of
// text by graphemes (mode 2027). Until then text has as many cells as its code
// points, and both renderers count so; the model does well to count likewise.
func Graphemes(m tea.ModeReportMsg) bool {
	return m.Mode == ansi.ModeUnicodeCore &&
		(m.Value == ansi.ModeReset || m.Value == ansi.ModeSet || m.Value == ansi.ModePermanentlySet)
}
