package session

import (
	"maps"
	"slices"
)

// Came is told of an answer that comes. It, Gone and Reset are for the Selection
// that the trees follow.
func (t *Whys) Came(r *Record) { t.hear(r.ID, r) }

// Gone is told of an answer that goes.
func (t *Whys) Gone(r *Record) { t.hear(r.ID, nil) }

// Reset is told that the list begins anew. The trees are empty until they follow.
func (t *Whys) Reset() { *t = Whys{} }

// hear notes how an answer stands now, nil where it went. Trees that are to be
// made from the whole list need no news.
func (t *Whys) hear(id ID, r *Record) {
	switch {
	case t.at == nil:
		return
	case t.news == nil:
		t.news = map[ID]*Record{}
	}
	t.news[id] = r
}

// Follow brings the trees up to date with what Came and Gone were told, looking
// at those answers and what hangs on them. Where more changed than that, or other
// tables are there, they are made anew from the list, as WhyTree makes them.
func (t *Whys) Follow(whys, tables []*Record) {
	if t.at == nil || !maps.Equal(t.rank, tableRanks(tables)) || !t.follow() {
		*t = *WhyTree(whys, tables)
	}
	clear(t.news)
}

// follow says false where it can't be done answer by answer: when parents go in
// a circle, where it is cut depends on all that are in it. Those that came are
// placed first, so that what hung on one that went finds its new parent.
func (t *Whys) follow() bool {
	for _, r := range t.news {
		if r != nil && !t.put(r) {
			return false
		}
	}
	for id, r := range t.news {
		n := t.at[id]
		if r != nil || n == nil {
			continue
		}
		if t.cut {
			return false
		}
		t.leave(n)
	}
	return true
}

// put takes an answer as it is now to where it stands, with what hangs on it.
func (t *Whys) put(r *Record) bool {
	n := t.at[r.ID]
	switch {
	case n == nil:
		return t.enter(&WhyNode{Record: r})
	case n.Ref("parent") == r.Ref("parent") && n.Ref("table") == r.Ref("table"):
		n.Record = r
		return true
	case t.cut:
		return false
	}
	t.unlink(n)
	n.Record = r
	if !t.link(n) {
		return false
	}
	n.settleLevels()
	return true
}

// enter takes a new answer in, with those that were waiting for it.
func (t *Whys) enter(n *WhyNode) bool {
	kids := t.lost[n.ID]
	if t.cut && len(kids) > 0 {
		return false
	}
	t.at[n.ID] = n
	if !t.link(n) {
		return false
	}
	for _, k := range slices.Clone(kids) {
		t.unlink(k)
		if !t.link(k) {
			return false
		}
	}
	n.settleLevels()
	return true
}

// leave takes an answer out. What hung on it stands among the facts.
func (t *Whys) leave(n *WhyNode) {
	kids := n.Kids
	n.Kids = nil
	t.unlink(n)
	delete(t.at, n.ID)
	for _, k := range kids {
		k.before, k.behind, k.Parent = nil, nil, nil
		t.link(k)
		k.settleLevels()
	}
}

// link puts an answer beneath the parent that it names, or among the facts. It
// says false where it would stand beneath itself.
func (t *Whys) link(n *WhyNode) bool {
	ref := n.Ref("parent")
	p := t.at[ref]
	if p == nil || ref.IsZero() {
		if !ref.IsZero() {
			t.lost[ref] = append(t.lost[ref], n)
		}
		t.Tops = n.among(t.Tops, func(a *WhyNode) int {
			if d := t.rankOf(a) - t.rankOf(n); d != 0 {
				return d
			}
			return compareRecords(a.Record, n.Record)
		})
		return true
	}
	if p.IsIn(n) {
		return false
	}
	n.Parent = p
	p.Kids = n.among(p.Kids, func(a *WhyNode) int { return compareRecords(a.Record, n.Record) })
	return true
}

// among puts an answer in its place on a level.
func (w *WhyNode) among(level []*WhyNode, compare func(*WhyNode) int) []*WhyNode {
	at := len(level)
	if at > 0 && compare(level[at-1]) > 0 {
		at, _ = slices.BinarySearchFunc(level, w, func(a, _ *WhyNode) int { return compare(a) })
	}
	if at > 0 {
		w.before = level[at-1]
		w.before.behind = w
	}
	if at < len(level) {
		w.behind = level[at]
		w.behind.before = w
	}
	return slices.Insert(level, at, w)
}

// unlink takes an answer off its level, with all beneath it.
func (t *Whys) unlink(n *WhyNode) {
	level := &t.Tops
	if n.Parent != nil {
		level = &n.Parent.Kids
	}
	at := slices.Index(*level, n)
	*level = slices.Delete(*level, at, at+1)
	if n.before != nil {
		n.before.behind = n.behind
	}
	if n.behind != nil {
		n.behind.before = n.before
	}
	if ref := n.Ref("parent"); n.Parent == nil && !ref.IsZero() {
		rest := slices.DeleteFunc(t.lost[ref], func(k *WhyNode) bool { return k == n })
		if t.lost[ref] = rest; len(rest) == 0 {
			delete(t.lost, ref)
		}
	}
	n.before, n.behind, n.Parent = nil, nil, nil
}
