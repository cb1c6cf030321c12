package ui

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
	"doorstep/session/store"
)

// library says which sessions there are.
func (p *plain) library() { p.carry(findCmd(p.env.cfg.Dirs)) }

// foundSessions says them as a numbered list, the last changed first.
func (p *plain) foundSessions(msg foundMsg) {
	p.found = msg.list
	l := &library{env: p.env, list: msg.list, stages: msg.stages}
	var lines []string
	switch {
	case len(msg.list) == 0:
		lines = append(lines, "Lead thirty officers through a day in a citizen's shoes.")
		for _, dir := range p.env.cfg.Dirs {
			lines = append(lines, "No session in "+shown(dir)+".")
		}
	default:
		lines = append(lines, plural(len(msg.list), "session", "sessions")+", the last changed first.")
	}
	for i, info := range msg.list {
		text := l.plainRow(info)
		if slices.ContainsFunc(msg.list, func(x store.Info) bool { return x.Title == info.Title && x.Path != info.Path }) {
			text = strings.TrimSuffix(text, ".") + ", in " + shown(filepath.Base(info.Path)) + "."
		}
		lines = append(lines, itoa(i+1)+". "+text)
	}
	for _, err := range msg.errs {
		lines = append(lines, "Note: "+sentence(err))
	}
	ways := "new and a title begins a workshop. practice opens the practice session: a whole workshop, invented, to try things in. quit leaves."
	if len(msg.list) > 0 {
		ways = "A number opens that session. " + ways
	}
	p.say.list(append(lines, ways))
}

// plainRow is one session of the library on a line.
func (l *library) plainRow(i store.Info) string {
	title := i.Title
	if title == "" {
		title = fileTitle(i.Path)
	}
	text := shown(title)
	if i.Err != nil {
		return text + ", not opened: " + sentence(i.Err)
	}
	if i.Place != "" {
		text += ", " + shown(i.Place)
	}
	text += ". Reached " + l.stage(i.Stage) + ". " + plural(i.People, "person", "people") + ", " + plural(i.Cards, "card", "cards") + "."
	if n := l.dueIn(i); n > 0 {
		text += " " + plural(n, "commitment is", "commitments are") + " due; due and its number opens the follow-up."
	}
	return text + " Last change " + i.Modified.Local().Format("2 Jan 2006 15:04") + "."
}

// inLibrary does what a line says while no session is open. There a command
// needs no stroke.
func (p *plain) inLibrary(text string) {
	word, arg, _ := strings.Cut(strings.TrimSpace(text), " ")
	if word == "" {
		p.library()
		return
	}
	if _, err := strconv.Atoi(word); err == nil {
		word, arg = "open", word
	}
	p.command(word + " " + arg)
}

// openNumber opens a session of the list, or a file that is named.
func (p *plain) openNumber(arg string) tea.Cmd {
	n, err := strconv.Atoi(arg)
	switch {
	case arg == "":
		return say(toneInfo, "Which one? Type its number.")
	case err == nil && (n < 1 || n > len(p.found)):
		return say(toneError, "There is no session "+itoa(n)+" in the list.")
	case err == nil && p.found[n-1].Err != nil:
		return say(toneError, sentence(p.found[n-1].Err))
	case err == nil:
		return openCmd(p.found[n-1].Path, p.env.cfg.Store)
	}
	return openCmd(strings.Trim(arg, `"'`), p.env.cfg.Store)
}

// openDue opens a session at its follow-up.
func (p *plain) openDue(arg string) tea.Cmd {
	l := &library{env: p.env}
	n, err := strconv.Atoi(arg)
	if err != nil || n < 1 || n > len(p.found) || l.dueIn(p.found[n-1]) == 0 {
		return say(toneInfo, "Type the number of a session that has commitments due; the list says which.")
	}
	p.env.cfg.At = FollowUpActivity
	return openCmd(p.found[n-1].Path, p.env.cfg.Store)
}

// create makes a session, asking for a title if none was typed.
func (p *plain) create(arg string) tea.Cmd {
	title, _ := session.Valid(strings.TrimSpace(arg))
	if title == "" {
		p.asks(&plainQuestion{prompt: "What is this workshop called? The next line is its title; an empty one begins none.", left: "No workshop was begun.", other: p.commandAlone, answer: func(typed string) tea.Cmd {
			if strings.TrimSpace(typed) == "" {
				return say(toneInfo, "No workshop was begun. It needs a title, which can be changed later.")
			}
			return p.create(typed)
		}})
		return nil
	}
	dir := p.env.cfg.Dirs[len(p.env.cfg.Dirs)-1]
	p.say.line("It will be kept in " + filepath.Join(dir, FileName(title, 1)) + ".")
	return createCmd(dir, freshSession(title), p.env.cfg.Store, nil)
}

func (p *plain) practice(string) tea.Cmd {
	p.env.cfg.At = FirstActivity
	return practiceCmd(p.env)
}

// opened puts a session on the desk and says where the workshop stands.
func (p *plain) opened(msg openedMsg) {
	p.dropQuestion()
	d := msg.desk(p.env.src)
	p.env.desk, p.found = d, nil
	p.run, p.forms, p.told = newRun(p.env), map[madeKey]plainForm{}, plainTold{}
	p.over, p.ask, p.held, p.prompted, p.present = nil, nil, heldLine{}, "", nil
	p.clock.rung = rungAt{}
	go p.listen(d.doc)
	p.say.line("Opened " + shown(d.session().Title) + ".")
	w := welcome(d)
	p.tell(w.tone, w.text)
	p.carry(d.pauseLeftover())
	p.here()
}

func (p *plain) openFailed(err error) {
	p.env.desk = nil
	p.tell(toneError, sentence(err))
	if p.env.cfg.Path != "" && p.run == nil {
		p.result, p.ended = err, true // nothing else was asked for
		return
	}
	p.library()
}
