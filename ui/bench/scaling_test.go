//go:build linux

package main

import (
	"io"
	"strings"
	"testing"
)

var (
	flat   = check{what: "a key", pkg: "./ui", name: "Key/%d", large: 1000, small: 10, bound: 1.5}
	linear = check{what: "a file", pkg: "./ui", name: "File/%d/all", large: 1000, small: 10, each: true, bound: 1.5}
)

// grown are results in which a key costs the same at any size, and a file so
// much of the power of their number.
func grown(key, files float64) results {
	return results{
		"Key/10": {"ns/op": 100}, "Key/1000": {"ns/op": 100 * key},
		"File/10/all": {"ns/op": 10}, "File/1000/all": {"ns/op": 1000 * files},
	}
}

func TestJudge(t *testing.T) {
	bad, good := grown(2, 100), grown(1.1, 1)
	for name, c := range map[string]struct {
		tries []results
		wrong string // what the error names; "" for none
	}{
		"held":                {[]results{good}, ""},
		"held the last time":  {[]results{bad, bad, good}, ""},
		"one after the other": {[]results{grown(2, 1), grown(1, 1)}, ""},
		"missed each time":    {[]results{bad, bad, bad}, "a key; a file"},
		"grows as a square":   {[]results{grown(1, 100), grown(1, 100), grown(1, 100)}, "a file"},
		"measured nothing":    {[]results{{"Key/10": {"ns/op": 1}}}, "Key/1000"},
	} {
		t.Run(name, func(t *testing.T) {
			n := 0
			err := judge(io.Discard, []check{flat, linear}, func([]check) (results, error) {
				n++
				return c.tries[n-1], nil
			})
			switch {
			case c.wrong == "" && err != nil:
				t.Errorf("it fails: %v", err)
			case c.wrong != "" && (err == nil || !strings.Contains(err.Error(), c.wrong)):
				t.Errorf("it says %v and names no %s", err, c.wrong)
			}
			if n != len(c.tries) {
				t.Errorf("it took %d tries, not %d", n, len(c.tries))
			}
		})
	}
}

func TestJudgeMeasuresAgainOnlyWhatMissed(t *testing.T) {
	var asked []string
	err := judge(io.Discard, []check{flat, linear}, func(list []check) (results, error) {
		asked = append(asked, names(list))
		return grown(1, 100), nil
	})
	if err == nil || strings.Join(asked, "|") != "a key; a file|a file|a file" {
		t.Errorf("it asked for %q: %v", asked, err)
	}
}

// TestMemoryIsHeldInMegabytes: what grows with the number of files is found,
// whatever time it takes.
func TestMemoryIsHeldInMegabytes(t *testing.T) {
	c := check{what: "memory", name: holding, large: 1000, small: 10, bound: 1.25}
	for mb, held := range map[float64]bool{70: true, 80: true, 90: false, 7000: false} {
		r := results{"MergeMemory/10": {"MB": 70, "ns/op": 9}, "MergeMemory/1000": {"MB": mb, "ns/op": 9}}
		if ratio, err := c.ratio(r); err != nil || ratio <= c.bound != held {
			t.Errorf("%g MB beside 70: %g, %v", mb, ratio, err)
		}
	}
}
