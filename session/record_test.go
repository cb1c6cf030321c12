package session

import (
	"slices"
	"testing"
)

func TestReadingFields(t *testing.T) {
	a := newLaptop(1)
	id := a.add(t, KindCard, Patch{
		"text": "x", "n": 7, "yes": true, "no": false, "list": []string{"a", "b"}, "ref": a.device, "refs": []ID{a.device}, "unset": nil,
	})
	r := a.Get(KindCard, id)
	if r.Str("text") != "x" || r.Str("n") != "" || r.Str("absent") != "" {
		t.Error("Str is wrong")
	}
	if n, ok := r.Int("n"); n != 7 || !ok {
		t.Error("Int is wrong")
	}
	for _, f := range []string{"text", "yes", "absent"} {
		if n, ok := r.Int(f); n != 0 || ok {
			t.Errorf("Int(%s) is %d", f, n)
		}
	}
	if !r.Bool("yes") || r.Bool("no") || r.Bool("text") || r.Bool("absent") {
		t.Error("Bool is wrong")
	}
	if r.Ref("ref") != a.device || !r.Ref("text").IsZero() || !r.Ref("absent").IsZero() {
		t.Error("Ref is wrong")
	}
	if r.Value("n") != int64(7) || r.Value("absent") != nil || r.Value(FieldNumber) != nil {
		t.Error("Value is wrong")
	}
	if want := []string{"list", "n", "no", "ref", "refs", "text", "yes"}; !slices.Equal(r.Fields(), want) {
		t.Errorf("Fields are %v, want %v", r.Fields(), want)
	}
	if r.List("text") != nil || !slices.Equal(r.List("list"), []string{"a", "b"}) {
		t.Error("List is wrong")
	}
}

// TestListsAreTheHoldersOwn: whoever gets a list may sort or alter it, and the
// log stays as it is.
func TestListsAreTheHoldersOwn(t *testing.T) {
	a, b := newLaptop(1), newLaptop(2)
	id := a.add(t, KindPersona, Patch{"goals": []string{"a", "b"}})
	meet(a, b)
	a.set(t, KindPersona, id, Patch{"goals": []string{"c", "d"}})
	b.set(t, KindPersona, id, Patch{"goals": []string{"e", "f"}})
	meet(a, b)
	r := a.Get(KindPersona, id)
	spoil := func(list []string) {
		for i := range list {
			list[i] = "spoiled"
		}
	}
	spoil(r.List("goals"))
	spoil(r.Value("goals").([]string))
	spoil(r.Also("goals")[0].([]string))
	spoil(As[Persona](r).Goals)
	also := r.Also("goals")
	also[0] = "spoiled"
	for _, c := range a.Changes() {
		if text, err := c.Patch().Encode(); err != nil || text != c.Text() {
			t.Errorf("the change %s was altered to %s", c.Text(), text)
		}
	}
	if got := portrait(a.State).records(); got != portrait(Fold(a.Session, b.Changes())).records() {
		t.Errorf("the record was altered: %s", got)
	}
}

// TestClearedAndWrittenAtOnce: one laptop undoes its card while another words
// it anew. The words are somebody's, and the card stays for them.
func TestClearedAndWrittenAtOnce(t *testing.T) {
	a, b := newLaptop(1), newLaptop(2)
	id := a.add(t, KindCard, Patch{"text": "first", "kind": "pain"})
	meet(a, b)
	b.set(t, KindCard, id, Patch{"text": "second"})
	for range 3 { // so that the undo is the higher change
		a.add(t, KindTheme, Patch{"sentence": "x"})
		a.undo(t)
	}
	a.undo(t)
	meet(a, b)
	for _, l := range []*laptop{a, b} {
		l.shows(t, id, "", "second")
		if c := l.Get(KindCard, id).Conflicts(); !slices.Equal(c, []string{"text"}) {
			t.Errorf("the conflicts are in %v", c)
		}
	}
}

// TestNamesAreApart: a change of a name replaces no field of the record, even
// where it says so, nor the other way round.
func TestNamesAreApart(t *testing.T) {
	w := newWriter()
	field := w.change(OpSet, KindParticipant, ID{1}, Patch{"name": "of the record"})
	name := w.change(OpName, KindParticipant, ID{1}, Patch{"name": "Rahima"}, field.ID)
	again := w.change(OpSet, KindParticipant, ID{1}, Patch{"note": "x", "name": "again"}, name.ID)
	for _, order := range [][]*Change{{field, name, again}, {again, name, field}, {name, again, field}} {
		s := NewState(w.origin)
		for _, c := range order {
			s.Apply(c)
		}
		r := s.Get(KindParticipant, ID{1})
		if got := r.Str("name"); got != "again" || len(r.Also("name")) != 1 || s.RealName(ID{1}) != "Rahima" {
			t.Errorf("the field is %q, also %v, and the name %q", got, r.Also("name"), s.RealName(ID{1}))
		}
	}
}

func TestFind(t *testing.T) {
	a := newLaptop(1)
	id := a.add(t, KindTheme, Patch{"sentence": "x"})
	a.do(t, func(g *Gesture) error { return g.Set(KindCard, id, Patch{"text": "y"}) })
	if got := a.Find(id).Kind; got != KindCard {
		t.Errorf("found a %s", got)
	}
	a.remove(t, KindCard, id)
	if got := a.Find(id).Kind; got != KindTheme {
		t.Errorf("found a %s", got)
	}
	a.remove(t, KindTheme, id)
	if r := a.Find(id); r != nil || a.Find(a.device) != nil {
		t.Errorf("found %v", r)
	}
}

func TestOrderOfAKind(t *testing.T) {
	a := newLaptop(1)
	var ids []ID
	for _, order := range []any{nil, "m", "c", nil, "m", "a1"} {
		ids = append(ids, a.add(t, KindTheme, Patch{"sentence": "x", "order": order}))
	}
	check := func(want ...int) {
		t.Helper()
		var got []int
		for _, r := range a.Kind(KindTheme) {
			got = append(got, slices.Index(ids, r.ID))
		}
		if !slices.Equal(got, want) {
			t.Errorf("the order is %v, want %v", got, want)
		}
	}
	check(5, 2, 1, 4, 0, 3)
	a.set(t, KindTheme, ids[0], Patch{"order": "b"})
	check(5, 0, 2, 1, 4, 3)
	a.remove(t, KindTheme, ids[2])
	check(5, 0, 1, 4, 3)
	a.undo(t)
	a.set(t, KindTheme, ids[5], Patch{"order": nil})
	check(0, 2, 1, 4, 3, 5)
	if got := a.Kinds(); !slices.Equal(got, []string{KindTheme}) {
		t.Errorf("the kinds are %v", got)
	}
	if a.Kind(KindCard) != nil || a.KindVersion(KindCard) != 0 {
		t.Error("there are no cards")
	}
}

// TestHandedOutListsStay: a list that a screen holds doesn't change when
// records are added, edited, moved or deleted, nor when the screen adds to it.
func TestHandedOutListsStay(t *testing.T) {
	a := newLaptop(1)
	var ids []ID
	for range 5 {
		ids = append(ids, a.add(t, KindCard, Patch{"text": "old"}))
	}
	held := a.Kind(KindCard)
	mine := append(held, nil)
	a.set(t, KindCard, ids[1], Patch{"text": "new"})
	again := a.Kind(KindCard)
	a.set(t, KindCard, ids[2], Patch{"text": "new"})
	a.add(t, KindCard, Patch{"text": "new"})
	a.set(t, KindCard, ids[3], Patch{"order": "a"})
	a.remove(t, KindCard, ids[0])
	for i, r := range held {
		if r.ID != ids[i] || r.Str("text") != "old" || mine[i] != r || mine[5] != nil {
			t.Errorf("card %d changed in the list that was handed out", i)
		}
	}
	if again[1].Str("text") != "new" || again[2].Str("text") != "old" {
		t.Error("the second list is not as it was when it was handed out")
	}
	if now := a.Kind(KindCard); len(now) != 5 || now[0].ID != ids[3] {
		t.Error("the list of now is not right")
	}
}
