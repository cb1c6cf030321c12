package session

import (
	"math/bits"
	"slices"
)

// Readings is a column of readings that come and go, and the figure of it at
// any time. One more, or one less, costs a place in a sorted list, however many
// there are. The zero value is empty.
type Readings struct {
	values []int // sorted
	added  []int // not among them yet
	// high and low are the sum in 128 bits: a file from a stranger may hold
	// figures that no less has room for.
	high    int64
	low     uint64
	partial int
	origins OriginCounts
}

// Add takes a reading in.
func (x *Readings) Add(r Reading) {
	x.added = append(x.added, r.V)
	low, carry := bits.Add64(x.low, uint64(r.V), 0)
	x.high, x.low = x.high+int64(r.V)>>63+int64(carry), low
	x.count(r, 1)
}

// Remove takes one out that was added.
func (x *Readings) Remove(r Reading) {
	x.settle()
	at, _ := slices.BinarySearch(x.values, r.V)
	x.values = slices.Delete(x.values, at, at+1)
	low, borrow := bits.Sub64(x.low, uint64(r.V), 0)
	x.high, x.low = x.high-int64(r.V)>>63-int64(borrow), low
	x.count(r, -1)
}

// note adds a sum that is known, or with -1 removes it.
func (x *Readings) note(s Sum, n int) {
	r := Reading{V: s.V, Origin: s.Origin, Partial: s.Partial()}
	switch {
	case !s.Known():
	case n > 0:
		x.Add(r)
	default:
		x.Remove(r)
	}
}

func (x *Readings) count(r Reading, n int) {
	if r.Partial {
		x.partial += n
	}
	*x.origins.of(r.Origin) += n
}

// settle puts what was added in its place: a few one by one, many at once.
func (x *Readings) settle() {
	if len(x.added) > 8 {
		x.values = append(x.values, x.added...)
		slices.Sort(x.values)
		x.added = nil
	}
	for _, v := range x.added {
		at, _ := slices.BinarySearch(x.values, v)
		x.values = slices.Insert(x.values, at, v)
	}
	x.added = x.added[:0]
}

// N is how many readings there are.
func (x *Readings) N() int { return len(x.values) + len(x.added) }

// Figure is the figure of the readings as they are now. The caller sets the
// unit.
func (x *Readings) Figure() Figure {
	x.settle()
	n := len(x.values)
	if n == 0 {
		return Figure{}
	}
	return Figure{
		N: n, Min: x.values[0], Max: x.values[n-1], Median: middle(x.values), Sum: x.sum(),
		Partial: x.partial, Origin: x.origins.shared(), Origins: x.origins,
	}
}

// sum stays within what a session file can hold.
func (x *Readings) sum() int {
	switch v := int64(x.low); {
	case x.high > 0, x.high == 0 && (v < 0 || v > maxWhole):
		return maxWhole
	case x.high < -1, x.high == -1 && (v >= 0 || v < -maxWhole):
		return -maxWhole
	default:
		return int(v)
	}
}
