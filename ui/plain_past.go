package ui

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// plainPresent is what is put aside while the workshop is looked at as it was.
type plainPresent struct {
	env   *env
	run   *run
	forms map[madeKey]plainForm
	when  string
}

// live is the session as it is now, also while the past is looked at; nil in the
// library.
func (p *plain) live() *desk {
	if p.present != nil {
		return p.present.env.desk
	}
	return p.desk()
}

// history says what was done, the latest first, each with the number that /then
// and /putback take.
func (p *plain) history(arg string) tea.Cmd {
	h := &history{env: p.env}
	h.read()
	p.told.past = p.told.past[:0]
	var lines []string
	for _, x := range h.list {
		p.told.past = append(p.told.past, x.change)
		text := itoa(len(p.told.past)) + ". " + time.UnixMilli(x.change.At).Local().Format("2 Jan 15:04") + ": "
		if session.Unrevealed(p.desk().state, x.change) {
			text += "a count that is not revealed yet"
		} else {
			text += x.text
		}
		if x.change.Activity != "" {
			text += ", in " + shown(x.change.Activity)
		}
		if word := strings.ToLower(arg); word == "" || strings.Contains(strings.ToLower(text), word) {
			lines = append(lines, stopped(text))
		}
	}
	if len(lines) == 0 {
		return say(toneInfo, "Nothing in the history holds “"+shown(arg)+"”.")
	}
	p.say.list(append(lines, "/then and a number says the workshop as it was then, /putback and a number puts that one record back."))
	return nil
}

// changeCalled is a change by its number in what /history last said.
func (p *plain) changeCalled(arg string) (*session.Change, error) {
	n, err := strconv.Atoi(strings.TrimSpace(arg))
	if err != nil || n < 1 || n > len(p.told.past) {
		return nil, errors.New("type a number that /history has said; nothing was changed")
	}
	return p.told.past[n-1], nil
}

// putBack puts a record back as it was after a change.
func (p *plain) putBack(arg string) tea.Cmd {
	c, err := p.changeCalled(arg)
	if err != nil {
		return say(toneError, sentence(err))
	}
	d := p.desk()
	switch {
	case d.view != "":
		return say(toneWarn, d.view)
	case c.Op != session.OpSet:
		return say(toneInfo, "That change names a person or removes something for good, so it can't be put back from here.")
	case session.Unrevealed(d.state, c):
		return say(toneInfo, sentence(errHidden))
	}
	h := &history{env: p.env}
	h.read()
	h.row = slices.IndexFunc(h.list, func(x done) bool { return x.change == c })
	if h.row < 0 {
		return say(toneInfo, "That change is gone; /history says what there is.")
	}
	return h.restore()
}

// then looks at the workshop as it was after a change. Nothing can be written
// there, and /now comes back.
func (p *plain) then(arg string) tea.Cmd {
	c, err := p.changeCalled(arg)
	if err != nil {
		return say(toneError, sentence(err))
	}
	p.letGo()
	was, ok := newPast(p.env, c).(*past)
	if !ok {
		return nil
	}
	p.present = &plainPresent{p.env, p.run, p.forms, was.when}
	p.env, p.run, p.forms = was.run.env, was.run, map[madeKey]plainForm{}
	p.desk().view = "This is how it was; nothing can be written in the past. /now comes back."
	p.here()
	p.say.line("Everything can be said here, and nothing written. /now comes back.")
	return nil
}

// now comes back from the past.
func (p *plain) now(string) tea.Cmd {
	if p.present == nil {
		return say(toneInfo, "This is now.")
	}
	p.comeBack()
	p.here()
	return nil
}

func (p *plain) comeBack() {
	if p.present == nil {
		return
	}
	was := p.present
	p.env, p.run, p.forms, p.present = was.env, was.run, was.forms, nil
	p.over, p.ask, p.held, p.prompted = nil, nil, heldLine{}, ""
}

// inPast are the commands that there are while the past is looked at.
var inPast = []string{
	"next", "back", "go", "agenda", "day", "where", "script", "more", "lists", "list", "totals", "table", "find", "evidence",
	"journey", "thread", "mirror", "empty", "now", "close", "help", "quit",
}
