package session

import (
	"iter"
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
	// Parent is the answer that this one explains, nil for an observed fact.
	Parent *WhyNode
	// Kids are the answers directly beneath, in their order.
	Kids []*WhyNode

	before, behind *WhyNode // on its level, beneath the same parent
}

// Whys are trees of causes. They are read from the top: each answer before
// those beneath it, and the trees of one table together. The zero value is
// empty; see Follow for trees that are kept in step.
type Whys struct {
	// Tops are the observed facts: the tables' one after the other, and those of
	// no table last.
	Tops []*WhyNode

	at   map[ID]*WhyNode
	rank map[ID]int // of each table, below 0
	// lost are the answers whose parent is not there, by that parent.
	lost map[ID][]*WhyNode
	// cut says that parents went in a circle, which two laptops can make between
	// them.
	cut bool
	// news are the answers that came, changed or went since the trees last
	// followed, each as it stands now; nil where it went.
	news map[ID]*Record
}

// WhyTree puts answers in their places. Each record is in it exactly once,
// whatever the parents say: an answer whose parent is not among the records is
// an observed fact, and a circle is cut above the one of its records that the
// list has first. The tables give the order of their trees.
func WhyTree(whys, tables []*Record) *Whys {
	t := &Whys{at: make(map[ID]*WhyNode, len(whys)), rank: tableRanks(tables), lost: map[ID][]*WhyNode{}}
	nodes := make([]WhyNode, len(whys))
	for i, r := range whys {
		nodes[i].Record = r
		t.at[r.ID] = &nodes[i]
	}
	parent := t.parents(whys)
	for i := range nodes {
		n := &nodes[i]
		if p := parent[i]; p != nil {
			n.Parent = p
			p.Kids = append(p.Kids, n)
			continue
		}
		t.Tops = append(t.Tops, n)
		if ref := n.Ref("parent"); t.at[ref] == nil && !ref.IsZero() {
			t.lost[ref] = append(t.lost[ref], n)
		}
	}
	slices.SortStableFunc(t.Tops, func(a, b *WhyNode) int { return t.rankOf(a) - t.rankOf(b) })
	chain(t.Tops)
	for i := range nodes {
		chain(nodes[i].Kids)
	}
	for _, top := range t.Tops {
		top.settleLevels()
	}
	return t
}

func tableRanks(tables []*Record) map[ID]int {
	rank := make(map[ID]int, len(tables))
	for i, r := range tables {
		rank[r.ID] = i - len(tables)
	}
	return rank
}

func (t *Whys) rankOf(top *WhyNode) int { return t.rank[top.Ref("table")] }

// chain ties those of one level to one another.
func chain(list []*WhyNode) {
	for i := 1; i < len(list); i++ {
		list[i-1].behind, list[i].before = list[i], list[i-1]
	}
}

// settleLevels finds the levels of a branch from what stands above it.
func (w *WhyNode) settleLevels() {
	for n := range w.Branch() {
		if n.Level = 1; n.Parent != nil {
			n.Level = n.Parent.Level + 1
		}
	}
}

// parents gives each record its parent among them, nil where it has none, and
// cuts the circles.
func (t *Whys) parents(whys []*Record) []*WhyNode {
	parent := make([]*WhyNode, len(whys))
	place := make(map[*WhyNode]int, len(whys))
	for i, w := range whys {
		place[t.at[w.ID]] = i
		if ref := w.Ref("parent"); !ref.IsZero() {
			parent[i] = t.at[ref]
		}
	}
	// walk is the walk upwards that met a record first; a walk that meets its
	// own trace has closed a circle.
	walk := make([]int, len(whys))
	for i := range whys {
		for j := i; walk[j] == 0; j = place[parent[j]] {
			walk[j] = i + 1
			if parent[j] == nil {
				break
			}
			if p := place[parent[j]]; walk[p] == i+1 {
				first := p
				for k := place[parent[p]]; k != p; k = place[parent[k]] {
					first = min(first, k)
				}
				parent[first], t.cut = nil, true
				break
			}
		}
	}
	return parent
}

// At is an answer in its place, nil where it is not there.
func (t *Whys) At(id ID) *WhyNode { return t.at[id] }

// Len is how many answers there are.
func (t *Whys) Len() int { return len(t.at) }

// All are the answers as they are read.
func (t *Whys) All() iter.Seq[*WhyNode] {
	return func(yield func(*WhyNode) bool) {
		if len(t.Tops) == 0 {
			return
		}
		for n := t.Tops[0]; n != nil && yield(n); n = n.Next() {
		}
	}
}

// Last is the answer that is read last, nil where there is none.
func (t *Whys) Last() *WhyNode {
	if len(t.Tops) == 0 {
		return nil
	}
	return t.Tops[len(t.Tops)-1].Foot()
}

// OfTable are the answers of one table's trees, as they are read.
func (t *Whys) OfTable(table ID) iter.Seq[*WhyNode] {
	return func(yield func(*WhyNode) bool) {
		rank := t.rank[table]
		at, _ := slices.BinarySearchFunc(t.Tops, rank, func(w *WhyNode, rank int) int { return t.rankOf(w) - rank })
		for ; at < len(t.Tops) && t.rankOf(t.Tops[at]) == rank; at++ {
			if t.Tops[at].Ref("table") != table {
				continue
			}
			for n := range t.Tops[at].Branch() {
				if !yield(n) {
					return
				}
			}
		}
	}
}

// Next is the answer that is read behind this one, nil behind the last.
func (w *WhyNode) Next() *WhyNode {
	if len(w.Kids) > 0 {
		return w.Kids[0]
	}
	for w != nil && w.behind == nil {
		w = w.Parent
	}
	if w == nil {
		return nil
	}
	return w.behind
}

// Prev is the answer that is read before this one, nil before the first.
func (w *WhyNode) Prev() *WhyNode {
	if w.before == nil {
		return w.Parent
	}
	return w.before.Foot()
}

// Foot is the last answer of the branch: the answer itself where nothing stands
// beneath it.
func (w *WhyNode) Foot() *WhyNode {
	for len(w.Kids) > 0 {
		w = w.Kids[len(w.Kids)-1]
	}
	return w
}

// Branch is an answer and all beneath it, as they are read.
func (w *WhyNode) Branch() iter.Seq[*WhyNode] {
	return func(yield func(*WhyNode) bool) {
		foot := w.Foot()
		for n := w; yield(n) && n != foot; n = n.Next() {
		}
	}
}

// IsIn says whether an answer stands in a branch.
func (w *WhyNode) IsIn(branch *WhyNode) bool {
	for ; w != nil && w != branch; w = w.Parent {
	}
	return w != nil
}

// IsLast says that no other answer follows beneath the same parent.
func (w *WhyNode) IsLast() bool { return w.behind == nil }

// Top is the observed fact above an answer.
func (w *WhyNode) Top() *WhyNode {
	for w.Parent != nil {
		w = w.Parent
	}
	return w
}

// Table is whose tree an answer belongs to: that of its observed fact.
func (w *WhyNode) Table() ID { return w.Top().Ref("table") }

// Deepest is the level of the deepest answer of a branch.
func (w *WhyNode) Deepest() int {
	level := w.Level
	for n := range w.Branch() {
		level = max(level, n.Level)
	}
	return level
}

// Beside are the answers beneath the same parent, an answer among them: for an
// observed fact, those of the same table.
func (t *Whys) Beside(w *WhyNode) []*WhyNode { return t.Beneath(w.Parent, w.Table()) }

// Beneath are the answers directly beneath a parent; beneath nil, a table's
// observed facts.
func (t *Whys) Beneath(parent *WhyNode, table ID) []*WhyNode {
	if parent != nil {
		return slices.Clone(parent.Kids)
	}
	return slices.DeleteFunc(slices.Clone(t.Tops), func(w *WhyNode) bool { return w.Ref("table") != table })
}

// Neighbours says whether another answer stands before and behind one, beneath
// the same parent.
func (w *WhyNode) Neighbours() (before, behind bool) {
	if w.Parent != nil {
		return w.before != nil, w.behind != nil
	}
	table, b, a := w.Ref("table"), w.before, w.behind
	for b != nil && b.Ref("table") != table {
		b = b.before
	}
	for a != nil && a.Ref("table") != table {
		a = a.behind
	}
	return b != nil, a != nil
}

// LastBeneath is the last of the answers directly beneath a parent; beneath
// nil, of a table's observed facts. It is nil where there is none.
func (t *Whys) LastBeneath(parent *WhyNode, table ID) *WhyNode {
	if parent != nil {
		if len(parent.Kids) == 0 {
			return nil
		}
		return parent.Kids[len(parent.Kids)-1]
	}
	at, _ := slices.BinarySearchFunc(t.Tops, t.rank[table]+1, func(w *WhyNode, rank int) int { return t.rankOf(w) - rank })
	for at--; at >= 0 && t.rankOf(t.Tops[at]) == t.rank[table]; at-- {
		if t.Tops[at].Ref("table") == table {
			return t.Tops[at]
		}
	}
	return nil
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
