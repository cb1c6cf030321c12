package store

import (
	"database/sql/driver"
	"errors"

	"doorstep/session"
)

const (
	changeColumns = `id, op, kind, record, patch, prev, clock, device, origin, batch, undoes, activity, at, checksum`
	selectChanges = `SELECT ` + changeColumns + ` FROM change ORDER BY id`
	insertChange  = `INSERT OR REPLACE INTO change (` + changeColumns + `) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)`
)

// changeRow lays a change out as insertChange takes it.
func changeRow(c *session.Change) []any { return new(rowWriter).row(c) }

// rowWriter lays out one change after the other in the same place, so that ten
// thousand of them make no garbage to speak of.
type rowWriter struct {
	values                                    []any
	id, record, device, origin, batch, undoes session.ID
	sum                                       [32]byte
}

// row is a change as insertChange takes it, until the next is asked for.
func (w *rowWriter) row(c *session.Change) []any {
	if w.values == nil {
		w.values = []any{
			w.id[:], "", "", w.record[:], "", nil, int64(0), w.device[:], w.origin[:], w.batch[:], nil, "", int64(0), w.sum[:],
		}
	}
	w.id, w.record, w.device, w.origin, w.batch, w.undoes, w.sum = c.ID, c.Record, c.Device, c.Origin, c.Batch, c.Undoes, c.Sum()
	w.word(1, string(c.Op))
	w.word(2, c.Kind)
	w.values[4] = c.Text()
	w.values[5] = session.JoinIDs(c.Prev)
	w.values[6] = c.Clock
	if w.values[10] = nil; !c.Undoes.IsZero() {
		w.values[10] = w.undoes[:]
	}
	w.word(11, c.Activity)
	w.values[12] = c.At
	return w.values
}

// word puts a text in its column, where that of the change before nearly always
// stands already.
func (w *rowWriter) word(column int, s string) {
	if have, _ := w.values[column].(string); have != s {
		w.values[column] = s
	}
}

var errRow = errors.New("a row holds something else than it should")

// rowReader turns rows of selectChanges into changes. The first failing column
// stands for the row; nothing of such a row is used.
type rowReader struct {
	row []driver.Value
	at  int
	bad bool
	// words keeps one copy of each kind and activity: a file repeats a few
	// dozen of them ten thousand times.
	words map[string]string
}

// change reads one row: typed, bounded, canonical, and with a checksum that
// fits. The error says what is wrong with it.
func (r *rowReader) change(row []driver.Value) (*session.Change, error) {
	r.row, r.at, r.bad = row, 0, false
	c := &session.Change{
		ID: r.id(), Op: session.Op(r.word()), Kind: r.word(), Record: r.id(),
	}
	patch := r.text()
	c.Prev = r.ids()
	c.Clock = r.number()
	c.Device, c.Origin, c.Batch = r.id(), r.id(), r.id()
	if c.Undoes = (session.ID{}); r.row[r.at] == nil {
		r.at++
	} else {
		c.Undoes = r.id()
	}
	c.Activity = r.word()
	c.At = r.number()
	sum := r.blob()
	if r.bad || len(sum) != len(c.Sum()) {
		return nil, errRow
	}
	if err := c.SealText(patch); err != nil {
		return nil, err
	}
	if c.Sum() != [32]byte(sum) {
		return nil, errRow
	}
	return c, nil
}

func (r *rowReader) next() driver.Value {
	v := r.row[r.at]
	r.at++
	return v
}

func (r *rowReader) blob() []byte {
	b, ok := r.next().([]byte)
	r.bad = r.bad || !ok
	return b
}

// id reads sixteen bytes. No id in a file is zero: a zero one means none, and
// stands there as NULL.
func (r *rowReader) id() (id session.ID) {
	b := r.blob()
	if len(b) != len(id) || session.ID(b).IsZero() {
		r.bad = true
		return id
	}
	return session.ID(b)
}

func (r *rowReader) ids() []session.ID {
	ids, err := session.SplitIDs(r.blob())
	r.bad = r.bad || err != nil
	return ids
}

func (r *rowReader) text() string {
	s, ok := r.next().(string)
	r.bad = r.bad || !ok
	return s
}

func (r *rowReader) word() string {
	s := r.text()
	if w, ok := r.words[s]; ok {
		return w
	}
	if r.words == nil {
		r.words = map[string]string{}
	}
	if len(s) <= 64 && len(r.words) < 1000 {
		r.words[s] = s
	}
	return s
}

func (r *rowReader) number() int64 {
	n, ok := r.next().(int64)
	r.bad = r.bad || !ok
	return n
}
