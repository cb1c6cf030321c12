package session

import (
	"fmt"
	"runtime"
	"slices"
	"testing"
)

// A stranger's file may hold any log that its size allows. These are shapes
// that cost a careless fold the square of their size, or worse. Each must
// come to an end, and take memory in step with its size.

// writer makes changes without a state, as many as a test needs.
type writer struct {
	src    Source
	device ID
	origin ID
	clock  int64
}

func newWriter() *writer {
	src := newSource(3, walls[1])
	return &writer{src: src, device: src.NewID(), origin: src.NewID()}
}

func (w *writer) change(op Op, kind string, record ID, p Patch, prev ...ID) *Change {
	w.clock++
	c := &Change{
		ID: w.src.NewID(), Op: op, Kind: kind, Record: record, Prev: sortedIDs(prev),
		Clock: w.clock, Device: w.device, Origin: w.origin, Batch: w.src.NewID(),
	}
	if err := c.Seal(p); err != nil {
		panic(err)
	}
	return c
}

// cards are n cards with numbers.
func (w *writer) cards(n int) []*Change {
	list := make([]*Change, n)
	for i := range list {
		list[i] = w.change(OpSet, KindCard, w.src.NewID(), Patch{
			"text": fmt.Sprintf("Waited %d minutes for a form", i), "kind": "pain", FieldNumber: int64(i + 1),
		})
	}
	return list
}

// hostile is a shape, and what is done with its fold.
type hostile struct {
	name string
	size int
	log  func(w *writer, n int) []*Change
	// fold is how the changes come, ApplyAll where it is nil.
	fold func(s *State, all []*Change)
}

func oneByOne(s *State, all []*Change) {
	for _, c := range all {
		s.Apply(c)
	}
}

func backwards(s *State, all []*Change) {
	for _, c := range slices.Backward(all) {
		s.Apply(c)
	}
}

// watched has a screen that shows the cards while changes come in.
func watched(s *State, all []*Change) {
	for i, c := range all {
		s.Apply(c)
		if i%(len(all)/8) == 0 {
			s.Kind(KindCard)
		}
	}
}

var hostiles = []hostile{
	{"heads on one field", 65_000, concurrentHeads, nil},
	{"heads on one field, backwards", 20_000, concurrentHeads, backwards},
	{"heads on one field of a deleted record, watched", 20_000, func(w *writer, n int) []*Change {
		all := concurrentHeads(w, n)
		return append(all, w.change(OpSet, KindCard, all[0].Record, Patch{FieldDeleted: true}))
	}, watched},
	{"records with one number", 65_000, oneNumber, nil},
	{"records with one number, backwards", 65_000, oneNumber, backwards},
	{"records with one number, watched", 65_000, oneNumber, watched},
	{"redactions", 20_000, redactions, nil},
	{"redactions of what was there", 20_000, redactions, oneByOne},
	{"redactions of what was there, watched", 20_000, redactions, watched},
	{"redactions of one record", 20_000, func(w *writer, n int) []*Change {
		return many(n, func(int) *Change { return w.change(OpRedact, KindCard, ID{1}, Patch{}) })
	}, nil},
	{"rooms", 65_000, rooms65k, nil},
	{"rooms, watched", 65_000, rooms65k, watched},
	{"kinds of one id", 65_000, func(w *writer, n int) []*Change {
		return many(n, func(i int) *Change { return w.change(OpSet, fmt.Sprintf("k%d", i), ID{1}, Patch{"text": "x"}) })
	}, nil},
	{"fields of one record", 200, func(w *writer, n int) []*Change {
		return many(n, func(i int) *Change {
			p := Patch{}
			for j := range MaxFields {
				p[fmt.Sprintf("f%d_%d", i, j)] = true
			}
			return w.change(OpSet, KindCard, ID{1}, p)
		})
	}, oneByOne},
	{"edits of one field", 65_000, editChain, watched},
	{"edits of one field, backwards", 20_000, editChain, backwards},
	{"edits of many cards, watched", 20_000, func(w *writer, n int) []*Change {
		cards := w.cards(n / 2)
		for _, c := range cards[:n/2] {
			cards = append(cards, w.change(OpSet, KindCard, c.Record, Patch{"text": "y"}, c.ID))
		}
		return cards
	}, watched},
	{"replacing what is absent", 10_000, func(w *writer, n int) []*Change {
		return many(n, func(int) *Change {
			return w.change(OpSet, KindCard, ID{1}, Patch{"text": "x"}, many(MaxPrev, func(int) ID { return w.src.NewID() })...)
		})
	}, nil},
	{"replacing one that is absent", 65_000, func(w *writer, n int) []*Change {
		late := w.change(OpSet, KindCard, ID{1}, Patch{"text": "late"})
		all := many(n, func(int) *Change { return w.change(OpSet, KindCard, ID{1}, Patch{"text": "x"}, late.ID) })
		return append(all, late)
	}, oneByOne},
}

func many[T any](n int, make1 func(i int) T) []T {
	list := make([]T, n)
	for i := range list {
		list[i] = make1(i)
	}
	return list
}

func concurrentHeads(w *writer, n int) []*Change {
	return many(n, func(i int) *Change { return w.change(OpSet, KindCard, ID{1}, Patch{"text": fmt.Sprint("t", i)}) })
}

func oneNumber(w *writer, n int) []*Change {
	return many(n, func(int) *Change {
		return w.change(OpSet, KindCard, w.src.NewID(), Patch{"text": "x", FieldNumber: int64(7)})
	})
}

func redactions(w *writer, n int) []*Change {
	all := w.cards(n)
	for _, c := range all[:n] {
		all = append(all, w.change(OpRedact, KindCard, c.Record, Patch{FieldNumber: c.Value(FieldNumber)}))
	}
	return all
}

func rooms65k(w *writer, n int) []*Change {
	return many(n, func(int) *Change {
		w.origin = w.src.NewID()
		return w.change(OpSet, KindCard, w.src.NewID(), Patch{"text": "x", FieldNumber: int64(1)})
	})
}

func editChain(w *writer, n int) []*Change {
	all := []*Change{w.change(OpSet, KindCard, ID{1}, Patch{"text": "x"})}
	for len(all) < n {
		all = append(all, w.change(OpSet, KindCard, ID{1}, Patch{"text": "x"}, all[len(all)-1].ID))
	}
	return all
}

// run folds the log and looks at it as a screen would. It returns the bytes
// that were allocated for it.
func (h hostile) run(n int) uint64 {
	all := h.log(newWriter(), n)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	s := NewState(ID{9})
	if h.fold == nil {
		s.ApplyAll(all)
	} else {
		h.fold(s, all)
	}
	for _, kind := range s.Kinds()[:min(8, len(s.Kinds()))] {
		for _, r := range s.Kind(kind) {
			s.Get(kind, r.ID)
			s.Find(r.ID)
		}
	}
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

func TestHostileShapes(t *testing.T) {
	for _, h := range hostiles {
		t.Run(h.name, func(t *testing.T) {
			small, large := h.run(h.size/4), h.run(h.size)
			if large > 8*small {
				t.Errorf("four times the size took %d bytes instead of %d: %.1f times as many",
					large, small, float64(large)/float64(small))
			}
		})
	}
}

// TestSettlingACrowd settles a field that 65,000 wrote at once, and deletes a
// record that 65,000 did.
func TestSettlingACrowd(t *testing.T) {
	const n = 65_000
	w := newWriter()
	s := Fold(w.origin, concurrentHeads(w, n))
	top := s.Get(KindCard, ID{1}).Str("text")
	a := &laptop{s, w.device, w.src}
	a.set(t, KindCard, ID{1}, Patch{"text": "settled"})
	a.shows(t, ID{1}, "settled")
	a.undo(t)
	if r := a.Get(KindCard, ID{1}); r.Str("text") != top || len(r.Also("text")) != maxBeside {
		t.Errorf("undone, the card says %q, and %d others", r.Str("text"), len(r.Also("text")))
	}

	a = &laptop{Fold(w.origin, concurrentHeads(w, n)), w.device, w.src}
	a.remove(t, KindCard, ID{1})
	a.isGone(t, KindCard, ID{1})
	a.undo(t)
	if r := a.Get(KindCard, ID{1}); r == nil || len(r.Also("text")) != MaxPrev {
		t.Error("the undo didn't bring the record back")
	}
}

// TestClashesInPlenty unites a file with a forgery of all its changes, which
// must not fold the log anew for each.
func TestClashesInPlenty(t *testing.T) {
	const n = 20_000
	w := newWriter()
	all := w.cards(n)
	forged := many(n, func(i int) *Change {
		c := *all[i]
		if err := c.Seal(Patch{"text": "forged"}); err != nil {
			t.Fatal(err)
		}
		return &c
	})
	s := Fold(w.origin, all)
	if _, clashed, _ := s.ApplyAll(forged); len(clashed) != n || s.Len() != n {
		t.Errorf("%d clashes, %d changes", len(clashed), s.Len())
	}
	both := Fold(w.origin, append(forged, all...))
	if !slices.Equal(s.Changes(), both.Changes()) {
		t.Error("the order made a difference")
	}
}

// TestTogglingForLong undoes and redoes one gesture thousands of times, and
// then looks through the whole chain for what an older one wrote.
func TestTogglingForLong(t *testing.T) {
	const n = 5_000
	a := newLaptop(1)
	id := a.add(t, KindCard, Patch{"text": "first"})
	a.set(t, KindCard, id, Patch{"text": "second", "kind": "pain"})
	a.set(t, KindCard, id, Patch{"text": "third"})
	for range n {
		a.undo(t)
		a.shows(t, id, "second")
		a.redo(t)
		a.shows(t, id, "third")
	}
	a.State = Fold(a.Session, a.Changes())
	a.undo(t)
	a.undo(t)
	a.shows(t, id, "first")
	a.undo(t)
	a.isGone(t, KindCard, id)
	for range 3 {
		a.redo(t)
	}
	a.shows(t, id, "third")
}
