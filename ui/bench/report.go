//go:build linux

package main

import (
	"fmt"
	"io"
	"strings"
)

// report is all that BENCHMARKS.md says.
type report struct {
	date     string
	machine  []string // a line for each thing that is known of it
	programs []string // the same for the programs and their versions
	method   string
	rows     []row
	costs    []cost
}

// cost is what something takes on this machine, with no bound on it.
type cost struct{ what, took string }

// write writes it as Markdown.
func (r report) write(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# Benchmarks\n\nWritten by `go -C ui/bench run .` on %s; a new run writes it anew.\n\n", r.date)
	fmt.Fprintf(&b, "**Machine.** %s.\n\n", strings.Join(r.machine, "; "))
	fmt.Fprintf(&b, "**Programs.** %s.\n\n", strings.Join(r.programs, "; "))
	fmt.Fprintf(&b, "**Method.** %s\n\n", r.method)
	b.WriteString("## Figures to hold\n\n")
	b.WriteString(table(r.rows))
	if text := misses(r.rows); text != "" {
		b.WriteString("\n## What is missed, and why\n\n" + text)
	}
	if len(r.costs) > 0 {
		b.WriteString("\n## What things cost here\n\n| what | figure |\n|---|---|\n")
		for _, c := range r.costs {
			fmt.Fprintf(&b, "| %s | %s |\n", c.what, c.took)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// table is a line for each row; what it belongs to is named once.
func table(rows []row) string {
	var b strings.Builder
	b.WriteString("| figure | what | bound | ours | peer | ratio | |\n|---|---|---|---|---|---|---|\n")
	group := ""
	for _, r := range rows {
		name := r.group
		if name == group {
			name = ""
		}
		group = r.group
		fmt.Fprintf(&b, "| %s | %s | %s |%s\n", name, r.what, r.bound(), r.cells())
	}
	return b.String()
}

// cells are what was measured of a row.
func (r row) cells() string {
	if r.missing != "" {
		return " | | | not measured: " + r.missing + " |"
	}
	ours, peer, ratio := r.ours.String(), "", ""
	if r.ours.name != "" {
		ours += " (" + r.ours.name + ")"
	}
	if r.peer.name != "" {
		peer, ratio = r.peer.String(), number(r.value())+"×"
	}
	return fmt.Sprintf(" %s | %s | %s | %s |", ours, peer, ratio, r.verdict())
}

func (r row) verdict() string {
	switch {
	case r.missing != "":
		return "not measured"
	case r.held():
		return "held"
	default:
		return "**missed**"
	}
}

// misses is a line for each row that was measured and is not held.
func misses(rows []row) string {
	var b strings.Builder
	for _, r := range rows {
		if r.missing != "" || r.held() {
			continue
		}
		why := reasons[r.key]
		if why == "" {
			why = "Nobody has found out why yet."
		}
		fmt.Fprintf(&b, "- **%s, %s**: %s. %s\n", r.group, r.what, r.over(), why)
	}
	return b.String()
}
