package ui

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// list says what is captured in the list that takes words, the newest last.
func (p *plain) list(arg string) tea.Cmd {
	c := p.capture()
	if c == nil {
		return say(toneInfo, "There is no list here; /lists names those of this activity.")
	}
	var lines []string
	if f, ok := p.listForm().(plainLister); ok {
		lines = f.listed()
	} else {
		for _, r := range p.run.listed(c) {
			lines = append(lines, p.rowText(c, r))
		}
	}
	arg = strings.ToLower(strings.TrimSpace(arg))
	switch n := len(lines); {
	case n == 0:
		return say(toneInfo, "Nothing yet in "+shown(c.Title)+".")
	case arg == "last" && n > pageLines:
		p.say.line("The last " + itoa(pageLines) + " of " + itoa(n) + " lines.")
		lines = lines[n-pageLines:]
	case arg != "" && arg != "last":
		lines = slices.DeleteFunc(lines, func(l string) bool { return !strings.Contains(strings.ToLower(l), arg) })
		p.say.line(itoa(len(lines)) + " of " + plural(n, "line", "lines") + ":")
	}
	p.say.list(lines)
	return nil
}

// more goes on with what was said in pages.
func (p *plain) more(string) tea.Cmd {
	if len(p.say.rest) == 0 {
		return say(toneInfo, "There is no more.")
	}
	p.say.pages(p.say.rest)
	return nil
}

// find searches everything said.
func (p *plain) find(arg string) tea.Cmd {
	d := p.desk()
	if strings.TrimSpace(arg) == "" {
		return say(toneInfo, "Type the words behind it, as in /find token queue. #12 finds a number, p07 what one person said.")
	}
	found := session.NewIndex(d.pack).Update(d.state.Corpus()).Search(context.Background(), arg)
	if len(found.Records) == 0 {
		text := "Nothing holds “" + shown(strings.TrimSpace(arg)) + "”."
		if found.Instead != "" {
			text += " /find " + shown(found.Instead) + " looks for that instead."
		}
		return say(toneInfo, text)
	}
	told := &hitLine{env: p.env}
	lines := []string{plural(len(found.Records), "record", "records") + " of " + itoa(found.Of) + ":"}
	for _, r := range found.Records {
		text := d.refName(r.ID)
		if r.Activity != "" {
			text += " in " + shown(r.Activity)
		}
		if who := told.who(r); who != "" {
			text += ", " + who
		}
		lines = append(lines, text+": "+told.words(r, found.Words))
	}
	p.say.list(lines)
	return nil
}

// evidence says what a record of the list rests on, and what rests on it.
func (p *plain) evidence(arg string) tea.Cmd {
	r, err := p.recordCalled(arg)
	if err != nil {
		return say(toneError, sentence(err))
	}
	d := p.desk()
	read := session.NewEvidence(d.state)
	lines := []string{d.recordName(r.Kind, r) + "."}
	for _, up := range []bool{false, true} {
		word := "Rests on "
		if up {
			word = "Carries "
		}
		for _, n := range read.Chain(r.ID, up) {
			deep := ""
			if n.Depth > 0 {
				deep = ", at step " + itoa(n.Depth+1)
			}
			lines = append(lines, word+d.recordName(n.Record.Kind, n.Record)+deep+".")
		}
	}
	if len(lines) == 1 {
		lines = append(lines, "It rests on nothing yet, and carries nothing. /cite, its number and those of cards let it rest on them.")
	}
	p.say.list(lines)
	return nil
}

// cite lets a record of the list rest on others.
func (p *plain) cite(arg string) tea.Cmd {
	which, rest, _ := strings.Cut(strings.TrimSpace(arg), " ")
	r, err := p.recordCalled(which)
	if err != nil {
		return say(toneError, sentence(err))
	}
	d := p.desk()
	list, missing := session.Named(d.state, rest)
	switch {
	case len(missing) > 0:
		return say(toneError, "There is no "+session.KindWord(missing[0].Kind)+" #"+shown(missing[0].Label)+"; nothing was cited. Mend the line and press Enter.")
	case len(list) == 0:
		return say(toneInfo, "Type its number, and then what it rests on, as in /cite 2 12 14 or /cite 2 visit 3.")
	}
	cmd := d.do(r.Activity, func(g *session.Gesture) error {
		for _, to := range list {
			if err := g.Cite(r.ID, to.ID); err != nil {
				return err
			}
		}
		return nil
	})
	if d.view != "" {
		return cmd
	}
	text := "It rests on " + d.refName(list[0].ID) + " now."
	if len(list) > 1 {
		text = "It rests on " + itoa(len(list)) + " more now."
	}
	return tea.Batch(cmd, say(toneDone, text+" Ctrl+Z takes that back."))
}

// uncite takes from a record of the list what it was let rest on.
func (p *plain) uncite(arg string) tea.Cmd {
	which, rest, _ := strings.Cut(strings.TrimSpace(arg), " ")
	r, err := p.recordCalled(which)
	if err != nil {
		return say(toneError, sentence(err))
	}
	list, _ := session.Named(p.desk().state, rest)
	if len(list) == 0 {
		return say(toneInfo, "Type its number, and then what it rests on no more, as in /uncite 2 12.")
	}
	e, _ := newEvidence(p.env, r).(*evidence)
	e.readAgain()
	for _, to := range list {
		e.row = slices.IndexFunc(e.rows, func(row evidenceRow) bool { return row.Record.ID == to.ID })
		if e.row < 0 {
			return say(toneInfo, p.numberOf(r)+" does not rest on "+p.desk().refName(to.ID)+".")
		}
		p.carry(e.remove())
	}
	return nil
}

// empty says what this activity still has to give, or all of them.
func (p *plain) empty(arg string) tea.Cmd {
	if strings.EqualFold(arg, "all") {
		var lines []string
		for _, a := range p.desk().pack.Activities {
			if note := emptyText(session.Check(p.desk().state, a), true); note != "" {
				lines = append(lines, a.ID+" "+shown(a.Title)+": "+note+".")
			}
		}
		if len(lines) == 0 {
			return say(toneInfo, "Nothing is missing in what was begun.")
		}
		p.say.list(lines)
		return nil
	}
	l := session.Check(p.desk().state, p.run.at)
	lines := []string{p.run.at.ID + ": " + openWord(l) + "."}
	c := &checklist{env: p.env, at: p.run.at}
	for _, row := range checkRows(l) {
		text := shown(l.Lists[row.list].Capture.Title) + ": " + row.text
		if where := strings.TrimSpace(c.where(row)); where != "" {
			text += ": " + where
		}
		lines = append(lines, text+".")
	}
	p.say.list(lines)
	return nil
}

// thread reads a table's line of thought, from its theme to its promises.
func (p *plain) thread(arg string) tea.Cmd {
	d := p.desk()
	threads := session.Threads(d.state, d.pack)
	at := 0
	if arg = strings.TrimSpace(arg); arg != "" {
		id, err := d.entry().Resolve(session.KindTable, arg)
		if err != nil {
			return say(toneError, sentence(err))
		}
		for i, t := range threads {
			if t.Table != nil && t.Table.ID == id {
				at = i
			}
		}
	} else if !d.table.IsZero() {
		return p.thread(shown(d.state.Get(session.KindTable, d.table).Text()))
	}
	if at >= len(threads) {
		return say(toneInfo, "There is no thread yet.")
	}
	var lines []string
	if t := threads[at].Table; t != nil {
		lines = append(lines, shown(t.Text())+":")
	}
	for _, part := range threads[at].Parts {
		texts := d.partTexts(part)
		switch {
		case len(texts) > 0:
			lines = append(lines, threadTitles[part.ID]+": "+strings.Join(texts, ". "))
		case part.LeftOut:
			lines = append(lines, threadTitles[part.ID]+": left out.")
		case part.Activity != nil:
			lines = append(lines, threadTitles[part.ID]+": nothing yet; /go "+part.Activity.ID+" asks for it.")
		default:
			lines = append(lines, threadTitles[part.ID]+": nothing yet.")
		}
	}
	p.say.list(lines)
	return nil
}
