package session

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Trees and posters that are kept in step with their records, held to new ones
// after anything that a room, its undo and another laptop can do.

// drawnWhys are trees as somebody reads them.
func drawnWhys(t *Whys) []string {
	var lines []string
	for n := range t.All() {
		above := ID{}
		if n.Parent != nil {
			above = n.Parent.ID
		}
		lines = append(lines, fmt.Sprint(n.Level, n.ID, fieldsSet(n.Record), above, len(n.Kids), n.IsLast(), n.Table()))
	}
	for n := t.Last(); n != nil; n = n.Prev() { // and from the last to the first
		lines = append(lines, n.ID.String())
	}
	return lines
}

// tangle sets the parent of an answer to whatever there is: itself, what hangs
// beneath it, what is gone.
func (d whyDesk) tangle(t *rapid.T, tb testing.TB, ever []ID) {
	tree := d.read()
	if len(tree) == 0 {
		return
	}
	id := rapid.SampledFrom(tree).Draw(t, "answer").ID
	d.do(tb, func(g *Gesture) error {
		p := Patch{}
		switch rapid.IntRange(0, 6).Draw(t, "tangle") {
		case 0, 4, 5:
			p["parent"] = rapid.SampledFrom(ever).Draw(t, "any parent")
		case 1:
			p["table"] = rapid.SampledFrom(whyTables).Draw(t, "table").ID
		case 2:
			p["answer"] = "in other words"
		case 3:
			return g.Delete(KindWhy, id) // and not what hangs on it
		case 6:
			return g.Redact(KindWhy, id)
		}
		return g.Set(KindWhy, id, p)
	})
}

func TestTreesAreKeptInStep(t *testing.T) {
	kept, made := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		a, b := whyDesk{newLaptop(1)}, whyDesk{newLaptop(2)}
		for _, table := range whyTables[:rapid.IntRange(0, 2).Draw(rt, "tables")] {
			a.set(t, KindTable, table.ID, Patch{"name": "T"})
		}
		var trees Whys
		follows := Selection{Kind: KindWhy, Keep: func(r *Record) bool { return r.Str("answer") != "in other words" }, Came: trees.Came, Gone: trees.Gone, Reset: trees.Reset}
		var ever []ID
		for range rapid.IntRange(1, 40).Draw(rt, "steps") {
			switch d := rapid.SampledFrom([]whyDesk{a, a, a, b}).Draw(rt, "laptop"); rapid.IntRange(0, 9).Draw(rt, "step") {
			case 0, 1, 2, 3, 4:
				d.deed(rt, t)
			case 5, 6:
				if len(ever) > 0 {
					d.tangle(rt, t, ever)
				}
			case 7:
				if _, _, err := d.Undo(d.src, d.device); err != nil {
					rt.Fatal(err)
				}
			case 8:
				meet(a.laptop, b.laptop)
			case 9:
				continue
			}
			for _, r := range a.Kind(KindWhy) {
				if !slices.Contains(ever, r.ID) {
					ever = append(ever, r.ID)
				}
			}
			list := follows.Of(a.State, nil)
			if rapid.IntRange(0, 3).Draw(rt, "unfollowed") == 0 {
				continue
			}
			if trees.at == nil {
				made++
			} else {
				kept++
			}
			trees.Follow(list, a.Kind(KindTable))
			if got, want := drawnWhys(&trees), drawnWhys(WhyTree(list, a.Kind(KindTable))); !slices.Equal(got, want) {
				rt.Fatalf("the trees read\n%q\nnot\n%q", got, want)
			}
		}
	})
	if kept < made/8 || kept == 0 {
		t.Errorf("trees were kept in step %d times and made anew %d times", kept, made)
	}
}

// drawnMaps are maps and what disagrees on them, as somebody reads them.
func drawnMaps(maps []EmpathyMap, found func(EmpathyMap) []Contradiction) []string {
	var lines []string
	for _, m := range maps {
		lines = append(lines, fmt.Sprint(m.Key, m.Persona, m.Moment, m.Unexamined(nil)))
		for _, box := range append([]string{""}, Quadrants...) {
			lines = append(append(lines, box), texted(m.Boxes[box])...)
		}
		for _, c := range found(m) {
			lines = append(lines, c.A.ID.String()+" but "+c.B.ID.String())
		}
	}
	return lines
}

// entryDeed does one of the things that change posters.
func entryDeed(t *rapid.T, tb testing.TB, l *laptop) {
	all := l.Kind(KindEmpathy)
	pick := func(what string) ID { return rapid.SampledFrom(all).Draw(t, what).ID }
	some := Patch{
		"text":     "x",
		"quadrant": rapid.SampledFrom([]any{nil, "sees", "says", "does", "gain"}).Draw(t, "box"),
		"moment":   rapid.SampledFrom([]any{nil, "At the desk", " at the DESK"}).Draw(t, "moment"),
		"persona":  rapid.SampledFrom([]any{nil, whyID(1)}).Draw(t, "persona"),
	}
	l.do(tb, func(g *Gesture) error {
		deed := rapid.IntRange(0, 8).Draw(t, "deed")
		switch {
		case len(all) == 0 || deed < 3:
			_, err := g.Add(KindEmpathy, some)
			return err
		case deed == 3:
			return g.Set(KindEmpathy, pick("entry"), some)
		case deed == 8:
			return g.Redact(KindEmpathy, pick("entry"))
		case deed == 4:
			return DeleteEmpathy(g, pick("entry"))
		case deed == 5:
			return g.Set(KindEmpathy, pick("entry"), Patch{FieldOrder: rapid.SampledFrom([]string{"a1", "b1", "c1"}).Draw(t, "order")})
		default:
			a, b := pick("one"), pick("other")
			if a == b {
				return nil
			}
			return Contradict(g, a, b, deed == 6)
		}
	})
}

func TestPostersAreKeptInStep(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		a, b := newLaptop(1), newLaptop(2)
		posters := NewPosters()
		follows := Selection{Kind: KindEmpathy, Keep: func(*Record) bool { return true }, Came: posters.Came, Gone: posters.Gone, Reset: posters.Reset}
		var resting Resting
		for range rapid.IntRange(1, 40).Draw(rt, "steps") {
			l := rapid.SampledFrom([]*laptop{a, a, a, b}).Draw(rt, "laptop")
			switch rapid.IntRange(0, 8).Draw(rt, "step") {
			case 6:
				if _, _, err := l.Undo(l.src, l.device); err != nil {
					rt.Fatal(err)
				}
			case 7:
				meet(a, b)
			case 8:
				if all := a.Kind(KindEmpathy); len(all) > 0 {
					a.do(t, func(g *Gesture) error { return g.Cite(rapid.SampledFrom(all).Draw(rt, "citing").ID, whyID(7)) })
				}
			default:
				entryDeed(rt, t, l)
			}
			if rapid.Bool().Draw(rt, "unread") {
				continue
			}
			list := follows.Of(a.State, nil)
			whole := everyMap(list)
			var read []*Record
			for _, m := range whole {
				read = append(read, m.Entries()...)
			}
			all := Contradictions(a.State, read)
			want := drawnMaps(whole, func(m EmpathyMap) []Contradiction {
				return slices.DeleteFunc(slices.Clone(all), func(c Contradiction) bool { return MapOf(c.A) != m.Key && MapOf(c.B) != m.Key })
			})
			found := posters.Contradictions(a.State)
			if got := drawnMaps(posters.All(), func(m EmpathyMap) []Contradiction { return found[m.Key] }); !slices.Equal(got, want) {
				rt.Fatalf("the posters read\n%q\nnot\n%q", got, want)
			}
			for _, r := range list {
				if got, want := resting.On(a.State, r.ID), everyRest(a.State)[r.ID]; !slices.Equal(got, want) {
					rt.Fatalf("it rests on %v, not %v", got, want)
				}
			}
		}
	})
}

// everyMap sorts entries into maps, in the order in which the maps were
// begun. Each entry is in exactly one. Moments that differ only in spaces and
// capitals are one moment.
func everyMap(entries []*Record) []EmpathyMap {
	at := map[MapKey]int{}
	var maps []EmpathyMap
	for _, r := range entries {
		key := MapOf(r)
		i, known := at[key]
		if !known {
			i = len(maps)
			at[key] = i
			maps = append(maps, newEmpathyMap(r))
		}
		box := boxOf(r)
		maps[i].Boxes[box] = append(maps[i].Boxes[box], r)
	}
	return maps
}

// everyRest finds what each record rests on, by the links of the session.
func everyRest(s *State) map[ID][]ID {
	of := map[ID][]ID{}
	for _, l := range s.Kind(KindLink) {
		if restsOn(l) {
			of[l.Ref("from")] = append(of[l.Ref("from")], l.Ref("to"))
		}
	}
	return of
}
