package session

import (
	"errors"
	"fmt"
	"slices"
)

// ErrTooDeep says that a chain would get longer than the method allows.
var ErrTooDeep = fmt.Errorf("a chain has %d lines at the most; stop here, or open another branch", MaxWhys)

// AddWhy keeps an answer beneath the one at a place in the trees, behind those
// that stand there; -1 makes it an observed fact. It belongs to its parent's
// table. The cards that its evidence names are linked to it.
func AddWhy(g *Gesture, t Whys, parent int, fields Patch) (ID, error) {
	level := 1
	if parent >= 0 {
		if level = t[parent].Level + 1; level > MaxWhys {
			return ID{}, ErrTooDeep
		}
		fields["parent"] = t[parent].ID
		if table := t.Table(parent); !table.IsZero() {
			fields["table"] = table
		}
	}
	fields["depth"] = level
	return AddCiting(g, KindWhy, fields)
}

// MoveWhy puts the branch at place i beneath another parent, -1 for none, as
// the one at position pos among the answers there. All that hangs on it goes
// with it, with its depth put right.
func MoveWhy(g *Gesture, t Whys, i, parent, pos int) error {
	level := 1
	if parent >= 0 {
		level = t[parent].Level + 1
	}
	shift := level - t[i].Level
	switch {
	case parent >= i && parent < t[i].End:
		return errors.New("an answer can't stand beneath itself")
	case parent >= 0 && t.Table(parent) != t.Table(i):
		return errors.New("each table has a strip of its own, so the answer stays on it")
	case shift > 0 && t.Deepest(i)+shift > MaxWhys:
		return ErrTooDeep
	}
	table := t.Table(i)
	peers := slices.DeleteFunc(t.Beneath(parent, table), func(p int) bool { return p == i })
	fields := Patch{"parent": nil}
	if parent >= 0 {
		fields["parent"] = t[parent].ID
	}
	if !table.IsZero() {
		fields["table"] = table
	}
	if err := t.place(g, i, peers, pos, fields); err != nil {
		return err
	}
	for _, n := range t[i:t[i].End] {
		if err := g.Set(KindWhy, n.ID, Patch{"depth": min(n.Level+shift, MaxWhys)}); err != nil {
			return err
		}
	}
	return nil
}

// place writes the fields and an order key that puts i at pos among its peers.
// Where these have no keys in order yet, all of them are given new ones.
func (t Whys) place(g *Gesture, i int, peers []int, pos int, fields Patch) error {
	pos = max(0, min(pos, len(peers)))
	before, after, ordered := "", "", true
	for n, p := range peers {
		key := t[p].Str(FieldOrder)
		ordered = ordered && key != "" && (n == 0 || key > t[peers[n-1]].Str(FieldOrder))
	}
	if ordered && pos > 0 {
		before = t[peers[pos-1]].Str(FieldOrder)
	}
	if ordered && pos < len(peers) {
		after = t[peers[pos]].Str(FieldOrder)
	}
	key, err := Between(before, after)
	if ordered && err == nil {
		fields[FieldOrder] = key
		return g.Set(KindWhy, t[i].ID, fields)
	}
	all := slices.Insert(slices.Clone(peers), pos, i)
	for n, key := range Keys(len(all)) {
		p := Patch{FieldOrder: key}
		if all[n] == i {
			fields[FieldOrder] = key
			p = fields
		}
		if err := g.Set(KindWhy, t[all[n]].ID, p); err != nil {
			return err
		}
	}
	return nil
}

// DeleteWhy deletes the branch at place i, with the root causes that were
// marked in it and its links to evidence. It says how many answers that were.
func DeleteWhy(g *Gesture, t Whys, i int) (int, error) {
	gone := map[ID]bool{}
	for _, n := range t[i:t[i].End] {
		gone[n.ID] = true
		if err := g.Delete(KindWhy, n.ID); err != nil {
			return 0, err
		}
	}
	for _, tied := range []struct{ kind, field string }{{KindRoot, "why"}, {KindLink, "from"}} {
		for _, r := range g.state.Kind(tied.kind) {
			if !gone[r.Ref(tied.field)] {
				continue
			}
			if err := g.Delete(r.Kind, r.ID); err != nil {
				return 0, err
			}
		}
	}
	return len(gone), nil
}

// MarkRoot marks an answer as a root cause, or writes on the mark that it has.
// A new one takes the answer's words and table.
func MarkRoot(g *Gesture, t Whys, i int, fields Patch) error {
	if r := RootsByWhy(g.state)[t[i].ID]; r != nil {
		return g.Set(KindRoot, r.ID, fields)
	}
	p := Patch{"why": t[i].ID, "text": t[i].Str("answer"), "table": t.Table(i)}
	for f, v := range fields {
		p[f] = v
	}
	_, err := g.Add(KindRoot, p)
	return err
}

// UnmarkRoot takes every root cause away that was marked at an answer.
func UnmarkRoot(g *Gesture, why ID) error {
	for _, r := range g.state.Kind(KindRoot) {
		if r.Ref("why") != why {
			continue
		}
		if err := g.Delete(KindRoot, r.ID); err != nil {
			return err
		}
	}
	return nil
}
