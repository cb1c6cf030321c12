package exchange

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"doorstep/session"
)

// tables makes the columns of one export.
type tables struct {
	state  *session.State
	entry  session.Entry
	names  bool
	titles map[string]string // nil for no column
	// told keeps how records are called, since one service is visited often.
	told map[session.ID]string
}

// column is one column of a kind: its heading, and what a record has there, as
// a patch could hold it.
type column struct {
	head string
	cell func(r *session.Record) any
}

// Headings that are no fields of the log.
const (
	headTitle = "activity_title"
	headName  = "name"
	headAlso  = "also_written"
	idSuffix  = "_id"
)

// columns are those of a kind, each under a heading of its own.
func (t *tables) columns(kind string) ([]column, error) {
	var l layout
	l.add("id", func(r *session.Record) any { return r.ID.String() })
	l.add(session.FieldNumber, func(r *session.Record) any { return r.Label })
	l.add("activity", func(r *session.Record) any { return r.Activity })
	if t.titles != nil {
		l.add(headTitle, func(r *session.Record) any { return t.titles[r.Activity] })
	}
	extra, conflicts := t.extras(kind)
	for _, f := range session.TypedFields(kind) {
		switch origin := f.Name + session.OriginSuffix; {
		case f.Name == session.FieldOrder:
			continue // the rows are in it; it stands among the extras
		case f.Ref:
			l.add(f.Name, func(r *session.Record) any { return t.tell(r.Value(f.Name)) })
			l.add(f.Name+idSuffix, valueOf(f.Name))
		default:
			l.add(f.Name, valueOf(f.Name))
			if extra[origin] {
				l.add(origin, valueOf(origin))
				delete(extra, origin)
			}
		}
		if kind == session.KindParticipant && f.Name == "alias" {
			l.add(headName, t.nameOf)
		}
	}
	if len(extra) > maxExtras {
		return nil, fmt.Errorf("records of the kind %s have %d fields that this doorstep does not know, more than %d, and nothing was written; export the session as JSON", kind, len(extra), maxExtras)
	}
	l.reserve(headAlso)
	for _, field := range slices.Sorted(maps.Keys(extra)) {
		l.add(l.free(field), valueOf(field))
	}
	if conflicts {
		l.add(headAlso, t.also(kind))
	}
	if kind == session.KindParticipant && !t.names {
		l.drop(headName)
	}
	return l.columns, nil
}

// extras are the fields that records of a kind have beside those of its Go
// type, and whether any field has several values.
func (t *tables) extras(kind string) (extra map[string]bool, conflicts bool) {
	typed := map[string]bool{}
	for _, f := range session.TypedFields(kind) {
		typed[f.Name] = f.Name != session.FieldOrder
	}
	extra = map[string]bool{}
	for _, r := range t.state.Kind(kind) {
		for _, field := range r.Fields() {
			if !typed[field] {
				extra[field] = true
			}
		}
		conflicts = conflicts || len(r.Conflicts()) > 0
		if kind == session.KindParticipant && t.names {
			conflicts = conflicts || len(t.state.AlsoNamed(r.ID)) > 0
		}
	}
	return extra, conflicts
}

func valueOf(field string) func(r *session.Record) any {
	return func(r *session.Record) any { return r.Value(field) }
}

func (t *tables) nameOf(r *session.Record) any { return t.state.RealName(r.ID) }

// also lists the values of a record that nobody has settled yet.
func (t *tables) also(kind string) func(r *session.Record) any {
	refs := map[string]bool{}
	for _, f := range session.TypedFields(kind) {
		refs[f.Name] = f.Ref
	}
	return func(r *session.Record) any {
		var list []string
		for _, field := range r.Conflicts() {
			for _, v := range r.Also(field) {
				if refs[field] {
					v = t.tell(v)
				}
				list = append(list, field+"="+plainCell(v))
			}
		}
		if kind == session.KindParticipant && t.names {
			for _, name := range t.state.AlsoNamed(r.ID) {
				list = append(list, headName+"="+name)
			}
		}
		return list
	}
}

// maxTold is how many characters of a record's words stand for it where
// another one points to it.
const maxTold = 80

// tell says in words what a reference points to, or several.
func (t *tables) tell(v any) any {
	switch v := v.(type) {
	case string:
		return t.tellOne(v)
	case []string:
		list := make([]string, len(v))
		for i, id := range v {
			list[i] = t.tellOne(id)
		}
		return list
	}
	return nil
}

func (t *tables) tellOne(text string) string {
	id, err := session.ParseID(text)
	if err != nil || id.IsZero() {
		return ""
	}
	told, known := t.told[id]
	if !known {
		told = cutWords(t.nameFor(id), maxTold)
		t.told[id] = told
	}
	return told
}

// nameFor is how people call a record, of whatever kind it is. Of one that is
// gone it is "(gone)".
func (t *tables) nameFor(id session.ID) string {
	if alias := t.state.AliasOf(id); alias != "" {
		return alias
	}
	kind := ""
	if r := t.state.Find(id); r != nil {
		kind = r.Kind
	}
	return t.entry.Name(kind, id)
}

// cutWords shortens a text to n characters and a mark.
func cutWords(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	for at := range s {
		if n == 0 {
			return strings.TrimRight(s[:at], " ") + "…"
		}
		n--
	}
	return s
}

// layout puts columns side by side, no two under one heading.
type layout struct {
	columns []column
	used    map[string]bool
}

func (l *layout) add(head string, cell func(r *session.Record) any) {
	l.reserve(head)
	l.columns = append(l.columns, column{head, cell})
}

func (l *layout) reserve(head string) {
	if l.used == nil {
		l.used = map[string]bool{}
	}
	l.used[head] = true
}

func (l *layout) drop(head string) {
	l.columns = slices.DeleteFunc(l.columns, func(c column) bool { return c.head == head })
}

// free is a heading for a field that none of the columns has.
func (l *layout) free(field string) string {
	for l.used[field] {
		field = "field_" + field
	}
	return field
}
