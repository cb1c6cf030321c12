package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// statement captures fill-in sentences: the wordings so far stand above, side
// by side where there is room, and the blanks are filled below.
type statement struct {
	*sheet
}

func newStatement(e *env, a *content.Activity, c *content.Capture) instrument {
	s := newSheet(e, a, c).(*sheet)
	s.form = true
	if n := len(s.records()); n > 0 {
		s.row = n - 1
	}
	return &statement{s}
}

func (s *statement) Keys() []key.Binding {
	has := s.current() != nil
	return []key.Binding{
		as(keys.keep, "fill in"), keys.tab, when(as(keys.newln, "new wording"), has),
		when(keys.remove, has && !s.edit.open), when(as(keys.back, "drop the edit"), s.edit.open),
		as(keys.right, "other wording"),
	}
}

func (s *statement) Update(msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok && key.Matches(k, keys.form) {
		return nil // a statement has one form only
	}
	return s.sheet.Update(msg)
}

// View draws the sentences, then the blanks of the chosen one.
func (s *statement) View(w, h int) view {
	t := s.env.theme
	blanks := min(len(s.capture().Fields)+3, h*2/3)
	above := s.sentences(t, w, h-blanks-1)
	var v view
	if len(above) > 0 && h-blanks > 2 {
		v.lines = append(above, t.muted.Render(t.rule(w)))
	}
	v.add(s.sheet.View(w, max(h-len(v.lines), 1)))
	v.lines = clip(v.lines, w, h)
	return v
}

// sentences are the records as sentences. Versions of the problem stand side
// by side, whichever activity wrote them, so that the room sees how its words
// changed. Where they would be cut, fewer stand there, the chosen one among
// them.
func (s *statement) sentences(t *theme, w, h int) []string {
	list := s.peers()
	if len(list) == 0 || h < 2 {
		return nil
	}
	for n := min(len(list), max(1, w/34)); ; n-- {
		lines := s.abreast(t, s.around(list, n), w/n-2)
		if len(lines) <= h || n == 1 {
			return lines[:min(len(lines), h)]
		}
	}
}

// around are n of the records, the chosen one among them.
func (s *statement) around(list []*session.Record, n int) []*session.Record {
	end := len(list)
	for i, r := range list {
		if cur := s.current(); cur != nil && cur.ID == r.ID {
			end = min(len(list), max(i+1, n))
		}
	}
	return list[end-n : end]
}

// abreast sets the sentences beside one another, each so many cells wide.
func (s *statement) abreast(t *theme, list []*session.Record, each int) []string {
	var cols [][]string
	tall := 0
	for _, r := range list {
		head := t.muted.Render(s.head(r))
		if cur := s.current(); cur != nil && cur.ID == r.ID {
			head = t.accent(s.activity.Stage).Bold(true).Render(s.head(r))
		}
		cols = append(cols, append([]string{head}, wrap(s.sentence(r), each)...))
		tall = max(tall, len(cols[len(cols)-1]))
	}
	lines := make([]string, tall)
	for i := range lines {
		var parts []string
		for _, c := range cols {
			cell := ""
			if i < len(c) {
				cell = c[i]
			}
			parts = append(parts, pad(cell, each))
		}
		lines[i] = strings.TrimRight(strings.Join(parts, "  "), " ")
	}
	return lines
}

// peers are the records to be seen together: all versions of the problem, or
// the capture's own.
func (s *statement) peers() []*session.Record {
	if s.capture().Kind != session.KindProblem {
		return s.records()
	}
	table := session.ID{}
	if r := s.current(); r != nil {
		table = r.Ref("table")
	}
	var list []*session.Record
	for v := 1; v <= 3; v++ {
		for _, r := range s.env.desk.state.Kind(session.KindProblem) {
			if n, _ := r.Int("version"); n == v && r.Ref("table") == table {
				list = append(list, r)
			}
		}
	}
	return list
}

var problemHeads = []string{"", "1 as the office says it", "2 as the room redefines it", "3 after the citizen's view"}

func (s *statement) head(r *session.Record) string {
	if r.Kind == session.KindProblem {
		if v, _ := r.Int("version"); v >= 1 && v < len(problemHeads) {
			return problemHeads[v]
		}
	}
	head := "#" + r.Label
	if t := s.env.desk.state.Get(session.KindTable, r.Ref("table")); t != nil {
		head += " " + shown(t.Text())
	}
	return head
}

// sentence is the record said aloud; what is not filled in yet is a blank.
func (s *statement) sentence(r *session.Record) string {
	blank := func(field string) string {
		if v := r.Str(field); v != "" {
			return session.OneLine(v)
		}
		return "____"
	}
	switch r.Kind {
	case session.KindPOV:
		return blank("who") + ", " + blank("situation") + ", needs " + blank("need") + " because " + blank("insight") + "."
	case session.KindProblem:
		return blank("statement")
	}
	return session.OneLine(r.Text())
}
