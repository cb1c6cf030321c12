package session

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestUndoLeavesWhatOthersWrote(t *testing.T) {
	a, b := newLaptop(1), newLaptop(2)
	id := a.add(t, KindCard, Patch{"text": "mine", "step": "queue", "kind": "pain"})
	meet(a, b)
	label := a.Get(KindCard, id).Label
	b.set(t, KindCard, id, Patch{"text": "theirs"})
	meet(a, b)

	done := a.undo(t)
	if want := []Field{{KindCard, id, "text"}}; !slices.Equal(done.Skipped, want) {
		t.Errorf("skipped %v, want %v", done.Skipped, want)
	}
	a.shows(t, id, "theirs")
	r := a.Get(KindCard, id)
	if got := r.Fields(); !slices.Equal(got, []string{"text"}) {
		t.Errorf("fields %v are left, want only the text", got)
	}
	if r.Label != label {
		t.Errorf("the number on the slip is %q, was %q", r.Label, label)
	}
	if len(done.What) != 1 || done.What[0].ID != id {
		t.Errorf("what was changed back is %v", done.What)
	}
}

func TestUndoLeavesOtherHeads(t *testing.T) {
	a, b := newLaptop(1), newLaptop(2)
	id := a.add(t, KindCard, Patch{"text": "first"})
	meet(a, b)
	a.set(t, KindCard, id, Patch{"text": "of a"})
	b.set(t, KindCard, id, Patch{"text": "of b"})
	meet(a, b)
	a.undo(t)
	a.shows(t, id, "first", "of b")
	a.redo(t)
	a.shows(t, id, "of a", "of b")
	meet(a, b)
	b.undo(t)
	b.shows(t, id, "first", "of a")
}

func TestUndoOfASettledConflict(t *testing.T) {
	a, b := newLaptop(1), newLaptop(2)
	id := a.add(t, KindCard, Patch{"text": "first"})
	meet(a, b)
	a.set(t, KindCard, id, Patch{"text": "of a"})
	b.set(t, KindCard, id, Patch{"text": "of b"})
	meet(a, b)
	top := a.Get(KindCard, id).Str("text")
	a.set(t, KindCard, id, Patch{"text": top}) // the same words, to settle it
	a.shows(t, id, top)
	a.undo(t)
	other := map[string]string{"of a": "of b", "of b": "of a"}[top]
	a.shows(t, id, top, other) // the conflict is back
	a.undo(t)
	a.shows(t, id, "first", "of b") // as if it had never been settled
	a.redo(t)
	if r := a.Get(KindCard, id); len(r.Also("text")) != 1 {
		t.Errorf("done again, the card says %q, also %q", r.Str("text"), r.Also("text"))
	}
	a.redo(t)
	a.shows(t, id, top)
}

// TestUndoSkipsWhatWasDeletedSince: to put the old text back would be an edit
// that the delete had not seen, and bring the card back.
func TestUndoSkipsWhatWasDeletedSince(t *testing.T) {
	a, b := newLaptop(1), newLaptop(2)
	other := a.add(t, KindCard, Patch{"text": "other"})
	id := a.add(t, KindCard, Patch{"text": "first"})
	a.set(t, KindCard, id, Patch{"text": "second"})
	meet(a, b)
	b.remove(t, KindCard, id)
	meet(a, b)

	done := a.undo(t)
	a.isGone(t, KindCard, id)
	want := []Field{{KindCard, id, "text"}, {KindCard, id, "text"}}
	if !slices.Equal(done.Skipped, want) {
		t.Errorf("skipped %v, want %v", done.Skipped, want)
	}
	a.isGone(t, KindCard, other) // the undo went on to the gesture before
	a.redo(t)
	a.shows(t, other, "other")
	a.isGone(t, KindCard, id)
}

func TestRedoOfADeleteSparesAForeignEdit(t *testing.T) {
	a, b := newLaptop(1), newLaptop(2)
	id := a.add(t, KindCard, Patch{"text": "first", "step": "queue"})
	meet(a, b)
	a.remove(t, KindCard, id)
	a.undo(t)
	b.set(t, KindCard, id, Patch{"text": "second"})
	meet(a, b)
	done := a.redo(t)
	a.shows(t, id, "second")
	if want := []Field{{KindCard, id, FieldDeleted}}; !slices.Equal(done.Skipped, want) {
		t.Errorf("skipped %v, want %v", done.Skipped, want)
	}
	if !done.Batch.IsZero() || len(done.What) > 0 {
		t.Errorf("it says that it did %v", done)
	}
}

func TestDeleteRestoreRedo(t *testing.T) {
	a, b := newLaptop(1), newLaptop(2)
	id := b.add(t, KindCard, Patch{"text": "theirs"})
	meet(a, b)
	a.remove(t, KindCard, id)
	for range 3 {
		a.isGone(t, KindCard, id)
		if done := a.undo(t); len(done.What) != 1 || done.What[0].Str("text") != "theirs" {
			t.Errorf("the undo names %v", done.What)
		}
		a.shows(t, id, "theirs")
		if done := a.redo(t); len(done.What) != 1 || done.What[0].Str("text") != "theirs" {
			t.Errorf("the redo names %v", done.What)
		}
	}
	meet(a, b)
	b.isGone(t, KindCard, id)
	if b.undo(t); b.Get(KindCard, id) != nil {
		t.Error("undoing one's own card brought it back")
	}
}

// TestEditAndDeleteAtOnce: the delete that a redo writes must know the texts
// that the same redo writes.
func TestEditAndDeleteAtOnce(t *testing.T) {
	a := newLaptop(1)
	id := a.add(t, KindCard, Patch{"text": "first"})
	a.do(t, func(g *Gesture) error {
		if err := g.Set(KindCard, id, Patch{"text": "second"}); err != nil {
			return err
		}
		return g.Delete(KindCard, id)
	})
	a.isGone(t, KindCard, id)
	a.undo(t)
	a.shows(t, id, "first")
	a.redo(t)
	a.isGone(t, KindCard, id)
	a.undo(t)
	a.shows(t, id, "first")
}

// TestPutBringsBack: a vote that was taken back and cast again is there, also
// where it is the same vote.
func TestPutBringsBack(t *testing.T) {
	a, b := newLaptop(1), newLaptop(2)
	id := VoteID(a.device, b.device, ID{})
	vote := Patch{"tally": 3, "item": b.device}
	a.do(t, func(g *Gesture) error { return g.Set(KindVote, id, vote) })
	meet(a, b)
	b.remove(t, KindVote, id)
	meet(a, b)
	a.isGone(t, KindVote, id)

	g := a.do(t, func(g *Gesture) error { return g.Set(KindVote, id, Patch{"tally": nil}) })
	if len(g.Changes()) > 0 {
		t.Error("unsetting a field of a deleted vote wrote something")
	}
	a.do(t, func(g *Gesture) error { return g.Set(KindVote, id, vote) })
	if v, ok := One[Vote](a.State, id); !ok || v.Tally != 3 || v.Item != b.device {
		t.Errorf("the vote is %v, %v", v, ok)
	}
	a.undo(t)
	a.isGone(t, KindVote, id)
	a.redo(t)
	meet(a, b)
	if _, ok := One[Vote](b.State, id); !ok {
		t.Error("the vote is not there on the other laptop")
	}
}

func TestUndoPassesOverTheAgenda(t *testing.T) {
	a := newLaptop(1)
	id := a.add(t, KindCard, Patch{"text": "first"})
	a.set(t, KindCard, id, Patch{"text": "second"})
	seen := func(at string) {
		agenda := AgendaID(a.Session, "1.6")
		a.do(t, func(g *Gesture) error { return g.Set(KindAgenda, agenda, Patch{"for": "1.6", "seen": at}) })
	}
	seen("09:00")
	a.undo(t)
	a.shows(t, id, "first")
	seen("09:05")
	if !a.CanRedo(a.device) {
		t.Fatal("walking on cost the redo")
	}
	a.redo(t)
	a.shows(t, id, "second")
	a.undo(t)
	a.undo(t)
	if a.CanUndo(a.device) {
		t.Error("the agenda can be undone")
	}
	if got := All[Agenda](a.State); len(got) != 1 || got[0].Seen != "09:05" {
		t.Errorf("the agenda is %v", got)
	}
}

func TestUndoIsOfOneDeviceAndOutlivesIt(t *testing.T) {
	a, b := newLaptop(1), newLaptop(2)
	mine := a.add(t, KindCard, Patch{"text": "mine"})
	meet(a, b)
	theirs := b.add(t, KindCard, Patch{"text": "theirs"})
	meet(a, b)
	a.set(t, KindCard, mine, Patch{"text": "mine again"})
	a.undo(t)

	a.State = Fold(a.Session, a.Changes())
	if !a.CanUndo(a.device) || !a.CanRedo(a.device) || a.CanUndo(a.Session) {
		t.Error("the stacks are not those from before the restart")
	}
	a.redo(t)
	a.shows(t, mine, "mine again")
	a.undo(t)
	a.undo(t)
	a.isGone(t, KindCard, mine)
	a.shows(t, theirs, "theirs")
	if done := a.undo(t); !done.Batch.IsZero() || len(done.Skipped) > 0 {
		t.Errorf("there was nothing to undo, and it did %v", done)
	}
	if a.CanUndo(a.device) || !b.CanUndo(b.device) {
		t.Error("only the other laptop can undo now")
	}
}

func TestUndoOfANameAndItsMarks(t *testing.T) {
	a := newLaptop(1)
	id := a.add(t, KindParticipant, Patch{"alias": "P01"})
	g := a.do(t, func(g *Gesture) error { return g.Name(id, "Rahima") })
	a.do(t, func(g *Gesture) error { return g.Name(id, "Karim") })
	a.undo(t)
	if got := a.RealName(id); got != "Rahima" {
		t.Errorf("the name is %q", got)
	}
	undone, done, err := a.Undo(a.src, a.device)
	if err != nil {
		t.Fatal(err)
	}
	if got := a.RealName(id); got != "" {
		t.Errorf("the name is %q", got)
	}
	c := undone.Changes()[0]
	if done.Batch != g.Batch() || c.Undoes != g.Batch() || c.Activity != "1.6" || c.Op != OpName {
		t.Errorf("the undo of %s wrote %+v", g.Batch(), c)
	}
	a.redo(t)
	if got := a.RealName(id); got != "Rahima" {
		t.Errorf("the name is %q", got)
	}
}

// TestUndoOfManyChanges: a gesture may have written more changes on one record
// than one change can replace.
func TestUndoOfManyChanges(t *testing.T) {
	a := newLaptop(1)
	id := a.add(t, KindConcept, Patch{"title": "x"})
	a.do(t, func(g *Gesture) error {
		for i := range 2*MaxPrev + 2 {
			if err := g.Set(KindConcept, id, Patch{fmt.Sprintf("f%d", i): i}); err != nil {
				return err
			}
		}
		return nil
	})
	full := a.Get(KindConcept, id).Fields()
	a.undo(t)
	if got := a.Get(KindConcept, id).Fields(); !slices.Equal(got, []string{"title"}) {
		t.Errorf("left are %v", got)
	}
	a.redo(t)
	if got := a.Get(KindConcept, id).Fields(); !slices.Equal(got, full) {
		t.Errorf("back are %v", got)
	}
}

// TestUndoOfLongTexts: what came in several changes since it was too long for
// one goes back in several.
func TestUndoOfLongTexts(t *testing.T) {
	a := newLaptop(1)
	first, second := Patch{}, Patch{}
	for _, f := range strings.Fields("a b c d e f g h i j k l") {
		first[f], second[f] = strings.Repeat("x", 60_000), strings.Repeat("\x01", 50_000)
	}
	id := a.add(t, KindConcept, first)
	g := a.do(t, func(g *Gesture) error { return g.Set(KindConcept, id, second) })
	if len(g.Changes()) < 2 {
		t.Fatalf("%d changes", len(g.Changes()))
	}
	check := func(want Patch) {
		t.Helper()
		for f, v := range want {
			if r := a.Get(KindConcept, id); r == nil || r.Value(f) != v {
				t.Errorf("field %s is not what it was", f)
			}
		}
	}
	a.undo(t)
	check(first)
	a.redo(t)
	check(second)
	a.undo(t)
	a.undo(t)
	a.isGone(t, KindConcept, id)
}
