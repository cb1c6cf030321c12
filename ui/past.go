package ui

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// past is the workshop as it was right after a change: every activity can be
// looked at, and nothing can be written.
type past struct {
	*run
	when string
}

// newPast folds the log up to a change, in the order in which changes outrank
// one another.
func newPast(e *env, c *session.Change) screen {
	d := e.desk
	then := *e
	then.desk = &desk{
		doc: d.doc, pack: d.pack, src: d.src, opened: d.opened,
		state: session.AsItWas(d.state, c),
		view:  "This is how it was; nothing can be written in the past. Esc goes back.",
	}
	p := &past{newRun(&then), time.UnixMilli(c.At).Local().Format("2 Jan 2006 15:04")}
	if act := d.pack.Activity(c.Activity); act != nil {
		p.run.at = act
	}
	return p
}

// Init does not start the clock: in the past it stands.
func (p *past) Init() tea.Cmd { return nil }

func (p *past) About() string {
	return "The workshop as it was at a moment. F4 and F3 go through the activities, F6 through their lists; nothing can be written. Esc goes back to the history."
}

func (p *past) Typing() bool { return false }

func (p *past) Keys() []key.Binding {
	return []key.Binding{keys.prev, keys.next, when(keys.list, p.places() > 1), keys.up, keys.down, as(keys.back, "to the history")}
}

// Head is the run screen's, with the moment where the clock was.
func (p *past) Head(w int) []string {
	t := p.env.theme
	head := p.run.Head(w)
	title := t.accent(p.at.Stage).Bold(true).Render(numberOf(p.at)) + t.bold.Render(shown(p.at.Title))
	head[1] = spread(" "+title, t.warn.Render("AS IT WAS "+p.when)+" ", w)
	return head
}

func (p *past) Update(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return p.run.Update(msg)
	}
	switch {
	case key.Matches(k, keys.back):
		return p.env.back(nil)
	case key.Matches(k, keys.prev, keys.next, keys.list, keys.scriptUp, keys.scriptDown, keys.layout, keys.up, keys.down, keys.left, keys.right, keys.first, keys.last, keys.form):
		return p.run.key(k)
	}
	return nil
}

// Leave keeps nothing: nothing was written.
func (p *past) Leave(bool) tea.Cmd { return nil }
