package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// plainForm is one list of an activity, filled line by line: what an instrument
// is on the screen. Where there is an instrument for it, the form writes through
// that, so that both keep the same records.
type plainForm interface {
	// prompt says what the next line is taken for, complete in itself.
	prompt() string
	// line takes a line, which may be empty. An error says why it was not kept.
	line(text string) (tea.Cmd, error)
	// leave keeps what is half entered when something else is turned to; final
	// says that the session is closed.
	leave(final bool) tea.Cmd
}

// Beside that a form may be more.
type (
	// plainKeeper can keep a line as it was typed, where its beginning names
	// somebody who is not here.
	plainKeeper interface {
		plainForm
		keepAsTyped(text string) tea.Cmd
	}
	// plainLister lists what is captured in its own way, such as a tree.
	plainLister interface{ listed() []string }
	// plainDoer has commands of its own.
	plainDoer interface{ commands() []plainCommand }
	// plainRemover deletes a record and what hangs on it.
	plainRemover interface {
		remove(g *session.Gesture, r *session.Record) error
	}
	// plainFinder knows its records by more than their numbers.
	plainFinder interface {
		called(typed string) *session.Record
	}
	// plainHider holds records that are not to be said yet, such as the counts of
	// a vote before it is revealed. hides says why, and is nil otherwise.
	plainHider interface{ hides() error }
	// plainTeacher says once, where one comes to the list, how it is typed.
	plainTeacher interface{ howTo() string }
)

// plainMaker makes the form of one list of an activity.
type plainMaker func(p *plain, a *content.Activity, c *content.Capture) plainForm

// plainForms is the one list of them, by the instrument's word. An instrument
// without a form of its own is filled field by field, so that nothing the room
// says is lost.
var plainForms = map[string]plainMaker{
	content.InstrumentCards:     newPlainCards,
	content.InstrumentBoard:     newPlainBoard,
	content.InstrumentWhys:      newPlainWhys,
	content.InstrumentQuadrants: newPlainQuadrants,
	content.InstrumentBallot:    newPlainBallot,
	content.InstrumentDraw:      newPlainDraw,
	content.InstrumentGate:      newPlainGate,
	content.InstrumentOutside:   newPlainOutside,
	content.InstrumentStatement: newPlainStatement,
	content.InstrumentJourney:   newPlainJourney,
}

// form is what takes words now.
func (p *plain) form() plainForm {
	if p.over != nil {
		return p.over
	}
	return p.listForm()
}

// listForm is the form of the list, whatever is open over it.
func (p *plain) listForm() plainForm {
	k := madeKey{p.run.at.ID, p.run.list[p.run.at.ID]}
	if p.forms[k] == nil {
		p.forms[k] = p.makeForm(k.list)
	}
	return p.forms[k]
}

func (p *plain) makeForm(list int) plainForm {
	a := p.run.at
	if list >= len(a.Captures) {
		return &plainPage{p}
	}
	c := &a.Captures[list]
	if m := plainForms[c.InstrumentName(a)]; m != nil {
		return m(p, a, c)
	}
	return newPlainSheet(p, a, c)
}

// capture is the list that takes words now, nil where nothing is captured.
func (p *plain) capture() *content.Capture {
	if i := p.run.list[p.run.at.ID]; i < len(p.run.at.Captures) {
		return &p.run.at.Captures[i]
	}
	return nil
}

// plainPage is a place without a list. What is said there all the same becomes
// a card of the activity.
type plainPage struct{ *plain }

func (f *plainPage) prompt() string {
	if f.run.places() > 0 {
		return "/brief says the page as it stands; /lists goes back to what is written down here."
	}
	return "Nothing is written down here by itself; what you type is caught as a card."
}

func (f *plainPage) line(text string) (tea.Cmd, error) { return f.caught(text) }
func (f *plainPage) leave(bool) tea.Cmd                { return nil }

// caught keeps one line from anywhere.
func (p *plain) caught(text string) (tea.Cmd, error) {
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	card, err := session.ParseCard(p.desk().state, text)
	if err != nil {
		return nil, err
	}
	c := &catch{env: p.env, run: p.run}
	cmd, _ := p.write(func() tea.Cmd { return c.write(card) })
	if p.desk().view != "" {
		return cmd, nil
	}
	return tea.Batch(cmd, say(toneDone, "Caught. It is a card of "+p.run.at.ID+".")), nil
}

// unsaidError is a line that was not kept because its beginning names nobody
// here.
type unsaidError struct{ error }

func (e *unsaidError) Unwrap() error { return e.error }

// heldLine is a line that waits to be put right.
type heldLine struct {
	form plainKeeper
	text string
}

// mendHeld puts another alias before a line that waits for one, or keeps the
// line as it was typed. It says whether that took the whole of what was typed
// now.
func (p *plain) mendHeld(typed string) (taken bool) {
	held := p.held
	alias := strings.TrimRight(strings.TrimSpace(typed), ":")
	if card, err := session.ParseCard(p.desk().state, alias+": x"); err == nil && card.Text == "x" {
		p.held = heldLine{}
		_, said, _ := strings.Cut(held.text, ":")
		cmd, err := held.form.line(alias + ":" + said)
		p.carry(cmd)
		if err != nil {
			p.tell(toneError, sentence(err))
			p.held = held
		}
		return true
	}
	p.keepHeld()
	return false
}

// keepHeld keeps a line that waits as it was typed.
func (p *plain) keepHeld() {
	held := p.held
	p.held = heldLine{}
	p.say.line("As it was typed: " + held.text)
	p.carry(held.form.keepAsTyped(held.text))
}

// nobody wraps the refusal of a prefix, so that the line can wait to be mended.
func nobody(err error) error {
	if err == nil {
		return nil
	}
	return &unsaidError{err}
}

// keptText confirms records that were just kept.
func (p *plain) keptText(list []*session.Record) string {
	if len(list) == 0 {
		return ""
	}
	numbers := make([]string, len(list))
	for i, r := range list {
		numbers[i] = p.numberOf(r)
	}
	return "Kept " + andList(numbers) + "."
}
