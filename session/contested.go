package session

import "iter"

// Contested are the records of which a field is held by several changes side by
// side, each with its kind; some twice. It makes no view of any, so that it
// costs little where nearly none is. What they say may still be the same, and
// some may be gone.
func (s *State) Contested() iter.Seq2[string, ID] {
	return func(yield func(string, ID) bool) {
		for _, space := range []map[entryKey]*entry{s.entries, s.names} {
			for key, e := range space {
				if e.contested() && !yield(key.kind, key.id) {
					return
				}
			}
		}
	}
}

// IsContested says whether a record is one of them.
func (s *State) IsContested(kind string, id ID) bool {
	key := entryKey{kind, id}
	return s.entries[key].contested() || s.names[key].contested()
}

func (e *entry) contested() bool {
	if e != nil {
		for _, r := range e.fields {
			if len(r.heads) > 1 {
				return true
			}
		}
	}
	return false
}
