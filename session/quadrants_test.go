package session

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"doorstep/content"
)

func TestEmpathyMapsHoldEachEntryOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 30).Draw(t, "entries")
		var list []*Record
		for i := range n {
			fields := map[string]any{"text": fmt.Sprint("entry ", i)}
			if q := rapid.SampledFrom(append([]string{"", "sees"}, Quadrants...)).Draw(t, "quadrant"); q != "" {
				fields["quadrant"] = q
			}
			if p := rapid.SampledFrom([]any{nil, "no id", whyID(1).String(), whyID(2).String()}).Draw(t, "persona"); p != nil {
				fields["persona"] = p
			}
			if m := rapid.SampledFrom([]any{nil, "At the desk", " at  the DESK\n", "at home", int64(3)}).Draw(t, "moment"); m != nil {
				fields["moment"] = m
			}
			list = append(list, saying(KindEmpathy, whyID(i), fields))
		}
		maps := everyMap(list)
		seen := map[ID]bool{}
		for _, m := range maps {
			for _, r := range m.Entries() {
				if seen[r.ID] || r.Ref("persona") != m.Persona || MomentKey(r.Str("moment")) != MomentKey(m.Moment) {
					t.Fatalf("%v stands on the map of %q", fieldsSet(r), m.Moment)
				}
				seen[r.ID] = true
			}
		}
		if len(seen) != n || len(maps) > 9 {
			t.Fatalf("%d of %d entries are on %d maps", len(seen), n, len(maps))
		}
	})
}

func TestContradictionsOfTwoLaptopsAreOne(t *testing.T) {
	a, b := newLaptop(1), newLaptop(2)
	var ids []ID
	a.do(t, func(g *Gesture) error {
		for _, q := range []string{"says", "feels", "does"} {
			id, err := AddEmpathy(g, Patch{"quadrant": q, "text": q})
			if err != nil {
				return err
			}
			ids = append(ids, id)
		}
		return nil
	})
	meet(a, b)
	a.do(t, func(g *Gesture) error { return Contradict(g, ids[1], ids[0], true) })
	b.do(t, func(g *Gesture) error { return Contradict(g, ids[0], ids[1], true) })
	b.do(t, func(g *Gesture) error { return Contradict(g, ids[0], ids[2], true) })
	meet(a, b)
	reads := func(s *State) (pairs []string) {
		for _, c := range Contradictions(s, everyMap(s.Kind(KindEmpathy))[0].Entries()) {
			pairs = append(pairs, c.A.Text()+"/"+c.B.Text())
		}
		return pairs
	}
	if got := reads(a.State); !slices.Equal(got, []string{"says/does", "says/feels"}) || len(a.Kind(KindLink)) != 2 {
		t.Errorf("the contradictions are %q, of %d links", got, len(a.Kind(KindLink)))
	}
	a.do(t, func(g *Gesture) error { return Contradict(g, ids[1], ids[0], false) })
	if got := reads(a.State); !slices.Equal(got, []string{"says/does"}) {
		t.Errorf("after taking one away they are %q", got)
	}
	a.do(t, func(g *Gesture) error { return DeleteEmpathy(g, ids[0]) })
	if len(a.Kind(KindLink)) != 0 || len(a.Kind(KindEmpathy)) != 2 {
		t.Error("the entry left a link behind, or took more than itself")
	}
}

func TestContradictionsFromAStranger(t *testing.T) {
	a := newLaptop(1)
	x, y := a.add(t, KindEmpathy, Patch{"text": "x"}), a.add(t, KindEmpathy, Patch{"text": "y"})
	for i, p := range []Patch{
		{"from": x, "to": y, "role": RoleContradicts},
		{"from": y, "to": x, "role": RoleContradicts},
		{"from": x, "to": x, "role": RoleContradicts},
		{"from": x, "to": whyID(9), "role": RoleContradicts},
		{"from": x, "to": y, "role": RoleEvidence},
		{"role": RoleContradicts},
	} {
		a.set(t, KindLink, whyID(i), p)
	}
	if got := Contradictions(a.State, a.Kind(KindEmpathy)); len(got) != 1 || got[0].A.ID != x || got[0].B.ID != y {
		t.Errorf("there are %d contradictions", len(got))
	}
}

func TestAnEntryIsObservedOnlyWhereItCanBe(t *testing.T) {
	a := newLaptop(1)
	a.add(t, KindCard, Patch{"text": "card"})
	for q, want := range map[string]string{"says": "observed", "does": "observed", "thinks": "inferred", "feels": "inferred", "pain": "inferred", "gain": "inferred"} {
		var id ID
		a.do(t, func(g *Gesture) (err error) {
			id, err = AddEmpathy(g, Patch{"quadrant": q, "text": "x", "evidence": "#1"})
			return err
		})
		if r := a.Get(KindEmpathy, id); r.Str("basis") != want || len(everyRest(a.State)[id]) != 1 {
			t.Errorf("%s is %s and rests on %d cards", q, r.Str("basis"), len(everyRest(a.State)[id]))
		}
	}
	if id := must(AddEmpathy(a.Begin(a.src, a.device, ""), Patch{"quadrant": "thinks", "text": "she said so", "basis": "observed"})); a.Get(KindEmpathy, id).Str("basis") != "observed" {
		t.Error("what was given does not hold")
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func TestUnexaminedMoments(t *testing.T) {
	some := []*Record{{}}
	for _, c := range []struct {
		boxes map[string][]*Record
		found int
		want  bool
	}{
		{map[string][]*Record{"says": some, "thinks": some}, 0, true},
		{map[string][]*Record{"says": some, "feels": some}, 1, false},
		{map[string][]*Record{"says": some, "pain": some}, 0, false},
		{map[string][]*Record{"does": some, "feels": some}, 0, false},
		{nil, 0, false},
	} {
		if got := (EmpathyMap{Boxes: c.boxes}).Unexamined(make([]Contradiction, c.found)); got != c.want {
			t.Errorf("%v with %d is %t", c.boxes, c.found, got)
		}
	}
}

func TestABoxIsCutOffTheLine(t *testing.T) {
	f := &content.Field{ID: "quadrant", Choices: []content.Choice{{ID: "says", Label: "Says"}, {ID: "does", Label: "Does"}, {ID: "thinks", Label: "Thinks"}, {ID: "feels", Label: "Feels"}, {ID: "pain", Label: "Pain"}, {ID: "gain", Label: "Gain"}}}
	for _, c := range []struct{ typed, box, text string }{
		{"says: no problem", "says", "no problem"},
		{"T: not again", "thinks", "not again"},
		{"pains: the fare", "pain", "the fare"},
		{" g : home early", "gain", "home early"},
		{"no prefix", "", "no prefix"},
		{"she said: no", "", "she said: no"},
		{"t3: at the table", "", "t3: at the table"},
		{"feels:", "", "feels:"},
		{": x", "", ": x"},
		{"note: x", "", "note: x"},
		{"1: x", "", "1: x"},
	} {
		if box, text := CutBox(f, c.typed); box != c.box || text != c.text {
			t.Errorf("%q goes to %q with %q", c.typed, box, text)
		}
	}
	for typed, want := range map[string]bool{"#3 vs #10": true, "#3 X 10": false, "#3 ≠ #B10": true, "#3 and #4": false, "": false} {
		if _, _, ok := CutPair(typed); ok != want {
			t.Errorf("%q is a pair: %t", typed, ok)
		}
	}
}
