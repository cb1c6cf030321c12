package store

import (
	"io"
	"io/fs"
	"os"
	"time"
)

// disk is what publishing does to the document's folder, one call a step, so
// that tests can let each step fail.
type disk interface {
	// create makes a file that must be new.
	create(path string, mode fs.FileMode) (diskFile, error)
	read(path string) ([]byte, fs.FileInfo, error)
	// open is read for a file that is looked at part by part.
	open(path string) (diskReader, error)
	stat(path string) (fs.FileInfo, error)
	rename(from, to string) error
	remove(path string) error
	syncDir(dir string) error
}

type diskFile interface {
	io.Writer
	Chmod(mode fs.FileMode) error
	Sync() error
	Close() error
}

type diskReader interface {
	io.ReaderAt
	Stat() (fs.FileInfo, error)
	Close() error
}

type realDisk struct{}

func (realDisk) create(path string, mode fs.FileMode) (diskFile, error) {
	var f *os.File
	err := patiently(inUseElsewhere, time.Sleep, func() (err error) {
		f, err = os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, mode)
		return err
	})
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (realDisk) read(path string) ([]byte, fs.FileInfo, error) { return readBytes(path) }
func (realDisk) open(path string) (diskReader, error)          { return openPlain(path) }
func (realDisk) stat(path string) (fs.FileInfo, error)         { return os.Stat(path) }
func (realDisk) syncDir(dir string) error                      { return syncDir(dir) }

func (realDisk) rename(from, to string) error {
	return patiently(inUseElsewhere, time.Sleep, func() error { return os.Rename(from, to) })
}

func (realDisk) remove(path string) error {
	return patiently(inUseElsewhere, time.Sleep, func() error { return os.Remove(path) })
}
