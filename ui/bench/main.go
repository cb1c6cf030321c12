//go:build linux

// Bench measures programs in a terminal as a person meets them: how long until
// they show something, how long from a key to the screen that it changes, and
// what they cost while nobody does anything.
//
//	go -C ui/bench run . -mode start -n 15 'ours=doorstep f.doorstep' 'micro=micro page.md'
//	go -C ui/bench run . -mode keys -n 300 -keys down,up 'ours=doorstep f.doorstep'
//	go -C ui/bench run . -mode idle -for 10s 'ours=doorstep f.doorstep'
//
// Programs are measured in turns, so that what else the machine does falls on
// all of them alike. Only the ratios mean something on another machine.
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"
)

// settings are the command line's.
type settings struct {
	mode   string
	n      int
	w, h   int
	wait   string
	prep   []string
	keys   []string
	settle time.Duration
	length time.Duration
}

// contender is one program, by the name it has in the table.
type contender struct {
	name, command string
	samples       map[string][]float64
}

func main() {
	var s settings
	var prep, keys string
	flag.StringVar(&s.mode, "mode", "keys", "start, keys or idle")
	flag.IntVar(&s.n, "n", 100, "starts of each program, or keys")
	flag.IntVar(&s.w, "w", 120, "columns")
	flag.IntVar(&s.h, "h", 40, "lines")
	flag.StringVar(&s.wait, "wait", "", "what a program shows when it is ready; empty is the first text")
	flag.StringVar(&prep, "prep", "", "keys before the measurement, with commas between")
	flag.StringVar(&keys, "keys", "down,up", "keys in turn, with commas between; text is typed as it stands")
	flag.DurationVar(&s.settle, "settle", 2*time.Second, "how long a program may come to rest")
	flag.DurationVar(&s.length, "for", 10*time.Second, "how long it is watched at rest")
	flag.Parse()
	s.prep, s.keys = split(prep), split(keys)
	if err := run(s, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func split(list string) []string {
	if list == "" {
		return nil
	}
	return strings.Split(list, ",")
}

func run(s settings, args []string) error {
	var all []*contender
	for _, a := range args {
		name, command, ok := strings.Cut(a, "=")
		if !ok {
			return fmt.Errorf("%q is no NAME=COMMAND", a)
		}
		all = append(all, &contender{name, command, map[string][]float64{}})
	}
	measure := map[string]func(settings, *contender) error{"keys": measureKeys, "idle": measureIdle, "start": measureStart}[s.mode]
	if measure == nil || len(all) == 0 {
		return fmt.Errorf("a mode and at least one NAME=COMMAND are needed")
	}
	rounds := 1
	if s.mode == "start" {
		rounds = s.n
	}
	for range rounds {
		for _, c := range all {
			if err := measure(s, c); err != nil {
				return fmt.Errorf("%s: %w", c.name, err)
			}
		}
	}
	table(all)
	return nil
}

// table prints the median, the 90th and the 99th of a hundred, and the ratio of
// the medians to the first program's.
func table(all []*contender) {
	var whats []string
	for what := range all[0].samples {
		whats = append(whats, what)
	}
	slices.Sort(whats)
	for _, what := range whats {
		fmt.Printf("%-22s %10s %10s %10s %8s\n", what, "p50", "p90", "p99", "ratio")
		for _, c := range all {
			v := slices.Sorted(slices.Values(c.samples[what]))
			if len(v) == 0 {
				continue
			}
			ratio := at(v, 50) / at(slices.Sorted(slices.Values(all[0].samples[what])), 50)
			fmt.Printf("  %-20s %10.3f %10.3f %10.3f %8.2f\n", c.name, at(v, 50), at(v, 90), at(v, 99), ratio)
		}
	}
}

// at is the value below which so many of a hundred lie.
func at(sorted []float64, percent int) float64 {
	return sorted[min(len(sorted)*percent/100, len(sorted)-1)]
}
