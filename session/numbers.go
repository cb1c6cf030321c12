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

// numberKey is a number as one room gave it; number 0 is none.
type numberKey struct {
	origin ID
	kind   string
	number int64
}

type topKey struct {
	origin ID
	kind   string
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
func (g *numbering) rank(key numberKey) {
	g.ranked = true
	if len(g.entries) == 1 {
		g.entries[0].before = 0
		return
	}
	g.entries = slices.DeleteFunc(g.entries, func(e *entry) bool { return e.shown == dropped || e.number != key })
	slices.SortFunc(g.entries, func(a, b *entry) int { return Compare(a.log[0], b.log[0]) })
	g.entries = slices.Compact(g.entries)
	for i, e := range g.entries {
		e.before = i
	}
}

// given is the number that counts, and the room that gave it.
func (e *entry) given() numberKey {
	h := e.fields[FieldNumber].head()
	if h == nil {
		return numberKey{}
	}
	n, _ := h.Patch[FieldNumber].(int64)
	if n <= 0 {
		return numberKey{}
	}
	return numberKey{h.Origin, e.kind, n}
}

// renumber keeps labels in step with a change: the record may have another
// number now, or another age among those that have the same.
func (s *State) renumber(e *entry, c *Change) {
	if !c.Sets(FieldNumber) && e.log[0] != c {
		return
	}
	now := e.given()
	s.unlabel(e.number)
	if now != e.number {
		e.number = now
		if now.number > 0 {
			g := s.numbers[now]
			if g == nil {
				g = &numbering{}
				s.numbers[now] = g
			}
			g.entries = append(g.entries, e)
		}
	}
	s.unlabel(now)
}

// unlabel lets the labels of all records with a number be made again.
func (s *State) unlabel(key numberKey) {
	g := s.numbers[key]
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
	if g := s.numbers[e.number]; !g.ranked {
		g.rank(e.number)
	}
	label := s.Room(e.number.origin) + strconv.FormatInt(e.number.number, 10)
	if e.before > 0 {
		label += letter(e.before + 1)
	}
	return label
}

// gives is the number that a change gives its record, and the room and kind in
// which it counts.
func (c *Change) gives() (topKey, int64) {
	n, _ := c.Patch[FieldNumber].(int64)
	origin := c.Origin
	if room, ok := c.Patch[fieldRoom].(string); ok && c.Op == OpRedact {
		if id, err := ParseID(room); err == nil {
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
