package ui

import (
	"slices"
	"strings"

	"doorstep/session"
)

// View draws the cards that fit, the latest at the bottom, and the line below
// them.
func (c *cards) View(w, h int) view {
	if c.detail != nil {
		return c.detail.View(w, h)
	}
	t := c.env.theme
	list := c.records()
	foot := c.footView(w)
	room := max(h-len(foot.lines), 0)
	v := view{lines: c.listLines(t, list, w, room)}
	v.lines = append(make([]string, max(room-len(v.lines), 0)), v.lines...)
	if len(list) == 0 {
		v.lines = fill(clip(c.emptyLines(w, room), w, room), room)
	}
	v.add(foot)
	v.lines = clip(v.lines, w, h)
	return v
}

// listLines are the last cards that fit; with a card chosen, those around it,
// the chosen one in full.
func (c *cards) listLines(t *theme, list []*session.Record, w, room int) []string {
	if room <= 0 || len(list) == 0 {
		return nil
	}
	if lines := c.inFull(t, list, w, room); lines != nil {
		return lines
	}
	end, most := len(list), c.linesEach(t, list[len(list)-1], w, room)
	var full []string
	if c.chosen >= 0 {
		full = c.cardFull(t, list[c.chosen], w)
		full = full[:min(len(full), room)]
		end = min(len(list), c.chosen+max((room-len(full))/2/most, 0)+1)
	}
	var lines []string
	for i := end - 1; i >= 0 && len(lines) < room; i-- {
		part := full
		if i != c.chosen {
			part = c.cardWhole(t, list[i], w, most)
		}
		if len(lines)+len(part) > room {
			break
		}
		for j := len(part) - 1; j >= 0; j-- {
			lines = append(lines, part[j])
		}
	}
	slices.Reverse(lines)
	return lines
}

// A text of fewer cells than narrowText says little in one line; it gets two
// where at least tallList lines are free.
const narrowText, tallList = 44, 16

// linesEach is how many lines a card gets where not all fit in full.
func (c *cards) linesEach(t *theme, r *session.Record, w, room int) int {
	if room >= tallList && w-2-width(c.cardHead(t, r)) < narrowText {
		return 2
	}
	return 1
}

// inFull are all cards with their whole texts, nil where they don't fit into so
// many lines.
func (c *cards) inFull(t *theme, list []*session.Record, w, room int) []string {
	if len(list) > room {
		return nil
	}
	var lines []string
	for i, r := range list {
		if i == c.chosen {
			lines = append(lines, c.cardFull(t, r, w)...)
		} else {
			lines = append(lines, c.cardWhole(t, r, w, room)...)
		}
		if len(lines) > room {
			return nil
		}
	}
	return lines
}

// cardWhole is a card with its text in at most so many lines.
func (c *cards) cardWhole(t *theme, r *session.Record, w, most int) []string {
	head := "  " + c.cardHead(t, r)
	if conflicting(r, c.textField().ID) {
		head = t.warn.Render(t.sign("≠", "!")) + " " + c.cardHead(t, r)
	}
	lines := opened(r.Str(c.textField().ID), max(w-width(head), 8), most)
	for i := range lines {
		if i == len(lines)-1 {
			lines[i] += c.tail(t, r, w-width(head)-width(lines[i]))
		}
		if i > 0 {
			lines[i] = pad("", width(head)) + lines[i]
		} else {
			lines[i] = head + lines[i]
		}
	}
	return lines
}

// cardHead is the number, the kind and who said it, in fixed columns.
func (c *cards) cardHead(t *theme, r *session.Record) string {
	head := t.muted.Render(padLeft("#"+r.Label, 5)) + " "
	if f := c.kindField(); f != nil {
		word := ""
		if ch := f.Choice(r.Str(f.ID)); ch != nil {
			word = ch.Label
		}
		head += pad(t.muted.Render(word), c.kindWidth()) + " "
	}
	return head + pad(c.who(r), 4) + " "
}

func (c *cards) kindWidth() int {
	n := 0
	for _, ch := range c.kindField().Choices {
		n = max(n, min(width(ch.Label), 14))
	}
	return n
}

// who said it: an alias, or a table, and the name where names are shown.
func (c *cards) who(r *session.Record) string {
	d := c.env.desk
	if alias := d.state.AliasOf(r.Ref("by")); alias != "" {
		return shown(alias)
	}
	if t := d.state.Get(session.KindTable, r.Ref("table")); t != nil {
		return shown(t.Text())
	}
	return ""
}

// tail is what else is known of a card, behind its text in so many cells: far
// enough from it that it is told apart without colour.
func (c *cards) tail(t *theme, r *session.Record, free int) string {
	s := c.env.desk.state.Get(session.KindService, r.Ref("service"))
	if s == nil || free < tailGap+min(width(shown(s.Text())), leastTail) {
		return ""
	}
	return pad("", tailGap) + t.muted.Render(fit(s.Text(), free-tailGap))
}

// tailGap stands between a card's text and what else is known of it, of which
// leastTail cells still say something.
const tailGap, leastTail = 3, 12

// cardFull is the chosen card with its whole text, and the whole of what else
// was written: where two wordings part may be at their ends.
func (c *cards) cardFull(t *theme, r *session.Record, w int) []string {
	head := t.accent(c.activity.Stage).Render(t.sign("▌", ">")) + " " + c.cardHead(t, r)
	indent := pad("", width(head))
	var lines []string
	for i, l := range wrap(r.Str(c.textField().ID), max(w-width(head), 8)) {
		if i == 0 {
			lines = append(lines, head+t.chosen.Render(l))
		} else {
			lines = append(lines, indent+t.chosen.Render(l))
		}
	}
	if also := r.Also(c.textField().ID); len(also) > 0 {
		other, _ := also[0].(string)
		for i, l := range wrap("also written: "+other, max(w-width(head), 8)) {
			if word, rest, ok := strings.Cut(l, ": "); ok && i == 0 {
				l = t.warn.Render(word+": ") + rest
			}
			lines = append(lines, indent+l)
		}
	}
	return lines
}

func (c *cards) footView(w int) view {
	t := c.env.theme
	label := fit(c.textField().Label, 12) + " "
	if f := c.kindField(); f != nil {
		label = f.Choices[c.kind].Label + " "
	}
	if !c.editing.IsZero() {
		label = "Edit "
	}
	label = t.accent(c.activity.Stage).Bold(true).Render(label + t.sign("›", ">") + " ")
	v := view{lines: []string{t.muted.Render(t.rule(w))}}
	v.add(prefixed(label, c.input.view(max(w-width(label), 1))))
	return v
}

// emptyLines say what goes here, before anything does.
func (c *cards) emptyLines(w, h int) []string {
	t := c.env.theme
	f := c.textField()
	return teach(t, w, h, "", f.Hint,
		"Type a line, then Enter. A paste keeps one card a line.",
		"p07: in front says who said it, t3: which table.")
}

// teach is what an empty list shows in at most h lines: what goes here, and
// how. The title is "" where it stands above already. What has no room is left
// out text by text, from the end, and never cut in the middle.
func teach(t *theme, w, h int, title string, texts ...string) []string {
	lines := []string{""}
	if title != "" {
		for _, l := range wrap(title, max(min(w-4, 72), 8)) {
			lines = append(lines, "  "+t.bold.Render(l))
		}
	}
	for i, text := range texts {
		if text == "" {
			continue
		}
		style := t.muted
		if i == 0 && title == "" {
			style = t.text
		}
		var part []string
		if i == 1 && len(lines) > 1 {
			part = append(part, "")
		}
		for _, l := range wrap(text, max(min(w-4, 72), 8)) {
			part = append(part, "  "+style.Render(l))
		}
		if i > 0 && len(lines)+len(part) > h {
			break
		}
		lines = append(lines, part...)
	}
	return lines
}
