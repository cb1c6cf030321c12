package ui

import (
	"strings"

	"doorstep/session"
)

// tell is what a revealed round asks the room to talk about: ties and zeros,
// where it splits, and what does not add up.
func (d *pollDraw) tell() []string {
	if d.p.Hidden() {
		return nil
	}
	var notes []string
	note := func(text string) {
		for i, l := range wrap(text, max(d.w-2, 8)) {
			if i == 0 {
				notes = append(notes, d.t.accent(d.stage).Render(d.t.sign("▪", "*"))+" "+l)
			} else {
				notes = append(notes, "  "+l)
			}
		}
	}
	if d.p.IsDots() {
		d.tellDots(note)
	} else {
		d.tellStars(note)
	}
	return notes
}

func (d *pollDraw) tellDots(note func(string)) {
	r, ok := d.p.Dots()
	if !ok || r.Dots == 0 {
		return
	}
	var tie, zeros []string
	for i, c := range r.Items {
		letter := d.p.Item(c.Item).Letter
		if c.Dots == 0 {
			zeros = append(zeros, letter)
			continue
		}
		if c.Tied {
			tie = append(tie, letter)
		}
		if len(tie) > 0 && (i+1 == len(r.Items) || r.Items[i+1].Rank != c.Rank) {
			note(listed(tie) + " tie for " + ordinal(c.Rank) + " place, " + plural(c.Dots, "dot", "dots") + " each.")
			tie = nil
		}
	}
	if len(zeros) > 0 {
		note("No dot for " + listed(zeros) + ". A minority may speak for one minute.")
	}
	if in := d.p.In; in.Handed > 0 && in.Dots > in.Handed {
		note(itoa(in.Dots) + " dots were counted and " + itoa(in.Handed) + " handed out. Say so aloud.")
	}
	if r.Stray > 0 {
		note(plural(r.Stray, "dot is", "dots are") + " on what is no longer in the list.")
	}
}

func (d *pollDraw) tellStars(note func(string)) {
	for _, id := range d.order {
		c := d.stars[id].Counts
		if c.Split() {
			note(d.p.Item(id).Letter + " splits the room: " + itoa(c[0]+c[1]) + " gave one or two stars, " + itoa(c[3]+c[4]) + " gave four or five.")
		}
	}
	var none []string
	for _, id := range d.order {
		if d.stars[id].Counts.N() == 0 {
			none = append(none, d.p.Item(id).Letter)
		}
	}
	if len(none) > 0 && len(none) < len(d.order) {
		note("Nobody rated " + listed(none) + ".")
	}
}

// listed is "A", "A and B" or "A, B and C".
func listed(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

func ordinal(n int) string {
	end := "th"
	switch {
	case n%100 >= 11 && n%100 <= 13:
	case n%10 == 1:
		end = "st"
	case n%10 == 2:
		end = "nd"
	case n%10 == 3:
		end = "rd"
	}
	return itoa(n) + end
}

// beforeThis is the round that a poll is compared with: the one before it in
// the same room.
func beforeThis(polls []*session.Poll, p *session.Poll) *session.Poll {
	for _, q := range polls {
		if q.Origin == p.Origin && q.Round == p.Round-1 && q.Round > 0 && !q.Hidden() {
			return q
		}
	}
	return nil
}
