package session

import "slices"

// Two changes with one id and different bytes are damage, or a forgery. Of the
// two the one with the smaller checksum stays, on every laptop. That holds
// while both are there to be compared: what a redaction has removed left
// nothing behind to compare with.

// clash settles a change that has the id of one that is here. Equal bytes are
// the same change.
func (s *State) clash(have, c *Change) Effect {
	if have.sum == c.sum {
		return Effect{}
	}
	if outbids(c, have) {
		s.exchange(map[ID]*Change{c.ID: c})
	}
	return Effect{Clash: true}
}

func outbids(a, b *Change) bool { return slices.Compare(a.sum[:], b.sum[:]) < 0 }

// settleClashes returns those of the changes that are new, one for each id,
// and the ids that stood for more than one. Where the state held the loser it
// is folded anew, once for all of them.
func (s *State) settleClashes(changes []*Change) (fresh []*Change, clashed []ID) {
	best := make(map[ID]*Change, len(changes))
	for _, c := range changes {
		have := best[c.ID]
		if have == nil {
			have = s.changes[c.ID]
		}
		switch {
		case have == nil:
			best[c.ID] = c
		case have.sum != c.sum:
			clashed = append(clashed, c.ID)
			if outbids(c, have) {
				best[c.ID] = c
			}
		}
	}
	winners := map[ID]*Change{}
	fresh = make([]*Change, 0, len(best))
	for _, c := range changes { // in their order, which is nearly the one to fold in
		switch {
		case best[c.ID] != c: // it lost, or is here already
		case s.changes[c.ID] != nil:
			winners[c.ID] = c
		default:
			fresh = append(fresh, c)
			best[c.ID] = nil // the same one may be in the list twice
		}
	}
	if len(winners) > 0 {
		s.exchange(winners)
	}
	return fresh, sortedIDs(clashed)
}

// exchange puts changes in the place of those with the same ids.
func (s *State) exchange(winners map[ID]*Change) {
	all := make([]*Change, 0, len(s.changes))
	for id, c := range s.changes {
		if winners[id] == nil {
			all = append(all, c)
		}
	}
	for _, c := range winners {
		all = append(all, c)
	}
	s.reset()
	s.ApplyAll(all)
}
