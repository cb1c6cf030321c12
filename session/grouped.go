package session

import "slices"

// Grouped are the records of a Selection by something that they say, such as the
// record that they refer to. What the selection tells it keeps it in step: Came,
// Gone and Reset are made for that. The zero value with a Key is empty.
type Grouped[K comparable] struct {
	// Key is the group of a record; a record without one is in none.
	Key func(*Record) (key K, ok bool)

	groups map[K][]*Record
}

// Came takes a record in, in the order of its kind.
func (g *Grouped[K]) Came(r *Record) {
	key, ok := g.Key(r)
	if !ok {
		return
	}
	if g.groups == nil {
		g.groups = map[K][]*Record{}
	}
	list := g.groups[key]
	if n := len(list); n == 0 || compareRecords(list[n-1], r) < 0 {
		g.groups[key] = append(list, r)
		return
	}
	at, _ := slices.BinarySearchFunc(list, r, compareRecords)
	g.groups[key] = slices.Insert(slices.Clone(list), at, r)
}

// Gone takes a record out, as it was when it came.
func (g *Grouped[K]) Gone(r *Record) {
	key, ok := g.Key(r)
	if !ok {
		return
	}
	list := g.groups[key]
	at, _ := slices.BinarySearchFunc(list, r, compareRecords)
	if len(list) == 1 {
		delete(g.groups, key)
		return
	}
	g.groups[key] = slices.Delete(slices.Clone(list), at, at+1)
}

// Reset empties all groups.
func (g *Grouped[K]) Reset() { clear(g.groups) }

// Of is a group in the order of the kind. The slice must not be altered.
func (g *Grouped[K]) Of(key K) []*Record {
	list := g.groups[key]
	return list[:len(list):len(list)]
}
