package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// minutesEdit is a length of time being typed for an activity.
type minutesEdit struct {
	line
	open     bool
	activity *content.Activity
	err      error
}

func (m *minutesEdit) start(a *content.Activity, typed string) {
	*m = minutesEdit{line: newLine(), open: true, activity: a}
	m.set(typed)
}

// update takes a key; Enter plans the activity so long, and empty as the method
// has it.
func (m *minutesEdit) update(d *desk, msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch {
		case key.Matches(k, keys.back):
			m.open = false
			return nil
		case key.Matches(k, keys.keep):
			return m.keep(d)
		}
	}
	m.err = nil
	m.line.update(msg)
	return nil
}

func (m *minutesEdit) keep(d *desk) tea.Cmd {
	if strings.TrimSpace(m.value()) == "" {
		m.open = false
		return d.plan(m.activity, session.Patch{"planned_min": nil})
	}
	n, err := session.ParseMinutes(m.value())
	if err != nil {
		m.err = err
		return nil
	}
	m.open = false
	return d.planMinutes(m.activity, n)
}

// view is the line with what is wrong with it, on one line.
func (m *minutesEdit) view(t *theme, w int) view {
	return typedLine(t, &m.line, "Minutes of "+m.activity.ID, "80, 1h20 or 1:20; empty for the method's own", m.err, w)
}

// typedLine draws a label, the line behind it, and below it what is wrong with
// it, or how it is typed.
func typedLine(t *theme, l *line, label, how string, err error, w int) view {
	head := " " + t.key.Render(label) + t.sign(" › ", " > ")
	v := prefixed(head, l.view(max(w-width(head)-1, 1)))
	note := t.muted.Render(how)
	if err != nil {
		note = t.bad.Render(sentence(err))
	}
	v.lines = append(v.lines, " "+cut(note, w-1))
	return v
}
