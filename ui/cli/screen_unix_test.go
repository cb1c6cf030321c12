//go:build unix

package cli

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
	"github.com/rogpeppe/go-internal/testscript"
)

const canScreen = true

// screenTime is how long a program in a terminal may take for each step.
const screenTime = 10 * time.Second

// screen runs a command in a terminal of 100 by 30. KEYS are as in a Go string.
func screen(ts *testscript.TestScript, neg bool, args []string) {
	wait := regexp.MustCompile(args[0])
	keys, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	path, err := exec.LookPath(args[2])
	ts.Check(err)
	cmd := exec.Command(path, args[3:]...)
	cmd.Dir = ts.MkAbs(".")
	for _, name := range []string{"PATH", "HOME", "DOORSTEP_DATA", "DOORSTEP_STATE", "DOORSTEP_THEME", "DOORSTEP_RENDERER", "NO_COLOR", "TERM", "TZ"} {
		if value := ts.Getenv(name); value != "" {
			cmd.Env = append(cmd.Env, name+"="+value)
		}
	}
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 100, Rows: 30})
	ts.Check(err)
	defer tty.Close()

	read := pump(tty)
	var out bytes.Buffer
	late := time.After(screenTime)
	pressed := false
	for open := true; open; {
		var part []byte
		select {
		case part, open = <-read:
			out.Write(part)
		case <-late:
			_ = cmd.Process.Kill()
			ts.Fatalf("it was not over in time; pressed: %v; the screen:\n%s", pressed, ansi.Strip(out.String()))
		}
		if !pressed && wait.MatchString(ansi.Strip(out.String())) {
			pressed = true
			_, err := tty.WriteString(keys)
			ts.Check(err)
		}
	}
	err = cmd.Wait()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		ts.Check(err)
	}
	text := strings.ReplaceAll(ansi.Strip(out.String()), "\r\n", "\n")
	ts.Check(os.WriteFile(ts.MkAbs("screen"), []byte(text), 0o644))
	switch {
	case !pressed:
		ts.Fatalf("it never showed %s, but:\n%s", args[0], text)
	case (err != nil) != neg:
		ts.Fatalf("it ended with %v:\n%s", err, text)
	}
}

// pump hands on what a terminal shows, until its program has ended.
func pump(tty *os.File) <-chan []byte {
	read := make(chan []byte)
	go func() {
		defer close(read)
		for {
			part := make([]byte, 4096)
			n, err := tty.Read(part)
			if n > 0 {
				read <- part[:n]
			}
			if err != nil {
				return
			}
		}
	}()
	return read
}
