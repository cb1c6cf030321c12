package ui

import (
	"doorstep/content"
	"doorstep/session"
)

// rows are the records that one capture of an activity shows: those of its
// kind that carry its fixed fields, and whose choices are among those that the
// capture offers, so that 1.6 shows criticisms and 1.7 reflections though both
// are cards. The list is made again only when a record of the kind changed.
type rows struct {
	capture *content.Capture
	made    int64
	table   session.ID
	known   bool
	list    []*session.Record
}

func (r *rows) of(d *desk) []*session.Record {
	s := d.state
	if r.capture.Kind == session.KindSession {
		if rec := s.Get(session.KindSession, s.Session); rec != nil {
			return []*session.Record{rec}
		}
		return nil
	}
	if v := s.KindVersion(r.capture.Kind); !r.known || v != r.made || r.table != d.table {
		r.list = r.list[:0:0]
		for _, rec := range s.Kind(r.capture.Kind) {
			if d.shows(rec) && session.Belongs(s, r.capture, rec) {
				r.list = append(r.list, rec)
			}
		}
		r.made, r.table, r.known = v, d.table, true
	}
	return r.list
}

// single says that the capture writes the session's own record, of which there
// is one.
func (r *rows) single() bool { return r.capture.Kind == session.KindSession }
