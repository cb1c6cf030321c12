package session

import "slices"

// history is what a device can take back and bring back, as its batches in
// the log tell: the last of undo is the next to undo.
type history struct {
	device     ID
	version    int64 // of the state that it was read from
	undo, redo []*batch
}

// batch is one gesture of a device, as the log holds it.
type batch struct {
	id, undoes ID
	changes    []*Change
	first      *Change
}

// history reads a device's undo and redo stacks from the log, so that they
// survive a restart. Batches that touch nothing but the agenda are left out:
// walking through the activities is not something to take back. What was read
// is kept until the log changes, since a screen asks with each frame.
func (s *State) history(device ID) history {
	if s.past.version == s.version && s.past.device == device {
		return s.past
	}
	h := history{device: device, version: s.version}
	for _, b := range s.batches(device) {
		is := func(other *batch) bool { return other.id == b.undoes }
		switch {
		case b.undoes.IsZero():
			h.undo, h.redo = append(h.undo, b), nil
		case slices.ContainsFunc(h.undo, is):
			h.undo = slices.DeleteFunc(h.undo, is)
			h.redo = append(h.redo, b)
		default:
			h.redo = slices.DeleteFunc(h.redo, is)
			h.undo = append(h.undo, b)
		}
	}
	s.past = h
	return h
}

// batches are a device's gestures in the order in which they began.
func (s *State) batches(device ID) []*batch {
	byID := map[ID]*batch{}
	var list []*batch
	for _, c := range s.changes {
		if c.Device != device || c.Op == OpRedact {
			continue
		}
		b := byID[c.Batch]
		if b == nil {
			b = &batch{id: c.Batch, first: c}
			byID[c.Batch] = b
			list = append(list, b)
		}
		b.changes = append(b.changes, c)
		if Compare(c, b.first) < 0 {
			b.first = c
		}
	}
	list = slices.DeleteFunc(list, func(b *batch) bool {
		b.undoes = b.first.Undoes
		return !slices.ContainsFunc(b.changes, func(c *Change) bool { return c.Kind != KindAgenda })
	})
	slices.SortFunc(list, func(a, b *batch) int { return Compare(a.first, b.first) })
	return list
}
