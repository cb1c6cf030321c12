package ui

import (
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
	if room <= 0 {
		return nil
	}
	end := len(list)
	var full []string
	if c.chosen >= 0 {
		full = c.cardFull(t, list[c.chosen], w)
		full = full[:min(len(full), room)]
		end = min(len(list), c.chosen+max((room-len(full))/2, 0)+1)
	}
	var lines []string
	for i := end - 1; i >= 0 && len(lines) < room; i-- {
		if i == c.chosen {
			for j := len(full) - 1; j >= 0 && len(lines) < room; j-- {
				lines = append(lines, full[j])
			}
			continue
		}
		lines = append(lines, c.cardLine(t, list[i], w))
	}
	for i, j := 0, len(lines)-1; i < j; i, j = i+1, j-1 {
		lines[i], lines[j] = lines[j], lines[i]
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
		n = max(n, min(width(ch.Label), 12))
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

// tail is what else is known of a card, in one or two words.
func (c *cards) tail(r *session.Record) string {
	if s := c.env.desk.state.Get(session.KindService, r.Ref("service")); s != nil {
		return " " + fit(s.Text(), 14)
	}
	return ""
}

func (c *cards) cardLine(t *theme, r *session.Record, w int) string {
	head := "  " + c.cardHead(t, r)
	text := fit(r.Str(c.textField().ID), max(w-width(head), 1))
	if tail := c.tail(r); tail != "" && width(head)+width(text)+width(tail) < w {
		text += t.muted.Render(tail)
	}
	return head + text
}

// cardFull is the chosen card with its whole text.
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
		lines = append(lines, indent+t.warn.Render("also written: ")+fit(other, w-width(head)-14))
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
		lines = append(lines, "  "+t.bold.Render(shown(title)))
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
