package store

import (
	"encoding/hex"
	"os"
	"path/filepath"
)

// ownDir is the folder, among those of working copies, in which an empty file
// stands for each document as this laptop wrote it last, named by the hash of
// its bytes. Such bytes are our own engine's work: they are read here, while
// anybody else's go to a reader apart.
const ownDir = "own"

func ownMark(state string, hash [32]byte) string {
	return filepath.Join(state, ownDir, hex.EncodeToString(hash[:]))
}

// isOwn says whether this laptop wrote these bytes, and nothing over them.
func isOwn(state string, hash [32]byte) bool {
	if state == "" {
		return false
	}
	_, err := os.Lstat(ownMark(state, hash))
	return err == nil
}

// markOwn notes what was written, and forgets what it was written over, if
// anything. Failing costs a process when the document is read next. A mark of a
// sitting that ended badly stays, and says nothing false.
func markOwn(state string, before, now [32]byte) {
	if state == "" {
		return
	}
	if err := os.MkdirAll(filepath.Join(state, ownDir), 0o700); err != nil {
		return
	}
	if f, err := os.OpenFile(ownMark(state, now), os.O_CREATE|os.O_WRONLY, 0o600); err == nil {
		_ = f.Close()
	}
	if before != now && before != ([32]byte{}) {
		_ = os.Remove(ownMark(state, before))
	}
}
