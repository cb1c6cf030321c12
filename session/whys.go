package session

import (
	"slices"
)

// MaxWhys is how deep a chain of whys goes: the observed fact is level 1, and
// the seventh line is the last.
const MaxWhys = 7

// WhyNode is one answer in its place in the trees of causes.
type WhyNode struct {
	*Record
	// Level is 1 for an observed fact and one more for each why. A file of a
	// stranger may hold deeper ones than MaxWhys.
	Level int
	// Parent is the place in the list of the answer that this one explains, -1
	// for an observed fact.
	Parent int
	// End is the place behind the last answer beneath this one, so that the
	// whole branch is list[i:End].
	End int
	// Kids is how many answers stand directly beneath.
	Kids int
	// Last says that no other answer follows beneath the same parent.
	Last bool

	table ID // of its observed fact
}

// Whys are trees of causes in the order in which they are read: each answer
// before those beneath it, and the trees of one table together.
type Whys []WhyNode

// WhyTree puts answers in their places. Each record is in it exactly once,
// whatever the parents say: an answer whose parent is not among the records is
// an observed fact, and a circle, which two laptops can make between them, is
// cut above the one of its records that the list has first. The tables give the
// order of their trees; those of no table come last.
func WhyTree(whys, tables []*Record) Whys {
	parent := whyParents(whys)
	table := make([]ID, len(whys))
	var tops []int
	kids := newKids(len(whys))
	for i := len(whys) - 1; i >= 0; i-- { // from the last, so that each list begins with the first
		if p := parent[i]; p >= 0 {
			kids.add(p, i)
		} else {
			tops = append(tops, i)
			table[i] = whys[i].Ref("table")
		}
	}
	slices.Reverse(tops)
	rank := make(map[ID]int, len(tables))
	for i, t := range tables {
		rank[t.ID] = i - len(tables)
	}
	slices.SortStableFunc(tops, func(a, b int) int { return rank[table[a]] - rank[table[b]] })
	return laidOut(whys, table, tops, kids)
}

// whyKids are lists of answers beneath others, by their places among the
// records: the first, how many, and behind each the one that follows it; -1
// where there is none.
type whyKids struct{ first, next, n []int }

func newKids(n int) whyKids {
	return whyKids{slices.Repeat([]int{-1}, n), slices.Repeat([]int{-1}, n), make([]int, n)}
}

// add puts an answer before the others beneath a parent.
func (k whyKids) add(parent, i int) {
	k.next[i], k.first[parent] = k.first[parent], i
	k.n[parent]++
}

// laidOut walks the trees without recursion: a stranger's chain may be as long
// as the file.
func laidOut(whys []*Record, table []ID, tops []int, kids whyKids) Whys {
	list := make(Whys, 0, len(whys))
	type step struct{ rec, parent int }
	for _, top := range tops {
		todo := []step{{top, -1}}
		for len(todo) > 0 {
			at := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			n := len(list)
			node := WhyNode{Record: whys[at.rec], Level: 1, Parent: at.parent, Kids: kids.n[at.rec], table: table[top]}
			if at.parent >= 0 {
				node.Level = list[at.parent].Level + 1
				if next := kids.next[at.rec]; next >= 0 {
					todo = append(todo, step{next, at.parent})
				}
			}
			list = append(list, node)
			if first := kids.first[at.rec]; first >= 0 {
				todo = append(todo, step{first, n})
			}
		}
	}
	list.finish()
	return list
}

// finish finds where each branch ends, and which answers are the last beneath
// their parents.
func (t Whys) finish() {
	followed := make([]bool, len(t)+1) // by parent, none first
	for i := len(t) - 1; i >= 0; i-- {
		n := &t[i]
		n.End = max(n.End, i+1)
		n.Last = !followed[n.Parent+1]
		followed[n.Parent+1] = true
		if n.Parent >= 0 {
			t[n.Parent].End = max(t[n.Parent].End, n.End)
		}
	}
}

// whyParents gives each record the place of its parent among them, -1 where it
// has none, and cuts the circles.
func whyParents(whys []*Record) []int {
	parent := slices.Repeat([]int{-1}, len(whys))
	refs := make([]ID, len(whys))
	tied := false
	for i, w := range whys {
		refs[i] = w.Ref("parent")
		tied = tied || !refs[i].IsZero()
	}
	if !tied {
		return parent
	}
	at := make(map[ID]int, len(whys))
	for i, w := range whys {
		at[w.ID] = i
	}
	for i, ref := range refs {
		if p, ok := at[ref]; ok && !ref.IsZero() {
			parent[i] = p
		}
	}
	cutCircles(parent)
	return parent
}

// cutCircles cuts each circle above the one of its records that comes first.
func cutCircles(parent []int) {
	// walk is the walk upwards that met a record first; a walk that meets its
	// own trace has closed a circle.
	walk := make([]int, len(parent))
	for i := range parent {
		for j := i; j >= 0 && walk[j] == 0; j = parent[j] {
			walk[j] = i + 1
			if p := parent[j]; p >= 0 && walk[p] == i+1 {
				cut := p
				for k := parent[p]; k != p; k = parent[k] {
					cut = min(cut, k)
				}
				parent[cut] = -1
				break
			}
		}
	}
}

// At is the place of an answer, -1 where it is not there.
func (t Whys) At(id ID) int {
	return slices.IndexFunc(t, func(n WhyNode) bool { return n.ID == id })
}

// Table is whose tree an answer belongs to: that of its observed fact.
func (t Whys) Table(i int) ID { return t[i].table }

// Beside are the places of the answers that stand beneath the same parent, an
// answer among them: for an observed fact, those of the same table.
func (t Whys) Beside(i int) []int { return t.Beneath(t[i].Parent, t[i].table) }

// Beneath are the places of the answers directly beneath a parent; beneath
// none, a table's observed facts.
func (t Whys) Beneath(parent int, table ID) []int {
	var list []int
	t.beneath(parent, table, func(i int) { list = append(list, i) })
	return list
}

// Neighbours says whether another answer stands before and behind one, beneath
// the same parent.
func (t Whys) Neighbours(i int) (before, behind bool) {
	end, parent, table := len(t), t[i].Parent, t[i].table
	if parent >= 0 {
		end = t[parent].End
	}
	for j := t[i].End; j < end && !behind; j = t[j].End {
		behind = parent >= 0 || t[j].table == table
	}
	return t.lastBefore(i, parent, table) >= 0, behind
}

// LastBeneath is the last of the answers directly beneath a parent; beneath
// none, of a table's observed facts. It is -1 where there is none.
func (t Whys) LastBeneath(parent int, table ID) int {
	end := len(t)
	if parent >= 0 {
		end = t[parent].End
	}
	return t.lastBefore(end, parent, table)
}

// lastBefore is the last of those that stand before a place. It looks from there
// upwards, and so at one of them where they stand together.
func (t Whys) lastBefore(place, parent int, table ID) int {
	for i := place - 1; i > parent; i-- {
		for t[i].Parent != parent {
			i = t[i].Parent
		}
		if parent >= 0 || t[i].table == table {
			return i
		}
	}
	return -1
}

func (t Whys) beneath(parent int, table ID, each func(i int)) {
	i, end := 0, len(t)
	if parent >= 0 {
		i, end = parent+1, t[parent].End
	}
	for ; i < end; i = t[i].End {
		if parent >= 0 || t[i].table == table {
			each(i)
		}
	}
}

// Deepest is the level of the deepest answer of a branch.
func (t Whys) Deepest(i int) int {
	level := t[i].Level
	for _, n := range t[i+1 : t[i].End] {
		level = max(level, n.Level)
	}
	return level
}

// RootsByWhy finds the root cause that was marked at an answer, the first one
// where there are several.
func RootsByWhy(s *State) map[ID]*Record {
	roots := map[ID]*Record{}
	for _, r := range s.Kind(KindRoot) {
		if why := r.Ref("why"); !why.IsZero() && roots[why] == nil {
			roots[why] = r
		}
	}
	return roots
}
