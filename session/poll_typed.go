package session

import (
	"fmt"
	"strings"
)

// Typed is what was counted off paper for an item, by a table or by the room, as
// it would be typed; "" if nothing was. It is for whoever counts, to correct it.
func (p *Poll) Typed(item, table ID) string {
	var c StarCounts
	sum, any := 0, false
	for _, b := range p.casts() {
		if b.item != item || !b.by.IsZero() || b.table != table {
			continue
		}
		any = true
		sum = addCapped(sum, b.n)
		if b.stars >= 1 && b.stars <= len(c) {
			c[b.stars-1] = addCapped(c[b.stars-1], b.n)
		}
	}
	switch {
	case !any:
		return ""
	case p.IsDots():
		return fmt.Sprint(sum)
	}
	return c.String()
}

// TypedSlip is what one person gave, as it would be typed behind the alias; ""
// for nothing yet.
func (p *Poll) TypedSlip(voter ID) string {
	gave := map[ID]int{}
	for _, b := range p.casts() {
		if b.by == voter {
			n := b.n
			if b.stars > 0 {
				n = b.stars
			}
			gave[b.item] = n
		}
	}
	var parts []string
	for _, item := range p.Items {
		if n := gave[item.ID]; n > 0 {
			parts = append(parts, item.Letter+fmt.Sprint(n))
		}
	}
	return strings.Join(parts, " ")
}

// Clashes are the records and fields of an item that two laptops counted
// differently, in the order of the records.
func (p *Poll) Clashes(s *State, item ID) []Field {
	kind, fields := KindVote, []string{"tally"}
	if !p.IsDots() {
		kind, fields = KindRating, []string{"stars", "count"}
	}
	var found []Field
	for _, c := range p.casts() {
		r := s.Get(kind, c.id)
		for _, f := range fields {
			if c.item == item && r != nil && len(r.besides(f)) > 0 {
				found = append(found, Field{kind, c.id, f})
			}
		}
	}
	return found
}
