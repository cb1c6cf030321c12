package session

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// wall is the board of all cards and themes of a laptop.
func (l *laptop) wall() *Board {
	return LayBoard(l.State, l.Kind(KindCard), l.Kind(KindTheme))
}

// drawn is a board in one line: "loose 3 4 | A 1 2 | parked".
func drawn(b *Board) string {
	var cols []string
	for _, c := range b.Columns {
		name := "loose"
		switch {
		case c.Pile == PileParked:
			name = "parked"
		case c.Set():
			name = "(" + c.Letter + ")"
		case c.Pile == PileTheme:
			name = c.Letter
		}
		parts := []string{name}
		for _, r := range c.Cards {
			parts = append(parts, r.Label)
		}
		cols = append(cols, strings.Join(parts, " "))
	}
	return strings.Join(cols, " | ")
}

func (l *laptop) draws(t testing.TB, want string) {
	t.Helper()
	if got := drawn(l.wall()); got != want {
		t.Fatalf("the wall is\n%s\nwant\n%s", got, want)
	}
}

// newWall is a laptop with n cards.
func newWall(t testing.TB, n int) (*laptop, []ID) {
	t.Helper()
	l := newLaptop(1)
	ids := make([]ID, n)
	for i := range ids {
		ids[i] = l.add(t, KindCard, Patch{"text": "card"})
	}
	return l, ids
}

func (l *laptop) theme(t testing.TB, behind ID, fields Patch, cards ...ID) ID {
	t.Helper()
	var id ID
	l.do(t, func(g *Gesture) (err error) {
		if id, err = g.AddTheme(fields, behind); err == nil {
			err = g.LayCards(cards, id)
		}
		return err
	})
	return id
}

func TestCardsAreLaidUnderThemes(t *testing.T) {
	l, c := newWall(t, 6)
	l.draws(t, "loose 1 2 3 4 5 6 | parked")
	a := l.theme(t, ID{}, nil, c[3], c[1])
	b := l.theme(t, ID{}, Patch{"sentence": "People wait"}, c[0])
	l.draws(t, "loose 3 5 6 | A 2 4 | B 1 | parked")
	l.do(t, func(g *Gesture) error { return g.ParkCards([]ID{c[0], c[5]}) })
	l.draws(t, "loose 3 5 | A 2 4 | B | parked 1 6")
	l.do(t, func(g *Gesture) error { return g.LayCards([]ID{c[0], c[1]}, b) })
	l.draws(t, "loose 3 5 | A 4 | B 1 2 | parked 6")
	l.do(t, func(g *Gesture) error { return g.LoosenCards([]ID{c[1], c[5]}) })
	l.draws(t, "loose 2 3 5 6 | A 4 | B 1 | parked")

	// Split: the new theme stands behind the one that it was split from.
	l.theme(t, a, nil, c[3])
	l.draws(t, "loose 2 3 5 6 | A | C 4 | B 1 | parked")
	l.set(t, KindTheme, a, Patch{"parked": true})
	l.draws(t, "loose 2 3 5 6 | C 4 | B 1 | (A) | parked")
	if next := l.wall().Next; next != "D" {
		t.Errorf("the next theme is %s", next)
	}
}

func TestCardsOfAThemeThatIsGoneAreLooseAgain(t *testing.T) {
	l, c := newWall(t, 3)
	a := l.theme(t, ID{}, Patch{"sentence": "x"}, c[0])
	b := l.theme(t, ID{}, Patch{"sentence": "y"}, c[1])
	l.remove(t, KindTheme, a)
	l.draws(t, "loose 1 3 | B 2 | parked")
	l.undo(t)
	l.draws(t, "loose 3 | A 1 | B 2 | parked")
	l.do(t, func(g *Gesture) error { return g.Redact(KindTheme, b) })
	l.draws(t, "loose 2 3 | A 1 | parked")
	if OnWall(l.State, l.Get(KindCard, c[1])) || !OnWall(l.State, l.Get(KindCard, c[0])) {
		t.Error("a card stands on the wall for a theme that is not there")
	}
	// A theme that is there and not shown keeps its cards.
	if got := drawn(LayBoard(l.State, l.Kind(KindCard), nil)); got != "loose 2 3 | parked" {
		t.Errorf("without its theme the wall is %s", got)
	}
}

func TestMergedThemes(t *testing.T) {
	l, c := newWall(t, 5)
	a := l.theme(t, ID{}, nil, c[0])
	b := l.theme(t, ID{}, Patch{"sentence": "People wait"}, c[1], c[2])
	d := l.theme(t, ID{}, Patch{"sentence": "People pay"}, c[3])
	table := l.add(t, KindTable, Patch{"label": "T1", "theme": b})
	problem := l.add(t, KindProblem, Patch{"statement": "x", "theme": d})
	var moved int
	l.do(t, func(g *Gesture) (err error) {
		moved, err = g.MergeThemes(a, []ID{b, d, a})
		return err
	})
	l.draws(t, "loose 5 | A 1 2 3 4 | parked")
	if moved != 3 || l.Get(KindTheme, a).Str("sentence") != "People wait" {
		t.Errorf("%d moved, and A says %q", moved, l.Get(KindTheme, a).Str("sentence"))
	}
	if l.Get(KindTable, table).Ref("theme") != a || l.Get(KindProblem, problem).Ref("theme") != a {
		t.Error("a table or a problem was left with a theme that is gone")
	}
	l.undo(t)
	l.draws(t, "loose 5 | A 1 | B 2 3 | C 4 | parked")
	if l.Get(KindTheme, a).Str("sentence") != "" || l.Get(KindTable, table).Ref("theme") != b {
		t.Error("undo left something merged")
	}
	l.do(t, func(g *Gesture) error {
		if _, err := g.MergeThemes(newSource(99, walls[1]).NewID(), []ID{a}); err == nil {
			t.Error("merged into a theme that is not there")
		}
		return nil
	})
}

func TestThemesAreMoved(t *testing.T) {
	l, _ := newWall(t, 0)
	var ids []ID
	for range 4 { // as a command line makes them, without an order
		ids = append(ids, l.add(t, KindTheme, Patch{"sentence": "x"}))
	}
	move := func(id ID, by int) {
		t.Helper()
		l.do(t, func(g *Gesture) error { return g.MoveTheme(id, by) })
	}
	l.draws(t, "loose | A | B | C | D | parked")
	move(ids[3], -1)
	l.draws(t, "loose | A | B | D | C | parked")
	move(ids[0], -1)
	move(ids[2], 1)
	l.draws(t, "loose | A | B | D | C | parked")
	move(ids[0], 1)
	move(ids[0], 1)
	l.draws(t, "loose | B | D | A | C | parked")
	l.set(t, KindTheme, ids[3], Patch{"parked": true})
	move(ids[0], -1)
	l.draws(t, "loose | A | B | C | (D) | parked")
	move(ids[3], -1)
	l.draws(t, "loose | A | B | C | (D) | parked")
	l.do(t, func(g *Gesture) error {
		if err := g.MoveTheme(newSource(99, walls[1]).NewID(), 1); err == nil {
			t.Error("moved a theme that is not there")
		}
		return nil
	})
}

func TestThemesThatWereGivenOnePlaceAreMoved(t *testing.T) {
	l, _ := newWall(t, 0)
	a := l.add(t, KindTheme, Patch{"sentence": "x", "order": "V"})
	l.add(t, KindTheme, Patch{"sentence": "y", "order": "V"})
	l.add(t, KindTheme, Patch{"sentence": "z", "order": "V"})
	l.do(t, func(g *Gesture) error { return g.MoveTheme(a, 1) })
	l.draws(t, "loose | B | A | C | parked")
}

func TestLettersOfThemes(t *testing.T) {
	for label, want := range map[string]string{
		"1": "A", "26": "Z", "27": "AA", "3b": "C'", "3c": "C'c", "B3": "B-C", "B3b": "B-C'", "EAST1": "EAST-A",
	} {
		n := 0
		for _, r := range label {
			if r >= '0' && r <= '9' {
				n = n*10 + int(r-'0')
			}
		}
		if got := ThemeLetter(&Record{Number: n, Label: label}); got != want {
			t.Errorf("theme %s is %s, want %s", label, got, want)
		}
	}
	if got := ThemeLetter(&Record{}); got != "" {
		t.Errorf("a theme without a number is %s", got)
	}
}

func TestALetterIsNeverGivenTwice(t *testing.T) {
	l, c := newWall(t, 3)
	l.theme(t, ID{}, nil, c[0])
	b := l.theme(t, ID{}, nil, c[1])
	l.remove(t, KindTheme, b)
	l.draws(t, "loose 2 3 | A 1 | parked")
	l.theme(t, ID{}, nil, c[2])
	l.draws(t, "loose 2 | A 1 | C 3 | parked")
}

func TestServicesOfAThemeAreCountedOnce(t *testing.T) {
	l, c := newWall(t, 4)
	land, birth := l.add(t, KindService, Patch{"name": "Land"}), l.add(t, KindService, Patch{"name": "Birth"})
	l.theme(t, ID{}, nil, c...)
	for i, s := range []ID{land, birth, land} {
		l.set(t, KindCard, c[i], Patch{"service": s})
	}
	if col := l.wall().Columns[1]; col.Services != 2 || len(col.Cards) != 4 {
		t.Errorf("%d cards of %d services", len(col.Cards), col.Services)
	}
}

func TestRoomsKeepTheirLetters(t *testing.T) {
	united := newLaptop(1)
	for n := range 2 {
		room := newRoom(int64(n + 1))
		room.theme(t, ID{}, Patch{"sentence": "x"}, room.add(t, KindCard, Patch{"text": "y"}))
		united.ApplyAll(room.Changes())
	}
	united.draws(t, "loose | A-A A1 | B-A B1 | parked")
	b := united.wall()
	if b.ThemeCalled("a") != nil || b.ThemeCalled("b-a") != b.Columns[2] {
		t.Error("A could be either room's")
	}
}

func TestALabelIsNoSentence(t *testing.T) {
	for text, want := range map[string]bool{"": false, "Delay": true, "Long waits": true, "People lose a day": false, "লাইনে তিন ঘণ্টা": false} {
		if IsLabel(text) != want {
			t.Errorf("IsLabel(%q) is %v", text, !want)
		}
	}
}

// TestHandsOnTheWallLoseNoCard does what hands do to a wall, in any order, on
// two laptops that meet: each card lies in one column, and in one only.
func TestHandsOnTheWallLoseNoCard(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		l, cards := newWall(t, 8)
		two := newLaptop(2)
		meet(l, two)
		for range rapid.IntRange(1, 25).Draw(rt, "deeds") {
			who := rapid.SampledFrom([]*laptop{l, two}).Draw(rt, "who")
			handle(t, rt, who, cards)
			if rapid.IntRange(0, 4).Draw(rt, "meet") == 0 {
				meet(l, two)
			}
			wallHolds(rt, l)
			wallHolds(rt, two)
		}
		meet(l, two)
		if a, b := drawn(l.wall()), drawn(two.wall()); a != b {
			rt.Fatalf("two laptops show\n%s\n%s", a, b)
		}
	})
}

// handle does one thing to the wall.
func handle(t *testing.T, rt *rapid.T, l *laptop, cards []ID) {
	some := rapid.SliceOfNDistinct(rapid.SampledFrom(cards), 0, 4, func(id ID) ID { return id }).Draw(rt, "cards")
	var themes []ID
	for _, r := range l.Kind(KindTheme) {
		themes = append(themes, r.ID)
	}
	deed := rapid.IntRange(0, 8).Draw(rt, "deed")
	if len(themes) == 0 {
		deed = min(deed, 2)
	}
	theme, other := ID{}, ID{}
	if len(themes) > 0 {
		theme, other = rapid.SampledFrom(themes).Draw(rt, "theme"), rapid.SampledFrom(themes).Draw(rt, "other")
	}
	switch deed {
	case 0:
		l.theme(t, theme, nil, some...)
	case 1:
		l.do(t, func(g *Gesture) error { return g.ParkCards(some) })
	case 2:
		l.do(t, func(g *Gesture) error { return g.LoosenCards(some) })
	case 3:
		l.do(t, func(g *Gesture) error { return g.LayCards(some, theme) })
	case 4:
		l.do(t, func(g *Gesture) error { _, err := g.MergeThemes(theme, []ID{other}); return err })
	case 5:
		l.remove(t, KindTheme, theme)
	case 6:
		by := rapid.SampledFrom([]int{-1, 1}).Draw(rt, "by")
		l.do(t, func(g *Gesture) error { return g.MoveTheme(theme, by) })
	case 7:
		l.set(t, KindTheme, theme, Patch{"parked": rapid.Bool().Draw(rt, "parked")})
	case 8:
		l.undo(t)
	}
}

// wallHolds looks for every card of the session in one column.
func wallHolds(rt *rapid.T, l *laptop) {
	b := l.wall()
	var lying []ID
	themes := 0
	for _, c := range b.Columns {
		for _, r := range c.Cards {
			lying = append(lying, r.ID)
			if b.ColumnOf(r.ID) != c {
				rt.Fatalf("card %s says it lies elsewhere", r.Label)
			}
		}
		if c.Theme != nil {
			themes++
			if b.ThemeCalled(c.Letter) != c {
				rt.Fatalf("theme %s is not found by its letter", c.Letter)
			}
		}
	}
	slices.SortFunc(lying, CompareID)
	var want []ID
	for _, r := range l.Kind(KindCard) {
		want = append(want, r.ID)
	}
	slices.SortFunc(want, CompareID)
	if !slices.Equal(lying, want) || themes != len(l.Kind(KindTheme)) {
		rt.Fatalf("the wall is %s", drawn(b))
	}
}
