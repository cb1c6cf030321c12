package brief

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"doorstep/content"
	"doorstep/session"
)

// Record is everything that was captured, activity by activity, as Markdown:
// the workshop's minutes. Kinds and fields that the pack doesn't know are in
// it under their own names. The pack may be nil. No real name is in it but for
// those that people wrote into their words.
func Record(s *session.State, p *content.Pack) string {
	m := &Model{Currency: session.Entry{State: s}.Currency()}
	b := &builder{s: s, p: p, m: m}
	m.About.Session = b.session()
	pg := newPage(m, "")
	w := &minutes{page: pg, s: s, entry: session.Entry{State: s}}
	w.collect(p)
	w.top()
	if p != nil {
		for _, a := range p.Activities {
			w.activity(a.ID, pg.say("brief.activity", a.ID, pg.text(a.Title)))
		}
	}
	for _, id := range w.others(p) {
		if id == "" {
			w.activity(id, pg.say("brief.record.elsewhere"))
		} else {
			w.activity(id, pg.text(id))
		}
	}
	return pg.b.String()
}

// minutes is a record in the making.
type minutes struct {
	*page
	s     *session.State
	entry session.Entry
	// of are the records of each activity, by kind.
	of map[string]map[string][]*session.Record
	// fields are what the pack says of a kind's field in each capture that has
	// it, order is the place of the field, both by "kind field"; titles is what
	// the pack calls a kind, by "activity kind".
	fields map[string][]*content.Field
	order  map[string]int
	titles map[string]string
}

func (w *minutes) collect(p *content.Pack) {
	w.of = map[string]map[string][]*session.Record{}
	for _, kind := range w.s.Kinds() {
		if kind == session.KindSession {
			continue
		}
		for _, r := range w.s.Kind(kind) {
			if len(w.shown(r)) == 0 {
				continue
			}
			if w.of[r.Activity] == nil {
				w.of[r.Activity] = map[string][]*session.Record{}
			}
			w.of[r.Activity][kind] = append(w.of[r.Activity][kind], r)
		}
	}
	w.fields, w.order, w.titles = map[string][]*content.Field{}, map[string]int{}, map[string]string{}
	if p == nil {
		return
	}
	for _, a := range p.Activities {
		for _, c := range a.Captures {
			w.titles[a.ID+" "+c.Kind] = c.Title
			for i := range c.Fields {
				key := c.Kind + " " + c.Fields[i].ID
				if w.fields[key] = append(w.fields[key], &c.Fields[i]); len(w.fields[key]) == 1 {
					w.order[key] = len(w.order)
				}
			}
		}
	}
}

// others are the activities that records name and the pack has not, sorted;
// "" is for records of no activity.
func (w *minutes) others(p *content.Pack) []string {
	var ids []string
	for id := range w.of {
		if p == nil || p.Activity(id) == nil {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// top is the title, and the fields of the session's own record.
func (w *minutes) top() {
	ses := w.m.About.Session
	title := w.say("brief.record.untitled")
	if !blank(ses.Title) {
		title = w.say("brief.record.title", w.text(ses.Title))
	}
	w.heading(1, title)
	if ses.Practice {
		w.para("**" + w.sentence("brief.practice") + "**")
	}
	var lines []md
	for _, r := range w.s.Kind(session.KindSession) {
		lines = append(lines, w.pairs(r, "")...)
	}
	w.bullets(lines...)
}

// activity writes what was captured in one activity, kind by kind.
func (w *minutes) activity(id string, title md) {
	kinds := w.of[id]
	if len(kinds) == 0 {
		return
	}
	w.heading(2, title)
	names := make([]string, 0, len(kinds))
	for kind := range kinds {
		names = append(names, kind)
	}
	slices.Sort(names)
	for _, kind := range names {
		w.heading(3, w.kind(id, kind))
		lines := make([]md, len(kinds[kind]))
		for i, r := range kinds[kind] {
			lines[i] = w.line(r)
		}
		w.bullets(lines...)
	}
}

// kind is what a kind is called in an activity.
func (w *minutes) kind(activity, kind string) md {
	if title := w.titles[activity+" "+kind]; !blank(title) {
		return w.text(title)
	}
	return w.choice("record.kind", kind)
}

// clockwork are the fields of an agenda entry that only the clock reads.
var clockwork = []string{"elapsed_s", "running_since", "seen", "done", "for", "list", "table", "screen"}

// shown are the fields of a record that are worth a reader's time.
func (w *minutes) shown(r *session.Record) []string {
	return slices.DeleteFunc(r.Fields(), func(f string) bool {
		return f == session.FieldOrder || f == "pack_tree" || r.Kind == session.KindAgenda && slices.Contains(clockwork, f)
	})
}

// line is one record: its number, its text, and its other fields behind it.
func (w *minutes) line(r *session.Record) md {
	var parts []md
	if r.Label != "" {
		parts = append(parts, "**"+w.text(r.Label)+"**")
	}
	main := r.Text()
	if !blank(main) {
		parts = append(parts, plain(w.value(r, w.mainField(r, main))))
	}
	if pairs := w.pairs(r, w.mainField(r, main)); len(pairs) > 0 {
		parts = append(parts, w.say("brief.record.fields", w.apart(pairs)))
	}
	if len(parts) == 0 {
		return w.say("brief.none")
	}
	return join(parts, " ")
}

// mainField is the field that the record's text stands in.
func (w *minutes) mainField(r *session.Record, text string) string {
	for _, f := range r.Fields() {
		if text != "" && r.Str(f) == text {
			return f
		}
	}
	return ""
}

// pairs are the fields of a record but one, each with its label: first those
// of the pack in its order, then the others.
func (w *minutes) pairs(r *session.Record, without string) []md {
	names := w.shown(r)
	order := func(f string) int {
		if at, ok := w.order[r.Kind+" "+f]; ok {
			return at
		}
		return len(w.order)
	}
	slices.SortStableFunc(names, func(a, b string) int { return order(a) - order(b) })
	var pairs []md
	for _, f := range names {
		if f == without && len(r.Also(f)) == 0 {
			continue
		}
		pair := w.say("brief.record.field", w.label(r.Kind, f), plain(w.value(r, f)))
		if also := w.also(r, f); also != "" {
			pair = w.say("brief.record.also", pair, also)
		}
		pairs = append(pairs, pair)
	}
	return pairs
}

// also is what else was written into a field at the same time.
func (w *minutes) also(r *session.Record, field string) md {
	var values []md
	for _, v := range r.Also(field) {
		values = append(values, plain(w.format(r, field, v)))
	}
	return w.apart(values)
}

func (w *minutes) label(kind, field string) md {
	if f := w.field(kind, field); f != nil && !blank(f.Label) {
		return plain(f.Label)
	}
	if figure, ok := strings.CutSuffix(field, session.OriginSuffix); ok {
		return w.say("brief.record.origin", w.label(kind, figure))
	}
	return w.choice("record.label", field)
}

// field is what the pack says of a kind's field, from the first capture that
// has it; nil where none does.
func (w *minutes) field(kind, name string) *content.Field {
	if known := w.fields[kind+" "+name]; len(known) > 0 {
		return known[0]
	}
	return nil
}

func (w *minutes) value(r *session.Record, field string) string {
	return w.format(r, field, r.Value(field))
}

// format writes a value as the pack's type of the field has it. A reference is
// the name of what it points to, whether the pack knows the field or not.
func (w *minutes) format(r *session.Record, field string, v any) string {
	if f := w.field(r.Kind, field); f != nil && !f.Type.HasRef() {
		for _, other := range w.fields[r.Kind+" "+field] {
			if id, ok := v.(string); ok && other.Choice(id) != nil {
				return w.entry.Format(other, v)
			}
		}
		if n, ok := v.(int64); ok && f.Type == content.Money && !blank(r.Str("currency")) {
			return session.FormatMoney(int(n), r.Str("currency"))
		}
		return w.entry.Format(f, v)
	}
	switch v := v.(type) {
	case string:
		return w.called(v)
	case []string:
		names := make([]string, len(v))
		for i, s := range v {
			names[i] = w.called(s)
		}
		return strings.Join(names, ", ")
	case bool:
		return w.entry.Format(&content.Field{Type: content.YesNo}, v)
	case int64:
		return strconv.FormatInt(v, 10)
	}
	return fmt.Sprint(v)
}

// called is the name of the record that a text points to, or the text.
func (w *minutes) called(text string) string {
	id, err := session.ParseID(text)
	if err != nil {
		return text
	}
	if alias := w.s.AliasOf(id); alias != "" {
		return alias
	}
	if r := w.s.Find(id); r != nil {
		return w.entry.Name(r.Kind, id)
	}
	return text
}
