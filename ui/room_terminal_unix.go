//go:build !windows && !darwin

package ui

import (
	"os/exec"
	"strings"
	"syscall"
)

const (
	pathSeparator = '/'
	quoteMark     = "'"
)

var quoteEscapes = strings.NewReplacer("'", `'\''`)

// terminals are those to try, the one that the person chose for the whole
// desktop first. Where no desktop is there, there is none.
func terminals(env func(string) string, _ []string) ([]opener, error) {
	if env("DISPLAY") == "" && env("WAYLAND_DISPLAY") == "" {
		return nil, errNoDisplay
	}
	return []opener{
		opens("x-terminal-emulator", "-e"),
		opens("gnome-terminal", "--"),
		opens("konsole", "-e"),
		opens("xfce4-terminal", "-x"),
		opens("xterm", "-fa", "monospace", "-fs", "24", "-e"),
	}, nil
}

// apart has a program outlive this one and its terminal.
func apart(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} }
