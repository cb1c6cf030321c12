package session

import (
	"maps"
	"slices"
	"strings"
)

// refLetters gives each origin that any change but a name has its letter: the one
// it chose, where it is the first by id to choose it, else the next that is
// free. A single room has none.
func refLetters(left []*Change) map[ID]string {
	var origins []ID
	for _, c := range left {
		if c.Op != OpName && !slices.Contains(origins, c.Origin) {
			origins = append(origins, c.Origin)
		}
	}
	slices.SortFunc(origins, CompareID)
	rooms, taken := map[ID]string{}, map[string]bool{}
	if len(origins) == 1 {
		return map[ID]string{origins[0]: ""}
	}
	for _, o := range origins {
		if l := refLetter(left, o); l != "" && !taken[l] {
			rooms[o], taken[l] = l, true
		}
	}
	for _, o := range origins {
		for n := 1; rooms[o] == ""; n++ {
			if l := strings.ToUpper(letter(n)); !taken[l] {
				rooms[o], taken[l] = l, true
			}
		}
	}
	return rooms
}

// refLetter is the letter that an origin's session record has.
func refLetter(left []*Change, origin ID) string {
	var all []*Change
	for _, c := range left {
		if c.Op == OpSet && c.Kind == KindSession && c.Record == origin {
			all = append(all, c)
		}
	}
	slices.SortFunc(all, Compare)
	r := refRecord{heads: designed.heads(all, arrive(all), Compare)}
	v, _ := r.read(FieldLetter)
	text, _ := v.(string)
	return text
}

// refNext is, for each kind, one more than the highest number that was given in
// the room, also by what a redaction kept of it.
func refNext(room ID, left []*Change) map[string]int64 {
	next := map[string]int64{}
	for _, c := range left {
		next[c.Kind] = max(next[c.Kind], 1)
		n, ok := c.Value(FieldNumber).(int64)
		in := c.Origin
		if text, given := c.Value("room").(string); given && c.Op == OpRedact {
			in, _ = ParseID(text)
		}
		if ok && c.Op != OpName && in == room && n < MaxInt {
			next[c.Kind] = max(next[c.Kind], n+1)
		}
	}
	return next
}

// person is somebody's alias and the room that gave it.
type person struct {
	alias string
	room  ID
	kind  string
}

// refAliases is how people are called: by their alias, with the room's letter
// before it where people of two rooms have the same one.
func refAliases(p *picture, left []*Change) map[ID]string {
	people := map[ID]person{}
	for _, c := range left {
		if c.Op == OpRedact {
			people[c.Record] = kept(left, c.Record)
		}
	}
	maps.DeleteFunc(people, func(_ ID, one person) bool { return one.kind != KindParticipant })
	for _, r := range p.shown {
		if r.kind == KindParticipant {
			alias, _ := r.fields["alias"].(string)
			people[r.id] = person{alias, r.origin, r.kind}
		}
	}
	aliases := map[ID]string{}
	for id, one := range people {
		aliases[id] = one.alias
		for _, other := range people {
			namesake := strings.EqualFold(one.alias, other.alias) && one.room != other.room
			if namesake && one.alias != "" && p.rooms[one.room] != "" {
				aliases[id] = p.rooms[one.room] + "-" + one.alias
			}
		}
	}
	return aliases
}

// kept is what is left of a redacted person: of the redaction that kept the
// most, and of those the highest.
func kept(left []*Change, record ID) person {
	var best *Change
	for _, c := range left {
		if c.Op != OpRedact || c.Record != record {
			continue
		}
		if best == nil || c.fields() > best.fields() || c.fields() == best.fields() && Compare(best, c) < 0 {
			best = c
		}
	}
	alias, _ := best.Value("alias").(string)
	room := best.Origin
	if text, given := best.Value("room").(string); given {
		room, _ = ParseID(text)
	}
	return person{alias, room, best.Kind}
}
