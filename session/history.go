package session

import "slices"

// history is what a device can take back and bring back, as its batches in
// the log tell. It is read from the log when it is first asked for, so that it
// survives a restart, and kept in step from then on, since a screen asks with
// each frame.
type history struct {
	device ID
	// fresh says that it is in step with the log.
	fresh   bool
	batches map[ID]*batch
	last    *batch // that began last, of those in the stacks
	// undo and redo are the stacks; the last of each is the next to go.
	undo, redo []*batch
}

// batch is one gesture of a device, as the log holds it.
type batch struct {
	id      ID
	changes []*Change
	first   *Change
	// stacked says that it is something to take back. One that only walks through
	// the day, or starts and stops its clock, is not: nobody means to undo that.
	stacked bool
}

// history is the history of a device.
func (s *State) history(device ID) *history {
	if s.past.fresh && s.past.device == device {
		return &s.past
	}
	var own []*Change
	for _, c := range s.changes {
		if c.Device == device {
			own = append(own, c)
		}
	}
	slices.SortFunc(own, Compare)
	s.past = history{device: device, fresh: true, batches: map[ID]*batch{}}
	for _, c := range own {
		s.past.collect(c)
	}
	var began []*batch
	for _, b := range s.past.batches {
		if b.counts() {
			began = append(began, b)
		}
	}
	slices.SortFunc(began, func(a, b *batch) int { return Compare(a.first, b.first) })
	for _, b := range began {
		s.past.push(b)
	}
	return &s.past
}

// collect adds a change to its batch, and returns that, or nil where the
// change is none that can be taken back.
func (h *history) collect(c *Change) *batch {
	if c.Op == OpRedact {
		return nil
	}
	b := h.batches[c.Batch]
	if b == nil {
		b = &batch{id: c.Batch, first: c}
		h.batches[c.Batch] = b
	}
	b.changes = append(b.changes, c)
	if Compare(c, b.first) < 0 {
		b.first = c
	}
	return b
}

func (b *batch) counts() bool {
	return slices.ContainsFunc(b.changes, func(c *Change) bool { return !c.walking() })
}

// walkingFields are those of the agenda that are written by going through the
// day, showing the room what was drawn, and what its window shows; all others
// are the plan.
var walkingFields = []string{"for", "seen", "done", "elapsed_s", "running_since", "revealing", "revealed", "screen", "list", "table"}

func (c *Change) walking() bool {
	if c.Kind != KindAgenda {
		return false
	}
	for f := range c.Fields() {
		if !slices.Contains(walkingFields, f) {
			return false
		}
	}
	return true
}

// note keeps the history in step with a change that was added. One that came
// late, so that its batch would go between others, has it read again.
func (h *history) note(c *Change) {
	if !h.fresh || c.Device != h.device {
		return
	}
	b := h.collect(c)
	switch {
	case b == nil:
	case b.stacked:
		h.fresh = b.first != c
	case b.counts():
		h.fresh = h.last == nil || Compare(h.last.first, b.first) < 0
		h.push(b)
	}
}

// forget has the history read again after a change was dropped.
func (h *history) forget(c *Change) { h.fresh = h.fresh && c.Device != h.device }

// push puts the batch that began last on the stack that it belongs to: a plain
// one can be undone and ends what could be redone, the undo of a batch can be
// redone, and the undo of an undo can be undone.
func (h *history) push(b *batch) {
	b.stacked, h.last = true, b
	undoes := b.first.Undoes
	switch {
	case undoes.IsZero():
		h.undo, h.redo = append(h.undo, b), nil
	case pull(&h.undo, undoes):
		h.redo = append(h.redo, b)
	default:
		pull(&h.redo, undoes)
		h.undo = append(h.undo, b)
	}
}

// pull takes the batch with this id off a stack, nearly always the last, and
// says whether it was there.
func pull(stack *[]*batch, id ID) bool {
	for i, b := range slices.Backward(*stack) {
		if b.id == id {
			*stack = slices.Delete(*stack, i, i+1)
			return true
		}
	}
	return false
}
