package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// conflicting says whether two laptops wrote a field at the same time, and
// nobody has settled yet which wording stays.
func conflicting(r *session.Record, field string) bool {
	return r != nil && len(r.Also(field)) > 0
}

// settleKeys are the two ways to settle a field.
func settleKeys(r *session.Record, field string) []key.Binding {
	return []key.Binding{when(keys.settle, conflicting(r, field)), when(keys.other, conflicting(r, field))}
}

// settle keeps the wording that is shown, or takes the other one. Both stay in
// the history, and undo brings the conflict back.
func (d *desk) settle(k tea.KeyPressMsg, activity string, r *session.Record, field string) (tea.Cmd, bool) {
	if !key.Matches(k, keys.settle, keys.other) {
		return nil, false
	}
	if !conflicting(r, field) {
		return nil, true
	}
	v := r.Value(field)
	if key.Matches(k, keys.other) {
		v = r.Also(field)[0]
	}
	return tea.Batch(
		d.do(activity, func(g *session.Gesture) error { return g.Set(r.Kind, r.ID, session.Patch{field: v}) }),
		say(toneDone, "Settled. The other wording is in the history; Ctrl+Z takes this back."),
	), true
}
