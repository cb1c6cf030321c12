package session

import (
	"iter"
	"slices"
)

type entryKey struct {
	kind string
	id   ID
}

// entry is one record in the making: a register for each field.
type entry struct {
	entryKey
	// several are the registers of a record that more than one change is on. The
	// only change on a record, as on most, holds every field that it wrote; that
	// takes no register to tell.
	several *registers
	log     []*Change  // every change on it, in the order of Compare
	made    [1]*Change // where the log begins: of most records it is the one that made them
	view    *Record    // nil: to be made again
	// series and number are the number that counts, nil and 0 where it has none;
	// before is how many records were given it earlier, where several were; see
	// numbering.
	series *series
	number int64
	before int32
	rooms  int32 // the rooms' version that the view was made at
	shown  shown
}

// shown remembers whether a record is there to be seen.
type shown uint8

const (
	unknown shown = iota // to be looked at again
	visible
	hidden
	dropped // out of the log; it never comes back
)

// registers are the fields of a record, in the order in which they were first
// written.
type registers struct {
	list []register
	at   map[string]int // where each stands; nil while they are few
}

// register is one field: its heads are the changes that no other present
// change supersedes, in the order of Compare. The last one's value counts; the
// others were "also written".
type register struct {
	field string
	one   [1]*Change // nearly always there is one; nil where there is none
	many  *[]*Change // all of them, where there are more
}

// newEntry is the record that a change makes.
func newEntry(key entryKey, c *Change) *entry {
	e := &entry{entryKey: key}
	e.made[0] = c
	e.log = e.made[:]
	return e
}

// spread gives the only change on a record its registers, before another joins
// it.
func (e *entry) spread() *registers {
	if e.several == nil {
		c := e.log[0]
		e.several = &registers{list: make([]register, 0, c.fields()+1)}
		for f := range c.Fields() {
			e.several.of(f).insert(c)
		}
	}
	return e.several
}

// of is the register of a field, made where there is none. It is right until
// the next one is asked for.
func (r *registers) of(field string) *register {
	if at := r.find(field); at >= 0 {
		return &r.list[at]
	}
	r.list = append(r.list, register{field: field})
	last := len(r.list) - 1
	if r.at != nil {
		r.at[field] = last
	} else if last == few {
		r.at = make(map[string]int, 2*few)
		for i := range r.list {
			r.at[r.list[i].field] = i
		}
	}
	return &r.list[last]
}

func (r *registers) find(field string) int {
	if r.at != nil {
		if at, ok := r.at[field]; ok {
			return at
		}
		return -1
	}
	return slices.IndexFunc(r.list, func(one register) bool { return one.field == field })
}

func (r *register) heads() []*Change {
	switch {
	case r.many != nil:
		return *r.many
	case r.one[0] == nil:
		return nil
	}
	return r.one[:]
}

func (r *register) insert(c *Change) {
	if r.many == nil {
		if r.one[0] == nil {
			r.one[0] = c
			return
		}
		r.many = &[]*Change{r.one[0]}
	}
	at, _ := slices.BinarySearchFunc(*r.many, c, Compare)
	*r.many = slices.Insert(*r.many, at, c)
}

func (r *register) remove(c *Change) {
	switch {
	case r.many == nil:
		if r.one[0] == c {
			r.one[0] = nil
		}
		return
	default:
		at, found := slices.BinarySearchFunc(*r.many, c, Compare)
		if !found {
			return
		}
		*r.many = slices.Delete(*r.many, at, at+1)
	}
	if len(*r.many) == 1 {
		r.one[0], r.many = (*r.many)[0], nil
	}
}

// heads are those of a field, none where it was never written.
func (e *entry) heads(field string) []*Change {
	switch {
	case e == nil:
		return nil
	case e.several == nil:
		if e.log[0].Sets(field) {
			return e.log[:1]
		}
		return nil
	}
	if at := e.several.find(field); at >= 0 {
		return e.several.list[at].heads()
	}
	return nil
}

// fields are all that were ever written, each with its heads.
func (e *entry) fields() iter.Seq2[string, []*Change] {
	return func(yield func(string, []*Change) bool) {
		if e.several == nil {
			for f := range e.log[0].Fields() {
				if !yield(f, e.log[:1]) {
					return
				}
			}
			return
		}
		for i := range e.several.list {
			r := &e.several.list[i]
			if !yield(r.field, r.heads()) {
				return
			}
		}
	}
}

// head is the change whose value counts in a field, or nil.
func (e *entry) head(field string) *Change { return top(e.heads(field)) }

// top is the one of a field's heads whose value counts, nil where there is none.
func top(heads []*Change) *Change {
	if len(heads) == 0 {
		return nil
	}
	return heads[len(heads)-1]
}

// str is the field as text, "" where it is unset or no text.
func (e *entry) str(field string) string {
	if h := e.head(field); h != nil {
		return h.Str(field)
	}
	return ""
}

// also lists the values of the heads below the one that counts, highest first,
// without those that say the same.
func also(heads []*Change, field string) []any {
	if len(heads) < 2 {
		return nil
	}
	var values []any
	counts := top(heads).Value(field)
	for i := len(heads) - 2; i >= 0 && len(values) < MaxPrev; i-- {
		v := heads[i].Value(field)
		same := func(w any) bool { return SameValue(v, w) }
		if v != nil && !same(counts) && !slices.ContainsFunc(values, same) {
			values = append(values, v)
		}
	}
	return values
}
