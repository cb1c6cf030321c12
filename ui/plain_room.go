package ui

import (
	"path/filepath"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
	"doorstep/session/brief"
)

// roomTexts are what the room's screen does.
var roomTexts = map[string]string{
	session.ScreenFollows: "The room's screen follows what is done here.",
	session.ScreenFrozen:  "The room's screen stays as it is.",
	session.ScreenBlank:   "The room's screen is blank.",
	session.ScreenPlan:    "The room sees the plan.",
}

// room says what the room's screen does, or has it do something else.
func (p *plain) room(arg string) tea.Cmd {
	d := p.desk()
	to, known := map[string]string{
		"follow": session.ScreenFollows, "freeze": session.ScreenFrozen, "blank": session.ScreenBlank, "plan": session.ScreenPlan,
	}[strings.ToLower(strings.TrimSpace(arg))]
	switch {
	case strings.EqualFold(arg, "window"):
		return p.roomWindow()
	case arg == "":
		return say(toneInfo, roomTexts[session.Screen(d.state)]+" /room window opens it; freeze, blank, plan and follow say what it does.")
	case !known:
		return say(toneError, "The room's screen takes window, freeze, blank, plan or follow; it is left as it is.")
	case d.view != "":
		return say(toneWarn, d.view)
	}
	return tea.Batch(
		d.note("", func(g *session.Gesture) error { return session.SetScreen(g, to) }),
		say(toneDone, roomTexts[to]),
	)
}

// roomWindow opens the room's window, or says how it is opened by hand.
func (p *plain) roomWindow() tea.Cmd {
	command := presentCommand(p.env)
	msg, ok := openWindowCmd(p.env.cfg.openWindow, command)().(windowMsg)
	if ok && msg.err == nil {
		return say(toneDone, "It was opened with "+shown(filepath.Base(msg.with))+". Have it drawn over to the projector and made full screen.")
	}
	if ok {
		p.tell(toneWarn, sentence(msg.err))
	}
	p.say.line("By hand, type this in a second terminal:")
	p.say.line(typedCommand(command))
	return nil
}

// papers names the papers, reads one to be copied by hand, or writes them as a
// file to print.
func (p *plain) papers(arg string) tea.Cmd {
	s := newPapers(p.env).(*papers)
	word, rest, _ := strings.Cut(strings.TrimSpace(arg), " ")
	write := strings.EqualFold(word, "write")
	if write {
		word = strings.TrimSpace(rest)
	}
	n, err := strconv.Atoi(word)
	switch {
	case write && (word == "" || strings.EqualFold(word, "all")):
		return s.write("papers", s.list)
	case word == "":
		var lines []string
		for i, paper := range s.list {
			lines = append(lines, itoa(i+1)+". "+stopped(shown(paper.Title)))
		}
		p.say.list(append(lines, "/papers 2 reads number 2, /papers write 2 makes a file to print of it, /papers write of all."))
		return nil
	case err != nil || n < 1 || n > len(s.list):
		return say(toneError, "There is no paper "+shown(word)+"; /papers names them.")
	case write:
		return s.write(s.list[n-1].Kind, s.list[n-1:n])
	}
	p.say.list(handTexts(s.list[n-1]))
	return nil
}

// dashed is a line that is drawn to be written on.
var dashed = pattern(`[_.]{3,}|[-=]{3,}`)

// halfHand is how long a paper's line is, in bytes, that may have been broken.
const halfHand = 40

// handTexts are a paper's lines to copy, without what only draws: a line to be
// written on is a blank, and a line of nothing else is not said.
func handTexts(paper brief.Printed) []string {
	lines := []string{stopped(shown(paper.Title))}
	for _, l := range paper.Hand {
		l = shown(l)
		if strings.Trim(dashed().ReplaceAllString(l, ""), " |+-_=.") == "" {
			continue
		}
		l = strings.Join(strings.Fields(dashed().ReplaceAllString(l, " blank ")), " ")
		// A sentence that was broken to fit the projector is one line to the ear.
		if last := len(lines) - 1; last > 0 && len(lines[last]) > halfHand && l[0] >= 'a' && l[0] <= 'z' {
			lines[last] += " " + l
			continue
		}
		lines = append(lines, l)
	}
	return lines
}
