package cli

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"doorstep/content"
	"doorstep/session"
)

// record writes a session as Markdown: everything that was captured, by
// activity, in the order in which it is on the lists.
type record struct {
	*reader
	names bool
	b     bytes.Buffer
	// groups are the lists of each activity, "" for what is of none.
	groups map[string][]group
	taken  map[session.ID]bool
}

// group is a list of records of one kind. The capture is nil where no activity
// writes such records.
type group struct {
	title   string
	capture *content.Capture
	records []*session.Record
}

func newRecord(r *reader, names bool) *record {
	rec := &record{reader: r, names: names, groups: map[string][]group{}, taken: map[session.ID]bool{}}
	for _, act := range r.pack.Activities {
		for i := range act.Captures {
			c := &act.Captures[i]
			rec.take(act.ID, c.Title, c, c.Kind, func(v *session.Record) bool { return r.belongs(v, act) && fits(c, v) })
		}
	}
	for _, kind := range r.state.Kinds() {
		for _, act := range r.pack.Activities {
			rec.take(act.ID, kindTitle(kind), nil, kind, func(v *session.Record) bool { return v.Activity == act.ID })
		}
		rec.take("", kindTitle(kind), nil, kind, func(*session.Record) bool { return true })
	}
	return rec
}

// take puts those records of a kind that are not in a list yet into one.
func (r *record) take(activity, title string, c *content.Capture, kind string, of func(v *session.Record) bool) {
	if slices.Contains(silentKinds, kind) {
		return
	}
	g := group{title: title, capture: c}
	for _, v := range r.state.Kind(kind) {
		if !r.taken[v.ID] && of(v) {
			r.taken[v.ID] = true
			g.records = append(g.records, v)
		}
	}
	if len(g.records) > 0 {
		r.groups[activity] = append(r.groups[activity], g)
	}
}

// kindTitle heads a list of a kind.
func kindTitle(kind string) string {
	word := kindWord(kind)
	return strings.ToUpper(word[:1]) + word[1:]
}

// silent kinds and fields are how the session is kept, and nothing that
// somebody said.
var (
	silentKinds  = []string{session.KindSession, session.KindAgenda}
	silentFields = append([]string{"currency"}, quiet...)
)

func (r *record) write() []byte {
	v := own(r.state)
	title := markdown(v.Title)
	if title == "" {
		title = "Workshop"
	}
	fmt.Fprintf(&r.b, "# %s\n", title)
	if v.Practice {
		r.b.WriteString("\nPractice: everything here is invented.\n")
	}
	if about := r.about(v); about != "" {
		fmt.Fprintf(&r.b, "\n%s\n", about)
	}
	for _, act := range r.pack.Activities {
		r.section(act.ID+" "+markdown(act.Title), r.groups[act.ID])
	}
	r.section("Besides", r.groups[""])
	return r.b.Bytes()
}

func (r *record) section(title string, groups []group) {
	if len(groups) > 0 {
		fmt.Fprintf(&r.b, "\n## %s\n", title)
	}
	for _, g := range groups {
		fmt.Fprintf(&r.b, "\n### %s\n\n", markdown(g.title))
		for _, rec := range g.records {
			r.item(g.capture, rec)
		}
	}
}

// about is where and when, on one line.
func (r *record) about(v session.Session) string {
	parts := []string{markdown(v.Place)}
	for _, date := range []string{v.From, v.To} {
		parts = append(parts, markdown(session.FormatDate(date)))
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.Join(slices.Compact(parts), ", ")
}

// belongs says whether a record is listed with an activity: where it was
// captured, or if that activity has no such kind, with the first that has.
func (r *reader) belongs(rec *session.Record, act *content.Activity) bool {
	from := r.pack.Activity(rec.Activity)
	return from == nil || from.Capture(rec.Kind) == nil || from == act
}

// fits says whether a record is one of a capture: it has the fixed fields.
func fits(c *content.Capture, rec *session.Record) bool {
	for f, text := range c.Fixed {
		if !session.SameValue(rec.Value(f), session.Normal(session.Fixed(c.Kind, f, text))) {
			return false
		}
	}
	return true
}

// item is one record: its number, its words, and behind them its other fields.
func (r *record) item(c *content.Capture, rec *session.Record) {
	head := markdown(rec.Text())
	if rec.Label != "" {
		head = strings.TrimSpace("**#" + markdown(rec.Label) + "** " + head)
	}
	if head == "" {
		head = markdown(kindWord(rec.Kind))
	}
	var parts []string
	if rec.Kind == session.KindParticipant && r.names {
		if name := r.state.RealName(rec.ID); name != "" {
			parts = append(parts, "Name: "+markdown(name))
		}
	}
	for _, id := range r.fieldsOf(c, rec) {
		f := r.field(rec.Activity, rec.Kind, id)
		if v := rec.Value(id); v != nil && (rec.Str(id) == "" || rec.Str(id) != rec.Text()) {
			parts = append(parts, markdown(f.Label)+": "+markdown(r.value(f, v)))
		}
		for _, also := range rec.Also(id) {
			parts = append(parts, markdown(f.Label)+", also written: "+markdown(r.value(f, also)))
		}
	}
	if len(parts) > 0 {
		head += " (" + strings.Join(parts, "; ") + ")"
	}
	fmt.Fprintf(&r.b, "- %s\n", head)
}

// fieldsOf are a record's fields with something in them, in their order. What
// is the same in every record of the list is left out.
func (r *record) fieldsOf(c *content.Capture, rec *session.Record) []string {
	fields := rec.Fields()
	for _, f := range rec.Conflicts() {
		if !slices.Contains(fields, f) {
			fields = append(fields, f)
		}
	}
	silent := func(f string) bool {
		return slices.Contains(silentFields, f) || c != nil && c.Fixed[f] != ""
	}
	return r.order(rec.Activity, rec.Kind, slices.DeleteFunc(fields, silent))
}

// markdown is text that stands in Markdown as the same words on one line.
func markdown(text string) string {
	text = shown(strings.TrimSpace(text))
	var b strings.Builder
	for i, c := range text {
		address := c == ':' && strings.HasPrefix(text[i:], "://") || c == '.' && strings.HasSuffix(strings.ToLower(text[:i]), "www")
		mark := i == 0 && strings.ContainsRune("-+=#", c) || strings.ContainsRune(".)", c) && number(text[:i])
		if strings.ContainsRune("\\`*_[]<>|~&$", c) || address || mark {
			b.WriteByte('\\')
		}
		b.WriteRune(c)
	}
	return b.String()
}

// number says whether a text is digits alone, which a dot would make the mark
// of a list.
func number(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}
