package store

import (
	"os"
	"path/filepath"
	"testing"
)

// TestFreshLockIsNotBroken: a lock that was made a moment ago may still be
// empty, and belongs to a writer all the same.
func TestFreshLockIsNotBroken(t *testing.T) {
	path := filepath.Join(folder(t), "a.doorstep"+sidecarSuffix)
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := &sidecar{disk: realDisk{}, pace: Options{}.withDefaults().pace, path: path, owner: "somebody", dead: map[string]bool{}}
	for range 3 {
		if s.stale() {
			t.Fatal("a lock that is just being written was taken for one that was left behind")
		}
	}
	s.since = s.since.Add(-s.pace.lockWait)
	if !s.stale() {
		t.Error("a lock that stays empty was taken for one that is being written")
	}
}
