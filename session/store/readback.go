package store

import (
	"context"
	"crypto/sha256"
	"database/sql/driver"
	"errors"
	"io"
	"io/fs"

	"modernc.org/sqlite/vfs"
)

// readBack reads a document that was written just now as a stranger's file would
// be read, with every check that such a one has, and from the medium itself. It
// goes page by page, so that a large one takes no more memory than a small one.
// Its bytes are held to the hash of those that were written, so that no reader
// apart is needed. Forget says that the changes are checked, and not kept.
func readBack(ctx context.Context, from diskReader, written [32]byte, forget bool) (*File, error) {
	info, err := from.Stat()
	if err != nil {
		return nil, err
	}
	p := paged{from: from, info: info}
	sum := sha256.New()
	if _, err := io.Copy(sum, p.section()); err != nil {
		return nil, err
	}
	if [32]byte(sum.Sum(nil)) != written {
		return nil, errFailing
	}
	head := make([]byte, min(headerSize, info.Size()))
	if _, err := from.ReadAt(head, 0); err != nil {
		return nil, err
	}
	if err := checkHead(head, info.Size()); err != nil {
		return nil, err
	}
	c := newContents()
	c.forget = forget
	if err := p.rows(ctx, c.add); err != nil {
		return nil, err
	}
	f, err := c.fileOf(formatOf(head), info.Size(), written)
	if err == nil {
		f.info, f.ModTime = info, info.ModTime()
	}
	return f, err
}

// pagesName is what the engine calls the one file that it finds among pages.
const pagesName = "document"

// paged is an open document as a file system in which there is nothing else: no
// journal beside it that the engine could heed, and nothing to be written.
type paged struct {
	from io.ReaderAt
	info fs.FileInfo
}

// rows hands over the rows of its tables, once they were found to be those of a
// document and their pages to fit together.
func (p paged) rows(ctx context.Context, take func(t table, row []driver.Value) error) (err error) {
	name, system, err := vfs.New(p)
	if err != nil {
		return err
	}
	// After the connection, which goes by it. One that can't be closed stays.
	defer func() { err = errors.Join(err, system.Close()) }()
	g := guard{dsn: "file:" + pagesName + "?vfs=" + name + "&mode=ro&immutable=1&" + guarded}
	defer g.close()
	return g.on(ctx, func(ctx context.Context, e engine) error { return e.documentRows(ctx, false, take) })
}

func (p paged) section() *io.SectionReader { return io.NewSectionReader(p.from, 0, p.info.Size()) }

// Open opens the document for the engine.
func (p paged) Open(name string) (fs.File, error) {
	if name != pagesName {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &openPages{p.section(), p.info}, nil
}

// openPages is the document as the engine reads it. Whoever opened it closes it.
type openPages struct {
	*io.SectionReader
	info fs.FileInfo
}

func (o *openPages) Stat() (fs.FileInfo, error) { return o.info, nil }
func (o *openPages) Close() error               { return nil }
