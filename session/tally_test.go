package session

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestSuggestedDots(t *testing.T) {
	tests := []struct{ items, people, want int }{
		{16, 30, 4}, // 256/2 = 128 dots, 4.27 each
		{8, 30, 1},  // 32 dots, 1.07
		{10, 10, 5}, // 50 dots
		{10, 20, 3}, // 50 dots, 2.5: half up
		{6, 30, 1},  // 18 dots, 0.6
		{3, 30, 1},  // 4.5 dots, 0.15: at least one
		{40, 30, 7}, // 800 dots, 26.7: at most seven
		{0, 30, 1},  // nothing to vote on yet
		{12, 0, 3},  // nobody counted yet
		{-4, 10, 1}, // no such list
		{1 << 40, 2, 7},
	}
	for _, tt := range tests {
		if got := SuggestedDots(tt.items, tt.people); got != tt.want {
			t.Errorf("SuggestedDots(%d, %d) = %d, want %d", tt.items, tt.people, got, tt.want)
		}
	}
}

func vote(ballot, by, item ID, dots int) Vote {
	return Vote{Base: Base{By: by}, Ballot: ballot, Item: item, Tally: dots}
}

func TestCountDots(t *testing.T) {
	var (
		ballot       = ID{1}
		a, b, c, d   = ID{0xA}, ID{0xB}, ID{0xC}, ID{0xD}
		p1, p2, none = ID{0x21}, ID{0x22}, ID{}
	)
	got := CountDots(Ballot{Base: Base{ID: ballot}, Budget: 4, MaxPerItem: 2}, []ID{a, b, c, d}, []Vote{
		vote(ballot, p2, b, 3),     // more than 2 for one item
		vote(ballot, p2, c, 2),     // and 5 in all
		vote(ballot, p1, b, 1),     //
		vote(ballot, p1, a, 2),     // 3 of 4: in order
		vote(ballot, none, a, 2),   // off paper
		vote(ballot, none, c, 2),   //
		vote(ballot, p1, ID{9}, 1), // on a theme that is gone
		vote(ID{2}, p1, d, 5),      // another ballot
		vote(ballot, p1, d, 0),     // no dot
		vote(ballot, p1, d, -3),    //
	})
	want := DotResult{
		Items: []DotCount{
			{Item: a, Dots: 4, Voters: 1, Rank: 1, Tied: true},
			{Item: b, Dots: 4, Voters: 2, Rank: 1, Tied: true},
			{Item: c, Dots: 4, Voters: 1, Rank: 1, Tied: true},
			{Item: d, Rank: 4},
		},
		Dots: 12, Paper: 4, Voters: 2, Stray: 1,
		Over: []OverBudget{
			{Voter: p2, Used: 5, Allowed: 4},
			{Voter: p2, Item: b, Used: 3, Allowed: 2},
		},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if lead := got.Leaders(); !slices.Equal(lead, []ID{a, b, c}) {
		t.Errorf("leaders %v", lead)
	}
}

func TestRanks(t *testing.T) {
	items := []ID{{1}, {2}, {3}, {4}, {5}, {6}}
	var votes []Vote
	for i, dots := range []int{0, 3, 7, 3, 0, 1} {
		votes = append(votes, vote(ID{}, ID{}, items[i], dots))
	}
	var ranks []int
	var tied []bool
	var order []byte
	for _, c := range CountDots(Ballot{}, items, votes).Items {
		ranks, tied, order = append(ranks, c.Rank), append(tied, c.Tied), append(order, c.Item[0])
	}
	// 7, 3, 3, 1, 0, 0: the noughts share a rank but are no tie to settle.
	if !slices.Equal(order, []byte{3, 2, 4, 6, 1, 5}) || !slices.Equal(ranks, []int{1, 2, 2, 4, 5, 5}) {
		t.Errorf("order %v, ranks %v", order, ranks)
	}
	if !slices.Equal(tied, []bool{false, true, true, false, false, false}) {
		t.Errorf("tied %v", tied)
	}
	if lead := CountDots(Ballot{}, items, nil).Leaders(); lead != nil {
		t.Errorf("nobody voted, yet %v leads", lead)
	}
}

func TestDotsAddUp(t *testing.T) {
	id := rapid.Custom(func(t *rapid.T) ID { return ID{byte(rapid.IntRange(0, 5).Draw(t, "id"))} })
	ballot := Ballot{Budget: 3, MaxPerItem: 2}
	rapid.Check(t, func(t *rapid.T) {
		items := rapid.SliceOfDistinct(id, func(i ID) ID { return i }).Draw(t, "items")
		votes := rapid.SliceOf(rapid.Custom(func(t *rapid.T) Vote {
			return vote(ID{}, id.Draw(t, "by"), id.Draw(t, "item"), rapid.IntRange(-1, 4).Draw(t, "dots"))
		})).Draw(t, "votes")
		r := CountDots(ballot, items, votes)
		all, sum := 0, 0
		byVoter := map[ID]int{}
		for _, v := range votes {
			all += max(v.Tally, 0)
			if slices.Contains(items, v.Item) && !v.By.IsZero() {
				byVoter[v.By] += max(v.Tally, 0)
			}
		}
		for i, c := range r.Items {
			sum += c.Dots
			if i > 0 && (c.Dots > r.Items[i-1].Dots || c.Rank < r.Items[i-1].Rank) {
				t.Fatalf("not in order: %+v", r.Items)
			}
		}
		if sum != r.Dots || r.Dots+r.Stray != all {
			t.Fatalf("%d dots were given: %+v", all, r)
		}
		over := map[ID]bool{}
		for _, o := range r.Over {
			if o.Used <= o.Allowed {
				t.Fatalf("%+v is within bounds", o)
			}
			if o.Item.IsZero() && o.Allowed == ballot.Budget {
				over[o.Voter] = true
			}
		}
		for voter, dots := range byVoter {
			if over[voter] != (dots > ballot.Budget) {
				t.Fatalf("voter %v gave %d dots: %+v", voter, dots, r.Over)
			}
		}
		if again := CountDots(ballot, items, rapid.Permutation(votes).Draw(t, "shuffled")); !reflect.DeepEqual(r, again) {
			t.Fatalf("%+v, shuffled %+v", r, again)
		}
	})
}

func TestStarCounts(t *testing.T) {
	tests := []struct {
		counts    StarCounts
		n         int
		tenths    int
		low, high int
		split     bool
	}{
		{StarCounts{0, 2, 5, 12, 9}, 28, 40, 2, 5, false}, // the 14th and 15th gave 4
		{StarCounts{1, 0, 1, 1, 0}, 3, 30, 1, 4, true},    // a third below, a third above
		{StarCounts{0, 0, 3, 3, 0}, 6, 35, 3, 4, false},   // the 3rd gave 3, the 4th gave 4
		{StarCounts{5, 0, 0, 0, 5}, 10, 30, 1, 5, true},
		{StarCounts{3, 0, 4, 0, 3}, 10, 30, 1, 5, false}, // 3 of 10 is less than a third
		{StarCounts{0, 1, 0, 1, 0}, 2, 30, 2, 4, true},
		{StarCounts{0, 0, 0, 0, 1}, 1, 50, 5, 5, false},
		{StarCounts{1, 1, 0, 0, 0}, 2, 15, 1, 2, false},
	}
	for _, tt := range tests {
		tenths, ok := tt.counts.MedianTenths()
		low, high := tt.counts.Range()
		if tt.counts.N() != tt.n || tenths != tt.tenths || !ok || low != tt.low || high != tt.high || tt.counts.Split() != tt.split {
			t.Errorf("%v: n %d, median %d, from %d to %d, split %v; want %+v",
				tt.counts, tt.counts.N(), tenths, low, high, tt.counts.Split(), tt)
		}
	}
	var none StarCounts
	tenths, ok := none.MedianTenths()
	if low, high := none.Range(); none.N() != 0 || tenths != 0 || ok || low != 0 || high != 0 || none.Split() {
		t.Errorf("nobody rated: %v", none)
	}
}

func TestCountStars(t *testing.T) {
	ballot, a, b := ID{1}, ID{0xA}, ID{0xB}
	got := CountStars(ballot, []ID{b, a}, []Rating{
		{Ballot: ballot, Item: a, Stars: 4},            // one person
		{Ballot: ballot, Item: a, Stars: 4, Count: 12}, // off paper
		{Ballot: ballot, Item: a, Stars: 2, Count: 1},
		{Ballot: ballot, Item: b, Stars: 5},
		{Ballot: ballot, Item: b, Like: "short"},       // only a word
		{Ballot: ballot, Item: b, Stars: 6},            // no such rating
		{Ballot: ballot, Item: b, Stars: -1},           //
		{Ballot: ballot, Item: b, Stars: 3, Count: -4}, //
		{Ballot: ID{2}, Item: b, Stars: 1},             // another ballot
		{Ballot: ballot, Item: ID{0xC}, Stars: 1},      // another item
	})
	want := []StarResult{{b, StarCounts{0, 0, 0, 0, 1}}, {a, StarCounts{0, 1, 0, 13, 0}}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestParseStarCounts(t *testing.T) {
	want := StarCounts{0, 2, 5, 12, 9}
	for _, in := range []string{"0 2 5 12 9", "0,2,5,12,9", "0, 2, 5, 12, 9", "0/2/5/12/9", " 0\t2 5 12  9 ", "০ ২ ৫ ১২ ৯", "0 02 5 12 9"} {
		if got, err := ParseStarCounts(in); err != nil || got != want {
			t.Errorf("ParseStarCounts(%q) = %v, %v", in, got, err)
		}
	}
	for in, why := range map[string]error{
		"": errNotCounts, "0 2 5 12": errNotCounts, "0 2 5 12 9 1": errNotCounts, "0 2 5 x 9": errNotCounts,
		"0 2 5 -1 9": errNotCounts, "0 2 5 1.5 9": errNotCounts,
		"0 2 5 10001 9": errTooLarge, "0 2 5 99999999999999999999 9": errTooLarge,
	} {
		if got, err := ParseStarCounts(in); !errors.Is(err, why) || got != (StarCounts{}) {
			t.Errorf("ParseStarCounts(%q) = %v, %v; want: %v", in, got, err, why)
		}
	}
}

func TestStarsAgreeWithTheirRatings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		stars := rapid.SliceOfN(rapid.IntRange(1, 5), 1, 40).Draw(t, "stars")
		var ratings []Rating
		tenths := make([]int, len(stars))
		for i, s := range stars {
			ratings = append(ratings, Rating{Stars: s})
			tenths[i] = 10 * s
		}
		counts := CountStars(ID{}, []ID{{}}, ratings)[0].Counts
		want, _ := Median(tenths)
		got, ok := counts.MedianTenths()
		low, high := counts.Range()
		if !ok || got != want || counts.N() != len(stars) || low != slices.Min(stars) || high != slices.Max(stars) {
			t.Fatalf("%v give %v: median %d, want %d", stars, counts, got, want)
		}
		if back, err := ParseStarCounts(counts.String()); err != nil || back != counts {
			t.Fatalf("%v is written %q and read %v, %v", counts, counts, back, err)
		}
	})
}
