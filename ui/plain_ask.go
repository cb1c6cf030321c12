package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// plainQuestion is one question beside the forms. One with words is answered by
// those words alone, so that a line that was typed ahead, or was meant for the
// list, never says yes to anything. Where any line can be the answer, such as a
// title, there are none.
type plainQuestion struct {
	prompt string
	// words are those that answer it, in small letters. "no" and an empty line
	// leave it, and need not be among them.
	words []string
	// left is what is said when it is left without an answer.
	left   string
	answer func(text string) tea.Cmd
	// other says, of a question without words, that a line is plainly meant for
	// something else; nil where none can be.
	other func(text string) bool
	// leave keeps what was answered so far when something else is turned to;
	// nil where that is nothing.
	leave func() tea.Cmd
	// said says that nothing is to be said of it now, heard that it was said whole.
	said, heard bool
}

// leaveWord leaves a question that has words.
const leaveWord = "no"

// ways are the words that a person can type, as a part of a sentence.
func (q *plainQuestion) ways() string { return orList(append(slices.Clone(q.words), leaveWord)) }

// text is the question as it is asked now: whole the first time.
func (q *plainQuestion) text() string {
	if q.heard && q.words != nil {
		return "It is still asked: type " + q.ways() + "."
	}
	return q.prompt
}

// asks opens a question, in the place of one that may be open.
func (p *plain) asks(q *plainQuestion) {
	p.dropQuestion()
	p.ask = q
}

// askHow is said with the first question that has words.
const askHow = "Any other line leaves the question, and is taken as it would be without it."

// askText is what is said of the open question now.
func (p *plain) askText() string {
	ask := p.ask
	text := ask.text()
	if ask.words != nil && !p.taught {
		p.taught = true
		text += " " + askHow
	}
	ask.said, ask.heard = true, true
	return text
}

// askHelp is what the help says of the open question.
func (p *plain) askHelp() {
	switch ask := p.ask; {
	case ask == nil:
	case ask.words != nil:
		p.say.line("A question is open: " + ask.ways() + " answers it. " + askHow)
	default:
		p.say.line("A question is open, and the next line answers it.")
	}
}

// answered gives a line to the open question, or to where it would have gone
// without it.
func (p *plain) answered(text string) {
	ask := p.ask
	word := strings.ToLower(strings.Join(strings.Fields(text), " "))
	word = strings.TrimRight(word, ".!")
	switch {
	case ask.words == nil && (ask.other == nil || !ask.other(text)):
		p.ask = nil
		p.carry(ask.answer(text))
	case ask.words != nil && slices.Contains(ask.words, word):
		p.ask = nil
		p.carry(ask.answer(word))
	case ask.words != nil && (word == "" || word == leaveWord):
		p.dropQuestion()
	default:
		p.dropQuestion()
		p.say.line("That was no answer, so it is taken as any other line.")
		p.plainly(text)
	}
}

// plainly takes a line where no question is open.
func (p *plain) plainly(text string) {
	if p.desk() == nil {
		p.inLibrary(text)
		return
	}
	p.words(text)
}

// aside does what is not an answer. A question stays open and is said again,
// unless what it is about may be another thing by now: something was written, or
// another list takes the words.
func (p *plain) aside(do func()) {
	ask, before := p.ask, p.askedOf()
	do()
	switch {
	case ask == nil || p.ask != ask:
	case p.askedOf() != before:
		p.dropQuestion()
	default:
		ask.said = false
	}
}

// askedAbout is what a question was asked of.
type askedAbout struct {
	desk    *desk
	form    plainForm
	version int64
}

func (p *plain) askedOf() askedAbout {
	d := p.desk()
	if d == nil {
		return askedAbout{}
	}
	return askedAbout{d, p.form(), d.state.Version()}
}

// dropQuestion leaves an open question for something else, and says what that
// means.
func (p *plain) dropQuestion() {
	ask := p.ask
	if ask == nil {
		return
	}
	p.ask = nil
	if ask.leave != nil {
		p.carry(ask.leave())
	}
	if ask.left != "" {
		p.say.line(ask.left)
	}
}

// commandAlone says that a line is nothing but a command of the library, as the
// list of sessions has just named them.
func (p *plain) commandAlone(text string) bool {
	word := strings.ToLower(strings.TrimSpace(text))
	return slices.ContainsFunc(p.available(), func(c plainCommand) bool { return c.name == word })
}
