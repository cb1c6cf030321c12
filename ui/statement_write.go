package ui

import (
	"maps"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// keep writes the open field. ok is false if it can't be kept as typed; then
// the field stays open, with the reason under it.
func (s *statement) keep() (cmd tea.Cmd, ok bool) {
	if !s.edit.open {
		return nil, true
	}
	if !s.edit.changed() {
		s.edit.open = false
		return nil, true
	}
	p, err := s.edit.parse(s.env.desk.entry())
	if err == nil && s.listing() && s.edit.field == &s.fields()[0] {
		err = s.whose(p)
	}
	if err != nil {
		s.edit.err = err
		return nil, false
	}
	s.edit.open = false
	return s.write(s.edit.record, p), true
}

// whose takes who said it, or at which table, off the front of a line: "p07: How
// might we" and "t3: How might we".
func (s *statement) whose(p session.Patch) error {
	field := s.fields()[0].ID
	text, _ := p[field].(string)
	line, err := session.ParseCard(s.env.desk.state, text)
	if err != nil || line.By.IsZero() && line.Table.IsZero() {
		return err
	}
	p[field] = line.Text
	for f, id := range map[string]session.ID{"by": line.By, "table": line.Table} {
		if s.rows.capture.Field(f) != nil && !id.IsZero() {
			p[f] = id.String()
		}
	}
	return nil
}

// write sets fields of a sentence, or makes it with them.
func (s *statement) write(id session.ID, p session.Patch) tea.Cmd {
	return s.env.desk.do(s.activity.ID, func(g *session.Gesture) error {
		if !id.IsZero() {
			return g.Set(s.rows.capture.Kind, id, p)
		}
		return s.add(g, p)
	})
}

// add makes a sentence with what it surely rests on: the table's only point of
// view, its official wording, its theme.
func (s *statement) add(g *session.Gesture, p session.Patch) error {
	c := s.rows.capture
	empty := true
	for _, v := range p {
		empty = empty && v == nil
	}
	if empty {
		return nil
	}
	fields := s.env.desk.fresh(c)
	maps.Copy(fields, p)
	table, _ := session.Normal(fields["table"]).(string)
	id, _ := session.ParseID(table)
	session.Ties(g.State(), id, fields, func(field string) bool { return c.Field(field) != nil })
	_, err := g.Add(c.Kind, fields)
	return err
}

// flips says whether Space turns something over here: a choice, a yes or no, or
// from the sentence itself the one thing that its list is for.
func (s *statement) flips() bool { return s.flipField() != nil }

func (s *statement) flipField() *content.Field {
	f := s.field()
	if f.Type == content.YesNo || f.Type == content.OneOf {
		return f
	}
	if s.col > 0 {
		return nil
	}
	switch s.rows.capture.Kind {
	case session.KindHMW:
		return s.rows.capture.Field("chosen")
	case session.KindAssumption:
		return s.rows.capture.Field("state")
	}
	return nil
}

// flip turns a yes into a no, and a choice into the next.
func (s *statement) flip() tea.Cmd {
	r, f := s.current(), s.flipField()
	if f.Type == content.YesNo {
		return s.write(r.ID, session.Patch{f.ID: !r.Bool(f.ID)})
	}
	at := -1
	for i, c := range f.Choices {
		if c.ID == r.Str(f.ID) {
			at = i
		}
	}
	return s.write(r.ID, session.Patch{f.ID: f.Choices[(at+1)%len(f.Choices)].ID})
}

// propose takes the hints' word for the checks that nobody has answered yet; in
// the list of assumptions it turns one from held to shaken to broken.
func (s *statement) propose() tea.Cmd {
	cmd, ok := s.keep()
	r := s.current()
	if !ok || r == nil {
		return cmd
	}
	switch s.rows.capture.Kind {
	case session.KindAssumption:
		return tea.Batch(cmd, s.write(r.ID, session.Patch{"state": session.NextState(r.Str("state"))}))
	case session.KindHMW:
		p := session.Patch{}
		for _, check := range hmwChecks {
			if s.rows.capture.Field(check) != nil && r.Value(check) == nil {
				p[check] = !s.doubted(r, check)
			}
		}
		if len(p) == 0 {
			return tea.Batch(cmd, say(toneInfo, "The checks are answered already; Space turns one over."))
		}
		return tea.Batch(cmd, s.write(r.ID, p))
	}
	return cmd
}

func (s *statement) clear() tea.Cmd {
	r := s.current()
	if r == nil {
		return nil
	}
	return s.write(r.ID, session.Patch{s.field().ID: nil})
}

func (s *statement) remove() tea.Cmd {
	r := s.current()
	if r == nil {
		return nil
	}
	cmd := s.env.desk.do(s.activity.ID, func(g *session.Gesture) error { return g.Delete(r.Kind, r.ID) })
	return tea.Batch(cmd, say(toneInfo, "Deleted "+session.KindWord(r.Kind)+" #"+r.Label+". Ctrl+Z brings it back."))
}

// paste puts a text into the field, and several lines into a list, a sentence
// each.
func (s *statement) paste(msg tea.PasteMsg) tea.Cmd {
	text, _ := session.Valid(msg.Content)
	lines := session.Pasted(text)
	switch {
	case len(lines) == 0:
		return nil
	case s.edit.open:
		s.edit.update(msg)
		return nil
	case !s.listing() || len(lines) == 1:
		if s.listing() && s.col == 0 {
			s.to(len(s.records()), 0)
		}
		s.open("")
		s.edit.update(msg)
		return nil
	}
	f, d := &s.fields()[0], s.env.desk
	if d.view != "" {
		return say(toneWarn, d.view)
	}
	cmd := d.do(s.activity.ID, func(g *session.Gesture) error {
		for _, l := range lines {
			for _, part := range session.Split(l) {
				v, err := d.entry().Parse(f, part)
				if err != nil {
					return err
				}
				p := session.Patch{f.ID: v}
				_ = s.whose(p) // one who is not here is left in the words
				if err := s.add(g, p); err != nil {
					return err
				}
			}
		}
		return nil
	})
	s.to(len(s.records()), 0)
	return tea.Batch(cmd, say(toneDone, plural(len(lines), "line", "lines")+" pasted. Ctrl+Z takes them back."))
}
