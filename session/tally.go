package session

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"
)

// SuggestedDots is how many dots to hand to each of so many people for a vote
// on so many items: half the square of the items, shared out and rounded half
// up, from 1 to 7. So 16 items and 30 people give 128 dots, 4 each. Where the
// number of people is not known it is 3, the usual hand-out.
// The rule is Michigan State University Extension's; the bounds are ours.
func SuggestedDots(items, people int) int {
	const usual, most = 3, 7
	if people < 1 {
		return usual
	}
	n, p := int64(min(max(items, 0), 1<<30)), int64(people)
	// n²/2p rounded half up is (n²+p)/2p rounded down.
	return int(min(max((n*n+p)/(2*p), 1), most))
}

// DotCount is what one item got.
type DotCount struct {
	Item ID
	Dots int
	// Voters is how many of those who voted by alias gave it a dot; dots typed
	// in as a tally off paper name no voter.
	Voters int
	// Rank is 1 for the most dots; items with equal dots share a rank, and the
	// next one counts on from there (1, 1, 3).
	Rank int
	// Tied says that another item has as many dots, more than none.
	Tied bool
}

// OverBudget is a voter who gave more dots than the ballot allows.
type OverBudget struct {
	Voter ID
	// Item is the item that got more than the most for one item, or no ID if it
	// is the budget as a whole.
	Item    ID
	Used    int
	Allowed int
}

// DotResult is the outcome of one round of dots.
type DotResult struct {
	// Items holds every item, those without a dot too, most dots first and
	// otherwise in the order that they were given in.
	Items []DotCount
	// Dots is all dots on these items; Paper is those of them that were typed in
	// as tallies.
	Dots, Paper int
	// Voters is how many people voted by alias.
	Voters int
	// Stray is dots on items that are no longer in the list.
	Stray int
	// Over lists what went beyond the ballot's bounds. It is for the facilitator
	// to settle: the dots are counted all the same.
	Over []OverBudget
}

// CountDots adds up the votes of one ballot on the items that are to be voted on.
// Votes of other ballots, and tallies below one, are passed over; a vote without
// a voter is a tally off paper.
func CountDots(ballot Ballot, items []ID, votes []Vote) DotResult {
	r := DotResult{Items: make([]DotCount, len(items))}
	place := make(map[ID]int, len(items))
	for i, id := range items {
		r.Items[i].Item = id
		place[id] = i
	}
	used := usage{map[ID]int{}, nil, map[ID]int{}, map[[2]int]int{}}
	for _, v := range votes {
		if v.Ballot != ballot.ID || v.Tally < 1 {
			continue
		}
		i, ok := place[v.Item]
		if !ok {
			r.Stray = addCapped(r.Stray, v.Tally)
			continue
		}
		r.Dots = addCapped(r.Dots, v.Tally)
		r.Items[i].Dots = addCapped(r.Items[i].Dots, v.Tally)
		if v.By.IsZero() {
			r.Paper = addCapped(r.Paper, v.Tally)
			continue
		}
		if used.give(v.By, i, v.Tally) {
			r.Items[i].Voters++
		}
	}
	r.Voters = len(used.voters)
	r.Over = used.over(ballot, items)
	rankDots(r.Items)
	return r
}

// usage is what each voter gave. Only what was given takes room: a stranger's
// file may have as many voters as items, and no vote for most of them.
type usage struct {
	voters map[ID]int // dots in all
	ids    []ID
	at     map[ID]int     // where a voter stands in ids
	cells  map[[2]int]int // place of the voter, place of the item: dots
}

// give notes dots, and says whether they are the voter's first for the item.
func (u *usage) give(voter ID, item, dots int) bool {
	if _, met := u.voters[voter]; !met {
		u.at[voter] = len(u.ids)
		u.ids = append(u.ids, voter)
	}
	u.voters[voter] = addCapped(u.voters[voter], dots)
	cell := [2]int{u.at[voter], item}
	before := u.cells[cell]
	u.cells[cell] = addCapped(before, dots)
	return before == 0
}

// over holds what each voter used against the ballot's bounds, where 0 is no
// bound. Voters come in the order of their ids, each one's budget first and then
// the items in the order of the list.
func (u *usage) over(ballot Ballot, items []ID) []OverBudget {
	type found struct {
		item int // -1: the budget as a whole
		OverBudget
	}
	var list []found
	for voter, total := range u.voters {
		if ballot.Budget > 0 && total > ballot.Budget {
			list = append(list, found{-1, OverBudget{Voter: voter, Used: total, Allowed: ballot.Budget}})
		}
	}
	for cell, dots := range u.cells {
		if ballot.MaxPerItem > 0 && dots > ballot.MaxPerItem {
			list = append(list, found{cell[1], OverBudget{u.ids[cell[0]], items[cell[1]], dots, ballot.MaxPerItem}})
		}
	}
	slices.SortFunc(list, func(a, b found) int {
		return cmp.Or(CompareID(a.Voter, b.Voter), cmp.Compare(a.item, b.item))
	})
	var over []OverBudget
	for _, f := range list {
		over = append(over, f.OverBudget)
	}
	return over
}

// rankDots sorts the items and gives them their ranks.
func rankDots(items []DotCount) {
	slices.SortStableFunc(items, func(a, b DotCount) int { return cmp.Compare(b.Dots, a.Dots) })
	for i := range items {
		items[i].Rank = i + 1
		if i > 0 && items[i].Dots == items[i-1].Dots {
			items[i].Rank = items[i-1].Rank
			items[i].Tied = items[i].Dots > 0
			items[i-1].Tied = items[i].Tied
		}
	}
}

// Leaders is the items that share the most dots: more than one of them is a tie,
// for the room to settle, and none means that nobody voted.
func (r DotResult) Leaders() []ID {
	var first []ID
	for _, c := range r.Items {
		if c.Rank == 1 && c.Dots > 0 {
			first = append(first, c.Item)
		}
	}
	return first
}

// StarCounts is how many people gave 1, 2, 3, 4 and 5 stars, in this order.
type StarCounts [5]int

// N is how many people rated.
func (c StarCounts) N() int {
	n := 0
	for _, count := range c {
		n = addCapped(n, count)
	}
	return n
}

// MedianTenths is the middle rating in tenths of a star, 35 for half-way between
// 3 and 4. Without ratings there is none, and ok is false.
func (c StarCounts) MedianTenths() (tenths int, ok bool) {
	n := c.N()
	if n == 0 {
		return 0, false
	}
	return (c.at((n-1)/2) + c.at(n/2)) * 5, true
}

// at is the stars of the i-th rating from below, from 0.
func (c StarCounts) at(i int) int {
	for stars, count := range c {
		if i -= count; i < 0 {
			return stars + 1
		}
	}
	return len(c)
}

// Range is the fewest and the most stars that anybody gave, 0 and 0 if nobody
// rated.
func (c StarCounts) Range() (low, high int) {
	for i, count := range c {
		if count > 0 {
			high = i + 1
			if low == 0 {
				low = high
			}
		}
	}
	return low, high
}

// Split says that the room does not agree: at least a third gave one or two
// stars, and at least a third gave four or five. The median hides that.
func (c StarCounts) Split() bool {
	n := int64(c.N())
	low, high := int64(addCapped(c[0], c[1])), int64(addCapped(c[3], c[4]))
	return n > 0 && low*3 >= n && high*3 >= n
}

// String is the counts as they are typed: "0 2 5 12 9".
func (c StarCounts) String() string {
	parts := make([]string, len(c))
	for i, count := range c {
		parts[i] = strconv.Itoa(count)
	}
	return strings.Join(parts, " ")
}

// StarResult is the stars that one item got.
type StarResult struct {
	Item   ID
	Counts StarCounts
}

// CountStars adds up the ratings of one ballot for each item, in the order of the
// items. A rating counts for as many people as its Count says, for one if that is
// nought. Ratings of other ballots or items, and those without one to five
// stars, which only say what is liked, are passed over.
func CountStars(ballot ID, items []ID, ratings []Rating) []StarResult {
	results := make([]StarResult, len(items))
	place := make(map[ID]int, len(items))
	for i, id := range items {
		results[i].Item = id
		place[id] = i
	}
	for _, r := range ratings {
		i, ok := place[r.Item]
		if !ok || r.Ballot != ballot || r.Stars < 1 || r.Stars > 5 || r.Count < 0 {
			continue
		}
		count := &results[i].Counts[r.Stars-1]
		*count = addCapped(*count, max(r.Count, 1))
	}
	return results
}

var errNotCounts = errors.New("is not a count of stars")

// maxRaters is more people than any room holds: what is larger is a slip.
const maxRaters = 10_000

// ParseStarCounts reads how many gave 1, 2, 3, 4 and 5 stars, off paper: "0 2 5
// 12 9", with spaces, commas or strokes between them. It fails, in a sentence to
// show as it is, on anything but five whole numbers up to 10,000.
func ParseStarCounts(s string) (StarCounts, error) {
	const advice = "type how many gave 1, 2, 3, 4 and 5 stars, like 0 2 5 12 9"
	var c StarCounts
	parts := strings.FieldsFunc(asciiDigits(s), func(r rune) bool { return strings.ContainsRune(" \t,;/", r) })
	if len(parts) != len(c) {
		return c, refusal(s, errNotCounts, advice)
	}
	for i, p := range parts {
		n, err := wholeNumber(p)
		if err == nil && n > maxRaters {
			err = errTooLarge
		}
		if errors.Is(err, errTooLarge) {
			return StarCounts{}, refusal(s, err, advice)
		}
		if err != nil {
			return StarCounts{}, refusal(s, errNotCounts, advice)
		}
		c[i] = n
	}
	return c, nil
}
