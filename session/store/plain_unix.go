//go:build unix

package store

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// openPlain opens a file for reading and never waits: opening a pipe that
// nobody writes to would, for ever.
func openPlain(path string) (*os.File, error) {
	return os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK|syscall.O_NOCTTY, 0)
}

// inUseElsewhere says that somebody else has a file open, which keeps nobody
// from renaming or removing it here.
func inUseElsewhere(error) bool { return false }

// medium tells one disk or stick from another, as far as the system does.
func medium(info fs.FileInfo) uint64 {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(st.Dev)
	}
	return 0
}

// syncDir makes a rename in a folder durable. Some network and FUSE file
// systems can't, and have their own way.
func syncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); !errors.Is(err, syscall.EINVAL) && !unsupported(err) {
		return err
	}
	return nil
}

// unsupported says that a file system has no such thing, such as FAT rights.
func unsupported(err error) bool {
	return errors.Is(err, syscall.ENOTSUP) || errors.Is(err, syscall.ENOSYS)
}

// tempVar in the environment names the folder for temporary files.
const tempVar = "TMPDIR"

// noRoom and noWrite tell why a folder takes nothing.
func noRoom(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

func noWrite(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
}
