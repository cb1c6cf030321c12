package session

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestAdd(t *testing.T) {
	a := newLaptop(1)
	list := []string{"walk", "wait"}
	g := a.Begin(a.src, a.device, "1.6")
	id, err := g.Add(KindPersona, Patch{"goals": list, "distance_m": 300, "label": "Asha", "age_band": nil, "host": ID{}})
	if err != nil {
		t.Fatal(err)
	}
	list[0] = "altered"
	c := g.Changes()[0]
	if want := `{"distance_m":300,"goals":["walk","wait"],"label":"Asha","number":1}`; c.Text() != want {
		t.Errorf("the change holds %s, want %s", c.Text(), want)
	}
	if c.Op != OpSet || c.Kind != KindPersona || c.Record != id || len(c.Prev) != 0 || c.Clock != 1 ||
		c.Device != a.device || c.Origin != a.Session || c.Batch != g.Batch() || !c.Undoes.IsZero() || c.Activity != "1.6" {
		t.Errorf("the change is %+v", c)
	}
	r := a.Get(KindPersona, id)
	if got := r.List("goals"); !slices.Equal(got, []string{"walk", "wait"}) {
		t.Errorf("the record holds %q: the caller's list is still part of it", got)
	}
	if r.Number != 1 || r.Label != "1" || r.Activity != "1.6" || r.Origin != a.Session || r.At != c.At {
		t.Errorf("the record is %+v", r)
	}
	for want := 2; want < 5; want++ {
		if got := a.Get(KindPersona, a.add(t, KindPersona, Patch{"label": "x"})).Number; got != want {
			t.Errorf("the next number is %d, want %d", got, want)
		}
	}
	if got := a.Get(KindCard, a.add(t, KindCard, Patch{"text": "x"})).Number; got != 1 {
		t.Errorf("the first card has number %d", got)
	}
}

func TestAddRefuses(t *testing.T) {
	a := newLaptop(1)
	for why, p := range map[string]Patch{
		"nothing":        nil,
		"nothing but no": {"text": nil, "by": ID{}},
		"deleted":        {"text": "x", FieldDeleted: true},
		"a float":        {"text": 0.5},
		"a name":         {"Text": "x"},
		"broken text":    {"text": "\xff"},
	} {
		g := a.Begin(a.src, a.device, "")
		if id, err := g.Add(KindCard, p); err == nil || !id.IsZero() && len(g.Changes()) > 0 {
			t.Errorf("%s: added as %s", why, id)
		}
	}
	if a.Len() != 0 {
		t.Errorf("%d changes", a.Len())
	}
}

func TestSetWritesWhatDiffers(t *testing.T) {
	a := newLaptop(1)
	id := a.add(t, KindVisit, Patch{"wait_min": 30, "people": []ID{a.device}, "go_between": true, "note": "x"})
	yes, no, half := true, false, 30
	for _, c := range []struct {
		set  Patch
		want string
	}{
		{Patch{"wait_min": 30, "people": []ID{a.device}, "go_between": &yes, "note": "x", "quote": nil, "date": ID{}}, ""},
		{Patch{"wait_min": &half, "people": []string{a.device.String()}}, ""},
		{Patch{"wait_min": 31, "note": "x"}, `{"wait_min":31}`},
		{Patch{"note": nil, "go_between": &no}, `{"go_between":false,"note":null}`},
		{Patch{"note": nil}, ""},
		{Patch{"people": []ID{}}, `{"people":[]}`},
		{Patch{"wait_min": "31"}, `{"wait_min":"31"}`},
	} {
		g := a.do(t, func(g *Gesture) error { return g.Set(KindVisit, id, c.set) })
		got := ""
		for _, made := range g.Changes() {
			got += made.Text()
		}
		if got != c.want {
			t.Errorf("setting %v wrote %q, want %q", c.set, got, c.want)
		}
	}
	g := a.Begin(a.src, a.device, "")
	if err := g.Set(KindVisit, id, Patch{FieldDeleted: true}); err == nil {
		t.Error("a visit was deleted by setting a field")
	}
}

// TestSetSettles: to choose one of two words, also the one that is shown
// already, settles the conflict.
func TestSetSettles(t *testing.T) {
	for i := range 2 {
		a, b := newLaptop(1), newLaptop(2)
		id := a.add(t, KindCard, Patch{"text": "first"})
		p := a.add(t, KindParticipant, Patch{"alias": "P01"})
		meet(a, b)
		for l, text := range map[*laptop]string{a: "of a", b: "of b"} {
			l.set(t, KindCard, id, Patch{"text": text})
			l.do(t, func(g *Gesture) error { return g.Name(p, text) })
		}
		meet(a, b)
		if got, also := a.RealName(p), a.AlsoNamed(p); got == "" || len(also) != 1 || also[0] == got {
			t.Errorf("the names are %q, also %q", got, also)
		}
		choice := []string{"of a", "of b"}[i]
		a.set(t, KindCard, id, Patch{"text": choice})
		a.do(t, func(g *Gesture) error { return g.Name(p, choice) })
		meet(a, b)
		b.shows(t, id, choice)
		if got, also := b.RealName(p), b.AlsoNamed(p); got != choice || len(also) != 0 {
			t.Errorf("the names are %q, also %q", got, also)
		}
	}
}

// crowd gives a card so many heads that no one change can replace them all:
// n laptops write it at once.
func crowd(t *testing.T, n int) (*laptop, ID, []string) {
	t.Helper()
	a := newLaptop(1)
	id := a.add(t, KindCard, Patch{"text": "first", "step": "queue"})
	base := a.Changes()
	var said []string
	for i := range n {
		b := newLaptop(int64(100 + i))
		b.ApplyAll(base)
		said = append(said, fmt.Sprintf("said by %d", i))
		b.set(t, KindCard, id, Patch{"text": said[i]})
		a.ApplyAll(b.Changes())
	}
	return a, id, said
}

func (l *laptop) heads(id ID, field string) []*Change {
	return l.entries.get(KindCard, id).heads(field)
}

func TestManyHeadsAreSettledByAChain(t *testing.T) {
	for _, n := range []int{MaxPrev - 1, MaxPrev, MaxPrev + 1, 3 * MaxPrev, 200} {
		a, id, _ := crowd(t, n)
		if got := len(a.heads(id, "text")); got != n {
			t.Fatalf("%d heads, want %d", got, n)
		}
		top := a.Get(KindCard, id).Str("text")
		// With a second field in the patch each is settled on its own.
		g := a.do(t, func(g *Gesture) error { return g.Set(KindCard, id, Patch{"text": "settled", "step": "desk"}) })
		a.shows(t, id, "settled")
		if got := len(a.heads(id, "text")); got != 1 || a.Get(KindCard, id).Str("step") != "desk" {
			t.Errorf("%d heads are left of %d, and %v", got, n, fieldsSet(a.Get(KindCard, id)))
		}
		if got, most := len(g.Changes()), n/(MaxPrev-1)+2; got > most {
			t.Errorf("%d heads took %d changes, more than %d", n, got, most)
		}
		back := Fold(a.Session, a.Changes())
		if d := difference(portrait(back).String(), portrait(a.State).String()); d != "" {
			t.Errorf("folded anew: %s", d)
		}
		a.undo(t)
		if r := a.Get(KindCard, id); r.Str("text") != top || len(r.Also("text")) != min(n-1, maxBeside) {
			t.Errorf("undone, the card says %q, and %d others of %d", r.Str("text"), len(r.Also("text")), n-1)
		}
		a.redo(t)
		a.shows(t, id, "settled")
	}
}

func TestDeleteWithManyHeads(t *testing.T) {
	a, id, said := crowd(t, 3*MaxPrev)
	g := a.do(t, func(g *Gesture) error { return g.Delete(KindCard, id) })
	a.isGone(t, KindCard, id)
	for _, c := range g.Changes() {
		if len(c.Prev) > MaxPrev {
			t.Errorf("a change replaces %d", len(c.Prev))
		}
	}
	a.undo(t)
	if got, also := a.Get(KindCard, id).Str("text"), a.Get(KindCard, id).Also("text"); !slices.Contains(said, got) || len(also) != MaxPrev {
		t.Errorf("restored are %q and %d more", got, len(also))
	}
	a.redo(t)
	a.isGone(t, KindCard, id)
	a.undo(t)
	a.set(t, KindCard, id, Patch{"text": "settled"})
	a.shows(t, id, "settled")
	a.remove(t, KindCard, id)
	a.isGone(t, KindCard, id)
	a.set(t, KindCard, id, Patch{"text": "settled"})
	a.shows(t, id, "settled")
}

// TestWideAndLongRecords: what is too much for one change goes into several,
// and the same hands give the same changes again.
func TestWideAndLongRecords(t *testing.T) {
	wide, long := Patch{}, Patch{}
	for i := range 600 {
		wide[fmt.Sprintf("f%d", i)] = i
	}
	for i := range 20 {
		long[fmt.Sprintf("f%d", i)] = strings.Repeat("\x02", MaxPatch/10)
	}
	for name, p := range map[string]Patch{"wide": wide, "long": long} {
		var before []*Change
		for range 2 {
			a := newLaptop(1)
			id := a.add(t, KindConcept, p)
			for f, v := range p {
				if got := a.Get(KindConcept, id).Value(f); !SameValue(got, Normal(v)) {
					t.Errorf("%s: field %s is lost", name, f)
				}
			}
			same := func(x, y *Change) bool { return x.Sum() == y.Sum() }
			if before != nil && !slices.EqualFunc(before, a.Changes(), same) {
				t.Errorf("%s: the same gesture wrote something else", name)
			}
			before = a.Changes()
		}
		if len(before) < 2 {
			t.Errorf("%s: %d changes", name, len(before))
		}
	}
	a := newLaptop(1)
	g := a.Begin(a.src, a.device, "")
	if _, err := g.Add(KindCard, Patch{"text": strings.Repeat("x", MaxPatch)}); err == nil || a.Len() > 0 {
		t.Errorf("a text too long for a file was added: %v", err)
	}
}
