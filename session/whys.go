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
	kids := make([][]int, len(whys))
	var tops []int
	for i, p := range parent {
		if p < 0 {
			tops = append(tops, i)
		} else {
			kids[p] = append(kids[p], i)
		}
	}
	rank := make(map[ID]int, len(tables))
	for i, t := range tables {
		rank[t.ID] = i - len(tables)
	}
	slices.SortStableFunc(tops, func(a, b int) int { return rank[whys[a].Ref("table")] - rank[whys[b].Ref("table")] })
	return laidOut(whys, tops, kids)
}

// laidOut walks the trees without recursion: a stranger's chain may be as long
// as the file.
func laidOut(whys []*Record, tops []int, kids [][]int) Whys {
	list := make(Whys, 0, len(whys))
	type step struct{ rec, parent, level int }
	var todo []step
	push := func(recs []int, parent, level int) {
		for i := len(recs) - 1; i >= 0; i-- {
			todo = append(todo, step{recs[i], parent, level})
		}
	}
	push(tops, -1, 1)
	for len(todo) > 0 {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		n := len(list)
		table := whys[at.rec].Ref("table")
		if at.parent >= 0 {
			table = list[at.parent].table
		}
		list = append(list, WhyNode{Record: whys[at.rec], Level: at.level, Parent: at.parent, Kids: len(kids[at.rec]), table: table})
		push(kids[at.rec], n, at.level+1)
	}
	followed := map[int]bool{}
	for i := len(list) - 1; i >= 0; i-- {
		n := &list[i]
		n.End = max(n.End, i+1)
		n.Last = !followed[n.Parent]
		followed[n.Parent] = true
		if n.Parent >= 0 {
			list[n.Parent].End = max(list[n.Parent].End, n.End)
		}
	}
	return list
}

// whyParents gives each record the place of its parent among them, -1 where it
// has none, and cuts the circles.
func whyParents(whys []*Record) []int {
	at := make(map[ID]int, len(whys))
	for i, w := range whys {
		at[w.ID] = i
	}
	parent := make([]int, len(whys))
	for i, w := range whys {
		parent[i] = -1
		if p, ok := at[w.Ref("parent")]; ok {
			parent[i] = p
		}
	}
	// walk is the walk upwards that met a record first; a walk that meets its
	// own trace has closed a circle.
	walk := make([]int, len(whys))
	for i := range whys {
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
	return parent
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

// LastBeneath is the last of those, -1 where there is none.
func (t Whys) LastBeneath(parent int, table ID) int {
	last := -1
	t.beneath(parent, table, func(i int) { last = i })
	return last
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
