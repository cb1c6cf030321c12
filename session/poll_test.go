package session

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
)

// hall is a room with people, items and a ballot open on them.
type hall struct {
	*laptop
	kind, of string
}

func newHall(t testing.TB, kind, of string, people, items int, fields Patch) *hall {
	t.Helper()
	h := &hall{newLaptop(1), kind, of}
	h.do(t, func(g *Gesture) error { return AddAliases(g, people) })
	for i := range items {
		h.add(t, of, Patch{mainOf(of): fmt.Sprint("item ", i+1)})
	}
	h.open(t, fields)
	return h
}

func mainOf(kind string) string {
	if f, ok := mainField[kind]; ok {
		return f
	}
	return "text"
}

func (h *hall) open(t testing.TB, fields Patch) {
	t.Helper()
	h.do(t, func(g *Gesture) error {
		_, err := OpenBallot(g, h.kind, h.of, fields)
		return err
	})
}

func (h *hall) poll() *Poll {
	polls := Polls(h.State, h.kind, h.of)
	return polls[len(polls)-1]
}

// types reads, checks and casts a line as a recorder types it, for a row.
func (h *hall) types(t testing.TB, line string, row int) error {
	t.Helper()
	p := h.poll()
	l, err := p.ParseLine(h.State, line)
	if err != nil {
		return err
	}
	if err := p.Check(h.State, l, p.Items[row].ID); err != nil {
		return err
	}
	h.do(t, func(g *Gesture) error { return p.Cast(g, l, p.Items[row].ID) })
	return nil
}

func (h *hall) reveal(t testing.TB) {
	t.Helper()
	h.do(t, func(g *Gesture) error { return h.poll().Reveal(g, "2026-05-11 11:37") })
}

// dotsOf are the dots of each item in the order of the list.
func (h *hall) dotsOf(t testing.TB) []int {
	t.Helper()
	p := h.poll()
	r, ok := p.Dots()
	if !ok {
		t.Fatal("the round is hidden")
	}
	got := make([]int, len(p.Items))
	for i, item := range p.Items {
		for _, c := range r.Items {
			if c.Item == item.ID {
				got[i] = c.Dots
			}
		}
	}
	return got
}

// What went beyond the bounds and was kept all the same does not stop what
// comes after it from being put right.
func TestWhatIsTooMuchCanBePutRight(t *testing.T) {
	t.Parallel()
	h := newHall(t, DotBallot, KindTheme, 2, 2, Patch{"budget": 1})
	p := h.poll()
	l, _ := p.ParseLine(h.State, "9")
	h.do(t, func(g *Gesture) error { return p.Cast(g, l, p.Items[0].ID) })
	for _, line := range []string{"8", "3", "b 0", "a 2"} {
		if err := h.types(t, line, 0); err != nil {
			t.Errorf("%q: %v", line, err)
		}
	}
	if err := h.types(t, "b 1", 0); err == nil {
		t.Error("one more was not seen")
	}
}

func TestBallotItems(t *testing.T) {
	t.Parallel()
	l := newLaptop(1)
	items := func(of string) (got []string) {
		for _, r := range BallotItems(l.State, of) {
			got = append(got, r.Text())
		}
		return got
	}
	l.add(t, KindTheme, Patch{"sentence": "one"})
	l.add(t, KindTheme, Patch{"sentence": "odd", "parked": true})
	q := l.add(t, KindHMW, Patch{"text": "first"})
	l.add(t, KindHMW, Patch{"text": "second"})
	l.add(t, KindConcept, Patch{"title": "list", "decision": "no"})
	if got := items(KindTheme); !slices.Equal(got, []string{"one"}) {
		t.Errorf("themes %v", got)
	}
	if got := items(KindHMW); !slices.Equal(got, []string{"first", "second"}) {
		t.Errorf("before any was chosen: %v", got)
	}
	l.do(t, func(g *Gesture) error { return g.Set(KindHMW, q, Patch{"chosen": true}) })
	if got := items(KindHMW); !slices.Equal(got, []string{"first"}) {
		t.Errorf("chosen %v", got)
	}
	if got := items(KindConcept); !slices.Equal(got, []string{"list"}) {
		t.Errorf("concepts %v", got)
	}
}

// A theme that was parked after it got dots stays in the round that it got them
// in.
func TestWhatWasVotedOnStays(t *testing.T) {
	t.Parallel()
	h := newHall(t, DotBallot, KindTheme, 4, 3, Patch{"budget": 1})
	if err := h.types(t, "c 2", 0); err != nil {
		t.Fatal(err)
	}
	ids := h.poll().Items
	h.do(t, func(g *Gesture) error {
		for _, item := range ids[1:] {
			if err := g.Set(KindTheme, item.ID, Patch{"parked": true}); err != nil {
				return err
			}
		}
		return nil
	})
	if p := h.poll(); len(p.Items) != 2 || p.Items[1].ID != ids[2].ID {
		t.Errorf("the items are %+v", p.Items)
	}
	h.do(t, func(g *Gesture) error { return g.Delete(KindTheme, ids[2].ID) })
	h.reveal(t)
	if r, _ := h.poll().Dots(); r.Stray != 2 || r.Dots != 0 {
		t.Errorf("%+v", r)
	}
}

func TestNothingIsHandedOutBeforeItIsRevealed(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{DotBallot, StarBallot} {
		h := newHall(t, kind, KindConcept, 9, 2, Patch{"budget": 1})
		line := "3"
		if kind == StarBallot {
			line = "0 0 1 1 1"
		}
		if err := h.types(t, line, 1); err != nil {
			t.Fatal(err)
		}
		p := h.poll()
		r, ok := p.Dots()
		rows, okStars := p.Stars()
		if ok || okStars || !reflect.DeepEqual(r, DotResult{}) || rows != nil || p.Over() != nil || !p.Hidden() {
			t.Errorf("%s: %+v, %+v", kind, r, rows)
		}
		h.reveal(t)
		if r, ok = h.poll().Dots(); kind == DotBallot && (!ok || r.Dots != 3) {
			t.Errorf("revealed: %+v", r)
		}
		if rows, ok = h.poll().Stars(); kind == StarBallot && (!ok || rows[0].Counts.N() != 3) {
			t.Errorf("revealed: %+v", rows)
		}
	}
}

func TestASecondRoundKeepsTheFirst(t *testing.T) {
	t.Parallel()
	h := newHall(t, DotBallot, KindTheme, 4, 2, Patch{"budget": 2, "max_per_item": 1, "question": "Which?"})
	if err := h.types(t, "a 3 b 1", 0); err != nil {
		t.Fatal(err)
	}
	h.reveal(t)
	first := h.poll()
	h.do(t, func(g *Gesture) error {
		_, err := first.NextRound(g)
		return err
	})
	p := h.poll()
	if p.Round != 2 || !p.Hidden() || !p.Empty() || p.Budget != 2 || p.MaxPerItem != 1 || p.Question != "Which?" {
		t.Fatalf("the second round is %+v", p.Ballot)
	}
	if err := h.types(t, "a 1 b 4", 0); err != nil {
		t.Fatal(err)
	}
	h.reveal(t)
	polls := Polls(h.State, DotBallot, KindTheme)
	if r, ok := polls[0].Dots(); !ok || r.Items[0].Dots != 3 || len(polls) != 2 {
		t.Errorf("the first round is now %+v", r)
	}
	if got := h.dotsOf(t); !slices.Equal(got, []int{1, 4}) {
		t.Errorf("the second round is %v", got)
	}
}

// Two laptops that open the same round and type the same slips mean the same
// ballot; what they counted differently is shown to be settled.
func TestTwoLaptopsCountTheSameRound(t *testing.T) {
	t.Parallel()
	a := newLaptop(1)
	a.do(t, func(g *Gesture) error { return AddAliases(g, 5) })
	theme := a.add(t, KindTheme, Patch{"sentence": "waiting"})
	b := &laptop{Fold(a.Session, a.Changes()), newSource(9, walls[1]).NewID(), newSource(10, walls[1])}
	halls := []*hall{{a, DotBallot, KindTheme}, {b, DotBallot, KindTheme}}
	for i, h := range halls {
		h.open(t, Patch{"budget": 2})
		for _, line := range []string{"p01: a", "p02: a a", fmt.Sprint(i + 3)} {
			if err := h.types(t, line, 0); err != nil {
				t.Fatal(err)
			}
		}
	}
	a.ApplyAll(b.Changes())
	polls := Polls(a.State, DotBallot, KindTheme)
	if len(polls) != 1 {
		t.Fatalf("there are %d rounds", len(polls))
	}
	p := polls[0]
	found := p.Clashes(a.State, theme)
	if p.In.Voters != 2 || !p.Items[0].Clash || len(found) != 1 || p.In.Dots != 3+4 && p.In.Dots != 3+3 {
		t.Fatalf("%+v, clashes %+v", p.In, found)
	}
	a.do(t, func(g *Gesture) error { return g.Set(found[0].Kind, found[0].ID, Patch{"tally": 4}) })
	if p = halls[0].poll(); p.Items[0].Clash || p.In.Dots != 7 {
		t.Errorf("settled: %+v", p)
	}
}

// What was counted before there was a ballot was never hidden.
func TestWhatWasCountedWithoutABallot(t *testing.T) {
	t.Parallel()
	l := newLaptop(1)
	concept := l.add(t, KindConcept, Patch{"title": "list"})
	question := l.add(t, KindHMW, Patch{"text": "how"})
	if got := Polls(l.State, StarBallot, KindConcept); len(got) != 0 {
		t.Fatalf("nothing was counted yet: %+v", got)
	}
	l.add(t, KindRating, Patch{"item": concept, "stars": 4, "count": 3, "like": "plain"})
	l.add(t, KindRating, Patch{"item": question, "stars": 1})
	polls := Polls(l.State, StarBallot, KindConcept)
	if len(polls) != 1 || polls[0].Hidden() || polls[0].In.Slips != 3 || polls[0].Items[0].Words[0].Text != "plain" {
		t.Fatalf("%+v", polls)
	}
}

// A ballot that is deleted and opened anew begins from nothing.
func TestABallotThatIsOpenedAnew(t *testing.T) {
	t.Parallel()
	h := newHall(t, DotBallot, KindTheme, 4, 2, Patch{"budget": 1})
	first := h.poll().ID
	if err := h.types(t, "a 3", 0); err != nil {
		t.Fatal(err)
	}
	h.do(t, func(g *Gesture) error { return g.Delete(KindBallot, first) })
	h.open(t, Patch{"budget": 1})
	if p := h.poll(); p.ID == first || !p.Empty() {
		t.Errorf("%+v", p.In)
	}
}

func TestRankStars(t *testing.T) {
	t.Parallel()
	rows := RankStars([]StarResult{
		{ID{1}, StarCounts{}},
		{ID{2}, StarCounts{0, 0, 3, 0, 0}},
		{ID{3}, StarCounts{0, 0, 1, 1, 1}},
		{ID{4}, StarCounts{2, 0, 0, 2, 0}},
		{ID{5}, StarCounts{0, 1, 0, 3, 0}},
	})
	var got []string
	for _, r := range rows {
		got = append(got, fmt.Sprint(r.Item[0], " ", r.Rank, r.Tied))
	}
	want := []string{"3 1 true", "5 1 true", "2 3 false", "4 4 false", "1 0 false"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// BenchmarkPoll reads and adds up a ballot of people by items, each of whom
// gave something to every item.
func BenchmarkPoll(b *testing.B) {
	for _, size := range [][2]int{{30, 12}, {200, 60}} {
		for _, kind := range []string{DotBallot, StarBallot} {
			b.Run(fmt.Sprintf("%s/%dx%d", kind, size[0], size[1]), func(b *testing.B) {
				h := newHall(b, kind, KindTheme, size[0], size[1], nil)
				p := h.poll()
				for _, voter := range p.Missing() {
					l := PollLine{By: voter, Slip: true}
					for i, item := range p.Items {
						l.Marks = append(l.Marks, PollMark{item.ID, i%5 + 1})
					}
					h.do(b, func(g *Gesture) error { return p.Cast(g, l, ID{}) })
				}
				h.reveal(b)
				b.ReportAllocs()
				for b.Loop() {
					if p := h.poll(); p.In.Voters != size[0] {
						b.Fatalf("%+v", p.In)
					}
				}
			})
		}
	}
}

func TestItemLetters(t *testing.T) {
	t.Parallel()
	l := newLaptop(1)
	for i := range 28 {
		l.add(t, KindTheme, Patch{"sentence": fmt.Sprint("theme ", i+1), "parked": i == 1})
	}
	if got := ItemLetters(KindTheme, BallotItems(l.State, KindTheme)); got[0] != "A" || got[1] != "C" || got[24] != "Z" || got[26] != "AB" {
		t.Errorf("a parked theme keeps its letter: %v", got)
	}
	if got := ItemLetters(KindConcept, BallotItems(l.State, KindTheme)); got[1] != "B" || got[26] != "AA" {
		t.Errorf("what is no theme is lettered as it stands: %v", got)
	}
	for label, want := range map[string]string{"3": "C", "B3": "B-C", "3b": "C'", "B3c": "B-C'c"} {
		if got := ItemLetters(KindTheme, []*Record{{Number: 3, Label: label}}); got[0] != want {
			t.Errorf("theme %s is %s, not %s", label, got[0], want)
		}
	}
	if got := ItemLetters(KindTheme, []*Record{{}, {Number: 1, Label: "1"}, {Number: 1, Label: "1"}}); !slices.Equal(got, []string{"B", "A", "C"}) {
		t.Errorf("without a number: %v", got)
	}
}
