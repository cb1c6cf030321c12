package session

// Where the first draw is not proved to be the most even one, other ways of
// sharing the visits among the services are tried: so many of them, found in so
// many steps.
const (
	maxShares = 300
	maxSteps  = 200_000
)

// effort is what is left of the two.
type effort struct{ shares, steps int }

// cost is what a share of new visits adds to the sum of squares of the visits
// to each service. The smaller it is, the more even is the draw.
func (d *dealer) cost(shares []int) int {
	sum := 0
	for v, n := range shares {
		sum += n * (2*d.taken[v] + n)
	}
	return sum
}

// bound is a cost that no legal draw with so many visits goes below. A draw has
// at most most[t] visits on the levels up to t, and each visit on a level costs
// two more than one on the level below.
func bound(most []int, visits int) int {
	sum, before := 0, 0
	for t := 1; t < len(most); t++ {
		n := min(most[t], visits)
		sum += (2*t - 1) * (n - before)
		before = n
	}
	return sum
}

// evened gives a draw as even as can be, and says whether that is proved. It is
// where the cost meets the bound; else all the shares between the two are
// tried, the evenest first.
func (d *dealer) evened(h *hand, most []int) (*hand, bool) {
	visits, cost := len(h.groups), d.cost(h.shares())
	low := bound(most, visits)
	left := effort{maxShares, maxSteps}
	for want := low; want < cost; want++ {
		better, all := d.withCost(want, visits, most, &left)
		if better != nil {
			return better, true
		}
		if !all {
			return h, false
		}
	}
	return h, true
}

// withCost looks for a legal draw of just this cost. all says that every share
// was tried.
func (d *dealer) withCost(want, visits int, most []int, e *effort) (found *hand, all bool) {
	shares := make([]int, len(d.services))
	var deal func(v, left, cost int) (*hand, bool)
	deal = func(v, left, cost int) (*hand, bool) {
		if e.steps--; e.steps < 0 {
			return nil, false
		}
		if v == len(shares) {
			if left > 0 || cost > 0 || !d.withinLevels(shares, most) {
				return nil, true
			}
			if e.shares--; e.shares < 0 {
				return nil, false
			}
			return d.exactly(shares), true
		}
		if left > cost { // a visit costs one at the least
			return nil, true
		}
		for n := 0; n <= min(d.free[v], left); n++ {
			c := n * (2*d.taken[v] + n)
			if c > cost {
				break
			}
			shares[v] = n
			if h, all := deal(v+1, left-n, cost-c); h != nil || !all {
				return h, all
			}
		}
		shares[v] = 0
		return nil, true
	}
	return deal(0, visits, want)
}

// withinLevels says whether a share stays within what each level can bear.
func (d *dealer) withinLevels(shares, most []int) bool {
	for t := 1; t < len(most); t++ {
		n := 0
		for v, k := range shares {
			n += max(0, min(k, t-d.taken[v]))
		}
		if n > most[t] {
			return false
		}
	}
	return true
}

// exactly finds a legal draw with just these shares, or nil: there are as many
// slots as visits, so all of them are used.
func (d *dealer) exactly(shares []int) *hand {
	if !d.odd() {
		s := newSeating(d)
		if s.fill(shares, -1); s.done(-1) {
			return s.hand()
		}
		return nil
	}
	for v, n := range shares {
		if n == 0 || len(d.sectors[v]) < 3 {
			continue
		}
		s := newSeating(d)
		if s.fill(shares, v); s.done(v) {
			return s.hand()
		}
	}
	return nil
}
