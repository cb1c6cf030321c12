package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"doorstep/session"
)

// leftover is a working copy that no living process holds: of one that ended
// badly, or closed and not yet seen in the document. We hold it now.
type leftover struct {
	work *workCopy
	contents
	closed bool
}

// torn says that part of the copy can't be read. It is then kept whatever
// becomes of the rest.
func (l *leftover) torn() bool { return l.damaged+l.lost > 0 }

// sweep removes the copy, once the document has its changes.
func (l *leftover) sweep() error {
	if l.torn() {
		return l.work.release()
	}
	return l.work.discard()
}

var errAlive = errors.New("the working copy is in use")

// leftovers claims every working copy in the folder that is free, and reads
// it. What can't be read stays where it is, and is told. Alive are the paths of
// those that are in use.
func (s *stateDir) leftovers(ctx context.Context, document session.ID) (found []*leftover, alive []string, problems []error) {
	entries, err := os.ReadDir(s.path)
	if err != nil {
		return nil, nil, []error{fmt.Errorf("the folder for working copies can't be read: %w", cause(err))}
	}
	for _, entry := range entries {
		path := filepath.Join(s.path, entry.Name())
		if !strings.HasSuffix(path, workSuffix) {
			continue
		}
		l, err := claim(ctx, path)
		switch {
		case errors.Is(err, errAlive):
			alive = append(alive, path)
		case errors.Is(err, os.ErrNotExist):
		case err != nil:
			problems = append(problems, fmt.Errorf("a working copy of an earlier sitting can't be read (%s); it was kept at %s", detail(err), clean(path)))
		case l.rows() > 0 && l.id(metaDocument) != document:
			problems = append(problems, errors.Join(fmt.Errorf("a working copy of another session lies at %s; it was kept", clean(path)), l.work.release()))
		default:
			found = append(found, l)
		}
	}
	return found, alive, problems
}

// claim takes the lock of a working copy and reads it; errAlive if another
// process, or another session in this one, holds it.
func claim(ctx context.Context, path string) (*leftover, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	e, err := connect(workDSN(path))
	if err != nil {
		return nil, aliveOr(err)
	}
	l := &leftover{work: &workCopy{path: path, engine: e, rows: 1}}
	err = unbroken(func() error { return l.read(ctx, e) })
	if err != nil {
		return nil, aliveOr(errors.Join(err, l.work.release()))
	}
	return l, nil
}

func (l *leftover) read(ctx context.Context, e engine) error {
	// Asking for the lock, since reading alone might not.
	if err := e.exec(ctx, "BEGIN IMMEDIATE; COMMIT"); err != nil {
		return err
	}
	tables := 0
	if err := e.each(ctx, "SELECT 1 FROM sqlite_schema LIMIT 1", func([]driver.Value) error { tables++; return nil }); err != nil {
		return err
	}
	if tables == 0 {
		return nil // its process ended before it was made
	}
	if err := e.checkTables(ctx, workSchema); err != nil {
		return err
	}
	if err := e.checkPages(ctx); err != nil {
		return err
	}
	c, err := e.scan(ctx)
	if err != nil {
		return err
	}
	// Each row has a checksum of its own, so the good ones of a damaged copy are
	// as good as any. And a copy has few of the rows that its clocks count.
	whole := *c
	whole.damaged, whole.lost, whole.top = 0, 0, 0
	if err := whole.check(6); err != nil {
		return err
	}
	l.contents, l.closed = *c, c.meta[metaState] == stateClosed
	return l.work.ready()
}

func aliveOr(err error) error {
	var e *sqlite.Error
	if errors.As(err, &e) && e.Code()&0xff == sqlite3.SQLITE_BUSY {
		return errAlive
	}
	return err
}

// purge deletes what the working copies in the folder hold on redacted
// records, but for the one at own. One in use does it itself, when the
// redaction reaches it.
func (s *stateDir) purge(ctx context.Context, document session.ID, records []session.ID, own string) (inUse bool, err error) {
	err = s.alone(func() error {
		found, alive, problems := s.leftovers(ctx, document)
		// What is half typed may be an edit of what was removed.
		err := errors.Join(append(problems, s.dropJot())...)
		for _, l := range found {
			if l.rows() > 0 {
				err = errors.Join(err, l.work.purgeRecords(records), l.work.tidy())
			}
			if l.torn() {
				err = errors.Join(err, fmt.Errorf("a damaged working copy may still hold what was removed for good; look whether it is needed, and delete it: %s", clean(l.work.path)))
			}
			err = errors.Join(err, l.work.release())
		}
		inUse = slices.ContainsFunc(alive, func(path string) bool { return path != own })
		return err
	})
	return inUse, err
}
