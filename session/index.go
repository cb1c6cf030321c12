package session

import (
	"slices"
	"strings"
)

// FieldOrder sorts the records of a list; see Between.
const FieldOrder = "order"

// kindIndex holds the records of one kind in their order.
type kindIndex struct {
	all  []*entry // in their order, unless stale; may hold dropped ones then
	live []*Record
	// stale says that live has to be made again. It is so from the start, so
	// that a log is folded without making lists that nobody has asked for.
	stale bool
	// shared says that live was handed out and must not be written over.
	shared bool
	rooms  int32 // the rooms' version that live was made at
	// version of the state at which one of the records last changed
	version int64
	news    news
}

// outdate has the list made again when it is next asked for.
func (s *State) outdate(k *kindIndex) {
	k.stale, k.version = true, s.version
	k.news.forget(s.version)
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
		k.all = slices.DeleteFunc(k.all, func(e *entry) bool { return e.shown == dropped })
		slices.SortFunc(k.all, compareEntries)
		k.live = make([]*Record, 0, len(k.all))
		for _, e := range k.all {
			if e.present() {
				k.live = append(k.live, s.record(e))
			}
		}
		k.stale = false
	}
	k.shared = true
	return k.live[:len(k.live):len(k.live)]
}

// KindVersion is the state's version at which a record of the kind last
// changed, or at which all labels did because a room came or went; what was
// drawn of the kind is right while it stays.
func (s *State) KindVersion(kind string) int64 {
	if k := s.kinds[kind]; k != nil {
		return max(k.version, s.rooms.since)
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
	return e.str(FieldOrder)
}

// manyChanges is where looking at a whole record with each change to it would
// let a stranger's file cost the square of its size; the list is made again
// when it is next asked for.
const manyChanges = 256

// compareEntries sorts records without an order key behind those with one:
// they were added without anybody placing them.
func compareEntries(a, b *entry) int { return byOrder(a.order(), b.order(), a.log[0], b.log[0]) }

// compareRecords sorts records of one kind as Kind does.
func compareRecords(a, b *Record) int {
	return byOrder(a.Str(FieldOrder), b.Str(FieldOrder), a.made, b.made)
}

func byOrder(oa, ob string, a, b *Change) int {
	if (oa == "") != (ob == "") {
		if oa == "" {
			return 1
		}
		return -1
	}
	if c := strings.Compare(oa, ob); c != 0 {
		return c
	}
	return Compare(a, b)
}

// kind is the index of a kind, made where there is none.
func (s *State) kind(name string) *kindIndex {
	k := s.kinds[name]
	if k == nil {
		k = &kindIndex{stale: true}
		s.kinds[name] = k
	}
	return k
}

// index keeps a kind's list in step with one change, without walking it. Of many
// changes at once it does not: one list made again costs less than they do.
func (s *State) index(e *entry, c *Change, fresh bool) {
	k := s.kind(e.kind)
	k.version = s.version
	moved := !fresh && (c.Sets(FieldOrder) || e.log[0] == c)
	if k.stale || s.many || k.rooms != s.rooms.version || moved || len(e.log) > manyChanges {
		if fresh {
			k.all = append(k.all, e)
		}
		s.outdate(k)
		return
	}
	if fresh {
		at := len(k.all)
		if at > 0 && compareEntries(k.all[at-1], e) > 0 {
			at, _ = slices.BinarySearchFunc(k.all, e, compareEntries)
		}
		k.all = slices.Insert(k.all, at, e)
	}
	s.refresh(k, e)
	k.news.add(s.version, e)
}

// refresh puts the new view of a record in the place of the old one, or takes it
// in or out where it came or went.
func (s *State) refresh(k *kindIndex, e *entry) {
	at, found := s.placeOf(k.live, e)
	live := e.present()
	if !live && !found {
		return
	}
	if k.shared && (found || at < len(k.live)) { // what was handed out ends before a new one
		k.live, k.shared = slices.Clone(k.live), false
	}
	switch {
	case !found:
		k.live = slices.Insert(k.live, at, s.record(e))
	case live:
		k.live[at] = s.record(e)
	default:
		k.live = slices.Delete(k.live, at, at+1)
	}
}

// placeOf is where a record stands in a list in the kind's order, or would
// stand.
func (s *State) placeOf(list []*Record, e *entry) (at int, found bool) {
	if n := len(list); n == 0 || compareEntries(s.entryOf(list[n-1]), e) < 0 {
		return n, false // as with nearly all that are new
	}
	return slices.BinarySearchFunc(list, e, func(r *Record, e *entry) int { return compareEntries(s.entryOf(r), e) })
}

func (s *State) entryOf(r *Record) *entry { return s.entries.get(r.Kind, r.ID) }

// touch makes a record's view and its kind's list fresh again.
func (s *State) touch(e *entry) {
	if e == nil {
		return
	}
	e.view = nil
	if k := s.kinds[e.kind]; k != nil {
		s.outdate(k)
	}
}
