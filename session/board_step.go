package session

import "slices"

// columnFor is the column in which a card belongs; nil for one whose theme is
// there but is not laid. The parking lot goes before a theme.
func (b *Board) columnFor(r *Record) *Column {
	if r.Bool("parked") {
		return b.Columns[len(b.Columns)-1]
	}
	ref := r.Str("theme")
	if ref == "" {
		return b.Columns[0]
	}
	if to := b.byID[ref]; to != nil {
		return to
	}
	if b.state.Get(KindTheme, r.Ref("theme")) != nil {
		return nil
	}
	return b.Columns[0]
}

// Put lays one more card in its place. It is false where the card has no number
// to find its place by; then the wall has to be laid anew.
func (b *Board) Put(r *Record) bool {
	if r.Number == 0 {
		return false
	}
	c := b.columnFor(r)
	if c == nil {
		return true
	}
	at, _ := slices.BinarySearchFunc(c.Cards, r, compareLabels)
	c.Cards = slices.Insert(c.Cards, at, r)
	c.speaks(r, 1)
	b.where[r.ID] = c
	return true
}

// Take takes a card off the wall, as it was when it was laid there. It is false
// where it is not found by its number; then the wall has to be laid anew.
func (b *Board) Take(r *Record) bool {
	c := b.where[r.ID]
	if c == nil {
		return true
	}
	at, found := slices.BinarySearchFunc(c.Cards, r, compareLabels)
	if !found || c.Cards[at].ID != r.ID {
		return false
	}
	c.Cards = slices.Delete(c.Cards, at, at+1)
	c.speaks(r, -1)
	delete(b.where, r.ID)
	return true
}

// Retitle takes in what the themes say now. It is false where one came, went or
// stands elsewhere; then the wall has to be laid anew.
func (b *Board) Retitle(themes []*Record) bool {
	same := func(x, y *Record) bool {
		return x.ID == y.ID && x.Number == y.Number && x.Label == y.Label && x.Bool("parked") == y.Bool("parked")
	}
	var laid []*Record
	for _, c := range b.Columns {
		if c.Theme != nil {
			laid = append(laid, c.Theme)
		}
	}
	there := b.state.Kind(KindTheme)
	if themes = sideBySide(themes); !slices.EqualFunc(there, b.there, same) || !slices.EqualFunc(themes, laid, same) {
		return false
	}
	b.there = there
	for _, t := range themes {
		b.byID[t.ID.String()].Theme = t
	}
	return true
}
