package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// What can be typed in one line of a sheet though it fills several fields: who
// was sent where, and who promises what by when.

// sheetOf is the visit that an alias means in the place of its service.
func (s *sheet) sheetOf(typed string) (session.Patch, bool) {
	if s.edit.field.ID != "service" {
		return nil, false
	}
	return session.SheetOf(s.env.desk.state, s.capture().Kind, typed)
}

// means says what a line means beyond its own field, "" where it means no more.
func (s *sheet) means(typed string) string {
	if s.promised() {
		return s.promiseMeans(typed)
	}
	p, ok := s.sheetOf(typed)
	if !ok {
		return ""
	}
	return shown(s.env.desk.entry().Format(&content.Field{Type: content.Ref, Ref: session.KindAssignment}, session.Normal(p["assignment"])))
}

// promised says that the field takes a promise, with its owner and its day.
func (s *sheet) promised() bool {
	return s.capture().Kind == session.KindAction && s.edit.field.ID == "text"
}

// promise reads one, without fields that the list does not have.
func (s *sheet) promise(typed string) (session.Patch, error) {
	d := s.env.desk
	p, err := session.Promise(d.state, typed, d.today())
	for _, f := range []string{"owner", "due", "table"} {
		if err == nil && p[f] != nil && s.capture().Field(f) == nil {
			return session.Patch{"text": strings.TrimSpace(typed)}, nil
		}
	}
	if err == nil && p["text"] == nil {
		p["text"] = nil // it was emptied
	}
	return p, err
}

// promiseMeans names whom and which day a line sets.
func (s *sheet) promiseMeans(typed string) string {
	p, err := s.promise(typed)
	if err != nil {
		return ""
	}
	var parts []string
	for _, f := range []string{"owner", "table", "due"} {
		if v := p[f]; v != nil {
			parts = append(parts, shown(s.env.desk.entry().Format(s.capture().Field(f), session.Normal(v))))
		}
	}
	return strings.Join(parts, ", ")
}

// dayHint says that the day in a promise that was just kept could not be read;
// nil where there is none, or it could.
func (s *sheet) dayHint() tea.Cmd {
	if !s.promised() {
		return nil
	}
	if text := dayUnread(s.capture(), s.edit.value(), s.env.desk.today()); text != "" {
		return say(toneWarn, text)
	}
	return nil
}

// dayUnread is that hint for a promise as it was typed, "" where there is none.
func dayUnread(c *content.Capture, typed, today string) string {
	due, day := c.Field("due"), session.UnreadDay(typed, today)
	if due == nil || day == "" {
		return ""
	}
	return "“" + fit(shown(day), 24) + "” is no date: it stays in the words. Fill in " + shown(due.Label) + "."
}
