package store

import "doorstep/session"

// recordWords is how a message calls a record: an alias, or its kind and
// number.
func recordWords(s *session.State, kind string, id session.ID) string {
	if alias := s.AliasOf(id); kind == session.KindParticipant && alias != "" {
		return clean(alias)
	}
	if r := s.Get(kind, id); r != nil && r.Label != "" {
		return session.KindWord(kind) + " #" + r.Label
	}
	return session.KindWord(kind)
}
