package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// acrossKeys are those of what cuts across all instruments. They work in every
// place of an open session, also while a text has the focus; there "/" is a
// letter, and finding has a key of its own.
var acrossKeys = struct {
	find, evidence, thread, mirror, empty, table, all key.Binding
}{
	find:     bind(on("ctrl+f", "alt+/"), "ctrl+f", "find"),
	evidence: bind(on("alt+e"), "alt+e", "what it rests on"),
	thread:   bind(on("alt+R", "alt+shift+r"), "alt+shift+r", "read a table's thread"),
	mirror:   bind(on("alt+V", "alt+shift+v"), "alt+shift+v", "the mirror"),
	empty:    bind(on("alt+C", "alt+shift+c"), "alt+shift+c", "what is still empty"),
	table:    bind(on("alt+1", "alt+2", "alt+3", "alt+4", "alt+5", "alt+6", "alt+7", "alt+8", "alt+9"), "alt+1-9", "only that table"),
	all:      bind(on("alt+0"), "alt+0", "all tables"),
}

// across are the bindings that work now, for the line of keys and the palette.
func (r *run) across() []key.Binding {
	d := r.env.desk
	tables := len(d.state.Kind(session.KindTable)) > 0
	return []key.Binding{
		acrossKeys.find, when(acrossKeys.evidence, r.Pointed() != nil), acrossKeys.empty,
		when(acrossKeys.table, tables), when(acrossKeys.all, tables),
		acrossKeys.thread, acrossKeys.mirror,
		roomKeys.sight, roomKeys.window, roomKeys.freeze, roomKeys.blank, roomKeys.plan,
	}
}

// Pointed is the record meant in the instrument with the focus.
func (r *run) Pointed() *session.Record {
	if i := r.instrument(); i != nil && r.layout != layoutScript {
		return pointed(i)
	}
	return nil
}

// across takes a key that works wherever one is in an open session.
func (a *app) across(msg tea.KeyPressMsg) (cmd tea.Cmd, taken bool) {
	d, r := a.env.desk, a.run()
	if d == nil || r == nil {
		return nil, false
	}
	if cmd, taken := a.roomKey(msg); taken {
		return cmd, true
	}
	switch {
	case key.Matches(msg, acrossKeys.find), msg.String() == "/" && !a.top().Typing():
		return a.toggle(func() screen { return newFind(a.env) }), true
	case key.Matches(msg, acrossKeys.evidence):
		return a.evidence(), true
	case key.Matches(msg, acrossKeys.thread):
		return a.toggle(func() screen { return newThread(a.env) }), true
	case key.Matches(msg, acrossKeys.mirror):
		return a.toggle(func() screen { return newMirror(a.env) }), true
	case key.Matches(msg, acrossKeys.empty):
		return a.toggle(func() screen { return newChecklist(a.env, r.at) }), true
	case key.Matches(msg, acrossKeys.all):
		return tea.Batch(r.leave(false), d.showTable(-1)), true
	case key.Matches(msg, acrossKeys.table):
		name := msg.String()
		return tea.Batch(r.leave(false), d.showTable(int(name[len(name)-1]-'1'))), true
	}
	return nil, false
}

// evidence opens what the record under the cursor rests on, wherever the
// cursor is.
func (a *app) evidence() tea.Cmd {
	var r *session.Record
	if p, ok := a.top().(pointer); ok {
		r = p.Pointed()
	}
	if r == nil {
		if _, open := a.top().(*evidence); open {
			a.pop()
			return nil
		}
		return say(toneInfo, "Choose a record first; then "+keyName(acrossKeys.evidence)+" shows what it rests on.")
	}
	return a.push(newEvidence(a.env, r))
}
