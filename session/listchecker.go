package session

import "doorstep/content"

// listChecker looks after one list of a checklist.
type listChecker struct {
	capture *content.Capture
	state   *State
	all     Selection
	empty   []emptyChecker
	heard   map[ID]int // how many records each table gave
}

// emptyChecker is the records of the list that lack a need.
type emptyChecker struct {
	field *content.Field
	Selection
}

func newListChecker(c *content.Capture) *listChecker {
	l := &listChecker{capture: c, heard: map[ID]int{}}
	l.all = Selection{
		Kind: c.Kind, Keep: func(r *Record) bool { return Belongs(l.state, c, r) },
		Came:  func(r *Record) { l.heard[r.Ref("table")]++ },
		Gone:  func(r *Record) { l.unheard(r.Ref("table")) },
		Reset: func() { clear(l.heard) },
	}
	for i := range c.Fields {
		if f := &c.Fields[i]; f.Need {
			l.empty = append(l.empty, emptyChecker{f, Selection{Kind: c.Kind, Keep: func(r *Record) bool {
				return blankIn(r, f.ID) && !wordsAlone(r, f.ID) && Belongs(l.state, c, r)
			}}})
		}
	}
	return l
}

// check is the list as the state is now.
func (l *listChecker) check(s *State) CheckedList {
	l.state = s
	list := CheckedList{Capture: l.capture}
	if l.capture.Kind == KindSession {
		return l.checkOwn(s, list)
	}
	stamp := ItemVersion(s, l.capture)
	list.Records = l.all.Of(s, stamp)
	for i := range l.empty {
		if e := &l.empty[i]; len(list.Records) > 0 {
			if empty := e.Of(s, stamp); len(empty) > 0 {
				list.Empty = append(list.Empty, EmptyField{e.field, empty})
			}
		}
	}
	list.Without = l.without(s)
	return list
}

// checkOwn checks the list of one that the session's own record is.
func (l *listChecker) checkOwn(s *State, list CheckedList) CheckedList {
	if list.Records = Captured(s, l.capture); len(list.Records) == 0 {
		return list
	}
	for i := range l.empty {
		if f := l.empty[i].field; blankIn(list.Records[0], f.ID) {
			list.Empty = append(list.Empty, EmptyField{f, list.Records})
		}
	}
	return list
}

func (l *listChecker) unheard(table ID) {
	if l.heard[table]--; l.heard[table] == 0 {
		delete(l.heard, table)
	}
}

// without are the tables that have given nothing to a list in which others have.
// Where nobody says a table, the room works as one.
func (l *listChecker) without(s *State) []*Record {
	if l.capture.Field("table") == nil || !needs(l.capture) {
		return nil
	}
	if tables := len(l.heard); tables == 0 || tables == 1 && l.heard[ID{}] > 0 {
		return nil
	}
	var without []*Record
	for _, t := range s.Kind(KindTable) {
		if l.heard[t.ID] == 0 {
			without = append(without, t)
		}
	}
	return without
}
