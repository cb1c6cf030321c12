package session

import "fmt"

// BallotID names a round of a session's ballot, so that two laptops that open it
// at the same time mean the same one. Try counts from 0, for a round that is
// opened anew after an earlier one was deleted.
func BallotID(session ID, kind, of string, round, try int) ID {
	return Derive(KindBallot, session.String(), kind, of, fmt.Sprint(round), fmt.Sprint(try))
}

// OpenBallot opens the next round of a kind of ballot on a kind of record, with
// the fields given, and returns its id.
func OpenBallot(g *Gesture, kind, of string, fields Patch) (ID, error) {
	s, round := g.state, 1
	for _, r := range s.Kind(KindBallot) {
		if b := As[Ballot](r); r.Origin == s.Session && b.Of == of && (b.Kind == StarBallot) == (kind == StarBallot) {
			round++
		}
	}
	id := BallotID(s.Session, kind, of, round, 0)
	for try := 1; s.Find(id) != nil || usedBallot(s, id); try++ {
		id = BallotID(s.Session, kind, of, round, try)
	}
	p := Patch{"kind": kind, "of": of, "round": round}
	for f, v := range fields {
		p[f] = v
	}
	if s.entries.get(KindBallot, id) == nil {
		p[FieldNumber] = s.nextNumber(KindBallot)
	}
	return id, g.Set(KindBallot, id, p)
}

// usedBallot says whether something was counted in a ballot.
func usedBallot(s *State, id ID) bool {
	text := id.String()
	for _, kind := range []string{KindVote, KindRating} {
		for _, r := range s.Kind(kind) {
			if r.Str("ballot") == text {
				return true
			}
		}
	}
	return false
}

// NextRound opens another round with the bounds of this one, which stays as it
// is.
func (p *Poll) NextRound(g *Gesture) (ID, error) {
	f := Patch{"question": p.Question, "anonymous": p.Anonymous}
	if p.IsDots() {
		f["budget"], f["max_per_item"] = p.Budget, p.MaxPerItem
	}
	return OpenBallot(g, p.Kind, p.Of, f)
}

// Reveal shows the room what the poll came to, from a local date and time on.
func (p *Poll) Reveal(g *Gesture, now string) error {
	return g.Set(KindBallot, p.ID, Patch{"revealed_at": now})
}
