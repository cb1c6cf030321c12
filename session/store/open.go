package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"doorstep/session"
)

// Open opens a document to write to it, or, as a Reader, to follow it. What
// earlier sittings left behind comes back into it, and Opened tells so. The
// error is a *Refused where the file is not accepted, ErrOpenElsewhere where
// another editor on this laptop has it.
func Open(ctx context.Context, path string, o Options) (*Doc, *Opened, error) {
	o = o.withDefaults()
	path, err := follow(path)
	if err != nil {
		return nil, nil, err
	}
	file, err := read(ctx, o.StateDir, path, false)
	if err != nil && o.Role != Reader && gone(path, err) {
		if back := newestTemp(ctx, path); back != nil {
			file, err = back, nil
		}
	}
	if err != nil {
		return nil, nil, err
	}
	b := &opening{opened: &Opened{}, file: file, state: session.NewState(file.Session), o: o}
	d := newDoc(path, file.Document, file.Session, file.Names || o.names, o)
	b.p = d.loop.p
	b.p.blobs = maps.Clone(file.Blobs)
	maps.Copy(b.p.blobs, o.blobs)
	b.base()
	if o.Role != Reader {
		if err := b.enter(ctx, d); err != nil {
			return nil, nil, err
		}
	}
	d.files, d.noFiles = packFiles(b.state, b.p.blobs)
	d.state, d.all, d.size = b.state, b.state.Changes(), file.Size
	b.p.begun = len(d.all)
	b.p.seen.whole = b.p.seen.info != nil && len(b.opened.Recovered) == 0 && len(b.opened.Clashes) == 0 && len(d.all) == len(file.Changes)
	d.kept, d.first = len(b.opened.Recovered), time.Now()
	d.loop.must = d.kept+len(b.p.left)+len(b.p.temps) > 0
	go d.loop.run()
	return d, b.opened, nil
}

// newDoc makes what Create and Open have in common; nothing is running yet.
func newDoc(path string, document, id session.ID, names bool, o Options) *Doc {
	d := &Doc{
		path: path, document: document, session: id, names: names,
		role: o.Role, src: o.Source, pace: o.pace,
		events: make(chan Event), done: make(chan struct{}),
		device: device{id: o.Source.NewID()},
	}
	own := o.Source.NewID()
	p := &publisher{
		d: d, disk: o.disk, path: path, state: o.StateDir, mode: newMode, made: true, blobs: map[[32]byte][]byte{},
		scrubNew: o.Role == Tool && !o.Scrub,
		sidecar: &sidecar{
			disk: o.disk, pace: o.pace, path: path + sidecarSuffix,
			owner: own.String(), dead: map[string]bool{},
		},
	}
	d.loop = &loop{d: d, p: p, wake: make(chan struct{}, 1), asks: make(chan ask), quit: make(chan struct{})}
	return d
}

// follow makes a path absolute and goes to where a link points, so that what
// is replaced later is the document and not the link.
func follow(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if info, err := os.Lstat(abs); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return abs, nil
	}
	real, err := filepath.EvalSymlinks(abs)
	if err != nil {
		return "", fmt.Errorf("%s is a link that leads nowhere: %w", shown(path), cause(err))
	}
	return real, nil
}

// gone says whether reading failed because nothing is there, or nothing any
// more: what a rename can leave on a stick that was pulled.
func gone(path string, err error) bool {
	if errors.Is(err, fs.ErrNotExist) {
		return true
	}
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular() && info.Size() == 0
}

// opening gathers what belongs to a document that is being opened.
type opening struct {
	opened *Opened
	file   *File
	state  *session.State // the union
	p      *publisher
	o      Options
}

// base starts the union with the document, or with the temporary file that
// stands in for it.
func (b *opening) base() {
	if b.file.Path != b.p.path {
		b.recover(b.file.Changes)
		return
	}
	b.state.ApplyAll(b.file.Changes)
	b.p.seen = sighting{info: b.file.info, hash: b.file.Hash, format: b.file.Format}
	b.p.mode = b.file.info.Mode().Perm()
}

// enter takes a place in the document's state folder: the editor's lock, a
// working copy, and what others left there.
func (b *opening) enter(ctx context.Context, d *Doc) (err error) {
	if d.dir, err = openStateDir(b.o.StateDir, d.document); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			b.leave(d)
		}
	}()
	if b.o.Role == Editor {
		if err := d.dir.edit(); err != nil {
			return err
		}
		b.opened.Jot = d.dir.readJot()
		b.opened.Cut = b.opened.Jot != nil
	}
	if info, err := os.Stat(filepath.Dir(d.path)); err == nil {
		b.p.seen.medium = medium(info)
	}
	err = d.dir.alone(func() error {
		found, _, problems := d.dir.leftovers(ctx, d.document)
		b.opened.Problems = problems
		b.who(d, found)
		b.unite(found)
		return d.makeWork()
	})
	if err != nil {
		return fmt.Errorf("this session can't be written on this laptop: %w; nothing was changed", err)
	}
	b.uniteTemps(ctx)
	slices.SortFunc(b.opened.Recovered, session.Compare)
	return nil
}

func (b *opening) leave(d *Doc) {
	for _, l := range b.p.left {
		_ = l.work.release()
	}
	d.dir.close()
}

// makeWork makes the working copy of this sitting.
func (d *Doc) makeWork() (err error) {
	names := "no"
	if d.names {
		names = "yes"
	}
	d.work, err = createWork(filepath.Join(d.dir.path, d.loop.p.sidecar.owner+workSuffix), map[string]string{
		metaDocument: d.document.String(), metaSession: d.session.String(), metaFormat: fmt.Sprint(newest),
		metaNames: names, metaPath: d.path, metaState: stateOpen,
	})
	return err
}

// who finds the device that an editor is: the one of the last sitting, unless
// somebody else writes under its id.
func (b *opening) who(d *Doc, found []*leftover) {
	if b.o.Role != Editor {
		return
	}
	who := loadDevice(d.dir.path, b.o.Source)
	for _, l := range found {
		who.wrote(l.changes)
	}
	if !who.stolen(b.file.Changes) {
		d.device = who
	}
	// Now, since a crash may come before closing, and the leftovers that tell
	// of the clocks will be gone by then.
	d.saveDevice()
}

// unite takes in what is in the leftovers, and keeps hold of them until the
// document has it.
func (b *opening) unite(found []*leftover) {
	for _, l := range found {
		b.p.sidecar.dead[l.work.token()] = true
		b.opened.Cut = b.opened.Cut || !l.closed && !l.torn()
		if l.torn() {
			b.opened.Problems = append(b.opened.Problems, fmt.Errorf(
				"part of a working copy of an earlier sitting can't be read; the rest came back, and it was kept at %s", clean(l.work.path)))
		}
		if l.closed && !b.o.Forward {
			if missing := lacking(b.state, l.changes, b.file.Names); len(missing) > 0 {
				b.opened.Older += len(missing)
				if last := lastAt(missing); last.After(b.opened.OlderLast) {
					b.opened.OlderLast = last
				}
				_ = l.work.release()
				continue
			}
		}
		b.recover(l.changes)
		maps.Copy(b.p.blobs, l.blobs)
		b.p.left = append(b.p.left, l)
	}
}

// recover takes in changes that the document may lack.
func (b *opening) recover(changes []*session.Change) {
	for _, c := range changes {
		if c.Op == session.OpName && !b.file.Names {
			continue
		}
		eff := b.state.Apply(c)
		if eff.Clash {
			b.opened.Clashes = append(b.opened.Clashes, c.ID)
		}
		if eff.Added || eff.Clash && b.state.Change(c.ID) == c {
			b.opened.Recovered = append(b.opened.Recovered, c)
		}
	}
}

// uniteTemps does the same with images that never came to stand in the
// document's place. One that was cut off holds nothing that is not in the
// working copy it was made from, and is only swept.
func (b *opening) uniteTemps(ctx context.Context) {
	for _, path := range temps(b.p.path) {
		f, err := read(ctx, b.o.StateDir, path, false)
		switch {
		case err == nil && f.Document == b.file.Document && f.Session == b.file.Session:
			b.recover(f.Changes)
			maps.Copy(b.p.blobs, f.Blobs)
			b.p.temps = append(b.p.temps, path)
		case cutOff(path, err):
			b.p.temps = append(b.p.temps, path)
		}
	}
}

// cutOff says whether a file was refused as one that was not written to its
// end.
func cutOff(path string, err error) bool {
	var refused *Refused
	return errors.As(err, &refused) && (refused.Why == Damaged || gone(path, err))
}

// temps lists the images beside a document that were on their way to it.
func temps(path string) []string {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil
	}
	var found []string
	for _, e := range entries {
		if base, ok := tempOf(e.Name()); ok && base == filepath.Base(path) {
			found = append(found, filepath.Join(filepath.Dir(path), e.Name()))
		}
	}
	return found
}

// newestTemp reads the latest whole image beside a document that is not there
// any more; nil if there is none.
func newestTemp(ctx context.Context, path string) *File {
	var newest *File
	for _, temp := range temps(path) {
		if f, err := Read(ctx, temp); err == nil && (newest == nil || f.ModTime.After(newest.ModTime)) {
			newest = f
		}
	}
	return newest
}
