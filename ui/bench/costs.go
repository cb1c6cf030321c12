//go:build linux

package main

import (
	"fmt"
	"strings"
)

// cost says what something takes, with its figures in three digits.
func (b *bench) cost(what, format string, values ...float64) {
	var texts []any
	for _, v := range values {
		texts = append(texts, number(v))
	}
	b.report.costs = append(b.report.costs, cost{what, fmt.Sprintf(format, texts...)})
}

// costs are what a person waits for with files of three sizes, by the
// benchmarks of the store.
func (b *bench) costs() error {
	r := results{}
	if err := b.goBench(r, "./session/store", "^(BenchmarkPublish|BenchmarkOpen|BenchmarkCheck)$", "1x", 3); err != nil {
		return err
	}
	for _, c := range []struct{ what, name string }{
		{"publishing a session", "Publish"}, {"opening one", "Open"}, {"checking one", "Check"},
	} {
		var took []string
		for _, n := range []int{1000, 10_000, 50_000} {
			took = append(took, number(r[fmt.Sprint(c.name, "/", n)]["ns/op"]/1e6)+" ms")
		}
		b.report.costs = append(b.report.costs, cost{c.what + " of 1,000 / 10,000 / 50,000 changes", strings.Join(took, " / ")})
	}
	b.cost("the file of 10,000 changes", "%s MB", r["Publish/10000"]["MB"])
	return nil
}
