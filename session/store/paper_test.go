package store

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// TestAPaperIsNeverWrittenOverAnother: what doorstep wrote may go, what somebody
// mended may not.
func TestAPaperIsNeverWrittenOverAnother(t *testing.T) {
	t.Parallel()
	dir, state := folder(t), folder(t)
	path := filepath.Join(dir, "brief.md")
	writes := func(text string, force bool) error { return WritePaper(path, []byte(text), state, force) }
	holds := func(path, want string) {
		t.Helper()
		if b, err := os.ReadFile(path); err != nil || string(b) != want {
			t.Fatalf("%s holds %q, not %q: %v", path, b, want, err)
		}
	}
	for _, text := range []string{"one", "two", "two"} {
		if err := writes(text, false); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		holds(path, text)
	}
	if err := errors.Join(os.WriteFile(path, []byte("mended"), 0o600), os.Chmod(path, 0o600)); err != nil {
		t.Fatal(err)
	}
	if err := writes("three", false); !errors.Is(err, ErrTheirs) {
		t.Fatalf("over what was mended: %v", err)
	}
	if err := writes("mended", false); err != nil {
		t.Fatalf("the same bytes: %v", err)
	}
	if err := os.WriteFile(path, []byte("mended again"), 0o600); err != nil {
		t.Fatal(err)
	}
	to, left, err := WritePaperBeside(path, []byte("three"), state)
	if err != nil || to != filepath.Join(dir, "brief-2.md") || left != "brief.md" {
		t.Fatalf("beside it: %s, %s, %v", to, left, err)
	}
	holds(path, "mended again")
	holds(to, "three")
	if to, _, err = WritePaperBeside(path, []byte("four"), state); err != nil || filepath.Base(to) != "brief-2.md" {
		t.Fatalf("once more beside it: %s, %v", to, err)
	}
	holds(to, "four")
	if err := writes("five", true); err != nil {
		t.Fatal(err)
	}
	holds(path, "five")
	if info, err := os.Stat(path); runtime.GOOS != "windows" && (err != nil || info.Mode().Perm() != 0o600) {
		t.Errorf("its rights are %v now, %v", info.Mode(), err)
	}
	if err := writes("six", false); err != nil {
		t.Errorf("over what force wrote: %v", err)
	}
	if err := WritePaper(path, []byte("seven"), "", false); !errors.Is(err, ErrTheirs) {
		t.Errorf("a laptop that knows of nothing wrote over it: %v", err)
	}
	if err := WritePaper(dir, nil, state, true); err == nil {
		t.Error("a folder was written over")
	}
	marks, err := os.ReadDir(filepath.Join(state, string(paperMarks)))
	if err != nil || len(marks) != 4 { // those two, and both of what was mended over
		t.Errorf("%d marks, %v", len(marks), err)
	}
}
