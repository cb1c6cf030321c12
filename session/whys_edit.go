package session

import (
	"errors"
	"fmt"
	"slices"
)

// ErrTooDeep says that a chain would get longer than the method allows.
var ErrTooDeep = fmt.Errorf("a chain has %d lines at the most; stop here, or open another branch", MaxWhys)

// AddWhy keeps an answer beneath another one, behind those that stand there;
// nil makes it an observed fact. It belongs to its parent's table. The cards
// that its evidence names are linked to it.
func AddWhy(g *Gesture, parent *WhyNode, fields Patch) (ID, error) {
	level := 1
	if parent != nil {
		if level = parent.Level + 1; level > MaxWhys {
			return ID{}, ErrTooDeep
		}
		fields["parent"] = parent.ID
		if table := parent.Table(); !table.IsZero() {
			fields["table"] = table
		}
	}
	fields["depth"] = level
	return AddCiting(g, KindWhy, fields)
}

// MoveWhy puts a branch beneath another parent, nil for none, as the one at
// position pos among the answers there. All that hangs on it goes with it, with
// its depth put right.
func MoveWhy(g *Gesture, t *Whys, w, parent *WhyNode, pos int) error {
	level, table := 1, w.Table()
	if parent != nil {
		level = parent.Level + 1
	}
	shift := level - w.Level
	switch {
	case parent != nil && parent.IsIn(w):
		return errors.New("an answer can't stand beneath itself")
	case parent != nil && parent.Table() != table:
		return errors.New("each table has a strip of its own, so the answer stays on it")
	case shift > 0 && w.Deepest()+shift > MaxWhys:
		return ErrTooDeep
	}
	peers := slices.DeleteFunc(t.Beneath(parent, table), func(p *WhyNode) bool { return p == w })
	fields := Patch{"parent": nil}
	if parent != nil {
		fields["parent"] = parent.ID
	}
	if !table.IsZero() {
		fields["table"] = table
	}
	if err := w.place(g, peers, pos, fields); err != nil {
		return err
	}
	for n := range w.Branch() {
		if err := g.Set(KindWhy, n.ID, Patch{"depth": min(n.Level+shift, MaxWhys)}); err != nil {
			return err
		}
	}
	return nil
}

// place writes the fields and an order key that puts an answer at pos among its
// peers. Where these have no keys in order yet, all of them are given new ones.
func (w *WhyNode) place(g *Gesture, peers []*WhyNode, pos int, fields Patch) error {
	pos = max(0, min(pos, len(peers)))
	before, after, ordered := "", "", true
	for n, p := range peers {
		key := p.Str(FieldOrder)
		ordered = ordered && key != "" && (n == 0 || key > peers[n-1].Str(FieldOrder))
	}
	if ordered && pos > 0 {
		before = peers[pos-1].Str(FieldOrder)
	}
	if ordered && pos < len(peers) {
		after = peers[pos].Str(FieldOrder)
	}
	key, err := Between(before, after)
	if ordered && err == nil {
		fields[FieldOrder] = key
		return g.Set(KindWhy, w.ID, fields)
	}
	all := slices.Insert(peers, pos, w)
	for n, key := range Keys(len(all)) {
		p := Patch{FieldOrder: key}
		if all[n] == w {
			fields[FieldOrder] = key
			p = fields
		}
		if err := g.Set(KindWhy, all[n].ID, p); err != nil {
			return err
		}
	}
	return nil
}

// DeleteWhy deletes a branch, with the root causes that were
// marked in it and its links to evidence. It says how many answers that were.
func DeleteWhy(g *Gesture, w *WhyNode) (int, error) {
	gone := map[ID]bool{}
	for n := range w.Branch() {
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
func MarkRoot(g *Gesture, w *WhyNode, fields Patch) error {
	if r := RootsByWhy(g.state)[w.ID]; r != nil {
		return g.Set(KindRoot, r.ID, fields)
	}
	p := Patch{"why": w.ID, "text": w.Str("answer"), "table": w.Table()}
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
