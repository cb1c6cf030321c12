package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// help says what can be typed here: how the list is typed, what it has of its
// own, and what is used most.
func (p *plain) help() { p.carry(p.helpOn("")) }

// helpOn says everything, a group of commands, or one of them.
func (p *plain) helpOn(arg string) tea.Cmd {
	defer func() { p.prompted = "" }()
	if arg == "" {
		p.askHelp()
	}
	arg = strings.TrimLeft(strings.ToLower(strings.TrimSpace(arg)), "/")
	switch {
	case arg == "" && p.desk() == nil:
		p.libraryHelp()
		return nil
	case arg == "":
		p.shortHelp()
		return nil
	case arg == "all":
		p.say.pages(packed(p.allHelp("")))
		return nil
	}
	if pages := p.allHelp(arg); len(pages) > 0 {
		p.say.pages(packed(pages))
		return nil
	}
	found := called(p.available(), arg)
	if len(found) == 0 {
		found = p.about(arg)
	}
	if len(found) == 0 {
		return say(toneInfo, p.noCommand(arg))
	}
	for _, c := range found {
		p.say.line(p.commandText(c))
	}
	return nil
}

// about are the commands that have a word in what they are for, so that a thing
// is found under what it is called elsewhere.
func (p *plain) about(word string) []plainCommand {
	var list []plainCommand
	if len(word) < 3 || slices.ContainsFunc(plainCommands(), func(c plainCommand) bool { return c.name == word }) {
		return nil // a command of another place, which is said to be one
	}
	for _, c := range p.available() {
		if elsewhereCalled(word, c) || strings.Contains(strings.ToLower(c.about), word) {
			list = append(list, c)
		}
	}
	return list
}

// otherWords are what people call a command that has another name.
var otherWords = map[string][]string{
	"quit": {"exit", "leave", "end", "bye"}, "find": {"search"}, "list": {"show", "sort"}, "shorten": {"late", "behind"},
	"undo": {"revert"}, "delete": {"erase"}, "clock": {"timer"}, "settle": {"conflict", "twice"}, "save": {"write"},
	"where": {"here", "status"}, "agenda": {"schedule", "plan"}, "mask": {"anonymous", "privacy"},
}

func elsewhereCalled(word string, c plainCommand) bool {
	return slices.Contains(otherWords[c.name], word)
}

// commandText is a command with what it is for.
func (p *plain) commandText(c plainCommand) string {
	text := p.stroke() + c.name
	if c.args != "" {
		text += " " + c.args
	}
	return text + ": " + c.about + "."
}

func (p *plain) libraryHelp() {
	p.say.line("A number opens a session. What can be typed here, as much of each word as is enough:")
	for _, c := range p.available() {
		p.say.line(p.commandText(c))
	}
}

func (p *plain) shortHelp() {
	if p.present == nil {
		p.say.line("What you type is what the room says, and is kept with Enter. A stroke in front makes a command of it; as much of each word as is enough.")
		p.teach()
		p.told.changed, p.told.origins = false, false
		if f, ok := p.form().(interface{ anewHeard() }); ok {
			f.anewHeard()
		}
	}
	for _, c := range p.own() {
		p.say.line(p.commandText(c))
	}
	var groups []string
	for _, g := range plainGroups() {
		for _, c := range g.commands {
			if p.has(c) && (c.often || p.present != nil) {
				p.say.line(p.commandText(c))
			}
		}
		groups = append(groups, g.name)
	}
	if p.present == nil {
		p.say.line("/help all says all commands; /help " + orList(groups) + " only those, and /help plan what plan is for.")
	}
}

// allHelp is every group of commands as a page, or the one that is named.
func (p *plain) allHelp(group string) [][]string {
	var pages [][]string
	if own := p.own(); len(own) > 0 && group == "" {
		page := []string{"Of this list:"}
		for _, c := range own {
			page = append(page, p.commandText(c))
		}
		pages = append(pages, page)
	}
	for _, g := range plainGroups() {
		if group != "" && g.name != group {
			continue
		}
		page := []string{g.title + ":"}
		for _, c := range g.commands {
			if p.has(c) {
				page = append(page, p.commandText(c))
			}
		}
		if len(page) > 1 {
			pages = append(pages, page)
		}
	}
	return pages
}
