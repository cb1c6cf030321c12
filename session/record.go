package session

import (
	"maps"
	"slices"
	"strings"
)

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

	// made is the first change on the record, by which it is sorted. Where it is
	// not the only one, several says which of them each field has its value of.
	made    *Change
	several *sources
}

// sources are where the values of a record come from that several changes are
// on.
type sources struct {
	fields []source // sorted by field
	also   map[string][]any
}

// source is a field and the change whose value it has.
type source struct {
	field string
	by    *Change
}

// apart says that a field is no part of what a record shows of itself.
func apart(field string) bool { return field == FieldNumber || field == FieldDeleted }

// by is the change that a field's value is of, nil where there is none. The only
// change on a record stands for all fields, those too that it doesn't write.
func (r *Record) by(field string) *Change {
	if r.several == nil {
		if r.made == nil || apart(field) {
			return nil
		}
		return r.made
	}
	at, found := slices.BinarySearchFunc(r.several.fields, field, func(f source, field string) int { return strings.Compare(f.field, field) })
	if !found {
		return nil
	}
	return r.several.fields[at].by
}

// value is Value for who doesn't alter a list.
func (r *Record) value(field string) any {
	if c := r.by(field); c != nil {
		return c.Value(field)
	}
	return nil
}

// unset says that the field has no value.
func (r *Record) unset(field string) bool {
	c := r.by(field)
	return c == nil || c.unset(field)
}

// besides are the field's other values.
func (r *Record) besides(field string) []any {
	if r.several == nil {
		return nil
	}
	return r.several.also[field]
}

// Value is the field's value as a patch holds it, nil where it is unset.
func (r *Record) Value(field string) any { return own(r.value(field)) }

// Str is the field as text, "" where it is unset or no text.
func (r *Record) Str(field string) string {
	if c := r.by(field); c != nil {
		return c.Str(field)
	}
	return ""
}

// Int is the field as a whole number; ok says whether it is one.
func (r *Record) Int(field string) (n int, ok bool) {
	v, ok := r.value(field).(int64)
	return int(v), ok
}

// Bool is the field as yes or no; no where it is unset.
func (r *Record) Bool(field string) bool {
	b, _ := r.value(field).(bool)
	return b
}

// List is the field as an array of texts.
func (r *Record) List(field string) []string {
	l, _ := r.value(field).([]string)
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
	values := slices.Clone(r.besides(field))
	for i, v := range values {
		values[i] = own(v)
	}
	return values
}

// Conflicts are the fields with more than one value, sorted.
func (r *Record) Conflicts() []string {
	if r.several == nil {
		return nil
	}
	return slices.Sorted(maps.Keys(r.several.also))
}

// Disputed are those of them that somebody wrote, and so can settle. Where a record
// stands in a list nobody did, nor what going through the day leaves behind.
func (r *Record) Disputed() []string {
	return slices.DeleteFunc(r.Conflicts(), func(field string) bool {
		return field == FieldOrder || r.Kind == KindAgenda && slices.Contains(walkingFields, field)
	})
}

// Fields are the names of the fields that are set, sorted.
func (r *Record) Fields() []string {
	var fields []string
	if r.several != nil {
		for _, f := range r.several.fields {
			fields = append(fields, f.field)
		}
		return fields
	}
	if r.made != nil {
		for f := range r.made.Fields() {
			if !apart(f) && !r.made.unset(f) {
				fields = append(fields, f)
			}
		}
	}
	return fields
}

// gone says whether the record is deleted: every head of "deleted" is true,
// and every other head is in the prev of one of them. So an edit that the
// delete had not seen keeps the record.
func (e *entry) gone() bool {
	deletes := e.heads(FieldDeleted)
	if len(deletes) == 0 {
		return false
	}
	for _, h := range deletes {
		if h.Value(FieldDeleted) != true {
			return false
		}
	}
	seen := map[ID]bool{}
	for _, h := range deletes {
		seen[h.ID] = true
		for _, p := range h.Prev {
			seen[p] = true
		}
	}
	for _, heads := range e.fields() {
		for _, h := range heads {
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
		if e.filled() && !e.gone() {
			e.shown = visible
		}
	}
	return e.shown == visible
}

// filled looks at every head, not only at the one that counts: a field that
// one laptop cleared while another wrote it still holds somebody's words.
func (e *entry) filled() bool {
	for field, heads := range e.fields() {
		if !apart(field) && slices.ContainsFunc(heads, func(h *Change) bool { return !h.unset(field) }) {
			return true
		}
	}
	return false
}

// record makes the view of an entry, or hands out the one it made before.
func (s *State) record(e *entry) *Record {
	if e.view == nil || e.rooms != s.rooms.version {
		e.view, e.rooms = s.look(e), s.rooms.version
	}
	return e.view
}

// look makes the view of an entry, and keeps none.
func (s *State) look(e *entry) *Record {
	first := e.log[0]
	r := &Record{
		Kind: e.kind, ID: e.id,
		Activity: first.Activity, Origin: first.Origin, At: first.At,
		made: first,
	}
	if e.several != nil {
		r.several = e.sources()
	}
	if e.number > 0 {
		r.Number = int(e.number)
		r.Label = s.label(e)
	}
	return r
}

// sources are those of the view of a record that several changes are on.
func (e *entry) sources() *sources {
	from := &sources{fields: make([]source, 0, len(e.several.list))}
	for field, heads := range e.fields() {
		if apart(field) {
			continue
		}
		if c := top(heads); c != nil && !c.unset(field) {
			from.fields = append(from.fields, source{field, c})
		}
		if also := also(heads, field); len(also) > 0 {
			if from.also == nil {
				from.also = map[string][]any{}
			}
			from.also[field] = also
		}
	}
	slices.SortFunc(from.fields, func(a, b source) int { return strings.Compare(a.field, b.field) })
	return from
}

// Get returns the record of a kind with this id, or nil where it is not there
// or deleted. The session's own record may be that of the workshop that leads
// a merged one.
func (s *State) Get(kind string, id ID) *Record {
	if kind == KindSession && id == s.Session {
		return s.ownSession()
	}
	e := s.entries.get(kind, id)
	if e == nil || !e.present() {
		return nil
	}
	return s.record(e)
}

// Find returns the record with this id, of whatever kind, or nil.
func (s *State) Find(id ID) *Record {
	var found *entry
	for e := range s.entries.with(id) {
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
	return s.names.get(KindParticipant, participant).str("name")
}

// AlsoNamed are the other names that a participant was given on other laptops
// at the same time, and that nobody has settled yet.
func (s *State) AlsoNamed(participant ID) []string {
	var names []string
	for _, v := range also(s.names.get(KindParticipant, participant).heads("name"), "name") {
		if name, ok := v.(string); ok {
			names = append(names, name)
		}
	}
	return names
}

// HasNames says whether the log holds any real name.
func (s *State) HasNames() bool { return s.names.len() > 0 }

// Redacted returns the redaction of a record, or nil.
func (s *State) Redacted(id ID) *Change { return s.redacted[id] }
