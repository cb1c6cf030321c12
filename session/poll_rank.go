package session

import (
	"cmp"
	"slices"
)

// StarRank is the stars that one item got, and where that puts it.
type StarRank struct {
	StarResult
	// Rank is 1 for the highest middle; items with the same middle share a rank,
	// and the next one counts on from there. Without stars it is 0.
	Rank int
	// Tied says that another item has the same middle.
	Tied bool
}

// RankStars sorts items by the middle of their stars, the highest first. Among
// those with the same middle the higher average stands first, though they share
// the rank: a middle of few steps hides which way a room leans. Items that
// nobody rated come last.
func RankStars(results []StarResult) []StarRank {
	rows := make([]StarRank, len(results))
	for i, r := range results {
		rows[i].StarResult = r
	}
	middle := func(r StarRank) int { tenths, _ := r.Counts.MedianTenths(); return tenths }
	slices.SortStableFunc(rows, func(a, b StarRank) int {
		return cmp.Or(cmp.Compare(middle(b), middle(a)), compareMeans(b.Counts, a.Counts))
	})
	for i := range rows {
		switch {
		case rows[i].Counts.N() == 0:
		case i > 0 && middle(rows[i]) == middle(rows[i-1]):
			rows[i].Rank, rows[i].Tied, rows[i-1].Tied = rows[i-1].Rank, true, true
		default:
			rows[i].Rank = i + 1
		}
	}
	return rows
}

// compareMeans compares the averages of two counts. They are for sorting alone
// and shown nowhere: a mean of stars says less than their spread.
func compareMeans(a, b StarCounts) int {
	mean := func(c StarCounts) float64 {
		sum, n := 0.0, c.N()
		for i, count := range c {
			sum += float64(count) * float64(i+1)
		}
		if n == 0 {
			return 0
		}
		return sum / float64(n)
	}
	return cmp.Compare(mean(a), mean(b))
}
