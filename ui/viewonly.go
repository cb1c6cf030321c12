package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
)

// told are the bindings that the key line names: where the session can only be
// seen, the run screen names none that would write, since they do nothing.
func (a *app) told() []key.Binding {
	list := a.bindings()
	if _, ok := a.top().(*run); !ok || a.env.desk == nil || a.env.desk.view == "" {
		return list
	}
	reads := []key.Binding{keys.prev, keys.next, keys.list, keys.agenda, keys.brief, keys.history, keys.palette, keys.quit}
	return slices.DeleteFunc(list, func(b key.Binding) bool {
		return !slices.ContainsFunc(reads, func(r key.Binding) bool { return slices.Equal(r.Keys(), b.Keys()) })
	})
}
