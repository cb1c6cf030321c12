package ui

import (
	"doorstep/content"
	"doorstep/session"
)

// nameField is the column of real names in the list of people. It is there only
// while names are on the screen, and what is typed in it is written apart from
// the record. No record has a field of this name.
var nameField = content.Field{
	ID: "@name", Label: "Real name", Type: content.Line,
	Hint: "Kept apart from what people say, and in no share copy.",
}

// fields are the capture's, with the real name behind the alias while names
// are on the screen.
func (s *sheet) fields() []content.Field {
	fields := s.columns
	if !s.env.desk.names || s.capture().Kind != session.KindParticipant {
		return fields
	}
	return append([]content.Field{fields[0], nameField}, fields[1:]...)
}

// followNames keeps the cursor on its field when the column of names comes or
// goes.
func (s *sheet) followNames() {
	named := len(s.fields()) > len(s.columns)
	if named == s.named {
		return
	}
	s.named = named
	for _, col := range []*int{&s.col, &s.anchor, &s.left} {
		switch {
		case *col == 0:
		case named:
			*col++
		case *col > 1:
			*col--
		}
	}
}

// value is a field's value; that of the name is the participant's real one, and
// that of a computed column what it comes to.
func (s *sheet) value(r *session.Record, f *content.Field) any {
	if rule, computed := s.computed[f.ID]; computed {
		if sum := rule.Of(r); sum.Known() {
			return int64(sum.V)
		}
		return nil
	}
	if f.ID != nameField.ID {
		return r.Value(f.ID)
	}
	if name := s.env.desk.state.RealName(r.ID); name != "" {
		return name
	}
	return nil
}

// takeName takes a typed name out of a patch, which must never hold one.
func takeName(p session.Patch) (name string, typed bool) {
	v, typed := p[nameField.ID]
	delete(p, nameField.ID)
	name, _ = v.(string)
	return name, typed
}
