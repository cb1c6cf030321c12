package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestMain keeps the tests out of the home of whoever runs them.
func TestMain(m *testing.M) { os.Exit(fenced(m)) }

func fenced(m *testing.M) int {
	home, err := os.MkdirTemp("", "doorstep-home")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(home)
	for _, name := range []string{"HOME", "USERPROFILE", "LOCALAPPDATA", "XDG_DATA_HOME", "XDG_STATE_HOME", "DOORSTEP_DATA", "DOORSTEP_STATE"} {
		if err := os.Setenv(name, filepath.Join(home, name)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
	}
	if err := os.MkdirAll(filepath.Join(home, "HOME"), 0o700); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	before := beside()
	code := m.Run()
	for name := range beside() {
		if !before[name] {
			fmt.Fprintf(os.Stderr, "a test wrote %q into the folder of the package: give it a folder of its own\n", name)
			code = max(code, 1)
		}
	}
	return code
}

// beside is what lies in the folder of the package, by name, but for code, which
// may be written meanwhile, and for what the go tool leaves there itself.
func beside() map[string]bool {
	names := map[string]bool{}
	entries, _ := os.ReadDir(".")
	for _, e := range entries {
		if !slices.Contains([]string{".go", ".test", ".prof", ".out"}, filepath.Ext(e.Name())) {
			names[e.Name()] = true
		}
	}
	return names
}
