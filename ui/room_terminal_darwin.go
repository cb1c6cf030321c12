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

// terminals is Terminal, with a file that it runs.
func terminals(_ func(string) string, command []string) ([]opener, error) {
	script, err := writeRoomScript(command)
	if err != nil {
		return nil, err
	}
	return []opener{{args: []string{"open", "-a", "Terminal", script}, whole: true}}, nil
}

// apart has a program outlive this one and its terminal.
func apart(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} }
