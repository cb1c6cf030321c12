package session

// The engine of the draw: a maximum matching in a general graph, by Edmonds'
// search for augmenting paths with blossoms kept in a union-find. The graph is
// never written out; its owner tells whom a vertex may be matched with.

// unmatched is the mate of a vertex that has none.
const unmatched = int32(-1)

// neighbourhood tells the neighbours of a vertex: those in the list, and those
// from lo up to hi. Naming the vertex itself does no harm.
type neighbourhood func(v int32) (list []int32, lo, hi int32)

// matching is a matching under construction. Vertices may be added between
// searches, matched among themselves or not.
type matching struct {
	next neighbourhood
	mate []int32
	// The search: base is the union-find of blossoms, link leads back towards
	// the root, and side says on which side of the tree a vertex is.
	base, link []int32
	side       []side
	seen       []int32 // marks of the climbs towards a common ancestor
	climb      int32
	queue      []int32
	touched    []int32
	// dead are the vertices of trees in which a search ended without a path:
	// none can ever be on one, until vertices are added.
	dead []bool
}

// side is where a search has met a vertex: an outer one can be reached over an
// even number of edges, so it could be left out in the root's place.
type side uint8

const (
	sideNone side = iota
	sideOuter
	sideInner
)

// grow makes room for so many vertices, unmatched, and takes the dead as alive.
func (m *matching) grow(n int) {
	for len(m.mate) < n {
		v := int32(len(m.mate))
		m.mate, m.link = append(m.mate, unmatched), append(m.link, -1)
		m.base, m.side = append(m.base, v), append(m.side, sideNone)
		m.seen, m.dead = append(m.seen, 0), append(m.dead, false)
	}
	clear(m.dead)
}

func (m *matching) pair(a, b int32) { m.mate[a], m.mate[b] = b, a }

// find is the base of a vertex's blossom.
func (m *matching) find(v int32) int32 {
	for m.base[v] != v {
		m.base[v] = m.base[m.base[v]]
		v = m.base[v]
	}
	return v
}

// augment looks for a path from an unmatched vertex to another one and, where
// there is one, matches both. Where there is none, the tree of the search dies
// and stands in touched.
func (m *matching) augment(root int32) bool {
	m.forget()
	m.queue = m.queue[:0]
	if m.spread(root) {
		return true
	}
	for _, v := range m.touched {
		m.dead[v] = true
	}
	return false
}

// spread grows the search by one more root, until it finds a path or meets
// nothing new. What earlier roots met stays met.
func (m *matching) spread(root int32) bool {
	m.reach(root, sideOuter)
	at := len(m.queue)
	for m.queue = append(m.queue, root); at < len(m.queue); at++ {
		u := m.queue[at]
		list, lo, hi := m.next(u)
		for _, v := range list {
			if m.look(u, v) {
				return true
			}
		}
		for v := lo; v < hi; v++ {
			if m.look(u, v) {
				return true
			}
		}
	}
	return false
}

// release leaves an outer vertex of a search that found no path unmatched, in
// place of the search's root.
func (m *matching) release(v int32) {
	w := m.mate[v]
	if w == unmatched {
		return // the root itself
	}
	m.mate[v] = unmatched
	m.flip(w)
}

// look follows one edge from an outer vertex; true says that it completed a
// path and that the matching grew.
func (m *matching) look(u, v int32) bool {
	if m.dead[v] {
		return false
	}
	switch m.side[v] {
	case sideNone:
		m.reach(v, sideInner)
		m.link[v] = u
		w := m.mate[v]
		if w == unmatched {
			m.flip(v)
			return true
		}
		m.reach(w, sideOuter)
		m.queue = append(m.queue, w)
	case sideOuter:
		if m.find(u) != m.find(v) {
			top := m.common(u, v)
			m.shrink(u, v, top)
			m.shrink(v, u, top)
		}
	case sideInner:
	}
	return false
}

func (m *matching) reach(v int32, s side) {
	m.side[v] = s
	m.touched = append(m.touched, v)
}

// forget clears what the last search left.
func (m *matching) forget() {
	for _, v := range m.touched {
		m.base[v], m.link[v], m.side[v] = v, -1, sideNone
	}
	m.touched = m.touched[:0]
}

// flip matches along the path that ends at v.
func (m *matching) flip(v int32) {
	for v != -1 {
		u := m.link[v]
		last := m.mate[u]
		m.pair(v, u)
		v = last
	}
}

// common is the base at which the ways back from two outer vertices meet.
func (m *matching) common(a, b int32) int32 {
	m.climb++
	for {
		if a != -1 {
			a = m.find(a)
			if m.seen[a] == m.climb {
				return a
			}
			m.seen[a] = m.climb
			if mate := m.mate[a]; mate != unmatched {
				a = m.link[mate]
			} else {
				a = -1
			}
		}
		a, b = b, a
	}
}

// shrink makes the way from v back to the top a part of the top's blossom; on
// its odd vertices the search goes on.
func (m *matching) shrink(v, from, top int32) {
	for m.find(v) != top {
		m.link[v] = from
		from = m.mate[v]
		if m.side[from] == sideInner {
			m.side[from] = sideOuter
			m.queue = append(m.queue, from)
		}
		if m.base[v] == v {
			m.base[v] = top
		}
		if m.base[from] == from {
			m.base[from] = top
		}
		v = m.link[from]
	}
}
