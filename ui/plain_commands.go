package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// plainCommand is one thing that can be done by a line with a stroke in front.
type plainCommand struct {
	name, args, about string
	do                func(p *plain, arg string) tea.Cmd
	// where says in which place it is there.
	where plainWhere
}

// plainWhere is where a command is there.
type plainWhere int

const (
	inWorkshop plainWhere = iota
	inBoth
	inLibrary
)

// plainCommands is the one list of them, the most useful first. A list of an
// activity may have some of its own before these.
func plainCommands() []plainCommand {
	return slices.Concat(walkCommands(), recordCommands(), sessionCommands())
}

func walkCommands() []plainCommand {
	return []plainCommand{
		{name: "next", about: "goes on to the next activity and marks this one as done", do: (*plain).next},
		{name: "back", about: "goes back to the activity before; nothing is deleted", do: (*plain).back},
		{name: "go", args: "2.4", about: "goes to an activity, by number or title", do: (*plain).jump},
		{name: "agenda", about: "says all activities, their minutes and what they hold", do: (*plain).agenda},
		{name: "where", about: "says where you are", do: func(p *plain, _ string) tea.Cmd { p.here(); return nil }},
		{name: "script", about: "says the facilitator's script, step by step", do: (*plain).script},
		{name: "more", about: "goes on with a script or a list", do: (*plain).more, where: inBoth},
		{name: "clock", args: "start or pause", about: "the activity's clock; alone it says how long there is", do: (*plain).clock},
		{name: "plan", args: "2.6 skip", about: "makes an activity full, short or skip, or changes its minutes", do: (*plain).plan},
		{name: "lists", args: "N", about: "names the lists of this activity, or goes to one", do: (*plain).lists},
		{name: "table", args: "T2 or all", about: "only that table's thread, or all", do: (*plain).table},
	}
}

func recordCommands() []plainCommand {
	return []plainCommand{
		{name: "list", args: "last", about: "says what is captured here, the newest last; last says only the end", do: (*plain).list},
		{name: "edit", args: "N", about: "goes through the fields of a record of this list", do: (*plain).edit},
		{name: "delete", args: "N", about: "deletes a record of this list; /undo brings it back", do: (*plain).remove},
		{name: "undo", about: "takes back what was done last", do: func(p *plain, _ string) tea.Cmd { return p.undo(false) }},
		{name: "redo", about: "does it again", do: func(p *plain, _ string) tea.Cmd { return p.undo(true) }},
		{name: "catch", args: "TEXT", about: "keeps one line as a card, from anywhere", do: (*plain).catchLine},
		{name: "find", args: "WORDS", about: "searches everything said", do: (*plain).find},
		{name: "evidence", args: "N", about: "what a record of this list rests on, and what rests on it", do: (*plain).evidence},
		{name: "cite", args: "N 12 14", about: "lets a record of this list rest on cards, or on visit 3", do: (*plain).cite},
		{name: "empty", about: "what this activity still has to give", do: (*plain).empty},
		{name: "settle", args: "N", about: "chooses the wording where two laptops wrote one field", do: (*plain).settle},
		{name: "remove", args: "N", about: "removes a record for good; it asks first", do: (*plain).redact},
	}
}

func sessionCommands() []plainCommand {
	return []plainCommand{
		{name: "brief", args: "write", about: "says the innovation brief and what is missing; write makes a file of it", do: (*plain).brief},
		{name: "handover", args: "FOLDER", about: "writes the brief and a copy without names into a folder", do: (*plain).handover},
		{name: "thread", args: "T2", about: "reads a table's line of thought", do: (*plain).thread},
		{name: "mirror", about: "what the visits hold up to the room", do: (*plain).mirror},
		{name: "sofar", about: "a page for visitors, on which nobody is named", do: (*plain).soFar},
		{name: "details", about: "goes through the workshop's details: place, days, people, tables", do: (*plain).details},
		{name: "ready", args: "N", about: "the list for the days before; a number ticks a line", do: (*plain).ready},
		{name: "history", about: "what was done, the latest first", do: (*plain).history},
		{name: "names", about: "real names on or off; they are off until you ask", do: (*plain).names},
		{name: "save", about: "saves to the file now, and says where that is", do: func(p *plain, _ string) tea.Cmd { return publishCmd(p.desk().doc) }},
		{name: "elsewhere", args: "FILE", about: "saves the session into another file and goes on there", do: (*plain).elsewhere},
		{name: "forward", about: "of an older copy: brings in what was made here later", do: (*plain).forward},
		{name: "close", about: "closes the session and goes to the library", do: (*plain).close},
		{name: "new", args: "TITLE", about: "begins a workshop", do: (*plain).create, where: inLibrary},
		{name: "practice", about: "opens the practice session: a whole workshop, invented", do: (*plain).practice, where: inLibrary},
		{name: "tour", about: "tells in a minute what the program does, place by place", do: (*plain).tour, where: inBoth},
		{name: "open", args: "N", about: "opens a session of the list, or a file", do: (*plain).openNumber, where: inLibrary},
		{name: "sessions", about: "looks for sessions again", do: func(p *plain, _ string) tea.Cmd { p.library(); return nil }, where: inLibrary},
		{name: "quit", about: "leaves, and says where everything is saved", do: func(p *plain, _ string) tea.Cmd { p.end(""); return nil }, where: inBoth},
	}
}

// available are the commands that there are now.
func (p *plain) available() []plainCommand {
	var list []plainCommand
	if p.desk() != nil {
		if f, ok := p.listForm().(plainDoer); ok {
			list = f.commands()
		}
		if p.held.form != nil {
			list = append(list, plainCommand{name: "drop", about: "drops the line that waits to be put right", do: (*plain).dropHeld})
		}
	}
	for _, c := range plainCommands() {
		if c.where == inBoth || (c.where == inLibrary) == (p.desk() == nil) {
			list = append(list, c)
		}
	}
	return list
}

// command does a command; as much of its name as is enough will do.
func (p *plain) command(typed string) {
	word, arg, _ := strings.Cut(strings.TrimSpace(typed), " ")
	word, arg = strings.ToLower(word), strings.TrimSpace(arg)
	var found []plainCommand
	for _, c := range p.available() {
		if c.name == word {
			found = []plainCommand{c}
			break
		}
		if word != "" && strings.HasPrefix(c.name, word) {
			found = append(found, c)
		}
	}
	switch {
	case len(found) == 0 && p.desk() == nil:
		p.tell(toneError, "There is no command "+shown(word)+" here; ? lists the commands.")
	case len(found) == 0:
		p.tell(toneError, "There is no command /"+shown(word)+" here; nothing was kept. ? lists the commands, and // begins a line of words.")
	case len(found) > 1:
		names := make([]string, len(found))
		for i, c := range found {
			names[i] = "/" + c.name
		}
		p.tell(toneError, "/"+shown(word)+" could be "+andList(names)+"; type more of it.")
	default:
		p.carry(found[0].do(p, arg))
	}
}

// help lists what can be typed, a line each.
func (p *plain) help() {
	if p.desk() == nil {
		p.say.line("A number opens a session. What can be typed here, as much of each word as is enough:")
	} else {
		p.say.line("What you type is what the room says, and is kept with Enter.")
		p.teach()
		p.say.line("These begin with a stroke; as much of each word as is enough:")
	}
	for _, c := range p.available() {
		text := c.name
		if p.desk() != nil {
			text = "/" + text
		}
		if c.args != "" {
			text += " " + c.args
		}
		p.say.line(text + ": " + c.about + ".")
	}
	p.prompted = ""
}

func (p *plain) undo(redo bool) tea.Cmd { return p.desk().undo(redo) }

func (p *plain) catchLine(arg string) tea.Cmd {
	cmd, err := p.caught(arg)
	if err != nil {
		return say(toneError, sentence(err))
	}
	return cmd
}

func (p *plain) dropHeld(string) tea.Cmd {
	p.held = heldLine{}
	return say(toneInfo, "Dropped.")
}
