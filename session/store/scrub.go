package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"doorstep/session"
)

// Scrubbed is what became of a file beside the document, or of a working copy,
// that held what was removed for good.
type Scrubbed struct {
	Path string
	// Changes were taken out of it; 0 where that is not known.
	Changes int
	// InUse is a working copy of another window, which takes them out itself
	// as soon as it finds the removal in the document: within a second or two.
	InUse bool
	// Err says why it may still hold them; nil where it does not.
	Err error
}

// scrubber takes what was removed for good out of other files than the
// document: no backup, no image that never came to stand in the document's
// place, and no working copy may bring the words back. Records have ids that
// nobody else has, so whatever holds changes on a removed one is of this
// session.
type scrubber struct {
	o          Options
	redactions map[session.ID][]*session.Change
}

func newScrubber(changes []*session.Change, o Options) *scrubber {
	s := &scrubber{o: o, redactions: map[session.ID][]*session.Change{}}
	for _, c := range changes {
		if c.Op == session.OpRedact {
			s.redactions[c.Record] = append(s.redactions[c.Record], c)
		}
	}
	return s
}

// hits counts the changes of a file that are to go.
func (s *scrubber) hits(f *File) (n int) {
	for _, c := range f.Changes {
		if c.Op != session.OpRedact && s.redactions[c.Record] != nil {
			n++
		}
	}
	return n
}

// taken is the log of a file without them, and with the removals that they
// fell to: opened by itself, it knows of those as well.
func (s *scrubber) taken(f *File) *ledger {
	l := newLedger(f.Session)
	for _, c := range f.Changes {
		if s.redactions[c.Record] == nil {
			l.apply(c)
			continue
		}
		for _, r := range s.redactions[c.Record] {
			l.apply(r)
		}
		if c.Op == session.OpRedact {
			l.apply(c)
		}
	}
	return l
}

// open makes a publisher for a file that is to be made again.
func (s *scrubber) open(path string, f *File) *publisher {
	p := newDoc(path, f.Document, f.Session, f.Names, s.o).loop.p
	p.log, p.blobs, p.mode = s.taken(f), f.Blobs, f.info.Mode().Perm()
	p.seen.info, p.seen.hash = f.info, f.Hash
	return p
}

// file makes a session file anew without what was removed, in one step and
// under its own lock, so that a window that has it open takes that in. May
// says whether the file may be written at all.
func (s *scrubber) file(ctx context.Context, path string, may func(*File) error) Scrubbed {
	f, err := read(ctx, s.o.StateDir, path, false)
	if err == nil && may != nil {
		err = may(f)
	}
	if err != nil || s.hits(f) == 0 {
		return Scrubbed{Path: path, Err: err}
	}
	p := s.open(path, f)
	if err := p.sidecar.take(); err != nil {
		return Scrubbed{Path: path, Err: p.reason(err)}
	}
	defer p.sidecar.give()
	// Again, now that nobody else writes it.
	if f, err = read(ctx, s.o.StateDir, path, false); err != nil {
		return Scrubbed{Path: path, Err: err}
	}
	p = s.open(path, f)
	defer p.builder.close()
	body, err := p.build()
	if err == nil {
		err = p.replace(body)
	}
	return Scrubbed{Path: path, Changes: s.hits(f), Err: err}
}

// beside looks at what doorstep itself put into the document's folder.
func (s *scrubber) beside(ctx context.Context, path string) (found []Scrubbed) {
	dir, stem := filepath.Dir(path), strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	entries, err := os.ReadDir(dir)
	if err != nil {
		return []Scrubbed{{Path: dir, Err: fmt.Errorf("the folder can't be looked through for backups: %w", cause(err))}}
	}
	for _, e := range entries {
		name, full := e.Name(), filepath.Join(dir, e.Name())
		base, isTemp := tempOf(name)
		switch {
		case e.IsDir():
		case isTemp:
			found = append(found, s.temp(ctx, full, filepath.Join(dir, base), path))
		case full != path && isBackup(name):
			one := s.file(ctx, full, nil)
			if !strings.HasPrefix(name, stem) {
				one.Err = refusedElse(one.Err) // what can't be read is of another session
			}
			found = append(found, one)
		}
	}
	return found
}

// refusedElse forgets that a file was refused.
func refusedElse(err error) error {
	var refused *Refused
	if errors.As(err, &refused) {
		return nil
	}
	return err
}

// temp looks at an image that never came to stand in the place of base. One of
// a backup is of no use to anybody, nor is one of the document that was cut
// off. Any other may be what a document comes back from, so it is made again.
func (s *scrubber) temp(ctx context.Context, path, base, document string) Scrubbed {
	f, err := read(ctx, s.o.StateDir, path, false)
	useless := isBackup(filepath.Base(base)) && (err != nil || s.hits(f) > 0) || base == document && cutOff(path, err)
	if !useless && (err != nil || s.hits(f) == 0) {
		return Scrubbed{Path: path}
	}
	if f == nil {
		f = &File{}
	}
	if f.info, err = os.Stat(path); err != nil {
		return Scrubbed{Path: path} // it was on its way, and is there by now
	}
	// While the lock is ours, no image is on its way to base.
	p := s.open(base, f)
	if err := p.sidecar.take(); err != nil {
		return Scrubbed{Path: path, Err: p.reason(err)}
	}
	defer p.sidecar.give()
	defer p.builder.close()
	if _, err := p.disk.stat(path); err != nil {
		return Scrubbed{Path: path}
	}
	one := Scrubbed{Path: path, Changes: s.hits(f)}
	if !useless {
		var body []byte
		if body, one.Err = p.build(); one.Err == nil {
			one.Err = p.writeTemp(tempName(base), body)
		}
	}
	if one.Err == nil {
		one.Err = p.disk.remove(path)
	}
	if one.Err != nil {
		one.Err = p.reason(one.Err)
	}
	return one
}

// works goes through the working copies of every document that this laptop has
// kept any of: another copy of the session may have been open here. Those of
// the document itself are reported on, and of the others nothing is known.
func (s *scrubber) works(ctx context.Context, document session.ID, own string) (found []Scrubbed) {
	entries, err := os.ReadDir(s.o.StateDir)
	if err != nil {
		return nil
	}
	records := slices.Collect(maps.Keys(s.redactions))
	for _, e := range entries {
		id, err := session.ParseID(e.Name())
		if err != nil || !e.IsDir() {
			continue
		}
		dir := &stateDir{path: filepath.Join(s.o.StateDir, e.Name())}
		inUse, err := dir.purge(ctx, id, records, own)
		if id == document && (inUse || err != nil) {
			found = append(found, Scrubbed{Path: dir.path, InUse: inUse, Err: err})
		}
	}
	return found
}

// scrub takes what was removed for good out of whatever doorstep keeps of the
// document beside it and on this laptop, now that the document itself is rid
// of it. It does so once in a sitting, in case an earlier one ended before it
// could, and again with each removal.
func (p *publisher) scrub(ctx context.Context) {
	n := len(p.log.redacted)
	if n == p.scrubbed || n == p.scrubTried && time.Now().Before(p.scrubAgain) {
		return
	}
	s := newScrubber(p.log.changes(), Options{StateDir: p.state, Source: p.d.src, disk: p.disk, pace: p.d.pace})
	found := append(s.works(ctx, p.d.document, p.d.work.path), s.beside(ctx, p.path)...)
	p.d.noteScrubbed(found)
	if slices.ContainsFunc(found, func(f Scrubbed) bool { return f.Err != nil }) {
		// Such as a backup on a stick that is write-protected. Reading it all
		// again with each card would help nobody.
		p.scrubTried, p.scrubAgain = n, time.Now().Add(p.d.pace.lastRetry)
		return
	}
	p.scrubbed = n
}

// Scrubbed tells what became of backups and working copies that held what was
// removed for good, as far as it is known by now: Publish and Close wait for
// it. It is the latest word on each file.
func (d *Doc) Scrubbed() []Scrubbed {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clone(d.scrubbed)
}

func (d *Doc) noteScrubbed(found []Scrubbed) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, f := range found {
		at := slices.IndexFunc(d.scrubbed, func(o Scrubbed) bool { return o.Path == f.Path })
		if at >= 0 {
			f.Changes += d.scrubbed[at].Changes
			d.scrubbed = slices.Delete(d.scrubbed, at, at+1)
		}
		if f.Changes > 0 || f.InUse || f.Err != nil {
			d.scrubbed = append(d.scrubbed, f)
		}
	}
}
