package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql/driver"
	"strconv"

	"doorstep/session"
)

// contents is what stands in the tables of a document or a working copy.
type contents struct {
	meta    map[string]string
	changes []*session.Change // sorted by id
	damaged int               // rows of changes that can't be used
	blobs   map[[32]byte][]byte
	lost    int // pack files that are not what their hash says
	top     int64
	records []recordRow // of the readable table, where asked for

	reader rowReader
	last   []byte // id of the change before
	read   int    // rows of changes that can be used
	named  bool   // one of them writes a real name
	// forget says that the changes are checked, and not kept.
	forget bool
	// known, which may be nil, finds a pack file that is held already, so that
	// what a thousand files have in common is not copied out of each.
	known func(hash [32]byte) []byte
}

// rows counts all changes, usable or not.
func (c *contents) rows() int { return c.read + c.damaged }

// table is one of those in a document.
type table byte

// The tables, in the order in which they are read. What is in the readable one
// is read only where it is asked for.
const (
	tableMeta table = 1 + iota
	tableChange
	tablePack
	tableRecord
)

// rows hands over every row of the tables.
func (e engine) rows(ctx context.Context, records bool, take func(t table, row []driver.Value) error) error {
	for _, q := range []struct {
		table table
		sql   string
	}{
		{tableMeta, "SELECT key, value FROM meta"},
		{tableChange, selectChanges},
		{tablePack, "SELECT hash, body FROM pack"},
		{tableRecord, selectRecords},
	} {
		if q.table == tableRecord && !records {
			continue
		}
		if err := e.each(ctx, q.sql, func(row []driver.Value) error { return take(q.table, row) }); err != nil {
			return err
		}
	}
	return nil
}

// scan reads the three tables that count.
func (e engine) scan(ctx context.Context) (*contents, error) {
	c := newContents()
	return c, e.rows(ctx, false, c.add)
}

func newContents() *contents {
	return &contents{meta: map[string]string{}, blobs: map[[32]byte][]byte{}}
}

// add takes in one row. It goes on past rows that are damaged and counts them,
// so that a message can say how many there are; order and number of rows are
// another matter and end it.
func (c *contents) add(t table, row []driver.Value) error {
	switch t {
	case tableMeta:
		return c.addMeta(row)
	case tableChange:
		return c.addChange(row)
	case tablePack:
		return c.addBlob(row)
	}
	c.records = append(c.records, readRecord(row))
	return nil
}

func (c *contents) addChange(row []driver.Value) error {
	if id, ok := row[0].([]byte); ok {
		if c.last != nil && bytes.Compare(c.last, id) >= 0 {
			return refuse(Damaged, "its changes are out of order")
		}
		c.last = id
	}
	change, err := c.reader.change(row)
	if err != nil {
		c.damaged++
		return nil
	}
	c.top = max(c.top, change.Clock)
	c.read++
	c.named = c.named || change.Op == session.OpName
	if !c.forget {
		c.changes = append(c.changes, change)
	}
	return nil
}

func (c *contents) addMeta(row []driver.Value) error {
	key, _ := row[0].(string)
	value, ok := row[1].(string)
	// A primary key that the schema promises may be missing from the pages.
	if _, twice := c.meta[key]; twice || !ok || key == "" || len(c.meta) == maxMeta {
		return refuse(Hostile, "what it says about itself makes no sense")
	}
	c.meta[key] = value
	return nil
}

func (c *contents) addBlob(row []driver.Value) error {
	hash, _ := row[0].([]byte)
	body, ok := row[1].([]byte)
	switch {
	case len(c.blobs)+c.lost == maxBlobs || len(body) > maxBlob:
		return refuse(TooLarge, "its pack is beyond all bounds")
	case !ok || len(hash) != sha256.Size || sha256.Sum256(body) != [32]byte(hash):
		c.lost++
	default:
		c.blobs[[32]byte(hash)] = c.own([32]byte(hash), body)
	}
	return nil
}

// own is a pack file that may be kept, in the place of one that is right and
// stands among other bytes.
func (c *contents) own(hash [32]byte, body []byte) []byte {
	if c.known != nil {
		if have := c.known(hash); have != nil {
			return have
		}
	}
	return append([]byte{}, body...)
}

// check refuses contents of which anything is missing or wrong. A document
// has four keys of meta and no other.
func (c *contents) check(keys int) error {
	rows := c.rows()
	switch {
	case c.damaged == 1:
		return refuse(Damaged, "1 of its %d changes fails its checksum", rows)
	case c.damaged > 1:
		return refuse(Damaged, "%d of its %d changes fail their checksum", c.damaged, rows)
	case c.lost > 0:
		return refuse(Damaged, "%d files of its pack fail their checksum", c.lost)
	case c.top > int64(rows)+clockSlack:
		return refuse(Hostile, "its clock stands at %d after %d changes", c.top, rows)
	case c.format() < firstFormat || c.format() > newest || len(c.meta) != keys:
		return refuse(Hostile, "what it says about itself makes no sense")
	}
	document, err1 := session.ParseID(c.meta[metaDocument])
	workshop, err2 := session.ParseID(c.meta[metaSession])
	if err1 != nil || err2 != nil || document.IsZero() || workshop.IsZero() {
		return refuse(Damaged, "its own id is missing")
	}
	switch c.meta[metaNames] {
	case "yes":
	case "no":
		if c.named {
			return refuse(Hostile, "it says that it holds no names, and holds some")
		}
	default:
		return refuse(Hostile, "what it says about itself makes no sense")
	}
	return nil
}

// format is what meta says of it; 0 where that is no format.
func (c *contents) format() int {
	n, err := strconv.Atoi(c.meta[metaFormat])
	if err != nil || strconv.Itoa(n) != c.meta[metaFormat] {
		return 0
	}
	return n
}

// id reads an id from meta that check has seen.
func (c *contents) id(key string) session.ID {
	id, _ := session.ParseID(c.meta[key])
	return id
}
