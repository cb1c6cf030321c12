package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"doorstep/session"
)

// stateDir is the folder in which the working copies of one document lie:
//
//	DOCUMENT-ID/
//	  editor.lock   held while somebody edits the document on this laptop
//	  enter.lock    held for the moment in which working copies are made,
//	                looked through or removed
//	  device        who this laptop is in the document's log
//	  TOKEN.work    a working copy, locked by SQLite while its process lives
type stateDir struct {
	path    string
	release func() // of editor.lock
}

// enterWait is how long an opening waits for another one on the same laptop to
// look through the leftovers.
const enterWait = 5 * time.Second

func openStateDir(root string, document session.ID) (*stateDir, error) {
	if root == "" {
		return nil, errNoState
	}
	path := filepath.Join(root, document.String())
	_, missing := os.Stat(path)
	err := os.MkdirAll(path, 0o700)
	if err == nil {
		err = os.Chmod(path, 0o700) // it may be older, and laxer
	}
	if err == nil && missing != nil {
		err = syncDir(root)
	}
	if err != nil {
		return nil, fmt.Errorf("the folder for working copies, %s, can't be used (%w); set DOORSTEP_STATE to another", clean(root), cause(err))
	}
	return &stateDir{path: path}, nil
}

// edit takes the document for this editor.
func (s *stateDir) edit() error {
	release, ok, err := hold(filepath.Join(s.path, "editor.lock"))
	if err != nil {
		return fmt.Errorf("the folder for working copies can't be used: %w", err)
	}
	if !ok {
		return ErrOpenElsewhere
	}
	s.release = release
	return nil
}

// close gives the document up to the next editor.
func (s *stateDir) close() {
	if s != nil && s.release != nil {
		s.release()
		s.release = nil
	}
}

// alone runs f while no other process on this laptop makes, looks through or
// removes working copies of the document. Without it, a copy could be taken
// for a leftover in the moment between its making and its first lock.
func (s *stateDir) alone(f func() error) error {
	for wait := time.Duration(0); ; wait += 5 * time.Millisecond {
		release, ok, err := hold(filepath.Join(s.path, "enter.lock"))
		if err != nil {
			return fmt.Errorf("the folder for working copies can't be used: %w", err)
		}
		if ok {
			defer release()
			return f()
		}
		if wait > enterWait {
			return errors.New("another doorstep has been opening this session for a while; wait a moment and try again")
		}
		time.Sleep(5 * time.Millisecond)
	}
}
