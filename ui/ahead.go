package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"charm.land/bubbles/v2/key"

	"doorstep/content"
	"doorstep/session"
)

// ahead is what a reference that is being typed may mean: a short list below
// the field, of which the arrows choose one and Enter takes it.
type ahead struct {
	text    string
	version int64
	known   bool
	list    []session.ID
	more    int
	// chosen is the entry under the arrows, -1 while nobody used them.
	chosen int
	// meant is what the text alone means, zero where that isn't clear yet.
	meant session.ID
}

// mostAhead is how many entries the list has at the most.
const mostAhead = 8

// last is the reference that is being typed, and what stands before it.
func (f *fieldEdit) lastRef() (before, last string) {
	text := f.value()
	if f.field.Type != content.Refs {
		return "", text
	}
	i := strings.LastIndexAny(text, ",;+")
	return text[:i+1], text[i+1:]
}

// look works out what the text may mean, unless nothing has changed since.
func (f *fieldEdit) look(e session.Entry) *ahead {
	a := &f.ahead
	_, last := f.lastRef()
	version := e.State.KindVersion(f.field.Ref)
	if a.known && a.text == last && a.version == version {
		return a
	}
	text := strings.TrimSpace(last)
	if !a.known || a.text != last {
		a.chosen = -1
	}
	a.list, a.more = e.Matches(f.field.Ref, text, mostAhead, f.offers)
	a.meant = session.ID{}
	if text != "" && len(a.list) > 0 {
		a.meant, _ = e.ResolveAmong(f.field.Ref, text, f.offers)
	}
	if a.chosen >= len(a.list) {
		a.chosen = -1
	}
	a.text, a.version, a.known = last, version, true
	return a
}

// marked says that Enter would take an entry of the list.
func (a *ahead) marked(f *fieldEdit) bool { return a.known && (a.chosen >= 0 || !a.meant.IsZero()) }

// name is that entry's name.
func (a *ahead) name(e session.Entry, kind string) string {
	id := a.meant
	if a.chosen >= 0 && a.chosen < len(a.list) {
		id = a.list[a.chosen]
	}
	return shown(e.Name(kind, id))
}

// choose moves among the entries; taken is false where there are none, and the
// arrow is somebody else's.
func (f *fieldEdit) choose(msg tea.KeyPressMsg, e session.Entry) (taken bool) {
	if f.field.Ref == "" || !key.Matches(msg, keys.up, keys.down) {
		return false
	}
	a := f.look(e)
	if len(a.list) == 0 {
		return false
	}
	at := a.chosen
	if at < 0 {
		at = slices.Index(a.list, a.meant)
	}
	if key.Matches(msg, keys.down) {
		at++
	} else {
		at--
	}
	a.chosen = max(0, min(at, len(a.list)-1))
	return true
}

// complete puts the entry that is marked in the place of what was typed for it.
func (f *fieldEdit) complete(e session.Entry) {
	if f.field.Ref == "" {
		return
	}
	a := f.look(e)
	if !a.marked(f) {
		return
	}
	id := a.meant
	if a.chosen >= 0 {
		id = a.list[a.chosen]
	}
	before, _ := f.lastRef()
	if before != "" {
		before += " "
	}
	f.set(before + e.Spell(f.field.Ref, id))
	a.chosen = -1
}

// aheadView is the list below the field, at most h lines.
func (f *fieldEdit) aheadView(t *theme, e session.Entry, w, h int) []string {
	a := f.look(e)
	if f.err != nil || len(a.list) == 0 || h < helpLines {
		return f.help(t, e, w)
	}
	n := min(len(a.list), h)
	top := max(0, a.chosen-n+1)
	var lines []string
	for i := top; i < top+n; i++ {
		name := fit(e.Name(f.field.Ref, a.list[i]), max(w-2, 1))
		switch {
		case i == a.chosen || a.chosen < 0 && a.list[i] == a.meant:
			lines = append(lines, t.accent(f.stage).Render(t.sign("▌", ">"))+" "+t.chosen.Render(name))
		default:
			lines = append(lines, "  "+name)
		}
	}
	if more := a.more + len(a.list) - top - n; more > 0 {
		lines[len(lines)-1] = spread(lines[len(lines)-1], t.muted.Render("and "+itoa(more)+" more"), w)
	}
	return fill(lines, helpLines)
}
