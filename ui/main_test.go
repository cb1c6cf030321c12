package ui

import (
	"fmt"
	"os"
	"path/filepath"
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
	return m.Run()
}
