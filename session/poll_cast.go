package session

import (
	"fmt"
	"slices"
)

// RatingID names one voter's stars for an item, so that two laptops that type
// the same slip write the same record.
func RatingID(ballot, item, voter ID) ID {
	return Derive(KindRating, ballot.String(), item.String(), voter.String())
}

// countID names how many gave an item so many stars, off paper: of one table, or
// of the room.
func countID(ballot, item, table ID, stars int) ID {
	return Derive(KindRating, ballot.String(), item.String(), table.String(), fmt.Sprint(stars))
}

// cast is one vote or rating: n dots, or n times so many stars.
type cast struct {
	id, item, by, table ID
	stars, n            int
	words               bool // the record holds words too
}

// casts are what was counted so far, in either kind of poll.
func (p *Poll) casts() []cast {
	list := make([]cast, 0, len(p.votes)+len(p.ratings))
	for _, v := range p.votes {
		list = append(list, cast{v.ID, v.Item, v.By, v.Table, 0, v.Tally, false})
	}
	for _, r := range p.ratings {
		if r.Stars > 0 {
			list = append(list, cast{r.ID, r.Item, r.By, r.Table, r.Stars, max(r.Count, 1), r.Like != "" || r.Change != ""})
		}
	}
	return list
}

// edits are what a line comes to: casts to write, and casts to take away.
type edits struct{ set, drop []cast }

// put writes a cast in the place of those that say the same thing so far. The
// first of them keeps its record.
func (q *edits) put(c cast, before []cast) {
	if len(before) > 0 && !slices.ContainsFunc(before, func(b cast) bool { return b.id == c.id }) {
		c.id, c.words = before[0].id, before[0].words
	}
	for _, b := range before {
		if b.id != c.id {
			q.drop = append(q.drop, b)
		}
	}
	q.set = append(q.set, c)
}

// edits works out what a line does, for the row under the cursor where the line
// names no item.
func (p *Poll) edits(l PollLine, row ID) edits {
	var q edits
	item := l.Item
	if item.IsZero() {
		item = row
	}
	have := p.casts()
	of := func(c cast) []cast {
		return castsThat(have, func(b cast) bool {
			return b.item == c.item && b.by == c.by && b.table == c.table && (c.stars == 0 || !c.by.IsZero() || b.stars == c.stars)
		})
	}
	switch {
	case l.Clear && !l.By.IsZero():
		q.drop = castsThat(have, func(b cast) bool { return b.by == l.By })
	case l.Clear:
		q.drop = castsThat(have, func(b cast) bool { return b.item == item && b.by.IsZero() && b.table == l.Table })
	case l.Tally != nil:
		c := cast{item: item, table: l.Table, n: *l.Tally}
		q.put(p.sign(c), of(c))
	case l.Counts != nil:
		for i, n := range l.Counts {
			c := cast{item: item, table: l.Table, stars: i + 1, n: n}
			if before := of(c); n > 0 {
				q.put(p.sign(c), before)
			} else {
				q.drop = append(q.drop, before...)
			}
		}
	default:
		p.editMarks(l, have, of, &q)
	}
	return q
}

// editMarks is edits for a slip, and for several tallies at once.
func (p *Poll) editMarks(l PollLine, have []cast, of func(cast) []cast, q *edits) {
	for _, m := range l.Marks {
		c := cast{item: m.Item, by: l.By, table: l.Table, n: m.N}
		if !p.IsDots() {
			c.stars, c.n = m.N, 1
		}
		before := of(c)
		if l.Slip && l.By.IsZero() {
			for _, b := range before {
				c.n = addCapped(c.n, b.n)
			}
		}
		if c.n > 0 || !l.Slip {
			q.put(p.sign(c), before)
		}
	}
	if l.By.IsZero() {
		return
	}
	q.drop = append(q.drop, castsThat(have, func(b cast) bool {
		return b.by == l.By && !slices.ContainsFunc(q.set, func(c cast) bool { return c.item == b.item })
	})...)
}

func castsThat(list []cast, want func(cast) bool) []cast {
	return slices.DeleteFunc(slices.Clone(list), func(c cast) bool { return !want(c) })
}

// sign gives a cast the id that its ends give it.
func (p *Poll) sign(c cast) cast {
	whose := c.by
	if whose.IsZero() {
		whose = c.table
	}
	switch {
	case p.IsDots():
		c.id = VoteID(p.ID, c.item, whose)
	case !c.by.IsZero():
		c.id = RatingID(p.ID, c.item, c.by)
	default:
		c.id = countID(p.ID, c.item, c.table, c.stars)
	}
	return c
}

// Cast writes what a line says. Whether it keeps within the budget is Check's
// to say: what was counted is kept all the same, if the room says so.
func (p *Poll) Cast(g *Gesture, l PollLine, row ID) error {
	if l.Like != "" || l.Change != "" {
		return p.say(g, l, row)
	}
	q, kind := p.edits(l, row), KindVote
	if !p.IsDots() {
		kind = KindRating
	}
	for _, c := range q.drop {
		var err error
		if c.words {
			err = g.Set(kind, c.id, Patch{"stars": nil, "count": nil})
		} else {
			err = g.Delete(kind, c.id)
		}
		if err != nil {
			return err
		}
	}
	for _, c := range q.set {
		f := p.fields(c.item, c.by, c.table)
		switch {
		case p.IsDots():
			f["tally"] = c.n
		case c.by.IsZero():
			f["stars"], f["count"] = c.stars, c.n
		default:
			f["stars"], f["count"] = c.stars, nil
		}
		if err := g.Set(kind, c.id, f); err != nil {
			return err
		}
	}
	return nil
}

// fields tie a vote or a rating to its ends.
func (p *Poll) fields(item, by, table ID) Patch {
	f := Patch{"item": item}
	for field, id := range map[string]ID{"ballot": p.ID, "by": by, "table": table} {
		if !id.IsZero() {
			f[field] = id
		}
	}
	return f
}

// say keeps what somebody likes or would change. Two laptops that hear two
// things keep both, so each is a record of its own.
func (p *Poll) say(g *Gesture, l PollLine, row ID) error {
	item := l.Item
	if item.IsZero() {
		item = row
	}
	field, text := "like", l.Like
	if l.Change != "" {
		field, text = "change", l.Change
	}
	for _, part := range Split(text) {
		f := p.fields(item, l.By, l.Table)
		f[field] = part
		if _, err := g.Add(KindRating, f); err != nil {
			return err
		}
	}
	return nil
}
