package session

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestListsKeepInStep holds lists that are kept in step with each change to those
// that are made anew, whatever happens on two laptops, and however seldom they
// are asked for. What was handed out before must not change under its reader.
func TestListsKeepInStep(t *testing.T) {
	t.Parallel()
	kept, made := 0, 0
	act := builtinPack(t).Activity("1.6")
	rapid.Check(t, func(t *rapid.T) {
		a, b := newLaptop(1), newLaptop(2)
		wants := Selection{Kind: KindCard, Keep: func(r *Record) bool { return r.Str("kind") != "quote" }}
		in := map[*Record]bool{}
		wants.Came, wants.Gone, wants.Reset = func(r *Record) { in[r] = true }, func(r *Record) { delete(in, r) }, func() { clear(in) }
		var checker Checker
		var ids []ID
		for step := range rapid.IntRange(1, 60).Draw(t, "steps") {
			l := a
			if rapid.IntRange(0, 4).Draw(t, "laptop") == 0 {
				l = b
			}
			ids = append(ids, someDeed(t, l, ids)...)
			if rapid.IntRange(0, 6).Draw(t, "meets") == 0 {
				meet(a, b)
			}
			if rapid.Bool().Draw(t, "unread") {
				continue
			}
			if _, ok := a.changed(KindCard, wants.version); ok {
				kept++
			} else {
				made++
			}
			before := a.Kind(KindCard)
			same := slices.Clone(before)
			sameWanted := slices.Clone(wants.list)
			handed := wants.handed()
			got := wants.Of(a.State, step/20)
			whole := Fold(a.Session, a.Changes()).Kind(KindCard)
			if want := texted(slices.DeleteFunc(slices.Clone(whole), func(r *Record) bool { return !wants.Keep(r) })); !slices.Equal(texted(got), want) {
				t.Fatalf("wanted are %q, not %q", texted(got), want)
			}
			if told := slices.DeleteFunc(slices.Clone(got), func(r *Record) bool { return !in[r] }); len(told) != len(got) || len(in) != len(got) {
				t.Fatalf("of %d records, %d are known of %d that came", len(got), len(told), len(in))
			}
			if got, want := toldChecklist(checker.Check(a.State, act)), toldChecklist(Check(a.State, act)); !slices.Equal(got, want) {
				t.Fatalf("the checklist is %q, not %q", got, want)
			}
			if !slices.Equal(texted(before), texted(whole)) {
				t.Fatalf("there are %q, not %q", texted(before), texted(whole))
			}
			if _, err := a.Begin(a.src, a.device, "1.6").Add(KindCard, Patch{"text": fmt.Sprint("after ", step)}); err != nil {
				t.Fatal(err)
			}
			a.Kind(KindCard)
			wants.Of(a.State, step/20)
			if !slices.Equal(before, same) || !slices.Equal(handed, sameWanted) {
				t.Fatal("a list changed that had been handed out")
			}
		}
	})
	if kept < made/8 || kept == 0 {
		t.Errorf("lists were kept in step %d times and made anew %d times", kept, made)
	}
}

// someDeed does one of the things that move records in lists.
func someDeed(t *rapid.T, l *laptop, ids []ID) (made []ID) {
	g := l.Begin(l.src, l.device, "1.6")
	id := ID{}
	if len(ids) > 0 {
		id = rapid.SampledFrom(ids).Draw(t, "card")
	}
	kind := rapid.SampledFrom([]string{"pain", "quote", "good", "idea"}).Draw(t, "kind")
	order := rapid.SampledFrom([]string{"a1", "b1", "b2", "c1"}).Draw(t, "order")
	var err error
	switch rapid.IntRange(0, 9).Draw(t, "deed") {
	case 0, 1, 2:
		id, err = g.Add(KindCard, Patch{"text": "card", "kind": kind})
		made = []ID{id}
	case 3:
		id, err = g.Add(KindCard, Patch{"text": "placed", FieldOrder: order})
		made = []ID{id}
	case 4, 5:
		if !id.IsZero() {
			err = g.Set(KindCard, id, Patch{"kind": kind, "text": rapid.SampledFrom([]any{"card", nil}).Draw(t, "text")})
		}
	case 6:
		err = g.Delete(KindCard, id)
	case 7:
		_, _, err = l.Undo(l.src, l.device)
	case 8:
		if !id.IsZero() && rapid.IntRange(0, 5).Draw(t, "rarely") == 0 {
			err = g.Set(KindCard, id, Patch{FieldOrder: order})
		}
	case 9:
		if !id.IsZero() && rapid.IntRange(0, 3).Draw(t, "for good") == 0 {
			err = g.Redact(KindCard, id)
		}
	}
	if err != nil && l.Redacted(id) == nil {
		t.Fatal(err)
	}
	return made
}

// texted are records as somebody reads them, in a form that can be compared.
func texted(list []*Record) []string {
	out := make([]string, len(list))
	for i, r := range list {
		out[i] = fmt.Sprint(r.ID, r.Label, fieldsSet(r))
	}
	return out
}
