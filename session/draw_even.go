package session

// Where the first draw is not proved to be the most even one, other ways of
// sharing the visits among the services are tried: so many of them, found in so
// many steps.
const (
	maxShares = 120
	maxSteps  = 100_000
)

// effort is what is left of the two, and what was learnt from shares that came
// to nothing.
type effort struct {
	shares, steps int
	cuts          []cut
}

// cut is a reason why a share came to nothing, which rules out others unseen:
// for some people, how many of them a service takes with so many visits at the
// most. Two of each visit, and one of each sector. The sum has to reach need.
type cut struct {
	need int
	take [][]int // by service and number of visits
}

// rules says whether a cut rules a share out.
func (c *cut) rules(shares []int) bool {
	sum := 0
	for v, n := range shares {
		sum += c.take[v][n]
	}
	return sum < c.need
}

// cutOf learns from a search that left people over.
func (d *dealer) cutOf(s *seating) (cut, bool) {
	s.grow(len(s.mate))
	root := int32(-1)
	for p := range int32(s.people) {
		if s.mate[p] == unmatched {
			root = p
		}
	}
	if root < 0 {
		return cut{}, false
	}
	s.augment(root)
	among := func(p int32) bool { return s.side[p] == sideOuter }
	c := cut{take: make([][]int, len(d.services))}
	for p := range int32(s.people) {
		if among(p) {
			c.need++
		}
	}
	if d.odd() {
		c.need-- // a group of three takes one more
	}
	for v := range d.services {
		c.take[v] = d.takes(v, among)
	}
	return c, true
}

// takes is how many of some people a service takes, by its number of visits.
func (d *dealer) takes(v int, among func(p int32) bool) []int {
	size := 2
	if d.in.Alone {
		size = 1
	}
	take := make([]int, d.free[v]+1)
	for k := range take {
		sum := 0
		for _, sector := range d.sectors[v] {
			n := 0
			for _, p := range sector {
				if among(p) {
					n++
				}
			}
			if size > 1 {
				n = min(n, k) // one of a sector to a visit
			}
			sum += n
		}
		take[k] = min(sum, size*k)
	}
	return take
}

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
	left := effort{shares: maxShares, steps: maxSteps}
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
			if left > 0 || cost > 0 || !d.withinLevels(shares, most) || e.rulesOut(shares) {
				return nil, true
			}
			if e.shares--; e.shares < 0 {
				return nil, false
			}
			return d.exactly(shares, e), true
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

// rulesOut says whether anything learnt rules a share out.
func (e *effort) rulesOut(shares []int) bool {
	for i := range e.cuts {
		if e.cuts[i].rules(shares) {
			return true
		}
	}
	return false
}

// exactly finds a legal draw with just these shares, or nil: there are as many
// slots as visits, so all of them are used.
func (d *dealer) exactly(shares []int, e *effort) *hand {
	s := newSeating(d)
	s.fill(shares, -1)
	switch {
	case !s.done(-1):
		if c, ok := d.cutOf(s); ok && c.rules(shares) {
			e.cuts = append(e.cuts, c)
		}
		return nil
	case !d.odd():
		return s.hand()
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
