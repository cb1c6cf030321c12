package store

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"database/sql/driver"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
)

// The reader apart and its parent talk in whole messages over two pipes. A
// request is the number of bytes, eight of them, what is asked for, one, and a
// file. An answer is the number of bytes, the bytes, and their SHA-256. The
// bytes are rows, then the end.
//
// A row is the byte of its table and its values in order; a value is the byte
// of its type, and an integer as a varint, or a length and so many bytes. The
// end is a zero byte, a Why counted from 1, or 0 when all is well, and the
// detail of it.
const (
	// wireGreeting is what a child says first. It changes with anything here, so
	// that a program that was replaced while it ran doesn't talk to its successor.
	wireGreeting = "doorstep reader 1\n"
	maxDetail    = 100
)

const (
	wireEnd  byte = 0
	wireNil  byte = 0
	wireInt  byte = 1
	wireText byte = 2
	wireBlob byte = 3
)

// mostAnswer is the longest answer about a file of so many bytes: no row is
// longer here than there by more than a byte or two a column.
func mostAnswer(size int) int { return 2*size + 1<<20 }

// columns is how many columns each table has.
var columns = map[table]int{tableMeta: 2, tableChange: 14, tablePack: 2, tableRecord: 8}

// answer gathers an answer of at most so many bytes.
type answer struct {
	b    []byte
	most int
}

// begin begins the next one, in the same place where that is not too large to be
// kept.
func (a *answer) begin(most int) {
	if cap(a.b) > mostKept {
		a.b = nil
	}
	a.b, a.most = a.b[:0], most
}

// row adds one; it is what engine.rows hands rows to.
func (a *answer) row(t table, row []driver.Value) error {
	a.b = append(a.b, byte(t))
	for _, v := range row {
		switch v := v.(type) {
		case nil:
			a.b = append(a.b, wireNil)
		case int64:
			a.b = binary.AppendVarint(append(a.b, wireInt), v)
		case string:
			a.b = append(binary.AppendUvarint(append(a.b, wireText), uint64(len(v))), v...)
		case []byte:
			a.b = append(binary.AppendUvarint(append(a.b, wireBlob), uint64(len(v))), v...)
		default:
			return refuse(Damaged, "its tables can't be read")
		}
	}
	if len(a.b) > a.most-2 {
		return refuse(TooLarge, "its tables hold more than a file can")
	}
	return nil
}

// end closes the answer with what reading came to. What is no Refused is not
// the file's fault, and ends the child instead.
func (a *answer) end(err error) bool {
	var refused *Refused
	switch {
	case err == nil:
		a.b = append(a.b, wireEnd, 0)
		return true
	case errors.As(err, &refused):
		// Rows that came before it are of no use to anybody.
		a.b = append(append(a.b[:0], wireEnd, 1+byte(refused.Why)), cut(refused.Detail, maxDetail)...)
		return true
	}
	return false
}

func (a *answer) writeTo(w io.Writer) error {
	sum := sha256.Sum256(a.b)
	size := binary.BigEndian.AppendUint64(nil, uint64(len(a.b)))
	for _, part := range [][]byte{size, a.b, sum[:]} {
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// errWire is an answer that no reader of ours gives.
var errWire = errors.New("the answer makes no sense")

// readAnswer reads an answer of bounded length, as far as its checksum, into a
// buffer, of which it is a part. Memory is taken as bytes arrive, not as they
// are announced.
func readAnswer(r *bufio.Reader, most int, b *bytes.Buffer) ([]byte, error) {
	var size [8]byte
	if _, err := io.ReadFull(r, size[:]); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint64(size[:])
	if n > uint64(most) {
		return nil, errWire
	}
	b.Reset()
	if _, err := io.CopyN(b, r, int64(n)); err != nil {
		return nil, err
	}
	var sum [sha256.Size]byte
	if _, err := io.ReadFull(r, sum[:]); err != nil {
		return nil, err
	}
	if sha256.Sum256(b.Bytes()) != sum {
		return nil, errWire
	}
	return b.Bytes(), nil
}

// takeAnswer hands the rows of an answer over. The error is errWire, a Refused
// that the child came to, or that of take.
func takeAnswer(b []byte, take func(t table, row []driver.Value) error) error {
	row := make([]driver.Value, 0, 14)
	for len(b) > 0 && b[0] != wireEnd {
		t := table(b[0])
		n, known := columns[t]
		if !known {
			return errWire
		}
		b, row = b[1:], row[:0]
		for range n {
			v, rest, err := takeValue(b)
			if err != nil {
				return err
			}
			b, row = rest, append(row, v)
		}
		if err := take(t, row); err != nil {
			return err
		}
	}
	switch {
	case len(b) < 2 || len(b) > 2+maxDetail:
		return errWire
	case b[1] == 0 && len(b) == 2:
		return nil
	case b[1] == 0 || Why(b[1]-1) > NotRegular:
		return errWire
	}
	return &Refused{Why: Why(b[1] - 1), Detail: clean(string(b[2:]))}
}

// takeValue reads one value. A blob is a part of the answer: whoever keeps it
// copies it, as hardly anybody does.
func takeValue(b []byte) (v driver.Value, rest []byte, err error) {
	if len(b) == 0 {
		return nil, nil, errWire
	}
	kind, b := b[0], b[1:]
	switch kind {
	case wireNil:
		return nil, b, nil
	case wireInt:
		i, n := binary.Varint(b)
		if n <= 0 {
			return nil, nil, errWire
		}
		return i, b[n:], nil
	case wireText, wireBlob:
		size, n := binary.Uvarint(b)
		if n <= 0 || size > uint64(len(b)-n) {
			return nil, nil, errWire
		}
		value, rest := b[n:n+int(size)], b[n+int(size):]
		if kind == wireText {
			return string(value), rest, nil
		}
		return value, rest, nil
	}
	return nil, nil, errWire
}

// writeRequest asks for what is in a file.
func writeRequest(w io.Writer, body []byte, records bool) error {
	head := binary.BigEndian.AppendUint64(nil, uint64(len(body)))
	if head = append(head, 0); records {
		head[8] = 1
	}
	if _, err := w.Write(head); err != nil {
		return err
	}
	_, err := w.Write(body)
	return err
}

// requests are those that a parent sends. The bytes of one file stand where those
// of the one before it stood.
type requests struct {
	from io.Reader
	body []byte
}

// next reads one; io.EOF once the parent has no more.
func (r *requests) next() (body []byte, records bool, err error) {
	var head [9]byte
	if _, err := io.ReadFull(r.from, head[:]); err != nil {
		return nil, false, err
	}
	n := binary.BigEndian.Uint64(head[:])
	if n < headerSize || n > maxFile {
		return nil, false, fmt.Errorf("a request of %d bytes", n)
	}
	if cap(r.body) > mostKept {
		r.body = nil
	}
	r.body = slices.Grow(r.body[:0], int(n))[:n]
	_, err = io.ReadFull(r.from, r.body)
	return r.body, head[8] == 1, err
}
