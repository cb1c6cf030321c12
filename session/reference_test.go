package session

import (
	"slices"
	"strconv"
	"strings"
)

// The reference fold: what the design says of a set of changes, written down
// word for word, slow and without any state. Its rules are a value, so that
// the mutants (mutants_test.go) can break one at a time.

// arrivals are changes in the order in which they came, some twice.
type arrivals struct {
	changes []*Change
	ids     map[ID]bool
}

func arrive(changes []*Change) arrivals {
	a := arrivals{changes: changes, ids: map[ID]bool{}}
	for _, c := range changes {
		a.ids[c.ID] = true
	}
	return a
}

// place is when a change first came.
func (a arrivals) place(c *Change) int { return slices.Index(a.changes, c) }

type rules struct {
	// stays says which of two changes with one id and other bytes stays.
	stays func(a, b *Change) *Change
	// removed says whether a change is gone because of the redaction r.
	removed func(c, r *Change, in arrivals) bool
	// compare is negative where b outranks a.
	compare func(a, b *Change, in arrivals) int
	// supersedes says that x replaces y on a field that both set.
	supersedes func(x, y *Change, in arrivals, compare func(a, b *Change) int) bool
	// gone says whether the heads of "deleted" take away the other heads.
	gone func(deleted, others []*Change) bool
}

// designed are the rules of the design.
var designed = rules{
	stays: func(a, b *Change) *Change {
		if slices.Compare(a.sum[:], b.sum[:]) < 0 {
			return a
		}
		return b
	},
	removed: func(c, r *Change, _ arrivals) bool { return c.Record == r.Record && c.Op != OpRedact },
	compare: func(a, b *Change, _ arrivals) int { return Compare(a, b) },
	supersedes: func(x, y *Change, _ arrivals, compare func(a, b *Change) int) bool {
		return slices.Contains(x.Prev, y.ID) && compare(y, x) < 0
	},
	gone: func(deleted, others []*Change) bool {
		seen := func(h *Change) bool {
			return slices.ContainsFunc(deleted, func(d *Change) bool { return d == h || slices.Contains(d.Prev, h.ID) })
		}
		notTrue := func(d *Change) bool { return d.Value(FieldDeleted) != true }
		notSeen := func(h *Change) bool { return !seen(h) }
		return len(deleted) > 0 && !slices.ContainsFunc(deleted, notTrue) && !slices.ContainsFunc(others, notSeen)
	},
}

// refRecord is one record, or one person's names, in the reference fold.
type refRecord struct {
	op    Op
	key   entryKey
	all   []*Change            // lowest first
	heads map[string][]*Change // lowest first
}

// fold is the picture of a set of changes.
func (ru rules) fold(session ID, changes []*Change) *picture {
	in := arrive(changes)
	compare := func(a, b *Change) int { return ru.compare(a, b, in) }
	left := ru.left(in)
	p := &picture{
		log: map[ID]*Change{}, heads: map[register3][]ID{}, names: map[ID][]string{},
		rooms: refLetters(left), next: refNext(session, left),
	}
	groups := map[register3]*refRecord{}
	for _, c := range left {
		p.log[c.ID] = c
		if c.Op == OpRedact {
			continue
		}
		at := register3{c.Op, Field{c.Kind, c.Record, ""}}
		if groups[at] == nil {
			groups[at] = &refRecord{op: c.Op, key: entryKey{c.Kind, c.Record}}
		}
		groups[at].all = append(groups[at].all, c)
	}
	var records []*refRecord
	for _, r := range groups {
		slices.SortFunc(r.all, compare)
		r.heads = ru.heads(r.all, in, compare)
		for f, heads := range r.heads {
			for _, h := range heads {
				at := register3{r.op, Field{r.key.kind, r.key.id, f}}
				p.heads[at] = append(p.heads[at], h.ID)
			}
		}
		if r.op == OpName {
			name, also := r.read("name")
			p.names[r.key.id] = asTexts(append([]any{name}, also...))
		} else {
			records = append(records, r)
		}
	}
	p.shown = ru.show(records, p.rooms, compare)
	p.aliases = refAliases(p, left)
	return p
}

// left are the changes that count: one an id, and none that was redacted.
func (ru rules) left(in arrivals) []*Change {
	one := map[ID]*Change{}
	for _, c := range in.changes {
		if have := one[c.ID]; have != nil && have.sum != c.sum {
			c = ru.stays(have, c)
		}
		one[c.ID] = c
	}
	var left []*Change
	for _, c := range one {
		redacted := false
		for _, r := range one {
			redacted = redacted || r.Op == OpRedact && ru.removed(c, r, in)
		}
		if !redacted {
			left = append(left, c)
		}
	}
	return left
}

// heads are, for each field, the changes that none supersedes.
func (ru rules) heads(all []*Change, in arrivals, compare func(a, b *Change) int) map[string][]*Change {
	heads := map[string][]*Change{}
	for _, y := range all {
		for f := range y.Fields() {
			replaced := slices.ContainsFunc(all, func(x *Change) bool {
				return x != y && x.Sets(f) && ru.supersedes(x, y, in, compare)
			})
			if !replaced {
				heads[f] = append(heads[f], y)
			}
		}
	}
	return heads
}

// read is the value of a field, and what was also written.
func (r *refRecord) read(field string) (value any, also []any) {
	for i, h := range slices.Backward(r.heads[field]) {
		v := h.Value(field)
		if i == len(r.heads[field])-1 {
			value = v
			continue
		}
		again := slices.ContainsFunc(append(also, value), func(w any) bool { return SameValue(v, w) })
		if v != nil && !again {
			also = append(also, v)
		}
	}
	return value, also
}

// present says whether the record is there: with something written, and not
// gone.
func (r *refRecord) present(gone func(deleted, others []*Change) bool) bool {
	var others []*Change
	written := false
	for f, heads := range r.heads {
		if f == FieldDeleted {
			continue
		}
		for _, h := range heads {
			others = append(others, h)
			written = written || f != FieldNumber && h.Value(f) != nil
		}
	}
	return written && !gone(r.heads[FieldDeleted], others)
}

// number is the record's number and the room that gave it, 0 for none.
func (r *refRecord) number() (int64, ID) {
	heads := r.heads[FieldNumber]
	if len(heads) == 0 {
		return 0, ID{}
	}
	h := heads[len(heads)-1]
	n, _ := h.Value(FieldNumber).(int64)
	return max(n, 0), h.Origin
}

// show lists the records that are there as a person sees them.
func (ru rules) show(records []*refRecord, rooms map[ID]string, compare func(a, b *Change) int) []shownRecord {
	order := func(r *refRecord) string {
		v, _ := r.read(FieldOrder)
		text, _ := v.(string)
		return text
	}
	slices.SortFunc(records, func(a, b *refRecord) int {
		oa, ob := order(a), order(b)
		switch {
		case a.key.kind != b.key.kind:
			return strings.Compare(a.key.kind, b.key.kind)
		case oa == ob:
			return compare(a.all[0], b.all[0])
		case oa == "":
			return 1
		case ob == "":
			return -1
		}
		return strings.Compare(oa, ob)
	})
	var shown []shownRecord
	for _, r := range records {
		if !r.present(ru.gone) {
			continue
		}
		v := shownRecord{
			kind: r.key.kind, id: r.key.id, activity: r.all[0].Activity, origin: r.all[0].Origin, at: r.all[0].At,
			fields: map[string]any{}, also: map[string][]any{},
		}
		for f := range r.heads {
			if f == FieldDeleted || f == FieldNumber {
				continue
			}
			value, also := r.read(f)
			if value != nil {
				v.fields[f] = value
			}
			if len(also) > 0 {
				v.also[f] = also
			}
		}
		if n, origin := r.number(); n > 0 {
			v.number = int(n)
			v.label = rooms[origin] + strconv.FormatInt(n, 10)
			if before := r.earlier(records, compare); before > 0 {
				v.label += letter(before + 1)
			}
		}
		shown = append(shown, v)
	}
	return shown
}

// earlier counts the records that have the same number and were made before.
func (r *refRecord) earlier(records []*refRecord, compare func(a, b *Change) int) int {
	n, origin := r.number()
	before := 0
	for _, other := range records {
		m, room := other.number()
		if other.key.kind == r.key.kind && m == n && room == origin && compare(other.all[0], r.all[0]) < 0 {
			before++
		}
	}
	return before
}

// asTexts are the values as the names that they are.
func asTexts(values []any) []string {
	list := make([]string, len(values))
	for i, v := range values {
		list[i], _ = v.(string)
	}
	return list
}
