package ui

import (
	"os"
	"strings"
	"testing"
	"time"
)

// windowVariable makes a test program the one that is run in the window: it
// writes its arguments to the file that the variable names.
const windowVariable = "DOORSTEP_TEST_WINDOW"

// TestAWindowIsOpened opens a window for real, with a program in it that says what
// it was handed: the path of a session with spaces and Bangla letters, as one.
func TestAWindowIsOpened(t *testing.T) {
	if to := os.Getenv(windowVariable); to != "" {
		if err := os.WriteFile(to, []byte(strings.Join(os.Args[1:], "\n")), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.CreateTemp("", "doorstep-window-*")
	if err != nil {
		t.Fatal(err)
	}
	told := file.Name()
	defer os.Remove(told)
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	t.Setenv(windowVariable, told)
	want := []string{"-test.run=TestAWindowIsOpened", `C:\my disk ডাক ঘর\day one.doorstep`}
	with, err := openTerminal(append([]string{program}, want...), func(string) string { return "" })
	if err != nil || with != "cmd" {
		t.Fatalf("opened with %q: %v", with, err)
	}
	for late := time.Now().Add(30 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		if said, err := os.ReadFile(told); err == nil && len(said) > 0 {
			if got := string(said); got != strings.Join(want, "\n") {
				t.Errorf("the program in the window was handed:\n%s\nand not:\n%s", got, strings.Join(want, "\n"))
			}
			return
		}
		if time.Now().After(late) {
			t.Fatal("nothing ran in the window")
		}
	}
}

// TestASignOfTheShellIsLeftToType: a path that cmd would read otherwise opens no
// window.
func TestASignOfTheShellIsLeftToType(t *testing.T) {
	for _, path := range []string{`C:\a&b.doorstep`, `C:\%TEMP%.doorstep`, `C:\a^b.doorstep`} {
		if _, err := openTerminal([]string{`C:\doorstep.exe`, "present", path}, func(string) string { return "" }); err != errShellSigns {
			t.Errorf("%s: %v", path, err)
		}
	}
}
