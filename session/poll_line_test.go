package session

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestLinesOfDots(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		lines []string
		want  []int
	}{
		{[]string{"12"}, []int{12, 0, 0}},
		{[]string{"b 3", "C4"}, []int{0, 3, 4}},
		{[]string{"a 5 b 2 c=1"}, []int{5, 2, 1}},
		{[]string{"a5, b2; c1"}, []int{5, 2, 1}},
		{[]string{"#3 7"}, []int{0, 0, 7}},
		{[]string{"৫"}, []int{5, 0, 0}},
		{[]string{"a a c", "aac", ": a c"}, []int{5, 0, 3}}, // slips add up
		{[]string{"5", "a"}, []int{6, 0, 0}},
		{[]string{"a a c", "7"}, []int{7, 0, 1}}, // a tally replaces
		{[]string{"5", "6"}, []int{6, 0, 0}},
		{[]string{"5", "-"}, []int{0, 0, 0}},
		{[]string{"b 5", "b -"}, []int{0, 0, 0}},
		{[]string{"p01: a a c", "p2: b2 c"}, []int{2, 2, 2}},
		{[]string{"p01: a a c", "P01: b"}, []int{0, 1, 0}}, // the slip as it is now
		{[]string{"p01: a", "p01: -", "p02: c"}, []int{0, 0, 1}},
		{[]string{"p01: a", "a 4"}, []int{5, 0, 0}},
		{[]string{"t1: a 4 b 1", "t2: a 3", "2"}, []int{9, 1, 0}},
		{[]string{"t1: a 4", "t1: a 5"}, []int{5, 0, 0}},
		{[]string{"+ it is honest", "- say who", "p01: - too long", "c + good"}, []int{0, 0, 0}},
		{[]string{"0", "b 0"}, []int{0, 0, 0}},
	} {
		h := newHall(t, DotBallot, KindTheme, 30, 3, Patch{"budget": 3, "max_per_item": 2})
		h.do(t, func(g *Gesture) error { return AddTables(g, 2) })
		for _, line := range tt.lines {
			if err := h.types(t, line, 0); err != nil {
				t.Errorf("%q: %v", line, err)
			}
		}
		h.reveal(t)
		if got := h.dotsOf(t); !slices.Equal(got, tt.want) {
			t.Errorf("%q give %v, want %v", tt.lines, got, tt.want)
		}
	}
}

func TestLinesOfStars(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		lines []string
		want  []StarCounts
	}{
		{[]string{"0 2 5 12 9"}, []StarCounts{{0, 2, 5, 12, 9}, {}, {}}},
		{[]string{"b 0,2,5,12,9"}, []StarCounts{{}, {0, 2, 5, 12, 9}, {}}},
		{[]string{"1 1 1 1 1", "0 0 1 2 0"}, []StarCounts{{0, 0, 1, 2, 0}, {}, {}}},
		{[]string{"1 1 1 1 1", "-"}, []StarCounts{{}, {}, {}}},
		{[]string{"p01: 4 5 3", "p02: 4 - 1", "p03: c5"}, []StarCounts{{3: 2}, {4: 1}, {1, 0, 1, 0, 1}}},
		{[]string{"p01: 4 5 3", "p01: 2"}, []StarCounts{{1: 1}, {}, {}}},
		{[]string{": 4 5 3", ": 4 5 3"}, []StarCounts{{3: 2}, {4: 2}, {2: 2}}},
		{[]string{"0 0 0 2 0", ": a4"}, []StarCounts{{3: 3}, {}, {}}},
		{[]string{"t1: 1 0 0 0 1", "t2: a 0 1 0 0 1"}, []StarCounts{{1, 1, 0, 0, 2}, {}, {}}},
	} {
		h := newHall(t, StarBallot, KindConcept, 30, 3, nil)
		h.do(t, func(g *Gesture) error { return AddTables(g, 2) })
		for _, line := range tt.lines {
			if err := h.types(t, line, 0); err != nil {
				t.Errorf("%q: %v", line, err)
			}
		}
		h.reveal(t)
		rows, _ := h.poll().Stars()
		for i, item := range h.poll().Items {
			at := slices.IndexFunc(rows, func(r StarRank) bool { return r.Item == item.ID })
			if rows[at].Counts != tt.want[i] {
				t.Errorf("%q give %s %v, want %v", tt.lines, item.Letter, rows[at].Counts, tt.want[i])
			}
		}
	}
}

func TestPollLinesThatAreRefused(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		kind, line, want string
		beyond           bool
	}{
		{DotBallot, "p01: a a b", "P01 gave 3 dots, 1 more than the 2 that each person has", true},
		{DotBallot, "p01: a2", "P01 gave 2 dots to A, 1 more than the 1 that one person may give it", true},
		{DotBallot, "b b b", "This slip gave 3 dots, 1 more than the 2 that each person has", true},
		{DotBallot, "5", "A would have 5 dots, 1 more than the 4 that 4 people can give it, 1 each", true},
		{DotBallot, "a 4 b 3 c 2", "with this there are 9 dots, 1 more than the 8 that 4 people have, 2 each", true},
		{DotBallot, "p09: a", "there is no person P09 here; correct it, or leave it out", false},
		{DotBallot, "x 3", `"x" is none of the letters here; nothing was counted, correct the line`, false},
		{DotBallot, "12 16", `"12 16" has no letters, so nothing was counted; type one figure a line, or a letter before each, like a 12 b 16`, false},
		{DotBallot, "axe", `"x" is none of the letters here; nothing was counted, correct the line`, false},
		{DotBallot, "#9 3", `"#9" is none of the letters here; nothing was counted, correct the line`, false},
		{DotBallot, "a 3 b", `"B" has no figure; give each letter its count, or none of them for one slip`, false},
		{DotBallot, "a 99999", `"99999" is too large, so nothing was changed; type how many dots there are`, false},
		{DotBallot, "p01:", "there is nothing to count in this line", false},
		{DotBallot, "", "there is nothing to count in this line", false},
		{StarBallot, "1 1 1 1 1", "A would have 5 slips, 1 more than the 4 people here", true},
		{StarBallot, "4 5", `"4 5" is not a count of stars, so nothing was changed; type how many gave 1, 2, 3, 4 and 5 stars, like 0 2 5 12 9`, false},
		{StarBallot, "p01: 4 5 3 2", "there are 4 stars here and only 3 to rate; nothing was counted, correct the line", false},
		{StarBallot, "p01: 6", `stars go from 1 to 5, or - for none; "6" is neither, so nothing was counted`, false},
		{StarBallot, "p01: a4 c", "give each letter its stars, like a4 c5, or type them in the order of the list, like 4 5 3", false},
	} {
		of := KindTheme
		if tt.kind == StarBallot {
			of = KindConcept
		}
		h := newHall(t, tt.kind, of, 4, 3, Patch{"budget": 2, "max_per_item": 1})
		before := h.Len()
		err := h.types(t, tt.line, 0)
		var beyond *BoundsError
		if err == nil || err.Error() != tt.want || errors.As(err, &beyond) != tt.beyond {
			t.Errorf("%q: %v (%T); want %s", tt.line, err, err, tt.want)
		}
		if h.Len() != before {
			t.Errorf("%q wrote something", tt.line)
		}
	}
	h := newHall(t, DotBallot, KindTheme, 4, 2, Patch{"budget": 1, "anonymous": true})
	if err := h.types(t, "p02: a", 0); err == nil || !strings.Contains(err.Error(), "leave P02 out") {
		t.Errorf("a name in a round without names: %v", err)
	}
}

// However slips and tallies come in, what is typed last for each holds, and a
// poll adds up to it.
func TestPollsAddUpToWhatWasTyped(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		h := newHall(t, DotBallot, KindTheme, 5, 4, nil)
		tally, slips := map[int]int{}, map[int]map[int]int{}
		for range rapid.IntRange(1, 12).Draw(rt, "lines") {
			item, n := rapid.IntRange(0, 3).Draw(rt, "item"), rapid.IntRange(0, 4).Draw(rt, "n")
			who := rapid.IntRange(0, 5).Draw(rt, "who")
			letter := string(rune('A' + item))
			line := fmt.Sprint(letter, n)
			switch {
			case who == 0:
				tally[item] = n
			case n == 0:
				line, slips[who] = fmt.Sprintf("p%d: -", who), nil
			default:
				line = fmt.Sprintf("p%d: %s%d", who, letter, n)
				slips[who] = map[int]int{item: n}
			}
			if err := h.types(t, line, 0); err != nil {
				rt.Fatalf("%q: %v", line, err)
			}
		}
		want := make([]int, 4)
		for item, n := range tally {
			want[item] += n
		}
		voters := 0
		for _, slip := range slips {
			voters += len(slip)
			for item, n := range slip {
				want[item] += n
			}
		}
		p := h.poll()
		h.reveal(t)
		if got := h.dotsOf(t); !slices.Equal(got, want) || p.In.Voters != voters || len(p.Missing()) != 5-voters || p.In.Counted != len(tally) {
			rt.Fatalf("%v, want %v; %+v", got, want, p.In)
		}
	})
}

// What can be typed again to be corrected gives the same again.
func TestWhatIsTypedReadsBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		kind := rapid.SampledFrom([]string{DotBallot, StarBallot}).Draw(rt, "kind")
		h := newHall(t, kind, KindConcept, 500, 4, nil)
		line, slip := "7", "p1: a2 c1"
		if kind == StarBallot {
			c := StarCounts{}
			for i := range c {
				c[i] = rapid.IntRange(0, 30).Draw(rt, "count")
			}
			c[0]++ // counts of nothing are no count
			line, slip = c.String(), fmt.Sprintf("p1: a%d d%d", rapid.IntRange(1, 5).Draw(rt, "a"), rapid.IntRange(1, 5).Draw(rt, "d"))
		}
		for _, typed := range []string{line, slip} {
			if err := h.types(t, typed, 0); err != nil {
				rt.Fatal(err)
			}
		}
		p := h.poll()
		if got := p.Typed(p.Items[0].ID, ID{}); got != line {
			rt.Fatalf("%q reads back as %q", line, got)
		}
		voter := h.Kind(KindParticipant)[0].ID
		if got := "p1: " + strings.ToLower(p.TypedSlip(voter)); got != slip {
			rt.Fatalf("%q reads back as %q", slip, got)
		}
	})
}

func FuzzPollLine(f *testing.F) {
	for _, line := range []string{"12", "a a c", "p01: a2 c1", "0 2 5 12 9", ": 4 - 3", "+ yes", "a - no", "t1: a 5", "-", "#1 3", "৩", ":", "p01:", "a =", ",", "a 1 b"} {
		f.Add(line)
	}
	dots := newHall(f, DotBallot, KindTheme, 3, 3, Patch{"budget": 2})
	stars := newHall(f, StarBallot, KindConcept, 3, 3, nil)
	f.Fuzz(func(t *testing.T, line string) {
		for _, h := range []*hall{dots, stars} {
			p := h.poll()
			l, err := p.ParseLine(h.State, line)
			if err != nil {
				continue
			}
			_ = p.Check(h.State, l, p.Items[0].ID)
			for _, m := range l.Marks {
				if p.Item(m.Item) == nil || m.N < 0 {
					t.Fatalf("%q gives %+v", line, l)
				}
			}
		}
	})
}
