package session

import (
	"errors"
	"fmt"
)

// BoundsError is a count that goes beyond what was handed out. The room may
// keep it all the same: what was counted is what was counted.
type BoundsError struct{ text string }

func (e *BoundsError) Error() string { return e.text }

// errNoWords is a line that says nothing.
var errNoWords = errors.New("there is nothing to count in this line")

// Check says what is wrong with a line before it is cast. A BoundsError says who
// went beyond the bounds, and by how much; any other error can't be overruled.
func (p *Poll) Check(s *State, l PollLine, row ID) error {
	switch {
	case !l.By.IsZero() && p.Anonymous:
		return fmt.Errorf("this round is without names; leave %s out, or let the round have names in its settings", s.AliasOf(l.By))
	case l.Like != "" || l.Change != "" || l.Tally != nil || l.Counts != nil || l.Clear:
		if l.Item.IsZero() && p.Item(row) == nil && !(l.Clear && !l.By.IsZero()) {
			return fmt.Errorf("there is no %s to count for yet", p.Of)
		}
	case len(l.Marks) == 0:
		return errNoWords
	}
	if l.Clear || l.Like != "" || l.Change != "" {
		return nil
	}
	if err := p.checkSlip(s, l); err != nil {
		return err
	}
	return p.checkSums(l, row)
}

// checkSlip holds one person's slip against the budget.
func (p *Poll) checkSlip(s *State, l PollLine) error {
	if !l.Slip || !p.IsDots() {
		return nil
	}
	who, all := "This slip", 0
	if alias := s.AliasOf(l.By); alias != "" {
		who = alias
	}
	for _, m := range l.Marks {
		all = addCapped(all, m.N)
	}
	if over := all - p.Budget; p.Budget > 0 && over > 0 {
		return beyond("%s gave %s, %d more than the %d that each person has", who, dots(all), over, p.Budget)
	}
	for _, m := range l.Marks {
		if over := m.N - p.MaxPerItem; p.MaxPerItem > 0 && over > 0 {
			return beyond("%s gave %s to %s, %d more than the %d that one person may give it", who, dots(m.N), p.letter(m.Item), over, p.MaxPerItem)
		}
	}
	return nil
}

// checkSums holds what would be in with this line against what the room can come
// to.
func (p *Poll) checkSums(l PollLine, row ID) error {
	if p.People == 0 {
		return nil
	}
	q, before, after := p.edits(l, row), p.sums(), p.sums()
	replaced := map[ID]bool{}
	for _, c := range q.set {
		replaced[c.id] = true
		after.add(c, 1)
	}
	for _, c := range q.drop {
		replaced[c.id] = true
	}
	for _, c := range p.casts() {
		if replaced[c.id] {
			after.add(c, -1)
		}
	}
	for _, c := range q.set {
		if after[c.item] <= before[c.item] {
			continue // what was too much before is said when it grows
		}
		if err := p.checkItem(c.item, after[c.item]); err != nil {
			return err
		}
	}
	handed, all := p.In.Handed, after[ID{}]
	if over := all - handed; p.IsDots() && handed > 0 && over > 0 && all > before[ID{}] {
		return beyond("with this there are %s, %d more than the %d that %d people have, %d each", dots(all), over, handed, p.People, p.Budget)
	}
	return nil
}

// pollSums is what each item got, and under no ID what they got together.
type pollSums map[ID]int

func (m pollSums) add(c cast, times int) {
	if _, here := m[c.item]; here && !c.item.IsZero() {
		m[c.item] = addCapped(m[c.item], times*c.n)
		m[ID{}] = addCapped(m[ID{}], times*c.n)
	}
}

func (p *Poll) sums() pollSums {
	m := pollSums{{}: 0}
	for _, item := range p.Items {
		m[item.ID] = 0
	}
	for _, c := range p.casts() {
		m.add(c, 1)
	}
	return m
}

func (p *Poll) checkItem(item ID, sum int) error {
	most := p.People * p.MaxPerItem
	switch over := sum - most; {
	case p.IsDots() && most > 0 && over > 0:
		return beyond("%s would have %s, %d more than the %d that %d people can give it, %d each", p.letter(item), dots(sum), over, most, p.People, p.MaxPerItem)
	case !p.IsDots() && sum > p.People:
		return beyond("%s would have %d slips, %d more than the %d people here", p.letter(item), sum, sum-p.People, p.People)
	}
	return nil
}

func beyond(format string, args ...any) error { return &BoundsError{fmt.Sprintf(format, args...)} }

func dots(n int) string {
	if n == 1 {
		return "1 dot"
	}
	return fmt.Sprintf("%d dots", n)
}

func (p *Poll) letter(item ID) string {
	if it := p.Item(item); it != nil {
		return it.Letter
	}
	return "?"
}
