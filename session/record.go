package session

import "slices"

// Record is one thing that was captured, as it stands now. It is not altered
// after it was handed out: the next change makes a new one.
type Record struct {
	Kind string
	ID   ID
	// Number is the short number within kind and room; 0 where it has none.
	Number int
	// Label is the number as it is read off the wall: with the room's letter
	// where the log holds several rooms, and a further letter where two
	// laptops gave the same number.
	Label string
	// Activity, Origin and At are of the change that made the record.
	Activity string
	Origin   ID
	At       int64

	fields map[string]any
	also   map[string][]any
	made   *Change // that made it, by which it is sorted
}

// Value is the field's value as a patch holds it, nil where it is unset.
func (r *Record) Value(field string) any { return own(r.fields[field]) }

// Str is the field as text, "" where it is unset or no text.
func (r *Record) Str(field string) string {
	s, _ := r.fields[field].(string)
	return s
}

// Int is the field as a whole number; ok says whether it is one.
func (r *Record) Int(field string) (n int, ok bool) {
	v, ok := r.fields[field].(int64)
	return int(v), ok
}

// Bool is the field as yes or no; no where it is unset.
func (r *Record) Bool(field string) bool {
	b, _ := r.fields[field].(bool)
	return b
}

// List is the field as an array of texts.
func (r *Record) List(field string) []string {
	l, _ := r.fields[field].([]string)
	return slices.Clone(l)
}

// Ref is the field as a reference, zero where it is unset or not one.
func (r *Record) Ref(field string) ID {
	id, _ := readID(r.Str(field))
	return id
}

// Also are the other values of the field that were written at the same time
// on other laptops, and that nobody has settled yet. The field itself may be
// unset: one cleared it while another wrote.
func (r *Record) Also(field string) []any {
	values := slices.Clone(r.also[field])
	for i, v := range values {
		values[i] = own(v)
	}
	return values
}

// Conflicts are the fields with more than one value, sorted.
func (r *Record) Conflicts() []string {
	fields := make([]string, 0, len(r.also))
	for f := range r.also {
		fields = append(fields, f)
	}
	slices.Sort(fields)
	return fields
}

// Fields are the names of the fields that are set, sorted.
func (r *Record) Fields() []string {
	fields := make([]string, 0, len(r.fields))
	for f := range r.fields {
		fields = append(fields, f)
	}
	slices.Sort(fields)
	return fields
}

// value is what a head gives its field.
func (r *register) value(field string) any {
	if h := r.head(); h != nil {
		return h.Patch[field]
	}
	return nil
}

// also lists the values of the heads below the one that counts, highest first,
// without those that say the same.
func (r *register) also(field string) []any {
	if len(r.heads) < 2 {
		return nil
	}
	var values []any
	top := r.value(field)
	for i := len(r.heads) - 2; i >= 0 && len(values) < MaxPrev; i-- {
		v := r.heads[i].Patch[field]
		same := func(w any) bool { return SameValue(v, w) }
		if v != nil && !same(top) && !slices.ContainsFunc(values, same) {
			values = append(values, v)
		}
	}
	return values
}

// gone says whether the record is deleted: every head of "deleted" is true,
// and every other head is in the prev of one of them. So an edit that the
// delete had not seen keeps the record.
func (e *entry) gone() bool {
	d := e.fields[FieldDeleted]
	if d == nil || len(d.heads) == 0 {
		return false
	}
	for _, h := range d.heads {
		if h.Patch[FieldDeleted] != true {
			return false
		}
	}
	seen := map[ID]bool{}
	for _, h := range d.heads {
		seen[h.ID] = true
		for _, p := range h.Prev {
			seen[p] = true
		}
	}
	for _, r := range e.fields {
		for _, h := range r.heads {
			if !seen[h.ID] {
				return false
			}
		}
	}
	return true
}

// present says whether the record is there to be seen: not deleted, and with
// at least one field written that nobody unset. A number alone is no content:
// it stays with a record whose making was undone.
func (e *entry) present() bool {
	if e.shown == unknown {
		e.shown = hidden
		if e.written() && !e.gone() {
			e.shown = visible
		}
	}
	return e.shown == visible
}

// written looks at every head, not only at the one that counts: a field that
// one laptop cleared while another wrote it still holds somebody's words.
func (e *entry) written() bool {
	for field, r := range e.fields {
		if field == FieldDeleted || field == FieldNumber {
			continue
		}
		if slices.ContainsFunc(r.heads, func(h *Change) bool { return h.Patch[field] != nil }) {
			return true
		}
	}
	return false
}

// record makes the view of an entry, or hands out the one it made before.
func (s *State) record(e *entry) *Record {
	if e.view != nil && e.rooms == s.rooms.version {
		return e.view
	}
	first := e.log[0]
	r := &Record{
		made: e.log[0],
		Kind: e.kind, ID: e.id,
		Activity: first.Activity, Origin: first.Origin, At: first.At,
		fields: make(map[string]any, len(e.fields)),
	}
	for field, reg := range e.fields {
		if field == FieldDeleted || field == FieldNumber {
			continue
		}
		v := reg.value(field)
		if v != nil {
			r.fields[field] = v
		}
		if also := reg.also(field); len(also) > 0 {
			if r.also == nil {
				r.also = map[string][]any{}
			}
			r.also[field] = also
		}
	}
	if n := e.number.number; n > 0 {
		r.Number = int(n)
		r.Label = s.label(e)
	}
	e.view, e.rooms = r, s.rooms.version
	return r
}

// Get returns the record of a kind with this id, or nil where it is not there
// or deleted. The session's own record may be that of the workshop that leads
// a merged one.
func (s *State) Get(kind string, id ID) *Record {
	if kind == KindSession && id == s.Session {
		return s.ownSession()
	}
	e := s.entries[entryKey{kind, id}]
	if e == nil || !e.present() {
		return nil
	}
	return s.record(e)
}

// Find returns the record with this id, of whatever kind, or nil.
func (s *State) Find(id ID) *Record {
	var found *entry
	for _, e := range s.byID[id] {
		if (found == nil || e.kind < found.kind) && e.present() {
			found = e
		}
	}
	if found == nil {
		return nil
	}
	return s.record(found)
}

// RealName is the participant's name, "" where none was given. It lives apart
// from the records, so that a share copy can leave it out.
func (s *State) RealName(participant ID) string {
	e := s.names[entryKey{KindParticipant, participant}]
	if e == nil {
		return ""
	}
	name, _ := e.fields["name"].value("name").(string)
	return name
}

// AlsoNamed are the other names that a participant was given on other laptops
// at the same time, and that nobody has settled yet.
func (s *State) AlsoNamed(participant ID) []string {
	e := s.names[entryKey{KindParticipant, participant}]
	if e == nil || e.fields["name"] == nil {
		return nil
	}
	var names []string
	for _, v := range e.fields["name"].also("name") {
		if name, ok := v.(string); ok {
			names = append(names, name)
		}
	}
	return names
}

// HasNames says whether the log holds any real name.
func (s *State) HasNames() bool { return len(s.names) > 0 }

// Redacted returns the redaction of a record, or nil.
func (s *State) Redacted(id ID) *Change { return s.redacted[id] }
