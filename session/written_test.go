package session

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// anyPatch draws more fields than are looked through one by one, with values of
// each type.
func anyPatch(t *rapid.T) Patch {
	text := rapid.SampledFrom([]string{"", "plain", "বাংলা", "a \"quoted\" word", "two\nlines", "\x01", `a\b`})
	p := Patch{}
	for i := range rapid.IntRange(1, 3*few).Draw(t, "fields") {
		var v any
		switch rapid.IntRange(0, 4).Draw(t, "type") {
		case 1:
			v = rapid.Bool().Draw(t, "yes")
		case 2:
			v = rapid.Int64Range(-MaxInt, MaxInt).Draw(t, "number")
		case 3:
			v = text.Draw(t, "text")
		case 4:
			v = append([]string{}, rapid.SliceOfN(text, 0, 3).Draw(t, "list")...)
		}
		p[fmt.Sprintf("f%d", i)] = v
	}
	return p
}

// TestWhatAChangeSets: it is read out of the text as it was written, and what is
// handed out as one's own can be altered without altering it.
func TestWhatAChangeSets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPatch(t)
		c := saying(KindCard, ID{1}, p).made
		for i := range 4 * few {
			field := fmt.Sprintf("f%d", i)
			v, set := p[field]
			text, _ := v.(string)
			if !SameValue(c.Value(field), v) || c.Sets(field) != set || c.Str(field) != text || c.unset(field) != (v == nil) {
				t.Fatalf("%s of %s reads %v, set %v", field, c.Text(), c.Value(field), c.Sets(field))
			}
		}
		names := slices.Collect(c.Fields())
		if len(names) != len(p) || !slices.IsSorted(names) {
			t.Fatalf("it sets %v", names)
		}
		for _, v := range c.Patch() {
			if list, ok := v.([]string); ok && len(list) > 0 {
				list[0] = "altered"
			}
		}
		if text, err := p.Encode(); err != nil || text != c.Text() {
			t.Fatalf("the patch is %s, the change says %s: %v", text, c.Text(), err)
		}
		for field, v := range p {
			if !SameValue(c.Value(field), v) {
				t.Fatalf("%s was altered to %v", field, c.Value(field))
			}
		}
	})
}

// TestShelf: a stranger's file may give one id to records of many kinds.
func TestShelf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, want := newShelf(0), map[entryKey]*entry{}
		ids := []ID{{1}, {2}, {3}}
		for range rapid.IntRange(0, 30).Draw(t, "steps") {
			key := entryKey{rapid.SampledFrom([]string{"card", "theme", "why"}).Draw(t, "kind"), rapid.SampledFrom(ids).Draw(t, "id")}
			switch {
			case rapid.IntRange(0, 4).Draw(t, "take") == 0:
				for _, e := range s.take(key.id) {
					if want[e.entryKey] != e {
						t.Fatalf("it took %v, which was not there", e.entryKey)
					}
					delete(want, e.entryKey)
				}
			case want[key] == nil:
				want[key] = &entry{entryKey: key}
				s.put(want[key])
			}
			n, under := 0, 0
			for e := range s.all() {
				if n++; want[e.entryKey] != e {
					t.Fatalf("it has %v", e.entryKey)
				}
			}
			for _, id := range ids {
				for e := range s.with(id) {
					if under++; e.id != id {
						t.Fatalf("%v stands under %v", e.entryKey, id)
					}
				}
			}
			if n != len(want) || under != n || s.len() != n || s.get(key.kind, key.id) != want[key] {
				t.Fatalf("it has %d of %d, %d under their ids, and %v for %v", n, len(want), under, s.get(key.kind, key.id), key)
			}
		}
	})
}
