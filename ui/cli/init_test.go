package cli_test

import (
	"bytes"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// slowInits are the packages that may take longer than a package should before
// the program begins: the highlighter that Glamour brings along, which has no
// way around it.
var slowInits = map[string]bool{
	"github.com/alecthomas/chroma/v2/lexers": true,
	"github.com/alecthomas/chroma/v2/styles": true,
}

// mostInit is how many milliseconds another package may take. One that takes
// longer delays every command and the first frame alike; go-runewidth did, by
// twenty-five, until v0.0.28.
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
		if ms > mostInit && !slowInits[name] {
			t.Errorf("%s takes %.1f ms before the program begins", name, ms)
		}
	}
	for name := range slowInits {
		if _, there := least[name]; !there {
			t.Errorf("%s has no init any more: take it off the list", name)
		}
	}
}
