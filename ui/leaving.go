package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// Leave keeps the length or the break that is being typed, as a note if it can't
// be kept as it was typed.
func (a *agenda) Leave(final bool) tea.Cmd {
	return tea.Batch(a.minutes.leave(a.env.desk, final), a.breaks.leave(a.env.desk, final))
}

// Leave keeps the length that is being typed.
func (c *clockScreen) Leave(final bool) tea.Cmd { return c.typed.leave(c.env.desk, final) }

// leave keeps a length that is open; an empty line says nothing.
func (m *minutesEdit) leave(d *desk, final bool) tea.Cmd {
	if !final || !m.open || strings.TrimSpace(m.value()) == "" {
		return nil
	}
	cmd := m.keep(d)
	if !m.open {
		return cmd
	}
	m.open = false
	return d.noteWords(m.activity.ID, "Minutes of "+m.activity.ID, m.value())
}

// leave keeps a break that is open.
func (b *breakEdit) leave(d *desk, final bool) tea.Cmd {
	if !final || !b.open || strings.TrimSpace(b.value()) == "" {
		return nil
	}
	cmd := b.keep(d)
	if !b.open {
		return cmd
	}
	b.open = false
	return d.noteWords("", "Day "+itoa(b.day), b.value())
}

// noteWords keeps words that have no place, as a card of their own.
func (d *desk) noteWords(activity, label, text string) tea.Cmd {
	return d.do(activity, func(g *session.Gesture) error {
		for _, part := range session.Split(label + ": " + text) {
			if _, err := g.Add(session.KindCard, session.Patch{"text": part, "kind": "note"}); err != nil {
				return err
			}
		}
		return nil
	})
}
