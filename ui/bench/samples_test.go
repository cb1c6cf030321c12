//go:build linux

package main

import (
	"math"
	"testing"
)

func TestAtIsTheSmallestThatSoManyDoNotExceed(t *testing.T) {
	var hundred samples
	for i := range 100 {
		hundred = append(hundred, float64(100-i)) // in no order
	}
	for _, c := range []struct {
		of      samples
		percent int
		want    float64
	}{
		{hundred, 50, 50},
		{hundred, 99, 99},
		{hundred, 100, 100},
		{samples{3, 1, 2}, 50, 2},
		{samples{4, 1, 2, 3}, 50, 2},
		{samples{1, 2}, 99, 2},
		{samples{7}, 0, 7},
	} {
		if got := c.of.at(c.percent); got != c.want {
			t.Errorf("%d of a hundred of %v: %v, not %v", c.percent, c.of, got, c.want)
		}
	}
	if hundred[0] != 100 {
		t.Error("the samples were sorted where they stand")
	}
	if got := (samples{}).at(50); !math.IsNaN(got) {
		t.Errorf("the median of nothing is %v", got)
	}
}

func TestSlope(t *testing.T) {
	if got := slope(30, 126, 2, 10); got != 12 {
		t.Errorf("96 more for 8 more is %v each", got)
	}
}
