package session

import "iter"

// Contested are the records of which a field is held by several changes side by
// side, each with its kind; some twice. It makes no view of any, so that it
// costs little where nearly none is. What they say may still be the same, and
// some may be gone.
func (s *State) Contested() iter.Seq2[string, ID] {
	return func(yield func(string, ID) bool) {
		for _, space := range []*shelf{&s.entries, &s.names} {
			for e := range space.all() {
				if e.contested() && !yield(e.kind, e.id) {
					return
				}
			}
		}
	}
}

// IsContested says whether a record is one of them.
func (s *State) IsContested(kind string, id ID) bool {
	return s.entries.get(kind, id).contested() || s.names.get(kind, id).contested()
}

func (e *entry) contested() bool {
	if e != nil && e.several != nil {
		for _, heads := range e.fields() {
			if len(heads) > 1 {
				return true
			}
		}
	}
	return false
}
