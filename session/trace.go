package session

// held is a head that still carries what a batch wrote, and that batch's own
// change: the head itself, or the one whose value the head brought back.
type held struct{ head, wrote *Change }

// heldBy lists those of a field's heads that a batch still holds, lowest first.
func (t tracer) heldBy(batch ID, heads []*Change, field string) []held {
	var list []held
	for _, h := range heads {
		if w := t.match(h, batch, field); w != nil {
			list = append(list, held{h, w})
		}
	}
	return list
}

// tracer follows a field's value through undos and redos. What it has found it
// keeps, since a chain of undos is walked once for each link otherwise.
type tracer struct {
	s    *State
	memo map[Field]map[ID]*Change
}

func (s *State) tracer() tracer { return tracer{s, map[Field]map[ID]*Change{}} }

// match finds the change of the batch whose value c carries: c itself, or a
// change that c brought back, or one that this one brought back. Else nil.
func (t tracer) match(c *Change, batch ID, field string) *Change {
	for ; c != nil; c = t.restored(c, field) {
		if c.Batch == batch {
			return c
		}
	}
	return nil
}

// restored is the change whose value a change of an undo brought back, nil
// where c is not of an undo, or brought the field back to unset.
func (t tracer) restored(c *Change, field string) *Change {
	if c.Undoes.IsZero() {
		return nil
	}
	key := Field{c.Kind, c.Record, field}
	if t.memo[key] == nil {
		t.memo[key] = map[ID]*Change{}
	}
	if found, ok := t.memo[key][c.ID]; ok {
		return found
	}
	var found *Change
	for _, p := range c.Prev {
		if y := t.s.changes[p]; y != nil && sameField(y, c, field) && Compare(y, c) < 0 {
			if w := t.match(y, c.Undoes, field); w != nil {
				found = t.s.broughtBack(c, w, field)
				break
			}
		}
	}
	t.memo[key][c.ID] = found
	return found
}

func sameField(a, b *Change, field string) bool {
	return a.Op == b.Op && a.Kind == b.Kind && a.Record == b.Record && a.Sets(field)
}

// before finds the change whose value the field had before the batch of c:
// the highest of those that c replaced, and on from there while it is of the
// same batch. It is nil where the field was unset.
func (s *State) before(c *Change, field string) *Change {
	for batch := c.Batch; ; {
		var best *Change
		for _, p := range c.Prev {
			y := s.changes[p]
			if y != nil && sameField(y, c, field) && Compare(y, c) < 0 && (best == nil || Compare(best, y) < 0) {
				best = y
			}
		}
		if best == nil || best.Batch != batch {
			return best
		}
		c = best
	}
}

// editedElsewhere says whether the record holds an edit of another device that
// the delete had not seen: deleting it again would take away somebody else's
// words.
func (g *Gesture) editedElsewhere(e *entry, del *Change) bool {
	seen := map[ID]bool{}
	for _, c := range e.log {
		if c.Batch == del.Batch {
			for _, p := range c.Prev {
				seen[p] = true
			}
		}
	}
	for _, heads := range e.fields() {
		for _, h := range heads {
			if h.Device != g.device && !seen[h.ID] {
				return true
			}
		}
	}
	return false
}
