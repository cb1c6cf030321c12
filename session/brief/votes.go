package brief

import (
	"math/big"

	"doorstep/session"
)

// rounds are the ballots that the room has seen, in the order they were held.
// What was counted without a ballot was never hidden: it is a round of its own,
// before all others.
func rounds(s *session.State) []session.Ballot {
	open := []session.Ballot{{}}
	for _, b := range session.All[session.Ballot](s) {
		if b.RevealedAt != "" {
			open = append(open, b)
		}
	}
	return open
}

// latestDots are the dots of each theme in the last round that has any.
func latestDots(s *session.State) (session.Ballot, session.DotResult) {
	var themes []session.ID
	for _, r := range s.Kind(session.KindTheme) {
		themes = append(themes, r.ID)
	}
	var last session.Ballot
	var dots session.DotResult
	votes := byBallot(session.All[session.Vote](s), func(v session.Vote) session.ID { return v.Ballot })
	for _, b := range rounds(s) {
		if len(votes[b.ID]) == 0 {
			continue
		}
		if r := session.CountDots(b, themes, votes[b.ID]); r.Dots > 0 {
			last, dots = b, r
		}
	}
	return last, dots
}

// starsOf are the stars of each item in the last round that it was in.
func starsOf(s *session.State) map[session.ID]session.StarCounts {
	stars := map[session.ID]session.StarCounts{}
	ratings := byBallot(session.All[session.Rating](s), func(r session.Rating) session.ID { return r.Ballot })
	for _, b := range rounds(s) {
		seen := map[session.ID]bool{}
		var items []session.ID
		for _, r := range ratings[b.ID] {
			if !seen[r.Item] {
				seen[r.Item] = true
				items = append(items, r.Item)
			}
		}
		for _, r := range session.CountStars(b.ID, items, ratings[b.ID]) {
			if r.Counts.N() > 0 {
				stars[r.Item] = r.Counts
			}
		}
	}
	return stars
}

func byBallot[T any](list []T, ballot func(T) session.ID) map[session.ID][]T {
	parts := map[session.ID][]T{}
	for _, v := range list {
		parts[ballot(v)] = append(parts[ballot(v)], v)
	}
	return parts
}

// moreStars says whether a has the higher average, and more ratings where they
// are equal; no stars are fewer than any.
func moreStars(a, b session.StarCounts) bool {
	na, nb := a.N(), b.N()
	if na == 0 || nb == 0 {
		return na > nb
	}
	cross := func(c session.StarCounts, n int) *big.Int {
		sum := new(big.Int)
		for i, count := range c {
			part := new(big.Int).Mul(big.NewInt(int64(count)), big.NewInt(int64(i+1)))
			sum.Add(sum, part)
		}
		return sum.Mul(sum, big.NewInt(int64(n)))
	}
	if c := cross(a, nb).Cmp(cross(b, na)); c != 0 {
		return c > 0
	}
	return na > nb
}
