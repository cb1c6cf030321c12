//go:build linux

// Bench measures doorstep beside programs that people might use in its place:
// how long until something shows, how long from a key to the screen that it
// changes, what it costs while nobody does anything, and what saving, merging
// and the brief cost. It makes its own data, takes the programs in turns, so
// that what else the machine does falls on all alike, and holds the ratios to
// the project's bounds. Only the ratios mean something on another machine.
//
//	go -C ui/bench run .                     all of it, into BENCHMARKS.md; seven minutes
//	go -C ui/bench run . -only start,keys    some of it, onto the screen
//	go -C ui/bench run . -quick              each of it once, to see that it works
//	go -C ui/bench run . scaling             sizes against sizes, for the project's check
//
// And any program by hand:
//
//	go -C ui/bench run . -mode start -n 15 'ours=doorstep f.doorstep' 'micro=micro page.md'
//	go -C ui/bench run . -mode keys -n 300 -keys down,up 'ours=doorstep f.doorstep'
//	go -C ui/bench run . -mode idle -for 10s 'ours=doorstep f.doorstep'
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	flags := flag.NewFlagSet("bench", flag.ExitOnError)
	var o options
	var h byHand
	flags.IntVar(&o.rounds, "rounds", 5, "how often each program has its turn")
	flags.BoolVar(&o.quick, "quick", false, "one short round, to see that it works")
	flags.Func("only", "`groups` to measure, with commas between: "+strings.Join(groupNames(), ", "), o.choose)
	flags.Float64Var(&o.bound, "bound", 0, "scaling: one bound for every check, to see that they can fail")
	h.flags(flags)
	_ = flags.Parse(args) // it exits by itself
	switch what := flags.Arg(0); {
	case h.mode != "":
		return h.run(flags.Args())
	case what == floorName:
		return floor(os.Stdin, os.Stdout, flags.Arg(1))
	case what == "scaling":
		return inBench(o, (*bench).scaling)
	case what == "" || what == "all":
		return inBench(o, (*bench).all)
	default:
		return fmt.Errorf("%q is none of all and scaling", what)
	}
}

// options are what a run is asked for.
type options struct {
	rounds int
	quick  bool
	only   []string
	bound  float64
}

func (o *options) choose(list string) error {
	o.only = strings.Split(list, ",")
	for _, name := range o.only {
		if !slices.Contains(groupNames(), name) {
			return fmt.Errorf("%q is none of %s", name, strings.Join(groupNames(), ", "))
		}
	}
	return nil
}
