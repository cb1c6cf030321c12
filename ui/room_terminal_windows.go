package ui

import (
	"errors"
	"os/exec"
	"strings"
	"syscall"
)

const (
	pathSeparator = '\\'
	quoteMark     = `"`
)

// A path holds no quotation mark on this system.
var quoteEscapes = strings.NewReplacer(`"`, `\"`)

// shellSigns are those that cmd reads as its own, also within quotation marks.
const shellSigns = "%!^&|<>()\"'`,;="

var errShellSigns = errors.New("the session's path has a sign in it that Windows would not hand on as it is")

// terminals is the system's own way of opening a window. It goes by cmd, so a
// path in which cmd would read something else is left to be typed by hand.
func terminals(_ func(string) string, command []string) ([]opener, error) {
	for _, arg := range []string{command[0], command[len(command)-1]} {
		if strings.ContainsAny(arg, shellSigns) {
			return nil, errShellSigns
		}
	}
	return []opener{opens("cmd", "/d", "/c", "start", "")}, nil // the last is the window's title
}

// apart keeps this program's Ctrl+C to itself.
func apart(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{CreationFlags: syscall.CREATE_NEW_PROCESS_GROUP}
}
