package ui

import "charm.land/bubbles/v2/key"

// sheetKeys are the bindings of lists of typed fields alone.
var sheetKeys = struct{ sort, filter, origin, above key.Binding }{
	sort:   bind(on("alt+r"), "alt+r", "sort rows"),
	filter: bind(on("alt+l"), "alt+l", "only rows with"),
	origin: bind(on("alt+g"), "alt+g", "observed, told, estimated"),
	above:  bind(on("alt+c"), "alt+c", "copy from above"),
}

// sheetFirst is how many of a sheet's keys come before those of what is made of
// it: the two that settle a field, and the four that everybody needs, of which
// the first is Enter, the last of the first sheetEnter.
const sheetFirst, sheetEnter = 6, 3

func (s *sheet) Keys() []key.Binding {
	has, many := s.current() != nil, !s.rows.single()
	idle := has && !s.edit.open
	f := s.field()
	return append(settleKeys(s.current(), f.ID),
		as(keys.keep, s.keepWord()), when(as(keys.back, s.backWord()), s.edit.open || s.asked), keys.tab, as(keys.form, s.formWord()),
		when(sheetKeys.origin, f.Origin && (s.edit.open || s.hasFigure())),
		when(keys.remove, idle && many), when(keys.clear, idle && !isComputed(f)),
		when(sheetKeys.above, many && !s.edit.open && s.canCopy(f)),
		when(keys.newln, many && (has || s.col > 0)),
		when(as(keys.back, "all rows"), !s.edit.open && !s.asked && s.view.filters()),
		when(as(sheetKeys.sort, s.sortWord()), s.sortable()), when(sheetKeys.filter, s.sortable()),
		keys.up, keys.down, when(keys.redact, idle && many),
	)
}

// sortable says that the order and the choice of rows are for the person to
// say: not where there is one record, and not where the order is the answer.
func (s *sheet) sortable() bool { return !s.rows.single() && s.group == nil && len(s.all()) > 1 }

func (s *sheet) keepWord() string {
	switch {
	case s.edit.open && s.edit.field.Ref != "" && s.edit.ahead.marked(&s.edit):
		return "take " + cut(s.edit.ahead.name(s.env.desk.entry(), s.edit.field.Ref), 16)
	case s.edit.open:
		return "keep"
	case s.current() != nil && s.value(s.current(), s.field()) != nil:
		return "edit"
	}
	return "fill in"
}

// backWord is what Esc does in a field, and in the form.
func (s *sheet) backWord() string {
	if s.edit.open {
		return "drop it"
	}
	return "to the rows"
}

func (s *sheet) formWord() string {
	if s.form {
		return "rows"
	}
	return "all fields"
}

func (s *sheet) sortWord() string {
	switch {
	case s.view.by != s.field().ID || s.view.way == 0:
		return "sort rows"
	case s.view.way > 0:
		return "sort the other way"
	}
	return "the room's order"
}
