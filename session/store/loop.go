package store

import (
	"context"
	"path/filepath"
	"runtime/debug"
	"time"

	"doorstep/session"
)

// loop is the goroutine of a Doc: it publishes, follows the document on disk,
// and hands out events. Everything that can be slow happens here, so that a
// stick that takes its time never delays a key.
type loop struct {
	d *Doc
	p *publisher // its log stays nil for a Reader until the document changes

	wake chan struct{} // something was committed
	asks chan ask
	quit chan struct{} // closed by Close
	// ending is how the last attempt to publish went, once the loop is done.
	ending error
	out    outbox

	must     bool      // publish though nothing was committed
	failures int       // in a row
	retryAt  time.Time // after a failure
	pollAt   time.Time
	// notices tell of the document, where they can; nil where they can't.
	notices *notices
	// calmAt is when memory is given back, unless more happens; zero once it is.
	calmAt time.Time
}

// ask is a request to publish now.
type ask struct {
	ctx   context.Context
	reply chan error
}

func (l *loop) run() {
	defer close(l.d.done)
	defer close(l.d.events)
	timer := time.NewTimer(0)
	defer timer.Stop()
	defer func() { l.notices.end() }()
	l.pollAt = time.Now().Add(l.d.pace.poll)
	l.stir()
	for {
		timer.Reset(max(0, time.Until(l.due())))
		var events chan Event
		var next Event
		if len(l.out) > 0 {
			events, next = l.d.events, l.out[0]
		}
		select {
		case <-l.wake:
			l.stir()
		case _, more := <-l.notices.events():
			if !more {
				l.notices.end()
				l.notices = nil
			}
			l.pollAt = time.Time{} // now
		case <-timer.C:
			l.turn()
		case events <- next:
			l.out = l.out[1:]
		case a := <-l.asks:
			a.reply <- l.publish(a.ctx)
		case <-l.quit:
			l.ending = l.publish(context.Background())
			l.end()
			return
		}
	}
}

// far is when there is nothing to do.
const far = 24 * time.Hour

// due is when something is to be done next.
func (l *loop) due() time.Time {
	at := time.Now().Add(far)
	if l.d.role != Tool {
		at = l.pollAt
	}
	if publish, ok := l.publishAt(); ok && publish.Before(at) {
		at = publish
	}
	if !l.calmAt.IsZero() && l.calmAt.Before(at) {
		at = l.calmAt
	}
	return at
}

// publishAt is when to publish: after a pause in what comes in, or when the
// first of it has waited long enough; after a failure, later.
func (l *loop) publishAt() (time.Time, bool) {
	kept, first, last := l.d.waiting()
	if kept == 0 && !l.must {
		return time.Time{}, false
	}
	if l.failures > 0 {
		return l.retryAt, true
	}
	if l.must {
		return time.Time{}, true
	}
	at := last.Add(l.d.pace.quiet)
	if limit := first.Add(l.d.pace.latest); limit.Before(at) {
		at = limit
	}
	return at, true
}

// turn does what is due.
func (l *loop) turn() {
	now := time.Now()
	if at, ok := l.publishAt(); ok && !at.After(now) {
		// What went wrong is told by an event, and tried again.
		_ = l.publish(context.Background())
	}
	if l.d.role != Tool && !l.pollAt.After(now) {
		l.poll()
	}
	if !l.calmAt.IsZero() && !l.calmAt.After(now) {
		l.calm()
	}
}

// stir notes that something happened, after which there is more in memory than
// is needed at rest.
func (l *loop) stir() {
	if l.d.pace.calm > 0 && l.d.role != Tool {
		l.calmAt = time.Now().Add(l.d.pace.calm)
	}
}

// calm gives memory back in a pause of the workshop: what is laid out for the
// next image, which costs as much again as it did at first, and what was read
// and written. Go alone would hold on to most of it for minutes.
func (l *loop) calm() {
	l.calmAt = time.Time{}
	l.p.rest()
	debug.FreeOSMemory()
}

// poll notices that somebody else wrote the document: one stat. Where notices
// tell of it as well, it is a rare one.
func (l *loop) poll() {
	wait := l.d.pace.poll
	if l.notices != nil {
		wait = max(wait, l.d.pace.noticed)
	}
	defer func() { l.pollAt = time.Now().Add(wait) }()
	info, err := l.p.disk.stat(l.p.path)
	if err == nil && l.notices == nil {
		// What happened before they began is found by the next look.
		l.notices = startNotices(l.p.path)
	}
	if err != nil || same(info, l.p.seen.info) {
		return
	}
	l.stir()
	if l.d.role != Reader {
		l.must = true
		return
	}
	l.p.absorb()
	if _, err := l.p.look(context.Background()); err != nil {
		l.p.seen.info = info // told once, until it changes again
		l.tell(NotPublished{err})
	}
	l.collect()
}

// publish makes one attempt and tells how it went.
func (l *loop) publish(ctx context.Context) error {
	if l.d.role == Reader {
		return nil
	}
	started := time.Now()
	l.stir()
	kept, _, _ := l.d.waiting()
	err := l.p.publish(ctx)
	l.collect()
	if err != nil {
		l.failed(err)
		return err
	}
	l.failures, l.must = 0, false
	left := l.d.published(kept, started)
	l.tell(Published{Changes: l.p.log.len(), Waiting: left, At: l.d.src.Now()})
	l.p.sweep()
	return nil
}

// failed notes an attempt that failed. The first time the working copy is made
// whole: should the document never come back, the session still does.
func (l *loop) failed(err error) {
	wait := l.d.pace.retry << min(l.failures, 10)
	l.failures++
	l.retryAt = time.Now().Add(min(wait, l.d.pace.lastRetry))
	l.d.setReason(err)
	l.tell(NotPublished{err})
	l.p.fill()
}

// collect puts what merging found into the outbox.
func (l *loop) collect() {
	if found, ok := l.d.takeForeign(); ok {
		l.tell(found)
	}
}

func (l *loop) tell(e Event) { l.out = l.out.put(e) }

// end closes the working copy after the last attempt to publish.
func (l *loop) end() {
	l.p.builder.close()
	if l.d.role == Reader {
		return
	}
	for _, left := range l.p.left {
		_ = left.work.release()
	}
	l.p.left = nil
	l.d.saveDevice()
	// Failing here leaves a working copy that looks like one of a crash. Its
	// changes are in the document, or come back into it.
	_ = l.d.work.finish(l.ending == nil)
	l.d.dir.close()
}

// sweep removes what earlier sittings left behind, now that the document has
// it, and what else than the document holds redacted records.
func (p *publisher) sweep() {
	// What was read in the document may have been put there by a process that
	// ended before it could make the folder durable.
	if len(p.left)+len(p.temps) > 0 && p.disk.syncDir(filepath.Dir(p.path)) != nil {
		return
	}
	if len(p.left) > 0 && p.d.dir.alone(p.sweepLeft) == nil {
		p.left = nil
	}
	// While the sidecar is ours, no image beside the document is on its way.
	if len(p.temps) > 0 && p.sidecar.take() == nil {
		for _, temp := range p.temps {
			_ = p.disk.remove(temp)
		}
		p.temps = nil
		p.sidecar.give()
	}
	p.scrub(context.Background())
	_ = p.d.work.tidy()
}

func (p *publisher) sweepLeft() error {
	for _, l := range p.left {
		// One that can't be removed is looked at again by the next opening.
		_ = l.sweep()
	}
	return nil
}

// fill puts the whole log into the working copy, in parts, so that a commit in
// between doesn't wait long.
func (p *publisher) fill() {
	if p.filled || p.log == nil {
		return
	}
	changes := p.log.changes()
	for len(changes) > 0 {
		n := min(len(changes), 200)
		if err := p.d.work.add(changes[:n]); err != nil {
			return
		}
		changes = changes[n:]
	}
	p.filled = p.d.work.fill(needed(p.log.changes(), p.blobs)) == nil
}

// lacking are those of the changes that a log lacks and would take.
func lacking(s *session.State, changes []*session.Change, names bool) []*session.Change {
	var missing []*session.Change
	for _, c := range changes {
		if !s.Has(c.ID) && s.Redacted(c.Record) == nil && (names || c.Op != session.OpName) {
			missing = append(missing, c)
		}
	}
	return missing
}
