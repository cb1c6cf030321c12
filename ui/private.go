package ui

import (
	"slices"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// What points to one person is pointed out as it is typed, in the status line,
// and one key puts a mask in its place. Nothing is ever refused.

// maskKey works while typing, and on the record under the cursor.
var maskKey = bind(on("alt+k"), "alt+k", "mask what points to a person")

// writer is a screen or an instrument in which a line of the room's words may be
// being typed: Writing is that line, nil where none is.
type writer interface{ Writing() *line }

// Writing is the line of the next card, or of the one that is edited.
func (c *cards) Writing() *line {
	switch {
	case c.detail != nil:
		return c.detail.Writing()
	case c.chosen >= 0 && c.editing.IsZero():
		return nil // the chosen card is meant, not the line
	}
	return &c.input
}

// Writing is the line of the field that is open.
func (s *sheet) Writing() *line     { return s.edit.writing() }
func (g *gate) Writing() *line      { return g.edit.writing() }
func (s *setup) Writing() *line     { return s.edit.writing() }
func (s *statement) Writing() *line { return s.edit.writing() }

// Writing is the line below, while it has the focus.
func (c *catch) Writing() *line  { return &c.input }
func (b *ballot) Writing() *line { return &b.input }
func (b *board) Writing() *line  { return lineIf(&b.input, b.detail, b.Typing()) }
func (y *whys) Writing() *line   { return lineIf(&y.input, y.detail, y.Typing()) }
func (q *quadrants) Writing() *line {
	return lineIf(&q.input, q.detail, q.who == nil)
}

// lineIf is an instrument's line where it has the focus; where a record is open
// with all its fields, the one of the field.
func lineIf(l *line, detail *sheet, focus bool) *line {
	switch {
	case detail != nil:
		return detail.Writing()
	case focus:
		return l
	}
	return nil
}

// Writing is the line of the instrument with the focus.
func (r *run) Writing() *line {
	if r.layout == layoutScript {
		return nil
	}
	if w, ok := r.instrument().(writer); ok {
		return w.Writing()
	}
	return nil
}

// writing is the line of an open field that takes words; nil for figures, and
// for fields that are there to hold a number or a name.
func (f *fieldEdit) writing() *line {
	if !f.open || slices.Contains(mayPoint, f.field.ID) {
		return nil
	}
	switch f.field.Type {
	case content.Line, content.Text, content.List:
		return &f.line
	}
	return nil
}

// mayPoint are the fields that may hold what points to a person: whom a pair
// calls, and the name beside an alias, which stays on this laptop.
var mayPoint = []string{"safety_contact", "alias", nameField.ID}

// watch is what was found in the line or the record that was looked at last, so
// that a frame costs nothing where nothing changed.
type watch struct {
	finder  *session.Finder
	version int64

	line  *line
	text  string
	found string // the words that were found
	kind  session.PrivateKind

	record     *session.Record
	recordKind session.PrivateKind
}

// nearby is how many bytes around the cursor are looked at for each key: more
// than any number or name has.
const nearby = 256

// finder knows the names that are on this laptop now.
func (d *desk) finder() *session.Finder {
	w := &d.watch
	if w.finder == nil || w.version != d.state.Version() {
		*w = watch{finder: session.NewFinder(d.state), version: d.state.Version()}
	}
	return w.finder
}

// inLine is the kind of what a line on the screen holds that points to a person,
// "" where it holds nothing. Of a long text only what is near the cursor is looked at again
// with each key; what was found before stays found while it is there.
func (d *desk) inLine(l *line) session.PrivateKind {
	f, w, text := d.finder(), &d.watch, l.typed.text
	if w.line == l && w.text == text {
		return w.kind
	}
	part := text
	if w.line == l && len(text) > 2*nearby && abs(len(text)-len(w.text)) <= utf8.UTFMax {
		part = nearText(text, l.typed.at, nearby)
	}
	fresh := w.line != l
	w.line, w.text = l, text
	switch found := f.Find(part); {
	case len(found) > 0:
		w.found, w.kind = part[found[0].From:found[0].To], found[0].Kind
	case fresh || w.found == "" || len(part) == len(text) || !strings.Contains(text, w.found):
		w.found, w.kind = "", ""
	}
	return w.kind
}

func abs(n int) int { return max(n, -n) }

// nearText is the part of a text that lies within so many bytes of a place, from
// space to space.
func nearText(text string, at, n int) string {
	from, to := max(at-n, 0), min(at+n, len(text))
	if i := strings.IndexByte(text[from:at], ' '); i >= 0 && from > 0 {
		from += i
	}
	if i := strings.LastIndexByte(text[at:to], ' '); i >= 0 && to < len(text) {
		to = at + i
	}
	return strings.ToValidUTF8(text[from:to], "")
}

// mask puts masks in the place of what was found, and leaves the cursor where it
// was among the words.
func (l *line) mask(f *session.Finder) bool {
	text := l.value()
	found := f.Find(text)
	if len(found) == 0 {
		return false
	}
	at := l.typed.at
	before := at
	for _, p := range found {
		switch {
		case p.To <= before:
			at += len(p.Mask) - (p.To - p.From)
		case p.From < before: // in the middle of it
			at += p.From + len(p.Mask) - before
		}
	}
	l.typed.set(f.Mask(text))
	l.typed.at = max(0, min(at, len(l.typed.text)))
	return true
}

// inRecord is the kind of what a record holds that points to a person.
func (d *desk) inRecord(r *session.Record) session.PrivateKind {
	f, w := d.finder(), &d.watch
	if w.record == r {
		return w.recordKind
	}
	w.record, w.recordKind = r, ""
	for field := range maskedFields(f, r) {
		if found := f.Find(strings.Join(append(r.List(field), r.Str(field)), "\n")); len(found) > 0 {
			w.recordKind = found[0].Kind
		}
	}
	return w.recordKind
}

// maskedFields are the fields of a record as they are with masks, those only
// that differ.
func maskedFields(f *session.Finder, r *session.Record) session.Patch {
	p := session.Patch{}
	for _, field := range r.Fields() {
		if slices.Contains(mayPoint, field) {
			continue
		}
		switch v := r.Value(field).(type) {
		case string:
			if _, err := session.ParseID(v); err == nil {
				continue
			}
			if m := f.Mask(v); m != v {
				p[field] = m
			}
		case []string:
			list := slices.Clone(v)
			for i, item := range list {
				if _, err := session.ParseID(item); err != nil {
					list[i] = f.Mask(item)
				}
			}
			if !slices.Equal(list, v) {
				p[field] = list
			}
		}
	}
	return p
}

// privateWords are the kinds as people call them.
var privateWords = map[session.PrivateKind]string{
	session.PrivatePhone: "A phone number", session.PrivateNumber: "An identity number",
	session.PrivateEmail: "An e-mail address", session.PrivateName: "A name from the roster",
}

// underHand is the line that is being typed, and else the record under the
// cursor.
func (a *app) underHand() (*line, *session.Record) {
	if a.env.desk == nil || a.env.desk.view != "" {
		return nil, nil
	}
	if w, ok := a.top().(writer); ok {
		if l := w.Writing(); l != nil {
			return l, nil
		}
	}
	if r, ok := a.top().(*run); ok && r.layout != layoutScript {
		return nil, pointed(r.instrument())
	}
	return nil, nil
}

// privateHint points out what the line or the record holds of a person, "" where
// it holds nothing, or the status has something to say that goes before it.
func (a *app) privateHint() string {
	if !a.writes() || a.status.tone >= toneWarn {
		return ""
	}
	l, r := a.underHand()
	switch d := a.env.desk; {
	case a.status.text != "" && (l == nil || a.status.tone == toneDone):
	case l != nil:
		if kind := d.inLine(l); kind != "" {
			return privateWords[kind] + ": Alt+K masks it"
		}
	case r != nil:
		if kind := d.inRecord(r); kind != "" {
			return "#" + r.Label + " holds " + strings.ToLower(privateWords[kind][:1]) + privateWords[kind][1:] + ": Alt+K masks it"
		}
	}
	return ""
}

// mask puts a mask in the place of what points to a person.
func (a *app) mask() tea.Cmd {
	l, r := a.underHand()
	d := a.env.desk
	switch {
	case d == nil:
		return nil
	case l != nil && l.mask(d.finder()):
		return say(toneDone, "Masked.")
	case l == nil && r != nil:
		if p := maskedFields(d.finder(), r); len(p) > 0 {
			return tea.Batch(
				d.do(r.Activity, func(g *session.Gesture) error { return g.Set(r.Kind, r.ID, p) }),
				say(toneDone, "Masked in #"+r.Label+". The history keeps the old words; Alt+X removes them for good."),
			)
		}
	}
	return say(toneInfo, "Nothing here points to a person.")
}

// masks says whether the key that masks would find something to mask.
func (a *app) masks() bool {
	if !a.writes() {
		return false
	}
	l, r := a.underHand()
	return l != nil && a.env.desk.inLine(l) != "" || l == nil && r != nil && a.env.desk.inRecord(r) != ""
}

// writes says whether this is a place for the room's words.
func (a *app) writes() bool {
	_, ok := a.top().(writer)
	_, past := a.top().(*past)
	return ok && !past && a.env.desk != nil
}

// maskPressed says whether a key is the one that masks.
func maskPressed(k tea.KeyPressMsg) bool { return key.Matches(k, maskKey) }
