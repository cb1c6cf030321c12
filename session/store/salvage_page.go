package store

import (
	"bytes"
	"database/sql/driver"
	"encoding/binary"
	"errors"
)

// Kinds of b-tree pages, as their first byte has it. All tables of a document
// are WITHOUT ROWID, so that their rows stand in index pages.
const (
	indexInterior = 0x02
	indexLeaf     = 0x0a
)

// maxPayload is the largest row that is looked at: twice the largest patch.
const maxPayload = 1 << 20

var errCell = errors.New("this is no row")

// pages are the bytes of a database file, however damaged, cut into pages. It
// trusts no byte of them: every offset is checked, and the work is bounded by
// budget.
type pages struct {
	body []byte // padded to whole pages
	size int
	// used are pages that hold the rest of a row of another page.
	used []bool
	// budget is how many bytes of rows may still be put together. Honest rows
	// are no more than the file has; a file that was made to keep us busy would
	// use its pages over and over.
	budget int
}

func newPages(body []byte, size int) *pages {
	padded := append([]byte{}, body...)
	if rest := len(padded) % size; rest > 0 {
		padded = append(padded, make([]byte, size-rest)...)
	}
	return &pages{body: padded, size: size, used: make([]bool, len(padded)/size), budget: 4*len(body) + maxPayload}
}

func (p *pages) count() int { return len(p.used) }

// page is the n-th, counted from 0.
func (p *pages) page(n int) []byte { return p.body[n*p.size : (n+1)*p.size] }

// tree says whether a page looks like one of a table, and where its cells
// begin.
func (p *pages) tree(n int) (cells []int, interior, ok bool) {
	b := p.page(n)
	head := 8
	switch b[0] {
	case indexInterior:
		head, interior = 12, true
	case indexLeaf:
	default:
		return nil, false, false
	}
	many := int(binary.BigEndian.Uint16(b[3:]))
	if head+2*many > len(b) || many == 0 && !blank(b[head:]) {
		return nil, interior, false
	}
	cells = make([]int, many)
	for i := range cells {
		cells[i] = int(binary.BigEndian.Uint16(b[head+2*i:]))
	}
	return cells, interior, true
}

// blank says that nothing is there, as in a table without rows.
func blank(b []byte) bool { return bytes.Count(b, []byte{0}) == len(b) }

// row reads the row whose cell begins at an offset of a page.
func (p *pages) row(n, at int, interior bool) ([]driver.Value, error) {
	b := p.page(n)
	if interior {
		at += 4 // the page below
	}
	if at < 0 || at >= len(b) {
		return nil, errCell
	}
	length, used := varint(b[at:])
	if used == 0 || length < 3 || length > maxPayload {
		return nil, errCell
	}
	at += used
	payload, chain, err := p.payload(b, at, int(length))
	if err != nil {
		return nil, err
	}
	values, err := decodeRow(payload)
	if err == nil {
		for _, o := range chain {
			p.used[o] = true
		}
	}
	return values, err
}

// payload puts a row together from its page and from those that it goes on
// in, as SQLite's file format lays it out.
func (p *pages) payload(b []byte, at, length int) (payload []byte, chain []int, err error) {
	most := (p.size-12)*64/255 - 23
	least := (p.size-12)*32/255 - 23
	local := length
	if length > most {
		if local = least + (length-least)%(p.size-4); local > most {
			local = least
		}
	}
	if at+local > len(b) {
		return nil, nil, errCell
	}
	if local == length {
		return b[at : at+local], nil, nil
	}
	if p.budget -= length; p.budget < 0 || at+local+4 > len(b) {
		return nil, nil, errCell
	}
	payload = append(make([]byte, 0, length), b[at:at+local]...)
	next := binary.BigEndian.Uint32(b[at+local:])
	for len(payload) < length {
		if next == 0 || int64(next) > int64(p.count()) {
			return nil, nil, errCell
		}
		over := p.page(int(next) - 1)
		chain = append(chain, int(next)-1)
		payload = append(payload, over[4:4+min(len(over)-4, length-len(payload))]...)
		next = binary.BigEndian.Uint32(over)
	}
	return payload, chain, nil
}

// decodeRow reads the columns of a row, each as the driver would give it.
func decodeRow(payload []byte) ([]driver.Value, error) {
	head, used := varint(payload)
	if used == 0 || head > uint64(len(payload)) || head > 64 {
		return nil, errCell
	}
	types := payload[used:max(used, int(head))]
	rest := payload[head:]
	var values []driver.Value
	for len(types) > 0 {
		kind, n := varint(types)
		if n == 0 {
			return nil, errCell
		}
		types = types[n:]
		value, size, ok := decodeColumn(kind, rest)
		if !ok {
			return nil, errCell
		}
		values, rest = append(values, value), rest[size:]
	}
	if len(rest) > 0 {
		return nil, errCell
	}
	return values, nil
}

// decodeColumn reads one column of a serial type. No table has a float.
func decodeColumn(kind uint64, b []byte) (value driver.Value, size int, ok bool) {
	sizes := []int{0, 1, 2, 3, 4, 6, 8}
	switch {
	case kind == 0:
		return nil, 0, true
	case kind == 8 || kind == 9:
		return int64(kind - 8), 0, true
	case kind < uint64(len(sizes)):
		if size = sizes[kind]; size > len(b) {
			return nil, 0, false
		}
		n := int64(int8(b[0]))
		for _, c := range b[1:size] {
			n = n<<8 | int64(c)
		}
		return n, size, true
	case kind < 12 || (kind-12)/2 > uint64(len(b)):
		return nil, 0, false
	}
	size = int((kind - 12) / 2)
	if kind%2 == 0 {
		return append([]byte{}, b[:size]...), size, true
	}
	return string(b[:size]), size, true
}

// varint reads SQLite's: seven bits a byte, the ninth byte whole. It gives 0
// bytes where there are too few.
func varint(b []byte) (v uint64, n int) {
	for n = 1; n <= len(b) && n <= 9; n++ {
		c := b[n-1]
		if n == 9 {
			return v<<8 | uint64(c), n
		}
		v = v<<7 | uint64(c&0x7f)
		if c < 0x80 {
			return v, n
		}
	}
	return 0, 0
}
