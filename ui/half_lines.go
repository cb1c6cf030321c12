package ui

import (
	"slices"

	"doorstep/content"
	"doorstep/session"
)

// What is half typed in the instruments that take a line.

// Half is the line of the next card, or of the one that is edited.
func (c *cards) Half() half {
	if c.detail != nil {
		return inDetail(c.detail)
	}
	h := halfOf(&c.input)
	h.Record, h.Aside = c.editing, c.draft
	if f := c.kindField(); f != nil && !h.empty() {
		h.Mode = map[string]string{"kind": f.Choices[c.kind].ID}
	}
	return h
}

func (c *cards) TakeUp(h half) bool {
	if f := c.kindField(); f != nil {
		c.kind = max(slices.IndexFunc(f.Choices, func(ch content.Choice) bool { return ch.ID == h.Mode["kind"] }), 0)
	}
	if h.Record.IsZero() && !h.detail() {
		c.input.takeUp(h)
		return true
	}
	at := slices.IndexFunc(c.records(), func(r *session.Record) bool { return r.ID == h.Record })
	if at < 0 {
		return false
	}
	c.chosen = at
	if h.detail() {
		c.openDetail()
		return c.detail.TakeUp(h)
	}
	c.editing, c.draft = h.Record, h.Aside
	c.input.takeUp(h)
	return true
}

// Half is the line in the strip, or of the answer that is edited.
func (y *whys) Half() half {
	switch {
	case y.detail != nil:
		return inDetail(y.detail)
	case y.mark != nil:
		if !y.mark.typing() {
			return half{}
		}
		return half{Text: y.mark.line.value(), Mode: map[string]string{"mark": "yes"}}
	}
	h := halfOf(&y.input)
	if h.empty() {
		return h
	}
	h.Mode = map[string]string{"sure": y.sure}
	if y.editing {
		h.Record, h.Aside, h.Mode["edit"] = y.chosen, y.draft, "yes"
		return h
	}
	if n := y.parent(); n != nil {
		h.Record = n.ID
	}
	h.Mode["table"] = y.spot.table.String()
	return h
}

func (y *whys) TakeUp(h half) bool {
	y.look()
	at := y.wall.tree.At(h.Record)
	switch {
	case h.Mode["mark"] != "", at == nil && (h.detail() || !h.Record.IsZero()):
		return false
	case h.detail():
		y.chosen = h.Record
		y.openDetail()
		return y.detail != nil && y.detail.TakeUp(h)
	case h.Mode["edit"] != "":
		y.chosen, y.editing, y.draft = h.Record, true, h.Aside
	default:
		table, err := session.ParseID(h.Mode["table"])
		if err != nil {
			table = session.ID{}
		}
		y.beneath(at, table)
		y.sure = h.Mode["sure"]
	}
	y.input.takeUp(h)
	return true
}

// Half is the line of the next entry, or of the one that is edited, with the
// person and the moment that are on the poster.
func (q *quadrants) Half() half {
	switch {
	case q.detail != nil:
		return inDetail(q.detail)
	case q.who != nil:
		h := halfOf(&q.who.input)
		h.Mode = map[string]string{"who": "yes"}
		return h
	}
	h := halfOf(&q.input)
	if h.empty() {
		return h
	}
	h.Mode = map[string]string{"persona": q.persona.String(), "moment": q.moment, "box": q.focus, "basis": q.basis}
	if q.editing {
		h.Record, h.Aside = q.chosen, q.draft
	}
	return h
}

func (q *quadrants) TakeUp(h half) bool {
	q.look()
	if h.Mode["who"] != "" {
		return false
	}
	if persona, err := session.ParseID(h.Mode["persona"]); err == nil && !h.detail() {
		q.persona, q.moment = persona, h.Mode["moment"]
	}
	if h.detail() || !h.Record.IsZero() {
		at := slices.IndexFunc(q.rows.of(q.env.desk), func(r *session.Record) bool { return r.ID == h.Record })
		if at < 0 {
			return false
		}
		r := q.rows.of(q.env.desk)[at]
		q.persona, q.moment, q.chosen = r.Ref("persona"), r.Str("moment"), r.ID
		if h.detail() {
			q.openDetail(r)
			return q.detail.TakeUp(h)
		}
		q.editing, q.draft = true, h.Aside
	}
	if slices.Contains(session.Quadrants, h.Mode["box"]) {
		q.focus = h.Mode["box"]
	}
	q.basis = h.Mode["basis"]
	q.input.takeUp(h)
	return true
}

// Half is what is typed on the item under the cursor. What a row had, and nobody
// has altered, is no half-typed line.
func (b *ballot) Half() half {
	if b.detail != nil {
		return inDetail(b.detail)
	}
	h := halfOf(&b.input)
	if h.empty() || b.opened {
		return half{}
	}
	h.Mode = map[string]string{"part": itoa(int(b.part))}
	if b.poll() != nil {
		h.Record = b.itemHere()
	}
	return h
}

func (b *ballot) TakeUp(h half) bool {
	if h.detail() {
		return false
	}
	p := b.poll()
	if p == nil && !h.Record.IsZero() || p != nil && p.Item(h.Record) == nil {
		return false
	}
	b.item = h.Record
	for _, part := range []ballotPart{partCount, partLike, partChange} {
		if h.Mode["part"] == itoa(int(part)) {
			b.part = part
		}
	}
	b.input.takeUp(h)
	b.opened = false
	return true
}

// Half is the line below the wall, or a theme's sentence.
func (b *board) Half() half {
	if b.detail != nil {
		return inDetail(b.detail)
	}
	h := halfOf(&b.input)
	if b.naming.open && !h.empty() {
		h.Record, h.Field, h.Aside = b.naming.theme, "sentence", b.naming.draft
	}
	return h
}

func (b *board) TakeUp(h half) bool {
	b.sync()
	if h.detail() {
		return false
	}
	if h.Field == "sentence" {
		if b.env.desk.state.Get(session.KindTheme, h.Record) == nil {
			return false
		}
		b.naming = naming{open: true, theme: h.Record, draft: h.Aside}
	}
	b.onWall = false
	b.input.takeUp(h)
	return true
}

// halfAsk is a line that is open below the draw or the board of visits, where it
// holds words: a reason.
func halfAsk(a *drawAsk, detail *sheet) half {
	switch {
	case detail != nil:
		return inDetail(detail)
	case a == nil, a.offers != nil, a.field.Type != content.Line:
		return half{}
	}
	return halfOf(&a.line)
}

// Half is the reason that is typed. What it was for is asked again, so that it
// is not put back there.
func (d *draw) Half() half       { return halfAsk(d.ask, d.detail) }
func (d *draw) TakeUp(half) bool { return false }

func (o *outside) Half() half       { return halfAsk(o.ask, o.detail) }
func (o *outside) TakeUp(half) bool { return false }
