package session

import (
	"slices"
	"testing"
)

// newRoom is a laptop of another session in the same workshop; later ones have
// higher ids.
func newRoom(n int64) *laptop {
	l := newLaptop(50 + n)
	for l.Session = (ID{}); l.Session.IsZero(); {
		l.Session = newSource(n, walls[1].AddDate(0, 0, int(n))).NewID()
	}
	return l
}

func (l *laptop) letter(t *testing.T, letter string) {
	t.Helper()
	l.do(t, func(g *Gesture) error { return g.Set(KindSession, l.Session, Patch{FieldLetter: letter, "title": "x"}) })
}

func cardLabels(s *State) []string {
	var list []string
	for _, r := range s.Kind(KindCard) {
		list = append(list, r.Label)
	}
	slices.Sort(list)
	return list
}

func TestRoomLetters(t *testing.T) {
	for name, c := range map[string]struct {
		given []string
		want  []string
	}{
		"one room":               {[]string{""}, []string{"1"}},
		"one room with a letter": {[]string{"B"}, []string{"1"}},
		"none given":             {[]string{"", "", ""}, []string{"A1", "B1", "C1"}},
		"the second is B":        {[]string{"", "B", ""}, []string{"A1", "B1", "C1"}},
		"the first is B":         {[]string{"B", "", ""}, []string{"B1", "A1", "C1"}},
		"the last is A":          {[]string{"", "", "A"}, []string{"B1", "C1", "A1"}},
		"two chose the same":     {[]string{"C", "C", ""}, []string{"C1", "A1", "B1"}},
		"a word":                 {[]string{"", "EAST"}, []string{"A1", "EAST1"}},
	} {
		t.Run(name, func(t *testing.T) {
			united := newLaptop(1)
			for i, letter := range c.given {
				l := newRoom(int64(i + 1))
				l.add(t, KindCard, Patch{"text": "x"})
				if letter != "" {
					l.letter(t, letter)
				}
				united.ApplyAll(l.Changes())
			}
			slices.Sort(c.want)
			if got := cardLabels(united.State); !slices.Equal(got, c.want) {
				t.Errorf("the labels are %v, want %v", got, c.want)
			}
		})
	}
}

// TestWhatAMergeMadeComesLast merges two workshops whose common id sorts before
// both, and keeps a card there: the numbers on the wall stay as they were.
func TestWhatAMergeMadeComesLast(t *testing.T) {
	var ids []ID
	united := newLaptop(1)
	for n := int64(1); len(ids) < 2; n++ {
		l := newRoom(n)
		if len(ids) == 1 && CompareID(MergedID([]ID{ids[0], l.Session}), ids[0]) > 0 {
			continue
		}
		ids = append(ids, l.Session)
		l.add(t, KindCard, Patch{"text": "x"})
		united.ApplyAll(l.Changes())
	}
	united.Session = MergedID(ids)
	united.add(t, KindCard, Patch{"text": "x"})
	if got, want := cardLabels(united.State), []string{"A1", "B1", "C1"}; !slices.Equal(got, want) {
		t.Fatalf("the labels are %v, want %v", got, want)
	}
	for _, r := range united.Kind(KindCard) {
		if (r.Label == "C1") != (r.Origin == united.Session) {
			t.Errorf("%s is of %s", r.Label, r.Origin)
		}
	}
}

// TestRoomsComeAndGo: every label in the session may change with a room, and
// whoever drew one is told.
func TestRoomsComeAndGo(t *testing.T) {
	a, b := newRoom(1), newRoom(2)
	mine := a.add(t, KindCard, Patch{"text": "x"})
	theirs := b.add(t, KindService, Patch{"name": "x"})
	check := func(want string, version int64) int64 {
		t.Helper()
		if got := cardLabels(a.State); !slices.Equal(got, []string{want}) {
			t.Errorf("the labels are %v, want %v", got, want)
		}
		now := a.KindVersion(KindCard)
		if now == version {
			t.Error("the version says that nothing changed")
		}
		return now
	}
	version := check("1", 0)
	a.ApplyAll(b.Changes())
	version = check("A1", version)
	b.letter(t, "A")
	a.ApplyAll(b.Changes())
	version = check("B1", version)
	a.do(t, func(g *Gesture) error { return g.Redact(KindSession, b.Session) })
	version = check("A1", version)
	a.do(t, func(g *Gesture) error { return g.Redact(KindService, theirs) })
	check("1", version)
	if r := a.Get(KindCard, mine); r.Label != "1" {
		t.Errorf("the card's label is %s", r.Label)
	}
}

// TestNamesMakeNoRoom: a share copy has no names, and must show the same
// labels.
func TestNamesMakeNoRoom(t *testing.T) {
	a, b := newRoom(1), newRoom(2)
	id := a.add(t, KindParticipant, Patch{"alias": "P01"})
	b.ApplyAll(a.Changes())
	b.do(t, func(g *Gesture) error { return g.Name(id, "Rahima") })
	if got := b.Get(KindParticipant, id).Label; got != "1" {
		t.Errorf("the label is %q", got)
	}
}

// TestOneNumberTwice: two laptops of one room gave the same number. Who was
// first keeps it; the second has a letter behind it, and loses it when the
// first gets another number or is redacted, but not when it is deleted.
func TestOneNumberTwice(t *testing.T) {
	make2 := func() (*laptop, ID, ID) {
		a, b := newLaptop(1), newLaptop(2)
		first := a.add(t, KindCard, Patch{"text": "first"})
		b.add(t, KindTheme, Patch{"sentence": "so that the card is later"})
		second := b.add(t, KindCard, Patch{"text": "second"})
		meet(a, b)
		if got := cardLabels(a.State); !slices.Equal(got, []string{"1", "1b"}) {
			t.Fatalf("the labels are %v", got)
		}
		return a, first, second
	}
	a, first, second := make2()
	version := a.KindVersion(KindCard)
	a.set(t, KindCard, first, Patch{FieldNumber: 9})
	if got := cardLabels(a.State); !slices.Equal(got, []string{"1", "9"}) || a.KindVersion(KindCard) == version {
		t.Errorf("after another number the labels are %v", got)
	}
	if got := a.Get(KindCard, second).Label; got != "1" {
		t.Errorf("the label is %s", got)
	}
	a, first, _ = make2()
	a.do(t, func(g *Gesture) error { return g.Redact(KindCard, first) })
	if got := cardLabels(a.State); !slices.Equal(got, []string{"1"}) {
		t.Errorf("after a redaction the labels are %v", got)
	}
	a, first, _ = make2()
	a.remove(t, KindCard, first)
	if got := cardLabels(a.State); !slices.Equal(got, []string{"1b"}) {
		t.Errorf("after a delete the labels are %v", got)
	}
}

// TestWhoWasFirstComesLate: a change that comes late may show that the second
// card was there before the first.
func TestWhoWasFirstComesLate(t *testing.T) {
	w := newWriter()
	early := w.change(OpSet, KindCard, ID{2}, Patch{"text": "second"})
	all := []*Change{
		w.change(OpSet, KindCard, ID{1}, Patch{FieldNumber: int64(1), "text": "first"}),
		w.change(OpSet, KindCard, ID{2}, Patch{FieldNumber: int64(1)}, early.ID),
		w.change(OpSet, KindCard, ID{3}, Patch{FieldNumber: int64(1), "text": "third"}),
	}
	s := Fold(w.origin, all)
	check := func(want ...string) {
		t.Helper()
		for i, label := range want {
			if r := s.Get(KindCard, ID{byte(i + 1)}); r != nil && r.Label != label {
				t.Errorf("card %d has the label %s, want %s", i+1, r.Label, label)
			}
		}
	}
	check("1", "1b", "1c")
	s.Apply(early)
	check("1b", "1", "1c")
	for _, n := range []int64{8, 1, 8, 1} {
		s.Apply(w.change(OpSet, KindCard, ID{1}, Patch{FieldNumber: n}, all[0].ID))
	}
	check("1b", "1", "1c")
}

// TestManyWithOneNumber: beyond the 64 that any change can name, labels are
// still told apart, and the same whatever came first.
func TestManyWithOneNumber(t *testing.T) {
	var all []*Change
	for i := range 200 {
		l := newLaptop(int64(i + 1))
		l.add(t, KindCard, Patch{"text": "x"})
		all = append(all, l.Changes()...)
	}
	a := newLaptop(1)
	for _, c := range slices.Backward(all) {
		a.Apply(c)
	}
	got := cardLabels(a.State)
	if len(slices.Compact(slices.Clone(got))) != 200 {
		t.Errorf("some share a label: %v", got)
	}
	if d := difference(portrait(a.State).records(), portrait(Fold(a.Session, all)).records()); d != "" {
		t.Error(d)
	}
}

func TestLetter(t *testing.T) {
	for n, want := range map[int]string{1: "a", 2: "b", 26: "z", 27: "aa", 28: "ab", 52: "az", 53: "ba", 702: "zz", 703: "aaa"} {
		if got := letter(n); got != want {
			t.Errorf("letter(%d) is %q, want %q", n, got, want)
		}
	}
}
