//go:build linux || darwin

package ui

import (
	"io"
	"os"
	"syscall"
	"unsafe"
)

// typing is a terminal in which lines are typed. It is kept from throwing away
// the line that stands half typed when a person presses Ctrl+C.
type typing struct {
	file   *os.File
	before syscall.Termios
}

// watchTyping takes hold of an input; nil where that is no terminal.
func watchTyping(in io.Reader) *typing {
	f, ok := in.(*os.File)
	if !ok {
		return nil
	}
	t := &typing{file: f}
	if !t.ioctl(ioctlGet, &t.before) {
		return nil
	}
	kept := t.before
	kept.Lflag |= syscall.NOFLSH
	if !t.ioctl(ioctlSet, &kept) {
		return nil
	}
	return t
}

// hand lets the program read what was typed of a line without its end.
func (t *typing) hand() {
	if t == nil {
		return
	}
	now := t.before
	now.Lflag &^= syscall.ICANON
	now.Cc[syscall.VMIN], now.Cc[syscall.VTIME] = 0, 0
	t.ioctl(ioctlSet, &now)
}

// release gives the terminal back as it was.
func (t *typing) release() {
	if t != nil {
		t.ioctl(ioctlSet, &t.before)
	}
}

func (t *typing) ioctl(what uintptr, state *syscall.Termios) bool {
	_, _, errno := syscall.Syscall(syscall.SYS_IOCTL, t.file.Fd(), what, uintptr(unsafe.Pointer(state)))
	return errno == 0
}
