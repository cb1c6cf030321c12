package session

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func (l *laptop) redact(t testing.TB, kind string, id ID) *Gesture {
	t.Helper()
	return l.do(t, func(g *Gesture) error { return g.Redact(kind, id) })
}

// TestRedactionLeavesNothing looks for the words in all that is left, and in
// what comes back from a laptop that had not heard of the redaction.
func TestRedactionLeavesNothing(t *testing.T) {
	a, b := newLaptop(1), newLaptop(2)
	id := a.add(t, KindParticipant, Patch{"alias": "P01", "sector": "secret"})
	a.do(t, func(g *Gesture) error { return g.Name(id, "secret") })
	said := a.add(t, KindCard, Patch{"text": "the counter was shut", "by": id})
	meet(a, b)
	b.set(t, KindParticipant, id, Patch{"sector": "secret again"})
	b.do(t, func(g *Gesture) error { return g.Name(id, "secret too") })
	b.do(t, func(g *Gesture) error { return g.Set(KindTheme, id, Patch{"sentence": "secret of another kind"}) })

	g := a.redact(t, KindParticipant, id)
	if got := g.Changes()[0].Text(); got != `{"alias":"P01","number":1}` {
		t.Errorf("what is kept is %s", got)
	}
	clean := func() {
		t.Helper()
		for _, c := range a.Changes() {
			if strings.Contains(c.Text(), "secret") {
				t.Errorf("%s is still there", c.Text())
			}
		}
		a.isGone(t, KindParticipant, id)
		if a.HasNames() || a.RealName(id) != "" || a.Find(id) != nil || a.Redacted(id) == nil {
			t.Error("something of the person is left")
		}
		if got := a.AliasOf(id); got != "P01" {
			t.Errorf("the alias is %q", got)
		}
		a.shows(t, said, "the counter was shut")
	}
	clean()
	for _, c := range b.Changes() {
		a.Apply(c)
	}
	clean()
	b.ApplyAll(a.Changes())
	if d := difference(portrait(b.State).String(), portrait(a.State).String()); d != "" {
		t.Error(d)
	}
}

func TestRedactionCannotBeUndone(t *testing.T) {
	a := newLaptop(1)
	other := a.add(t, KindCard, Patch{"text": "other"})
	id := a.add(t, KindCard, Patch{"text": "secret"})
	a.set(t, KindCard, id, Patch{"text": "more secret"})
	a.redact(t, KindCard, id)
	done := a.undo(t)
	if len(done.What) != 1 || done.What[0].ID != other {
		t.Errorf("undone is %v, want what came before the redacted card", done)
	}
	a.redo(t)
	a.shows(t, other, "other")
	a.isGone(t, KindCard, id)
}

func TestWritingOnWhatWasRedacted(t *testing.T) {
	a := newLaptop(1)
	id := a.add(t, KindParticipant, Patch{"alias": "P01"})
	a.redact(t, KindParticipant, id)
	for what, deed := range map[string]func(*Gesture) error{
		"set":  func(g *Gesture) error { return g.Set(KindParticipant, id, Patch{"sector": "x"}) },
		"put":  func(g *Gesture) error { return g.Set(KindCard, id, Patch{"text": "x"}) },
		"name": func(g *Gesture) error { return g.Name(id, "Rahima") },
	} {
		g := a.Begin(a.src, a.device, "")
		if err := deed(g); err == nil || len(g.Changes()) > 0 {
			t.Errorf("%s: %v, and %d changes for the store", what, err, len(g.Changes()))
		}
	}
	for _, deed := range []func(*Gesture) error{
		func(g *Gesture) error { return g.Delete(KindParticipant, id) },
		func(g *Gesture) error { return g.Redact(KindParticipant, id) },
	} {
		g := a.Begin(a.src, a.device, "")
		if err := deed(g); err != nil || len(g.Changes()) > 0 {
			t.Errorf("there is nothing to do, and it did %v, %v", g.Changes(), err)
		}
	}
	if a.AliasOf(id) != "P01" {
		t.Error("the alias is lost")
	}
}

// TestRedactionsOfTwo: of two redactions of one person, the one that knew the
// alias counts, in whatever order they come.
func TestRedactionsOfTwo(t *testing.T) {
	a, b := newLaptop(1), newLaptop(2)
	id := a.add(t, KindParticipant, Patch{"alias": "P01"})
	a.redact(t, KindParticipant, id)
	for range 9 {
		b.add(t, KindCard, Patch{"text": "so that the other redaction is the higher"})
	}
	b.redact(t, KindParticipant, id)
	for _, l := range []*laptop{a, b} {
		if meet(a, b); l.AliasOf(id) != "P01" {
			t.Errorf("the alias is %q", l.AliasOf(id))
		}
	}
}

// TestNumbersAreNotGivenAgain: the number on a slip stays that slip's, whoever
// redacts the card, and after a restart too.
func TestNumbersAreNotGivenAgain(t *testing.T) {
	a, b := newRoom(1), newRoom(2)
	var ids []ID
	for range 4 {
		ids = append(ids, a.add(t, KindCard, Patch{"text": "x"}))
	}
	b.ApplyAll(a.Changes())
	b.redact(t, KindCard, ids[3]) // redacted in the other room
	a.remove(t, KindCard, ids[2])
	a.redact(t, KindCard, ids[2]) // redacted when it was deleted already
	a.ApplyAll(b.Changes())
	fresh := Fold(a.Session, a.Changes())
	if got := a.nextNumber(KindCard); got != 5 || fresh.nextNumber(KindCard) != 5 {
		t.Errorf("the next number is %d, after a restart %d", got, fresh.nextNumber(KindCard))
	}
	b.ApplyAll(a.Changes())
	if got := b.nextNumber(KindCard); got != 1 {
		t.Errorf("the other room's first card has number %d", got)
	}
}

// TestGreatestNumber: a file from elsewhere can't use up the numbers.
func TestGreatestNumber(t *testing.T) {
	a := newLaptop(1)
	for _, n := range []int64{MaxInt, MaxInt - 1} {
		id := a.src.NewID()
		a.do(t, func(g *Gesture) error { return g.Set(KindCard, id, Patch{"text": "x", FieldNumber: n}) })
		a.add(t, KindCard, Patch{"text": "y"})
		a.add(t, KindCard, Patch{"text": "z"})
	}
	if got := cardLabels(a.State); len(slices.Compact(got)) != 6 {
		t.Errorf("the labels are %v", got)
	}
}

// TestClockGoesOn: the next change outranks all that were ever seen, also
// where a redaction had dropped them.
func TestClockGoesOn(t *testing.T) {
	a, b := newLaptop(1), newLaptop(2)
	id := a.add(t, KindCard, Patch{"text": "x"})
	meet(a, b)
	a.redact(t, KindCard, id)
	for i := range 9 {
		b.set(t, KindCard, id, Patch{"text": fmt.Sprint(i)})
	}
	a.ApplyAll(b.Changes())
	if a.Clock() != b.Clock() {
		t.Errorf("the clock is at %d, the other's at %d", a.Clock(), b.Clock())
	}
	g := a.do(t, func(g *Gesture) error { return g.Set(KindCard, a.device, Patch{"text": "y"}) })
	if got := g.Changes()[0].Clock; got != b.Clock()+1 {
		t.Errorf("the next change has clock %d, which does not outrank %d", got, b.Clock())
	}
}

func TestClash(t *testing.T) {
	a := newLaptop(1)
	id := a.add(t, KindCard, Patch{"text": "one"})
	one := a.Changes()[0]
	two := *one
	if err := two.Seal(Patch{"text": "two"}); err != nil {
		t.Fatal(err)
	}
	smaller := one
	if outbids(&two, one) {
		smaller = &two
	}
	for _, order := range [][]*Change{{one, &two}, {&two, one}} {
		s := Fold(a.Session, order[:1])
		if eff := s.Apply(order[1]); !eff.Clash || eff.Added {
			t.Errorf("the effect is %+v", eff)
		}
		if got := s.Get(KindCard, id).Str("text"); got != smaller.Value("text") || s.Len() != 1 {
			t.Errorf("%q stays, want %v", got, smaller.Value("text"))
		}
		if eff := s.Apply(order[0]); eff.Clash != (order[0] != smaller) {
			t.Errorf("again, the effect is %+v", eff)
		}
		if _, clashed, _ := Fold(a.Session, nil).ApplyAll(order); !slices.Equal(clashed, []ID{one.ID}) {
			t.Errorf("the clashes are %v", clashed)
		}
	}
}
