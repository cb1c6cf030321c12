package ui

import (
	"slices"
	"strings"

	"doorstep/content"
	"doorstep/session"
)

// reader puts fields and values in words: those of the pack where it has the
// field, and plain ones where it hasn't.
type reader struct {
	state  *session.State
	entry  session.Entry
	pack   *content.Pack
	fields map[fieldKey]*content.Field
}

// fieldKey names a field as an activity has it; the activity "" stands for the
// first that has it.
type fieldKey struct{ activity, kind, field string }

func newReader(s *session.State, e session.Entry, pack *content.Pack) *reader {
	r := &reader{s, e, pack, map[fieldKey]*content.Field{}}
	for _, act := range pack.Activities {
		for i := range act.Captures {
			c := &act.Captures[i]
			for j := range c.Fields {
				f := &c.Fields[j]
				r.fields[fieldKey{act.ID, c.Kind, f.ID}] = f
				if first := (fieldKey{"", c.Kind, f.ID}); r.fields[first] == nil {
					r.fields[first] = f
				}
			}
		}
	}
	return r
}

// field is the pack's field, or one without a type that is called as in the
// log.
func (r *reader) field(activity, kind, id string) *content.Field {
	for _, key := range []fieldKey{{activity, kind, id}, {"", kind, id}} {
		if f := r.fields[key]; f != nil {
			return f
		}
	}
	if figure, ok := strings.CutSuffix(id, session.OriginSuffix); ok {
		return &content.Field{ID: id, Label: r.field(activity, kind, figure).Label + " (origin)"}
	}
	return &content.Field{ID: id, Label: strings.ReplaceAll(id, "_", " ")}
}

// capture is how an activity writes a kind of record, or if it doesn't, how the
// first activity does that does; nil if none.
func (r *reader) capture(activity, kind string) *content.Capture {
	if act := r.pack.Activity(activity); act != nil && act.Capture(kind) != nil {
		return act.Capture(kind)
	}
	for _, act := range r.pack.Activities {
		if c := act.Capture(kind); c != nil {
			return c
		}
	}
	return nil
}

// order puts the names of fields in the order in which they are asked for, and
// those that nobody asks for behind.
func (r *reader) order(activity, kind string, ids []string) []string {
	var order []string
	if c := r.capture(activity, kind); c != nil {
		for _, f := range c.Fields {
			if slices.Contains(ids, f.ID) {
				order = append(order, f.ID)
			}
		}
	}
	for _, id := range ids {
		if !slices.Contains(order, id) {
			order = append(order, id)
		}
	}
	return order
}

// value is a kept value as people read it. It still has to go through shown.
func (r *reader) value(f *content.Field, v any) string {
	list, isList := v.([]string)
	switch {
	case v == nil:
		return "nothing"
	case !isList || f.Type.HasRef() || f.Type.HasChoices():
		return r.resolve(r.entry.Format(f, v))
	}
	parts := make([]string, len(list))
	for i, text := range list {
		parts[i] = r.resolve(text)
	}
	return strings.Join(parts, ", ")
}

// resolve names the record that a value refers to, where the pack has no field
// that says so.
func (r *reader) resolve(text string) string {
	id, err := session.ParseID(text)
	if err != nil || id.IsZero() {
		return text
	}
	if alias := r.state.AliasOf(id); alias != "" {
		return alias
	}
	if found := r.state.Find(id); found != nil {
		return r.entry.Name(found.Kind, id)
	}
	return text
}
