package session

import "slices"

// Undone says what an undo or a redo did.
type Undone struct {
	// Batch is the gesture that was taken back, zero where there was none.
	Batch ID
	// What are the records that it changed back.
	What []*Record
	// Skipped are fields of records that somebody changed since, and that
	// therefore stay as they are.
	Skipped []Field
}

// Field names one field of one record.
type Field struct {
	Kind string
	ID   ID
	Name string
}

// CanUndo and CanRedo say whether the device has anything to take back, or to
// bring back.
func (s *State) CanUndo(device ID) bool { return len(s.history(device).undo) > 0 }
func (s *State) CanRedo(device ID) bool { return len(s.history(device).redo) > 0 }

// Undo takes back the device's latest gesture that is not yet undone: each
// field that still holds what the gesture wrote gets back the value from
// before it. Fields that were changed since stay, and are named. A gesture of
// which nothing is left to take back is passed over, and its fields named.
// The changes to keep are the gesture's; there are none if nothing was done.
func (s *State) Undo(src Source, device ID) (*Gesture, Undone, error) {
	return s.takeBack(src, device, slices.Clone(s.history(device).undo))
}

// Redo undoes the device's latest undo.
func (s *State) Redo(src Source, device ID) (*Gesture, Undone, error) {
	return s.takeBack(src, device, slices.Clone(s.history(device).redo))
}

func (s *State) takeBack(src Source, device ID, stack []*batch) (*Gesture, Undone, error) {
	var done Undone
	for _, b := range slices.Backward(stack) {
		g := s.Begin(src, device, b.first.Activity)
		g.undoes = b.id
		err := g.reverse(b, &done)
		if err != nil || len(g.changes) > 0 {
			done.Batch = b.id
			return g, done, err
		}
	}
	return s.Begin(src, device, ""), done, nil
}

// reverse appends, record by record, what puts a batch's fields back.
func (g *Gesture) reverse(b *batch, done *Undone) error {
	type target struct {
		op Op
		e  *entry
	}
	var targets []target
	wrote := map[target][]*Change{}
	for _, c := range b.changes {
		t := target{c.Op, g.state.space(c.Op).get(c.Kind, c.Record)}
		if wrote[t] == nil {
			targets = append(targets, t)
		}
		wrote[t] = append(wrote[t], c)
	}
	slices.SortFunc(targets, func(a, b target) int { return Compare(a.e.log[0], b.e.log[0]) })
	for _, t := range targets {
		before := g.state.Get(t.e.kind, t.e.id)
		made := len(g.changes)
		if err := g.reverseEntry(t.op, t.e, b.id, fieldsOf(wrote[t]), done); err != nil {
			return err
		}
		if len(g.changes) == made {
			continue
		}
		if after := g.state.Get(t.e.kind, t.e.id); after != nil {
			done.What = append(done.What, after)
		} else if before != nil {
			done.What = append(done.What, before)
		}
	}
	return nil
}

// fieldsOf are the fields that changes wrote, sorted. The number is not among
// them: it stays with the record, as it stays on the slip on the wall. Nor is
// what the plan of an activity is for: the record may hold its clock by now.
func fieldsOf(changes []*Change) []string {
	var fields []string
	for _, c := range changes {
		for f := range c.Fields() {
			if f != FieldNumber && (c.Kind != KindAgenda || f != "for") {
				fields = append(fields, f)
			}
		}
	}
	slices.Sort(fields)
	return slices.Compact(fields)
}

// reverseEntry puts back those fields of one record that the batch still holds.
func (g *Gesture) reverseEntry(op Op, e *entry, batch ID, fields []string, done *Undone) error {
	back := reversal{g: g, op: op, e: e, patch: Patch{}}
	trace := g.state.tracer()
	// What somebody deleted since stays deleted: to put its fields back would
	// be an edit that the delete had not seen.
	keep := op == OpSet && e.gone() &&
		(!slices.Contains(fields, FieldDeleted) || len(trace.heldBy(batch, e.heads(FieldDeleted), FieldDeleted)) == 0)
	for _, field := range fields {
		holds := trace.heldBy(batch, e.heads(field), field)
		if keep || len(holds) == 0 {
			done.Skipped = append(done.Skipped, Field{e.kind, e.id, field})
			continue
		}
		before := g.state.before(holds[len(holds)-1].wrote, field)
		if op == OpSet && field == FieldDeleted && before != nil && before.Value(field) == true {
			if g.editedElsewhere(e, before) {
				done.Skipped = append(done.Skipped, Field{e.kind, e.id, field})
			} else {
				back.remove = true
			}
			continue
		}
		if len(holds) == 1 {
			if err := back.putBeside(field, g.state.beside(holds[0].wrote, before, field), holds[0]); err != nil {
				return err
			}
		}
		if err := back.put(field, before, holds); err != nil {
			return err
		}
	}
	return back.finish()
}

// reversal gathers what puts one record back, so that it takes as few changes
// as can be.
type reversal struct {
	g      *Gesture
	op     Op
	e      *entry
	patch  Patch
	prev   []ID
	remove bool // delete the record, once its fields are back
}

// put gives a field the value from before, nil for none.
func (r *reversal) put(field string, before *Change, holds []held) error {
	holds = holds[:min(MaxPrev, len(holds))]
	if len(r.prev)+len(holds) > MaxPrev {
		if err := r.flush(); err != nil {
			return err
		}
	}
	r.patch[field] = nil
	if before != nil {
		r.patch[field] = before.Value(field)
	}
	for _, h := range holds {
		r.prev = append(r.prev, h.head.ID)
	}
	return nil
}

func (r *reversal) flush() error {
	if len(r.patch) == 0 {
		return nil
	}
	prev := sortedIDs(r.prev)
	for _, part := range splitPatch(r.patch) {
		if err := r.g.append(r.op, r.e.kind, r.e.id, part, prev); err != nil {
			return err
		}
	}
	r.patch, r.prev = Patch{}, nil
	return nil
}

// finish deletes last, for a delete that doesn't know the other fields' new
// changes would not take the record away.
func (r *reversal) finish() error {
	if err := r.flush(); err != nil || !r.remove {
		return err
	}
	return r.g.delete(r.e)
}
