package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"doorstep/session"
)

// Create makes a document and opens it. When it returns, the file is there and
// whole. It refuses to overwrite: ErrExists.
func Create(ctx context.Context, path string, n New, o Options) (*Doc, error) {
	o = o.withDefaults()
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if _, err := os.Lstat(path); err == nil {
		return nil, fmt.Errorf("%s: %w", shown(path), ErrExists)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s can't be made: %w", shown(path), cause(err))
	}
	if o.Role == Reader {
		return nil, errReader
	}
	tree, blobs, err := packBlobs(n.Pack)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrPack, err)
	}
	if n.Session.IsZero() {
		n.Session = o.Source.NewID()
	}
	d := newDoc(path, o.Source.NewID(), n.Session, true, o)
	d.state = session.NewState(n.Session)
	changes, err := d.begin(n, tree)
	if err != nil {
		return nil, err
	}
	if blobs != nil {
		d.loop.p.blobs = blobs
	}
	d.loop.p.made = false
	if err := d.make(ctx, changes, o); err != nil {
		return nil, err
	}
	d.files, d.noFiles = packFiles(d.state, d.loop.p.blobs)
	go d.loop.run()
	return d, nil
}

// begin makes the first changes: those that are given, or the session record.
func (d *Doc) begin(n New, tree string) ([]*session.Change, error) {
	if n.Changes != nil {
		return d.adopt(n.Changes, tree)
	}
	all := session.Patch{}
	for f, v := range n.Fields {
		all[f] = v
	}
	if tree != "" {
		all[fieldPackTree] = tree
	}
	// By a device that nobody is, so that no undo takes the session itself away.
	g := d.state.Begin(d.src, d.src.NewID(), "")
	err := g.Set(session.KindSession, d.session, all)
	return g.Changes(), err
}

// adopt takes a log that was made elsewhere. What our own reader would refuse
// is not taken.
func (d *Doc) adopt(changes []*session.Change, tree string) ([]*session.Change, error) {
	for _, c := range changes {
		if c.Sum() == [32]byte{} {
			return nil, errors.New("a change was not sealed; nothing was made")
		}
	}
	d.state.ApplyAll(changes)
	kept := d.state.Changes()
	record := d.state.Get(session.KindSession, d.session)
	switch {
	case d.state.Clock() > int64(len(kept))+clockSlack:
		return nil, errors.New("a change has a clock that no session comes to; nothing was made")
	case tree != "" && (record == nil || record.Str(fieldPackTree) != tree):
		return nil, fmt.Errorf("%w: it is not the one that the session was begun with; nothing was made", ErrPack)
	}
	return kept, nil
}

// make writes the first changes here and the document there, or leaves nothing
// behind.
func (d *Doc) make(ctx context.Context, changes []*session.Change, o Options) (err error) {
	if d.dir, err = openStateDir(o.StateDir, d.document); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			d.unmake()
		}
	}()
	if o.Role == Editor {
		if err := d.dir.edit(); err != nil {
			return err
		}
	}
	if err := d.makeWork(); err != nil {
		return fmt.Errorf("%s can't be made, since nothing can be kept in %s (%w); set DOORSTEP_STATE to another folder", shown(d.path), clean(d.dir.path), err)
	}
	if err := d.work.add(changes); err != nil {
		return fmt.Errorf("%s can't be made: %w", shown(d.path), err)
	}
	d.all = changes
	d.device.wrote(changes)
	d.saveDevice()
	if err := d.loop.p.publish(ctx); err != nil {
		return fmt.Errorf("%s can't be made: %w", shown(d.path), err)
	}
	d.saved, d.size = d.src.Now(), d.loop.p.size()
	return nil
}

// unmake removes what a Create that failed has made: everything but a document
// that did come to stand.
func (d *Doc) unmake() {
	d.loop.p.builder.close()
	if d.work != nil {
		_ = d.work.discard()
	}
	d.dir.close()
	_ = os.RemoveAll(d.dir.path)
}
