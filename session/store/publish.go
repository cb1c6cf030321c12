package store

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"doorstep/session"
)

// publisher keeps the document on disk up with the log. It belongs to one
// goroutine. What it knows of the document is what it last saw of it: the
// document itself is in other hands as well.
type publisher struct {
	d       *Doc
	disk    disk
	sidecar *sidecar
	path    string
	state   string // folder of the working copies of all documents

	log     *ledger // nil until something has to be written
	applied int     // how many of d.all are in log
	begun   int     // how many of d.all the document was opened with
	blobs   map[[32]byte][]byte
	builder builder
	body    []byte // the image of the log at version built
	built   int64

	seen sighting
	// left are what earlier sittings left behind, to be swept once the document
	// has it.
	left   []*leftover
	temps  []string
	filled bool
	made   bool // the document exists, or did
	mode   fs.FileMode

	// scrubbed is how many records were removed for good when the files beside
	// the document were last rid of them; scrubAgain is when to try again after
	// that failed with scrubTried of them.
	scrubbed, scrubTried int
	scrubAgain           time.Time
	// scrubNew says that only what is removed from now on matters.
	scrubNew bool
}

// size is about that of the document.
func (p *publisher) size() int64 {
	if p.seen.info == nil {
		return 0
	}
	return p.seen.info.Size()
}

// sighting is the document as it was last seen.
type sighting struct {
	info fs.FileInfo
	hash [32]byte
	// whole says that it held all of the log at that version.
	whole   bool
	version int64
	medium  uint64
	format  int
}

// publish brings the document up to date: what others wrote into it is taken
// in, and what it lacks is written. Until the rename, the document's bytes are
// as they were. The error is a sentence for the status line.
func (p *publisher) publish(ctx context.Context) error {
	p.absorb()
	// Where there is something to write, and nobody seems to have touched the
	// document, it is read once, and that under the lock.
	if p.seen.version == p.log.version || !p.untouched() {
		if current, err := p.look(ctx); err != nil || current {
			return err
		}
	}
	// Built before the lock is taken, which is then held for as short as can be.
	if _, err := p.build(); err != nil {
		return err
	}
	if err := p.sidecar.take(); err != nil {
		return p.reason(err)
	}
	defer p.sidecar.give()
	if current, err := p.look(ctx); err != nil || current {
		return err
	}
	body, err := p.build()
	if err != nil {
		return err
	}
	if err := p.keepFormat(); err != nil {
		return err
	}
	return p.replace(body)
}

// absorb folds what was committed since.
func (p *publisher) absorb() {
	p.d.mu.Lock()
	all := p.d.all
	p.d.mu.Unlock()
	if p.log == nil {
		p.log = newLedger(p.d.session)
		for _, c := range all[:p.begun] {
			p.log.apply(c)
		}
		p.applied, p.seen.version = p.begun, p.log.version
		if p.scrubNew && len(p.left) == 0 { // nobody ended before he could clean up
			p.scrubbed = len(p.log.redacted)
		}
	}
	var late []session.ID
	for _, c := range all[p.applied:] {
		if added, _ := p.log.apply(c); !added && p.log.change(c.ID) == nil {
			late = append(late, c.Record)
		}
	}
	p.applied = len(all)
	if len(late) > 0 && p.d.work != nil {
		// Written here before the redaction of its record was known here.
		_ = p.d.work.purgeRecords(late)
	}
	if p.log.len() != len(all) {
		p.forget()
	}
}

// forget drops from memory what is no part of the log: what was redacted, and
// doubles.
func (p *publisher) forget() {
	kept := slices.Clone(p.log.changes())
	p.d.mu.Lock()
	p.d.all = append(kept, p.d.all[p.applied:]...)
	p.d.mu.Unlock()
	p.applied = len(kept)
}

// build makes the image of the log, once for each version of it.
func (p *publisher) build() ([]byte, error) {
	if p.body != nil && p.built == p.log.version {
		return p.body, nil
	}
	body, err := p.lay(image{
		document: p.d.document, session: p.d.session, names: p.d.names,
		changes: p.log.changes(), records: p.log.records(), blobs: p.blobs,
	})
	if err != nil {
		return nil, fmt.Errorf("the document could not be made: %w", err)
	}
	switch {
	case len(body) > maxFile:
		return nil, ErrFull
	case p.log.top() > int64(p.log.len())+clockSlack:
		return nil, errClock
	}
	p.body, p.built = body, p.log.version
	return body, nil
}

// lay makes the bytes of an image. A Tool publishes once, so that nothing is worth
// keeping for the next time; where the folder for temporary files takes none of it,
// memory has to.
func (p *publisher) lay(img image) ([]byte, error) {
	if p.d.role == Tool {
		if body, err := img.build(); err == nil {
			return body, nil
		}
	}
	return p.builder.build(img)
}

// rest lets go of what the next publishing can make again. An image that could
// not be written stays, for the next attempt.
func (p *publisher) rest() {
	p.builder.close()
	if p.log != nil {
		p.log.rest()
	}
}

// errClock is a log that no reader would take. It takes somebody who pushed the
// clock of a file to the limit, and the redaction of what was in it.
var errClock = errors.New("a file that was merged into this session has set its clock too high to be read back; the changes are kept here; begin a new session from a copy made before the merge")

// look reads the document and takes in what others wrote. It says whether the
// document holds all of the log.
func (p *publisher) look(ctx context.Context) (current bool, err error) {
	body, info, err := p.disk.read(p.path)
	switch {
	case errors.Is(err, fs.ErrNotExist) || err == nil && len(body) == 0 && p.made:
		p.seen.whole = false
		return false, p.missing()
	case !p.made:
		return false, ErrExists
	case err != nil:
		return false, p.unread(err)
	}
	if hash := sha256.Sum256(body); hash != p.seen.hash {
		f, err := parseFrom(ctx, p.state, body, false)
		if err != nil {
			return false, at(p.path, err)
		}
		if f.Document != p.d.document || f.Session != p.d.session {
			return false, fmt.Errorf("another session lies at %s now; it was left as it is; move it away, and this one is written", shown(p.path))
		}
		agreed := p.merge(f)
		p.seen = sighting{
			hash: hash, version: p.log.version, medium: p.seen.medium, format: f.Format,
			whole: agreed && p.log.len() == len(f.Changes),
		}
	}
	p.seen.info, p.mode = info, info.Mode().Perm()
	return p.seen.whole && p.seen.version == p.log.version, nil
}

// untouched says whether the document looks as it did when it was last seen,
// without reading it.
func (p *publisher) untouched() bool {
	info, err := p.disk.stat(p.path)
	return err == nil && same(info, p.seen.info)
}

// same says whether a file is the one that was seen, and as it was.
func same(info, seen fs.FileInfo) bool {
	return seen != nil && os.SameFile(info, seen) && info.Size() == seen.Size() && info.ModTime().Equal(seen.ModTime())
}

// unread says why the document could not be read again.
func (p *publisher) unread(err error) error {
	var refused *Refused
	if errors.As(err, &refused) {
		return err
	}
	for inner := err; inner != nil; inner = errors.Unwrap(inner) {
		err = inner
	}
	return fmt.Errorf("%s can't be read (%w), and is not written over unread; it is tried again", shown(p.path), err)
}

// missing decides what it means that the document is not there: moved away, in
// which case it is written again, or on a medium that is gone.
func (p *publisher) missing() error {
	dir, err := p.disk.stat(filepath.Dir(p.path))
	if err != nil {
		return p.reason(err)
	}
	if p.seen.medium != 0 && medium(dir) != p.seen.medium {
		return p.reason(fs.ErrNotExist)
	}
	return nil
}

// merge takes the changes of a document into the log. It says whether the log
// then holds every one of them, as it stands in the document.
func (p *publisher) merge(f *File) (agreed bool) {
	var found Foreign
	for _, c := range f.Changes {
		have := p.log.change(c.ID)
		if have != nil && have.Sum() == c.Sum() || c.Op == session.OpName && !p.d.names {
			continue
		}
		if _, clash := p.log.apply(c); clash {
			found.Clashes = append(found.Clashes, c.ID)
		}
		if p.log.change(c.ID) == c {
			found.Changes = append(found.Changes, c)
		}
	}
	for hash, body := range f.Blobs {
		p.blobs[hash] = body
	}
	if len(found.Changes)+len(found.Clashes) > 0 {
		p.d.foreign(found)
	}
	// Only now, since a redaction may have dropped what was taken in before it.
	// Counting would not do: a change that was passed over, such as a name, and
	// one of ours that the document lacks make the same number.
	for _, c := range f.Changes {
		if have := p.log.change(c.ID); have == nil || have.Sum() != c.Sum() {
			return false
		}
	}
	return true
}
