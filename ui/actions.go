package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
)

// actions are all that can be done from where one is, by name: those of the
// place, those of its instrument, and those that work everywhere. What can't be
// done now stands at the end.
func (a *app) actions() []key.Binding {
	all := a.bindings()
	if a.env.desk != nil {
		all = append(all, tourKeys.start)
	}
	_, past := a.top().(*past) // there, nothing of the present can be done
	if d, r := a.env.desk, a.run(); d != nil && r != nil && !past {
		all = append(all, keys.undo, keys.redo, keys.publish, keys.catch, keys.agenda, keys.brief, keys.setup, keys.history, keys.names,
			when(keys.elsewhere, d.view == ""), when(keys.forward, d.older()))
		all = append(all, r.across()...)
	}
	var on, off []key.Binding
	met, named := map[string]bool{}, map[string]bool{}
	for _, enabled := range []bool{true, false} {
		for _, k := range all {
			_, ok := pressOf(k)
			// One key may do different things in different states; it is named
			// for what it does now.
			if !ok || k.Enabled() != enabled || met[k.Keys()[0]] || moves(k) {
				continue
			}
			met[k.Keys()[0]] = true
			if named[k.Help().Desc] {
				continue // a second key of the same action, as q of the library's quit
			}
			named[k.Help().Desc] = true
			if enabled {
				on = append(on, k)
			} else {
				off = append(off, k)
			}
		}
	}
	return append(on, off...)
}

// whyNots say what an action waits for.
var whyNots = []struct {
	bindings []key.Binding
	why      string
}{
	{[]key.Binding{keys.prev}, "This is the first activity."},
	{[]key.Binding{keys.next}, "This is the last activity."},
	{[]key.Binding{keys.list}, "This activity has one list."},
	{[]key.Binding{keys.table, acrossKeys.table, acrossKeys.all}, "There are no tables yet; F11 forms them."},
	{[]key.Binding{keys.settle, keys.other}, "Nothing that is chosen here was written twice."},
	{[]key.Binding{keys.forward}, "Nothing later than this file was made on this laptop."},
	{[]key.Binding{keys.elsewhere}, "Here the session can only be seen."},
	{[]key.Binding{keys.tab}, "There is only one kind here."},
	{[]key.Binding{acrossKeys.evidence, keys.remove, keys.clear, keys.redact, keys.form, keys.newln}, "Choose a record first."},
}

// whyNot says why an action can't be done now.
func whyNot(b key.Binding) string {
	for _, w := range whyNots {
		if slices.ContainsFunc(w.bindings, func(k key.Binding) bool { return k.Keys()[0] == b.Keys()[0] }) {
			return w.why
		}
	}
	return "That can't be done here just now."
}
