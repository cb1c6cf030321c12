//go:build linux || darwin

package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// stuck says what the system knows of a program that neither shows anything nor
// ends: its state, where it waits, and every process that holds its terminal.
// Only Linux tells; elsewhere it says nothing.
func (s *sitting) stuck() string {
	var out strings.Builder
	about := func(pid string) {
		for _, what := range []string{"comm", "wchan", "syscall"} {
			text, _ := os.ReadFile(filepath.Join("/proc", pid, what))
			fmt.Fprintf(&out, " %s %s", what, strings.TrimSpace(string(text)))
		}
		status, _ := os.ReadFile(filepath.Join("/proc", pid, "status"))
		for _, line := range regexp.MustCompile(`(?m)^(State|PPid|Threads|SigPnd|ShdPnd):.*$`).FindAllString(string(status), -1) {
			fmt.Fprintf(&out, " %s", strings.Join(strings.Fields(line), " "))
		}
		out.WriteByte('\n')
	}
	pid := fmt.Sprint(s.cmd.Process.Pid)
	fmt.Fprintf(&out, "process %s:", pid)
	about(pid)
	info, _ := os.ReadFile(fmt.Sprintf("/proc/self/fdinfo/%d", s.tty.Fd()))
	index := regexp.MustCompile(`tty-index:\s*(\d+)`).FindSubmatch(info)
	if index == nil {
		return out.String()
	}
	terminal := "/dev/pts/" + string(index[1])
	held, _ := filepath.Glob("/proc/[0-9]*/fd/*")
	for _, fd := range held {
		if to, err := os.Readlink(fd); err == nil && to == terminal {
			fmt.Fprintf(&out, "%s is %s:", fd, terminal)
			about(strings.Split(fd, "/")[2])
		}
	}
	return out.String()
}

// TestStuckNamesWhoHoldsTheTerminal keeps it from saying nothing on the day on
// which it is needed.
func TestStuckNamesWhoHoldsTheTerminal(t *testing.T) {
	if _, err := os.Stat("/proc/self/fdinfo"); err != nil {
		t.Skip("this system does not tell")
	}
	s := sit(t, t.TempDir())
	s.wants("0 sessions")
	if told := s.stuck(); !regexp.MustCompile(fmt.Sprintf(`/proc/%d/fd/0 is /dev/pts/\d+: comm \w+`, s.cmd.Process.Pid)).MatchString(told) {
		t.Errorf("it says:\n%s", told)
	}
}
