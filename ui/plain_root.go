package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// root marks an answer as a root cause: its fields are asked one by one, and
// written in one gesture, as on the screen. One that is marked already can lose
// the mark.
func (f *plainWhys) root(arg string) tea.Cmd {
	r, err := f.recordCalled(arg)
	if err != nil {
		return say(toneError, sentence(err))
	}
	f.dropQuestion()
	y := f.whys
	y.chosen = r.ID
	cmd := y.openMark()
	y.chosen = session.ID{}
	if y.mark != nil {
		f.askMark()
	}
	return cmd
}

// askMark asks for the next field of the mark.
func (f *plainWhys) askMark() {
	m := f.whys.mark
	field := m.field()
	text := "Root cause. " + shown(field.Label) + "."
	if m.was != nil {
		if v := shown(f.desk().entry().Format(field, m.was.Value(field.ID))); v != "" {
			text = "Root cause. " + shown(field.Label) + ", now " + v + "."
		}
		text += " - takes the mark away."
	}
	if hint := shown(field.Hint); hint != "" {
		text += " " + hint
	}
	if !m.typing() {
		text += " " + choicesText(letters(field.Choices), field.Choices)
	}
	f.asks(&plainQuestion{prompt: text, answer: f.answerMark, leave: f.whys.leaveMark})
}

// answerMark takes one field; an empty line leaves it out.
func (f *plainWhys) answerMark(typed string) tea.Cmd {
	y, m := f.whys, f.whys.mark
	typed = strings.TrimSpace(typed)
	var cmd tea.Cmd
	switch {
	case typed == "-" && m.was != nil:
		y.mark = nil
		return tea.Batch(
			f.desk().do(y.activity.ID, func(g *session.Gesture) error { return session.UnmarkRoot(g, m.why) }),
			say(toneInfo, "No root cause any more. Ctrl+Z brings the mark back."),
		)
	case typed == "":
		cmd = y.nextMark()
	case m.typing():
		m.line.set(typed)
		m.note()
		cmd = y.nextMark()
	default:
		id, err := f.choice(typed)
		if err != nil {
			f.askMark()
			return say(toneError, sentence(err)+" That line is kept nowhere.")
		}
		m.set[m.field().ID] = id
		cmd = y.nextMark()
	}
	if y.mark != nil {
		f.askMark()
		return cmd
	}
	return tea.Batch(cmd, say(toneDone, "Marked as a root cause."))
}

// choice reads a letter or a word of the field that is asked.
func (f *plainWhys) choice(typed string) (string, error) {
	field := f.whys.mark.field()
	for i, l := range letters(field.Choices) {
		if strings.EqualFold(typed, l) {
			return field.Choices[i].ID, nil
		}
	}
	v, err := f.desk().entry().Parse(field, typed)
	id, _ := v.(string)
	return id, err
}
