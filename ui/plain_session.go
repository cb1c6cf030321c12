package ui

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
	"doorstep/session/brief"
)

// brief says the page as it stands and what is missing, or writes it to a file.
func (p *plain) brief(arg string) tea.Cmd {
	b := &briefing{env: p.env, run: p.run}
	b.read()
	doc := b.doc
	if strings.EqualFold(arg, "write") {
		return p.env.writeCmd(b.path(), doc.Markdown)
	}
	head := []string{"The innovation brief: " + briefStands(doc) + "."}
	for _, g := range doc.Gaps {
		missing := "Missing: " + shown(g.Text)
		if g.Activity != "" {
			missing += "; /go " + shown(g.Activity) + " asks for it"
		}
		head = append(head, missing+".")
	}
	if n := doc.NamesFound; len(n) > 0 {
		head = append(head, "Names stand in what people said: "+shown(strings.Join(n, ", "))+". Change them into roles first; /find finds them.")
	}
	if n := doc.NumbersFound; len(n) > 0 {
		head = append(head, "Numbers of people stand in what was said: "+shown(strings.Join(n, ", "))+". Take them out first; /find finds them.")
	}
	if n := doc.BlamesFound; len(n) > 0 {
		head = append(head, "The cause is put on a person: "+shown(strings.Join(n, "; "))+". Ask what made that sensible first; /find finds it.")
	}
	p.say.pages(append([][]string{head}, packed(plainPages(doc.Markdown))...))
	return nil
}

func (p *plain) wrote(msg wroteMsg) {
	if msg.err != nil {
		p.tell(toneError, "The page was not written: "+sentence(msg.err)+" The session itself is safe.")
		return
	}
	p.say.line(msg.said("Written"))
}

// handover writes the papers and a copy without names into a folder.
func (p *plain) handover(arg string) tea.Cmd {
	d := p.desk()
	h := newHandover(p.env, p.run).(*handover)
	if dir := strings.Trim(arg, `"'`); dir != "" {
		p.say.line("Writing.")
		return handOverCmd(d.doc, dir, h.doc, d.session().Lang, p.env.cfg.Store)
	}
	p.say.line(shown(h.title()) + ": " + h.summary(p.env.theme) + ". Share code " + h.code + ".")
	return say(toneInfo, "Type a folder behind it, such as a stick's: /handover "+shown(filepath.Dir(d.doc.Path()))+" writes the brief to read and to print, and a copy of the session without a name.")
}

func (p *plain) handed(msg handedMsg) {
	if msg.err != nil {
		p.tell(toneError, sentence(msg.err))
		return
	}
	for _, f := range msg.files {
		p.say.line("Written: " + shown(f.path) + ": " + strings.Join(f.holds, "; ") + ".")
	}
}

// soFar says a page for visitors, or writes it beside the session.
func (p *plain) soFar(arg string) tea.Cmd {
	d := p.desk()
	page := brief.SoFar(d.state, d.pack, p.run.at.ID, brief.Options{Lang: d.session().Lang, Now: d.today()})
	if strings.EqualFold(arg, "write") {
		path := d.doc.Path()
		return p.env.writeCmd(strings.TrimSuffix(path, filepath.Ext(path))+"-so-far.md", page)
	}
	p.say.pages(packed(plainPages(page)))
	return nil
}

// script says the facilitator's script, a step at a time.
func (p *plain) script(string) tea.Cmd {
	var pages [][]string
	for _, page := range plainPages(p.run.script(false)) {
		pages = append(pages, p.scriptPage(page))
	}
	p.say.pages(pages)
	return nil
}

// detailsFiller is the session's own record as its details are filled in.
type detailsFiller struct{ *plain }

func (f detailsFiller) fields() []content.Field { return setupFields }

func (f detailsFiller) records() []*session.Record {
	d := f.desk()
	return []*session.Record{d.state.Get(session.KindSession, d.state.Session)}
}

func (f detailsFiller) write(_ session.ID, p session.Patch) tea.Cmd {
	return f.desk().do("", func(g *session.Gesture) error { return f.desk().setDetails(g, p) })
}

func (p *plain) details(string) tea.Cmd {
	c := &content.Capture{Kind: session.KindSession, Title: "Workshop details", Fields: setupFields}
	f := &plainSheet{plain: p, fill: detailsFiller{p}, capture: c, act: p.run.at}
	f.anew()
	p.letGo()
	p.over, p.prompted = f, ""
	return say(toneInfo, "All of it can be left for later. An empty line leaves a field as it is; a full stop alone ends.")
}

// ready says the list for the days before, or ticks a line of it.
func (p *plain) ready(arg string) tea.Cmd {
	page := p.desk().pack.Pages["before"]
	if page == nil {
		return say(toneInfo, "This pack has no list for the days before.")
	}
	if n, err := strconv.Atoi(arg); err == nil && n >= 1 && n <= len(page.Items) {
		p.carry((&setup{env: p.env}).tick(&page.Items[n-1]))
	} else if arg != "" {
		return say(toneError, "Type a number from 1 to "+itoa(len(page.Items))+".")
	}
	var lines []string
	for i, item := range page.Items {
		done := "open"
		if slices.Contains(p.desk().session().Ready, item.ID) {
			done = "done"
		}
		line := itoa(i+1) + ". " + shown(item.Title) + ": " + done + "."
		if arg == itoa(i+1) {
			p.say.line(line)
			return nil
		}
		lines = append(lines, line+" "+shown(item.Text))
	}
	p.say.list(lines)
	return nil
}

// names has real names said, or no longer.
func (p *plain) names(string) tea.Cmd {
	d := p.desk()
	d.names = !d.names
	p.prompted = ""
	if d.names {
		return say(toneWarn, "Real names are said now, in 1.1. /names ends that.")
	}
	return say(toneDone, "Names are hidden.")
}

// elsewhere saves the session into another file and goes on there.
func (p *plain) elsewhere(arg string) tea.Cmd {
	path := strings.Trim(arg, `"'`)
	if path == "" {
		return say(toneInfo, "Type a file behind it. What is there already is not written over.")
	}
	p.leaveAll()
	d := p.desk()
	return elsewhereCmd(d.doc, d.state.Session, d.waiting, d.state.Changes(), path, p.env.cfg.Store)
}

// forward opens an older copy again with what was made on this laptop later.
func (p *plain) forward(string) tea.Cmd {
	d := p.desk()
	if !d.older() {
		return say(toneInfo, "Nothing was made here later.")
	}
	p.leaveAll()
	o := p.env.cfg.Store
	o.Forward = true
	p.carry(forgetCmd(d.doc, d.waiting))
	return openCmd(d.doc.Path(), o)
}

// close closes the session and goes to the library.
func (p *plain) close(string) tea.Cmd {
	if err := p.shut(); err != nil {
		p.tell(toneError, sentence(err))
	}
	p.library()
	return nil
}
