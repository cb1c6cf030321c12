package ui

import (
	"doorstep/content"
	"doorstep/session"
)

// column is where a field is drawn in the table.
type column struct {
	field *content.Field
	index int
	width int
	need  int // what it would take to show all of it
	gap   int // cells before it: words stand clear of the figures beside them
}

// mostWide is what one column gets in w cells before the others have had theirs.
func mostWide(w int) int { return max(12, min(w/3, 26)) }

// mostFor is that for one column: where no figures are captured, the words that
// a row is about get more.
func (s *sheet) mostFor(i, w int) int {
	if i > 0 || !freeText(&s.columns[0]) {
		return mostWide(w)
	}
	for k := range s.columns {
		if s.hasOrigin(&s.columns[k]) {
			return mostWide(w)
		}
	}
	return max(mostWide(w), w*2/5)
}

// moreRoom is kept beside the heads for how many columns there are more, where
// there is room to keep any.
const moreRoom = 7

// fitted are the columns that fit in w cells, from the first one shown on; the
// one with the focus is always among them. A column of text is as wide as what
// it shows needs.
func (s *sheet) fitted(e session.Entry, list []*session.Record, w, room int) []column {
	list = list[min(s.top, len(list)):min(s.top+room, len(list))]
	s.left = min(s.left, s.col)
	s.needs = make([]int, len(s.fields())) // each is measured once a frame
	cols, used := s.from(e, list, w)
	for cols[len(cols)-1].index < s.col {
		s.left++
		cols, used = s.from(e, list, w)
	}
	for s.left > 0 { // a window that grew has room for what was moved out
		s.left--
		more, u := s.from(e, list, w)
		if more[len(more)-1].index < cols[len(cols)-1].index {
			s.left++
			break
		}
		cols, used = more, u
	}
	return widen(cols, w-used, len(list) == 0)
}

// from are the columns from the first one shown on, at least one, and how many
// cells they take.
func (s *sheet) from(e session.Entry, list []*session.Record, w int) (cols []column, used int) {
	cols, used = s.fill(e, list, w)
	last := cols[len(cols)-1]
	if last.index == len(s.fields())-1 || w <= 4*moreRoom {
		return cols, used
	}
	// The heads need that room, the rows don't: they go on below it.
	if !rightAligned(last.field) && last.width-width(s.head(s.env.theme, e, last.field)) >= moreRoom {
		return cols, used
	}
	cols, used = s.fill(e, list, w-moreRoom)
	last = cols[len(cols)-1]
	beside := 0 // of that room, what lies above the last column's own words
	if !rightAligned(last.field) {
		beside = last.width - width(s.head(s.env.theme, e, last.field))
	}
	return cols, used + max(moreRoom-max(beside, 0), 0)
}

func (s *sheet) fill(e session.Entry, list []*session.Record, w int) (cols []column, used int) {
	fields := s.fields()
	used = s.numberWidth()
	add := func(i, most int) bool {
		f := &fields[i]
		if s.needs[i] == 0 {
			s.needs[i] = s.colWidth(e, f, list)
		}
		need := s.needs[i]
		n := min(need, most)
		gap := 1
		if len(cols) > 0 && rightAligned(cols[len(cols)-1].field) && !rightAligned(f) {
			gap = 2
		}
		if used+gap+n > w && len(cols) > 0 {
			return false
		}
		n = min(n, max(w-used-gap, 1))
		cols = append(cols, column{f, i, n, need, gap})
		used += gap + n
		return true
	}
	if s.left > 0 && w >= leastPinned {
		add(0, pinned) // what the row is about stays in sight
	}
	for i := s.left; i < len(fields) && add(i, s.mostFor(i, w)); i++ {
	}
	return cols, used
}

// pinned is the width of the first column while others were moved out behind
// it, in a table of at least leastPinned cells.
const pinned, leastPinned = 16, 48

// nearlyWhole is how little a column lacks that is made whole before others grow.
const nearlyWhole = 8

// widen gives the cells that are left to the columns that were cut: first to
// those that lack little, then by turns; and then to the last column of people's
// words, or where there is none, to the last that refers to something. Of a table
// without rows nobody knows which words will be long: all get the same.
func widen(cols []column, spare int, empty bool) []column {
	for i := range cols {
		if lacks := cols[i].need - cols[i].width; lacks > 0 && lacks <= min(nearlyWhole, spare) {
			cols[i].width += lacks
			spare -= lacks
		}
	}
	for given := true; given && spare > 0; {
		given = false
		for i := range cols {
			if cols[i].need > cols[i].width && spare > 0 {
				cols[i].width++
				spare--
				given = true
			}
		}
	}
	if empty {
		spare = sameForAll(cols, spare)
	}
	at := -1
	for i := range cols {
		words := cols[i].field.Ref == "" && freeText(cols[i].field)
		if words || at < 0 && freeText(cols[i].field) {
			at = i
		}
	}
	if at >= 0 {
		cols[at].width += max(spare, 0)
	}
	return cols
}

// sameForAll gives the columns of people's words the same of what is left, and says
// what then is.
func sameForAll(cols []column, spare int) int {
	var words []int
	for i := range cols {
		if cols[i].field.Ref == "" && freeText(cols[i].field) {
			words = append(words, i)
		}
	}
	for _, i := range words {
		cols[i].width += spare / len(words)
	}
	if len(words) > 0 {
		spare %= len(words)
	}
	return spare
}

func freeText(f *content.Field) bool {
	switch f.Type {
	case content.Line, content.Text, content.List, content.Refs, content.Ref:
		return true
	}
	return false
}

func (s *sheet) numberWidth() int { return 5 }

// colWidth is how many cells a field's column would take: enough for its head,
// and for what the rows on the screen hold.
func (s *sheet) colWidth(e session.Entry, f *content.Field, list []*session.Record) int {
	n := width(s.head(s.env.theme, e, f)) + 1
	if s.hasOrigin(f) {
		n++ // the heads stand above the figures, not above their signs
	}
	if f.Type == content.YesNo || f.Type == content.Int && !s.hasOrigin(f) {
		return max(n, 6)
	}
	least := 8
	if freeText(f) && f.Ref == "" {
		least = 10
	}
	n = max(n, least)
	for _, r := range list {
		text, sign := s.figure(e, f, r)
		n = max(n, width(text)+width(sign)+1)
	}
	if x := s.figuresOf(f); x.known {
		for _, figure := range append(x.by, x.all) {
			n = max(n, width(s.totalCell(e, f, x, figure, 0, 0))+1)
		}
	}
	return n
}

func rightAligned(f *content.Field) bool {
	switch f.Type {
	case content.Int, content.Minutes, content.Days, content.Money, content.Distance, content.Stars, content.Feeling:
		return true
	}
	return false
}

func cellText(f *content.Field, text string, w int) string {
	if rightAligned(f) {
		return padLeft(text, w)
	}
	return pad(text, w)
}
