package ui

import (
	"context"
	"strings"
	"time"

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
	if len(lines) == 0 {
		return say(toneInfo, "Nothing yet in "+shown(c.Title)+".")
	}
	if strings.EqualFold(strings.TrimSpace(arg), "last") && len(lines) > pageLines {
		p.say.line("The last " + itoa(pageLines) + " of " + itoa(len(lines)) + " lines.")
		lines = lines[len(lines)-pageLines:]
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
		return say(toneError, "There is no "+KindWord(missing[0].Kind)+" #"+shown(missing[0].Label)+"; nothing was cited. Mend the line and press Enter.")
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

// empty says what this activity still has to give.
func (p *plain) empty(string) tea.Cmd {
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

// history says what was done, the latest first.
func (p *plain) history(string) tea.Cmd {
	h := &history{env: p.env}
	h.read()
	var lines []string
	for _, x := range h.list {
		at := time.UnixMilli(x.change.At).Local().Format("2 Jan 15:04") + ": "
		text := at + x.text
		if session.Unrevealed(p.desk().state, x.change) {
			text = at + "a count that is not revealed yet"
		}
		if x.change.Activity != "" {
			text += ", in " + shown(x.change.Activity)
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

// mirror says what the visits hold up to the room.
func (p *plain) mirror(string) tea.Cmd {
	d := p.desk()
	m := session.NewMirror(d.state, session.NewEvidence(d.state))
	if m.Sheets == 0 {
		return say(toneInfo, "No sheet is in yet. When pairs come back, their visit sheets are typed in 1.5, and the mirror fills.")
	}
	r := newReflection(m, 0, d.today())
	lines := []string{r.title}
	if r.note != "" {
		lines = append(lines, r.note)
	}
	for _, f := range r.figures {
		lines = append(lines, f.big+" "+f.what+", "+f.of+".")
	}
	if r.quote != "" {
		lines = append(lines, r.quote+" "+r.from)
	}
	p.say.lines(lines)
	return nil
}
