package session

import "slices"

// redact removes every other change on the record, now and on arrival. It
// can't be undone: the rows go, checksums and all, and what is left is the
// redaction itself, with no more than the alias and number it was given to
// keep.
func (s *State) redact(c *Change) Effect {
	s.changes[c.ID] = c
	s.version++
	s.rooms.add(c.Origin)
	if n, ok := c.Patch[FieldNumber].(int64); ok {
		top := topKey{c.Origin, c.Kind}
		s.tops[top] = max(s.tops[top], n)
	}
	eff := Effect{Added: true}
	if have := s.redacted[c.Record]; have == nil || Compare(have, c) < 0 {
		s.redacted[c.Record] = c
	}
	for _, e := range s.byID[c.Record] {
		eff.Dropped = append(eff.Dropped, s.drop(s.entries, e)...)
		k := s.kinds[e.kind]
		k.all = slices.DeleteFunc(k.all, func(x *entry) bool { return x == e })
		k.stale, k.version = true, s.version
	}
	delete(s.byID, c.Record)
	if e := s.names[entryKey{KindParticipant, c.Record}]; e != nil {
		eff.Dropped = append(eff.Dropped, s.drop(s.names, e)...)
	}
	return eff
}

// drop takes a record out of the fold and its changes out of the log.
func (s *State) drop(space map[entryKey]*entry, e *entry) []ID {
	var ids []ID
	for _, x := range e.log {
		delete(s.changes, x.ID)
		ids = append(ids, x.ID)
		s.rooms.remove(x.Origin)
		if n, ok := x.Patch[FieldNumber].(int64); ok {
			key := numberKey{x.Origin, e.kind, n}
			s.numbers[key] = slices.DeleteFunc(s.numbers[key], func(o *entry) bool { return o == e })
			for _, other := range s.numbers[key] {
				s.touch(other)
			}
		}
	}
	delete(space, e.entryKey)
	return ids
}
