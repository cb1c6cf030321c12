package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doorstep/session"
)

// TestMergeAnyOrder draws three logs that began as one, and unites them in
// every order and in two steps.
func TestMergeAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		begun := session.NewState(seeded(1).NewID())
		var ids []session.ID
		files := make([]*File, 3)
		for i := range files {
			src := seeded(uint64(i + 2))
			s := session.Fold(begun.Session, begun.Changes())
			if i == 0 {
				s = begun
			}
			device := src.NewID()
			for range rapid.IntRange(1, 12).Draw(t, "gestures") {
				ids = touch(t, s.Begin(src, device, "1.6"), ids)
			}
			files[i] = &File{Path: fmt.Sprint(i), Session: s.Session, Names: true, Changes: s.Changes()}
		}
		union := func(files ...*File) *Union {
			u := &Union{pool: newPool(), o: MergeOptions{IntoOne: true}}
			for _, f := range files {
				u.meet(inputOf(f, u.pool), false)
			}
			if err := u.identify(); err != nil {
				t.Fatal(err)
			}
			u.unite()
			return u
		}
		want := union(files...)
		for _, order := range permutations(files) {
			u := union(order...)
			if ShareCode(u.state.Changes()) != ShareCode(want.state.Changes()) || u.Session != want.Session {
				t.Fatal("an order makes a difference")
			}
			half := union(order[:2]...)
			two := union(order[2], &File{Session: half.Session, Names: true, Changes: half.state.Changes()})
			if ShareCode(two.state.Changes()) != ShareCode(want.state.Changes()) {
				t.Fatal("merging in two steps makes a difference")
			}
			total := 0
			for _, b := range u.Files {
				total += b.New
			}
			if removed := slices.ContainsFunc(u.state.Changes(), func(c *session.Change) bool { return c.Op == session.OpRedact }); !removed && total != u.state.Len() {
				t.Fatalf("%d changes are new in all, and the union has %d", total, u.state.Len())
			}
		}
	})
}

// touch is one thing that somebody does to the cards.
func touch(t *rapid.T, g *session.Gesture, ids []session.ID) []session.ID {
	var err error
	pick := func() session.ID { return rapid.SampledFrom(ids).Draw(t, "card") }
	switch deed := rapid.IntRange(0, 9).Draw(t, "deed"); {
	case len(ids) == 0 || deed < 4:
		var id session.ID
		id, err = g.Add(session.KindCard, session.Patch{"text": rapid.StringN(1, 8, 32).Draw(t, "text")})
		ids = append(ids, id)
	case deed < 7:
		err = g.Set(session.KindCard, pick(), session.Patch{"text": rapid.StringN(1, 8, 32).Draw(t, "text")})
	case deed < 9:
		err = g.Delete(session.KindCard, pick())
	default:
		err = g.Redact(session.KindCard, pick())
	}
	if err != nil && !strings.Contains(err.Error(), "removed for good") {
		t.Fatal(err)
	}
	return ids
}
