package cli

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"doorstep/session/store"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"doorstep": func() { os.Exit(Main()) }})
}

// TestScripts runs the program as a person or another program would. Beside
// what testscript brings along, its scripts know these commands:
//
//	exits CODE COMMAND…      runs a command that ends with this code
//	refuses CODE COMMAND…    the same; it says one sentence and prints nothing
//	patch FILE OFFSET HEX    writes bytes into a file
//	shorten FILE SIZE        cuts a file off
//	repeat FILE TEXT COUNT   writes a text many times, and a line end
//	valid [!] JSON-FILE      the file, or "stdout", is JSON
//	lines COUNT FILE         the file, or "stdout", has so many lines
//	plain FILE               nothing in it drives a terminal
//	whole JSON FILE          the cards of a JSON export, put together, hold a file
//	hostile FILE             writes lines that try to drive a terminal
//	screen WAIT KEYS COMMAND…  runs it in a terminal, and presses keys once it
//	                         shows WAIT; its output is in the file "screen"
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			for _, name := range []string{"HOME", "DOORSTEP_DATA", "DOORSTEP_STATE", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"} {
				e.Setenv(name, filepath.Join(e.WorkDir, ".home", strings.ToLower(name)))
			}
			e.Setenv("TZ", "UTC")
			e.Setenv("ODD", "odd\x1b[31m\u202e\nname")
			// A name so long that there is no room for a longer one beside it.
			e.Setenv("LONG", strings.Repeat("l", 240)+".doorstep")
			e.Setenv("TERM", "xterm-256color")
			return nil
		},
		Condition: func(name string) (bool, error) {
			switch name {
			case "root": // reads and writes what it has no right to; Windows has no such rights, and no such number
				return os.Getuid() <= 0, nil
			case "terminal":
				return canScreen, nil
			}
			return false, errors.New("unknown condition")
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits": exits, "refuses": refuses, "patch": patch, "shorten": shorten, "repeat": repeat,
			"valid": valid, "lines": lines, "plain": plain, "hostile": hostile, "whole": whole, "screen": screen,
		},
	})
}

func exits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("%s ended with %d, not %d", strings.Join(args[1:], " "), got, want)
	}
}

func refuses(ts *testscript.TestScript, neg bool, args []string) {
	exits(ts, neg, args)
	said := ts.ReadFile("stderr")
	if !strings.HasPrefix(said, "doorstep: ") || strings.Count(said, "\n") != 1 || !strings.HasSuffix(said, "\n") {
		ts.Fatalf("that is not one sentence on one line: %q", said)
	}
	if out := ts.ReadFile("stdout"); out != "" {
		ts.Fatalf("it printed %q", out)
	}
}

func patch(ts *testscript.TestScript, _ bool, args []string) {
	at, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	bytes, err := hex.DecodeString(args[2])
	ts.Check(err)
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_WRONLY, 0)
	ts.Check(err)
	_, err = f.WriteAt(bytes, at)
	ts.Check(errors.Join(err, f.Close()))
}

func shorten(ts *testscript.TestScript, _ bool, args []string) {
	size, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), size))
}

func repeat(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[2])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat(args[1], n)+"\n"), 0o644))
}

func valid(ts *testscript.TestScript, neg bool, args []string) {
	if json.Valid([]byte(ts.ReadFile(args[0]))) == neg {
		ts.Fatalf("%s: JSON is %v", args[0], neg)
	}
}

func lines(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	if got := strings.Count(ts.ReadFile(args[1]), "\n"); got != want {
		ts.Fatalf("%s has %d lines, not %d", args[1], got, want)
	}
}

func plain(ts *testscript.TestScript, _ bool, args []string) {
	for _, r := range ts.ReadFile(args[0]) {
		if r < ' ' && r != '\n' || r >= 0x7F && r < 0xA0 || r >= 0x202A && r <= 0x202E {
			ts.Fatalf("%s holds %U", args[0], r)
		}
	}
}

func whole(ts *testscript.TestScript, _ bool, args []string) {
	var export struct {
		Records struct{ Card []struct{ Text string } }
	}
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &export))
	var all strings.Builder
	for _, c := range export.Records.Card {
		all.WriteString(c.Text)
	}
	if !strings.Contains(all.String(), strings.TrimSuffix(ts.ReadFile(args[1]), "\n")) {
		ts.Fatalf("the cards hold %d bytes, and not all of %s", all.Len(), args[1])
	}
}

// hostileLines try to drive a terminal, or to read other than they are.
const hostileLines = "\x1b[31mred\x1b[0m \x1b]0;title\x07\n" +
	"eight bit: \u009b2J and \u009d0;x\u009c\n" +
	"turned \u202egnorw\u202c\n" +
	"no text: \xff\xfe and \x00 nothing\n"

func hostile(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(hostileLines), 0o644))
}

// TestReplaceFile: a file is replaced whole, links are followed, and nothing is
// left beside it.
func TestReplaceFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "page.md")
	for _, text := range []string{"one", "two"} {
		if err := store.WritePaper(path, []byte(text), "", true); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != text {
			t.Fatalf("got %q and %v, want %q", got, err, text)
		}
	}
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "link.md")
	if err := os.Symlink("page.md", link); err != nil {
		t.Skip("no links here:", err)
	}
	if err := store.WritePaper(link, []byte("three"), "", true); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link was replaced: %v, %v", info, err)
	}
	info, err := os.Stat(path)
	rights := runtime.GOOS == "windows" || err == nil && info.Mode().Perm() == 0o600
	if got, _ := os.ReadFile(path); err != nil || string(got) != "three" || !rights {
		t.Errorf("got %q, %v, %v", got, info, err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 2 {
		t.Errorf("something was left behind: %v", left)
	}
}
