package session

import "slices"

// Selection is those records of a kind that somebody wants, in the kind's order.
// It is kept in step with the state: after a change it looks at the records that
// changed, not at all of them. It belongs to one reader, on the goroutine of the
// state; the lists that it hands out are never altered.
type Selection struct {
	Kind string
	// Keep says whether a record is wanted. It looks at the record; what else it
	// depends on has to be in the stamp that is given to Of.
	Keep func(*Record) bool
	// Came and Gone are told of each record that enters and leaves the list, so
	// that what is counted of it keeps in step too; one that changed goes as it
	// was and comes as it is. Reset says that the list begins anew: all come.
	// They may be nil.
	Came, Gone func(*Record)
	Reset      func()

	state   *State
	version int64
	stamp   any
	list    []*Record
}

// Of is the selection as the state is now. The stamp is what else Keep depends
// on, such as a table; where it is another than before, all are looked at. The
// slice must not be altered.
func (x *Selection) Of(s *State, stamp any) []*Record {
	v := s.KindVersion(x.Kind)
	if x.state == s && x.version == v && x.stamp == stamp {
		return x.handed()
	}
	all := s.Kind(x.Kind) // which brings the kind's own list up to date
	changed, ok := s.changed(x.Kind, x.version)
	if ok = ok && x.state == s && x.stamp == stamp; ok {
		for _, e := range changed {
			x.settle(s, e)
		}
	} else {
		x.anew(all)
	}
	x.state, x.version, x.stamp = s, v, stamp
	return x.handed()
}

func (x *Selection) anew(all []*Record) {
	x.list = nil
	if x.Reset != nil {
		x.Reset()
	}
	for _, r := range all {
		if x.Keep(r) {
			x.list = append(x.list, r)
			x.tell(x.Came, r)
		}
	}
}

func (x *Selection) tell(whom func(*Record), r *Record) {
	if whom != nil && r != nil {
		whom(r)
	}
}

// handed is the list as readers get it: what comes behind it later is not
// theirs.
func (x *Selection) handed() []*Record { return x.list[:len(x.list):len(x.list)] }

// settle takes one record in, puts its new view in the place of the old, or
// takes it out.
func (x *Selection) settle(s *State, e *entry) {
	at, found := s.placeOf(x.list, e)
	var r *Record
	if e.present() {
		if r = s.record(e); !x.Keep(r) {
			r = nil
		}
	}
	if found {
		x.tell(x.Gone, x.list[at])
	}
	switch {
	case found && r != nil:
		x.list = slices.Clone(x.list)
		x.list[at] = r
	case found:
		x.list = slices.Delete(slices.Clone(x.list), at, at+1)
	case r != nil && at == len(x.list):
		x.list = append(x.list, r)
	case r != nil:
		x.list = slices.Insert(slices.Clone(x.list), at, r)
	}
	x.tell(x.Came, r)
}
