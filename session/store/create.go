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
		return nil, err
	}
	if n.Session.IsZero() {
		n.Session = o.Source.NewID()
	}
	d := newDoc(path, o.Source.NewID(), n.Session, true, o)
	d.state = session.NewState(n.Session)
	changes, err := d.begin(n.Fields, tree)
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

// begin writes the session record.
func (d *Doc) begin(fields session.Patch, tree string) ([]*session.Change, error) {
	all := session.Patch{}
	for f, v := range fields {
		all[f] = v
	}
	if tree != "" {
		all[fieldPackTree] = tree
	}
	g := d.state.Begin(d.src, d.device.id, "")
	err := g.Put(session.KindSession, d.session, all)
	return g.Changes(), err
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
	if d.work != nil {
		_ = d.work.discard()
	}
	d.dir.close()
	_ = os.RemoveAll(d.dir.path)
}
