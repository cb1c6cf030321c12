package store

import (
	"bufio"
	"bytes"
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
)

// layoutDSN opens a database without a name. It stands in the engine's cache,
// and what goes beyond that in a file that nobody else can open and that ends
// with it, so that a large document takes no more memory than a small one. The
// cache, of four megabytes, holds all of a usual session.
// Nothing but a test that stands for a full disk sets it.
var layoutDSN = "file:?_pragma=page_size(4096)&_pragma=cache_size(-4096)&_pragma=temp_store(2)&_pragma=journal_mode(off)&_pragma=synchronous(off)"

var errPages = errors.New("the engine gives other pages than it should")

// layout is an image laid out once, for a document that is written once.
type layout struct {
	engine engine
	open   bool
	pages  int64
}

// lay lays an image out, and lets go of what it is made of.
func lay(img image) (l *layout, err error) {
	e, err := connect(layoutDSN)
	if err != nil {
		return nil, err
	}
	l = &layout{engine: e, open: true}
	if err = l.fill(img); err != nil {
		l.close()
		return nil, err
	}
	return l, nil
}

func (l *layout) fill(img image) error {
	if err := l.engine.beginDocument(documentSchema); err != nil {
		return err
	}
	if err := l.engine.insertChanges(img.changes); err != nil {
		return err
	}
	if err := l.engine.insertRest(img); err != nil {
		return err
	}
	if err := l.engine.insertRecords(img.rows()); err != nil {
		return err
	}
	ctx := context.Background()
	if err := l.engine.exec(ctx, "COMMIT"); err != nil {
		return err
	}
	return l.engine.each(ctx, "PRAGMA page_count", func(row []driver.Value) error {
		l.pages, _ = row[0].(int64)
		return nil
	})
}

// size is how many bytes the document has.
func (l *layout) size() int64 { return l.pages * pageSize }

// WriteTo writes the document, page by page.
func (l *layout) WriteTo(w io.Writer) (int64, error) {
	to, written := bufio.NewWriterSize(w, 1<<16), int64(0)
	err := l.engine.each(context.Background(), "SELECT data FROM sqlite_dbpage ORDER BY pgno", func(row []driver.Value) error {
		page, _ := row[0].([]byte)
		if len(page) != pageSize {
			return errPages
		}
		if written == 0 {
			plainHeader(page)
		}
		n, err := to.Write(page)
		written += int64(n)
		return err
	})
	if err == nil {
		err = to.Flush()
	}
	if err == nil && written != l.size() {
		err = errPages
	}
	return written, err
}

// close ends the layout; again it does nothing.
func (l *layout) close() {
	if l.open {
		_ = l.engine.close() // it held nothing that is not in the log
	}
	l.open = false
}

// build makes the bytes of a document.
func (img image) build() ([]byte, error) {
	l, err := lay(img)
	if err != nil {
		return nil, err
	}
	defer l.close()
	var b bytes.Buffer
	b.Grow(int(l.size()))
	_, err = l.WriteTo(&b)
	return b.Bytes(), err
}

// beginDocument begins an empty database with the tables of a document, and
// others beside them. Its transaction is open.
func (e engine) beginDocument(tables []string) error {
	ctx := context.Background()
	err := e.exec(ctx, fmt.Sprintf("PRAGMA application_id=%d; PRAGMA user_version=%d; BEGIN", applicationID, newest))
	for _, table := range tables {
		if err == nil {
			err = e.exec(ctx, table)
		}
	}
	return err
}

// insertRest lays out the pack and what the document says of itself.
func (e engine) insertRest(img image) error {
	if err := e.insertBlobs(needed(img.changes, img.blobs)); err != nil {
		return err
	}
	return e.insertMeta(img.meta())
}

// plainHeader takes out of the first page what the library counts there, and its
// own version number, which nobody reads. With them, a newer library, or one
// that was asked for the same in another way, would make other bytes of the same
// session.
func plainHeader(page []byte) {
	clear(page[atCounter : atCounter+4])
	clear(page[atCounted : atEngine+4])
}
