package ui

import (
	"os"
	"testing"
)

// folder is a folder for as long as a test takes. Under Wine, which .ci/wine
// says it is, older versions can't remove one as Go does; it stays there.
func folder(t testing.TB) string {
	t.Helper()
	if os.Getenv("DOORSTEP_WINE") == "" {
		return t.TempDir()
	}
	dir, err := os.MkdirTemp("", "doorstep-*")
	if err != nil {
		t.Fatal(err)
	}
	return dir
}
