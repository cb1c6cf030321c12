package cli

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"doorstep/content"
	"doorstep/session"
)

// maxTold is how many characters of one value a line of history shows.
const maxTold = 300

// teller says in words what changes did. It is asked for one after the other in
// their order, and remembers which records it has met.
type teller struct {
	state  *session.State
	entry  session.Entry
	names  bool
	fields map[fieldKey]*content.Field
	// met holds a record's number by its id, "" where it has none.
	met map[session.ID]string
}

type fieldKey struct{ activity, kind, field string }

func newTeller(s *session.State, e session.Entry, pack *content.Pack, names bool) *teller {
	t := &teller{state: s, entry: e, names: names, fields: map[fieldKey]*content.Field{}, met: map[session.ID]string{}}
	for _, act := range pack.Activities {
		for i := range act.Captures {
			c := &act.Captures[i]
			for j := range c.Fields {
				f := &c.Fields[j]
				t.fields[fieldKey{act.ID, c.Kind, f.ID}] = f
				if any := (fieldKey{"", c.Kind, f.ID}); t.fields[any] == nil {
					t.fields[any] = f
				}
			}
		}
	}
	return t
}

// tell says what one change did, on one line.
func (t *teller) tell(c *session.Change) string {
	_, met := t.met[c.Record]
	if n, ok := c.Patch[session.FieldNumber].(int64); ok || !met {
		t.met[c.Record] = numbered(n)
	}
	text := t.sentence(c, met)
	if !c.Undoes.IsZero() {
		text = "undo: " + text
	}
	return text
}

func numbered(n int64) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint("#", n)
}

func (t *teller) sentence(c *session.Change, met bool) string {
	name := t.name(c)
	switch deleted, set := c.Patch[session.FieldDeleted]; {
	case c.Op == session.OpRedact:
		return "removed " + name + " for good"
	case c.Op == session.OpName:
		return t.naming(c, name)
	case set && deleted == true:
		return "deleted " + name
	case set:
		return joinTold("brought back "+name, t.values(c, false))
	case !met:
		return joinTold("added "+name, t.values(c, false))
	}
	return joinTold("changed "+name, t.values(c, true))
}

func joinTold(head string, values []string) string {
	if len(values) == 0 {
		return head
	}
	return head + ": " + strings.Join(values, "; ")
}

func (t *teller) naming(c *session.Change, who string) string {
	name, _ := c.Patch["name"].(string)
	switch {
	case name == "":
		return "took the name of " + who + " away"
	case t.names:
		return "named " + who + ": " + told(name)
	}
	return "wrote the name of " + who
}

// name is how a record is called: an alias, a label, or its kind and number.
func (t *teller) name(c *session.Change) string {
	word := kindWord(c.Kind)
	switch c.Kind {
	case session.KindParticipant:
		if alias := t.state.AliasOf(c.Record); alias != "" {
			return told(alias)
		}
	case session.KindSession:
		return "the " + word
	case session.KindAgenda:
		if r := t.state.Get(c.Kind, c.Record); r != nil {
			return "the plan of " + told(r.Str("for"))
		}
	}
	if r := t.state.Get(c.Kind, c.Record); r != nil && r.Label != "" {
		return word + " #" + r.Label
	}
	if number := t.met[c.Record]; number != "" {
		return word + " " + number
	}
	return word
}

// quiet are fields that say nothing to people.
var quiet = []string{session.FieldNumber, session.FieldDeleted, session.FieldOrder, "pack_tree"}

// values are the fields that a change wrote, and what stood there before.
func (t *teller) values(c *session.Change, before bool) []string {
	var list []string
	for _, f := range slices.Sorted(maps.Keys(c.Patch)) {
		if slices.Contains(quiet, f) {
			continue
		}
		text := t.label(c, f) + " " + t.value(c, f, c.Patch[f])
		if old := t.before(c, f); before && old != nil {
			text += " (was " + t.value(c, f, old) + ")"
		}
		list = append(list, text)
	}
	if len(list) == 0 && c.Sets(session.FieldOrder) {
		list = append(list, "moved in the list")
	}
	return list
}

// before is a value that the change replaced, nil where there was none.
func (t *teller) before(c *session.Change, field string) any {
	var best *session.Change
	for _, p := range c.Prev {
		y := t.state.Change(p)
		if y != nil && y.Kind == c.Kind && y.Record == c.Record && y.Sets(field) && (best == nil || session.Compare(best, y) < 0) {
			best = y
		}
	}
	if best == nil {
		return nil
	}
	return best.Patch[field]
}

func (t *teller) field(c *session.Change, field string) *content.Field {
	if f := t.fields[fieldKey{c.Activity, c.Kind, field}]; f != nil {
		return f
	}
	return t.fields[fieldKey{"", c.Kind, field}]
}

func (t *teller) label(c *session.Change, field string) string {
	if f := t.field(c, field); f != nil {
		return told(f.Label)
	}
	return strings.ReplaceAll(field, "_", " ")
}

func (t *teller) value(c *session.Change, field string, v any) string {
	f := t.field(c, field)
	if f == nil {
		f = &content.Field{Type: content.Line}
	}
	if v == nil {
		return "unset"
	}
	var parts []string
	list, isList := v.([]string)
	if !isList || f.Type.HasRef() || f.Type.HasChoices() {
		return told(t.resolve(t.entry.Format(f, v)))
	}
	for _, text := range list {
		parts = append(parts, t.resolve(text))
	}
	return told(strings.Join(parts, "; "))
}

// resolve names the record that a value refers to, where the pack has no field
// that says so.
func (t *teller) resolve(text string) string {
	id, err := session.ParseID(text)
	if err != nil || id.IsZero() {
		return text
	}
	if alias := t.state.AliasOf(id); alias != "" {
		return alias
	}
	if r := t.state.Find(id); r != nil {
		return t.entry.Name(r.Kind, id)
	}
	return text
}

// told is text on one line, cut where it is long.
func told(text string) string {
	text = shown(text)
	n := 0
	for i := range text {
		if n++; n > maxTold {
			return text[:i] + "…"
		}
	}
	return text
}
