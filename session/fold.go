package session

import "slices"

// State is a log and its fold: the changes, and the records they add up to.
// It is a function of the set of changes alone, so the order in which they
// arrive, or arrive again, makes no difference. It is not safe for use by
// several goroutines; the Records it hands out are never altered, and are.
type State struct {
	// Session is the id of the session that changes made here belong to.
	Session ID

	changes  map[ID]*Change
	entries  shelf
	names    shelf
	redacted map[ID]*Change
	// waiting holds, under the id of a change that is not here, the changes
	// that replace it, so that it is superseded should it still arrive.
	waiting map[ID][]*Change
	kinds   map[string]*kindIndex
	rooms   rooms
	numbers map[topKey]*series
	// tops are the highest numbers given, as far as they were counted.
	tops    map[topKey]int64
	clashes clashes
	past    history
	agendas agendas
	clock   int64
	version int64
	// many says that many changes come at once, so that lists are made again
	// once, and not kept in step with each.
	many bool
}

// manyAtOnce is how many changes it takes for that.
const manyAtOnce = 64

// NewState is the fold of the empty log.
func NewState(session ID) *State {
	s := &State{Session: session}
	s.reset()
	return s
}

// Fold builds the state of a set of changes.
func Fold(session ID, changes []*Change) *State {
	s := NewState(session)
	s.ApplyAll(changes)
	return s
}

// ApplyAll adds many changes: redactions first, so that what they remove
// doesn't enter, and then the lowest first, which is the order in which the
// fold has the least to move. It counts those that were new, and lists the ids
// that clashed and the changes that redactions removed from the state.
func (s *State) ApplyAll(changes []*Change) (added int, clashed, dropped []ID) {
	sorted, clashed := s.settleClashes(changes)
	slices.SortFunc(sorted, func(a, b *Change) int {
		if ra, rb := a.Op == OpRedact, b.Op == OpRedact; ra != rb {
			if ra {
				return -1
			}
			return 1
		}
		return Compare(a, b)
	})
	if len(s.changes) == 0 {
		s.changes = make(map[ID]*Change, len(sorted))
		s.entries = newShelf(len(sorted) / 2)
	}
	s.many = len(sorted) > manyAtOnce
	defer func() { s.many = false }()
	for _, c := range sorted {
		eff := s.Apply(c)
		if eff.Added {
			added++
		}
		dropped = append(dropped, eff.Dropped...)
	}
	return added, clashed, dropped
}

func (s *State) reset() {
	s.changes = map[ID]*Change{}
	s.entries, s.names = newShelf(0), newShelf(0)
	s.redacted = map[ID]*Change{}
	s.waiting = map[ID][]*Change{}
	s.kinds = map[string]*kindIndex{}
	s.rooms = rooms{changes: map[ID]int{}, version: s.rooms.version + 1, since: s.version + 1}
	s.numbers = map[topKey]*series{}
	s.tops = map[topKey]int64{}
	s.clashes = clashes{}
	s.past = history{}
	s.clock = 0
	s.version++
}

// Effect is what one change did to the state.
type Effect struct {
	// Added says that the change was new and is now part of the log.
	Added bool
	// Clash says that another change with the same id and other bytes was
	// there; the one with the smaller checksum stays, on every laptop.
	Clash bool
	// Dropped are the changes that a redaction removed.
	Dropped []ID
}

// Apply adds one sealed change. Adding one that is there already does nothing;
// one on a redacted record is dropped.
func (s *State) Apply(c *Change) Effect {
	if have := s.changes[c.ID]; have != nil {
		return s.clash(have, c)
	}
	s.clock = max(s.clock, c.Clock)
	if c.Op == OpRedact {
		return s.redact(c)
	}
	if s.redacted[c.Record] != nil {
		return Effect{}
	}
	s.changes[c.ID] = c
	s.version++
	s.past.note(c)
	if c.Op == OpName {
		// Names count for no room: a share copy, which has none, must show the
		// same letters.
		s.write(c)
		s.touch(s.entries.get(c.Kind, c.Record))
		return Effect{Added: true}
	}
	s.enter(c.Origin)
	if c.Kind == KindSession && c.Sets(FieldLetter) {
		s.reletter()
	}
	e, fresh := s.write(c)
	s.count(c)
	s.renumber(e, c)
	s.index(e, c, fresh)
	return Effect{Added: true}
}

// write folds the change into its record's registers.
func (s *State) write(c *Change) (*entry, bool) {
	space := s.space(c.Op)
	e := space.get(c.Kind, c.Record)
	var replaced []*Change
	for _, p := range c.Prev {
		if y := s.changes[p]; y == nil {
			s.waiting[p] = append(s.waiting[p], c)
		} else if Compare(y, c) < 0 {
			replaced = append(replaced, y)
		}
	}
	later := s.waiting[c.ID]
	delete(s.waiting, c.ID)
	if e == nil {
		// What is later or replaced is on another record, and counts for nothing.
		e = newEntry(entryKey{c.Kind, c.Record}, c)
		space.put(e)
		return e, true
	}
	registers := e.spread()
	at, _ := slices.BinarySearchFunc(e.log, c, Compare)
	e.log = slices.Insert(e.log, at, c)
	e.view, e.shown = nil, unknown
	for field := range c.Fields() {
		r := registers.of(field)
		for _, y := range replaced {
			r.remove(y)
		}
		if !slices.ContainsFunc(later, func(z *Change) bool { return s.replaces(z, c, field) }) {
			r.insert(c)
		}
	}
	return e, false
}

// replaces says whether z, which names c in its prev, supersedes it on the
// field: z must still be in the log, write the same record, and be higher.
func (s *State) replaces(z, c *Change, field string) bool {
	return s.changes[z.ID] == z && z.Op == c.Op && z.Kind == c.Kind && z.Record == c.Record &&
		z.Sets(field) && Compare(c, z) < 0
}

// Changes returns the log sorted by id, as files hold it.
func (s *State) Changes() []*Change {
	all := make([]*Change, 0, len(s.changes))
	for _, c := range s.changes {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b *Change) int { return CompareID(a.ID, b.ID) })
	return all
}

// Len is the number of changes in the log.
func (s *State) Len() int { return len(s.changes) }

// Has says whether the log holds the change.
func (s *State) Has(id ID) bool { return s.changes[id] != nil }

// Change returns the change with this id, or nil.
func (s *State) Change(id ID) *Change { return s.changes[id] }

// Clock is the highest clock seen, also on changes that a redaction dropped;
// the next change has one more.
func (s *State) Clock() int64 { return s.clock }

// Version grows with every change that alters the state; what was drawn at one
// version is still right while it stays.
func (s *State) Version() int64 { return s.version }
