//go:build linux

package main

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// mostInit is how many ms a package may take.
const mostInit = 2

// binary is the size of the program, and what its packages do before it begins.
func (b *bench) binary() error {
	info, err := os.Stat(b.doorstep)
	if err != nil {
		return err
	}
	b.most("size", "size, stripped", 15, figure{value: float64(info.Size()) / 1e6, unit: "MB"})
	// A machine that is busy makes any of them look slow: the quickest counts.
	least := inits{}
	for range 7 {
		cmd := exec.Command(b.doorstep, "--version")
		cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
		out, err := cmd.CombinedOutput()
		if err != nil {
			return err
		}
		least.add(string(out))
	}
	if len(least) < 10 {
		return fmt.Errorf("only %d packages are traced", len(least))
	}
	slowest, took := "none", 0.0
	for name, v := range least {
		if v > took {
			slowest, took = name, v
		}
	}
	b.most("init", "slowest init of a package", mostInit, figure{took, "ms", slowest})
	return nil
}

// inits are the least ms that each package took before the program began.
type inits map[string]float64

// add reads lines such as "init PACKAGE @1.2 ms, 0.34 ms clock, 5678 bytes, 9 allocs".
func (in inits) add(trace string) {
	for line := range strings.Lines(trace) {
		f := strings.Fields(line)
		if len(f) < 6 || f[0] != "init" {
			continue
		}
		v, err := strconv.ParseFloat(f[4], 64)
		if err != nil {
			continue
		}
		if before, known := in[f[1]]; !known || v < before {
			in[f[1]] = v
		}
	}
}
