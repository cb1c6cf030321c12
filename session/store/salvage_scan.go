package store

import (
	"context"
	"crypto/sha256"
	"database/sql/driver"

	"doorstep/session"
)

// wreck is what was found in a damaged file: of changes and pack files only
// those whose checksum is right.
type wreck struct {
	*pages
	reader  rowReader
	changes map[session.ID]*session.Change
	order   []*session.Change
	blobs   map[[32]byte][]byte
	meta    map[string]string
	bad     int // rows of changes, or of nobody knows what, that can't be used
	lost    int // pages that are not whole
}

// rowOf is which table a row is of.
type rowOf int

const (
	noTable rowOf = iota
	ofChanges
	ofPack
	ofMeta
	ofRecords // for people; it is made anew
)

// scanWreck looks for rows in every page of a file, one by one, without the
// structure that should hold them together, and then for changes at every byte:
// some pages have lost their structure and not all of their rows.
func scanWreck(ctx context.Context, body []byte, size int) (*wreck, error) {
	w := &wreck{
		pages: newPages(body, size), changes: map[session.ID]*session.Change{},
		blobs: map[[32]byte][]byte{}, meta: map[string]string{},
	}
	look := func(f func(n int)) error {
		for n := range w.count() {
			if n%64 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			f(n)
		}
		return nil
	}
	if err := look(w.take); err != nil {
		return nil, err
	}
	return w, look(func(n int) {
		if w.used[n] {
			return
		}
		w.comb(n)
		// The first page holds the tables' names, which are ours anyway.
		if _, _, tree := w.tree(n); !tree && n > 0 {
			w.lost++
		}
	})
}

// take reads the rows of one page that looks as it should.
func (w *wreck) take(n int) {
	cells, interior, _ := w.tree(n)
	odd := 0
	var seen rowOf
	for _, at := range cells {
		row, err := w.row(n, at, interior)
		of, good := noTable, false
		if err == nil {
			of, good = w.keep(row)
		}
		if of != noTable {
			seen = of
		}
		if !good {
			odd++
		}
	}
	if seen != ofRecords {
		w.bad += odd
	}
}

// keep takes in what a row holds, if that is what it was written as.
func (w *wreck) keep(row []driver.Value) (of rowOf, good bool) {
	switch len(row) {
	case 14:
		return ofChanges, w.keepChange(row)
	case 8:
		return ofRecords, true
	case 2:
		if hash, ok := row[0].([]byte); ok {
			body, isBlob := row[1].([]byte)
			if !isBlob || len(hash) != sha256.Size || sha256.Sum256(body) != [32]byte(hash) {
				return ofPack, false
			}
			if len(w.blobs) < maxBlobs && len(body) <= maxBlob {
				w.blobs[[32]byte(hash)] = body
			}
			return ofPack, true
		}
		key, ok1 := row[0].(string)
		value, ok2 := row[1].(string)
		if !ok1 || !ok2 || len(w.meta) == maxMeta {
			return noTable, false
		}
		w.meta[key] = value
		return ofMeta, true
	}
	return noTable, false
}

func (w *wreck) keepChange(row []driver.Value) bool {
	c, err := w.reader.change(row)
	if err != nil {
		return false
	}
	if w.changes[c.ID] == nil {
		w.changes[c.ID] = c
		w.order = append(w.order, c)
	}
	return true
}

// firstType is the serial type of a change's id: a BLOB of 16 bytes.
const firstType = 12 + 2*16

// comb looks for changes at every byte of a page.
func (w *wreck) comb(n int) {
	b := w.page(n)
	before := len(w.changes)
	for at := 0; at < len(b); at++ {
		length, used := varint(b[at:])
		if used == 0 || length < 150 || length > maxPayload {
			continue
		}
		head, more := varint(b[at+used:])
		first := at + used + more
		if more == 0 || head < 15 || head > 64 || first >= len(b) || b[first] != firstType {
			continue
		}
		if row, err := w.row(n, at, false); err == nil && len(row) == 14 {
			w.keepChange(row)
		}
	}
	// Those were counted as bad when their page was read.
	w.bad = max(0, w.bad-(len(w.changes)-before))
}
