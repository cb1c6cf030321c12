package session

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// someWhys are answers with whatever parents: those of others, their own, ones
// that are not there, and what is no id at all.
func someWhys(t *rapid.T) []*Record {
	n := rapid.IntRange(0, 24).Draw(t, "answers")
	list := make([]*Record, n)
	for i := range list {
		p := rapid.IntRange(-3, n-1).Draw(t, "parent")
		parent := any(whyID(p).String())
		switch p {
		case -3:
			parent = nil
		case -2:
			parent = "no id"
		case -1:
			parent = whyID(n + 7).String()
		}
		fields := map[string]any{"answer": fmt.Sprint("why ", i), "parent": parent}
		if table := rapid.IntRange(0, 3).Draw(t, "table"); table > 0 {
			fields["table"] = whyID(100 + table).String()
		}
		list[i] = saying(KindWhy, whyID(i), fields)
	}
	return list
}

func whyID(n int) ID { return Derive("test", fmt.Sprint(n)) }

var whyTables = []*Record{{Kind: KindTable, ID: whyID(101)}, {Kind: KindTable, ID: whyID(102)}}

func TestWhyTreeHoldsEachAnswerOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := someWhys(t)
		tree := asRead(WhyTree(list, whyTables))
		if len(tree) != len(list) {
			t.Fatalf("%d answers became %d", len(list), len(tree))
		}
		at := map[*WhyNode]int{}
		for i, n := range tree {
			if _, twice := at[n]; twice {
				t.Fatalf("%s stands there twice", n.Str("answer"))
			}
			at[n] = i
		}
		inList := map[ID]int{}
		for i, r := range list {
			inList[r.ID] = i
		}
		rank := func(i int) int {
			return (slices.IndexFunc(whyTables, func(r *Record) bool { return r.ID == tree[i].Table() }) + 9) % 9
		}
		for i, n := range tree {
			var kids []*WhyNode
			var last *WhyNode
			for _, m := range tree {
				if m.Parent == n {
					kids = append(kids, m)
				}
				if m.Parent == n.Parent {
					last = m
				}
			}
			inside := i
			for inside+1 < len(tree) && tree[inside+1].Level > n.Level {
				inside++
			}
			if !slices.Equal(n.Kids, kids) || n.IsLast() != (last == n) || n.Foot() != tree[inside] {
				t.Fatalf("%+v has %d kids, last %d, ends with %d", n, len(kids), at[last], inside)
			}
			if i > 0 && n.Prev() != tree[i-1] || i == 0 && n.Prev() != nil {
				t.Fatalf("%d is not read behind the one before it", i)
			}
			if n.Parent == nil {
				if n.Level != 1 || i > 0 && rank(i-1) > rank(i) {
					t.Fatalf("the fact at %d is on level %d, or its table out of order", i, n.Level)
				}
				p, known := inList[n.Ref("parent")]
				if known && !circular(list, inList, p, n.ID) {
					t.Fatalf("%s lost its parent %d", n.Str("answer"), p)
				}
				continue
			}
			if p := n.Parent; at[p] >= i || n.Level != p.Level+1 || n.Ref("parent") != p.ID {
				t.Fatalf("%d hangs on %d", i, at[p])
			}
		}
	})
}

// circular says whether going up from p comes to id.
func circular(list []*Record, at map[ID]int, p int, id ID) bool {
	for range list {
		if list[p].ID == id {
			return true
		}
		next, ok := at[list[p].Ref("parent")]
		if !ok {
			return false
		}
		p = next
	}
	return false
}

func TestWhyTreeTakesALongChainInAMoment(t *testing.T) {
	const n = 200_000
	list := make([]*Record, n)
	for i := range list {
		id := func(i int) ID { return ID{byte(i), byte(i >> 8), byte(i >> 16), 1} }
		list[i] = saying("", id(i), Patch{"parent": id((i + n - 1) % n).String()}) // and it is a circle
	}
	began := time.Now()
	tree := asRead(WhyTree(list, nil))
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("it took %v", took)
	}
	if len(tree) != n || tree[0].ID != list[0].ID || tree[n-1].Level != n || tree[0].Foot() != tree[n-1] {
		t.Error("the chain is not in order")
	}
}

// whyDesk is one laptop on which a room works at its whys.
type whyDesk struct{ *laptop }

func (d whyDesk) tree() *Whys { return WhyTree(d.Kind(KindWhy), d.Kind(KindTable)) }

// read are the answers as they are read, and asRead those of any trees; nthWhy is
// one of them, nil for -1.
func (d whyDesk) read() []*WhyNode { return asRead(d.tree()) }
func asRead(t *Whys) []*WhyNode    { return slices.Collect(t.All()) }
func nthWhy(read []*WhyNode, i int) *WhyNode {
	if i < 0 {
		return nil
	}
	return read[i]
}

// said is all that the records hold.
func (d whyDesk) said() string {
	text := ""
	for _, n := range d.read() {
		text += fmt.Sprint(n.Level, fieldsSet(n.Record), "\n")
	}
	return text
}

// deed does one thing at random to the trees.
func (d whyDesk) deed(t *rapid.T, tb testing.TB) {
	trees := d.tree()
	tree := asRead(trees)
	pick := func(what string, from int) int { return rapid.IntRange(from, len(tree)-1).Draw(t, what) }
	d.do(tb, func(g *Gesture) error {
		if len(tree) == 0 || rapid.IntRange(0, 2).Draw(t, "deed") == 0 {
			_, err := AddWhy(g, nthWhy(tree, pick("parent", -1)), Patch{"answer": fmt.Sprint("why ", len(tree))})
			if errors.Is(err, ErrTooDeep) {
				return nil
			}
			return err
		}
		i := tree[pick("answer", 0)]
		if rapid.IntRange(0, 6).Draw(t, "delete") == 0 {
			_, err := DeleteWhy(g, i)
			return err
		}
		parent := nthWhy(tree, pick("parent", -1))
		err := MoveWhy(g, trees, i, parent, rapid.IntRange(-1, 4).Draw(t, "pos"))
		if barred := parent != nil && (parent.IsIn(i) || parent.Table() != i.Table()); barred != (err != nil && !errors.Is(err, ErrTooDeep)) {
			t.Fatalf("moving %v beneath %v says %v", i, parent, err)
		}
		return nil
	})
}

func TestWhysKeepTheirDepth(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := whyDesk{newLaptop(1)}
		for range rapid.IntRange(1, 20).Draw(rt, "deeds") {
			before := d.said()
			n := d.Len()
			d.deed(rt, t)
			for _, w := range d.read() {
				if depth, _ := w.Int("depth"); depth != w.Level || depth > MaxWhys {
					rt.Fatalf("%s says %d and stands on %d", w.Str("answer"), depth, w.Level)
				}
			}
			if d.Len() == n {
				continue
			}
			after := d.said()
			d.undo(t)
			if now := d.said(); now != before {
				rt.Fatalf("one undo does not take it back: %s, not %s", now, before)
			}
			d.redo(t)
			if now := d.said(); now != after {
				rt.Fatalf("redo does not bring it back: %s, not %s", now, after)
			}
		}
	})
}

func TestWhysOfTwoLaptopsStayWhole(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		a, b := whyDesk{newLaptop(1)}, whyDesk{newLaptop(2)}
		for range rapid.IntRange(2, 4).Draw(rt, "meetings") {
			for range rapid.IntRange(0, 5).Draw(rt, "deeds") {
				a.deed(rt, t)
				b.deed(rt, t)
			}
			meet(a.laptop, b.laptop)
			ta, tb := a.read(), b.read()
			if len(ta) != len(a.Kind(KindWhy)) {
				rt.Fatalf("%d of %d answers are in the tree", len(ta), len(a.Kind(KindWhy)))
			}
			same := func(x, y *WhyNode) bool { return x.ID == y.ID && x.Level == y.Level }
			if !slices.EqualFunc(ta, tb, same) {
				rt.Fatal("two laptops draw the same answers differently")
			}
		}
	})
}

func TestMoveWhyPutsTheBranchWhereItWasSaid(t *testing.T) {
	d := whyDesk{newLaptop(1)}
	add := func(answer string, parent int) {
		d.do(t, func(g *Gesture) error {
			_, err := AddWhy(g, nthWhy(d.read(), parent), Patch{"answer": answer})
			return err
		})
	}
	move := func(i, parent, pos int) {
		d.do(t, func(g *Gesture) error {
			tree := d.tree()
			read := asRead(tree)
			return MoveWhy(g, tree, read[i], nthWhy(read, parent), pos)
		})
	}
	reads := func(want ...string) {
		t.Helper()
		var got []string
		for _, n := range d.read() {
			got = append(got, fmt.Sprintf("%d %s", n.Level, n.Str("answer")))
		}
		if !slices.Equal(got, want) {
			t.Fatalf("it reads %q, not %q", got, want)
		}
	}
	add("fact", -1)
	add("a", 0)
	add("b", 0)
	add("c", 0)
	add("under a", 1)
	reads("1 fact", "2 a", "3 under a", "2 b", "2 c")
	move(4, 0, 0)
	reads("1 fact", "2 c", "2 a", "3 under a", "2 b")
	n := d.Len()
	move(2, 0, 2) // all have keys now, so that one write is enough
	reads("1 fact", "2 c", "2 b", "2 a", "3 under a")
	if d.Len() != n+1 {
		t.Errorf("moving one answer wrote %d changes", d.Len()-n)
	}
	move(3, 1, 0)
	reads("1 fact", "2 c", "3 a", "4 under a", "2 b")
	move(2, -1, 9)
	reads("1 fact", "2 c", "2 b", "1 a", "2 under a")
}

func TestAChainEndsAtSeven(t *testing.T) {
	d := whyDesk{newLaptop(1)}
	table := d.add(t, KindTable, Patch{"label": "T1"})
	for i := range MaxWhys {
		d.do(t, func(g *Gesture) error {
			_, err := AddWhy(g, nthWhy(d.read(), i-1), Patch{"answer": "why", "table": table})
			return err
		})
	}
	g := d.Begin(d.src, d.device, "2.4")
	if _, err := AddWhy(g, d.read()[MaxWhys-1], Patch{"answer": "an eighth"}); !errors.Is(err, ErrTooDeep) {
		t.Errorf("an eighth line: %v", err)
	}
	fact, err := AddWhy(g, nil, Patch{"answer": "another fact", "table": table})
	if err != nil {
		t.Fatal(err)
	}
	tree := d.tree()
	if err := MoveWhy(g, tree, asRead(tree)[1], tree.At(fact), 0); err != nil { // as deep as before
		t.Error(err)
	}
	tree = d.tree()
	if err := MoveWhy(g, tree, tree.At(fact), tree.Tops[0], 0); !errors.Is(err, ErrTooDeep) {
		t.Errorf("a branch too deep for its place: %v", err)
	}
	other, err := AddWhy(g, nil, Patch{"answer": "of no table"})
	if err != nil {
		t.Fatal(err)
	}
	tree = d.tree()
	if err := MoveWhy(g, tree, tree.At(other), tree.Tops[0], 0); err == nil {
		t.Error("an answer went to another table's strip")
	}
}

// TestNeighboursAreThoseBeside holds what is found from one answer to the list
// of all that stand beside it.
func TestNeighboursAreThoseBeside(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		a := newLaptop(1)
		var tables, whys []ID
		for i := range 3 {
			tables = append(tables, a.add(t, KindTable, Patch{"name": fmt.Sprint("T", i)}))
		}
		for range rapid.IntRange(1, 20).Draw(rt, "answers") {
			p := Patch{"answer": "because", "table": rapid.SampledFrom(tables).Draw(rt, "table")}
			if len(whys) > 0 && rapid.Bool().Draw(rt, "deeper") {
				p["parent"] = rapid.SampledFrom(whys).Draw(rt, "parent")
			}
			whys = append(whys, a.add(t, KindWhy, p))
		}
		known := a.Kind(KindTable)[:rapid.IntRange(0, 3).Draw(rt, "known tables")]
		tree := WhyTree(a.Kind(KindWhy), known)
		for i := range tree.All() {
			beside := tree.Beside(i)
			before, behind := i.Neighbours()
			if before != (beside[0] != i) || behind != (beside[len(beside)-1] != i) {
				rt.Fatalf("%v of %v has neighbours %v, %v", i, beside, before, behind)
			}
			if last := tree.LastBeneath(i.Parent, i.Table()); last != beside[len(beside)-1] {
				rt.Fatalf("the last of %v is %v", beside, last)
			}
		}
	})
}
