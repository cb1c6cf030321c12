package store

import (
	"context"
	"slices"

	"doorstep/session"
)

// imageDSN opens a database in memory. Its journal is there too: what follows
// the changes is taken back after each build.
const imageDSN = "file::memory:?_pragma=page_size(4096)&_pragma=temp_store(2)&_pragma=journal_mode(memory)"

// builder makes images, one after the other. A session grows at its end: ids
// begin with the time, so that nearly always the changes of the image before
// are the first of the next. They stay laid out, and only the rest is laid
// behind them; the readable rows lie beside, and those that differ are laid
// there. The bytes are those of a build from nothing, which is what it
// does where the log became another.
type builder struct {
	engine  engine
	open    bool
	changes []*session.Change // that are laid out
	rows    []recordRow       // that lie beside, see laidTable
	format  int
}

// build makes the bytes of a document.
func (b *builder) build(img image) ([]byte, error) {
	body, err := b.try(img)
	if err != nil {
		b.close() // whatever state it is in
	}
	return body, err
}

func (b *builder) try(img image) ([]byte, error) {
	n := len(b.changes)
	if !b.open || b.format != newest || len(img.changes) < n || !slices.Equal(b.changes, img.changes[:n]) {
		b.close()
		if err := b.begin(); err != nil {
			return nil, err
		}
		n = 0
	}
	if err := b.engine.insertChanges(img.changes[n:]); err != nil {
		return nil, err
	}
	b.changes = img.changes
	if err := b.layRecords(img.records); err != nil {
		return nil, err
	}
	ctx := context.Background()
	if err := b.engine.exec(ctx, "SAVEPOINT changes"); err != nil {
		return nil, err
	}
	if err := b.engine.insertRest(img); err != nil {
		return nil, err
	}
	if err := b.engine.exec(ctx, copyLaid); err != nil {
		return nil, err
	}
	body, err := b.bytes()
	if err != nil {
		return nil, err
	}
	return body, b.engine.exec(ctx, "ROLLBACK TO changes; RELEASE changes")
}

// bytes are those of the document.
func (b *builder) bytes() ([]byte, error) {
	body, err := b.engine.conn.Serialize()
	if err != nil {
		return nil, err
	}
	plainHeader(body)
	return body, nil
}

// begin makes an empty database with the tables of a document. Nothing of it
// is for a disk: its transaction never ends.
func (b *builder) begin() (err error) {
	if b.engine, err = connect(imageDSN); err != nil {
		return err
	}
	b.open, b.changes, b.rows, b.format = true, nil, nil, newest
	return b.engine.beginDocument(append(slices.Clone(documentSchema), laidTable))
}

func (b *builder) close() {
	if b.open {
		_ = b.engine.close() // it held nothing that is not in the log
	}
	*b = builder{}
}
