package ui

import (
	"slices"
	"strings"

	"doorstep/session"
)

// sieve is the filter of a sheet: the rows that there were when it last looked,
// with all that they show, and which of them are hidden. With each letter it
// goes through the texts and nothing else; rows that the words so far have hidden
// are not looked at while the words grow.
type sieve struct {
	rows   []sieved
	place  map[session.ID]int // of each row
	made   madeOf             // what the rows were read from
	words  string             // that they were looked through for
	hidden int
}

type sieved struct {
	record *session.Record
	text   string
	hidden bool
}

// fill reads the rows, unless they are as they were.
func (x *sieve) fill(made madeOf, rows []*session.Record, text func(*session.Record) string) {
	made.turn = 0
	if x.place != nil && x.made == made {
		return
	}
	*x = sieve{rows: make([]sieved, len(rows)), place: make(map[session.ID]int, len(rows)), made: made}
	for i, r := range rows {
		x.rows[i] = sieved{record: r, text: text(r)}
		x.place[r.ID] = i
	}
}

// shake hides the rows that don't hold all the words.
func (x *sieve) shake(typed string) {
	typed = strings.ToLower(typed)
	words, grow := strings.Fields(typed), strings.HasPrefix(typed, x.words)
	x.words = typed
	if !grow {
		x.hidden = 0
	}
	for i := range x.rows {
		row := &x.rows[i]
		if grow && row.hidden {
			continue
		}
		if row.hidden = !containsAll(row.text, words); row.hidden {
			x.hidden++
		}
	}
}

// hides says whether a row is hidden. One that came later is not.
func (x *sieve) hides(id session.ID) bool {
	at, known := x.place[id]
	return known && x.rows[at].hidden
}

// left are the rows of a list that are not hidden.
func (x *sieve) left(made madeOf, list []*session.Record) []*session.Record {
	if made.turn = 0; made != x.made {
		return slices.DeleteFunc(slices.Clone(list), func(r *session.Record) bool { return x.hides(r.ID) })
	}
	left := make([]*session.Record, 0, len(x.rows)-x.hidden)
	for i := range x.rows {
		if row := &x.rows[i]; !row.hidden {
			left = append(left, row.record)
		}
	}
	return left
}
