package cli_test

import (
	"bytes"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// mostInit is how many milliseconds a package may take. One that takes longer
// delays every command and the first frame alike: go-runewidth did, by
// twenty-five, until v0.0.28, and the highlighter of Glamour by ten.
const mostInit = 2

// TestInits holds what dependencies do before the program begins. A machine that
// is busy makes any of them look slow, so the quickest of a few starts counts.
func TestInits(t *testing.T) {
	if testing.Short() {
		t.Skip("it measures")
	}
	path, err := exec.LookPath("doorstep") // put there by TestMain
	if err != nil {
		t.Fatal(err)
	}
	least := map[string]float64{}
	for range 7 {
		cmd := exec.Command(path, "--version")
		cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
		var trace bytes.Buffer
		cmd.Stderr = &trace
		if err := cmd.Run(); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(trace.String()) {
			// init PACKAGE @1.2 ms, 0.34 ms clock, 5678 bytes, 9 allocs
			f := strings.Fields(line)
			if len(f) < 6 || f[0] != "init" {
				continue
			}
			ms, err := strconv.ParseFloat(f[4], 64)
			if err != nil {
				t.Fatalf("%q: %v", line, err)
			}
			if before, known := least[f[1]]; !known || ms < before {
				least[f[1]] = ms
			}
		}
	}
	if len(least) < 20 {
		t.Fatalf("only %d packages are traced", len(least))
	}
	for name, ms := range least {
		if ms > mostInit {
			t.Errorf("%s takes %.1f ms before the program begins", name, ms)
		}
	}
}
