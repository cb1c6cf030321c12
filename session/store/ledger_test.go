package store

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"doorstep/session"
)

// TestLedger: whatever the changes and their order, the ledger holds the same
// log as the session's own fold, and makes the same readable rows of it.
func TestLedger(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		changes := rapid.SliceOfN(rapid.Custom(anyChange), 1, 40).Draw(t, "changes")
		cut := rapid.IntRange(0, len(changes)).Draw(t, "cut")
		state, l := session.NewState(session.ID{1}), newLedger(session.ID{1})
		for i, c := range changes {
			eff := state.Apply(c)
			added, clash := l.apply(c)
			if added != eff.Added || clash != eff.Clash {
				t.Fatalf("added %v and %v, clash %v and %v", added, eff.Added, clash, eff.Clash)
			}
			if i == cut && !slices.Equal(l.records(), recordRows(state)) {
				t.Fatalf("halfway the rows are\n%v\nand not\n%v", l.records(), recordRows(state))
			}
		}
		if !slices.Equal(l.changes(), state.Changes()) || l.len() != state.Len() {
			t.Fatalf("%d changes, and %d in the fold", l.len(), state.Len())
		}
		if !slices.Equal(l.records(), recordRows(state)) {
			t.Fatalf("the rows are\n%v\nand not\n%v", l.records(), recordRows(state))
		}
	})
}

// anyChange draws from few ids, so that changes meet, clash, replace each other
// and are redacted.
func anyChange(t *rapid.T) *session.Change {
	some := func(what byte, n int) session.ID {
		return session.ID{what, byte(rapid.IntRange(1, n).Draw(t, "id"))}
	}
	c := &session.Change{
		ID: some('c', 60), Op: session.OpSet, Record: some('r', 6),
		Kind:  rapid.SampledFrom([]string{"card", "participant", "table", "session"}).Draw(t, "kind"),
		Clock: int64(rapid.IntRange(1, 50).Draw(t, "clock")), Device: some('d', 3), Origin: some('o', 2),
		Batch: session.ID{1}, Activity: rapid.SampledFrom([]string{"", "1.6"}).Draw(t, "activity"),
	}
	p := session.Patch{}
	for range rapid.IntRange(0, 3).Draw(t, "prev") {
		if id := some('c', 60); id != c.ID && !slices.Contains(c.Prev, id) {
			c.Prev = append(c.Prev, id)
		}
	}
	slices.SortFunc(c.Prev, session.CompareID)
	switch rapid.IntRange(0, 9).Draw(t, "op") {
	case 0:
		c.Op, c.Prev, p = session.OpRedact, nil, session.Patch{"alias": "P09", "number": int64(3)}
	case 1:
		c.Op, c.Kind, p = session.OpName, "participant", session.Patch{"name": "Anwara"}
	default:
		for _, f := range []string{"text", "alias", "label", "by", "table", "deleted", "number"} {
			if !rapid.Bool().Draw(t, f) {
				continue
			}
			p[f] = rapid.SampledFrom(map[string][]any{
				"text": {"a", "b", nil}, "alias": {"P01", "P02"}, "label": {"T1", "T2"}, "deleted": {true, nil}, "number": {int64(1), int64(2)},
				"by":    {session.ID{'r', 1}.String(), session.ID{'r', 2}.String(), "nobody"},
				"table": {session.ID{'r', 1}.String(), session.ID{'r', 3}.String()},
			}[f]).Draw(t, "value")
		}
		if len(p) == 0 {
			p["text"] = "c"
		}
	}
	if err := c.Seal(p); err != nil {
		t.Fatal(err)
	}
	return c
}
