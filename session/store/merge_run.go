package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"doorstep/session"
)

// Merge unites files into one at path: a new one, or one that is there, of
// which a copy is made first. What is there is added to as by anybody who
// writes beside an editor, so that one that is open takes it in. The Union is
// given with an error of the plan as well.
func Merge(ctx context.Context, path string, files []string, o MergeOptions) (*Union, error) {
	u, err := Plan(ctx, path, files, o)
	switch {
	case err != nil:
		return u, err
	case len(u.Redactions) > 0 && !u.o.Redactions:
		return u, ErrRedactions
	case u.Exists:
		return u, u.add(ctx)
	}
	u.Document = u.o.Source.NewID()
	done := make(chan struct{})
	defer close(done)
	img := image{
		document: u.Document, session: u.Session, names: u.Names, forget: true,
		changes: u.changes, later: rowsOf(u.state, done), blobs: u.pool.blobs,
	}
	// What is in the image is held by nobody else, so that it can go as soon as
	// it is laid out.
	u.state, u.changes, u.pool = nil, nil, nil
	_, err = writeNew(ctx, path, img, u.o.Options, nil)
	return u, err
}

// Parts of the readable rows: how long one is, and how many may wait.
const (
	rowsInPart   = 128
	partsWaiting = 8
)

// rowsOf makes the readable rows on one core while the other lays out the
// changes, and no more of them than can wait; done says that nobody does.
func rowsOf(s *session.State, done <-chan struct{}) <-chan []recordRow {
	parts := make(chan []recordRow, partsWaiting)
	go func() {
		defer close(parts)
		var part []recordRow
		for r := range eachRow(s) {
			if part = append(part, r); len(part) < rowsInPart {
				continue
			}
			select {
			case parts <- part:
				part = make([]recordRow, 0, rowsInPart)
			case <-done:
				return
			}
		}
		select {
		case parts <- part:
		case <-done:
		}
	}()
	return parts
}

// add writes what is missing into the file that is there.
func (u *Union) add(ctx context.Context) (err error) {
	if !u.differs() {
		return nil
	}
	if err := u.backUp(ctx); err != nil {
		return err
	}
	o := u.o.Options
	o.Role, o.blobs = Tool, u.pool.blobs
	if u.Names && !u.base.Names {
		// An editor that has the file open would go on to leave names out.
		o.Role, o.names = Editor, true
	}
	// What the plan held has done its work: opening holds as much again.
	u.state, u.base.Changes = nil, nil
	d, opened, err := Open(ctx, u.Path, o)
	if err != nil {
		return err
	}
	u.Recovered = len(opened.Recovered)
	err = d.Commit(ctx, u.missing(d.State()))
	err = errors.Join(err, d.Close(context.WithoutCancel(ctx)))
	u.Scrubbed = d.Scrubbed()
	// The backup has the bytes that the document had: writing over those took
	// their mark away.
	ownMarks.note(u.o.StateDir, [32]byte{}, u.backed)
	return err
}

// differs says whether the union is other than the file that is there.
func (u *Union) differs() bool {
	return len(u.missing(u.base.State())) > 0
}

// missing are the changes of the union that a state lacks, or has otherwise.
func (u *Union) missing(s *session.State) []*session.Change {
	var list []*session.Change
	for _, c := range u.changes {
		if have := s.Change(c.ID); (have == nil || have.Sum() != c.Sum()) && (c.Op == session.OpRedact || s.Redacted(c.Record) == nil) {
			list = append(list, c)
		}
	}
	return list
}

// backUp keeps what is there, less what the merge is about to remove for good.
func (u *Union) backUp(ctx context.Context) error {
	path, err := u.Path, error(nil)
	if info, e := os.Lstat(path); e == nil && info.Mode()&fs.ModeSymlink != 0 {
		// Beside the document itself and not beside a link to it, where a later
		// removal for good would not find it.
		path, err = follow(path)
	}
	if err == nil {
		path, err = backupPath(path, beforeMerge, u.o.Source.Now().Format(time.DateOnly))
	}
	if err != nil {
		return err
	}
	changes := u.base.Changes
	for _, c := range u.changes {
		if c.Op == session.OpRedact {
			changes = append(changes[:len(changes):len(changes)], c)
		}
	}
	img := unionImage(u.base.Document, u.base.Session, u.base.Names, changes, u.base.Blobs)
	img.forget = true
	f, err := writeNew(ctx, path, img, u.o.Options, nil)
	if err != nil {
		return fmt.Errorf("no backup could be made, so nothing was merged: %w", err)
	}
	u.Backup, u.backed = path, f.Hash
	return nil
}
