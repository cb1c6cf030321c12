package ui

import (
	"strings"

	"doorstep/session"
)

// How the wall looks. Nothing here knows of keys: the board draws itself with
// it, and so does a window for the room.

// wallLook is what the cards of a wall are drawn with.
type wallLook struct {
	t     *theme
	stage string
	// service is the name of a service, "" where there is none.
	service func(id session.ID) string
	// digits is how many cells the longest number takes.
	digits int
	marked map[session.ID]bool
	// focus says that keys act on the card under the cursor, which is then
	// shown in full.
	focus bool
}

// newWallLook measures the numbers of a wall.
func newWallLook(t *theme, stage string, s *session.State, b *session.Board) wallLook {
	l := wallLook{t: t, stage: stage, digits: 2}
	l.service = func(id session.ID) string {
		if r := s.Get(session.KindService, id); r != nil {
			return r.Text()
		}
		return ""
	}
	for _, c := range b.Columns {
		if n := len(c.Cards); n > 0 { // they stand in the order of their numbers
			l.digits = max(l.digits, min(width(shown(c.Cards[n-1].Label)), 6))
		}
	}
	return l
}

// kindSigns tell the kinds of cards apart in one cell.
var kindSigns = map[string][2]string{"pain": {"−", "-"}, "good": {"+", "+"}, "question": {"?", "?"}, "quote": {"“", "\""}}

func (l wallLook) kindSign(r *session.Record) string {
	if s, ok := kindSigns[r.Str("kind")]; ok {
		return l.t.sign(s[0], s[1])
	}
	return l.t.sign("·", ".")
}

// card is a card in at most so many lines: whether it is marked, its number,
// kind, text, and the service that it speaks of. here says that the cursor
// stands on it.
func (l wallLook) card(r *session.Record, w, most int, here bool) []string {
	t := l.t
	cursor, mark := l.cursor(here), " "
	if l.marked[r.ID] {
		mark = t.accent(l.stage).Bold(true).Render(t.sign("●", "*"))
	}
	head := cursor + mark + t.bold.Render(padLeft(shown(r.Label), l.digits)) + " " + t.muted.Render(l.kindSign(r)) + " "
	if misplaced(r) {
		head += t.warn.Render(t.sign("≠", "!")) + " "
	}
	room := w - width(head)
	if room < 4 {
		return []string{cut(head, w)}
	}
	lines, tail := l.told(r, room, most)
	style := t.text
	if here && l.focus {
		style = t.chosen
	}
	indent := strings.Repeat(" ", width(head))
	for i := range lines {
		switch last := i == len(lines)-1; {
		case last && lines[i] == "" && i > 0:
			lines[i] = t.muted.Render(strings.TrimLeft(tail, " "))
		case last:
			lines[i] = style.Render(lines[i]) + t.muted.Render(tail)
		default:
			lines[i] = style.Render(lines[i])
		}
		if i == 0 {
			lines[i] = head + lines[i]
		} else {
			lines[i] = indent + lines[i]
		}
	}
	return lines
}

// told are the words of a card in at most so many lines, and what stands behind
// the last of them: the service, on a line of its own where the words leave no
// room beside them. Only of a card that is cut in any case does it take some.
func (l wallLook) told(r *session.Record, room, most int) (lines []string, tail string) {
	lines, tail = opened(r.Text(), room, most), l.tail(r, room)
	last := len(lines) - 1
	switch {
	case tail == "" || width(lines[last])+width(tail) <= room:
		return lines, tail
	case len(lines) < most:
		return append(lines, ""), tail
	case most > 1 && len(opened(r.Text(), room, most+1)) <= most:
		return lines, ""
	}
	lines[last] = cut(lines[last], room-width(tail))
	return lines, tail
}

// cursor is the mark of the card or heading that the cursor stands on.
func (l wallLook) cursor(here bool) string {
	switch {
	case !here:
		return " "
	case l.focus:
		return l.t.accent(l.stage).Render(l.t.sign("▌", ">"))
	}
	return l.t.muted.Render(l.t.sign("▏", ">"))
}

// tail is the service that a card speaks of, in short; in a narrow column the
// words of the card go before it.
func (l wallLook) tail(r *session.Record, room int) string {
	s := l.service(r.Ref("service"))
	switch {
	case s == "" || room < 40:
		return ""
	}
	return "  " + cut(opening(s, 14), 14)
}

// heading is a column's head: its letter and sentence in at most so many
// lines, and how much lies under it.
func (l wallLook) heading(c *session.Column, w, most int, here bool) []string {
	t := l.t
	cursor, here := l.cursor(here), here && l.focus
	name, style := "", t.bold
	switch c.Pile {
	case session.PileLoose:
		name = "Not sorted yet"
	case session.PileParked:
		name = "Parking lot"
	default:
		name = c.Theme.Str("sentence")
	}
	if name == "" {
		name, style = "not named yet", t.muted
	}
	if here {
		style = t.chosen
	}
	letter := ""
	if c.Letter != "" {
		letter = t.accent(l.stage).Bold(true).Render(shown(c.Letter)) + " "
	}
	if conflicting(c.Theme, "sentence") {
		letter += t.warn.Render(t.sign("≠", "!")) + " "
	}
	indent := strings.Repeat(" ", width(letter)+1)
	counts := t.muted.Render(countsOf(c))
	if most == 1 && w >= 50 {
		return []string{cut(cursor+letter+style.Render(opened(name, w-width(indent)-width(counts)-2, 1)[0])+"  "+counts, w)}
	}
	var lines []string
	for i, text := range opened(name, max(w-width(indent), 4), most) {
		if i == 0 {
			lines = append(lines, cursor+letter+style.Render(text))
		} else {
			lines = append(lines, indent+style.Render(text))
		}
	}
	return append(lines, indent+counts)
}

// countsOf says how much lies in a column, and how far it reaches.
func countsOf(c *session.Column) string {
	text := plural(len(c.Cards), "card", "cards")
	if c.Theme != nil && len(c.Cards) > 0 {
		text += ", " + plural(c.Services, "service", "services")
	}
	if c.Set() {
		text = "parked, " + text
	}
	return text
}

// wall is the wall of themes for the room: every theme with its letter,
// sentence and counts, side by side, and as many of its cards as there is room
// for. Parked themes come last; what is not sorted yet is only counted.
func wall(l wallLook, b *session.Board, w, h int) []string {
	var themes []*session.Column
	for _, c := range b.Columns {
		if c.Theme != nil {
			themes = append(themes, c)
		}
	}
	t := l.t
	loose, parked := b.Columns[0], b.Columns[len(b.Columns)-1]
	foot := t.muted.Render(plural(len(themes), "theme", "themes") + t.sign(" · ", " - ") + itoa(len(loose.Cards)) + " not sorted yet" + t.sign(" · ", " - ") + itoa(len(parked.Cards)) + " on the parking lot")
	if len(themes) == 0 || h < 3 {
		return clip([]string{foot}, w, h)
	}
	n := max(1, min(len(themes), w/36))
	rows := (len(themes) + n - 1) / n
	each := max((h-1)/rows, 3)
	var lines []string
	for from := 0; from < len(themes); from += n {
		part := themes[from:min(from+n, len(themes))]
		cols := make([][]string, len(part))
		for i, c := range part {
			cols[i] = l.stack(c, l.caps(c, w/n-2, each-1), w/n-2, each-1, 0, spot{row: -2})
		}
		lines = append(lines, abreast(cols, w/n-2)...)
		lines = append(lines, "")
	}
	if len(lines) >= h {
		lines = lines[:h-1]
	}
	return clip(append(fill(lines, h-1), foot), w, h)
}

// stack is a column in h lines: its heading, and the cards from one on, with
// the cursor in it or not.
func (l wallLook) stack(c *session.Column, most caps, w, h, from int, cursor spot) []string {
	lines := l.heading(c, w, headLines(h), cursor.row == -1)
	for i := from; i < len(c.Cards) && len(lines) < h; i++ {
		here := i == cursor.row
		n := most.at(i)
		if here && l.focus {
			n = fullLines
		}
		card := l.card(c.Cards[i], w, n, here)
		if rest := len(c.Cards) - i; len(lines)+len(card) > h-1 && rest > 1 || len(lines)+len(card) > h {
			if i != cursor.row {
				lines = append(lines, l.t.muted.Render("   "+l.t.sign("↓ ", "+ ")+itoa(rest)+" more"))
				break
			}
			card = card[:max(min(len(card), h-len(lines)), 0)]
		}
		lines = append(lines, card...)
	}
	return clip(lines, w, h)
}

// headLines is how many lines a theme's sentence may take in a column of h
// lines.
func headLines(h int) int {
	switch {
	case h < 8:
		return 1
	case h > 36:
		return 6
	case h > 24:
		return 3
	}
	return 2
}

// fullLines is how much of the card under the cursor is shown: as good as all.
const fullLines = 5

// cardLines is how many lines each of n cards may take in a column: as many as
// leave room for them all, else two where the column is narrow and there is
// height.
func cardLines(n, w, h int) int {
	switch {
	case n*3 <= h-5:
		return min((h-5)/max(n, 1), fullLines)
	case n*2 <= h-5 || w < 56 && h >= 16:
		return 2
	}
	return 1
}

// abreast sets columns beside one another, each so many cells wide and two
// apart. Nothing stands at their right: terminals disagree on the width of some
// scripts.
func abreast(cols [][]string, each int) []string {
	tall := 0
	for _, c := range cols {
		tall = max(tall, len(c))
	}
	lines := make([]string, tall)
	for i := range lines {
		for n, c := range cols {
			cell := ""
			if i < len(c) {
				cell = c[i]
			}
			if n == len(cols)-1 {
				lines[i] += cell
			} else {
				lines[i] += pad(cell, each) + "  "
			}
		}
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return lines
}

// opened is the beginning of a person's text in at most so many lines of w
// cells. Only that much of it is looked at.
func opened(s string, w, most int) []string {
	if w < 1 || most < 1 {
		return []string{""}
	}
	text := shown(seenOf(s, w*(most+1)))
	if most == 1 {
		return []string{cut(text, w)}
	}
	lines := wrap(text, w)
	if len(lines) > most {
		rest := strings.Join(lines[most-1:], " ")
		lines = append(lines[:most-1:most-1], cut(rest, w))
	}
	return lines
}
