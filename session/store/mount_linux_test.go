package store

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// needsRoot skips a proof that mounts file systems where that is not allowed.
func needsRoot(t *testing.T) {
	t.Helper()
	if os.Getuid() != 0 {
		skipProof(t, "it mounts a file system, which needs root")
	}
}

// mounted mounts something at a new folder until the test ends.
func mounted(t *testing.T, source, kind, options string, flags uintptr) string {
	t.Helper()
	dir := folder(t)
	if err := syscall.Mount(source, dir, kind, flags, options); err != nil {
		skipProof(t, fmt.Sprintf("no %s can be mounted here (%v)", kind, err))
	}
	t.Cleanup(func() { unmount(dir) })
	return dir
}

// unmount waits for whoever still has something open there.
func unmount(dir string) {
	for range 100 {
		if err := syscall.Unmount(dir, 0); err == nil || errors.Is(err, syscall.EINVAL) {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	_ = syscall.Unmount(dir, syscall.MNT_DETACH)
}

// run runs a program that a proof needs, and skips the proof without it.
func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		path = filepath.Join("/usr/sbin", name) // not everybody's path has it
		if _, err := os.Stat(path); err != nil {
			skipProof(t, "there is no "+name+" here")
		}
	}
	out, err := exec.Command(path, args...).CombinedOutput()
	if err != nil {
		skipProof(t, fmt.Sprintf("%s fails here (%v: %s)", name, err, strings.TrimSpace(string(out))))
	}
	return strings.TrimSpace(string(out))
}

// looped makes an image of so many megabytes into a block device.
func looped(t *testing.T, megabytes int64) string {
	t.Helper()
	image := filepath.Join(folder(t), "image")
	if err := os.WriteFile(image, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(image, megabytes<<20); err != nil {
		t.Fatal(err)
	}
	device := run(t, "losetup", "--find", "--show", image)
	t.Cleanup(func() { _ = exec.Command("losetup", "--detach", device).Run() })
	return device
}

// on is the place with its document in another folder.
func (p place) on(dir string) place {
	p.dir, p.path = dir, filepath.Join(dir, filepath.Base(p.path))
	return p
}
