package ui

import (
	"slices"

	"doorstep/session"
)

func heapOf(c *session.Column) heap {
	if c.Theme != nil {
		return heap{c.Pile, c.Theme.ID}
	}
	return heap{pile: c.Pile}
}

// at is the number of the cursor's column.
func (b *board) at() int {
	for i, c := range b.laid.Columns {
		if heapOf(c) == b.cursor.heap {
			return i
		}
	}
	return 0
}

func (b *board) column() *session.Column { return b.laid.Columns[b.at()] }

// current is the card under the cursor, nil on a heading.
func (b *board) current() *session.Record {
	if b.alike != nil {
		return b.alike.chosen(b)
	}
	if c := b.column(); b.cursor.row >= 0 && b.cursor.row < len(c.Cards) {
		return c.Cards[b.cursor.row]
	}
	return nil
}

// settleCursor puts the cursor back on its card. If that was laid elsewhere,
// the next one has come to its place.
func (b *board) settleCursor() {
	gone := !slices.ContainsFunc(b.laid.Columns, func(c *session.Column) bool { return heapOf(c) == b.cursor.heap })
	if c := b.laid.ColumnOf(b.cursor.card); gone && c != nil {
		b.cursor.heap = heapOf(c)
	} else if gone {
		b.cursor = spot{}
	}
	c := b.column()
	if !b.went.card.IsZero() && b.went.heap == b.cursor.heap && b.laid.ColumnOf(b.went.card) == c {
		b.cursor.card, b.went = b.went.card, spot{}
	}
	if i := slices.IndexFunc(c.Cards, func(r *session.Record) bool { return r.ID == b.cursor.card }); i >= 0 {
		b.cursor.row = i
		return
	}
	b.stand(b.cursor.row)
}

// stand puts the cursor on a row of its column, as far as it has one.
func (b *board) stand(row int) {
	c := b.column()
	b.cursor.row = max(min(row, len(c.Cards)-1), -1)
	b.cursor.card = session.ID{}
	if b.cursor.row >= 0 {
		b.cursor.card = c.Cards[b.cursor.row].ID
	}
}

// across goes to a neighbouring column, in the row where the cursor was before
// it came to a shorter one.
func (b *board) across(by int) {
	to := max(0, min(b.at()+by, len(b.laid.Columns)-1))
	b.cursor.heap = heapOf(b.laid.Columns[to])
	b.stand(b.wish)
}

// down goes up or down in the column, by any number of rows.
func (b *board) down(by int) {
	b.stand(b.cursor.row + by)
	b.wish = b.cursor.row
}

// goTo shows a card where it lies.
func (b *board) goTo(card session.ID) {
	if c := b.laid.ColumnOf(card); c != nil {
		b.cursor.heap, b.cursor.card = heapOf(c), card
		b.settleCursor()
	}
}

// goToTheme shows a theme.
func (b *board) goToTheme(theme session.ID) {
	b.cursor.heap = heap{session.PileTheme, theme}
	b.cursor.card = session.ID{}
	b.settleCursor()
	b.stand(0)
}

// targets are the cards that a key acts on: those that are marked, in the order
// of the wall, else the one under the cursor.
func (b *board) targets() []session.ID {
	var ids []session.ID
	if len(b.marked) > 0 {
		for _, c := range b.laid.Columns {
			for _, r := range c.Cards {
				if b.marked[r.ID] {
					ids = append(ids, r.ID)
				}
			}
		}
	}
	if r := b.current(); len(ids) == 0 && r != nil {
		ids = append(ids, r.ID)
	}
	return ids
}

// mark marks a card, or takes its mark off.
func (b *board) mark(id session.ID) {
	if b.marked[id] {
		delete(b.marked, id)
		return
	}
	b.marked[id] = true
}

// labels are the cards' numbers as one says them, at most n of them.
func (b *board) labels(ids []session.ID, n int) string {
	var list []string
	for _, id := range ids[:min(len(ids), n)] {
		if r := b.env.desk.state.Get(session.KindCard, id); r != nil {
			list = append(list, r.Label)
		}
	}
	if more := len(ids) - n; more > 0 {
		list = append(list, itoa(more)+" more")
	}
	return shown(andList(list))
}

// Select puts the cursor on a card or on the heading of a theme, on the wall.
func (b *board) Select(id session.ID) bool {
	b.sync()
	c, row := b.laid.ColumnOf(id), -1
	for _, column := range b.laid.Columns {
		if column.Theme != nil && column.Theme.ID == id {
			c = column
		}
	}
	if c == nil {
		return false
	}
	if i := slices.IndexFunc(c.Cards, func(r *session.Record) bool { return r.ID == id }); i >= 0 {
		row = i
	}
	b.detail, b.alike, b.onWall = nil, nil, true
	b.cursor.heap = heapOf(c)
	b.stand(row)
	return true
}
