//go:build linux

package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"syscall"
	"time"
)

// reportName is the report, in the folder of this module.
const reportName = "BENCHMARKS.md"

// method is how the figures come about, as the report says it.
const method = "Every program runs in the same emulated terminal of 120 by 40, which answers at once whatever it is asked. " +
	"A frame counts from the moment at which the read that changed the screen was done; keys come 25 to 45 ms apart, at random. " +
	"The programs take turns, so that what else the machine does falls on all of them alike. " +
	"Figures are medians unless they say p99; ratios are those of medians. All data is invented, and the same in each run. " +
	"Wake-ups are the voluntary context switches of all threads."

// group is what belongs to one row of the figures to hold.
type group struct {
	name, title string
	measure     func(*bench) error
}

var groups = []group{
	{"start", "start to first frame", (*bench).start},
	{"keys", "key to frame with 10,000 cards", (*bench).keys},
	{"text", "typing into a 5,000-word field", (*bench).text},
	{"search", "search over 10,000 cards", (*bench).search},
	{"idle", "idle", (*bench).idle},
	{"memory", "memory with 10,000 changes", (*bench).memory},
	{"save", "durable save", (*bench).save},
	{"merge", "merge of 1,000 files", (*bench).merge},
	{"brief", "brief of 5,000 records", (*bench).brief},
	{"binary", "binary", (*bench).binary},
	{"costs", "what things cost here", (*bench).costs},
}

func groupNames() []string {
	var names []string
	for _, g := range groups {
		names = append(names, g.name)
	}
	return names
}

// bench is one run.
type bench struct {
	options
	root     string // of doorstep's sources
	dir      string // for all that is made, and gone afterwards
	doorstep string // the program as it is given away
	here     []string
	absent   []string // peers that are not here
	group    group    // that is measured now
	report   report
	made     map[string]string // sessions by how they were made
}

// inBench prepares a run and clears up after it, also after Ctrl+C.
func inBench(o options, f func(*bench) error) error {
	dir, err := os.MkdirTemp("", "doorstep-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	stop, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer cancel()
	if o.quick {
		o.rounds = 1
	}
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		return err
	}
	b := &bench{options: o, root: root, dir: dir, doorstep: filepath.Join(dir, "doorstep"), made: map[string]string{}}
	done := make(chan error, 1)
	go func() {
		err := b.build()
		if err == nil {
			err = f(b)
		}
		done <- err
	}()
	select {
	case err := <-done:
		return err
	case <-stop.Done():
		return stop.Err()
	}
}

// all measures every group that was asked for. The report is written by whole
// runs only.
func (b *bench) all() error {
	began := time.Now()
	b.here, b.absent = versions()
	for _, name := range b.absent {
		fmt.Printf("there is no %s here; what is measured beside it is left out\n", name)
	}
	for _, b.group = range groups {
		if len(b.only) > 0 && !slices.Contains(b.only, b.group.name) {
			continue
		}
		fmt.Printf("%5.0f s  %s\n", time.Since(began).Seconds(), b.group.title)
		if err := b.group.measure(b); err != nil {
			return fmt.Errorf("%s: %w", b.group.name, err)
		}
	}
	fmt.Printf("%5.0f s  done\n\n", time.Since(began).Seconds())
	b.report.date = began.UTC().Format("2 January 2006")
	b.report.machine = machine(b.dir)
	b.report.method = fmt.Sprintf("%s Rounds: %d.", method, b.rounds)
	b.report.programs = append(append(b.ownVersions(), b.here...), missingOnes(b.absent)...)
	if err := b.report.write(os.Stdout); err != nil || b.quick || len(b.only) > 0 {
		return err
	}
	f, err := os.Create(reportName)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := b.report.write(f); err != nil {
		return err
	}
	return f.Close()
}

func missingOnes(names []string) []string {
	var list []string
	for _, name := range names {
		list = append(list, "no "+name+" here")
	}
	return list
}

// ratio holds ours to a peer's figure.
func (b *bench) ratio(key, what string, limit float64, ours, peer figure) {
	b.add(row{key: key, what: what, limit: limit, ours: ours, peer: peer})
}

// most holds ours to a figure.
func (b *bench) most(key, what string, limit float64, ours figure) {
	b.add(row{key: key, what: what, limit: limit, ours: ours})
}

func (b *bench) add(r row) {
	r.key, r.group = b.group.name+"."+r.key, b.group.title
	if r.missing == "" && slices.Contains(b.absent, r.peer.name) {
		r.missing = "no " + r.peer.name + " here"
	}
	b.report.rows = append(b.report.rows, r)
}

// has says whether a peer is here.
func (b *bench) has(name string) bool { return !slices.Contains(b.absent, name) }

// turns gives each its turn, so many times.
func turns(rounds int, each ...func() error) error {
	for range rounds {
		for _, f := range each {
			if err := f(); err != nil {
				return err
			}
		}
	}
	return nil
}

// beside is a peer's turn, which is none where it isn't here.
func (b *bench) beside(name string, f func() error) func() error {
	if b.has(name) {
		return f
	}
	return func() error { return nil }
}
