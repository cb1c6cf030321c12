//go:build linux

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"syscall"
	"time"
)

// check holds the cost of a large size to that of a small one, both taken in
// one run: the time itself differs with the machine and with the hour, and is
// never asked for.
type check struct {
	what         string
	pkg          string // "" is this program's own measurement
	name         string // of the benchmark, with %d for the size
	large, small int
	each         bool    // what one of so many costs, and not all of them
	bound        float64 // of the ratio
}

// merging and holding are the measurements that take whole files and the program
// itself: its time, and the most memory that it has while the result is the same,
// in however many files it comes.
const (
	merging = "MergeFiles/%d"
	holding = "MergeMemory/%d"
)

// checks are what may not grow with a session, or only as it does. A mistake
// that makes one of them grow with its square comes to ten times and more, and a
// busy machine to less than half as much again.
var checks = []check{
	{"a key and its frame, beside cards", "./ui", "TypingBesideCards/%d", 10_000, 100, false, 1.5},
	{"a key and its frame, in a text of words", "./ui", "TypingIntoAText/%d", 5000, 100, false, 1.5},
	{"a key and its frame, among answers to why", "./ui", "TypingIntoTheStrip/%d", 10_000, 100, false, 1.5},
	{"an answer kept, among answers to why", "./ui", "KeepingInTheStrip/%d", 10_000, 100, false, 1.5},
	{"a key and its frame, on a poster of entries", "./ui", "TypingOnThePoster/%d", 10_000, 100, false, 1.5},
	{"a key and its frame, in a sheet of visits", "./ui", "SheetOfVisits/%d", 2000, 20, false, 1.5},
	{"a letter of a search, for each card", "./ui", "Find/%d", 10_000, 1000, true, 1.5},
	{"opening, for each change", "./session/store", "Open/%d", 10_000, 1000, true, 1.5},
	{"publishing, for each change", "./session/store", "Publish/%d", 10_000, 1000, true, 2},
	{"the brief with its annex, for each record", "./session/brief", "Large/%d/annex=true", 5000, 500, true, 1.5},
	{"merging, for each file", "", merging, 1000, 100, true, 1.5},
	{"memory of merging 50,000 changes, by files", "", holding, 1000, 10, false, 1.25},
}

// tries is how often a check may miss before it fails.
const tries = 3

// scaling runs the checks. One fails only where it misses each time.
func (b *bench) scaling() error {
	list := slices.Clone(checks)
	for i := range list {
		if b.bound > 0 {
			list[i].bound = b.bound
		}
	}
	return judge(os.Stdout, list, b.measureChecks)
}

// judge measures what is not held yet, and again.
func judge(out io.Writer, list []check, measure func([]check) (results, error)) error {
	for try := 1; ; try++ {
		r, err := measure(list)
		if err != nil {
			return err
		}
		var missed []check
		for _, c := range list {
			ratio, err := c.ratio(r)
			if err != nil {
				return err
			}
			word := "held"
			if !(ratio <= c.bound) {
				word, missed = "MISSED", append(missed, c)
			}
			fmt.Fprintf(out, "%-6s  %-45s %6s against %4s: %5.2fx, at most %gx\n", word, c.what, thousands(c.large), thousands(c.small), ratio, c.bound)
		}
		if len(missed) == 0 {
			return nil
		}
		if try == tries {
			return fmt.Errorf("%s missed in each of %d tries: what that costs grows faster than a session does", names(missed), tries)
		}
		fmt.Fprintf(out, "again, for a busy machine misses one too\n")
		list = missed
	}
}

// ratio is what was measured of a check.
func (c check) ratio(r results) (float64, error) {
	var cost [2]float64
	for i, n := range []int{c.large, c.small} {
		spent, measured := r[fmt.Sprintf(c.name, n)][c.unit()]
		if !measured {
			return 0, fmt.Errorf("%s: nothing was measured of "+c.name+"; is it called otherwise now?", c.what, n)
		}
		if cost[i] = spent; c.each {
			cost[i] /= float64(n)
		}
	}
	return cost[0] / cost[1], nil
}

// unit is that of what is held to the bound.
func (c check) unit() string {
	if c.name == holding {
		return "MB"
	}
	return "ns/op"
}

func names(list []check) string {
	var all []string
	for _, c := range list {
		all = append(all, c.what)
	}
	return strings.Join(all, "; ")
}

// measureChecks takes the benchmarks of each package together.
func (b *bench) measureChecks(list []check) (results, error) {
	r := results{}
	for _, p := range []struct {
		pkg, duration string
		count         int
	}{{"./ui", "0.1s", 6}, {"./session/store", "3x", 3}, {"./session/brief", "3x", 3}} {
		var benchmarks, sizes []string
		for _, c := range list {
			if c.pkg == p.pkg {
				benchmark, _, _ := strings.Cut(c.name, "/")
				benchmarks = append(benchmarks, "Benchmark"+benchmark)
				sizes = append(sizes, fmt.Sprint(c.large), fmt.Sprint(c.small))
			}
		}
		if len(benchmarks) == 0 {
			continue
		}
		pattern := fmt.Sprintf("^(%s)$/^(%s)$", strings.Join(benchmarks, "|"), strings.Join(sizes, "|"))
		if err := b.goBench(r, p.pkg, pattern, p.duration, p.count); err != nil {
			return nil, err
		}
	}
	for _, c := range list {
		var err error
		switch c.name {
		case merging:
			err = b.mergeSizes(r, c.large, c.small)
		case holding:
			err = b.mergeMemory(r, c.large, c.small)
		}
		if err != nil {
			return nil, err
		}
	}
	return r, nil
}

// mergeSizes unites files, as a benchmark of the program itself would: the small
// number as often as it takes for as many files, since a machine that is shared
// is quicker for a moment than for long. What counts is the processor's time; a
// disk that others write to says nothing.
func (b *bench) mergeSizes(into results, large, small int) error {
	files, err := b.rooms(large)
	if err != nil {
		return err
	}
	for _, n := range []int{large, small} {
		var spent time.Duration
		for part := range slices.Chunk(files, n) {
			cmd, err := b.union(part)
			if err != nil {
				return err
			}
			if _, err := output(cmd); err != nil {
				return err
			}
			spent += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		}
		into[fmt.Sprintf(merging, n)] = map[string]float64{"ns/op": float64(spent) * float64(n) / float64(large)}
	}
	return nil
}

// mergeMemory unites as many changes twice, out of a thousand files and out of a
// few, and notes what the process, or the reader apart of it, had at the most.
func (b *bench) mergeMemory(into results, large, small int) error {
	const changes = 50_000
	for _, n := range []int{large, small} {
		files, err := b.roomsOf(n, changes/n)
		if err != nil {
			return err
		}
		cmd, err := b.union(files)
		if err != nil {
			return err
		}
		if _, err := output(cmd); err != nil {
			return err
		}
		use, _ := cmd.ProcessState.SysUsage().(*syscall.Rusage)
		if use == nil {
			return errors.New("the system doesn't tell what memory a process had")
		}
		into[fmt.Sprintf(holding, n)] = map[string]float64{"MB": float64(use.Maxrss) / 1024}
	}
	return nil
}
