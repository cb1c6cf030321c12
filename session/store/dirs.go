package store

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
)

// Dirs are the folders of this person on this laptop: data is where sessions
// are found beside the current folder, state where working copies lie. Neither
// is made here. DOORSTEP_DATA and DOORSTEP_STATE override them; one is empty
// where the system names no home.
func Dirs() (data, state string) {
	home, _ := os.UserHomeDir()
	in := func(base string, parts ...string) string {
		if !filepath.IsAbs(base) {
			return ""
		}
		return filepath.Join(append([]string{base}, parts...)...)
	}
	switch runtime.GOOS {
	case "windows":
		base := os.Getenv("LOCALAPPDATA")
		data, state = in(base, "doorstep", "sessions"), in(base, "doorstep", "state")
	case "darwin":
		base := in(home, "Library", "Application Support", "doorstep")
		data, state = in(base, "sessions"), in(base, "state")
	default:
		data = firstOf(in(os.Getenv("XDG_DATA_HOME"), "doorstep"), in(home, ".local", "share", "doorstep"))
		state = firstOf(in(os.Getenv("XDG_STATE_HOME"), "doorstep"), in(home, ".local", "state", "doorstep"))
	}
	return firstOf(os.Getenv("DOORSTEP_DATA"), data), firstOf(os.Getenv("DOORSTEP_STATE"), state)
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

var errNoState = errors.New("there is no folder to keep changes in; set DOORSTEP_STATE to one that you can write to")
