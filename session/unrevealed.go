package session

import "slices"

// Unrevealed says whether a change counted something in a round that is not
// revealed: whoever tells what happened keeps the count to himself until then.
// Of a count that is gone it can't be told which round it was of; it stays
// hidden while any is.
func Unrevealed(s *State, c *Change) bool {
	if c.Kind != KindVote && c.Kind != KindRating {
		return false
	}
	hidden := func(b *Record) bool { return b.Str("revealed_at") == "" }
	if r := s.Get(c.Kind, c.Record); r != nil {
		b := s.Get(KindBallot, r.Ref("ballot"))
		return b != nil && hidden(b)
	}
	return slices.ContainsFunc(s.Kind(KindBallot), hidden)
}

// CountFields are the fields of a vote or a rating that stay hidden with it.
var CountFields = []string{"tally", "stars", "count"}
