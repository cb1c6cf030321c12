package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"
)

// sidecarSuffix ends the name of the lock that stands beside a document while
// it is compared and replaced.
const sidecarSuffix = ".lock"

var errBusy = errors.New("another doorstep is writing")

// sidecar is the lock between everybody who publishes one document, on this
// laptop or on others that share the folder. It only saves work: two who write
// at once find each other's changes in the document, merge them, and write
// again. So one that was left behind may be broken without fear.
type sidecar struct {
	disk  disk
	pace  pace
	path  string
	owner string
	// dead are owners that are known to be gone: this laptop's own leftovers.
	dead map[string]bool

	mine []byte // what stands in the lock while it is ours
	// The other's lock that we have watched, and since when.
	other []byte
	since time.Time
}

// take waits for the lock and takes it.
func (s *sidecar) take() error {
	deadline := time.Now().Add(s.pace.lockWait)
	for {
		err := s.make()
		if !errors.Is(err, fs.ErrExist) {
			return err
		}
		if s.stale() {
			if err := s.disk.remove(s.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			continue
		}
		if time.Now().After(deadline) {
			return errBusy
		}
		time.Sleep(lockPoll)
	}
}

func (s *sidecar) make() error {
	f, err := s.disk.create(s.path, 0o600)
	if err != nil {
		return err
	}
	s.mine = fmt.Appendf(nil, "doorstep is writing\nowner %s\nsince %s\n", s.owner, time.Now().UTC().Format(time.RFC3339Nano))
	_, err = f.Write(s.mine)
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		_ = s.disk.remove(s.path)
	}
	return err
}

// give removes the lock if it is still ours. Failing is no harm: what was left
// behind is broken later.
func (s *sidecar) give() {
	if body, _, err := s.disk.read(s.path); err == nil && bytes.Equal(body, s.mine) {
		_ = s.disk.remove(s.path)
	}
}

// stale says whether the lock was left behind.
func (s *sidecar) stale() bool {
	body, info, err := s.disk.read(s.path)
	if err != nil {
		return false
	}
	owner, since := "", info.ModTime()
	for line := range strings.Lines(string(body)) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch key {
		case "owner":
			owner = value
		case "since":
			if t, err := time.Parse(time.RFC3339Nano, value); err == nil {
				since = t
			}
		}
	}
	if owner == s.owner || s.dead[owner] || time.Since(since) > s.pace.staleInside {
		return true
	}
	// A lock that was made a moment ago may still be empty, as is other at first.
	if s.since.IsZero() || !bytes.Equal(body, s.other) {
		s.other, s.since = body, time.Now()
	}
	limit := s.pace.staleSeen
	if len(body) == 0 {
		// Between making a lock and writing into it lie microseconds, so that one
		// which stays empty is of a process that was killed just there.
		limit = min(limit, s.pace.lockWait/2)
	}
	return time.Since(s.since) > limit
}
