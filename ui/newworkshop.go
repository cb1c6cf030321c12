package ui

import (
	"path/filepath"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// newWorkshop asks for a title, and nothing else: Enter begins with 1.1. All
// that can be known beforehand can be filled in now, with Tab, or later.
type newWorkshop struct {
	env   *env
	title line
	busy  bool
}

func newNewWorkshop(e *env) screen { return &newWorkshop{env: e, title: newLine()} }

func (n *newWorkshop) Init() tea.Cmd { return waitCmd(n.env.cfg.Store.StateDir, titleFile) }
func (n *newWorkshop) Typing() bool  { return true }
func (n *newWorkshop) About() string {
	return "A new workshop asks only for a title. Enter begins with the first activity; Tab goes through the details first: place, dates, people, tables and the list for the days before."
}

func (n *newWorkshop) Keys() []key.Binding {
	return []key.Binding{as(keys.keep, "begin"), as(keys.tab, "fill in the details first"), keys.back}
}

func (n *newWorkshop) Head(w int) []string { return titleHead(n.env, "New workshop", "", w) }

func (n *newWorkshop) Update(msg tea.Msg) tea.Cmd {
	if waited, ok := msg.(waitedMsg); ok {
		n.takeUp(waited)
		return nil
	}
	k, ok := msg.(tea.KeyPressMsg)
	switch {
	case n.busy:
		return nil
	case ok && key.Matches(k, keys.back):
		return n.env.back(nil)
	case ok && key.Matches(k, keys.keep):
		return n.create(nil)
	case ok && key.Matches(k, keys.tab):
		return n.create(func(e *env) tea.Cmd { return e.open(newSetup(e)) })
	}
	n.title.update(msg)
	return nil
}

func (n *newWorkshop) create(then func(*env) tea.Cmd) tea.Cmd {
	title, _ := session.Valid(strings.TrimSpace(n.title.value()))
	if title == "" {
		return say(toneInfo, "Give the workshop a title first. It can be changed later.")
	}
	n.busy = true
	return createCmd(n.dir(), freshSession(title), n.env.cfg.Store, then)
}

// dir is where new sessions are made.
func (n *newWorkshop) dir() string { return n.env.cfg.Dirs[len(n.env.cfg.Dirs)-1] }

func (n *newWorkshop) View(w, h int) view {
	t := n.env.theme
	var v view
	v.lines = []string{"", "  " + t.bold.Render("What is this workshop called?"), ""}
	v.add(prefixed("  "+t.accent("").Bold(true).Render(t.sign("›", ">"))+" ", n.title.view(max(w-6, 1))))
	v.lines = append(v.lines, "")
	name := FileName(n.title.value(), 1)
	for _, l := range wrap("It will be kept in "+filepath.Join(n.dir(), name), max(w-4, 8)) {
		v.lines = append(v.lines, "  "+t.muted.Render(l))
	}
	if n.busy {
		v.lines = append(v.lines, "", "  Making the file"+t.sign("…", "..."))
	}
	return v
}
