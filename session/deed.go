package session

import "slices"

// Act is what a gesture did to a record.
type Act string

// The acts. Moving is a change of nothing but where a record stands: its
// place, its theme, its table, what it hangs under.
const (
	ActAdded    Act = "added"
	ActChanged  Act = "changed"
	ActMoved    Act = "moved"
	ActDeleted  Act = "deleted"
	ActReturned Act = "brought back"
	ActNamed    Act = "named"
)

// whereabouts are the fields that say where a record stands.
var whereabouts = []string{FieldOrder, "theme", "table", "parent", "depth", "quadrant", "parked", "journey", "persona"}

// Deed is what one gesture did to one record.
type Deed struct {
	Act  Act
	Kind string
	ID   ID
	// Fields are those it wrote, sorted; without the number.
	Fields []string
}

// Deeds are what a gesture did, in the order in which it did it. Asked of an
// undo or a redo, they are those of the gesture that was taken back or done
// again: that is what people remember.
func (s *State) Deeds(batch ID) []Deed {
	changes := s.batchChanges(batch)
	for range len(s.changes) {
		if len(changes) == 0 || changes[0].Undoes.IsZero() {
			break
		}
		earlier := s.batchChanges(changes[0].Undoes)
		if len(earlier) == 0 {
			break // it was redacted since
		}
		batch, changes = changes[0].Undoes, earlier
	}
	type target struct {
		op Op
		entryKey
	}
	var targets []target
	wrote := map[target][]*Change{}
	for _, c := range changes {
		t := target{c.Op, entryKey{c.Kind, c.Record}}
		if wrote[t] == nil {
			targets = append(targets, t)
		}
		wrote[t] = append(wrote[t], c)
	}
	deeds := make([]Deed, 0, len(targets))
	for _, t := range targets {
		d := Deed{Kind: t.kind, ID: t.id, Fields: fieldsOf(wrote[t])}
		d.Act = s.act(t.op, t.entryKey, batch, wrote[t], d.Fields)
		deeds = append(deeds, d)
	}
	return deeds
}

// batchChanges are the changes of a gesture, in their order.
func (s *State) batchChanges(batch ID) []*Change {
	var changes []*Change
	if b := s.past.batches[batch]; s.past.fresh && b != nil {
		changes = slices.Clone(b.changes)
	} else {
		for _, c := range s.changes {
			if c.Batch == batch && c.Op != OpRedact {
				changes = append(changes, c)
			}
		}
	}
	slices.SortFunc(changes, Compare)
	return changes
}

func (s *State) act(op Op, key entryKey, batch ID, changes []*Change, fields []string) Act {
	if op == OpName {
		return ActNamed
	}
	for _, c := range changes {
		if set := c.Sets(FieldDeleted); set && c.Value(FieldDeleted) == true {
			return ActDeleted
		} else if set {
			return ActReturned
		}
	}
	if e := s.entries.get(key.kind, key.id); e != nil && e.log[0].Batch == batch {
		return ActAdded
	}
	if !slices.ContainsFunc(fields, func(f string) bool { return !slices.Contains(whereabouts, f) }) {
		return ActMoved
	}
	return ActChanged
}
