//go:build linux || darwin

package cli

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// TestDuringSaysThatSomethingGoesOn after a moment, on a terminal and nowhere
// else, and takes its line away again.
func TestDuringSaysThatSomethingGoesOn(t *testing.T) {
	var plain bytes.Buffer
	(&app{stderr: &plain}).during("merging")()
	if plain.Len() > 0 {
		t.Errorf("where there is no terminal it says %q", plain.String())
	}
	p, tty, err := pty.Open()
	if err != nil {
		t.Skip("no terminal can be made here")
	}
	defer p.Close()
	a := &app{stderr: tty}
	a.during("quick")()
	end := a.during("merging %d files into \x1b[2J%s", 12, strings.Repeat("a very long name ", 9))
	time.Sleep(progressAfter + duringEvery + 300*time.Millisecond)
	end()
	end() // once more does nothing
	tty.Close()
	var got bytes.Buffer
	part := make([]byte, 4096)
	for {
		n, err := p.Read(part)
		got.Write(part[:n])
		if err != nil {
			break
		}
	}
	text := got.String()
	if strings.Contains(text, "quick") || !strings.Contains(text, "\rdoorstep: merging 12 files into") || !strings.Contains(text, ", 1 s") || strings.Contains(text, "\x1b") {
		t.Errorf("it says %q", text)
	}
	if !strings.HasSuffix(text, " \r") {
		t.Errorf("its line stays: %q", text)
	}
	for _, line := range strings.Split(text, "\r") {
		if len([]rune(line)) > 79 {
			t.Errorf("%q wraps", line)
		}
	}
}
