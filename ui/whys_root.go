package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// rootMark marks an answer as a root cause, field by field: one letter says
// whose it is to fix, one what would move it; then come the words. All of it is
// one gesture, made at the end.
type rootMark struct {
	why    session.ID
	was    *session.Record
	fields []*content.Field
	at     int
	set    session.Patch
	line   line
}

// openMark begins to mark the answer that is meant.
func (y *whys) openMark() tea.Cmd {
	n := y.meant()
	if n == nil || y.roots == nil || y.editing {
		return nil
	}
	m := &rootMark{why: n.ID, was: y.wall.roots[n.ID], set: session.Patch{}, line: newLine()}
	for j := range y.roots.Fields {
		f := &y.roots.Fields[j]
		if f.Type == content.OneOf || f.Type == content.Line && f.ID != "text" {
			m.fields = append(m.fields, f)
		}
	}
	y.mark = m
	m.begin()
	if len(m.fields) == 0 {
		return y.keepMark()
	}
	return nil
}

func (m *rootMark) field() *content.Field { return m.fields[min(m.at, len(m.fields)-1)] }
func (m *rootMark) typing() bool          { return m.field().Type != content.OneOf }

// begin fills the line with what is known of the field.
func (m *rootMark) begin() {
	m.line = newLine()
	if m.was != nil && m.at < len(m.fields) && m.typing() {
		m.line.set(session.OneLine(m.was.Str(m.field().ID)))
	}
}

func (m *rootMark) paste(msg tea.PasteMsg) {
	if m.typing() {
		m.line.update(msg)
	}
}

func (m *rootMark) keys() []key.Binding {
	word := "next"
	if m.at == len(m.fields)-1 {
		word = "keep"
	}
	return []key.Binding{
		as(keys.keep, word), as(keys.back, "no change"),
		when(as(keys.remove, "no root cause after all"), m.was != nil),
	}
}

func (y *whys) markKey(msg tea.KeyPressMsg) tea.Cmd {
	m := y.mark
	switch {
	case key.Matches(msg, keys.back):
		y.mark = nil
		return nil
	case m.was != nil && key.Matches(msg, keys.remove):
		y.mark = nil
		why := m.why
		return tea.Batch(
			y.env.desk.do(y.activity.ID, func(g *session.Gesture) error { return session.UnmarkRoot(g, why) }),
			say(toneInfo, "No root cause any more. Ctrl+Z brings the mark back."),
		)
	case key.Matches(msg, keys.keep):
		if m.typing() {
			m.note()
		}
		return y.nextMark()
	case m.typing():
		m.line.update(msg)
		return nil
	}
	for i, l := range letters(m.field().Choices) {
		if pressed := typedRune(msg); strings.EqualFold(pressed, l) || pressed == itoa(i+1) {
			m.set[m.field().ID] = m.field().Choices[i].ID
			return y.nextMark()
		}
	}
	return nil
}

// note takes what stands in the line into the patch.
func (m *rootMark) note() {
	text, _ := session.Limit(strings.TrimSpace(m.line.value()))
	switch {
	case text != "":
		m.set[m.field().ID] = text
	case m.was != nil:
		m.set[m.field().ID] = nil
	}
}

func (y *whys) nextMark() tea.Cmd {
	m := y.mark
	if m.at++; m.at < len(m.fields) {
		m.begin()
		return nil
	}
	return y.keepMark()
}

// keepMark writes what has been said of the root cause so far.
func (y *whys) keepMark() tea.Cmd {
	m := y.mark
	y.mark = nil
	n := y.wall.tree.At(m.why)
	if n == nil {
		return nil
	}
	return y.env.desk.do(y.activity.ID, func(g *session.Gesture) error {
		return session.MarkRoot(g, n, m.set)
	})
}

// leaveMark keeps what has been said of the root cause when something else is
// shown; where that is nothing, nothing is marked.
func (y *whys) leaveMark() tea.Cmd {
	if y.mark.typing() {
		y.mark.note()
	}
	if len(y.mark.set) == 0 {
		y.mark = nil
		return nil
	}
	return y.keepMark()
}

// letters gives each choice a letter of its own to press: the first of its
// label that no other has taken, else its number.
func letters(choices []content.Choice) []string {
	taken := map[string]bool{}
	list := make([]string, len(choices))
	for i, c := range choices {
		list[i] = itoa(i + 1)
		for _, r := range strings.ToLower(c.Label) {
			if l := string(r); r >= 'a' && r <= 'z' && !taken[l] {
				taken[l], list[i] = true, l
				break
			}
		}
	}
	return list
}

// view draws the question that is being answered.
func (m *rootMark) view(t *theme, stage string, answer string, w int) view {
	v := view{lines: []string{cut(t.accent(stage).Bold(true).Render(t.sign("◆ ", "* ")+"Root cause")+"  "+fit(answer, max(w-14, 1)), w)}}
	f := m.field()
	if m.typing() {
		label := t.key.Render(shown(f.Label)) + t.sign(" › ", " > ")
		v.add(prefixed(label, m.line.view(max(w-width(label), 1))))
		v.lines = append(v.lines, t.muted.Render(fit(f.Hint, w)))
		return v
	}
	row := t.key.Render(shown(f.Label)) + "  "
	for i, c := range f.Choices {
		word := t.key.Render(letters(f.Choices)[i]) + " " + shown(c.Label)
		if m.was != nil && m.was.Str(f.ID) == c.ID {
			word = t.chosen.Render(letters(f.Choices)[i] + " " + shown(c.Label))
		}
		if width(row)+width(word) > w && width(row) > 0 {
			v.lines = append(v.lines, row)
			row = ""
		}
		row += word + "   "
	}
	v.lines = append(v.lines, row)
	return v
}
