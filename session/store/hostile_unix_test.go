//go:build unix

package store

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestHostileNotRegular: names that lead to something else than a file, which
// a reader could wait for, or read without end.
func TestHostileNotRegular(t *testing.T) {
	for _, c := range []struct {
		name   string
		make   func(path string) error
		detail string // of a Refused; "" for an error of the file system
		text   string // of that
	}{
		{name: "pipe", make: func(path string) error { return syscall.Mkfifo(path, 0o600) }, detail: "a pipe or a device"},
		{name: "folder", make: func(path string) error { return os.Mkdir(path, 0o700) }, detail: "a folder"},
		{name: "link to a folder", make: func(path string) error { return os.Symlink(filepath.Dir(path), path) }, detail: "a folder"},
		{name: "link to zeros", make: func(path string) error { return os.Symlink("/dev/zero", path) }, detail: "a pipe or a device"},
		{name: "link to noise", make: func(path string) error { return os.Symlink("/dev/urandom", path) }, detail: "a pipe or a device"},
		{name: "link to a terminal", make: func(path string) error { return os.Symlink("/dev/ptmx", path) }, detail: "a pipe or a device"},
		{name: "socket", make: listen, detail: "a pipe or a device"},
		{name: "link that leads nowhere", make: func(path string) error { return os.Symlink(path+"-none", path) }, text: "there is no file x.doorstep"},
		{name: "link that leads to itself", make: func(path string) error { return os.Symlink(path, path) }, text: "x.doorstep can't be opened"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir, err := os.MkdirTemp("", "d") // short enough for the name of a socket
			if err != nil {
				t.Fatal(err)
			}
			defer os.RemoveAll(dir)
			path := filepath.Join(dir, "x.doorstep")
			if err := c.make(path); err != nil {
				t.Skip(err)
			}
			began := time.Now()
			_, err = Read(t.Context(), path)
			if took := time.Since(began); took > time.Second {
				t.Errorf("it took %s", took)
			}
			if c.detail != "" {
				crafted{why: NotRegular, detail: c.detail}.refused(t, path, err)
			} else if err == nil || !strings.HasPrefix(err.Error(), c.text) || strings.Contains(err.Error(), "\n") {
				t.Errorf("%v", err)
			}
			if c.name == "link that leads nowhere" && !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%v is not about a file that isn't there", err)
			}
		})
	}
}

// listen leaves a socket behind.
func listen(path string) error {
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: path, Net: "unix"})
	if err != nil {
		return err
	}
	l.SetUnlinkOnClose(false)
	return l.Close()
}

// TestHostileSparse: a file that claims to be large costs nothing to turn away.
func TestHostileSparse(t *testing.T) {
	path := filepath.Join(folder(t), "x.doorstep")
	if err := os.WriteFile(path, sample(t), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, size := range []int64{maxFile + 1, 1 << 40} {
		if err := os.Truncate(path, size); err != nil {
			t.Skip(err)
		}
		_, err := Read(t.Context(), path)
		crafted{why: TooLarge, detail: "a session has at most 64"}.refused(t, path, err)
	}
	if err := os.Truncate(path, maxFile); err != nil {
		t.Fatal(err)
	}
	_, err := Read(t.Context(), path)
	crafted{why: Damaged, detail: "follow after its end"}.refused(t, path, err)
}
