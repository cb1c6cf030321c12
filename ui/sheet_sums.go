package ui

import (
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// figures are what a column comes to, over the rows that are shown.
type figures struct {
	all session.Figure
	// by is apart by origin.
	by []session.Figure
	// currency is that of amounts, "" for the session's.
	currency string
	// known is false where there is nothing, or where two currencies are.
	known bool
}

// sheetSum is what the figures of one column are made of. It is kept in step as
// rows come, change and go, so that writing one cell among ten thousand looks at
// one row.
type sheetSum struct {
	field      *content.Field
	all        session.Readings
	by         session.OriginReadings
	currencies map[string]int // how many amounts of each
	made       figures
	known      bool // that made is up to date
}

func (x *sheetSum) figures() figures {
	if x.known {
		return x.made
	}
	x.known, x.made = true, figures{}
	if n := x.all.N(); n == 0 || len(x.currencies) > 1 {
		return x.made
	}
	x.made = figures{all: x.all.Figure(), by: x.by.Figures(), known: true}
	for c := range x.currencies {
		x.made.currency = c
	}
	return x.made
}

// figuresOf is what a column comes to.
func (s *sheet) figuresOf(f *content.Field) figures {
	if !s.counted(f) {
		return figures{}
	}
	list := s.records()
	x := s.sums[f.ID]
	if x == nil {
		if s.summing {
			return s.before[f.ID]
		}
		x = s.summed(f, list)
		if s.sums == nil {
			s.sums = map[string]*sheetSum{}
		}
		s.sums[f.ID] = x
	}
	return x.figures()
}

func (s *sheet) summed(f *content.Field, list []*session.Record) *sheetSum {
	x := &sheetSum{field: f, currencies: map[string]int{}}
	for _, r := range list {
		s.sum(x, r, 1)
	}
	return x
}

// summedMsg is what the columns of the rows that a filter left come to.
type summedMsg struct {
	of   *sheet
	rows madeOf
	sums map[string]*sheetSum
}

// manyRows is how many are added up beside the event loop while a filter is
// typed: with each letter all columns begin anew.
const manyRows = 500

// sumCmd adds up the rows that a filter left, of which there were other sums
// before. Those stand below the table for the frame or two that it takes; the
// rows themselves are there at once. All that it reads is never altered.
func (s *sheet) sumCmd(before map[string]*sheetSum) tea.Cmd {
	list, from := s.records(), s.madeOf()
	if s.summing = len(list) > manyRows; !s.summing {
		return nil
	}
	if before != nil {
		s.before = map[string]figures{}
	}
	for id, x := range before {
		s.before[id] = x.figures()
	}
	fields := s.fields()
	return func() tea.Msg {
		sums := map[string]*sheetSum{}
		for i := range fields {
			if f := &fields[i]; s.counted(f) {
				x := s.summed(f, list)
				x.figures()
				sums[f.ID] = x
			}
		}
		return summedMsg{s, from, sums}
	}
}

// sumsCame takes up what was added up, unless the rows are others by now.
func (s *sheet) sumsCame(msg summedMsg) {
	s.records()
	if msg.of == s && s.summing && msg.rows == s.madeOf() {
		s.sums, s.summing = msg.sums, false
	}
}

// sumUp and sumDown count a row in and out of the columns that were summed.
func (s *sheet) sumUp(r *session.Record)   { s.sumAll(r, 1) }
func (s *sheet) sumDown(r *session.Record) { s.sumAll(r, -1) }

func (s *sheet) sumAll(r *session.Record, way int) {
	if s.view.sieve.hides(r.ID) {
		return
	}
	for _, x := range s.sums {
		s.sum(x, r, way)
	}
}

// sum counts one row in or out of a column.
func (s *sheet) sum(x *sheetSum, r *session.Record, way int) {
	if !s.counts(r) {
		return
	}
	reading, ok := session.ReadingOf(r, x.field.ID)
	if rule, computed := s.computed[x.field.ID]; computed {
		reading, ok = rule.Reading(r)
	}
	if !ok {
		return
	}
	x.known = false
	if way > 0 {
		x.all.Add(reading)
		x.by.Add(reading)
	} else {
		x.all.Remove(reading)
		x.by.Remove(reading)
	}
	if c := r.Str("currency"); x.field.Type == content.Money && c != "" {
		if x.currencies[c] += way; x.currencies[c] == 0 {
			delete(x.currencies, c)
		}
	}
}
