package ui

import "doorstep/session"

// caps is how many lines each of several entries may take: the same for all, or
// each its own.
type caps struct {
	all  int
	each []int
}

func (c caps) at(i int) int {
	if i < len(c.each) {
		return c.each[i]
	}
	return c.all
}

// shareOut gives lines to entries that would take so many: each of them at least so
// many of these, all the same as far as there is room for that, and what is then
// left to the first that are cut. ok is false where even the least has no room.
func shareOut(tall []int, room, least, most int) (c caps, ok bool) {
	taken := func(n int) (sum int) {
		for _, lines := range tall {
			sum += min(lines, n)
		}
		return sum
	}
	c.all = least
	if taken(least) > room {
		return c, false
	}
	for c.all < most && taken(c.all+1) <= room {
		c.all++
	}
	free := room - taken(c.all)
	c.each = make([]int, len(tall))
	for i, lines := range tall {
		c.each[i] = min(c.all+max(min(lines-c.all, free), 0), most)
		free -= max(c.each[i]-c.all, 0)
	}
	return c, true
}

// caps shares the lines of a column among its cards: where all of them fit, no
// line stays free as long as a card is cut. The lines that the card under the
// cursor will need are kept, so that the others stand still while it walks.
func (l wallLook) caps(c *session.Column, w, h int) caps {
	n, least := len(c.Cards), cardLines(len(c.Cards), w, h)
	room := h - len(l.heading(c, w, headLines(h), false))
	if n == 0 || n > room {
		return caps{all: least}
	}
	tall, most := make([]int, n), 0
	for i, r := range c.Cards {
		tall[i] = l.tall(r, w)
		most = max(most, tall[i])
	}
	if l.focus {
		room -= max(most-least, 0)
	}
	shared, _ := shareOut(tall, room, least, fullLines)
	return shared
}

// tall is how many lines a card takes in full, measured and not drawn.
func (l wallLook) tall(r *session.Record, w int) int {
	lead := 2 + max(l.digits, width(shown(r.Label))) + 3 // cursor, mark, number, kind
	if misplaced(r) {
		lead += 2
	}
	if w-lead < 4 {
		return 1
	}
	lines, _ := l.told(r, w-lead, fullLines)
	return len(lines)
}
