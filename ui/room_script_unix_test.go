//go:build unix

package ui

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// words are arguments that a shell would take apart.
var words = rapid.OneOf(
	rapid.SampledFrom([]string{"it's", "$(touch owned)", "`id`", "a b", "\"x\"", "*", "-e", "\\", "'; rm -rf x; '", "নাম", "a\tb"}),
	rapid.StringMatching(`[ -~]{1,12}`),
)

// TestTheCommandIsTypedAsItIs: pasted into a shell, the command that is shown
// means the words that it is of.
func TestTheCommandIsTypedAsItIs(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		command := rapid.SliceOfN(words, 1, 4).Draw(t, "words")
		out, err := exec.Command("sh", "-c", `printf '%s\n' `+typedCommand(command)).Output()
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n"); !slices.Equal(got, command) {
			t.Fatalf("%q is typed %s and read %q", command, typedCommand(command), got)
		}
	})
}

// TestTheScriptRunsTheWords that were written beside it, and goes away.
func TestTheScriptRunsTheWords(t *testing.T) {
	dir := folder(t)
	t.Setenv("TMPDIR", dir)
	got, fake := filepath.Join(dir, "got"), filepath.Join(dir, "it's a program")
	if err := os.WriteFile(fake, []byte("#!/bin/sh\nprintf '%s\\n' \"$@\" > \""+got+"\"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	want := []string{"present", "--theme=dark", "/home/a b/$(touch owned)'`.doorstep"}
	script, err := writeRoomScript(append([]string{fake}, want...))
	if err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(script).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	text, err := os.ReadFile(got)
	if err != nil || strings.TrimSpace(string(text)) != strings.Join(want, "\n") {
		t.Errorf("the program was given %q, %v", text, err)
	}
	if _, err := os.Stat(filepath.Dir(script)); !os.IsNotExist(err) {
		t.Errorf("the script is still there: %v", err)
	}
}
