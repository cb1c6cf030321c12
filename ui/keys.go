package ui

import "charm.land/bubbles/v2/key"

func bind(keys []string, show, does string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(show, does))
}

func on(keys ...string) []string { return keys }

// keys is every binding of the program. Those that work while a text has the
// focus are control and function keys; letters are only for places without
// one. Each function key has a second way, for laptops that keep the function
// row to themselves, and each use of Esc too, since old terminals wait for it.
var keys = struct {
	quit, help, palette, back                       key.Binding
	undo, redo, publish, names                      key.Binding
	next, prev, agenda, clock, list, brief, catch   key.Binding
	table, sofar, handover, papers                  key.Binding
	redact, look, merge                             key.Binding
	settle, other, forward, elsewhere               key.Binding
	history, mouse, close                           key.Binding
	scriptUp, scriptDown, layout, setup             key.Binding
	up, down, left, right, first, last              key.Binding
	keep, tab, shiftTab, clear, remove, form, newln key.Binding
	yes                                             key.Binding
	// on lists
	followUp                                                                       key.Binding
	open, fresh, practice, reload, leave, ask, less, more, mode, tick, export, gap key.Binding
}{
	quit:    bind(on("ctrl+q", "ctrl+c", "f10"), "ctrl+q", "quit"),
	help:    bind(on("f1", "alt+?"), "f1", "help"),
	palette: bind(on("ctrl+p"), "ctrl+p", "all actions"),
	back:    bind(on("esc", "ctrl+x"), "esc", "back"),

	undo:    bind(on("ctrl+z"), "ctrl+z", "undo"),
	redo:    bind(on("ctrl+y"), "ctrl+y", "redo"),
	publish: bind(on("ctrl+s"), "ctrl+s", "save to the file now"),
	names:   bind(on("ctrl+r"), "ctrl+r", "names on or off"),

	next:     bind(on("f4", "alt+n", "ctrl+pgdown"), "f4", "next"),
	prev:     bind(on("f3", "alt+p", "ctrl+pgup"), "f3", "previous"),
	agenda:   bind(on("f8", "ctrl+o"), "f8", "activities"),
	clock:    bind(on("f7", "ctrl+t"), "f7", "clock"),
	list:     bind(on("f6", "ctrl+l"), "f6", "next list"),
	brief:    bind(on("f9", "ctrl+b"), "f9", "brief"),
	catch:    bind(on("f2", "ctrl+k"), "f2", "catch this"),
	sofar:    bind(on("alt+I", "alt+shift+i"), "alt+shift+i", "so far: a page for visitors"),
	handover: bind(on("alt+G", "alt+shift+g"), "alt+shift+g", "hand over"),
	papers:   bind(on("alt+S", "alt+shift+s"), "alt+shift+s", "papers to print or copy"),
	table:    bind(on("alt+t"), "alt+t", "next table"),
	layout:   bind(on("ctrl+g"), "ctrl+g", "script only, list only, both"),
	setup:    bind(on("f11", "alt+D", "alt+shift+d"), "f11", "workshop details"),

	close:   bind(on("alt+q"), "alt+q", "close the session"),
	settle:  bind(on("alt+s"), "alt+s", "settle: keep this wording"),
	other:   bind(on("alt+o"), "alt+o", "settle: take the other"),
	merge:   bind(on("m"), "m", "merge a file into it"),
	look:    bind(on("v"), "v", "look at that moment"),
	redact:  bind(on("alt+x"), "alt+x", "remove for good"),
	forward: bind(on("alt+f"), "alt+f", "bring in what was made later"),

	elsewhere: bind(on("alt+w"), "alt+w", "save elsewhere"),
	history:   bind(on("f12", "alt+h"), "f12", "history"),
	mouse:     bind(on("alt+m"), "alt+m", "mouse wheel on or off"),

	scriptUp:   bind(on("pgup"), "pgup", "script up"),
	scriptDown: bind(on("pgdown"), "pgdn", "script down"),

	up:    bind(on("up"), "↑", "up"),
	down:  bind(on("down"), "↓", "down"),
	left:  bind(on("left"), "←", "left"),
	right: bind(on("right"), "→", "right"),
	first: bind(on("home", "ctrl+home"), "home", "first"),
	last:  bind(on("end", "ctrl+end"), "end", "last"),

	keep:     bind(on("enter"), "enter", "keep"),
	tab:      bind(on("tab"), "tab", "next field"),
	shiftTab: bind(on("shift+tab"), "shift+tab", "previous field"),
	clear:    bind(on("backspace", "delete"), "del", "clear"),
	remove:   bind(on("ctrl+d"), "ctrl+d", "delete"),
	form:     bind(on("ctrl+e"), "ctrl+e", "all fields"),
	newln:    bind(on("ctrl+n"), "ctrl+n", "new row"),
	yes:      bind(on("space"), "space", "yes or no"),

	open:     bind(on("enter"), "enter", "open"),
	fresh:    bind(on("n"), "n", "new workshop"),
	followUp: bind(on("f"), "f", "follow up what is due"),
	practice: bind(on("p"), "p", "practice session"),
	reload:   bind(on("r"), "r", "look again"),
	leave:    bind(on("q"), "q", "quit"),
	ask:      bind(on("?", "f1"), "?", "help"),
	less:     bind(on("-"), "-", "one minute less"),
	more:     bind(on("+", "="), "+", "one minute more"),
	mode:     bind(on("m"), "m", "full, short, skip"),
	tick:     bind(on("space", "x"), "space", "tick"),
	export:   bind(on("e", "ctrl+w"), "e", "write the brief"),
	gap:      bind(on("enter"), "enter", "go to the gap"),
}

// as is a binding with another word for what it does here.
func as(b key.Binding, does string) key.Binding {
	b.SetHelp(b.Help().Key, does)
	return b
}

// when is a binding that is on only if the condition holds.
func when(b key.Binding, ok bool) key.Binding {
	b.SetEnabled(ok)
	return b
}
