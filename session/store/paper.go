package store

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// ErrTheirs says that a file is there which doorstep did not write, or which
// somebody changed since.
var ErrTheirs = errors.New("it is there already, and not as doorstep wrote it")

// WritePaper writes a page for people, such as the brief, into a file, in one
// step. It is the one rule for what may be written over: a file that stands as
// this laptop wrote it is, as is one of the same bytes; any other is left as it
// is, with ErrTheirs, unless force says that it may go. State is the folder that
// knows what was written here; without one, every file is somebody else's. A link is
// followed; what is no ordinary file, such as a pipe, is written into.
func WritePaper(path string, data []byte, state string, force bool) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	mode := fs.FileMode(0o666) // less what the person's umask takes
	info, err := os.Stat(path)
	before := [sha256.Size]byte{}
	switch {
	case err == nil && info.IsDir():
		return errors.New("it is a folder")
	case err == nil && !info.Mode().IsRegular():
		return writeInto(path, data)
	case err == nil:
		mode = info.Mode().Perm()
		if before, err = bytesHash(path); err != nil && !force {
			return fmt.Errorf("%w: %w", ErrTheirs, cause(err))
		}
		if !force && before != sha256.Sum256(data) && !paperMarks.has(state, before) {
			return ErrTheirs
		}
	}
	if err := replacePaper(path, data, mode); err != nil {
		return err
	}
	paperMarks.note(state, before, sha256.Sum256(data))
	return nil
}

// WritePaperBeside writes a page under its name, or where another file has that
// name, under the first free one after it, such as brief-2.md. It gives the
// path, and the name of the file that was left as it is, "" if none was.
func WritePaperBeside(path string, data []byte, state string) (written, left string, err error) {
	const most = 1000
	ext := filepath.Ext(path)
	for n := 1; ; n++ {
		to := path
		if n > 1 {
			to = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(path, ext), n, ext)
		}
		err := WritePaper(to, data, state, false)
		if !errors.Is(err, ErrTheirs) || n == most {
			return to, left, err
		}
		if left == "" {
			left = filepath.Base(path)
		}
	}
}

// replacePaper puts a new file in the place of an old one: whoever looks sees
// the one or the other, and an error leaves the old one.
func replacePaper(path string, data []byte, mode fs.FileMode) error {
	temp, err := createBeside(path, mode)
	if err != nil {
		return err
	}
	_, err = temp.Write(data)
	if err == nil {
		err = temp.Sync()
	}
	err = errors.Join(err, temp.Close())
	if err == nil {
		err = realDisk{}.rename(temp.Name(), path)
	}
	if err != nil {
		_ = os.Remove(temp.Name())
	}
	return err
}

func writeInto(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// createBeside makes a new file in the folder of another. It is made anew
// rather than by os.CreateTemp, which leaves the umask aside.
func createBeside(path string, mode fs.FileMode) (*os.File, error) {
	dir, base := filepath.Split(path)
	for n := 1; ; n++ {
		name := filepath.Join(dir, fmt.Sprintf(".%s.%d-%d.tmp", base, os.Getpid(), n))
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if errors.Is(err, fs.ErrExist) && n < 100 {
			continue
		}
		return f, err
	}
}

func bytesHash(path string) (sum [sha256.Size]byte, err error) {
	f, err := os.Open(path)
	if err != nil {
		return sum, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return sum, err
	}
	return [sha256.Size]byte(h.Sum(nil)), nil
}
