package store

import (
	"encoding/hex"
	"os"
	"path/filepath"
)

// marks is a folder, among those of working copies, in which an empty file stands
// for each file as this laptop wrote it last, named by the hash of its bytes.
type marks string

const (
	// ownMarks are those of documents. Such bytes are our own engine's work: they
	// are read here, while anybody else's go to a reader apart.
	ownMarks marks = "own"
	// paperMarks are those of pages for people; see WritePaper.
	paperMarks marks = "papers"
)

func (m marks) path(state string, hash [32]byte) string {
	return filepath.Join(state, string(m), hex.EncodeToString(hash[:]))
}

// has says whether this laptop wrote these bytes, and nothing over them.
func (m marks) has(state string, hash [32]byte) bool {
	if state == "" {
		return false
	}
	_, err := os.Lstat(m.path(state, hash))
	return err == nil
}

// note notes what was written, and forgets what it was written over, if anything.
// Where it fails, the file is taken for somebody else's the next time. A mark of a
// sitting that ended badly stays, and says nothing false.
func (m marks) note(state string, before, now [32]byte) {
	if state == "" || os.MkdirAll(filepath.Join(state, string(m)), 0o700) != nil {
		return
	}
	if f, err := os.OpenFile(m.path(state, now), os.O_CREATE|os.O_WRONLY, 0o600); err == nil {
		_ = f.Close()
	}
	if before != now && before != ([32]byte{}) {
		_ = os.Remove(m.path(state, before))
	}
}
