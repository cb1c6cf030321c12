package cli

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"doorstep/session/exchange"
)

// TestDeliverFolderIsWhole: a file that can't be written takes those before it
// along, and the folder if it was made for them.
func TestDeliverFolderIsWhole(t *testing.T) {
	a := &app{stderr: io.Discard}
	broken := []exchange.File{{Name: "a.csv", Data: []byte("a")}, {Name: filepath.Join("none", "b.csv"), Data: []byte("b")}}
	there := t.TempDir()
	kept := filepath.Join(there, "kept.csv")
	if err := os.WriteFile(kept, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := a.deliverFolder(there, broken, "table", "tables"); err == nil {
		t.Error("a file in no folder was written")
	}
	if left, err := filepath.Glob(filepath.Join(there, "*")); err != nil || len(left) != 1 || left[0] != kept {
		t.Errorf("left are %q, %v", left, err)
	}
	made := filepath.Join(there, "made")
	if err := a.deliverFolder(made, broken, "table", "tables"); err == nil {
		t.Error("a file in no folder was written")
	}
	if _, err := os.Stat(made); !os.IsNotExist(err) {
		t.Errorf("the folder that was made is still there: %v", err)
	}
	if err := a.deliverFolder(made, broken[:1], "table", "tables"); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(filepath.Join(made, "a.csv")); err != nil || string(got) != "a" {
		t.Errorf("got %q, %v", got, err)
	}
	if err := a.deliverFolder(made, broken[:1], "table", "tables"); err == nil {
		t.Error("it was written over")
	}
}
