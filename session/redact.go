package session

// redact removes every other change on the record, now and on arrival. It
// can't be undone: the rows go, checksums and all, and what is left is the
// redaction itself, with no more than the alias and number it was given to
// keep.
func (s *State) redact(c *Change) Effect {
	s.changes[c.ID] = c
	s.version++
	s.enter(c.Origin)
	s.count(c)
	eff := Effect{Added: true}
	if have := s.redacted[c.Record]; have == nil || keepsMore(c, have) {
		s.redacted[c.Record] = c
	}
	// Also where the record was not here: a person's alias is known from now on.
	s.kind(c.Kind).version = s.version
	for _, e := range s.entries.take(c.Record) {
		if e.kind == KindSession {
			s.reletter()
		}
		eff.Dropped = append(eff.Dropped, s.drop(e)...)
		s.unlabel(e.series, e.number)
		s.outdate(s.kinds[e.kind])
	}
	for _, e := range s.names.take(c.Record) {
		eff.Dropped = append(eff.Dropped, s.drop(e)...)
	}
	return eff
}

// keepsMore says whether a redaction counts before another of the same record.
// One made where the record was not known has no alias to keep.
func keepsMore(a, b *Change) bool {
	if a.fields() != b.fields() {
		return a.fields() > b.fields()
	}
	return Compare(a, b) > 0
}

// drop takes the changes of a record, which was taken out of the fold, out of
// the log.
func (s *State) drop(e *entry) []ID {
	ids := make([]ID, len(e.log))
	for i, x := range e.log {
		ids[i] = x.ID
		delete(s.changes, x.ID)
		s.past.forget(x)
		if x.Op == OpName {
			continue
		}
		s.leave(x.Origin)
		s.uncount(x)
	}
	e.shown = dropped
	return ids
}

// RedactPerson redacts a participant: the name and all that was noted of the
// person. What the person said stays under the alias, unless words says that
// it goes as well.
func (g *Gesture) RedactPerson(participant ID, words bool) error {
	var said []*Record
	if words {
		for _, kind := range g.state.Kinds() {
			for _, r := range g.state.Kind(kind) {
				if r.Ref("by") == participant {
					said = append(said, r)
				}
			}
		}
	}
	if err := g.Redact(KindParticipant, participant); err != nil {
		return err
	}
	for _, r := range said {
		if err := g.Redact(r.Kind, r.ID); err != nil {
			return err
		}
	}
	return nil
}
