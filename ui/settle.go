package ui

import (
	"strings"

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

// alsoWritten is what the other laptop wrote, under the field, in n lines. Two
// wordings often differ only at their ends: of one that is too long, the words
// that both begin with give way.
func (t *theme) alsoWritten(own, other string, w, n int) []string {
	const head = "also written: "
	lines := wrap(head+other, max(w, 8))
	if len(lines) > n {
		lines = wrap(head+t.sign("…", "...")+" "+afterCommonWords(own, other), max(w, 8))
	}
	lines = lines[:min(len(lines), n)]
	for i, l := range lines {
		lines[i] = t.warn.Render(l)
	}
	return fill(lines, n)
}

// afterCommonWords is a text from the first word on in which it differs from
// another.
func afterCommonWords(own, text string) string {
	a, b := strings.Fields(own), strings.Fields(text)
	n := 0
	for n < len(a) && n < len(b)-1 && a[n] == b[n] {
		n++
	}
	return strings.Join(b[n:], " ")
}
