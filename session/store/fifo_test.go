//go:build unix

package store

import (
	"errors"
	"path/filepath"
	"syscall"
	"testing"
)

// TestPipe: opening a pipe that nobody writes to would wait for ever.
func TestPipe(t *testing.T) {
	path := filepath.Join(folder(t), "x.doorstep")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip(err)
	}
	var refused *Refused
	if _, err := Read(t.Context(), path); !errors.As(err, &refused) || refused.Why != NotRegular {
		t.Errorf("a pipe: %v", err)
	}
	if _, err := Read(t.Context(), "/dev/null"); !errors.As(err, &refused) || refused.Why != NotRegular {
		t.Errorf("a device: %v", err)
	}
	p := newPlace(t)
	p.path = path
	if _, _, err := Open(t.Context(), path, p.options(never)); !errors.As(err, &refused) {
		t.Errorf("opening a pipe: %v", err)
	}
}
