package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"doorstep/session"
)

// Doc is an open document. Its methods may be called from several goroutines;
// none but Publish and Close waits for the document's own medium.
type Doc struct {
	path              string // links followed
	document, session session.ID
	names             bool
	role              Role
	src               session.Source
	pace              pace
	dir               *stateDir // nil for a Reader, as is work
	work              *workCopy
	files             map[string][]byte
	noFiles           error

	jotting sync.Mutex // held while the jot is written
	jotted  bool       // the sitting has ended, and its jot with it

	loop   *loop
	events chan Event
	done   chan struct{} // the loop has ended

	mu     sync.Mutex // guards what follows
	device device
	// all are the changes of the log, and those that a redaction will take out
	// of it, in the order in which they came.
	all    []*session.Change
	state  *session.State // for the caller, until it is taken
	met    Foreign
	kept   int // committed and not yet in the document
	first  time.Time
	last   time.Time
	size   int64 // of the document, with what is kept
	reason error
	saved  time.Time
	closed bool
	// scrubbed is what is known of files that held what was removed for good.
	scrubbed []Scrubbed
}

// Path is the document's, with links followed.
func (d *Doc) Path() string { return d.path }

// Document is the document's own id.
func (d *Doc) Document() session.ID { return d.document }

// Names says whether the document may hold real names.
func (d *Doc) Names() bool { return d.names }

// Device is the id under which changes are made here. It can change while a
// document is open, if another laptop turns out to use it; ask for each
// gesture.
func (d *Doc) Device() session.ID {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.device.id
}

// PackFiles are the files of the pack that the session was begun with.
func (d *Doc) PackFiles() (map[string][]byte, error) { return d.files, d.noFiles }

// State is a fold of the log for the caller alone, who applies to it what is
// committed and what Foreign events bring. Call it once.
func (d *Doc) State() *session.State {
	d.mu.Lock()
	defer d.mu.Unlock()
	s := d.state
	if s == nil {
		return session.Fold(d.session, d.all)
	}
	d.state = nil
	return s
}

// Events tells what becomes of the document. The channel is closed by Close;
// whoever doesn't read it misses nothing but the telling.
func (d *Doc) Events() <-chan Event { return d.events }

// Status is how far the document is behind.
func (d *Doc) Status() Status {
	d.mu.Lock()
	defer d.mu.Unlock()
	return Status{Saved: d.kept == 0 && d.reason == nil, Kept: d.kept, Reason: d.reason, Changes: len(d.all), At: d.saved}
}

// Commit makes changes durable on this laptop, all or none, with one sync, and
// has them published soon. Committing a change again does nothing. On an error
// the changes are nowhere but in memory.
func (d *Doc) Commit(ctx context.Context, changes []*session.Change) error {
	if len(changes) == 0 {
		return nil
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	size, err := d.accepts(changes)
	if err != nil {
		return err
	}
	if err := d.work.add(changes); err != nil {
		return fmt.Errorf("this could not be kept on this laptop (%w); it is on the screen and nowhere else; make room on the disk", err)
	}
	now := time.Now()
	d.mu.Lock()
	d.all = append(d.all, changes...)
	d.state = nil // a fold that nobody has taken yet would lack these
	d.device.wrote(changes)
	if d.kept == 0 {
		d.first = now
	}
	d.kept += len(changes)
	d.last = now
	d.size += size
	d.mu.Unlock()
	select {
	case d.loop.wake <- struct{}{}:
	default: // it is awake already
	}
	return nil
}

// accepts says whether the document can take the changes, and about how much
// they add to it.
func (d *Doc) accepts(changes []*session.Change) (size int64, err error) {
	if d.role == Reader {
		return 0, errReader
	}
	for _, c := range changes {
		if c.Sum() == [32]byte{} {
			return 0, errors.New("a change was not sealed; nothing was kept")
		}
		if c.Op == session.OpName && !d.names {
			return 0, ErrNoNames
		}
		// Once in the log, once in the readable table, and half a page lost.
		size += int64(2*len(c.Text()) + 16*len(c.Prev) + 512)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	switch {
	case d.closed:
		return 0, errFinished
	case d.size+size > nearlyFull:
		return 0, ErrFull
	}
	return size, nil
}

// Publish writes the document now and waits for it.
func (d *Doc) Publish(ctx context.Context) error {
	a := ask{ctx: context.WithoutCancel(ctx), reply: make(chan error, 1)}
	select {
	case d.loop.asks <- a:
	case <-d.done:
		return errFinished
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case err := <-a.reply:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Close publishes what is left and gives up the locks. The working copy stays
// until a later opening has seen that the document has its changes. An error
// is ErrKept: the document could not be written, or not before ctx ended.
// Closing again does nothing.
func (d *Doc) Close(ctx context.Context) error {
	d.mu.Lock()
	again := d.closed
	d.closed = true
	d.mu.Unlock()
	if again {
		return nil
	}
	d.endJot()
	close(d.loop.quit)
	var err error
	select {
	case <-d.done:
		err = d.loop.ending
	case <-ctx.Done():
		err = ctx.Err()
	}
	if err != nil {
		return fmt.Errorf("%w, not yet in %s: %w", ErrKept, shown(d.path), err)
	}
	return nil
}

// waiting is how much is kept and not yet published, and since when.
func (d *Doc) waiting() (kept int, first, last time.Time) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.kept, d.first, d.last
}

// published notes that so many of the kept changes are in the document, and
// how many came while it was written.
func (d *Doc) published(kept int, started time.Time) (left int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.kept -= kept
	d.first = started
	d.reason = nil
	d.saved = d.src.Now()
	d.size = d.loop.p.size()
	return d.kept
}

func (d *Doc) setReason(err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.reason = err
}

// foreign takes in changes that were found in the document: durable here as
// well, since what is written next may rest on them.
func (d *Doc) foreign(found Foreign) {
	if d.work != nil {
		// A failure costs nothing: the document has them.
		_ = d.work.add(found.Changes)
	}
	d.mu.Lock()
	d.all = append(d.all, found.Changes...)
	d.met.Changes = append(d.met.Changes, found.Changes...)
	d.met.Clashes = append(d.met.Clashes, found.Clashes...)
	twin := slices.ContainsFunc(found.Changes, func(c *session.Change) bool { return c.Device == d.device.id })
	if twin {
		d.device = device{id: d.src.NewID()}
	}
	d.mu.Unlock()
	if twin {
		d.saveDevice()
	}
}

func (d *Doc) takeForeign() (Foreign, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	found := d.met
	d.met = Foreign{}
	return found, len(found.Changes)+len(found.Clashes) > 0
}

// saveDevice keeps who we are for the next sitting.
func (d *Doc) saveDevice() {
	if d.role != Editor {
		return
	}
	d.mu.Lock()
	who := d.device
	d.mu.Unlock()
	// Without it the next sitting is another device: no more than an undo is lost.
	_ = who.save(d.dir.path)
}
