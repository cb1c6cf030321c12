package store

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// openPlain opens a file for reading. Where there are no pipes in folders,
// opening doesn't wait.
func openPlain(path string) (*os.File, error) { return os.Open(path) }

// medium can't tell disks apart here; a folder that is there counts as the
// same one.
func medium(fs.FileInfo) uint64 { return 0 }

// syncDir has nothing to do: a rename is in the file system's own journal.
func syncDir(string) error { return nil }

// unsupported says that a file system has no such thing; 50 is Windows' number
// for that.
func unsupported(err error) bool { return errors.Is(err, syscall.Errno(50)) }

// noRoom and noWrite tell why a folder takes nothing; 39 and 112 are Windows'
// numbers for a full disk, 19 for one that is write-protected.
func noRoom(err error) bool {
	return errors.Is(err, syscall.Errno(39)) || errors.Is(err, syscall.Errno(112))
}

func noWrite(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.Errno(19))
}
