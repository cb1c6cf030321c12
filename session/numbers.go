package session

import (
	"slices"
	"strconv"
)

// FieldNumber is the short number that a record is given when it is made. It
// is kept, not counted, so that the number on a slip on the wall stays right
// whatever is merged, deleted, undone or redacted later.
const FieldNumber = "number"

// fieldRoom is where a redaction keeps the room of the number, if that isn't
// the room that the redaction was made in.
const fieldRoom = "room"

type topKey struct {
	origin ID
	kind   string
}

// series are the numbers that one room gave to records of one kind.
type series struct {
	topKey
	// sole are the records that were the first to be given a number, and crowds
	// stand where others were given the same.
	sole   map[int64]*entry
	crowds map[int64]*numbering
}

// numbering holds the records that were given one number: several where two
// laptops counted apart.
type numbering struct {
	// entries may hold records that have another number by now, and doubles;
	// ranking drops them.
	entries []*entry
	// ranked says that labels were made of it. Only then is there anything to
	// make again, so that many records with one number cost one ranking.
	ranked bool
}

// rank sorts the records by who was first.
func (g *numbering) rank(of *series, number int64) {
	g.ranked = true
	g.entries = slices.DeleteFunc(g.entries, func(e *entry) bool { return e.shown == dropped || e.series != of || e.number != number })
	slices.SortFunc(g.entries, func(a, b *entry) int { return Compare(a.log[0], b.log[0]) })
	g.entries = slices.Compact(g.entries)
	for i, e := range g.entries {
		e.before = int32(i)
	}
}

// give notes that a record was given a number.
func (r *series) give(number int64, e *entry) {
	first, crowd := r.sole[number], r.crowds[number]
	switch {
	case first == nil:
		r.sole[number] = e
	case crowd != nil:
		crowd.entries = append(crowd.entries, e)
	case first != e:
		// The first may have a label, which says nothing of a second.
		r.crowds[number] = &numbering{entries: []*entry{first, e}, ranked: true}
	}
}

// given is the number that counts, and the series of the room that gave it.
func (s *State) given(e *entry) (*series, int64) {
	h := e.head(FieldNumber)
	if h == nil {
		return nil, 0
	}
	n, _ := h.Value(FieldNumber).(int64)
	if n <= 0 {
		return nil, 0
	}
	key := topKey{h.Origin, e.kind}
	r := s.numbers[key]
	if r == nil {
		r = &series{topKey: key, sole: map[int64]*entry{}, crowds: map[int64]*numbering{}}
		s.numbers[key] = r
	}
	return r, n
}

// renumber keeps labels in step with a change: the record may have another
// number now, or another age among those that have the same.
func (s *State) renumber(e *entry, c *Change) {
	if !c.Sets(FieldNumber) && e.log[0] != c {
		return
	}
	of, n := s.given(e)
	s.unlabel(e.series, e.number)
	if of != e.series || n != e.number {
		e.series, e.number = of, n
		if n > 0 {
			of.give(n, e)
		}
	}
	s.unlabel(of, n)
}

// unlabel lets the labels of all records with a number be made again, where
// there are several; the one that a change is on makes its own again.
func (s *State) unlabel(of *series, number int64) {
	if of == nil {
		return
	}
	g := of.crowds[number]
	if g == nil || !g.ranked {
		return
	}
	g.ranked = false
	for _, e := range g.entries {
		s.touch(e)
	}
}

// label is the number with the room's letter, and with a letter behind it for
// the second and further records that two laptops gave the same number.
func (s *State) label(e *entry) string {
	label := s.Room(e.series.origin) + strconv.FormatInt(e.number, 10)
	g := e.series.crowds[e.number]
	if g == nil {
		return label
	}
	if !g.ranked {
		g.rank(e.series, e.number)
	}
	if e.before > 0 {
		label += letter(int(e.before) + 1)
	}
	return label
}

// gives is the number that a change gives its record, and the room and kind in
// which it counts.
func (c *Change) gives() (topKey, int64) {
	n, _ := c.Value(FieldNumber).(int64)
	origin := c.Origin
	if c.Op == OpRedact {
		if id, ok := readID(c.Str(fieldRoom)); ok {
			origin = id
		}
	}
	// The greatest whole number of all has none after it.
	if c.Op == OpName || n >= MaxInt {
		n = 0
	}
	return topKey{origin, c.Kind}, n
}

// count notes the number that a change gives, where its room and kind have
// been counted already.
func (s *State) count(c *Change) {
	key, n := c.gives()
	if top, counted := s.tops[key]; counted && n > top {
		s.tops[key] = n
	}
}

// uncount forgets the count that a change may have raised.
func (s *State) uncount(c *Change) {
	if key, n := c.gives(); n > 0 && n == s.tops[key] {
		delete(s.tops, key)
	}
}

// nextNumber is the number for the next record of a kind made here: one more
// than the highest that this room gave, also to records redacted since.
func (s *State) nextNumber(kind string) int64 {
	here := topKey{s.Session, kind}
	top, counted := s.tops[here]
	if !counted {
		for _, c := range s.changes {
			if key, n := c.gives(); key == here {
				top = max(top, n)
			}
		}
		s.tops[here] = top
	}
	return top + 1
}
