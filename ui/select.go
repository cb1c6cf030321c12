package ui

import (
	"slices"

	"doorstep/session"
)

// Each instrument goes to a record in its own way; what is half typed stays
// where it is, and holds the cursor where it can't be kept.

// letsGo says that a line under a list holds nothing that moving on would lose.
func (a *drawAsk) letsGo() bool { return a == nil || !a.changed() }

// letsGo says that the list of all fields has no field open.
func (s *sheet) letsGo() bool { return s == nil || !s.edit.open }

// Select puts the cursor on a visit. While pairs are being shown one by one it
// stays with those.
func (d *draw) Select(id session.ID) bool {
	d.look()
	if !d.detail.letsGo() || !d.ask.letsGo() {
		return false
	}
	d.detail, d.ask, d.why = nil, nil, false
	i := slices.IndexFunc(d.board.Visits, func(a session.Assignment) bool { return a.ID == id })
	if i >= 0 && len(d.hidden()) == 0 {
		d.row, d.member, d.way = len(d.ideas)+i, 0, 0
	}
	return true
}

// Select puts the cursor on a visit.
func (o *outside) Select(id session.ID) bool {
	if !o.detail.letsGo() || !o.ask.letsGo() {
		return false
	}
	o.detail, o.ask = nil, nil
	if slices.ContainsFunc(o.board(), func(c session.Outing) bool { return c.ID == id }) {
		o.chosen = id
	}
	return true
}

// Select shows the checklist of the pair that a record is of.
func (g *gate) Select(id session.ID) bool {
	if g.edit.open {
		return false
	}
	r := g.env.desk.state.Get(session.KindEthics, id)
	if r == nil {
		return true
	}
	pair := r.Ref("assignment")
	// A pair that is there no more has no page; 0 is the one for all.
	g.row = 1 + slices.IndexFunc(g.pairs(), func(p *session.Record) bool { return p.ID == pair })
	return true
}

// SelectField puts the cursor on a line of the checklist.
func (g *gate) SelectField(field string) {
	for i, f := range g.fields() {
		if f.ID == field {
			g.col = i
		}
	}
}

// Select puts the cursor on a sentence.
func (s *statement) Select(id session.ID) bool {
	if s.edit.open {
		return false
	}
	s.follow()
	if i := slices.IndexFunc(s.records(), func(r *session.Record) bool { return r.ID == id }); i >= 0 {
		s.row = i
	}
	return true
}

// SelectField puts the cursor on a field of the sentence.
func (s *statement) SelectField(field string) {
	for i := range s.fields() {
		if s.fields()[i].ID == field {
			s.col = i
		}
	}
}

// Select shows the round that a vote or a rating was given in, with the cursor
// on what it is for, or on its words. A line that is half typed stays.
func (b *ballot) Select(id session.ID) bool {
	if !b.detail.letsGo() {
		return false
	}
	b.detail = nil
	r := b.env.desk.state.Find(id)
	if r == nil {
		return true
	}
	round, item := r.Ref("ballot"), r.Ref("item")
	for _, p := range b.polls() {
		if p.ID != round || p.Item(item) == nil {
			continue
		}
		if b.opened {
			b.drop()
		}
		b.look, b.item, b.word, b.top = session.ID{}, item, 0, 0
		if b.poll() != p {
			b.look = p.ID
		}
		for i, w := range p.Item(item).Words {
			if w.Rating == id {
				b.word = i + 1
				break
			}
		}
	}
	return true
}

// SelectField goes from what is liked to what would be changed, where one
// rating says both.
func (b *ballot) SelectField(field string) {
	w := b.wordHere()
	if w == nil {
		return
	}
	for i, other := range b.poll().Item(b.item).Words {
		if other.Rating == w.Rating && wordField(other) == field {
			b.word = i + 1
			return
		}
	}
}
