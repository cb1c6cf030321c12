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
	// often marks those that the first help names.
	often bool
}

// plainWhere is where a command is there.
type plainWhere int

const (
	inWorkshop plainWhere = iota
	inBoth
	inLibrary
)

// plainGroup is commands that belong together, as the help says them.
type plainGroup struct {
	name, title string
	commands    []plainCommand
}

// plainGroups is the one list of all commands, the most useful first. A list of
// an activity may have some of its own before these.
func plainGroups() []plainGroup {
	return []plainGroup{
		{"way", "The way through the workshop", wayCommands()},
		{"time", "The clock and the day", timeCommands()},
		{"records", "What is captured", recordCommands()},
		{"pages", "Pages to say and to write", pageCommands()},
		{"session", "The workshop and its file", sessionCommands()},
	}
}

func plainCommands() []plainCommand {
	var list []plainCommand
	for _, g := range plainGroups() {
		list = slices.Concat(list, g.commands)
	}
	return list
}

func wayCommands() []plainCommand {
	return []plainCommand{
		{name: "next", about: "goes on to the next activity and marks this one as done", do: (*plain).next, often: true},
		{name: "back", about: "goes back to the activity before; nothing is deleted", do: (*plain).back, often: true},
		{name: "go", args: "2.4", about: "goes to an activity, by number or title", do: (*plain).jump, often: true},
		{name: "where", about: "says where you are", do: func(p *plain, _ string) tea.Cmd { p.here(); return nil }, often: true},
		{name: "script", about: "says the facilitator's script, step by step", do: (*plain).script, often: true},
		{name: "more", about: "goes on with a script or a list", do: (*plain).more, where: inBoth, often: true},
		{name: "lists", args: "N", about: "names the lists of this activity, or goes to one", do: (*plain).lists, often: true},
		{name: "table", args: "T2 or all", about: "only that table's thread, or all", do: (*plain).table},
		{name: "room", args: "blank", about: "what the room's screen does: window opens it; freeze, blank, plan, follow", do: (*plain).room},
		{name: "help", args: "WORD", about: "says what can be typed here; all says everything, a command's word only that", do: (*plain).helpOn, where: inBoth},
	}
}

func timeCommands() []plainCommand {
	return []plainCommand{
		{name: "clock", args: "start", about: "the activity's clock: start, pause, 20, 5 more, quiet; alone it says how long there is", do: (*plain).setClock, often: true},
		{name: "agenda", about: "says all activities day by day, their times and what they hold", do: (*plain).agenda, often: true},
		{name: "day", args: "2", about: "says one day with its breaks, and how far behind it is", do: (*plain).day},
		{name: "plan", args: "2.6 skip", about: "makes an activity full, short or skip, gives it minutes, as in 2.6 25 or 2.6 5 more, or puts it a day later or earlier", do: (*plain).plan},
		{name: "break", args: "tea 11:00 15", about: "adds a break, or with day 2 in front one of another day; end 16:30 ends the day; a number and a time, minutes or out change that break; alone it says them all", do: (*plain).breaks},
		{name: "shorten", about: "proposes how the day ends in time, and asks; yes does it", do: (*plain).shorten},
	}
}

func recordCommands() []plainCommand {
	return []plainCommand{
		{name: "list", args: "last", about: "says what is captured here, the newest last; last says only the end, and a word filters: only what holds it", do: (*plain).list, often: true},
		{name: "edit", args: "N", about: "goes through the fields of a record of this list", do: (*plain).edit, often: true},
		{name: "delete", args: "N", about: "deletes a record of this list; /undo brings it back", do: (*plain).remove},
		{name: "undo", about: "takes back what was done last", do: func(p *plain, _ string) tea.Cmd { return p.undo(false) }, often: true},
		{name: "redo", about: "does it again", do: func(p *plain, _ string) tea.Cmd { return p.undo(true) }},
		{name: "catch", args: "TEXT", about: "keeps one line as a card, from anywhere", do: (*plain).catchLine, often: true},
		{name: "find", args: "WORDS", about: "searches everything said", do: (*plain).find},
		{name: "totals", about: "what the figures of this list come to", do: (*plain).totals},
		{name: "journey", args: "T2", about: "today's journey beside the wanted one, and what is won", do: (*plain).journey},
		{name: "evidence", args: "N", about: "what a record of this list rests on, and what rests on it", do: (*plain).evidence},
		{name: "cite", args: "N 12 14", about: "lets a record of this list rest on cards, or on visit 3", do: (*plain).cite},
		{name: "uncite", args: "N 12", about: "takes that away again", do: (*plain).uncite},
		{name: "empty", args: "all", about: "what this activity still has to give; all says it of every one", do: (*plain).empty},
		{name: "settle", args: "N", about: "chooses the wording where two laptops wrote one field; it says them, and the number of one answers", do: (*plain).settle},
		{name: "mask", args: "N", about: "masks what points to a person in a record", do: (*plain).mask},
		{name: "remove", args: "N", about: "removes a record for good; it asks, and remove answers", do: (*plain).redact},
	}
}

func pageCommands() []plainCommand {
	return []plainCommand{
		{name: "brief", args: "write", about: "says the innovation brief and what is missing; write makes a file of it", do: (*plain).brief, often: true},
		{name: "handover", args: "FOLDER", about: "writes the brief and a copy without names into a folder", do: (*plain).handover},
		{name: "thread", args: "T2", about: "reads a table's line of thought", do: (*plain).thread},
		{name: "mirror", args: "quotes", about: "what the visits hold up to the room; quotes says the quotes, a number keeps one", do: (*plain).mirror},
		{name: "sofar", args: "write", about: "a page for visitors, on which nobody is named", do: (*plain).soFar},
		{name: "papers", args: "N", about: "the papers to copy by hand; write makes a file to print", do: (*plain).papers},
	}
}

func sessionCommands() []plainCommand {
	return []plainCommand{
		{name: "details", about: "goes through the workshop's details: title, place, days, people, tables", do: (*plain).details},
		{name: "roster", args: "FILE", about: "people from a CSV file; you hear them before they are added", do: (*plain).roster},
		{name: "services", args: "FILE", about: "services from a CSV file; you hear them before they are added", do: (*plain).services},
		{name: "ready", args: "N", about: "the list for the days before; a number ticks a line", do: (*plain).ready},
		{name: "history", args: "WORD", about: "what was done, the latest first", do: (*plain).history},
		{name: "then", args: "N", about: "the workshop as it was after number N of the history; /now comes back", do: (*plain).then},
		{name: "now", about: "comes back from there", do: (*plain).now},
		{name: "putback", args: "N", about: "puts a record back as it was after number N of the history", do: (*plain).putBack},
		{name: "names", about: "real names on or off; they are off until you ask", do: (*plain).names},
		{name: "save", about: "saves to the file now, and says where that is", do: func(p *plain, _ string) tea.Cmd { return publishCmd(p.live().doc) }},
		{name: "elsewhere", args: "FILE", about: "saves the session into another file and goes on there", do: (*plain).elsewhere},
		{name: "forward", about: "of an older copy: brings in what was made here later", do: (*plain).forward},
		{name: "close", about: "closes the session and goes to the library", do: (*plain).close, often: true},
		{name: "new", args: "TITLE", about: "begins a workshop", do: (*plain).create, where: inLibrary},
		{name: "practice", about: "opens the practice session: a whole workshop, invented", do: (*plain).practice, where: inLibrary},
		{name: "tour", about: "tells in a minute what the program does, place by place", do: (*plain).tour, where: inBoth},
		{name: "open", args: "N", about: "opens a session of the list, or a file", do: (*plain).openNumber, where: inLibrary},
		{name: "due", args: "N", about: "opens the follow-up of a session that has commitments due", do: (*plain).openDue, where: inLibrary},
		{name: "merge", args: "N", about: "brings another file into session N; you hear what comes in first", do: (*plain).merge, where: inLibrary},
		{name: "sessions", about: "looks for sessions again", do: func(p *plain, _ string) tea.Cmd { p.library(); return nil }, where: inLibrary},
		{name: "quit", about: "leaves, and says where everything is saved", do: func(p *plain, _ string) tea.Cmd { p.end(""); return nil }, where: inBoth, often: true},
	}
}

// own are the commands of the list that takes words.
func (p *plain) own() []plainCommand {
	if p.desk() == nil || p.present != nil {
		return nil
	}
	var list []plainCommand
	if f, ok := p.listForm().(plainDoer); ok {
		list = f.commands()
	}
	if p.held.form != nil {
		list = append(list, plainCommand{name: "drop", about: "drops the line that waits to be put right", do: (*plain).dropHeld})
	}
	return list
}

// available are the commands that there are now.
func (p *plain) available() []plainCommand {
	list := p.own()
	for _, c := range plainCommands() {
		if p.has(c) {
			list = append(list, c)
		}
	}
	return list
}

// has says whether a command that does not belong to a list is there now.
func (p *plain) has(c plainCommand) bool {
	switch {
	case p.present != nil:
		return slices.Contains(inPast, c.name)
	case c.name == "now":
		return false
	}
	return c.where == inBoth || (c.where == inLibrary) == (p.desk() == nil)
}

// called are the commands that a word may mean: the one of that name, or all
// that begin with it.
func called(list []plainCommand, word string) []plainCommand {
	var found []plainCommand
	for _, c := range list {
		if c.name == word {
			return []plainCommand{c}
		}
		if word != "" && strings.HasPrefix(c.name, word) {
			found = append(found, c)
		}
	}
	return found
}

// command does a command; as much of its name as is enough will do.
func (p *plain) command(typed string) {
	word, arg, _ := strings.Cut(strings.TrimSpace(typed), " ")
	word, arg = strings.ToLower(word), strings.TrimSpace(arg)
	found := called(p.available(), word)
	switch {
	case len(found) == 0:
		p.tell(toneError, p.noCommand(word))
	case len(found) > 1:
		names := make([]string, len(found))
		for i, c := range found {
			names[i] = p.stroke() + c.name
		}
		p.tell(toneError, p.stroke()+shown(word)+" could be "+orList(names)+"; type more of it.")
	default:
		p.carry(found[0].do(p, arg))
	}
}

// stroke is what a command begins with: nothing in the library, where all that
// is typed is one.
func (p *plain) stroke() string {
	if p.desk() == nil {
		return ""
	}
	return "/"
}

// noCommand says that there is no such command here, and where it is, if there
// is one elsewhere.
func (p *plain) noCommand(word string) string {
	for _, c := range plainCommands() {
		if c.name != word {
			continue
		}
		switch {
		case p.present != nil:
			return "Nothing can be done in the past; /now comes back, and then /" + word + " is there."
		case p.desk() == nil:
			return "A session has to be open for " + word + "; type the number of one first."
		case c.where == inLibrary:
			return word + " is there in the library; /close saves this session and goes there."
		}
	}
	if p.desk() == nil {
		return "There is no command " + shown(word) + " here; ? lists the commands."
	}
	if len(p.about(word)) > 0 {
		return "There is no command /" + shown(word) + " here; nothing was kept. /help " + shown(word) + " says what is like it, and // begins a line of words."
	}
	return "There is no command /" + shown(word) + " here; nothing was kept. ? lists the commands, and // begins a line of words."
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
