package session

import "slices"

// A gesture may replace several values that a field had at once, such as the
// two wordings of a card that two laptops wrote apart. Whoever takes it back
// wants both again: the one that counted, and beside it the one that was also
// written.

// maxBeside is how many come back at most: with the one that counted as many as
// one change can settle again. Further ones stay in the history.
const maxBeside = MaxPrev - 1

// replaced are the changes whose values the batch of c took the place of on the
// field, lowest first.
func (s *State) replaced(c *Change, field string) []*Change {
	var list []*Change
	seen := map[ID]bool{c.ID: true}
	for rest := []*Change{c}; len(rest) > 0; {
		c, rest = rest[0], rest[1:]
		for _, p := range c.Prev {
			y := s.changes[p]
			switch {
			case y == nil || seen[p] || !sameField(y, c, field) || Compare(y, c) >= 0:
			case y.Batch == c.Batch:
				rest = append(rest, y)
			default:
				list = append(list, y)
			}
			seen[p] = true
		}
	}
	slices.SortFunc(list, Compare)
	return list
}

// overtaken says whether a change outside the batch had replaced y on the field
// already: y then stood among the replaced for another field's sake.
func (s *State) overtaken(y *Change, batch ID, field string) bool {
	e := s.space(y.Op).get(y.Kind, y.Record)
	return e != nil && slices.ContainsFunc(e.log, func(z *Change) bool {
		return z.Batch != batch && z.Sets(field) && Compare(y, z) < 0 && slices.Contains(z.Prev, y.ID)
	})
}

// beside are those of them that were also written: with another value than
// before, the one that counted, and than each other. A record is there or gone:
// of that there are no two wordings.
func (s *State) beside(wrote, before *Change, field string) []*Change {
	if before == nil || field == FieldDeleted {
		return nil
	}
	var list []*Change
	have := []*Change{before}
	for _, y := range slices.Backward(s.replaced(wrote, field)) {
		if len(list) == maxBeside {
			break
		}
		same := func(h *Change) bool { return SameValue(h.Value(field), y.Value(field)) }
		if !slices.ContainsFunc(have, same) && !s.overtaken(y, wrote.Batch, field) {
			have, list = append(have, y), append(list, y)
		}
	}
	slices.Reverse(list)
	return list
}

// broughtBack is the change whose value c, which takes back what wrote wrote,
// has on the field.
func (s *State) broughtBack(c, wrote *Change, field string) *Change {
	before := s.before(wrote, field)
	for _, y := range s.beside(wrote, before, field) {
		if SameValue(y.Value(field), c.Value(field)) {
			return y
		}
	}
	return before
}

// putBeside gives a field the values back that were also written. They go
// first, so that the one that counted counts again; all replace the same, and
// none the other.
func (r *reversal) putBeside(field string, also []*Change, over held) error {
	for _, y := range also {
		if err := r.g.append(r.op, r.e.kind, r.e.id, Patch{field: y.Value(field)}, []ID{over.head.ID}); err != nil {
			return err
		}
	}
	return nil
}
