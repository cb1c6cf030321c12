package session

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// desk is one laptop on its own, and the model that its undo is held against:
// the pictures after each gesture, and where in them we are.
type desk struct {
	*rapid.T
	state   *State
	src     Source
	device  ID
	past    []string // what was shown; the last is what must be shown now
	future  []string // what a redo would show, the next last
	records []Field
	texts   int
}

func newDesk(t *rapid.T) *desk {
	d := &desk{T: t, src: newSource(rapid.Int64Range(0, 1<<30).Draw(t, "seed"), walls[1])}
	d.state, d.device = NewState(d.src.NewID()), d.src.NewID()
	d.past = []string{d.shown()}
	return d
}

// shown is all that a person sees, names with it.
func (d *desk) shown() string {
	p := portrait(d.state)
	for id, names := range p.names {
		if names[0] == "" {
			delete(p.names, id)
		}
	}
	return fmt.Sprintf("%snames %v", p.records(), p.names)
}

// gesture does a few things at once, some of which undo each other.
func (d *desk) gesture() {
	g := d.state.Begin(d.src, d.device, "1.6")
	for range rapid.IntRange(1, 4).Draw(d.T, "deeds") {
		d.deed(g)
	}
	if len(g.Changes()) > 0 {
		d.past, d.future = append(d.past, d.shown()), nil
	}
}

func (d *desk) deed(g *Gesture) {
	d.texts++
	text := fmt.Sprintf("t%d", d.texts%7)
	if len(d.records) == 0 || rapid.IntRange(0, 3).Draw(d.T, "add") == 0 {
		kind := rapid.SampledFrom([]string{KindCard, KindParticipant}).Draw(d.T, "kind")
		id, err := g.Add(kind, Patch{"text": text, "order": rapid.SampledFrom([]any{nil, "a", "b"}).Draw(d.T, "order")})
		d.must(err)
		d.records = append(d.records, Field{Kind: kind, ID: id})
		return
	}
	r := rapid.SampledFrom(d.records).Draw(d.T, "record")
	switch rapid.IntRange(0, 5).Draw(d.T, "deed") {
	case 0, 1:
		d.must(g.Set(r.Kind, r.ID, Patch{"text": text}))
	case 2:
		d.must(g.Set(r.Kind, r.ID, Patch{"text": nil, "note": text, "order": "c"}))
	case 3:
		d.must(g.Delete(r.Kind, r.ID))
	case 4:
		d.must(g.Set(KindVote, Derive(KindVote, "one"), Patch{"tally": d.texts % 3}))
		d.records = append(d.records, Field{Kind: KindVote, ID: Derive(KindVote, "one")})
	case 5:
		if r.Kind == KindParticipant {
			d.must(g.Name(r.ID, rapid.SampledFrom([]string{"", text}).Draw(d.T, "name")))
		}
	}
}

func (d *desk) must(err error) {
	if err != nil {
		d.Fatal(err)
	}
}

func (d *desk) undo() {
	g, done, err := d.state.Undo(d.src, d.device)
	d.must(err)
	if len(done.Skipped) > 0 {
		d.Fatalf("undo skipped %v", done.Skipped)
	}
	if could := len(d.past) > 1; could != (len(g.Changes()) > 0) || could != !done.Batch.IsZero() {
		d.Fatalf("undo made %d changes of batch %s; there was something to take back: %v", len(g.Changes()), done.Batch, could)
	} else if could {
		last := len(d.past) - 1
		d.future, d.past = append(d.future, d.past[last]), d.past[:last]
	}
}

func (d *desk) redo() {
	g, done, err := d.state.Redo(d.src, d.device)
	d.must(err)
	if len(done.Skipped) > 0 {
		d.Fatalf("redo skipped %v", done.Skipped)
	}
	if could := len(d.future) > 0; could != (len(g.Changes()) > 0) {
		d.Fatalf("redo made %d changes; there was something to bring back: %v", len(g.Changes()), could)
	} else if could {
		last := len(d.future) - 1
		d.past, d.future = append(d.past, d.future[last]), d.future[:last]
	}
}

// restart folds the log anew, as opening the file does.
func (d *desk) restart() {
	all := d.state.Changes()
	rand.New(rand.NewSource(int64(d.texts))).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	s := NewState(d.state.Session)
	for _, c := range all {
		s.Apply(c)
	}
	d.state = s
}

// check holds the state against the model.
func (d *desk) check() {
	if diff := difference(d.shown(), d.past[len(d.past)-1]); diff != "" {
		d.Fatal(diff)
	}
	if got, want := d.state.CanUndo(d.device), len(d.past) > 1; got != want {
		d.Fatalf("CanUndo is %v, want %v", got, want)
	}
	if got, want := d.state.CanRedo(d.device), len(d.future) > 0; got != want {
		d.Fatalf("CanRedo is %v, want %v", got, want)
	}
}

// TestUndoIsAStack walks back and forth at random, through restarts, and holds
// what is shown against a stack of pictures.
func TestUndoIsAStack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := newDesk(t)
		for range rapid.IntRange(3, 40).Draw(t, "steps") {
			switch rapid.IntRange(0, 8).Draw(t, "step") {
			case 0, 1, 2, 3:
				d.gesture()
			case 4, 5:
				d.undo()
			case 6, 7:
				d.redo()
			case 8:
				d.restart()
			}
			d.check()
		}
		d.backAndForth()
	})
}

// backAndForth undoes everything, which leaves an empty session, and redoes
// everything, which gives back the same records.
func (d *desk) backAndForth() {
	for len(d.future) > 0 {
		d.redo()
	}
	full := d.shown()
	for len(d.past) > 1 {
		d.undo()
		d.check()
	}
	if kinds := d.state.Kinds(); len(kinds) > 0 {
		d.Fatalf("after undoing everything there are records of %v", kinds)
	}
	if s := d.shown(); s != "names map[]" {
		d.Fatalf("after undoing everything there is %s", s)
	}
	d.restart()
	for len(d.future) > 0 {
		d.redo()
		d.check()
	}
	if diff := difference(d.shown(), full); diff != "" {
		d.Fatal(diff)
	}
}

// TestUndoBesideOthers lets a laptop undo all it did while others' changes lie
// among its own: theirs stay, and undoing and redoing again loses nothing.
func TestUndoBesideOthers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := stories.Draw(t, "story")
		mine := rapid.SampledFrom(h.devices).Draw(t, "mine")
		s := Fold(h.session, h.changes)
		src := newSource(h.seed+99, walls[1])
		undone := map[ID]bool{}
		for range len(h.changes) + 1 {
			live := liveTexts(s, mine)
			g, done, err := s.Undo(src, mine)
			if err != nil {
				t.Fatal(err)
			}
			for text, shown := range liveTexts(s, mine) {
				if live[text] && !shown {
					t.Fatalf("undo took away %q, which another laptop wrote", text)
				}
			}
			if len(g.Changes()) == 0 {
				return
			}
			if undone[done.Batch] {
				t.Fatalf("batch %s was undone twice", done.Batch)
			}
			undone[done.Batch] = true
		}
		t.Fatal("undo never came to an end")
	})
}

// liveTexts are the texts of heads of other devices, and whether they are to be
// seen. One that a delete took away knowingly may go with that delete again.
func liveTexts(s *State, mine ID) map[string]bool {
	p := portrait(s)
	live, known := map[string]bool{}, map[ID]bool{}
	for _, c := range s.Changes() {
		for _, prev := range c.Prev {
			known[prev] = known[prev] || c.Value(FieldDeleted) == true
		}
	}
	for _, c := range s.Changes() {
		text, ok := c.Value("text").(string)
		if ok && c.Op == OpSet && c.Device != mine && slices.Contains(p.heads[register3{OpSet, Field{c.Kind, c.Record, "text"}}], c.ID) {
			r := p.find(c.Kind, c.Record)
			live[text] = live[text] || r != nil && r.shows("text", text) || known[c.ID]
		}
	}
	return live
}

// TestUndoThenRedo checks that taking back and bringing back at once is as if
// nothing had been done, wherever laptops agreed before.
func TestUndoThenRedo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := stories.Draw(t, "story")
		mine := rapid.SampledFrom(h.devices).Draw(t, "mine")
		s := Fold(h.session, h.changes)
		src := newSource(h.seed+99, walls[1])
		for range rapid.IntRange(0, 3).Draw(t, "before") {
			if _, _, err := s.Undo(src, mine); err != nil {
				t.Fatal(err)
			}
		}
		if !slices.Contains(s.Rooms(), s.Session) {
			return // undoing would be the first that this room does, and rooms be given letters
		}
		before := portrait(s)
		g, _, err := s.Undo(src, mine)
		if err != nil || len(g.Changes()) == 0 {
			return
		}
		_, redone, err := s.Redo(src, mine)
		if err != nil {
			t.Fatal(err)
		}
		if redone.Batch != g.Batch() {
			return // a delete that somebody wrote after is not done again
		}
		after := portrait(s)
		for _, c := range g.Changes() {
			agreed := true
			for at, heads := range before.heads {
				agreed = agreed && (at.Kind != c.Kind || at.ID != c.Record || len(heads) == 1)
			}
			if !agreed {
				continue
			}
			was, is := before.find(c.Kind, c.Record), after.find(c.Kind, c.Record)
			if got, want := fmt.Sprint(is, after.names[c.Record]), fmt.Sprint(was, before.names[c.Record]); got != want {
				t.Fatalf("after undo and redo %s %s is %s, was %s", c.Kind, c.Record, got, want)
			}
		}
	})
}

// TestHistoryIsKeptInStep holds the stacks that grow with each change against
// those that are read from the whole log.
func TestHistoryIsKeptInStep(t *testing.T) {
	ids := func(stack []*batch) (list []ID) {
		for _, b := range stack {
			list = append(list, b.id)
		}
		return list
	}
	rapid.Check(t, func(t *rapid.T) {
		h := stories.Draw(t, "story")
		mine := rapid.SampledFrom(h.devices).Draw(t, "mine")
		order := h.changes
		if rapid.Bool().Draw(t, "shuffled") {
			order = h.shuffles(1)[0]
		}
		s := NewState(h.session)
		for _, c := range order {
			s.Apply(c)
			kept, read := s.history(mine), Fold(h.session, s.Changes()).history(mine)
			if !slices.Equal(ids(kept.undo), ids(read.undo)) || !slices.Equal(ids(kept.redo), ids(read.redo)) {
				t.Fatalf("after %s the stacks are %v and %v, want %v and %v",
					c.ID, ids(kept.undo), ids(kept.redo), ids(read.undo), ids(read.redo))
			}
		}
	})
}

// TestGesturesThatOverlap: the one that began last is undone first, in
// whatever order its changes come.
func TestGesturesThatOverlap(t *testing.T) {
	a := newLaptop(1)
	one, two := a.Begin(a.src, a.device, ""), a.Begin(a.src, a.device, "")
	for i, g := range []*Gesture{one, two, one} {
		if err := g.Set(KindCard, ID{byte(i + 1)}, Patch{"text": "x"}); err != nil {
			t.Fatal(err)
		}
	}
	c := slices.Concat(one.Changes(), two.Changes())
	for _, order := range [][]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		s := NewState(a.Session)
		for _, i := range order {
			s.Apply(c[i])
			s.CanUndo(a.device)
		}
		if stack := s.history(a.device).undo; len(stack) != 2 || stack[1].id != two.Batch() {
			t.Errorf("in the order %v the wrong gesture is undone first", order)
		}
	}
}
