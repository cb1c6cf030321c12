package session

import (
	"slices"
	"testing"
)

// The laws are only worth what they catch. Here the reference fold is broken
// in the ways in which merging programs have been broken before, and each
// fault must be caught by a law within a few hundred stories.

var mutants = []struct {
	name  string
	plant func(*rules)
}{
	{"the last to arrive with an id overwrites", func(r *rules) {
		r.stays = func(_, b *Change) *Change { return b }
	}},
	{"the larger checksum stays", func(r *rules) {
		r.stays = func(a, b *Change) *Change {
			if slices.Compare(a.sum[:], b.sum[:]) < 0 {
				return b
			}
			return a
		}
	}},
	{"a delete beats a concurrent edit", func(r *rules) {
		r.gone = func(deleted, _ []*Change) bool {
			return slices.ContainsFunc(deleted, func(d *Change) bool { return d.Value(FieldDeleted) == true })
		}
	}},
	{"a delete takes nothing away", func(r *rules) {
		r.gone = func(_, _ []*Change) bool { return false }
	}},
	{"the last to arrive outranks", func(r *rules) {
		r.compare = func(a, b *Change, in arrivals) int { return in.place(a) - in.place(b) }
	}},
	{"the clock on the wall decides", func(r *rules) {
		r.compare = func(a, b *Change, _ arrivals) int {
			if a.At != b.At {
				return int(a.At - b.At)
			}
			return Compare(a, b)
		}
	}},
	{"what a change replaces is ignored: the highest wins", func(r *rules) {
		r.supersedes = func(x, y *Change, _ arrivals, compare func(a, b *Change) int) bool { return compare(y, x) < 0 }
	}},
	{"what a change replaces is ignored: nothing is ever replaced", func(r *rules) {
		r.supersedes = func(_, _ *Change, _ arrivals, _ func(a, b *Change) int) bool { return false }
	}},
	{"who replaces an absent change replaces everything", func(r *rules) {
		r.supersedes = func(x, y *Change, in arrivals, compare func(a, b *Change) int) bool {
			absent := slices.ContainsFunc(x.Prev, func(p ID) bool { return !in.ids[p] })
			return (absent || slices.Contains(x.Prev, y.ID)) && compare(y, x) < 0
		}
	}},
	{"a higher change can be replaced by a lower one", func(r *rules) {
		r.supersedes = func(x, y *Change, _ arrivals, _ func(a, b *Change) int) bool { return slices.Contains(x.Prev, y.ID) }
	}},
	{"a redaction is forgotten when more arrives", func(r *rules) {
		r.removed = func(c, by *Change, in arrivals) bool {
			return c.Record == by.Record && c.Op != OpRedact && in.place(c) < in.place(by)
		}
	}},
	{"a redaction spares names", func(r *rules) {
		r.removed = func(c, by *Change, _ arrivals) bool { return c.Record == by.Record && c.Op == OpSet }
	}},
}

func TestMutantsAreCaught(t *testing.T) {
	const enough = 400
	var told []story
	for seed := range enough {
		told = append(told, stories.Example(seed))
	}
	caught := func(ru rules) (law string, why error) {
		for _, h := range told {
			for _, l := range laws {
				if err := l.holds(h, ru.fold); err != nil {
					return l.name, err
				}
			}
		}
		return "", nil
	}
	for _, m := range mutants {
		t.Run(m.name, func(t *testing.T) {
			broken := designed
			m.plant(&broken)
			name, why := caught(broken)
			if name == "" {
				t.Fatalf("no law caught it in %d stories", enough)
			}
			t.Logf("caught by: %s (%v)", name, why)
		})
	}
	t.Run("the design itself is held", func(t *testing.T) {
		for _, h := range told[:50] {
			for _, l := range laws {
				if err := l.holds(h, designed.fold); err != nil {
					t.Fatalf("%s: %v", l.name, err)
				}
			}
		}
	})
}
