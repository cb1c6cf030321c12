package ui

import (
	"fmt"
	"slices"
	"strings"

	"doorstep/session"
)

// what says what an undo took back, or a redo did again: the act, the records,
// and what of them stays because another laptop changed it since.
func (d *desk) what(u session.Undone) string {
	shown := map[session.ID]*session.Record{}
	for _, r := range u.What {
		shown[r.ID] = r
	}
	var groups []deedGroup
	for _, deed := range d.state.Deeds(u.Batch) {
		if deed.Fields = without(deed, u.Skipped); len(deed.Fields) == 0 {
			continue
		}
		i := slices.IndexFunc(groups, func(g deedGroup) bool { return g.act == deed.Act && g.kind == deed.Kind })
		if i < 0 {
			groups = append(groups, deedGroup{act: deed.Act, kind: deed.Kind})
			i = len(groups) - 1
		}
		groups[i].deeds = append(groups[i].deeds, deed)
	}
	var parts []string
	for i, g := range groups {
		if i == mostGroups {
			parts = append(parts, "and more")
			break
		}
		parts = append(parts, d.deedText(g, shown))
	}
	if len(parts) == 0 {
		parts = append(parts, plural(len(u.What), "record", "records")+" changed")
	}
	text := strings.Join(parts, ", ")
	if len(u.Skipped) > 0 {
		text += "; what others changed since stays"
	}
	return text + "."
}

// without are the fields of a deed that were taken back, and not left since
// somebody changed them.
func without(deed session.Deed, skipped []session.Field) []string {
	return slices.DeleteFunc(deed.Fields, func(f string) bool {
		return slices.Contains(skipped, session.Field{Kind: deed.Kind, ID: deed.ID, Name: f})
	})
}

// mostGroups is how many acts one sentence tells, and mostLabels how many
// numbers.
const (
	mostGroups = 3
	mostLabels = 4
)

// deedGroup is one act on records of one kind.
type deedGroup struct {
	act   session.Act
	kind  string
	deeds []session.Deed
}

// deedText tells one group: a single record by its words, several by their
// numbers.
func (d *desk) deedText(g deedGroup, after map[session.ID]*session.Record) string {
	if len(g.deeds) == 1 {
		return d.oneDeed(g.deeds[0], after)
	}
	text := fmt.Sprintf("%d %s %s", len(g.deeds), session.KindWords(g.kind), g.act)
	if g.act == session.ActNamed {
		return plural(len(g.deeds), "name", "names") + " written"
	}
	var labels []string
	for _, deed := range g.deeds {
		r := after[deed.ID]
		switch {
		case r == nil:
		case r.Kind == session.KindParticipant || r.Kind == session.KindTable:
			labels = append(labels, shown(r.Text()))
		case r.Label != "":
			labels = append(labels, "#"+r.Label)
		}
	}
	if n := len(labels); n > mostLabels {
		labels = append(labels[:mostLabels-1], "… "+labels[n-1])
	}
	if len(labels) > 0 {
		text += ": " + strings.Join(labels, ", ")
	}
	return text
}

// wholeWords are the fields that are all a record says. A record without any
// other main field, such as a pair's reason, may say a lot.
var wholeWords = map[string]bool{"text": true, "sentence": true, "statement": true, "answer": true, "question": true}

// oneDeed tells what was done to one record.
func (d *desk) oneDeed(deed session.Deed, after map[session.ID]*session.Record) string {
	r := after[deed.ID]
	name := d.recordName(deed.Kind, r)
	switch {
	case deed.Act == session.ActNamed:
		if alias := d.state.AliasOf(deed.ID); alias != "" {
			return "the name of " + shown(alias) + " written"
		}
		return "a name written"
	case deed.Act != session.ActChanged:
		return name + " " + string(deed.Act)
	case r != nil && slices.Contains(deed.Fields, r.MainField()) && r.Kind != session.KindSession && (r.Text() != "" || wholeWords[r.MainField()]):
		name = strings.TrimSpace(session.KindWord(r.Kind) + " #" + r.Label)
		if r.Text() == "" {
			return name + " reworded; it has no words again"
		}
		return name + " reworded; it says “" + cut(shown(r.Text()), 40) + "” again"
	}
	labels := d.fieldLabels(deed)
	if labels == "" {
		return name + " changed"
	}
	return name + " changed: " + labels
}

// recordName is a record as one sentence names it.
func (d *desk) recordName(kind string, r *session.Record) string {
	word := session.KindWord(kind)
	switch {
	case r == nil:
		return word
	case kind == session.KindSession:
		return "the workshop's details"
	case kind == session.KindAgenda:
		return "the plan of " + shown(r.Str("for"))
	case kind == session.KindLink:
		return "the citation of " + d.refName(r.Ref("to")) + " by " + d.refName(r.Ref("from"))
	case kind == session.KindParticipant || kind == session.KindTable:
		return shown(r.Text())
	case r.Label != "":
		word += " #" + r.Label
	}
	if t := shown(r.Text()); t != "" {
		word += " “" + cut(t, 40) + "”"
	}
	return word
}

// refName is a record by kind and number.
func (d *desk) refName(id session.ID) string {
	r := d.state.Find(id)
	if r == nil {
		return "something that is gone"
	}
	return strings.TrimSpace(session.KindWord(r.Kind) + " #" + r.Label)
}

// fieldLabels names up to three fields as the pack does.
func (d *desk) fieldLabels(deed session.Deed) string {
	reader := newReader(d.state, d.entry(), d.pack)
	var labels []string
	for _, f := range deed.Fields {
		if f == "currency" || strings.HasSuffix(f, session.OriginSuffix) && len(deed.Fields) > 1 {
			continue // they go with the figure
		}
		if label := shown(reader.field("", deed.Kind, f).Label); !slices.Contains(labels, label) {
			labels = append(labels, label)
		}
	}
	if len(labels) > 3 {
		return plural(len(labels), "field", "fields")
	}
	return strings.Join(labels, ", ")
}
