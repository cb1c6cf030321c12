package ui

import (
	"cmp"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// arranged is how a sheet's rows are shown: sorted by a column, and only those
// that hold some words. Nothing of it is kept. Which rows are shown, and in what
// order, is settled when it is asked for, so that no row jumps or goes while it
// is being typed; rows that come later stand at the end.
type arranged struct {
	by   string // the field that the rows are sorted by
	way  int    // 1 upwards, -1 downwards, 0 in the room's order
	rank map[session.ID]int

	typing bool // the words of the filter are being typed
	words  line
	sieve  sieve
	// text is what each row shows, for the filter to look in.
	text map[*session.Record]string

	turn  int // of what was asked for
	made  madeOf
	known bool
	list  []*session.Record
}

// madeOf is what a list was made of; while it is the same, so is the list.
type madeOf struct {
	version int64
	table   session.ID
	turn    int
}

func (a *arranged) on() bool      { return a.way != 0 || a.sieve.hidden > 0 }
func (a *arranged) filters() bool { return a.typing || a.words.value() != "" }

// all are the records before sorting and filtering.
func (s *sheet) all() []*session.Record {
	list := s.rows.of(s.env.desk)
	if s.group != nil {
		return s.group(list)
	}
	return list
}

// records are the rows as they are shown.
func (s *sheet) records() []*session.Record {
	list := s.all()
	a := &s.view
	if !a.on() {
		return list
	}
	from := s.madeOf()
	if a.known && a.made == from {
		return a.list
	}
	a.list = a.sieve.left(from, list)
	if a.way != 0 {
		last := len(a.rank)
		place := func(r *session.Record) int {
			if n, ok := a.rank[r.ID]; ok {
				return n
			}
			return last
		}
		slices.SortStableFunc(a.list, func(x, y *session.Record) int { return cmp.Compare(place(x), place(y)) })
	}
	a.made, a.known = from, true
	return a.list
}

// madeOf is what the rows that are shown are made of now.
func (s *sheet) madeOf() madeOf { return madeOf{s.rows.made, s.rows.table, s.view.turn} }

// stay keeps the cursor on its record while the rows are arranged anew.
func (s *sheet) stay(arrange func()) {
	r := s.current()
	arrange()
	s.view.turn++
	s.sums = nil
	if r == nil {
		s.row = s.last()
		return
	}
	if at := s.rowOf(r.ID); at >= 0 {
		s.row = at
	} else {
		s.row = 0
	}
}

func (s *sheet) rowOf(id session.ID) int {
	return slices.IndexFunc(s.records(), func(r *session.Record) bool { return r.ID == id })
}

// sort sorts by the column under the cursor: once upwards, then downwards, then
// not at all.
func (s *sheet) sort() tea.Cmd {
	f, a := s.field(), &s.view
	if a.by != f.ID {
		a.way = 0
	}
	next := map[int]int{0: 1, 1: -1, -1: 0}[a.way]
	s.stay(func() {
		a.by, a.way, a.rank = f.ID, next, nil
		if next != 0 {
			a.rank = s.ranks(f, next)
		}
	})
	switch next {
	case 1:
		return say(toneInfo, "Sorted by "+shown(f.Label)+", only on this screen. Once more turns it round.")
	case -1:
		return say(toneInfo, "Sorted by "+shown(f.Label)+" from the other end. Once more: the room's order.")
	}
	return say(toneInfo, "The room's order.")
}

// ranks gives every record its place by a column. Empty cells come last, either
// way.
func (s *sheet) ranks(f *content.Field, way int) map[session.ID]int {
	type row struct {
		id    session.ID
		empty bool
		n     int64
		text  string
	}
	e := s.env.desk.entry()
	rows := make([]row, 0, len(s.all()))
	for _, r := range s.all() {
		v := s.value(r, f)
		x := row{id: r.ID, empty: v == nil}
		switch n, whole := v.(int64); {
		case whole:
			x.n = n
		case f.Type == content.OneOf:
			x.n = int64(slices.IndexFunc(f.Choices, func(c content.Choice) bool { return c.ID == v }))
		case !x.empty && (f.Type == content.Date || f.Type == content.Time):
			x.text, _ = v.(string)
		case !x.empty:
			x.text = strings.ToLower(e.Format(f, v))
		}
		rows = append(rows, x)
	}
	slices.SortStableFunc(rows, func(x, y row) int {
		switch {
		case x.empty != y.empty && x.empty:
			return 1
		case x.empty != y.empty:
			return -1
		}
		return way * cmp.Or(cmp.Compare(x.n, y.n), strings.Compare(x.text, y.text))
	})
	rank := make(map[session.ID]int, len(rows))
	for i, x := range rows {
		rank[x.id] = i
	}
	return rank
}

// filterKey is a key while the words of the filter are typed.
func (s *sheet) filterKey(msg tea.KeyPressMsg) tea.Cmd {
	a := &s.view
	switch {
	case key.Matches(msg, keys.back):
		s.showAll()
		return nil
	case key.Matches(msg, keys.keep, keys.tab, sheetKeys.filter):
		a.typing = false
		if a.words.value() == "" {
			s.showAll()
		}
		return nil
	case key.Matches(msg, keys.up, keys.down):
		a.typing = false
		s.arrow(msg)
		return nil
	}
	return s.narrow(msg)
}

// narrow gives a key or a paste to the filter's words, and hides the rows that
// don't hold them all.
func (s *sheet) narrow(msg tea.Msg) tea.Cmd {
	a, sums := &s.view, s.sums
	before := a.words.value()
	a.words.update(msg)
	if a.words.value() == before {
		return nil
	}
	s.stay(func() {
		a.sieve.fill(s.madeOf(), s.all(), s.haystack)
		a.sieve.shake(a.words.value())
	})
	if s.row == s.last() && !s.edit.open {
		s.row = max(0, s.row-1)
	}
	return s.sumCmd(sums)
}

func containsAll(text string, words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) })
}

// haystack is all that a row shows, in lower case.
func (s *sheet) haystack(r *session.Record) string {
	if text, have := s.view.text[r]; have {
		return text
	}
	e := s.env.desk.entry().For(r)
	parts := []string{"#" + r.Label}
	fields := s.fields()
	for i := range fields {
		if v := s.value(r, &fields[i]); v != nil {
			parts = append(parts, e.Format(&fields[i], v))
		}
	}
	text := strings.ToLower(strings.Join(parts, "\n"))
	s.view.text[r] = text
	return text
}

// openFilter begins to type the words that rows must hold, or goes on.
func (s *sheet) openFilter() {
	a := &s.view
	if !a.filters() {
		a.words = newLine()
	}
	a.typing, a.text = true, map[*session.Record]string{}
	a.sieve.made.version = -1 // what the rows refer to may have another name by now
}

func (s *sheet) showAll() {
	s.stay(func() {
		s.view.typing, s.view.words, s.view.sieve, s.view.text = false, newLine(), sieve{}, nil
	})
}

// filterView is the line above the table that says which rows are shown.
func (s *sheet) filterView(w int) view {
	t, a := s.env.theme, &s.view
	if !a.filters() {
		return view{}
	}
	note := t.muted.Render("all rows")
	if n := s.hiddenRows(); n > 0 {
		note = t.warn.Render(plural(n, "row", "rows") + " hidden")
	}
	if !a.typing {
		note += t.muted.Render(", esc shows all")
	}
	label := t.key.Render("Only rows with") + t.sign(" › ", " > ")
	room := w - width(label) - width(note) - 2
	if room < 8 {
		note, room = "", max(w-width(label), 1)
	}
	v := prefixed(label, a.words.view(room))
	v.lines[0] = spread(v.lines[0], note, w)
	if !a.typing {
		v.cursor = nil
	}
	return v
}

// hiddenRows is how many rows the filter hides.
func (s *sheet) hiddenRows() int {
	if s.view.sieve.hidden == 0 {
		return 0
	}
	return len(s.all()) - len(s.records())
}

// sortMark is behind the head of the column that the rows are sorted by.
func (s *sheet) sortMark(t *theme, f *content.Field) string {
	switch {
	case s.view.way == 0 || s.view.by != f.ID:
		return ""
	case s.view.way > 0:
		return t.sign(" ▲", " ^")
	}
	return t.sign(" ▼", " v")
}
