package store

import (
	"time"

	"doorstep/session"
)

// Event is something that a Doc tells: Published, NotPublished or Foreign.
type Event interface{ event() }

// Published says that the document was written, or found to be up to date.
type Published struct {
	// Changes is how many the document now holds.
	Changes int
	// Waiting is how many were committed while it was written, and follow with
	// the next writing. The session is saved only where it is 0.
	Waiting int
	// At is when, by the Source's clock.
	At time.Time
}

// NotPublished says why the document could not be written. What was committed
// is durable on this laptop; another attempt follows by itself.
type NotPublished struct{ Err error }

// Foreign are changes of others, found in the document on disk. They are part
// of the log now; the caller's own fold still has to apply them.
type Foreign struct {
	Changes []*session.Change
	// Clashes are ids under which two different changes were found. One of each
	// was kept, the same on every laptop.
	Clashes []session.ID
}

func (Published) event()    {}
func (NotPublished) event() {}
func (Foreign) event()      {}

// outbox holds events until somebody takes them. It stays small if nobody
// does: changes of others are gathered, and only the latest word on publishing
// counts.
type outbox []Event

func (o outbox) put(e Event) outbox {
	f, foreign := e.(Foreign)
	for i, old := range o {
		before, ok := old.(Foreign)
		switch {
		case foreign && ok:
			o[i] = Foreign{
				Changes: append(before.Changes[:len(before.Changes):len(before.Changes)], f.Changes...),
				Clashes: append(before.Clashes[:len(before.Clashes):len(before.Clashes)], f.Clashes...),
			}
			return o
		case !foreign && !ok:
			return append(append(o[:i:i], o[i+1:]...), e)
		}
	}
	return append(o, e)
}

// Status is how far the document is behind the laptop.
type Status struct {
	// Saved says that every committed change is in the document.
	Saved bool
	// Kept is how many are durable on this laptop and not yet in the document.
	Kept int
	// Reason says why, after an attempt that failed; nil while one is due.
	Reason error
	// Changes is how many the log holds.
	Changes int
	// At is when the document was last written, zero where it was not yet.
	At time.Time
}

// Opened is what an opening found beside the document.
type Opened struct {
	// Recovered are changes that came back from a sitting that ended badly,
	// oldest first. They are in the log, and go into the document at once.
	Recovered []*session.Change
	// Older is how many changes a sitting on this laptop had put into the
	// document that are missing from it: it is an older copy. They were left
	// out, and stay on this laptop; OlderLast is the time of the last.
	Older     int
	OlderLast time.Time
	// Clashes are ids under which two different changes were found.
	Clashes []session.ID
	// Problems are leftovers that could not be read, and were kept.
	Problems []error
	// Cut says that an earlier sitting on this laptop ended without closing, as
	// in a power cut; Jot is what it had jotted down, nil for nothing.
	Cut bool
	Jot []byte
}

// Last is the time of the latest change that came back, zero if none did.
func (o *Opened) Last() time.Time { return lastAt(o.Recovered) }

func lastAt(changes []*session.Change) (last time.Time) {
	for _, c := range changes {
		if t := time.UnixMilli(c.At).UTC(); t.After(last) {
			last = t
		}
	}
	return last
}
