package session

import (
	"fmt"
	"slices"
)

// Gesture is what a person does at once: adds a card, moves five, pastes a
// list. Its changes share a batch, are made durable together, and are undone
// and listed as one.
//
// Every change is applied to the state as it is made, so that the screen can
// draw it; Changes hands them to the store. A store that fails does not take
// them back: they stay in the state, and are offered to the store again.
type Gesture struct {
	state    *State
	src      Source
	device   ID
	batch    ID
	undoes   ID
	activity string
	changes  []*Change
}

// Begin starts a gesture by a device in an activity ("" for none).
func (s *State) Begin(src Source, device ID, activity string) *Gesture {
	return &Gesture{state: s, src: src, device: device, batch: src.NewID(), activity: activity}
}

// Changes are the gesture's changes so far, in the order in which they were
// made.
func (g *Gesture) Changes() []*Change { return g.changes }

// Batch is the id that the gesture's changes share.
func (g *Gesture) Batch() ID { return g.batch }

// Add makes a record of a kind, gives it the next short number, and returns
// its id.
func (g *Gesture) Add(kind string, fields Patch) (ID, error) {
	id := g.src.NewID()
	p := Patch{FieldNumber: g.state.nextNumber(kind)}
	for f, v := range fields {
		if v = Normal(v); v != nil {
			p[f] = v
		}
	}
	if len(p) == 1 {
		return ID{}, fmt.Errorf("there is nothing to keep in this %s", kind)
	}
	return id, g.write(OpSet, kind, id, p)
}

// Put writes fields of a record that has an id of its own: the session, an
// agenda entry, or one named by its ends (see Derive). It is made if it isn't
// there.
func (g *Gesture) Put(kind string, id ID, fields Patch) error { return g.Set(kind, id, fields) }

// Set writes those of the fields that differ from what the record holds; nil
// unsets one. A field that two laptops wrote differently is settled by it.
func (g *Gesture) Set(kind string, id ID, fields Patch) error {
	e := g.state.entries[entryKey{kind, id}]
	p := Patch{}
	for f, v := range fields {
		v = Normal(v)
		if f == FieldDeleted {
			return fmt.Errorf("a %s is deleted with Delete", kind)
		}
		if e == nil || e.fields[f] == nil {
			if v != nil {
				p[f] = v
			}
		} else if r := e.fields[f]; len(r.heads) != 1 || !SameValue(r.value(f), v) {
			p[f] = v
		}
	}
	if len(p) == 0 {
		return nil
	}
	return g.write(OpSet, kind, id, p)
}

// Name writes a participant's real name; "" takes it away. It is kept apart
// from the records and leaves with no share copy.
func (g *Gesture) Name(participant ID, name string) error {
	if g.state.RealName(participant) == name {
		return nil
	}
	var v any
	if name != "" {
		v = name
	}
	return g.write(OpName, KindParticipant, participant, Patch{"name": v})
}

// Delete takes a record off the lists. It stays in the history, and an edit
// made elsewhere at the same time brings it back.
func (g *Gesture) Delete(kind string, id ID) error {
	e := g.state.entries[entryKey{kind, id}]
	if e == nil || !e.present() {
		return nil
	}
	return g.delete(e)
}

// delete lists every head of the record, in several changes side by side where
// there are more than one change can name.
func (g *Gesture) delete(e *entry) error {
	var heads []ID
	for _, r := range e.fields {
		for _, h := range r.heads {
			heads = append(heads, h.ID)
		}
	}
	for part := range slices.Chunk(sortedIDs(heads), MaxPrev) {
		if err := g.append(OpSet, e.kind, e.id, Patch{FieldDeleted: true}, part); err != nil {
			return err
		}
	}
	return nil
}

// Redact removes a record for good, from the log and wherever the log goes.
// What identifies it to the room, its alias and number, is kept.
func (g *Gesture) Redact(kind string, id ID) error {
	keep := Patch{}
	if r := g.state.Get(kind, id); r != nil {
		if alias := r.Str("alias"); alias != "" {
			keep["alias"] = alias
		}
		if r.Number > 0 {
			keep[FieldNumber] = int64(r.Number)
		}
	}
	return g.append(OpRedact, kind, id, keep, nil)
}

// write appends the changes that set the patch and replace every head of every
// field in it.
func (g *Gesture) write(op Op, kind string, id ID, p Patch) error {
	for _, part := range splitPatch(p) {
		if err := g.settle(op, kind, id, part); err != nil {
			return err
		}
	}
	return nil
}

// settle writes one patch. Where its fields have more heads than one change
// can replace, it goes field by field, and along a chain within a field.
func (g *Gesture) settle(op Op, kind string, id ID, p Patch) error {
	heads := g.heads(op, kind, id, p)
	if len(heads) <= MaxPrev {
		return g.append(op, kind, id, p, heads)
	}
	if len(p) > 1 {
		for f, v := range p {
			if err := g.settle(op, kind, id, Patch{f: v}); err != nil {
				return err
			}
		}
		return nil
	}
	for len(heads) > 0 {
		if err := g.append(op, kind, id, p, heads[:min(MaxPrev, len(heads))]); err != nil {
			return err
		}
		if heads = g.heads(op, kind, id, p); len(heads) == 1 {
			return nil
		}
	}
	return nil
}

// heads are the changes that now hold the patch's fields, sorted by id.
func (g *Gesture) heads(op Op, kind string, id ID, p Patch) []ID {
	space := g.state.entries
	if op == OpName {
		space = g.state.names
	}
	e := space[entryKey{kind, id}]
	if e == nil {
		return nil
	}
	var heads []ID
	for f := range p {
		if r := e.fields[f]; r != nil {
			for _, h := range r.heads {
				heads = append(heads, h.ID)
			}
		}
	}
	return sortedIDs(heads)
}

func (g *Gesture) append(op Op, kind string, id ID, p Patch, prev []ID) error {
	c := &Change{
		ID: g.src.NewID(), Op: op, Kind: kind, Record: id, Patch: p, Prev: slices.Clone(prev),
		Clock: g.state.clock + 1, Device: g.device, Origin: g.state.Session,
		Batch: g.batch, Undoes: g.undoes, Activity: g.activity, At: g.src.Now().UnixMilli(),
	}
	if err := c.Seal(); err != nil {
		return fmt.Errorf("this %s can't be kept: %w", kind, err)
	}
	g.state.Apply(c)
	g.changes = append(g.changes, c)
	return nil
}

// splitPatch cuts a patch whose texts are too long together for one change.
func splitPatch(p Patch) []Patch {
	if size(p) <= MaxPatch/8 {
		return []Patch{p}
	}
	var parts []Patch
	part := Patch{}
	for f, v := range p {
		if len(part) > 0 && size(part)+size(Patch{f: v}) > MaxPatch/8 {
			parts = append(parts, part)
			part = Patch{}
		}
		part[f] = v
	}
	return append(parts, part)
}

// size is a bound from below of a patch's JSON; escapes may make it up to six
// times as long.
func size(p Patch) int {
	n := 0
	for f, v := range p {
		n += len(f) + 24
		switch v := v.(type) {
		case string:
			n += len(v)
		case []string:
			for _, s := range v {
				n += len(s) + 3
			}
		}
	}
	return n
}
