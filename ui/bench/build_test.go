//go:build linux

package main

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestReleaseFlagsAreThoseOfDist(t *testing.T) {
	flags, err := releaseFlags(read(filepath.Join("..", "..", ".ci", "dist")))
	if err != nil || !strings.Contains(flags, "-s -w") || !strings.Contains(flags, "-trimpath") || strings.Contains(flags, " -o") {
		t.Errorf("it is built with %q, %v", flags, err)
	}
	if _, err := releaseFlags("go vet ./..."); err == nil {
		t.Error("a script that builds nothing is not noticed")
	}
}

func TestResults(t *testing.T) {
	r := results{}
	r.add("goos: linux\nBenchmarkOpen/1000-2         \t       5\t  18000000 ns/op\t         0.5 MB\n" +
		"BenchmarkLarge/500/annex=true-16 10 42 ns/op\nBenchmarkLarge/500/annex=true-16 10 40 ns/op\nBenchmarkLarge/500/annex=true-16 10 41 ns/op\nBenchmarkOpen/10 3 7.5 ns/op\nBenchmarkSkipped\nok  \tdoorstep 1.2s\n")
	for name, want := range map[string]map[string]float64{
		"Open/1000":            {"ns/op": 18e6, "MB": 0.5},
		"Large/500/annex=true": {"ns/op": 40},
		"Open/10":              {"ns/op": 7.5},
	} {
		for unit, v := range want {
			if got := r[name][unit]; got != v {
				t.Errorf("%s: %v %s, not %v", name, got, unit, v)
			}
		}
	}
	if len(r) != 3 {
		t.Errorf("%d benchmarks are read: %v", len(r), r)
	}
}

func TestInits(t *testing.T) {
	in := inits{}
	in.add("init internal/bytealg @0.008 ms, 0 ms clock, 0 bytes, 0 allocs\ninit a.b/c @1.2 ms, 0.34 ms clock, 5678 bytes, 9 allocs\ndoorstep version 1\n")
	in.add("init a.b/c @1.2 ms, 0.2 ms clock, 5678 bytes, 9 allocs\ninit a.b/c @1.2 ms, 0.9 ms clock, 5678 bytes, 9 allocs\n")
	if len(in) != 2 || in["a.b/c"] != 0.2 {
		t.Errorf("it reads %v", in)
	}
}

func TestVersionIn(t *testing.T) {
	for text, want := range map[string]string{
		"Version: 2.0.11\nCommit hash: Unknown": "2.0.11",
		"VIM - Vi IMproved 9.0 (2022":           "9.0",
		"3.40.1 2022-12-28":                     "3.40.1",
		"what":                                  "of an unknown version",
	} {
		if got := versionIn(text); got != want {
			t.Errorf("%q is %q", text, got)
		}
	}
}
