package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// openPlain opens a file for reading. Where there are no pipes in folders,
// opening doesn't wait. Opened by way of its folder it is shared for renaming as
// well, so that reading doesn't keep others from publishing; that way has no
// links, whose files are opened as any program opens them.
func openPlain(path string) (f *os.File, err error) {
	err = patiently(inUseElsewhere, time.Sleep, func() error {
		if f, err = os.OpenInRoot(filepath.Dir(path), filepath.Base(path)); err != nil {
			f, err = os.Open(path)
		}
		return err
	})
	return f, err
}

// inUseElsewhere says that somebody else has a file open: sharing (32) and lock
// (33) violations, and the denied access (5) that a rename over such a file, or
// one that is about to be removed, comes to.
func inUseElsewhere(err error) bool {
	return errors.Is(err, errSharing) || errors.Is(err, syscall.Errno(33)) || errors.Is(err, syscall.ERROR_ACCESS_DENIED)
}

// medium can't tell disks apart here; a folder that is there counts as the
// same one.
func medium(fs.FileInfo) uint64 { return 0 }

// syncDir has nothing to do: a rename is in the file system's own journal.
func syncDir(string) error { return nil }

// unsupported says that a file system has no such thing; 50 is Windows' number
// for that.
func unsupported(err error) bool { return errors.Is(err, syscall.Errno(50)) }

// tempVar in the environment names the folder for temporary files.
const tempVar = "TMP"

// noRoom and noWrite tell why a folder takes nothing; 39 and 112 are Windows'
// numbers for a full disk, 19 for one that is write-protected.
func noRoom(err error) bool {
	return errors.Is(err, syscall.Errno(39)) || errors.Is(err, syscall.Errno(112)) || errors.Is(err, syscall.ENOSPC)
}

func noWrite(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.Errno(19))
}
