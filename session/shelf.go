package session

import (
	"iter"
	"slices"
)

// shelf holds the records of a log by kind and id. Nearly every id is that of
// one record, and is looked up by itself.
type shelf struct {
	first map[ID]*entry // the record that was met first under the id
	// others are further kinds of record with an id that is taken, and alike the
	// same ones under their id.
	others map[entryKey]*entry
	alike  map[ID][]*entry
}

func newShelf(size int) shelf {
	return shelf{first: make(map[ID]*entry, size), others: map[entryKey]*entry{}, alike: map[ID][]*entry{}}
}

// get is the record of a kind with this id, or nil.
func (s *shelf) get(kind string, id ID) *entry {
	e := s.first[id]
	if e == nil || e.kind == kind {
		return e
	}
	if len(s.others) == 0 {
		return nil
	}
	return s.others[entryKey{kind, id}]
}

// put adds a record that is not there.
func (s *shelf) put(e *entry) {
	if s.first[e.id] == nil {
		s.first[e.id] = e
		return
	}
	s.others[e.entryKey] = e
	s.alike[e.id] = append(s.alike[e.id], e)
}

// take takes all records with an id away, and returns them.
func (s *shelf) take(id ID) []*entry {
	list := slices.Collect(s.with(id))
	for _, e := range s.alike[id] {
		delete(s.others, e.entryKey)
	}
	delete(s.alike, id)
	delete(s.first, id)
	return list
}

// with are the records with an id, in the order in which they were met.
func (s *shelf) with(id ID) iter.Seq[*entry] {
	return func(yield func(*entry) bool) {
		e := s.first[id]
		if e == nil || !yield(e) {
			return
		}
		for _, e := range s.alike[id] {
			if !yield(e) {
				return
			}
		}
	}
}

// all are the records, in no order.
func (s *shelf) all() iter.Seq[*entry] {
	return func(yield func(*entry) bool) {
		for _, e := range s.first {
			if !yield(e) {
				return
			}
		}
		for _, e := range s.others {
			if !yield(e) {
				return
			}
		}
	}
}

func (s *shelf) len() int { return len(s.first) + len(s.others) }

// space holds the records that an operation writes to: names are apart.
func (s *State) space(op Op) *shelf {
	if op == OpName {
		return &s.names
	}
	return &s.entries
}
