package session

import (
	"slices"
	"testing"
)

func TestRootCauseGoesWithItsBranch(t *testing.T) {
	d := whyDesk{newLaptop(1)}
	d.add(t, KindCard, Patch{"text": "a card"})
	table := d.add(t, KindTable, Patch{"label": "T1"})
	d.do(t, func(g *Gesture) error {
		if _, err := AddWhy(g, nil, Patch{"answer": "fact", "table": table}); err != nil {
			return err
		}
		_, err := AddWhy(g, d.read()[0], Patch{"answer": "cause", "evidence": "#1"})
		return err
	})
	d.do(t, func(g *Gesture) error { return MarkRoot(g, d.read()[1], Patch{"control": "ours", "lever": "rule"}) })
	d.do(t, func(g *Gesture) error { return MarkRoot(g, d.read()[1], Patch{"control": "outside"}) })
	cause := d.read()[1]
	root := RootsByWhy(d.State)[cause.ID]
	if len(d.Kind(KindRoot)) != 1 || root == nil {
		t.Fatalf("there are %d root causes", len(d.Kind(KindRoot)))
	}
	if root.Str("text") != "cause" || root.Str("control") != "outside" || root.Str("lever") != "rule" || root.Ref("table") != table {
		t.Errorf("the root cause is %v", fieldsSet(root))
	}
	if cause.Ref("table") != table || len(everyRest(d.State)[cause.ID]) != 1 {
		t.Error("the answer has not its table and its card")
	}
	d.do(t, func(g *Gesture) error {
		n, err := DeleteWhy(g, d.read()[0])
		if n != 2 {
			t.Errorf("%d answers went", n)
		}
		return err
	})
	if len(d.Kind(KindWhy))+len(d.Kind(KindRoot))+len(d.Kind(KindLink)) != 0 {
		t.Error("something of the branch is left")
	}
	d.undo(t)
	if len(d.Kind(KindWhy)) != 2 || len(d.Kind(KindRoot)) != 1 || len(d.Kind(KindLink)) != 1 {
		t.Error("one undo does not bring the branch back")
	}
	d.do(t, func(g *Gesture) error { return UnmarkRoot(g, cause.ID) })
	if len(d.Kind(KindRoot)) != 0 {
		t.Error("the mark is still there")
	}
}

func TestWhatAChainIsAsked(t *testing.T) {
	d := whyDesk{newLaptop(1)}
	add := func(answer string, parent int) int {
		var id ID
		d.do(t, func(g *Gesture) (err error) {
			id, err = AddWhy(g, nthWhy(d.read(), parent), Patch{"answer": answer})
			return err
		})
		return slices.IndexFunc(d.read(), func(n *WhyNode) bool { return n.ID == id })
	}
	blames := func(r *Record) bool { return r.Str("answer") == "the clerk is lazy" }
	asks := func(i int, want WhyHint) {
		t.Helper()
		tree := d.tree()
		n := asRead(tree)[i]
		if got := tree.Hint(n, RootsByWhy(d.State), blames); got != want {
			t.Errorf("%q is asked %d, not %d", n.Str("answer"), got, want)
		}
	}
	asks(add("fact", -1), HintNone)
	asks(add("the clerk is lazy", 0), HintPerson)
	asks(add("there are nine hundred files", 1), HintNone)
	asks(1, HintNone) // it has been asked
	asks(add("b", 0), HintNone)
	asks(add("c", 0), HintBranch)
	d.do(t, func(g *Gesture) error { _, err := DeleteWhy(g, d.read()[4]); return err })
	at := 2
	for range 3 {
		at = add("deeper", at)
	}
	asks(at-1, HintNone)
	asks(at, HintReach)
	at = add("seventh", at)
	asks(at, HintDeepest)
	d.do(t, func(g *Gesture) error { return MarkRoot(g, d.read()[at], Patch{"control": "outside"}) })
	asks(at, HintOutside)
	d.do(t, func(g *Gesture) error { return MarkRoot(g, d.read()[2], Patch{"control": "influence"}) })
	asks(at, HintNone)
}

func TestEvidenceIsCutOffTheLine(t *testing.T) {
	for _, c := range []struct{ typed, said, evidence string }{
		{"plain", "plain", ""},
		{"because of it #12 #31", "because of it", "#12 #31"},
		{"because of it #12, #31.", "because of it", "#12 #31"},
		{"because #12 is so", "because #12 is so", ""},
		{"seen [visit 2, at the window]", "seen", "visit 2, at the window"},
		{"seen #B7 [and told [twice]]", "seen", "#B7 and told [twice]"},
		{"#12", "", "#12"},
		{"[the register]", "", "the register"},
		{"closing ]", "closing ]", ""},
		{"nothing in it []", "nothing in it", ""},
		{"the number # and #x", "the number # and #x", ""},
		{"বাংলা #১২", "বাংলা", "#12"},
		{"", "", ""},
	} {
		said, evidence := CutEvidence(c.typed)
		if said != c.said || evidence != c.evidence {
			t.Errorf("%q is %q on %q, not %q on %q", c.typed, said, evidence, c.said, c.evidence)
		}
		if s, e := CutEvidence(WithEvidence(said, evidence)); s != said || e != evidence {
			t.Errorf("%q comes back as %q on %q", c.typed, s, e)
		}
	}
}

func TestLinksFollowTheEvidence(t *testing.T) {
	a := newLaptop(1)
	var cards []ID
	for _, text := range []string{"one", "two", "three"} {
		cards = append(cards, a.add(t, KindCard, Patch{"text": text}))
	}
	why := a.add(t, KindWhy, Patch{"answer": "x"})
	a.do(t, func(g *Gesture) error { // as the evidence screen does
		return g.Set(KindLink, LinkID(why, cards[2]), Patch{"from": why, "to": cards[2], "role": RoleEvidence})
	})
	cites := func(text string, want ...ID) {
		t.Helper()
		a.do(t, func(g *Gesture) error { return SetCiting(g, KindWhy, why, Patch{"evidence": text}) })
		got := everyRest(a.State)[why]
		slices.SortFunc(got, CompareID)
		slices.SortFunc(want, CompareID)
		if !slices.Equal(got, want) || a.Get(KindWhy, why).Str("evidence") != text {
			t.Errorf("%q links %d cards, not %d", text, len(got), len(want))
		}
	}
	cites("#1, seen; #2 told", cards[0], cards[1], cards[2])
	cites("#2 and #99", cards[1], cards[2])
	cites("", cards[2])
	cites("#1 #1", cards[0], cards[2])
	if _, missing := CardsCited(a.State, "#1 #99 #b2"); !slices.Equal(missing, []string{"#99", "#b2"}) {
		t.Errorf("missing are %q", missing)
	}
}
