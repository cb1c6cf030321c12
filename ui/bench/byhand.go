//go:build linux

package main

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// byHand measures the programs that somebody names on the command line.
type byHand struct {
	mode   string
	n      int
	wait   string
	prep   string
	keys   string
	settle time.Duration
	length time.Duration
}

func (h *byHand) flags(f *flag.FlagSet) {
	f.StringVar(&h.mode, "mode", "", "by hand: start, keys, settled or idle, of each NAME=COMMAND")
	f.IntVar(&h.n, "n", 100, "by hand: starts of each program, or keys")
	f.StringVar(&h.wait, "wait", "", "by hand: what a program shows when it is ready; empty is the first text")
	f.StringVar(&h.prep, "prep", "", "by hand: keys before the measurement, with commas between")
	f.StringVar(&h.keys, "keys", "down,up", "by hand: keys in turn, with commas between; text is typed as it stands")
	f.DurationVar(&h.settle, "settle", 2*time.Second, "by hand: how long nothing may change before it begins")
	f.DurationVar(&h.length, "for", 10*time.Second, "by hand: how long it is watched at rest")
}

// run measures and prints the median, the 90th and the 99th of a hundred, and
// the ratio of the medians to the first program's.
func (h *byHand) run(args []string) error {
	if len(args) == 0 {
		return errors.New("at least one NAME=COMMAND is needed")
	}
	var names []string
	found := map[string]map[string]samples{} // by what, and by whom
	for _, arg := range args {
		name, command, ok := strings.Cut(arg, "=")
		if !ok {
			return fmt.Errorf("%q is no NAME=COMMAND", arg)
		}
		names = append(names, name)
		c := contender{name: name, args: []string{"sh", "-c", "exec " + command}, wait: []string{h.wait}, prep: split(h.prep), settle: h.settle}
		got, err := h.measure(c)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		for what, list := range got {
			if found[what] == nil {
				found[what] = map[string]samples{}
			}
			found[what][name] = list
		}
	}
	for _, what := range slices.Sorted(maps.Keys(found)) {
		fmt.Printf("%-22s %10s %10s %10s %8s\n", what, "p50", "p90", "p99", "ratio")
		for _, name := range names {
			s := found[what][name]
			fmt.Printf("  %-20s %10.3f %10.3f %10.3f %8.2f\n", name, s.at(50), s.at(90), s.at(99), s.at(50)/found[what][names[0]].at(50))
		}
	}
	return nil
}

func (h *byHand) measure(c contender) (map[string]samples, error) {
	switch h.mode {
	case "start":
		var all samples
		for range h.n {
			first, _, err := c.start()
			if err != nil {
				return nil, err
			}
			all = append(all, first)
		}
		return map[string]samples{"first frame, ms": all}, nil
	case "keys":
		got, err := c.keys(h.n, split(h.keys))
		return map[string]samples{"key to frame, ms": got.ms, "bytes a key": {got.bytes}, "CPU a key, ms": {got.cpu}}, err
	case "settled":
		got, err := c.settled(h.n, split(h.keys))
		return map[string]samples{"key to rest, ms": got}, err
	case "idle":
		got, err := c.idle(h.length)
		return map[string]samples{
			"bytes a second": {got.bytes}, "of them for nothing": {got.wasted}, "CPU ms a second": {got.cpu},
			"wake-ups a second": {got.wakeups}, "memory, MB": {got.memory},
		}, err
	}
	return nil, fmt.Errorf("%q is none of start, keys, settled and idle", h.mode)
}

func split(list string) []string {
	if list == "" {
		return nil
	}
	return strings.Split(list, ",")
}
