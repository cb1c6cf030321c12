package session

import (
	"fmt"
	"slices"
	"testing"
)

func toldDeeds(deeds []Deed) []string {
	list := []string{}
	for _, d := range deeds {
		list = append(list, fmt.Sprintf("%s %s %v", d.Act, d.Kind, d.Fields))
	}
	return list
}

func TestDeedsSayWhatAGestureDid(t *testing.T) {
	a := newLaptop(1)
	card := a.add(t, KindCard, Patch{"text": "one", "kind": "pain"})
	person := a.add(t, KindParticipant, Patch{"alias": "P07"})
	theme := ID{}
	for _, c := range []struct {
		do   func(g *Gesture) error
		want []string
	}{
		{func(g *Gesture) error { _, err := g.Add(KindCard, Patch{"text": "two"}); return err }, []string{"added card [text]"}},
		{func(g *Gesture) error { return g.Set(KindCard, card, Patch{"text": "one more"}) }, []string{"changed card [text]"}},
		{func(g *Gesture) error { return g.Set(KindCard, card, Patch{FieldOrder: "a5"}) }, []string{"moved card [order]"}},
		{func(g *Gesture) (err error) {
			if theme, err = g.Add(KindTheme, Patch{"sentence": "a theme"}); err != nil {
				return err
			}
			return g.Set(KindCard, card, Patch{"theme": theme})
		}, []string{"added theme [sentence]", "moved card [theme]"}},
		{func(g *Gesture) error { return g.Name(person, "Rahima Khatun") }, []string{"named participant [name]"}},
		{func(g *Gesture) error { return g.Cite(theme, card) }, []string{"added link [from role to]"}},
		{func(g *Gesture) error { return g.Delete(KindCard, card) }, []string{"deleted card [deleted]"}},
		{func(g *Gesture) error { return g.Set(KindCard, card, Patch{"text": "back"}) }, []string{"brought back card [deleted text]"}},
	} {
		g := a.do(t, c.do)
		if got := toldDeeds(a.Deeds(g.Batch())); !slices.Equal(got, c.want) {
			t.Errorf("the deeds are %q, not %q", got, c.want)
		}
		undone := a.undo(t)
		if got := toldDeeds(a.Deeds(undone.Batch)); !slices.Equal(got, c.want) {
			t.Errorf("undone are %q, not %q", got, c.want)
		}
		redone := a.redo(t)
		if got := toldDeeds(a.Deeds(redone.Batch)); !slices.Equal(got, c.want) {
			t.Errorf("done again are %q, not %q", got, c.want)
		}
		if got := toldDeeds(Fold(a.Session, a.Changes()).Deeds(redone.Batch)); !slices.Equal(got, c.want) {
			t.Errorf("after opening it again they are %q, not %q", got, c.want)
		}
	}
	if got := a.Deeds(a.src.NewID()); len(got) > 0 {
		t.Errorf("no gesture did %q", toldDeeds(got))
	}
}
