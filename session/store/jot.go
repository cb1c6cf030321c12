package store

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// A jot is what an editor wants to find again if its sitting is cut off: what is
// half typed, and when the clock was last looked at. It lies beside the working
// copies, is nobody's change, and goes with the sitting.

const (
	jotFile = "jot"
	// mostJot is how much of one is kept, in bytes: far more than anybody types
	// into lines that they leave half done.
	mostJot = 1 << 20
)

// Jot puts data in the place of what was jotted down before, durable when it
// returns; empty takes it away. Only an Editor's is kept. It doesn't wait for
// the document's medium. On an error what was there before still stands.
func (d *Doc) Jot(data []byte) error {
	if d.role != Editor || d.dir == nil || len(data) > mostJot {
		return nil
	}
	d.jotting.Lock()
	defer d.jotting.Unlock()
	if d.jotted {
		return errFinished
	}
	if len(data) == 0 {
		return d.dir.dropJot()
	}
	path := filepath.Join(d.dir.path, jotFile)
	if err := writeSynced(path+".new", data); err != nil {
		return fmt.Errorf("what is half typed could not be noted: %w", cause(err))
	}
	if err := os.Rename(path+".new", path); err != nil {
		return fmt.Errorf("what is half typed could not be noted: %w", cause(err))
	}
	return nil
}

// writeSynced writes a file that only its owner reads, and waits for the disk.
func writeSynced(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}

// endJot takes the jot away with the sitting that it was of.
func (d *Doc) endJot() {
	if d.role != Editor || d.dir == nil {
		return
	}
	d.jotting.Lock()
	defer d.jotting.Unlock()
	d.jotted = true
	_ = d.dir.dropJot() // a later sitting would show what is kept already
}

// dropJot removes what was jotted down.
func (s *stateDir) dropJot() error {
	path := filepath.Join(s.path, jotFile)
	for _, p := range []string{path, path + ".new"} {
		if err := os.Remove(p); err != nil && !os.IsNotExist(err) {
			return cause(err)
		}
	}
	return nil
}

// readJot reads what a sitting that was cut off had jotted down; nil where there
// is nothing, or nothing that can be read.
func (s *stateDir) readJot() []byte {
	f, err := os.Open(filepath.Join(s.path, jotFile))
	if err != nil {
		return nil
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, mostJot+1))
	if err != nil || len(data) > mostJot {
		return nil
	}
	return data
}
