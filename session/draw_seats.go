package session

// Who can sit where, as a graph. A service opens one slot for each visit that
// it can bear. A slot takes nobody, or two people of different sectors. It is
// made of one vertex for each sector whose people may go there, all joined to
// one another, and of two fewer spare vertices, each joined to all of those:
//
//   - with nobody in the slot, two sector vertices match each other and the
//     rest match the spare ones;
//   - with two people, on two different sector vertices, the rest match the
//     spare ones exactly;
//   - with one, three or more, something is left over.
//
// So the draws in pairs are exactly the matchings that leave no vertex over,
// and the search for a legal draw is complete: where it finds none, there is
// none. A slot for three has one spare vertex less, and its sector vertices are
// joined to the spare ones alone: it takes three people of three sectors, no
// fewer. A slot for one person is a single vertex that may stay free.

// slotKind says how many people a slot takes.
type slotKind uint8

const (
	slotOne slotKind = iota
	slotPair
	slotThree
)

// slot is one visit that a service can bear.
type slot struct {
	kind    slotKind
	service int
	level   int   // 1 for the first visit to the service
	base    int32 // its first vertex; the sectors' come first
	q       int32 // how many sectors may go there
	end     int32 // behind its last vertex
}

// seating is a draw under construction. Vertices below people are the people.
type seating struct {
	matching
	d      *dealer
	people int
	slots  []slot
	of     []int32   // the slot of a vertex, counted from people
	own    [][]int32 // the sector vertices that a person can be matched with
	// every says that all slots are opened, also those that nobody needs.
	every bool
	// most[t] is the greatest number of visits, people being matched to slots
	// of levels up to t alone.
	most []int
}

func newSeating(d *dealer) *seating {
	s := &seating{d: d, people: len(d.people), own: make([][]int32, len(d.people))}
	s.next = s.neighbours
	s.grow(s.people)
	return s
}

func (s *seating) neighbours(v int32) ([]int32, int32, int32) {
	if int(v) < s.people {
		return s.own[v], 0, 0
	}
	sl := &s.slots[s.of[int(v)-s.people]]
	at := v - sl.base
	switch {
	case at >= sl.q:
		return nil, sl.base, sl.base + sl.q
	case sl.kind == slotOne:
		return s.d.all[sl.service], 0, 0
	case sl.kind == slotThree:
		return s.d.sectors[sl.service][at], sl.base + sl.q, sl.end
	}
	return s.d.sectors[sl.service][at], sl.base, sl.end
}

// open adds a slot to a service, with nobody in it. One in which no legal
// visit could ever be is not made.
func (s *seating) open(service, level int, kind slotKind) {
	q := int32(len(s.d.sectors[service]))
	spare := q - 2
	switch kind {
	case slotOne:
		if q == 0 {
			return
		}
		q, spare = 1, 0
	case slotPair:
		if q < 2 {
			return
		}
	case slotThree:
		spare = q - 3
	}
	sl := slot{kind, service, level, int32(len(s.mate)), q, int32(len(s.mate)) + q + spare}
	for range q + spare {
		s.of = append(s.of, int32(len(s.slots)))
	}
	s.slots = append(s.slots, sl)
	s.grow(int(sl.end))
	s.fillEmpty(&sl)
	if kind == slotOne {
		for _, p := range s.d.all[service] {
			s.own[p] = append(s.own[p], sl.base)
		}
		return
	}
	for c, people := range s.d.sectors[service] {
		for _, p := range people {
			s.own[p] = append(s.own[p], sl.base+int32(c))
		}
	}
}

// fillEmpty matches the vertices of an empty slot among themselves, beginning
// with a sector drawn by lot.
func (s *seating) fillEmpty(sl *slot) {
	if sl.kind == slotOne {
		return
	}
	first := int32(s.d.lot.below(int(sl.q)))
	sector := func(i int32) int32 { return sl.base + (first+i)%sl.q }
	spare := sl.end - sl.base - sl.q
	for i := range spare {
		s.pair(sector(i), sl.base+sl.q+i)
	}
	if sl.kind == slotPair {
		s.pair(sector(spare), sector(spare+1))
	}
}

// fill opens the slots level by level, up to so many a service, and after each
// level matches as many people as can be. Thus the visits of a level are only
// used where those below it don't reach, which makes the draw even.
func (s *seating) fill(most []int, three int) {
	top := 0
	for v, n := range most {
		top = max(top, s.d.taken[v]+n)
	}
	if three >= 0 {
		s.open(three, s.d.taken[three]+1, slotThree)
	}
	s.most = []int{0}
	for level := 1; level <= top; level++ {
		before := make([]int, s.people)
		for p := range before {
			before[p] = len(s.own[p])
		}
		s.grow(len(s.mate))
		for v, n := range most {
			if v == three && level == s.d.taken[v]+1 || level <= s.d.taken[v] || level > s.d.taken[v]+n {
				continue
			}
			s.open(v, level, s.d.kind())
		}
		for p := range before {
			mix(s.d.lot, s.own[p][before[p]:])
		}
		s.match()
		s.most = append(s.most, s.visits())
		if s.done(three) && !s.every {
			break
		}
	}
}

// done says that everybody has a place, but for one where they are odd in
// number and no slot takes three.
func (s *seating) done(three int) bool {
	if three >= 0 {
		return s.loose() == 0 && s.whole()
	}
	return s.loose() == 0 || s.loose() == 1 && s.d.odd()
}

// match looks for a path from everybody who is still without a place, and from
// the places of a slot for three that are still without anybody.
func (s *seating) match() {
	for v := range int32(len(s.mate)) {
		if int(v) >= s.people && s.slots[s.of[int(v)-s.people]].kind != slotThree {
			continue
		}
		if s.mate[v] == unmatched && !s.dead[v] {
			s.augment(v)
		}
	}
}

// loose counts the people without a place.
func (s *seating) loose() int {
	n := 0
	for p := range s.people {
		if s.mate[p] == unmatched {
			n++
		}
	}
	return n
}

// visits counts the visits of two, or of one where each goes alone.
func (s *seating) visits() int {
	if s.d.kind() == slotOne {
		return s.people - s.loose()
	}
	return (s.people - s.loose()) / 2
}

// whole says that a slot for three, if there is one, has its three.
func (s *seating) whole() bool {
	for _, sl := range s.slots {
		for v := sl.base; v < sl.end && sl.kind == slotThree; v++ {
			if s.mate[v] == unmatched {
				return false
			}
		}
	}
	return true
}

// seated are the people in a slot.
func (s *seating) seated(sl *slot) []int32 {
	var list []int32
	for v := sl.base; v < sl.base+sl.q; v++ {
		if p := s.mate[v]; p != unmatched && int(p) < s.people {
			list = append(list, p)
		}
	}
	return list
}
