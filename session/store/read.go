package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"sync"
	"time"

	"doorstep/session"
)

// File is a document as it was read: checked, and not open any more.
type File struct {
	Path     string
	Document session.ID
	Session  session.ID
	Format   int
	// Names says that the file may hold real names. A share copy says no, holds
	// none and takes none.
	Names   bool
	Changes []*session.Change // sorted by id
	Blobs   map[[32]byte][]byte
	Size    int64
	Hash    [32]byte // SHA-256 of the file
	ModTime time.Time

	info    fs.FileInfo
	records []recordRow // only where Check asked for them
}

// State folds the file's changes.
func (f *File) State() *session.State { return session.Fold(f.Session, f.Changes) }

// PackFiles are the files of the pack that the session was begun with, by
// path.
func (f *File) PackFiles() (map[string][]byte, error) { return packFiles(f.State(), f.Blobs) }

// Read reads a document that may come from anybody. The bytes are read once;
// the file is neither locked nor altered, and what lies beside it is not
// looked at. Anything but a whole document of ours is a *Refused.
func Read(ctx context.Context, path string) (*File, error) {
	_, state := Dirs()
	return read(ctx, state, path, false)
}

// read is Read on a laptop whose working copies lie in the folder state.
func read(ctx context.Context, state, path string, records bool) (*File, error) {
	return readKnowing(ctx, state, path, records, nil)
}

// bodies are buffers for the bytes of files, since a merge or a report reads a
// thousand of them one after the other. Nothing of a File stands in them.
var bodies = sync.Pool{New: func() any { return new([]byte) }}

// readKnowing is read for whoever holds pack files; see contents.known.
func readKnowing(ctx context.Context, state, path string, records bool, known func(hash [32]byte) []byte) (*File, error) {
	buffer := bodies.Get().(*[]byte)
	body, info, err := readInto(path, *buffer)
	if *buffer = nil; cap(body) <= mostKept {
		*buffer = body[:0]
	}
	defer bodies.Put(buffer)
	if err != nil {
		return nil, err
	}
	f, err := parseKnowing(ctx, state, body, records, known)
	if err != nil {
		return nil, at(path, err)
	}
	f.Path, f.info, f.ModTime = path, info, info.ModTime()
	return f, nil
}

// readBytes reads a regular file of bounded size, whole and once.
func readBytes(path string) ([]byte, fs.FileInfo, error) { return readInto(path, nil) }

// readInto is readBytes into a buffer, where there is room in it.
func readInto(path string, buffer []byte) ([]byte, fs.FileInfo, error) {
	file, err := openPlain(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fmt.Errorf("there is no file %s: %w", shown(path), fs.ErrNotExist)
	} else if err != nil {
		// A socket can't even be opened.
		if info, e := os.Stat(path); e == nil && !info.Mode().IsRegular() && !info.IsDir() {
			return nil, nil, notRegular(path)
		}
		return nil, nil, fmt.Errorf("%s can't be opened: %w", shown(path), cause(err))
	}
	defer file.Close()
	info, err := file.Stat()
	switch {
	case err != nil:
		return nil, nil, fmt.Errorf("%s can't be opened: %w", shown(path), cause(err))
	case info.IsDir():
		return nil, nil, &Refused{path, NotRegular, "it is a folder"}
	case !info.Mode().IsRegular():
		return nil, nil, notRegular(path)
	case info.Size() > maxFile:
		return nil, nil, tooLarge(path, info.Size())
	}
	body := slices.Grow(buffer[:0], int(info.Size())+1)[:info.Size()+1]
	switch n, err := io.ReadFull(file, body); {
	case err == nil:
		return nil, nil, &Refused{path, Damaged, "it grew while it was read"}
	case errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF):
		return body[:n], info, nil
	default:
		return nil, nil, fmt.Errorf("%s can't be read: %w", shown(path), cause(err))
	}
}

func notRegular(path string) *Refused {
	return &Refused{path, NotRegular, "it is a pipe or a device"}
}

func tooLarge(path string, size int64) *Refused {
	return &Refused{path, TooLarge, fmt.Sprintf("%d MB, and a session has at most %d", size>>20, maxFile>>20)}
}

// cause is an error of the file system without the path, which our own
// sentence names.
func cause(err error) error {
	var p *fs.PathError
	var l *os.LinkError
	switch {
	case errors.As(err, &p):
		return p.Err
	case errors.As(err, &l):
		return l.Err
	}
	return err
}

// parseHere checks and reads the bytes of a document, which it alters, in this
// process. It is all that stands between a stranger's bytes and our own log.
func parseHere(ctx context.Context, body []byte, hash [32]byte, records bool) (*File, error) {
	return newContents().parse(ctx, body, hash, records)
}

// parse fills them from the bytes of a document.
func (c *contents) parse(ctx context.Context, body []byte, hash [32]byte, records bool) (*File, error) {
	if err := checkHeader(body); err != nil {
		return nil, err
	}
	if err := documentRows(ctx, body, records, c.add); err != nil {
		return nil, err
	}
	return c.file(body, hash)
}

// documentRows is the part of parseHere that needs the engine: the tables are those
// of a document, their pages fit together, and here are the rows.
func documentRows(ctx context.Context, body []byte, records bool, take func(t table, row []driver.Value) error) error {
	var g guard
	defer g.close()
	return g.documentRows(ctx, body, records, take)
}

func (g *guard) documentRows(ctx context.Context, body []byte, records bool, take func(t table, row []driver.Value) error) error {
	return g.run(ctx, body, func(ctx context.Context, e engine) error { return e.documentRows(ctx, records, take) })
}

// documentRows is that on a connection that holds them.
func (e engine) documentRows(ctx context.Context, records bool, take func(t table, row []driver.Value) error) error {
	if err := e.exec(ctx, "PRAGMA query_only=1"); err != nil {
		return err
	}
	if err := e.checkTables(ctx, documentSchema); err != nil {
		return err
	}
	if err := e.checkPages(ctx); err != nil {
		return err
	}
	return e.rowsAside(ctx, records, take)
}

// file makes a File of the contents of a document, if they are all there and
// right.
func (c *contents) file(body []byte, hash [32]byte) (*File, error) {
	return c.fileOf(formatOf(body), int64(len(body)), hash)
}

// fileOf is file of a document of so many bytes, whose header names a format.
func (c *contents) fileOf(format int, size int64, hash [32]byte) (*File, error) {
	if err := c.check(4); err != nil {
		return nil, err
	}
	if c.format() != format {
		return nil, refuse(Hostile, "what it says about itself makes no sense")
	}
	return &File{
		Format: format, Size: size, Hash: hash,
		Document: c.id(metaDocument), Session: c.id(metaSession), Names: c.meta[metaNames] == "yes",
		Changes: c.changes, Blobs: c.blobs, records: c.records,
	}, nil
}
