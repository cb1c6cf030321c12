package session

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// Op is what a change does.
type Op string

// The operations of format 1. A further one would raise the format.
const (
	OpSet    Op = "set"    // writes fields of a record
	OpName   Op = "name"   // writes a participant's real name, which stays out of share copies
	OpRedact Op = "redact" // removes a record from the log for good
)

// FieldDeleted is the field that a delete sets to true.
const FieldDeleted = "deleted"

// MaxPrev is how many changes one change may replace; more are settled by a
// chain of changes.
const MaxPrev = 64

// Change is one row of the log. It is never altered once made: values are
// shared between the log, the fold and the store. What it sets is given to it by
// Seal or SealText, and read with Value, Str, Sets and Fields.
type Change struct {
	ID     ID
	Op     Op
	Kind   string
	Record ID
	// Prev are the changes that this one replaces, sorted.
	Prev []ID
	// Clock is Lamport's: one more than the highest that the device had seen.
	Clock  int64
	Device ID
	// Origin is the id of the session that the change was made in.
	Origin ID
	// Batch is the gesture: its changes are kept, undone and listed together.
	Batch ID
	// Undoes is the batch that this one takes back, or zero.
	Undoes   ID
	Activity string
	// At is the device's time in Unix milliseconds, UTC. It is shown and never
	// used by a rule: clocks of laptops are wrong.
	At int64

	written
	sum [32]byte
}

// Compare orders changes by clock, device and id: the order in which one
// change outranks another. It is the same on every laptop.
func Compare(a, b *Change) int {
	if c := cmp.Compare(a.Clock, b.Clock); c != 0 {
		return c
	}
	if c := bytes.Compare(a.Device[:], b.Device[:]); c != 0 {
		return c
	}
	return bytes.Compare(a.ID[:], b.ID[:])
}

// CompareID orders ids by their bytes, as files do.
func CompareID(a, b ID) int { return bytes.Compare(a[:], b[:]) }

// Seal gives a change that was made what it sets, checks it, and computes its
// checksum. No change without it enters a log. The patch stays the caller's.
func (c *Change) Seal(p Patch) error {
	text, err := p.Encode()
	if err != nil {
		return err
	}
	return c.SealText(text)
}

// SealText is Seal for a change whose patch was read as text, which has to be
// canonical.
func (c *Change) SealText(text string) error {
	w, err := readWritten(text)
	if err != nil {
		return err
	}
	c.written = w
	if err := c.check(); err != nil {
		return err
	}
	c.sum = c.checksum()
	return nil
}

// Text is the patch in canonical JSON.
func (c *Change) Text() string { return c.text }

// Sum is SHA-256 over the columns in table order. It detects damage, not
// forgery.
func (c *Change) Sum() [32]byte { return c.sum }

// ErrNewer says that the log holds an operation that this program doesn't
// know, so that folding it would show something false.
var ErrNewer = errors.New("the session was written by a newer doorstep")

func (c *Change) check() error {
	switch c.Op {
	case OpSet:
	case OpName:
		if c.Kind != KindParticipant {
			return fmt.Errorf("a name on a %s", c.Kind)
		}
	case OpRedact:
		if len(c.Prev) > 0 {
			return errors.New("a redaction that replaces changes")
		}
	default:
		return fmt.Errorf("%w: operation %.20q", ErrNewer, c.Op)
	}
	switch {
	case !ValidName(c.Kind):
		return fmt.Errorf("%.80q is not a kind of record", c.Kind)
	case c.ID.IsZero() || c.Record.IsZero() || c.Device.IsZero() || c.Origin.IsZero() || c.Batch.IsZero():
		return errors.New("an id is missing")
	case c.fields() == 0 && c.Op != OpRedact:
		return errors.New("the change sets nothing")
	case len(c.Prev) > MaxPrev:
		return fmt.Errorf("the change replaces %d others, more than %d", len(c.Prev), MaxPrev)
	case c.Clock < 1 || c.Clock > MaxInt:
		return fmt.Errorf("clock %d is out of bounds", c.Clock)
	case c.At < -MaxInt || c.At > MaxInt:
		return fmt.Errorf("time %d is out of bounds", c.At)
	case !validActivity(c.Activity):
		return fmt.Errorf("%.40q is not an activity", c.Activity)
	}
	for i, p := range c.Prev {
		if p.IsZero() || p == c.ID || i > 0 && CompareID(c.Prev[i-1], p) >= 0 {
			return errors.New("the replaced changes are not sorted")
		}
	}
	return nil
}

// validActivity accepts "" and short ids such as "1.6" or "after.1".
func validActivity(s string) bool {
	if len(s) > 32 {
		return false
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '.' && c != '-' && c != '_' {
			return false
		}
	}
	return true
}

// checksum hashes the columns id, op, kind, record, patch, prev, clock,
// device, origin, batch, undoes, activity and at. Each is written as its
// length in four bytes and then its bytes; integers are eight bytes,
// big-endian; no undone batch is a column of length 0.
func (c *Change) checksum() [32]byte {
	b := make([]byte, 0, 1024) // enough for nearly all, so that nothing is allocated
	b = appendColumn(b, c.ID[:])
	b = appendColumn(b, string(c.Op))
	b = appendColumn(b, c.Kind)
	b = appendColumn(b, c.Record[:])
	b = appendColumn(b, c.text)
	b = binary.BigEndian.AppendUint32(b, uint32(len(ID{})*len(c.Prev)))
	for _, p := range c.Prev {
		b = append(b, p[:]...)
	}
	b = appendNumber(b, c.Clock)
	b = appendColumn(b, c.Device[:])
	b = appendColumn(b, c.Origin[:])
	b = appendColumn(b, c.Batch[:])
	if c.Undoes.IsZero() {
		b = appendColumn(b, "")
	} else {
		b = appendColumn(b, c.Undoes[:])
	}
	b = appendColumn(b, c.Activity)
	b = appendNumber(b, c.At)
	return sha256.Sum256(b)
}

func appendColumn[T string | []byte](b []byte, v T) []byte {
	return append(binary.BigEndian.AppendUint32(b, uint32(len(v))), v...)
}

func appendNumber(b []byte, n int64) []byte {
	return binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint32(b, 8), uint64(n))
}

// JoinIDs lays ids end to end, as the prev column holds them.
func JoinIDs(ids []ID) []byte {
	b := make([]byte, 0, 16*len(ids))
	for _, id := range ids {
		b = append(b, id[:]...)
	}
	return b
}

// SplitIDs reads what JoinIDs wrote.
func SplitIDs(b []byte) ([]ID, error) {
	if len(b)%16 != 0 || len(b) > 16*MaxPrev {
		return nil, fmt.Errorf("a list of ids of %d bytes", len(b))
	}
	ids := make([]ID, len(b)/16)
	for i := range ids {
		copy(ids[i][:], b[16*i:])
	}
	return ids, nil
}

// sortedIDs sorts the ids and drops doubles.
func sortedIDs(ids []ID) []ID {
	slices.SortFunc(ids, CompareID)
	return slices.Compact(ids)
}
