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

// history is what a device can take back and bring back, as its batches in
// the log tell: the last of undo is the next to undo.
type history struct{ undo, redo []ID }

// history reads a device's undo and redo stacks from the log, so that they
// survive a restart. Batches that touch nothing but the agenda are left out:
// walking through the activities is not something to take back.
func (s *State) history(device ID) history {
	type batch struct {
		id, undoes ID
		first      *Change
		agenda     bool
	}
	byID := map[ID]*batch{}
	for _, c := range s.changes {
		if c.Device != device || c.Op == OpRedact {
			continue
		}
		b := byID[c.Batch]
		if b == nil {
			b = &batch{id: c.Batch, undoes: c.Undoes, first: c, agenda: true}
			byID[c.Batch] = b
		}
		if Compare(c, b.first) < 0 {
			b.first = c
		}
		b.agenda = b.agenda && c.Kind == KindAgenda
	}
	var order []*batch
	for _, b := range byID {
		if !b.agenda {
			order = append(order, b)
		}
	}
	slices.SortFunc(order, func(a, b *batch) int { return Compare(a.first, b.first) })
	var h history
	for _, b := range order {
		is := func(id ID) bool { return id == b.undoes }
		switch {
		case b.undoes.IsZero():
			h.undo, h.redo = append(h.undo, b.id), nil
		case slices.ContainsFunc(h.undo, is):
			h.undo = slices.DeleteFunc(h.undo, is)
			h.redo = append(h.redo, b.id)
		default:
			h.redo = slices.DeleteFunc(h.redo, is)
			h.undo = append(h.undo, b.id)
		}
	}
	return h
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
	return s.takeBack(src, device, s.history(device).undo)
}

// Redo undoes the device's latest undo.
func (s *State) Redo(src Source, device ID) (*Gesture, Undone, error) {
	return s.takeBack(src, device, s.history(device).redo)
}

func (s *State) takeBack(src Source, device ID, stack []ID) (*Gesture, Undone, error) {
	var done Undone
	for _, batch := range slices.Backward(stack) {
		g := s.Begin(src, device, "")
		g.undoes = batch
		err := g.reverse(batch, &done)
		if err != nil || len(g.changes) > 0 {
			done.Batch = batch
			return g, done, err
		}
	}
	return s.Begin(src, device, ""), done, nil
}

// reverse appends, record by record, what puts a batch's fields back.
func (g *Gesture) reverse(batch ID, done *Undone) error {
	type target struct {
		op Op
		e  *entry
	}
	var targets []target
	for _, c := range g.state.changes {
		if c.Batch != batch || c.Op == OpRedact {
			continue
		}
		t := target{c.Op, g.state.entries[entryKey{c.Kind, c.Record}]}
		if c.Op == OpName {
			t.e = g.state.names[entryKey{c.Kind, c.Record}]
		}
		if !slices.Contains(targets, t) {
			targets = append(targets, t)
		}
	}
	slices.SortFunc(targets, func(a, b target) int { return Compare(a.e.log[0], b.e.log[0]) })
	for _, t := range targets {
		if g.activity == "" {
			g.activity = batchActivity(t.e, batch)
		}
		before := g.state.Get(t.e.kind, t.e.id)
		made := len(g.changes)
		if err := g.reverseEntry(t.op, t.e, batch, done); err != nil {
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

func batchActivity(e *entry, batch ID) string {
	for _, c := range e.log {
		if c.Batch == batch {
			return c.Activity
		}
	}
	return ""
}

// reverseEntry puts back those fields of one record that the batch still holds.
func (g *Gesture) reverseEntry(op Op, e *entry, batch ID, done *Undone) error {
	trace := g.state.tracer()
	p, prev := Patch{}, []ID{}
	flush := func() error {
		if len(p) == 0 {
			return nil
		}
		err := g.append(op, e.kind, e.id, p, sortedIDs(prev))
		p, prev = Patch{}, []ID{}
		return err
	}
	for _, field := range batchFields(e, batch) {
		holds := trace.heldBy(batch, e.fields[field], field)
		if len(holds) == 0 {
			done.Skipped = append(done.Skipped, Field{e.kind, e.id, field})
			continue
		}
		before := g.state.before(holds[len(holds)-1].wrote, field)
		if before != nil && field == FieldDeleted && before.Patch[field] == true {
			if g.state.editedElsewhere(e, before) {
				done.Skipped = append(done.Skipped, Field{e.kind, e.id, field})
			} else if err := g.delete(e); err != nil {
				return err
			}
			continue
		}
		if len(prev)+len(holds) > MaxPrev {
			if err := flush(); err != nil {
				return err
			}
		}
		p[field] = nil
		if before != nil {
			p[field] = before.Patch[field]
		}
		for _, h := range holds[:min(MaxPrev, len(holds))] {
			prev = append(prev, h.head.ID)
		}
	}
	return flush()
}

// batchFields are the fields that a batch wrote on a record, sorted.
func batchFields(e *entry, batch ID) []string {
	var fields []string
	for _, c := range e.log {
		if c.Batch == batch {
			for f := range c.Patch {
				fields = append(fields, f)
			}
		}
	}
	slices.Sort(fields)
	return slices.Compact(fields)
}
