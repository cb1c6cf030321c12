package ui

import (
	"doorstep/content"
	"doorstep/session"
)

// read reads an answer by the rules of the screen's sheet: a reference means one
// of those that are offered there, an alias in the place of a service means the
// visit of its pair, and a promise names its owner and its day.
func (f *plainSheet) read(field *content.Field, text string) (session.Patch, error) {
	d := f.desk()
	e := d.entry().For(d.state.Get(f.capture.Kind, f.record))
	if field.Type == content.Ref {
		if id, err := e.ResolveAmong(field.Ref, text, f.offers(field)); err == nil {
			return session.Patch{field.ID: id.String()}, nil
		}
	}
	p, err := parseTyped(e, field, text)
	if field.ID == "service" && err != nil {
		if pair, ok := session.SheetOf(d.state, f.capture.Kind, text); ok {
			return pair, nil
		}
	}
	if s := (&sheet{env: f.env, rows: rows{capture: f.capture}, edit: fieldEdit{field: field}}); err == nil && s.promised() {
		return s.promise(text)
	}
	return p, err
}

// offers says which records a reference may mean here: those of the table that
// is shown, not the record itself, and of the journeys today's.
func (f *plainSheet) offers(field *content.Field) func(*session.Record) bool {
	return func(r *session.Record) bool {
		return r.ID != f.record && f.desk().shows(r) && (field.ID != "was" || r.Str("journey") == nowJourney)
	}
}

// alsoSet says what else an answer filled in, field by field.
func (f *plainSheet) alsoSet(field *content.Field, p session.Patch) {
	r := f.current()
	if r == nil {
		return
	}
	for i := range f.capture.Fields {
		also := &f.capture.Fields[i]
		if _, set := p[also.ID]; set && also.ID != field.ID && r.Value(also.ID) != nil {
			f.say.line(shown(also.Label) + " is " + stopped(shown(f.valueText(r, also))))
		}
	}
}
