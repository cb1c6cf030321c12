package ui

import (
	"doorstep/content"
	"doorstep/session"
)

// readings are what was made of all records of a kind, kept in step with them,
// so that whoever reads the session looks at what changed and not at all of it.
type readings struct {
	// lists are the records of each capture that was looked at.
	lists map[*content.Capture]*rows
	whys  map[*content.Capture]*keptWhys
	maps  map[*content.Capture]*keptMaps
	walls map[*content.Capture]*keptWall
	kinds map[string]*keptKind
	draw  keptDraw
	// visits are the figures of the mirror.
	visits session.Mirrored
	rests  session.Resting
}

func newReadings() *readings {
	return &readings{
		lists: map[*content.Capture]*rows{}, whys: map[*content.Capture]*keptWhys{}, maps: map[*content.Capture]*keptMaps{},
		walls: map[*content.Capture]*keptWall{}, kinds: map[string]*keptKind{},
	}
}

// readings are those of this desk, or those that it goes on with.
func (d *desk) readings() *readings {
	if d.read == nil {
		d.read = newReadings()
	}
	return d.read
}

// keptWhys are the trees of a capture of whys, and the answer that was made last.
type keptWhys struct {
	rows rows
	tree session.Whys
	last latest
}

// whysOf are the trees as they stand now.
func (d *desk) whysOf(c *content.Capture) *keptWhys {
	k := d.readings().whys[c]
	if k == nil {
		k = &keptWhys{rows: rows{capture: c}}
		k.rows.came, k.rows.gone, k.rows.reset = k.last.following(&k.tree)
		d.read.whys[c] = k
	}
	k.tree.Follow(k.rows.of(d), d.state.Kind(session.KindTable))
	return k
}

// keptMaps are the empathy maps of a capture, and the entry that was made last.
type keptMaps struct {
	rows rows
	maps *session.Posters
	last latest
}

// mapsOf are the maps as they stand now.
func (d *desk) mapsOf(c *content.Capture) *keptMaps {
	k := d.readings().maps[c]
	if k == nil {
		k = &keptMaps{maps: session.NewPosters(), rows: rows{capture: c}}
		k.rows.came, k.rows.gone, k.rows.reset = k.last.following(k.maps)
		d.read.maps[c] = k
	}
	k.rows.of(d)
	return k
}

// keptKind are the records of a kind that a desk shows, whatever captured them,
// by their tables, and the one that was made last.
type keptKind struct {
	shown  session.Selection
	tables session.Grouped[session.ID]
	last   latest
	desk   *desk // that asks
}

// ofKind are the records of a kind as they stand now, and all of them in their
// order.
func (d *desk) ofKind(kind string) (k *keptKind, all []*session.Record) {
	k = d.readings().kinds[kind]
	if k == nil {
		k = &keptKind{}
		k.tables.Key = func(r *session.Record) (session.ID, bool) { return r.Ref("table"), true }
		k.shown = session.Selection{Kind: kind, Keep: func(r *session.Record) bool { return k.desk.shows(r) }}
		k.shown.Came, k.shown.Gone, k.shown.Reset = k.last.following(&k.tables)
		d.read.kinds[kind] = k
	}
	k.desk = d
	return k, k.shown.Of(d.state, d.table)
}

// follower hears how the rows of a capture change; see session.Selection.
type follower interface {
	Came(r *session.Record)
	Gone(r *session.Record)
	Reset()
}

// latest is the row that was made last. It is looked for among all only after it
// went itself, or where two were made in the same moment.
type latest struct {
	row   *session.Record
	known bool
}

// following are the three that tell this and another follower of what changes.
func (l *latest) following(f follower) (came, gone func(*session.Record), reset func()) {
	came = func(r *session.Record) {
		switch {
		case l.known && r.At > l.row.At:
			l.row = r
		case l.known && r.At == l.row.At:
			l.known = false
		}
		f.Came(r)
	}
	gone = func(r *session.Record) {
		l.known = l.known && r != l.row
		f.Gone(r)
	}
	reset = func() {
		l.known = false
		f.Reset()
	}
	return came, gone, reset
}

// of is the last one of a list, nil of none.
func (l *latest) of(list []*session.Record) *session.Record {
	if len(list) == 0 {
		return nil
	}
	if !l.known {
		l.row, l.known = roomNewest(list), true
	}
	return l.row
}

// mirror is the mirror as it stands now.
func (d *desk) mirror() session.Mirror {
	return d.readings().visits.Of(d.state, session.NewEvidence(d.state))
}
