package ui

import (
	"strings"

	"doorstep/content"
	"doorstep/session"
)

// roomItem is one thing on a list for the room.
type roomItem struct {
	// mark stands before it: its number, and a sign of its kind.
	mark string
	text string
	// tail is what else is known of it, in a word or two.
	tail string
}

// roomList is a list as the room sees it: the latest first and large, the
// others with space between them, as many as fit, and how many there are.
type roomList struct {
	stage string
	n     int
	// even says that no item is the latest: all are alike, in their order.
	even bool
	item func(t *theme, i int) roomItem
	// foot are the words under the list; what the signs mean.
	foot func(t *theme) string
	// marks is how wide the marks stand, as of the last drawing.
	marks int
}

// newRoomList is the picture of cards, and of rows that are said in one line.
func newRoomList(d *desk, act *content.Activity, c *content.Capture) picture {
	list := d.listed(c)
	// What is on offer is chosen from; of all else the latest is looked at.
	l := &roomList{stage: act.Stage, n: len(list), even: c.Kind == session.KindService}
	e := d.entry()
	l.item = func(t *theme, i int) roomItem {
		if !l.even {
			i = len(list) - 1 - i
		}
		return roomListed(t, e, c, list[i])
	}
	l.foot = func(t *theme) string {
		parts := []string{itoa(l.n) + " in all"}
		if c.Kind == session.KindCard {
			parts = append([]string{plural(l.n, "card", "cards")}, signWords(t, c)...)
		}
		return strings.Join(parts, "   ")
	}
	return l
}

// roomListed is a record in the words of its list: its text, and the labels of its
// choices. Whoever said it stays with their table.
func roomListed(t *theme, e session.Entry, c *content.Capture, r *session.Record) roomItem {
	item := roomItem{mark: r.Label, text: roomSaid(r)}
	var tails []string
	for i := range c.Fields {
		f := &c.Fields[i]
		ch := f.Choice(r.Str(f.ID))
		if f.Type != content.OneOf || ch == nil || ch.ID == f.Default && f.ID != "kind" {
			continue // what nobody chose says nothing
		}
		if sign, ok := kindSigns[ch.ID]; ok && f.ID == "kind" {
			item.mark += " " + t.sign(sign[0], sign[1])
		} else if len(tails) < 2 {
			tails = append(tails, ch.Label)
		}
	}
	if r.Kind == session.KindPersona {
		tails = tails[:min(len(tails), 1)]
	}
	if s := e.State.Get(session.KindService, r.Ref("service")); s != nil {
		tails = append(tails, s.Text())
	}
	if (r.Kind == session.KindValue || r.Kind == session.KindLever) && len(tails) > 0 && item.text != "" {
		item.text, tails = tails[0]+": "+item.text, tails[1:] // what is spoken of comes first
	}
	if due := r.Str("due"); due != "" && r.Kind == session.KindAction {
		tails = append(tails, "by "+session.FormatDate(due))
	}
	item.tail = strings.Join(tails, ", ")
	if strings.TrimSpace(item.text) == "" {
		item.text, item.tail = item.tail, ""
	}
	return item
}

// roomSaid is what a record says when it is read aloud.
func roomSaid(r *session.Record) string {
	blank := func(field string) string {
		if v := r.Str(field); v != "" {
			return session.OneLine(v)
		}
		return "____"
	}
	switch r.Kind {
	case session.KindPOV:
		return blank("who") + ", " + blank("situation") + ", needs " + blank("need") + " because " + blank("insight") + "."
	case session.KindConcept:
		if change := r.Str("change"); change != "" {
			return r.Text() + ": " + change
		}
	case session.KindPersona:
		if how := r.Str("livelihood"); how != "" {
			return r.Text() + ", " + how
		}
	case session.KindService:
		if place := r.Str("place"); place != "" {
			return r.Text() + ", " + place
		}
	}
	return r.Text()
}

// signWords say what the signs before cards mean.
func signWords(t *theme, c *content.Capture) []string {
	var words []string
	if f := c.Field("kind"); f != nil {
		for _, ch := range f.Choices {
			if sign, ok := kindSigns[ch.ID]; ok {
				words = append(words, t.sign(sign[0], sign[1])+" "+shown(ch.Label))
			}
		}
	}
	return words
}

// roomLine is the longest line that is still read with ease.
const roomLine = 110

func (l *roomList) lines(t *theme, w, h int) []string {
	if l.n == 0 || h < 1 {
		return nil
	}
	l.marks = l.markWidth(t, h)
	lines, seen := l.spaced(t, min(w, roomLine), h-2, 1)
	if l.even && seen < l.n {
		lines, seen = l.spaced(t, min(w, roomLine), h-2, 0)
	}
	if h >= 4 {
		foot := l.foot(t)
		if seen < l.n {
			which := "the latest "
			if l.even {
				which = "the first "
			}
			foot = which + itoa(seen) + " of " + strings.TrimSuffix(foot, " in all")
		}
		lines = append(fill(lines, h-1), t.muted.Render(cut(foot, w)))
	}
	return clip(lines, w, h)
}

// spaced are the items that fit so many lines, with space above each, and how
// many they are.
func (l *roomList) spaced(t *theme, w, room, space int) (lines []string, seen int) {
	lines = []string{""}
	for ; seen < l.n; seen++ {
		part := l.one(t, seen, w, max(room-1, 1))
		if seen > 0 {
			if len(lines)+space+len(part) > room {
				break
			}
			lines = append(lines, make([]string, space)...)
		}
		lines = append(lines, part...)
	}
	return lines, seen
}

// roomMost is how many lines an item takes that is not the latest.
const roomMost = 4

// one is an item in at most so many lines.
func (l *roomList) one(t *theme, i, w, most int) []string {
	it := l.item(t, i)
	bar, style := "  ", t.text
	latest := i == 0 && !l.even
	if latest {
		bar, style = t.accent(l.stage).Render(t.sign("▌", ">"))+" ", t.bold
	} else {
		most = min(most, roomMost)
	}
	head := bar + t.muted.Render(padLeft(shown(it.mark), l.marks)) + "  "
	under := strings.Repeat(" ", width(head))
	if latest && !t.ascii {
		under = bar + under[2:]
	}
	texts := opened(it.text, max(w-width(head), 8), most)
	lines := make([]string, len(texts))
	for n, text := range texts {
		lead := under
		if n == 0 {
			lead = head
		}
		lines[n] = lead + style.Render(text)
	}
	if tail := opening(it.tail, 40); tail != "" {
		last := len(lines) - 1
		switch room := w - width(lines[last]) - 3; {
		case room >= width(tail):
			lines[last] += "   " + t.muted.Render(tail)
		case len(lines) < most:
			lines = append(lines, under+t.muted.Render(cut(tail, max(w-width(under), 1))))
		case room >= 8:
			lines[last] += "   " + t.muted.Render(cut(tail, room))
		}
	}
	return lines
}

// markWidth is that of the latest mark, for numbers grow; or of the widest of
// those that can be seen.
func (l *roomList) markWidth(t *theme, h int) int {
	most := 0
	for i := range min(l.n, max(h, 1)) {
		most = max(most, width(shown(l.item(t, i).mark)))
		if !l.even {
			break
		}
	}
	return min(most, 16)
}
