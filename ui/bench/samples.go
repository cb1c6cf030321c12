//go:build linux

package main

import (
	"math"
	"slices"
)

// samples are measurements of one thing, in the order in which they were taken.
type samples []float64

// at is the smallest sample that so many of a hundred do not exceed; not a
// number where there are none.
func (s samples) at(percent int) float64 {
	if len(s) == 0 {
		return math.NaN()
	}
	rank := (len(s)*percent + 99) / 100
	return slices.Sorted(slices.Values(s))[max(rank, 1)-1]
}

// slope is what one more of something costs, between two sizes.
func slope(fewer, more, small, large float64) float64 { return (more - fewer) / (large - small) }
