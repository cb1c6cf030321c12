package session

import (
	"slices"
	"strings"
)

// The two kinds of ballot, as they stand in a ballot's kind field.
const (
	DotBallot  = "dot"
	StarBallot = "star"
)

// Poll is one round of a ballot as it stands: what it is on, how much of it is
// in, and what it came to. What it came to is handed out by Dots and Stars
// alone, and by them only once it is revealed, so that nothing that draws a
// poll can show it too early.
type Poll struct {
	Ballot
	// Origin is the session that the ballot was opened in: that of a room, where
	// several rooms were merged. It is zero for the rooms taken together.
	Origin ID
	// Room is its letter, where the log holds several.
	Room string
	// Round counts from 1 within the room; 0 is what was counted without a
	// ballot, which nobody hid.
	Round int
	Items []PollItem
	// People is how many may vote, 0 if nobody knows.
	People int
	In     Progress

	votes   []Vote
	ratings []Rating
	voters  []ID // who may vote
	missing []ID // those of them who have not
	clash   map[ID]bool
	at      map[ID]int // where an item stands in Items
	dots    DotResult
	stars   []StarResult
}

// PollItem is one thing that is voted on.
type PollItem struct {
	ID ID
	// Letter is how a slip and a typed line name it: A, B, C.
	Letter string
	Text   string
	// Counted says that a tally or counts off paper were typed for it.
	Counted bool
	// Clash says that two laptops counted it differently, and nobody has settled
	// yet what holds.
	Clash bool
	// Words are what people like, and then what they would change, both in the
	// order they came in.
	Words []PollWord
}

// PollWord is one line on an item: what somebody likes, or would change.
type PollWord struct {
	// Rating is the record that holds it; Change says that it is the record's
	// change and not its like.
	Rating    ID
	Change    bool
	Text      string
	By, Table ID
}

// Progress is how much of a poll is in. It says nothing of who leads.
type Progress struct {
	// Voters is how many voted by alias.
	Voters int
	// Dots is all dots that are in and Paper those of them off paper; Handed is
	// all that were handed out, 0 if nobody knows.
	Dots, Paper, Handed int
	// Slips is the most slips of stars that any one item got.
	Slips int
	// Counted is how many items have a tally or counts off paper.
	Counted int
}

// Hidden says that the room does not see yet what the poll came to.
func (p *Poll) Hidden() bool { return p.RevealedAt == "" && p.Round > 0 }

// IsDots says that it is dots that are given, not stars.
func (p *Poll) IsDots() bool { return p.Kind != StarBallot }

// Empty says that nothing was counted yet.
func (p *Poll) Empty() bool { return p.In.Dots == 0 && p.In.Slips == 0 && p.In.Counted == 0 }

// Dots is the outcome of a round of dots; ok is false while it is hidden.
func (p *Poll) Dots() (r DotResult, ok bool) {
	if p.Hidden() {
		return r, false
	}
	return p.dots, true
}

// Stars is the outcome of a round of stars, the highest middle first, and among
// equal ones the higher average; ok is false while it is hidden.
func (p *Poll) Stars() (rows []StarRank, ok bool) {
	if p.Hidden() {
		return nil, false
	}
	return RankStars(p.stars), true
}

// Over lists who gave more dots than the ballot allows, by alias. While the
// poll is hidden it gives nobody away.
func (p *Poll) Over() []OverBudget {
	if p.Hidden() {
		return nil
	}
	return p.dots.Over
}

// Item finds an item by its id, or gives nil.
func (p *Poll) Item(id ID) *PollItem {
	if i, here := p.at[id]; here {
		return &p.Items[i]
	}
	return nil
}

// Missing are those who have not voted yet, where people vote by alias. The
// slice must not be altered.
func (p *Poll) Missing() []ID { return p.missing }

// BallotItems are the records of a kind that a new round is on: themes that are
// not parked, the questions that tables chose, or all of them while none is
// chosen, and every record of any other kind.
func BallotItems(s *State, of string) []*Record {
	all := s.Kind(of)
	switch of {
	case KindTheme:
		return slices.DeleteFunc(slices.Clone(all), func(r *Record) bool { return r.Bool("parked") })
	case KindHMW:
		chosen := slices.DeleteFunc(slices.Clone(all), func(r *Record) bool { return !r.Bool("chosen") })
		if len(chosen) > 0 {
			return chosen
		}
	}
	return all
}

// ItemLetters are how a wall, a slip and a typed line name the items of a vote.
// A theme has the letter of its number, A for the first that was made, since
// that letter stands on the wall and stays right whatever is parked or deleted;
// of several rooms each has its own in front, as in B-C, and a second laptop's
// theme of the same number is C'. What else is voted on is lettered as it stands
// in the list.
func ItemLetters(of string, items []*Record) []string {
	letters, taken := make([]string, len(items)), map[string]bool{}
	for i, r := range items {
		if of == KindTheme && r.Number > 0 && !taken[ThemeLetter(r)] {
			letters[i] = ThemeLetter(r)
			taken[letters[i]] = true
		}
	}
	n := 0
	for i := range letters {
		for letters[i] == "" {
			n++
			if l := strings.ToUpper(letter(n)); !taken[l] {
				letters[i], taken[l] = l, true
			}
		}
	}
	return letters
}
