package session

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// picture is everything that a log shows, so that two folds can be compared.
type picture struct {
	// log are the changes that are left, by id.
	log map[ID]*Change
	// heads are the heads of each field of each record, present or not.
	heads map[register3][]ID
	// shown are the records that are there: kinds sorted, and within a kind in
	// the order of the list.
	shown []shownRecord
	// names are each person's name and those also written, and rooms the
	// letter of each origin.
	names map[ID][]string
	rooms map[ID]string
	// aliases are how people are called, also the redacted.
	aliases map[ID]string
	// next is the number that the next record of a kind would get.
	next map[string]int64
}

// register3 names a field of a record among the records or among the names.
type register3 struct {
	op Op
	Field
}

type shownRecord struct {
	kind, label, activity string
	id, origin            ID
	number                int
	at                    int64
	fields                map[string]any
	also                  map[string][]any
}

// find is the record that is shown with this kind and id, or nil.
func (p *picture) find(kind string, id ID) *shownRecord {
	at := slices.IndexFunc(p.shown, func(r shownRecord) bool { return r.kind == kind && r.id == id })
	if at < 0 {
		return nil
	}
	return &p.shown[at]
}

// shows says whether the value is to be read in the field, as its value or as
// also written.
func (r *shownRecord) shows(field string, v any) bool {
	same := func(w any) bool { return SameValue(v, w) }
	return same(r.fields[field]) || slices.ContainsFunc(r.also[field], same)
}

// records renders what a person sees of the records.
func (p *picture) records() string {
	var b strings.Builder
	for _, r := range p.shown {
		fmt.Fprintf(&b, "%s %s #%d %q in %q of %s at %d %v also %v\n",
			r.kind, r.id, r.number, r.label, r.activity, r.origin, r.at, r.fields, r.also)
	}
	return b.String()
}

// String renders all of it, a line for each thing, sorted.
func (p *picture) String() string {
	var b strings.Builder
	b.WriteString(p.records())
	for _, id := range slices.SortedFunc(maps.Keys(p.log), CompareID) {
		fmt.Fprintf(&b, "log %s %x\n", id, p.log[id].Sum())
	}
	fmt.Fprintf(&b, "names %v\nrooms %v\naliases %v\nnext %v\n", p.names, p.rooms, p.aliases, p.next)
	var lines []string
	for k, ids := range p.heads {
		lines = append(lines, fmt.Sprintf("heads %s %s %s %s %v", k.op, k.Kind, k.ID, k.Name, ids))
	}
	slices.Sort(lines)
	return b.String() + strings.Join(lines, "\n")
}

// portrait is the picture that a state gives.
func portrait(s *State) *picture {
	p := &picture{
		log: map[ID]*Change{}, heads: map[register3][]ID{}, names: map[ID][]string{},
		rooms: map[ID]string{}, aliases: map[ID]string{}, next: map[string]int64{},
	}
	for _, c := range s.Changes() {
		p.log[c.ID] = c
		p.next[c.Kind] = s.nextNumber(c.Kind)
	}
	for op, space := range map[Op]*shelf{OpSet: &s.entries, OpName: &s.names} {
		for e := range space.all() {
			for f, heads := range e.fields() {
				for _, h := range heads {
					at := register3{op, Field{e.kind, e.id, f}}
					p.heads[at] = append(p.heads[at], h.ID)
				}
			}
		}
	}
	for _, kind := range s.Kinds() {
		for _, r := range s.Kind(kind) {
			p.shown = append(p.shown, shownOf(r))
		}
	}
	for e := range s.names.all() {
		p.names[e.id] = append([]string{s.RealName(e.id)}, s.AlsoNamed(e.id)...)
	}
	for _, o := range s.Rooms() {
		p.rooms[o] = s.Room(o)
	}
	for id, c := range s.redacted {
		if c.Kind == KindParticipant {
			p.aliases[id] = s.AliasOf(id)
		}
	}
	for _, r := range s.Kind(KindParticipant) {
		p.aliases[r.ID] = s.AliasOf(r.ID)
	}
	return p
}

// saying is a record with these fields.
func saying(kind string, id ID, fields Patch) *Record {
	text, err := fields.Encode()
	c := &Change{}
	if err == nil {
		c.written, err = readWritten(text)
	}
	if err != nil {
		panic(err)
	}
	return &Record{Kind: kind, ID: id, made: c}
}

// fieldsSet are the fields that are set.
func fieldsSet(r *Record) Patch {
	p := Patch{}
	for _, f := range r.Fields() {
		p[f] = r.Value(f)
	}
	return p
}

func shownOf(r *Record) shownRecord {
	v := shownRecord{
		kind: r.Kind, id: r.ID, number: r.Number, label: r.Label, activity: r.Activity,
		origin: r.Origin, at: r.At, fields: map[string]any{}, also: map[string][]any{},
	}
	maps.Copy(v.fields, fieldsSet(r))
	for _, f := range r.Conflicts() {
		v.also[f] = r.Also(f)
	}
	return v
}

// difference is the first lines in which two texts differ, "" where they are
// the same.
func difference(got, want string) string {
	if got == want {
		return ""
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("got  %s\nwant %s", g[i], w[i])
		}
	}
	return fmt.Sprintf("got %d lines, want %d:\n%s\n-- want\n%s", len(g), len(w), got, want)
}
