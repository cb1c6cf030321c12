package store

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"

	"doorstep/session"
)

// unionImage is what a document with these changes is made of. Of the pack it has
// what the changes name.
func unionImage(document, id session.ID, names bool, changes []*session.Change, blobs map[[32]byte][]byte) image {
	l := newLedger(id)
	for _, c := range changes {
		l.apply(c)
	}
	return image{document: document, session: id, names: names, changes: l.changes(), records: l.records(), blobs: blobs}
}

// absent makes a path absolute and refuses one where something is.
func absent(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	switch _, err := os.Lstat(abs); {
	case err == nil:
		return "", fmt.Errorf("%s: %w", shown(path), ErrExists)
	case !errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("%s can't be made: %w", shown(path), cause(err))
	}
	return abs, nil
}

// writeNew puts a document where no file is, in one step. Before it comes to
// stand there it is read back as a stranger's file would be, and looked at by
// approve. An error leaves nothing behind.
func writeNew(ctx context.Context, path string, img image, o Options, approve func(body []byte, f *File) error) (*File, error) {
	o = o.withDefaults()
	path, err := absent(path)
	if err != nil {
		return nil, err
	}
	// The rest of the image ends with laying it out.
	document, workshop, names, forget := img.document, img.session, img.names, img.forget
	many := len(img.changes) >= manyChanges
	l, err := lay(img)
	if err != nil {
		return nil, notLaid(path, err)
	}
	defer l.close()
	if l.size() > maxFile {
		return nil, fmt.Errorf("%s can't be made, since it would hold %d MB and a session has at most %d; nothing was written", shown(path), l.size()>>20, maxFile>>20)
	}
	if many {
		release()
	}
	p := newDoc(path, document, workshop, names, o).loop.p
	p.made = false
	if err := p.sidecar.take(); err != nil {
		return nil, unwritten(path, err)
	}
	defer p.sidecar.give()
	if _, err := p.look(ctx); err != nil {
		return nil, fmt.Errorf("%s: %w", shown(path), err)
	}
	temp := tempName(path)
	f, err := p.tryTemp(ctx, temp, l, forget, approve)
	if err == nil {
		err = p.disk.rename(temp, path)
	}
	if err != nil {
		_ = p.disk.remove(temp)
		return nil, unwritten(path, err)
	}
	f.Path = path
	// Its bytes are our own engine's, laid out a moment ago, whatever words and
	// methods of others they hold: it is read here from now on.
	ownMarks.note(p.state, [32]byte{}, f.Hash)
	if err := p.disk.syncDir(filepath.Dir(path)); err != nil {
		return nil, fmt.Errorf("%s was written, and may not outlast a power cut: %w", shown(path), cause(err))
	}
	return f, nil
}

// tryTemp writes a document beside its place and reads it from there, with every
// check that a stranger's file has; the layout ends in between.
func (p *publisher) tryTemp(ctx context.Context, temp string, l *layout, forget bool, approve func([]byte, *File) error) (*File, error) {
	written := &hashing{from: l, sum: sha256.New()}
	err := p.fillTemp(temp, written)
	l.close() // what it takes is needed for reading back
	if err != nil {
		return nil, err
	}
	back, err := p.disk.open(temp)
	if err != nil {
		return nil, err
	}
	defer back.Close()
	f, err := readBack(ctx, back, [32]byte(written.sum.Sum(nil)), forget)
	if err != nil {
		return nil, at(temp, err)
	}
	if f.Path = temp; approve == nil {
		return f, nil
	}
	body, _, err := p.disk.read(temp)
	switch {
	case err != nil:
		return nil, err
	case sha256.Sum256(body) != f.Hash:
		return nil, errFailing
	}
	return f, approve(body, f)
}

// hashing is what is written, and takes its hash on the way.
type hashing struct {
	from io.WriterTo
	sum  hash.Hash
}

func (h *hashing) WriteTo(w io.Writer) (int64, error) {
	return h.from.WriteTo(io.MultiWriter(w, h.sum))
}

// manyChanges is from how many on memory is worth a pause.
const manyChanges = 8000

// release gives back what is not needed any more before as much is taken again.
// Go alone would take twice of it all.
func release() { debug.FreeOSMemory() }

func unwritten(path string, err error) error {
	return fmt.Errorf("%s was not written: %w", shown(path), cause(err))
}
