package session

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// MapKey names an empathy map, the same for two ways of writing one moment.
type MapKey struct {
	Persona ID
	moment  string
}

// KeyOfMap names the map of a persona in a moment.
func KeyOfMap(persona ID, moment string) MapKey { return MapKey{persona, MomentKey(moment)} }

// MapOf names the map that an entry stands on.
func MapOf(entry *Record) MapKey { return KeyOfMap(entry.Ref("persona"), entry.Str("moment")) }

// Posters are the empathy maps that entries add up to, kept in step with the
// Selection of these, which tells Came, Gone and Reset. Each entry stands on
// exactly one.
type Posters struct {
	entries map[ID]posterEntry
	maps    Grouped[MapKey]
	boxes   Grouped[boxKey]
	pairs   Selection
}

// posterEntry is an entry, and the map that it stands on: a moment can be a long
// text, so it is read once.
type posterEntry struct {
	*Record
	on MapKey
}

type boxKey struct {
	of  MapKey
	box string
}

// NewPosters are posters without entries.
func NewPosters() *Posters {
	p := &Posters{entries: map[ID]posterEntry{}, pairs: Selection{Kind: KindLink, Keep: contradicts}}
	p.maps.Key = func(r *Record) (MapKey, bool) { return p.on(r), true }
	p.boxes.Key = func(r *Record) (boxKey, bool) { return boxKey{p.on(r), boxOf(r)}, true }
	return p
}

// on is the map that one of the entries stands on.
func (p *Posters) on(r *Record) MapKey { return p.entries[r.ID].on }

// Came takes an entry in.
func (p *Posters) Came(r *Record) {
	p.entries[r.ID] = posterEntry{r, MapOf(r)}
	p.maps.Came(r)
	p.boxes.Came(r)
}

// Gone takes an entry out.
func (p *Posters) Gone(r *Record) {
	p.maps.Gone(r)
	p.boxes.Gone(r)
	delete(p.entries, r.ID)
}

// Reset takes all out.
func (p *Posters) Reset() {
	clear(p.entries)
	p.maps.Reset()
	p.boxes.Reset()
}

// Map is one of the maps; ok is false where it has no entries.
func (p *Posters) Map(key MapKey) (m EmpathyMap, ok bool) {
	all := p.maps.Of(key)
	if len(all) == 0 {
		return EmpathyMap{}, false
	}
	m = newEmpathyMap(all[0])
	for _, box := range append([]string{""}, Quadrants...) {
		if list := p.boxes.Of(boxKey{key, box}); len(list) > 0 {
			m.Boxes[box] = list
		}
	}
	return m, true
}

// All are the maps in the order in which they were begun.
func (p *Posters) All() []EmpathyMap {
	keys := slices.SortedFunc(maps.Keys(p.maps.groups), func(a, b MapKey) int {
		return compareRecords(p.maps.Of(a)[0], p.maps.Of(b)[0])
	})
	list := make([]EmpathyMap, len(keys))
	for i, key := range keys {
		list[i], _ = p.Map(key)
	}
	return list
}

// Contradictions are those between two of the entries, by the maps that these
// stand on: with an entry of another map too, on both.
func (p *Posters) Contradictions(s *State) map[MapKey][]Contradiction {
	links := p.pairs.Of(s, nil)
	ends := map[ID]*Record{}
	for _, l := range links {
		for _, end := range []ID{l.Ref("from"), l.Ref("to")} {
			if e, here := p.entries[end]; here {
				ends[end] = e.Record
			}
		}
	}
	found := map[MapKey][]Contradiction{}
	for _, c := range contradictions(links, slices.SortedFunc(maps.Values(ends), p.compare)) {
		a, b := p.on(c.A), p.on(c.B)
		found[a] = append(found[a], c)
		if a != b {
			found[b] = append(found[b], c)
		}
	}
	return found
}

// compare sorts entries as they are read: map by map and box by box.
func (p *Posters) compare(a, b *Record) int {
	if ka, kb := p.on(a), p.on(b); ka != kb {
		return compareRecords(p.maps.Of(ka)[0], p.maps.Of(kb)[0])
	}
	if c := cmp.Compare(boxPlace(boxOf(a)), boxPlace(boxOf(b))); c != 0 {
		return c
	}
	return compareRecords(a, b)
}

// boxPlace is where a box is read: that of no quadrant last.
func boxPlace(box string) int {
	return (slices.Index(Quadrants, box) + len(Quadrants) + 1) % (len(Quadrants) + 1)
}

// boxOf is the box of an entry, "" for a quadrant that this program does not
// know.
func boxOf(r *Record) string {
	if box := r.Str("quadrant"); slices.Contains(Quadrants, box) {
		return box
	}
	return ""
}

// newEmpathyMap is the map that an entry begins.
func newEmpathyMap(first *Record) EmpathyMap {
	moment := strings.TrimSpace(OneLine(first.Str("moment")))
	return EmpathyMap{Key: MapOf(first), Persona: first.Ref("persona"), Moment: moment, Boxes: map[string][]*Record{}}
}
