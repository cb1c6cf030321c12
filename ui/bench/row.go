//go:build linux

package main

import (
	"fmt"
	"math"
	"strconv"
)

// row is one bound of the figures to hold, and what was measured of it.
type row struct {
	key   string // by which reasons.go knows it: the group's name and a word
	group string // the row of the figures to hold that it belongs to
	what  string
	limit float64 // of the ratio to the peer, where there is a peer, or of ours
	ours  figure
	peer  figure
	// missing is why it was not measured; "" where it was.
	missing string
}

// figure is one measured number.
type figure struct {
	value float64
	unit  string
	name  string // of a peer: who it is of; of ours what it was, where that is to be said
}

// value is what the bound is on.
func (r row) value() float64 {
	if r.peer.name == "" {
		return r.ours.value
	}
	return r.ours.value / r.peer.value
}

// held says that what was measured is within its bound. What came to no number
// is not.
func (r row) held() bool { return r.value() <= r.limit }

// bound is the bound in words.
func (r row) bound() string {
	if r.peer.name == "" {
		return "≤ " + number(r.limit) + " " + r.ours.unit
	}
	return "≤ " + number(r.limit) + "× " + r.peer.name
}

// over says by how much a bound is missed.
func (r row) over() string {
	if r.limit == 0 {
		return fmt.Sprintf("%s %s where none is to be", number(r.value()), r.ours.unit)
	}
	unit := " " + r.ours.unit
	if r.peer.name != "" {
		unit = "×"
	}
	return fmt.Sprintf("%s%s, %.0f %% over", number(r.value()), unit, 100*(r.value()/r.limit-1))
}

func (f figure) String() string {
	text := number(f.value)
	if f.unit != "" {
		text += " " + f.unit
	}
	return text
}

// number writes three digits that count, and no exponent.
func number(v float64) string {
	switch a := math.Abs(v); {
	case math.IsNaN(v) || math.IsInf(v, 0):
		return "?"
	case a >= 100:
		return strconv.FormatFloat(v, 'f', 0, 64)
	case a == 0:
		return "0"
	default:
		digits := 2 - int(math.Floor(math.Log10(a)))
		text := strconv.FormatFloat(v, 'f', min(max(digits, 0), 6), 64)
		return trimZeros(text)
	}
}

func trimZeros(text string) string {
	for len(text) > 1 && text[len(text)-1] == '0' {
		text = text[:len(text)-1]
	}
	if text[len(text)-1] == '.' {
		text = text[:len(text)-1]
	}
	return text
}
