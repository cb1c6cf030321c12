package session

import "strings"

// clashes are the aliases that people of several rooms have, as they were at a
// version of the state.
type clashes struct {
	made    bool
	version int64
	aliases map[string]bool
}

// AliasOf is how a participant is called in the room: the alias, also after
// the person was redacted. Where people of several rooms were given the same
// one, the room's letter stands in front, as in B-P07. It is "" for an id that
// is no participant.
func (s *State) AliasOf(participant ID) string {
	alias, origin := s.givenAlias(participant)
	if alias == "" || len(s.rooms.changes) < 2 || !s.clashing()[strings.ToUpper(alias)] {
		return alias
	}
	if room := s.Room(origin); room != "" {
		return room + "-" + alias
	}
	return alias
}

// GivenAlias is a participant's alias as it was given, whoever else has it.
func (s *State) GivenAlias(participant ID) string {
	alias, _ := s.givenAlias(participant)
	return alias
}

// givenAlias is the alias and the room that gave it.
func (s *State) givenAlias(participant ID) (alias string, origin ID) {
	if r := s.Get(KindParticipant, participant); r != nil {
		return r.Str("alias"), r.Origin
	}
	if c := s.redacted[participant]; c != nil {
		alias = c.Str("alias")
		origin = c.Origin
		if id, ok := readID(c.Str(fieldRoom)); ok {
			origin = id
		}
	}
	return alias, origin
}

// clashing looks through the people once for each version of the state.
func (s *State) clashing() map[string]bool {
	have := &s.clashes
	if have.made && have.version == s.version {
		return have.aliases
	}
	*have = clashes{true, s.version, map[string]bool{}}
	owner := map[string]ID{}
	note := func(id ID) {
		alias, origin := s.givenAlias(id)
		alias = strings.ToUpper(alias)
		if first, met := owner[alias]; met && first != origin {
			have.aliases[alias] = true
		}
		owner[alias] = origin
	}
	for _, r := range s.Kind(KindParticipant) {
		note(r.ID)
	}
	for id, c := range s.redacted {
		if c.Kind == KindParticipant {
			note(id)
		}
	}
	return have.aliases
}
