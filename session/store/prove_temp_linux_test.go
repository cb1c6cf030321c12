package store

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestProveFullTemp: where the folder for temporary files is full while a large
// merge is laid out in it, nothing comes to stand at the target, what is there
// stays, and a sentence says so. The control is the same merge with room.
func TestProveFullTemp(t *testing.T) {
	needsRoot(t)
	p := newPlace(t)
	s := cards(t, seeded(23), 10_000)
	body := documentOf(t, s.Session, s.Changes())
	if err := os.WriteFile(p.path, body, 0o600); err != nil {
		t.Fatal(err)
	}
	temp := mounted(t, "tmpfs", "tmpfs", "size=1m", 0)
	out := filepath.Join(p.dir, "all.doorstep")
	merge := func(temp string) (string, error) {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), mergerVar+"="+out, mergedVar+"="+p.path, "SQLITE_TMPDIR=", tempVar+"="+temp)
		said, err := cmd.CombinedOutput()
		return strings.TrimSpace(string(said)), err
	}
	before := contentOf(t, p.dir)
	said, err := merge(temp)
	if err == nil || !unlaidSays(said) {
		t.Errorf("with a full folder for temporary files: %s (%v)", said, err)
	}
	if after := contentOf(t, p.dir); after != before {
		t.Error("the folder is not as it was")
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("there are %d files left in it (%v)", len(left), err)
	}
	room := folder(t)
	if said, err := merge(room); err != nil {
		t.Fatalf("the control, with room: %s (%v)", said, err)
	}
	f, err := Read(t.Context(), out)
	if err != nil || len(f.Changes) != s.Len() || f.Size < 6<<20 {
		t.Errorf("the control, with room: %v", err)
	}
	t.Logf("a merge of %d MB with 1 MB for temporary files: a sentence, and nothing written; control, with room: all %d changes", f.Size>>20, len(f.Changes))
}
