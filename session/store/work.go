package store

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"doorstep/session"
)

// workPragmas make a commit durable with one sync, keep every other process
// out for as long as this one lives, and leave nothing readable of a row that
// was deleted. Checkpoints are made between commits, never by one.
const workPragmas = "_defensive=1&_dqs=0&_pragma=locking_mode(exclusive)&_pragma=journal_mode(wal)" +
	"&_pragma=synchronous(full)&_pragma=fullfsync(1)&_pragma=checkpoint_fullfsync(1)" +
	"&_pragma=secure_delete(on)&_pragma=wal_autocheckpoint(0)&_pragma=temp_store(2)" +
	"&_pragma=trusted_schema(0)&_pragma=mmap_size(0)"

// workSuffix ends the name of a working copy in the state folder.
const workSuffix = ".work"

// checkpointAfter is how many commits may pass before the write-ahead log is
// folded back: some megabytes.
const checkpointAfter = 500

// workCopy is the private database in which every change is made durable
// first: those made in this process, and those found in the document meanwhile.
// It holds the whole log only once the document could not be written.
type workCopy struct {
	path string

	mu       sync.Mutex
	engine   engine
	insert   *statement
	purge    *statement
	begin    *statement
	commit   *statement
	rows     int // changes put in
	since    int // commits since the last checkpoint
	purged   bool
	finished bool
}

func workDSN(path string) string {
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p
	}
	return (&url.URL{Scheme: "file", Path: p, RawQuery: "mode=rw&" + workPragmas}).String()
}

// createWork makes a working copy. The name must be new.
func createWork(path string, meta map[string]string) (*workCopy, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, cause(err)
	}
	if err := f.Close(); err != nil {
		return nil, cause(err)
	}
	e, err := connect(workDSN(path))
	if err != nil {
		return nil, err
	}
	err = e.exec(context.Background(), "BEGIN IMMEDIATE; "+strings.Join(workSchema, "; "))
	if err == nil {
		err = e.insertMeta(meta)
	}
	if err == nil {
		err = e.exec(context.Background(), "COMMIT")
	}
	if err == nil {
		// The rows are in the file; that the folder has the file is not SQLite's
		// to promise.
		err = syncDir(filepath.Dir(path))
	}
	w := &workCopy{path: path, engine: e}
	if err == nil {
		err = w.ready()
	}
	if err != nil {
		return nil, errors.Join(err, w.discard())
	}
	return w, nil
}

// ready prepares the statements that a commit needs.
func (w *workCopy) ready() error {
	for _, s := range []struct {
		to  **statement
		sql string
	}{
		{&w.insert, insertChange},
		{&w.purge, "DELETE FROM change WHERE record = ? AND op <> 'redact'"},
		{&w.begin, "BEGIN IMMEDIATE"},
		{&w.commit, "COMMIT"},
	} {
		stmt, err := w.engine.prepare(s.sql)
		if err != nil {
			return err
		}
		*s.to = stmt
	}
	return nil
}

var errFinished = errors.New("the session is closed")

// inTx runs f in one transaction, durable when inTx returns nil.
func (w *workCopy) inTx(f func() error) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.finished {
		return errFinished
	}
	if err := w.begin.exec(); err != nil {
		return err
	}
	err := f()
	if err == nil {
		err = w.commit.exec()
	}
	if err != nil {
		// After some errors SQLite has rolled back by itself, and this fails.
		_ = w.engine.exec(context.Background(), "ROLLBACK")
		return err
	}
	w.since++
	return nil
}

// add makes changes durable with one sync. A redaction among them takes the
// rows of its record with it.
func (w *workCopy) add(changes []*session.Change) error {
	if len(changes) == 0 {
		return nil
	}
	purged := false
	err := w.inTx(func() error {
		for _, c := range changes {
			if err := w.insert.exec(changeRow(c)...); err != nil {
				return err
			}
		}
		for _, c := range changes {
			if c.Op == session.OpRedact {
				purged = true
				if err := w.purge.exec(c.Record[:]); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err == nil {
		w.mu.Lock()
		w.rows += len(changes)
		w.purged = w.purged || purged
		w.mu.Unlock()
	}
	return err
}

// purgeRecords deletes what stands in the copy on records that were redacted.
func (w *workCopy) purgeRecords(records []session.ID) error {
	err := w.inTx(func() error {
		for _, id := range records {
			if err := w.purge.exec(id[:]); err != nil {
				return err
			}
		}
		return nil
	})
	w.mu.Lock()
	w.purged = w.purged || err == nil
	w.mu.Unlock()
	return err
}

// fill adds bodies of the pack, so that the copy could become the document.
func (w *workCopy) fill(blobs map[[32]byte][]byte) error {
	return w.inTx(func() error { return w.engine.insertBlobs(blobs) })
}

// tidy folds the write-ahead log back when it has grown, or when it still
// holds what was redacted. It is called while nobody types.
func (w *workCopy) tidy() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.finished || !w.purged && w.since < checkpointAfter {
		return nil
	}
	if err := w.engine.exec(context.Background(), "PRAGMA wal_checkpoint(truncate)"); err != nil {
		return err
	}
	w.since, w.purged = 0, false
	return nil
}

// finish closes the copy and keeps it; closed says that the document has all
// of it. A copy that nothing was put into is removed.
func (w *workCopy) finish(closed bool) error {
	w.mu.Lock()
	rows, purged := w.rows, w.purged
	w.mu.Unlock()
	if rows == 0 {
		return w.discard()
	}
	var err error
	if closed {
		err = w.inTx(func() error { return w.engine.insertMeta(map[string]string{metaState: stateClosed}) })
	}
	if purged {
		err = errors.Join(err, w.tidy())
	}
	return errors.Join(err, w.release())
}

// release gives up the lock and keeps the file.
func (w *workCopy) release() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.finished {
		return nil
	}
	w.finished = true
	for _, s := range []*statement{w.insert, w.purge, w.begin, w.commit} {
		if s != nil {
			_ = s.close()
		}
	}
	return w.engine.close()
}

// discard closes the copy and removes its files.
func (w *workCopy) discard() error {
	err := w.release()
	for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
		if e := os.Remove(w.path + suffix); e != nil && !errors.Is(e, os.ErrNotExist) {
			err = errors.Join(err, fmt.Errorf("a working copy could not be removed: %w", cause(e)))
		}
	}
	return err
}

// token is what tells this copy from all others.
func (w *workCopy) token() string { return strings.TrimSuffix(filepath.Base(w.path), workSuffix) }
