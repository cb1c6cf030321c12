package ui

import (
	"strings"

	"doorstep/session"
)

// listed are the rounds so far: of one that is hidden how much is in, of one
// that is revealed what it came to.
func (f *plainBallot) listed() []string {
	var lines []string
	for _, p := range f.b.polls() {
		if p.Hidden() {
			lines = append(lines, stopped(roundName(p)+", hidden. "+f.progress(p)))
			lines = append(lines, f.itemLines(p)...)
		} else {
			lines = append(lines, f.resultLines(p)...)
		}
	}
	return lines
}

// itemLines are what is voted on, and whether it is counted.
func (f *plainBallot) itemLines(p *session.Poll) []string {
	var lines []string
	for i := range p.Items {
		item := &p.Items[i]
		text := shown(item.Letter) + ": " + itemText(item)
		if item.Counted {
			text += " Counted."
		}
		lines = append(lines, text)
	}
	return lines
}

// resultLines are what a revealed round came to, the first place first, then
// the ties, the zeros and where the room splits. It is empty while the round is
// hidden.
func (f *plainBallot) resultLines(p *session.Poll) []string {
	if p.Hidden() {
		return nil
	}
	d := newPollDraw(f.env.theme, f.b.activity.Stage, p, beforeThis(f.b.polls(), p), 80)
	head := roundName(p)
	if parts := d.progress(); len(parts) > 0 {
		head += ": " + strings.Join(parts, ", ")
	}
	lines := []string{head + "."}
	for _, id := range d.order {
		item := p.Item(id)
		lines = append(lines, f.placeText(d, id)+": "+itemText(item))
		for _, w := range item.Words {
			word := "Somebody likes: "
			if w.Change {
				word = "Somebody would change: "
			}
			lines = append(lines, word+shown(w.Text))
		}
	}
	note := func(text string) { lines = append(lines, text) }
	if p.IsDots() {
		d.tellDots(note)
	} else {
		d.tellStars(note)
	}
	return lines
}

// placeText is the place of an item and what it got.
func (f *plainBallot) placeText(d *pollDraw, id session.ID) string {
	letter := shown(d.p.Item(id).Letter)
	was := ""
	if text := d.was[id]; text != "" {
		was = ", before " + text
	}
	if d.p.IsDots() {
		c := d.dots[id]
		if c.Dots == 0 {
			return letter + ", no dots" + was
		}
		return placeWord(c.Rank, c.Tied) + ", " + letter + ", " + plural(c.Dots, "dot", "dots") + was
	}
	row := d.stars[id]
	n := row.Counts.N()
	if n == 0 {
		return letter + ", no stars" + was
	}
	low, high := row.Counts.Range()
	text := placeWord(row.Rank, row.Tied) + ", " + letter + ", middle " + d.middle(row.Counts) + was + ", of " + plural(n, "slip", "slips")
	if low == high {
		return text + ", all " + itoa(low)
	}
	return text + ", from " + itoa(low) + " to " + itoa(high) + "; from one star to five " + row.Counts.String()
}

func placeWord(rank int, tied bool) string {
	text := capital(ordinal(rank)) + " place"
	if tied {
		text += ", tied"
	}
	return text
}
