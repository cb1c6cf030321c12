package cli

import (
	"fmt"
	"slices"
	"strings"

	"doorstep/content"
	"doorstep/session"
)

// draft is a record that is about to be written: its capture, and the fields
// that were given for it.
type draft struct {
	activity *content.Activity
	capture  *content.Capture
	// given are the fields of --set, --by and --table; nil unsets a default.
	given session.Patch
	// text is the field that a line of input goes to, nil where the record is
	// whole as it is given.
	text *content.Field
}

// newDraft checks an add command against the pack. Everything that is wrong
// with the fields is in the error.
func newDraft(pack *content.Pack, entry session.Entry, activity string, f addFlags) (*draft, error) {
	act := pack.Activity(activity)
	if act == nil {
		return nil, usagef("there is no activity %q in this session; there are %s", activity, strings.Join(activityIDs(pack), ", "))
	}
	c, err := chooseCapture(act, f.record)
	if err != nil {
		return nil, err
	}
	d := &draft{activity: act, capture: c, given: session.Patch{}}
	var problems []string
	take := func(flag, field, value string) {
		if err := d.take(entry, field, value); err != nil {
			problems = append(problems, flag+": "+err.Error())
		}
	}
	if f.by != "" {
		take("--by", "by", f.by)
	}
	if f.table != "" {
		take("--table", "table", f.table)
	}
	for _, set := range f.set {
		field, value, found := strings.Cut(set, "=")
		if !found {
			problems = append(problems, fmt.Sprintf("--set %s: write it as FIELD=VALUE", set))
			continue
		}
		take("--set "+field, field, value)
	}
	if len(problems) > 0 {
		return nil, usagef("%s", strings.Join(problems, "; "))
	}
	d.text = d.lineField(c.InstrumentName(act) == content.InstrumentCards || len(f.set) == 0)
	return d, d.enough()
}

// enough says whether a record that is whole as it is given has anything that
// makes it one: at least one of the fields that its kind needs.
func (d *draft) enough() error {
	var needed []string
	for _, f := range d.capture.Fields {
		if f.Need {
			needed = append(needed, f.ID)
		}
		if f.Need && d.given[f.ID] != nil {
			return nil
		}
	}
	if d.text != nil || len(needed) == 0 {
		return nil
	}
	return usagef("there is nothing to keep yet in this %s; give it %s with --set", session.KindWord(d.capture.Kind), strings.Join(needed, " or "))
}

// take reads one field's value.
func (d *draft) take(entry session.Entry, field, value string) error {
	f := d.field(field)
	if f == nil {
		return fmt.Errorf("a %s of %s has no such field; it has %s", session.KindWord(d.capture.Kind), d.activity.ID, strings.Join(d.fieldIDs(), ", "))
	}
	if _, twice := d.given[field]; twice {
		return fmt.Errorf("it is given twice")
	}
	v, err := entry.Parse(f, value)
	if err != nil {
		return err
	}
	d.given[field] = v
	return nil
}

// field finds a field that the record may be given: one of the capture's, who
// said it and at which table, or where a figure comes from.
func (d *draft) field(id string) *content.Field {
	if f := d.capture.Field(id); f != nil {
		return f
	}
	switch id {
	case "by":
		return &content.Field{ID: id, Label: "by", Type: content.Ref, Ref: session.KindParticipant}
	case "table":
		return &content.Field{ID: id, Label: "table", Type: content.Ref, Ref: session.KindTable}
	}
	figure, isOrigin := strings.CutSuffix(id, session.OriginSuffix)
	if f := d.capture.Field(figure); isOrigin && f != nil && f.Origin {
		return &content.Field{ID: id, Label: id, Type: content.OneOf, Choices: origins}
	}
	return nil
}

var origins = []content.Choice{{ID: "observed", Label: "observed"}, {ID: "told", Label: "told"}, {ID: "estimated", Label: "estimated"}}

func (d *draft) fieldIDs() []string {
	var ids []string
	for _, f := range d.capture.Fields {
		ids = append(ids, f.ID)
	}
	for _, f := range []string{"by", "table"} {
		if !slices.Contains(ids, f) {
			ids = append(ids, f)
		}
	}
	return ids
}

// lineField is where a line of input goes: the first field of words, unless it
// was given, or the record is not one of lines.
func (d *draft) lineField(lines bool) *content.Field {
	for i := range d.capture.Fields {
		f := &d.capture.Fields[i]
		if f.Type != content.Line && f.Type != content.Text {
			continue
		}
		if _, given := d.given[f.ID]; given || !lines {
			return nil
		}
		return f
	}
	return nil
}

// fields are what a new record begins with: the capture's defaults, and over
// them what was given.
func (d *draft) fields(entry session.Entry) session.Patch {
	p := entry.Default(d.capture)
	for f, v := range d.given {
		p[f] = v
	}
	for i := range d.capture.Fields {
		f := &d.capture.Fields[i]
		if f.Type == content.Money && p[f.ID] != nil {
			// So that the amount still means something in another session's report.
			p["currency"] = entry.Currency()
		}
	}
	return p
}

func activityIDs(pack *content.Pack) []string {
	ids := make([]string, len(pack.Activities))
	for i, act := range pack.Activities {
		ids[i] = act.ID
	}
	return ids
}

// chooseCapture finds what an activity is to write: the kind that is asked for,
// else what it writes line by line, else the only thing it writes.
func chooseCapture(act *content.Activity, kind string) (*content.Capture, error) {
	if !writes(act) {
		return nil, usagef("%s writes nothing down", act.ID)
	}
	if kind != "" {
		if c := act.Capture(kind); c != nil {
			return c, nil
		}
		return nil, usagef("%s writes no %q; it writes %s", act.ID, kind, kindsOf(act))
	}
	for i := range act.Captures {
		if c := &act.Captures[i]; c.InstrumentName(act) == content.InstrumentCards {
			return c, nil
		}
	}
	if len(act.Captures) == 1 {
		return &act.Captures[0], nil
	}
	return nil, usagef("%s writes %s; choose one with --record", act.ID, kindsOf(act))
}

// writes says whether an activity has anything that a command can add. The
// board of those who are out only marks what the draw wrote.
func writes(act *content.Activity) bool {
	return len(act.Captures) > 0 && act.Instrument != content.InstrumentOutside
}

func kindsOf(act *content.Activity) string {
	kinds := make([]string, len(act.Captures))
	for i, c := range act.Captures {
		kinds[i] = c.Kind
	}
	return strings.Join(slices.Compact(kinds), ", ")
}
