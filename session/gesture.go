package session

import (
	"fmt"
	"maps"
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
func (g *Gesture) Changes() []*Change { return slices.Clip(g.changes) }

// Batch is the id that the gesture's changes share.
func (g *Gesture) Batch() ID { return g.batch }

// Add makes a record of a kind, gives it the next short number, and returns
// its id.
func (g *Gesture) Add(kind string, fields Patch) (ID, error) {
	id := g.src.NewID()
	p := Patch{FieldNumber: g.state.nextNumber(kind)}
	for f, v := range fields {
		if f == FieldDeleted {
			return ID{}, errDelete(kind)
		}
		if v = Normal(v); v != nil {
			p[f] = v
		}
	}
	if len(p) == 1 {
		return ID{}, fmt.Errorf("there is nothing to keep in this %s", kind)
	}
	return id, g.write(OpSet, kind, id, p)
}

// Set writes those of the fields that differ from what the record holds; nil
// unsets one. A record with an id of its own, such as the session or one named
// by its ends (see Derive), is made if it isn't there. A field that two laptops wrote differently is settled by it. A
// deleted record is brought back by it, unless it only unsets.
func (g *Gesture) Set(kind string, id ID, fields Patch) error {
	e := g.state.entries.get(kind, id)
	p, back := Patch{}, false
	for f, v := range fields {
		if f == FieldDeleted {
			return errDelete(kind)
		}
		v = Normal(v)
		if !e.holds(f, v) {
			p[f] = v
		}
		back = back || v != nil
	}
	if e != nil && e.gone() {
		if !back {
			return nil
		}
		p[FieldDeleted] = nil
	}
	if len(p) == 0 {
		return nil
	}
	return g.write(OpSet, kind, id, p)
}

// holds says whether the record has this value in the field, and no other
// beside it.
func (e *entry) holds(field string, v any) bool {
	heads := e.heads(field)
	if len(heads) == 0 {
		return v == nil
	}
	return len(heads) == 1 && SameValue(heads[0].Value(field), v)
}

func errDelete(kind string) error { return fmt.Errorf("a %s is deleted with Delete", kind) }

// Name writes a participant's real name; "" takes it away. It is kept apart
// from the records and leaves with no share copy.
func (g *Gesture) Name(participant ID, name string) error {
	var v any
	if name != "" {
		v = name
	}
	if g.state.names.get(KindParticipant, participant).holds("name", v) {
		return nil
	}
	return g.write(OpName, KindParticipant, participant, Patch{"name": v})
}

// Delete takes a record off the lists. It stays in the history, and an edit
// made elsewhere at the same time brings it back.
func (g *Gesture) Delete(kind string, id ID) error {
	e := g.state.entries.get(kind, id)
	if e == nil || !e.present() {
		return nil
	}
	return g.delete(e)
}

// delete lists every head of the record, in several changes side by side where
// there are more than one change can name.
func (g *Gesture) delete(e *entry) error {
	var heads []ID
	for _, of := range e.fields() {
		for _, h := range of {
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
// What identifies it to the room, its alias and number, is kept. Once is
// enough: there is nothing left for a second redaction to remove or to keep.
func (g *Gesture) Redact(kind string, id ID) error {
	if g.state.redacted[id] != nil {
		return nil
	}
	keep := Patch{}
	if e := g.state.entries.get(kind, id); e != nil {
		if alias := e.str("alias"); alias != "" {
			keep["alias"] = alias
		}
		if e.number > 0 {
			keep[FieldNumber] = e.number
			if e.series.origin != g.state.Session {
				keep[fieldRoom] = e.series.origin.String()
			}
		}
	}
	return g.append(OpRedact, kind, id, keep, nil)
}

// write appends the changes that set the patch and replace every head of every
// field in it. A patch that can't be kept is refused before a part of it is.
func (g *Gesture) write(op Op, kind string, id ID, p Patch) error {
	parts := splitPatch(p)
	for _, part := range parts {
		if _, err := part.Encode(); err != nil {
			return errUnfit(kind, err)
		}
	}
	for _, part := range parts {
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
		for _, f := range slices.Sorted(maps.Keys(p)) {
			if err := g.settle(op, kind, id, Patch{f: p[f]}); err != nil {
				return err
			}
		}
		return nil
	}
	// The value that counts goes with the first link, where an undo looks for
	// what was there before.
	slices.SortFunc(heads, func(a, b ID) int { return Compare(g.state.changes[b], g.state.changes[a]) })
	var link []ID
	for part := range slices.Chunk(heads, MaxPrev-1) {
		if err := g.append(op, kind, id, p, sortedIDs(slices.Concat(part, link))); err != nil {
			return err
		}
		link = []ID{g.changes[len(g.changes)-1].ID}
	}
	return nil
}

// heads are the changes that now hold the patch's fields, sorted by id.
func (g *Gesture) heads(op Op, kind string, id ID, p Patch) []ID {
	e := g.state.space(op).get(kind, id)
	var heads []ID
	for f := range p {
		for _, h := range e.heads(f) {
			heads = append(heads, h.ID)
		}
	}
	return sortedIDs(heads)
}

func (g *Gesture) append(op Op, kind string, id ID, p Patch, prev []ID) error {
	if g.state.redacted[id] != nil {
		return fmt.Errorf("this %s was removed for good, so nothing was written on it; add a new one", kind)
	}
	c := &Change{
		ID: g.src.NewID(), Op: op, Kind: kind, Record: id, Prev: slices.Clone(prev),
		Clock: g.state.clock + 1, Device: g.device, Origin: g.state.Session,
		Batch: g.batch, Undoes: g.undoes, Activity: g.activity, At: g.src.Now().UnixMilli(),
	}
	if err := c.Seal(p); err != nil {
		return errUnfit(kind, err)
	}
	g.state.Apply(c)
	g.changes = append(g.changes, c)
	return nil
}

func errUnfit(kind string, err error) error {
	return fmt.Errorf("this %s can't be kept: %w", kind, err)
}

// splitPatch cuts a patch that has too many fields for one change, or texts
// that are too long together.
func splitPatch(p Patch) []Patch {
	if size(p) <= MaxPatch/8 && len(p) <= MaxFields {
		return []Patch{p}
	}
	var parts []Patch
	part := Patch{}
	for _, f := range slices.Sorted(maps.Keys(p)) {
		full := len(part) == MaxFields || size(part)+size(Patch{f: p[f]}) > MaxPatch/8
		if len(part) > 0 && full {
			parts = append(parts, part)
			part = Patch{}
		}
		part[f] = p[f]
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

// State is the state that the gesture writes to.
func (g *Gesture) State() *State { return g.state }
