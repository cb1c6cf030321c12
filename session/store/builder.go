package store

import (
	"context"
	"fmt"
	"slices"

	"doorstep/session"
)

// imageDSN opens a database in memory. Its journal is there too: what follows
// the changes is taken back after each build.
const imageDSN = "file::memory:?_pragma=page_size(4096)&_pragma=temp_store(2)&_pragma=journal_mode(memory)"

// onceDSN opens one that is built once and thrown away. It is laid out as a file
// would be, in memory and without a journal: as pages of its own, each takes
// twice the room.
const onceDSN = "file:image?vfs=memdb&_pragma=page_size(4096)&_pragma=temp_store(2)&_pragma=journal_mode(off)"

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
	once    bool              // nothing is to be kept for a further image
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
	if b.once {
		return b.last(img)
	}
	b.changes = img.changes
	if err := b.layRecords(img.records); err != nil {
		return nil, err
	}
	ctx := context.Background()
	if err := b.engine.exec(ctx, "SAVEPOINT changes"); err != nil {
		return nil, err
	}
	if err := b.insertRest(img); err != nil {
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

// last fills in what follows the changes, for good. What the image is made of is
// let go of before its bytes are taken, which are as many again.
func (b *builder) last(img image) ([]byte, error) {
	many := len(img.changes) >= manyChanges
	err := b.insertRest(img)
	if err == nil {
		err = b.engine.insertRecords(img.rows())
	}
	if err == nil {
		err = b.engine.exec(context.Background(), "COMMIT")
	}
	if err != nil {
		return nil, err
	}
	if many {
		release()
	}
	return b.bytes()
}

// insertRest lays out the pack and what the document says of itself.
func (b *builder) insertRest(img image) error {
	if err := b.engine.insertBlobs(needed(img.changes, img.blobs)); err != nil {
		return err
	}
	return b.engine.insertMeta(img.meta())
}

// bytes are those of the document.
func (b *builder) bytes() ([]byte, error) {
	body, err := b.engine.conn.Serialize()
	if err != nil {
		return nil, err
	}
	// The library counts here what it wrote, and writes its own version number,
	// which nobody reads. With them, a newer library, or one that was asked for
	// the same in another way, would make other bytes of the same session.
	clear(body[atCounter : atCounter+4])
	clear(body[atCounted : atEngine+4])
	return body, nil
}

// begin makes an empty database with the tables of a document. Nothing of it
// is for a disk: but for one that is built once, its transaction never ends.
func (b *builder) begin() (err error) {
	dsn := imageDSN
	if b.once {
		dsn = onceDSN
	}
	if b.engine, err = connect(dsn); err != nil {
		return err
	}
	b.open, b.changes, b.rows, b.format = true, nil, nil, newest
	ctx := context.Background()
	err = b.engine.exec(ctx, fmt.Sprintf("PRAGMA application_id=%d; PRAGMA user_version=%d; BEGIN", applicationID, newest))
	for _, table := range append(slices.Clone(documentSchema), laidTable) {
		if err == nil {
			err = b.engine.exec(ctx, table)
		}
	}
	return err
}

func (b *builder) close() {
	if b.open {
		_ = b.engine.close() // it held nothing that is not in the log
	}
	*b = builder{once: b.once}
}
