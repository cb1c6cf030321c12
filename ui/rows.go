package ui

import (
	"doorstep/content"
	"doorstep/session"
)

// rows are the records that one capture of an activity shows: those of its
// kind that carry its fixed fields, and whose choices are among those that the
// capture offers, so that 1.6 shows criticisms and 1.7 reflections though both
// are cards. The list is kept in step when a record of the kind changes.
type rows struct {
	capture *content.Capture
	chosen  session.Selection
	desk    *desk // that asks
	// came, gone and reset are told how the list changes; see session.Selection.
	came, gone func(*session.Record)
	reset      func()
	// made and table are what the list was made from: it is the same while they
	// are. Made adds up versions, which only ever grow.
	made  int64
	table session.ID
}

// rowsStamp is what else than the record says whether it is shown.
type rowsStamp struct {
	table session.ID
	items int64
}

// listed are the records of a capture, whoever asks for them.
func (d *desk) listed(c *content.Capture) []*session.Record {
	lists := d.readings().lists
	if lists[c] == nil {
		lists[c] = &rows{capture: c}
	}
	return lists[c].of(d)
}

func (r *rows) of(d *desk) []*session.Record {
	s := d.state
	if r.capture.Kind == session.KindSession {
		if rec := s.Get(session.KindSession, s.Session); rec != nil {
			return []*session.Record{rec}
		}
		return nil
	}
	stamp := rowsStamp{d.table, session.ItemVersion(s, r.capture)}
	if r.desk == nil {
		r.chosen = session.Selection{
			Kind: r.capture.Kind, Came: r.came, Gone: r.gone, Reset: r.reset,
			Keep: func(rec *session.Record) bool {
				return r.desk.shows(rec) && session.Belongs(r.desk.state, r.capture, rec)
			},
		}
	}
	r.desk = d
	r.made, r.table = s.KindVersion(r.capture.Kind)+stamp.items, d.table
	return r.chosen.Of(s, stamp)
}

// single says that the capture writes the session's own record, of which there
// is one.
func (r *rows) single() bool { return r.capture.Kind == session.KindSession }
