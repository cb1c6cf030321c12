package session

import (
	"iter"
	"slices"
)

// ByID are the records of a kind that are there, sorted by id: those of Kind for
// who goes through all of them once. Of ten thousand none is kept, and none is
// compared by its order.
func (s *State) ByID(kind string) iter.Seq[*Record] {
	return func(yield func(*Record) bool) {
		k := s.kinds[kind]
		if k == nil {
			return
		}
		there := make([]*entry, 0, len(k.all))
		for _, e := range k.all {
			if e.shown != dropped && e.present() {
				there = append(there, e)
			}
		}
		slices.SortFunc(there, func(a, b *entry) int { return CompareID(a.id, b.id) })
		for _, e := range there {
			r := e.view
			if r == nil || e.rooms != s.rooms.version {
				r = s.look(e)
			}
			if !yield(r) {
				return
			}
		}
	}
}
