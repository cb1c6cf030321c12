package session

import (
	"slices"
	"strconv"
	"strings"
)

// FieldNumber is the short number that a record is given when it is made. It
// is kept, not counted, so that the number on a slip on the wall stays right
// whatever is merged, deleted or redacted later.
const FieldNumber = "number"

// FieldOrder sorts the records of a list; see Between.
const FieldOrder = "order"

type numberKey struct {
	origin ID
	kind   string
	number int64
}

type topKey struct {
	origin ID
	kind   string
}

// kindIndex holds the records of one kind in their order.
type kindIndex struct {
	all   []*entry
	live  []*Record
	stale bool
	rooms int // the rooms' version that live was made at
	// version of the state at which one of the records last changed
	version int64
}

// Kind returns the records of a kind that are there, sorted by their order
// field and then by the time they were made. The slice must not be altered.
func (s *State) Kind(kind string) []*Record {
	k := s.kinds[kind]
	if k == nil {
		return nil
	}
	if k.stale || k.rooms != s.rooms.version {
		k.rooms = s.rooms.version
		slices.SortFunc(k.all, compareEntries)
		k.live = make([]*Record, 0, len(k.all))
		for _, e := range k.all {
			if e.present() {
				k.live = append(k.live, s.record(e))
			}
		}
		k.stale = false
	}
	return k.live[:len(k.live):len(k.live)]
}

// KindVersion is the state's version at which a record of the kind last
// changed; what was drawn of the kind is right while it stays.
func (s *State) KindVersion(kind string) int64 {
	if k := s.kinds[kind]; k != nil {
		return k.version
	}
	return 0
}

// Kinds lists the kinds that the log has records of, sorted.
func (s *State) Kinds() []string {
	var names []string
	for name, k := range s.kinds {
		if slices.ContainsFunc(k.all, (*entry).present) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func (e *entry) order() string {
	o, _ := e.fields[FieldOrder].value(FieldOrder).(string)
	return o
}

// manyChanges is where looking at a whole record with each change to it would
// let a stranger's file cost the square of its size; the list is made again
// when it is next asked for.
const manyChanges = 256

// compareEntries sorts records without an order key behind those with one:
// they were added without anybody placing them.
func compareEntries(a, b *entry) int {
	oa, ob := a.order(), b.order()
	if (oa == "") != (ob == "") {
		if oa == "" {
			return 1
		}
		return -1
	}
	if c := strings.Compare(oa, ob); c != 0 {
		return c
	}
	return Compare(a.log[0], b.log[0])
}

// index keeps a kind's list in step with one change, without walking it where
// a record is added at the end, as nearly all are.
func (s *State) index(e *entry, c *Change, fresh bool) {
	k := s.kinds[e.kind]
	if k == nil {
		k = &kindIndex{}
		s.kinds[e.kind] = k
	}
	k.version = s.version
	e.view = nil
	if fresh {
		s.byID[e.id] = append(s.byID[e.id], e)
		last := len(k.all) - 1
		k.all = append(k.all, e)
		if last >= 0 && compareEntries(k.all[last], e) > 0 {
			k.stale = true
		}
		if !k.stale && e.present() {
			k.live = append(k.live[:len(k.live):cap(k.live)], s.record(e))
		}
		return
	}
	if k.stale || c.Sets(FieldOrder) || e.log[0] == c || len(e.log) > manyChanges {
		k.stale = true
		return
	}
	s.refresh(k, e)
}

// refresh puts the new view of a record in the place of the old one.
func (s *State) refresh(k *kindIndex, e *entry) {
	at, found := slices.BinarySearchFunc(k.live, e, func(r *Record, e *entry) int {
		return compareEntries(s.entries[entryKey{r.Kind, r.ID}], e)
	})
	if found != e.present() {
		k.stale = true
		return
	}
	if found {
		// Copied, since the old slice may be in somebody's hands.
		k.live = slices.Clone(k.live)
		k.live[at] = s.record(e)
	}
}

// touch makes a record's view and its kind's list fresh again.
func (s *State) touch(e *entry) {
	if e == nil {
		return
	}
	e.view = nil
	if k := s.kinds[e.kind]; k != nil {
		k.stale, k.version = true, s.version
	}
}

// number is the number that counts, and the room that gave it.
func (e *entry) number() (int64, ID) {
	h := e.fields[FieldNumber].head()
	if h == nil {
		return 0, ID{}
	}
	n, _ := h.Patch[FieldNumber].(int64)
	return n, h.Origin
}

// number notes the number that a change gives its record.
func (s *State) number(e *entry, c *Change) {
	if n, ok := c.Patch[FieldNumber].(int64); ok && n > 0 {
		top := topKey{c.Origin, e.kind}
		s.tops[top] = max(s.tops[top], n)
		key := numberKey{c.Origin, e.kind, n}
		if !slices.Contains(s.numbers[key], e) && len(s.numbers[key]) < MaxPrev {
			s.numbers[key] = append(s.numbers[key], e)
		}
		s.touchSame(key)
	} else if e.log[0] == c && len(e.log) > 1 {
		// An earlier change came late: who was first may differ now.
		n, origin := e.number()
		s.touchSame(numberKey{origin, e.kind, n})
	}
}

func (s *State) touchSame(key numberKey) {
	if same := s.numbers[key]; len(same) > 1 {
		for _, e := range same {
			s.touch(e)
		}
	}
}

// nextNumber is the number for the next record of a kind made here.
func (s *State) nextNumber(kind string) int64 { return s.tops[topKey{s.Session, kind}] + 1 }

// label is the number with the room's letter, and with a letter behind it for
// the second and further records that two laptops gave the same number.
func (s *State) label(e *entry, key numberKey) string {
	before := 0
	for _, other := range s.numbers[key] {
		n, origin := other.number()
		if other != e && n == key.number && origin == key.origin && Compare(other.log[0], e.log[0]) < 0 {
			before++
		}
	}
	label := s.Room(key.origin) + strconv.FormatInt(key.number, 10)
	if before > 0 {
		label += letter(before + 1)
	}
	return label
}
