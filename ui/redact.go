package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// redact removes a record for good: from the lists, the history, the file and
// this laptop. It is the one thing that can't be undone, and so the one that
// asks.
type redact struct {
	env    *env
	record *session.Record
	// words takes what a person said along with the person.
	words bool
}

func newRedact(e *env, r *session.Record) screen { return &redact{env: e, record: r} }

func (r *redact) Init() tea.Cmd       { return nil }
func (r *redact) Typing() bool        { return false }
func (r *redact) Head(w int) []string { return titleHead(r.env, "Remove for good", "", w) }
func (r *redact) About() string {
	return "Removes a record from the lists, the history, the file, the backups that were made beside it and this laptop. Copies elsewhere, on sticks and in mails, still hold it; when they are merged it does not come back."
}

func (r *redact) Keys() []key.Binding {
	return []key.Binding{when(as(keys.tick, "their words as well"), r.person()), as(keys.remove, "remove for good"), as(keys.back, "keep it")}
}

func (r *redact) person() bool { return r.record.Kind == session.KindParticipant }

func (r *redact) Update(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok:
	case key.Matches(k, keys.back):
		return r.env.back(nil)
	case key.Matches(k, keys.tick) && r.person():
		r.words = !r.words
	case key.Matches(k, keys.remove) && r.env.desk.view != "":
		return say(toneWarn, r.env.desk.view)
	case key.Matches(k, keys.remove):
		cmd := r.env.desk.do(r.record.Activity, func(g *session.Gesture) error {
			if r.person() {
				return g.RedactPerson(r.record.ID, r.words)
			}
			return g.Redact(r.record.Kind, r.record.ID)
		})
		return r.env.back(tea.Batch(cmd, say(toneDone, "Removed for good. Copies elsewhere still hold it.")))
	}
	return nil
}

func (r *redact) View(w, h int) view {
	t := r.env.theme
	name := session.KindWord(r.record.Kind) + " #" + r.record.Label
	if r.person() {
		name = shown(r.record.Str("alias"))
	}
	lines := []string{"", "  " + t.bold.Render("Remove "+name+" for good?"), ""}
	para := func(text string) {
		for _, l := range wrap(text, max(min(w-6, 74), 8)) {
			lines = append(lines, "  "+l)
		}
		lines = append(lines, "")
	}
	if text := r.record.Text(); text != "" && !r.person() {
		for _, l := range wrap(session.OneLine(text), max(min(w-8, 72), 8)) {
			lines = append(lines, "    "+t.muted.Render(l))
		}
		lines = append(lines, "")
	}
	para("This can't be undone. It goes from the lists, the history, the file, its backups and this laptop, and does not come back when an older copy is merged.")
	if r.person() {
		para("The name goes, and all that is known of the person. What the person said stays under the alias, unless you choose otherwise:")
		box := "[ ] "
		if r.words {
			box = "[x] "
		}
		lines = append(lines, "  "+box+"remove what "+name+" said as well", "")
	}
	lines = append(lines, "  "+t.key.Render("ctrl+d")+" removes it.  "+t.key.Render("esc")+" keeps it.")
	return view{lines: clip(lines, w, h)}
}
