package store

import (
	"bytes"
	"cmp"
	"slices"

	"doorstep/session"
)

// ledger is the log as publishing needs it: the set of changes, and the
// readable row of each record. It unites as session.State does, and makes no
// fold of the whole: a record's row depends on its own changes, so only those
// of records that were touched are folded, and forgotten again. At ten
// thousand changes that is a tenth of what a second fold would keep.
type ledger struct {
	session  session.ID
	byID     map[session.ID]*session.Change
	byRecord map[session.ID][]*session.Change
	redacted map[session.ID]bool
	made     map[session.ID]*sheet // nil: to be made again
	order    []placed              // the rows when they were last asked for
	rows     []recordRow
	version  int64
	sorted   []*session.Change // nil: to be made again
}

// sheet is what one record's changes add up to: its rows, of which there is
// one but for an id that was used for two kinds, and what rows of other
// records show of it.
type sheet struct {
	rows         []recordRow
	by, table    []session.ID // of each row
	alias, label string
}

func newLedger(id session.ID) *ledger {
	return &ledger{
		session:  id,
		byID:     map[session.ID]*session.Change{},
		byRecord: map[session.ID][]*session.Change{},
		redacted: map[session.ID]bool{},
		made:     map[session.ID]*sheet{},
	}
}

// apply adds a change. It is as session.State.Apply is: one that is there does
// nothing, one on a redacted record is dropped, and of two with one id the
// smaller checksum stays.
func (l *ledger) apply(c *session.Change) (added, clash bool) {
	if have := l.byID[c.ID]; have != nil {
		a, b := c.Sum(), have.Sum()
		switch order := bytes.Compare(a[:], b[:]); {
		case order == 0:
			return false, false
		case order < 0:
			l.remove(have)
			l.add(c)
		}
		return false, true
	}
	return l.add(c), false
}

func (l *ledger) add(c *session.Change) bool {
	if c.Op == session.OpRedact {
		l.redacted[c.Record] = true
		for _, old := range slices.Clone(l.byRecord[c.Record]) {
			if old.Op != session.OpRedact {
				l.remove(old)
			}
		}
	} else if l.redacted[c.Record] {
		return false
	}
	l.byID[c.ID] = c
	l.byRecord[c.Record] = append(l.byRecord[c.Record], c)
	l.touch(c.Record)
	return true
}

func (l *ledger) remove(c *session.Change) {
	delete(l.byID, c.ID)
	rest := slices.DeleteFunc(l.byRecord[c.Record], func(o *session.Change) bool { return o == c })
	l.byRecord[c.Record] = rest
	if len(rest) == 0 {
		delete(l.byRecord, c.Record)
	}
	if c.Op == session.OpRedact && !slices.ContainsFunc(rest, func(o *session.Change) bool { return o.Op == session.OpRedact }) {
		delete(l.redacted, c.Record)
	}
	l.touch(c.Record)
}

func (l *ledger) touch(record session.ID) {
	delete(l.made, record)
	l.sorted = nil
	l.version++
}

func (l *ledger) len() int                             { return len(l.byID) }
func (l *ledger) change(id session.ID) *session.Change { return l.byID[id] }

// top is the highest clock in the log.
func (l *ledger) top() (top int64) {
	for _, c := range l.byID {
		top = max(top, c.Clock)
	}
	return top
}

// changes are all of the log, sorted by id.
func (l *ledger) changes() []*session.Change {
	if l.sorted == nil {
		l.sorted = make([]*session.Change, 0, len(l.byID))
		for _, c := range l.byID {
			l.sorted = append(l.sorted, c)
		}
		slices.SortFunc(l.sorted, func(a, b *session.Change) int { return session.CompareID(a.ID, b.ID) })
	}
	return l.sorted
}

// records are the rows of the readable table, in its order; they stay until the
// next call. Where few were touched since the last, only those are sorted.
func (l *ledger) records() []recordRow {
	var fresh []placed
	for id, changes := range l.byRecord {
		if l.made[id] == nil {
			s := makeSheet(l.session, id, changes)
			l.made[id] = s
			for i := range s.rows {
				fresh = append(fresh, placed{id, s, i})
			}
		}
	}
	slices.SortFunc(fresh, comparePlaced)
	l.order = slices.DeleteFunc(l.order, func(p placed) bool { return l.made[p.id] != p.sheet })
	l.order = inserted(l.order, fresh)
	l.rows = slices.Grow(l.rows[:0], len(l.order))
	for _, p := range l.order {
		l.rows = append(l.rows, l.complete(p))
	}
	return l.rows
}

// placed is where a row stands: at, among the rows of the sheet of a record.
type placed struct {
	id    session.ID
	sheet *sheet
	at    int
}

func comparePlaced(a, b placed) int {
	ra, rb := &a.sheet.rows[a.at], &b.sheet.rows[b.at]
	return cmp.Or(cmp.Compare(ra.kind, rb.kind), cmp.Compare(ra.id, rb.id))
}

// inserted puts sorted rows among sorted ones.
func inserted(order, fresh []placed) []placed {
	n := len(order)
	order = append(order, fresh...)
	for at := len(order); len(fresh) > 0; {
		at--
		last := len(fresh) - 1
		if n > 0 && comparePlaced(order[n-1], fresh[last]) > 0 {
			n--
			order[at] = order[n]
		} else {
			order[at], fresh = fresh[last], fresh[:last]
		}
	}
	return order
}

// complete is a row with what it takes from other records.
func (l *ledger) complete(p placed) recordRow {
	r := p.sheet.rows[p.at]
	if by := l.made[p.sheet.by[p.at]]; by != nil {
		r.person = by.alias
	}
	if r.kind == session.KindParticipant {
		r.person = p.sheet.alias
	}
	if table := l.made[p.sheet.table[p.at]]; table != nil {
		r.team = table.label
	}
	return r
}

// rest forgets the rows; they are made again of the changes.
func (l *ledger) rest() {
	l.made, l.order, l.rows, l.sorted = map[session.ID]*sheet{}, nil, nil, nil
}

// makeSheet folds the changes of one record.
func makeSheet(workshop, id session.ID, changes []*session.Change) *sheet {
	state := session.Fold(workshop, changes)
	s := &sheet{alias: rowText(state.GivenAlias(id)), label: tableLabel(state, id)}
	for _, kind := range state.Kinds() {
		for _, r := range state.Kind(kind) {
			s.rows = append(s.rows, newRow(r))
			s.by = append(s.by, r.Ref("by"))
			s.table = append(s.table, r.Ref("table"))
		}
	}
	return s
}
