package ui

import (
	"path/filepath"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session/brief"
)

// papers are the sheets, slips and cards of the workshop: each as it is copied
// by hand off the projector, and written as a file to print.
type papers struct {
	env  *env
	list []brief.Printed
	made int64
	row  int
}

func newPapers(e *env) screen {
	p := &papers{env: e}
	p.make()
	return p
}

func (p *papers) Init() tea.Cmd { return nil }
func (p *papers) Typing() bool  { return false }
func (p *papers) About() string {
	return "The papers of the workshop. Each can be copied by hand as it stands here, for rooms without a printer and hours without power; what is written on them is typed in later. E writes the chosen one to print, A all of them."
}

func (p *papers) Head(w int) []string { return titleHead(p.env, "Papers", "", w) }

func (p *papers) Keys() []key.Binding {
	return []key.Binding{as(keys.export, "write it to print"), paperKeys.all, keys.up, keys.down, keys.back}
}

var paperKeys = struct{ all key.Binding }{all: bind(on("a"), "a", "write all")}

// make draws the papers anew where the session changed since.
func (p *papers) make() {
	d := p.env.desk
	if p.list != nil && p.made == d.state.Version() {
		return
	}
	p.made, p.list = d.state.Version(), p.list[:0]
	for _, kind := range brief.Papers {
		if paper, err := brief.PrintPaper(kind, d.state, d.pack, d.session().Lang); err == nil {
			p.list = append(p.list, paper)
		}
	}
	p.row = min(p.row, max(len(p.list)-1, 0))
}

func (p *papers) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case docMsg:
		p.make()
	case wroteMsg:
		if msg.err != nil {
			return say(toneError, "The papers were not written: "+sentence(msg.err))
		}
		return tea.Batch(tea.SetClipboard(msg.path), say(toneDone, msg.said("Written, path copied")))
	case tea.KeyPressMsg:
		return p.press(msg)
	}
	return nil
}

func (p *papers) press(k tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(k, keys.back):
		return p.env.back(nil)
	case key.Matches(k, keys.up):
		p.row = max(p.row-1, 0)
	case key.Matches(k, keys.down):
		p.row = min(p.row+1, len(p.list)-1)
	case key.Matches(k, keys.export) && p.row < len(p.list):
		return p.write(p.list[p.row].Kind, p.list[p.row:p.row+1])
	case key.Matches(k, paperKeys.all):
		return p.write("papers", p.list)
	}
	return nil
}

// write writes papers beside the session, as one file to print.
func (p *papers) write(name string, list []brief.Printed) tea.Cmd {
	d := p.env.desk
	path := d.doc.Path()
	return slowly("Writing "+name, p.env.writePapersCmd(strings.TrimSuffix(path, filepath.Ext(path))+"-"+name+".html", d.session().Title, d.session().Lang, list))
}

// wideList is how wide the list of papers is.
const wideList = 30

func (p *papers) View(w, h int) view {
	t := p.env.theme
	p.make()
	var names []string
	for i, paper := range p.list {
		mark, name := "  ", shown(paper.Title)
		if i == p.row {
			mark, name = t.accent("").Render(t.sign("▌ ", "> ")), t.chosen.Render(name)
		}
		names = append(names, cut(mark+name, min(w, wideList)))
	}
	if p.row >= len(p.list) {
		return view{lines: names}
	}
	if w < sideBySide {
		lines := append(p.strip(w, h), indent(p.hand(w-4), 2)...)
		return view{lines: t.moreBelow(lines, h)}
	}
	names = fill(append([]string{""}, names...), h)
	hand := fill(append([]string{""}, p.hand(w-wideList-4)...), h)
	var v view
	for i := range h {
		v.lines = append(v.lines, " "+pad(names[i], wideList)+" "+t.muted.Render(t.sign("│", "|"))+" "+hand[i])
	}
	return v
}

// strip is the chosen paper among the others, all on a few lines, or alone where
// the lines to copy need the room.
func (p *papers) strip(w, h int) []string {
	t := p.env.theme
	at := t.accent("").Render(t.sign("▌", ">")) + t.chosen.Render(shown(p.list[p.row].Title))
	if h < 14 {
		return []string{"", spread("  "+at, t.muted.Render(itoa(p.row+1)+" of "+itoa(len(p.list)))+" ", w), ""}
	}
	var names []string
	for i, paper := range p.list {
		name := " " + t.muted.Render(shown(paper.Title))
		if i == p.row {
			name = at
		}
		names = append(names, name)
	}
	lines := append([]string{""}, indent(flow(names, 0, w-2, h), 1)...)
	return append(lines, t.muted.Render(t.rule(w)), "")
}

// hand is the chosen paper as lines to copy.
func (p *papers) hand(w int) []string {
	var lines []string
	for _, l := range p.list[p.row].Hand {
		if width(l) <= w {
			lines = append(lines, shown(l))
			continue
		}
		lines = append(lines, wrap(l, max(w, 8))...)
	}
	return lines
}
