package ui

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// here says where the workshop is: the activity, its minutes, what is captured
// in it so far, and the list that takes words.
func (p *plain) here() {
	d, a := p.desk(), p.run.at
	p.prompted = ""
	text := a.ID + " " + shown(a.Title) + ". " + p.clockText() + "." + spaced(p.lateOnce())
	if p.present != nil {
		text = "As it was " + p.present.when + ": " + text
	}
	if t := d.state.Get(session.KindTable, d.table); t != nil {
		text += " Only " + shown(t.Text()) + "."
	}
	p.say.line(text)
	p.say.line(shown(a.Purpose))
	for i := range a.Captures {
		c := &a.Captures[i]
		if c.Kind == session.KindSession {
			continue
		}
		p.say.line(shown(c.Title) + ": " + itoa(len(p.run.listed(c))) + " so far.")
	}
	if note := emptyText(session.Check(d.state, a), d.due(a)); note != "" {
		p.say.line(capital(note) + ".")
	}
	if n := p.run.places(); n > 1 {
		p.say.line("This is list " + itoa(p.run.list[a.ID]+1) + " of " + itoa(n) + ", " + p.listName(p.run.list[a.ID]) + ". /lists names them.")
	}
	p.teach()
}

// teach says how the list is typed, where that is not asked field by field.
func (p *plain) teach() {
	if p.present != nil {
		return
	}
	if f, ok := p.form().(plainTeacher); ok {
		p.say.line(f.howTo())
	}
}

// goTo goes to another activity. Going on marks the one before as done.
func (p *plain) goTo(to *content.Activity, on bool) tea.Cmd {
	d, from := p.desk(), p.run.at
	p.letGo()
	p.run.at = to
	p.carry(d.note("", func(g *session.Gesture) error {
		if on {
			if err := d.finish(g, from); err != nil {
				return err
			}
		}
		return d.arrive(g, to)
	}))
	p.here()
	return nil
}

// letGo leaves what is half entered for something else. It stays where it is,
// and is asked for again; a line that waits to be put right is kept.
func (p *plain) letGo() {
	p.leaveOpen()
	if f := p.form(); f != nil {
		p.carry(f.leave(false))
	}
}

func (p *plain) next(string) tea.Cmd {
	if to := p.desk().pack.Next(p.run.at.ID); to != nil {
		return p.goTo(to, true)
	}
	return say(toneInfo, "This is the last activity.")
}

func (p *plain) back(string) tea.Cmd {
	if to := p.desk().pack.Prev(p.run.at.ID); to != nil {
		return p.goTo(to, false)
	}
	return say(toneInfo, "This is the first activity.")
}

func (p *plain) jump(arg string) tea.Cmd {
	to, err := p.activity(arg)
	if err != nil {
		return say(toneError, sentence(err))
	}
	return p.goTo(to, false)
}

// activity is the one that a typed number, or the beginning of a title, means.
func (p *plain) activity(arg string) (*content.Activity, error) {
	arg = strings.TrimSpace(arg)
	pack := p.desk().pack
	if a := pack.Activity(arg); a != nil {
		return a, nil
	}
	var found *content.Activity
	for _, a := range pack.Activities {
		if arg == "" || !strings.HasPrefix(strings.ToLower(a.Title), strings.ToLower(arg)) {
			continue
		}
		if found != nil {
			return nil, fmt.Errorf("%q could be %s or %s; type its number", arg, found.ID, a.ID)
		}
		found = a
	}
	if found == nil {
		return nil, fmt.Errorf("there is no activity %q; /agenda lists them, from %s to %s", arg, pack.Activities[0].ID, pack.Activities[len(pack.Activities)-1].ID)
	}
	return found, nil
}

// lists names the lists of this activity, or goes to one of them.
func (p *plain) lists(arg string) tea.Cmd {
	n := p.run.places()
	if arg = strings.TrimSpace(arg); arg == "" {
		for i := range n {
			text := itoa(i+1) + ". " + p.listName(i)
			if i == p.run.list[p.run.at.ID] {
				text += ", where you are"
			}
			p.say.line(text + ".")
		}
		if n == 0 {
			return say(toneInfo, "Nothing is written down here by itself.")
		}
		return nil
	}
	to, err := strconv.Atoi(arg)
	if err != nil || to < 1 || to > n {
		return say(toneError, "There are "+plural(n, "list", "lists")+" here; type a number of one.")
	}
	p.letGo()
	p.run.list[p.run.at.ID] = to - 1
	p.prompted = ""
	p.say.line(p.listName(to-1) + ".")
	p.teach()
	return nil
}

func (p *plain) listName(i int) string {
	if i < len(p.run.at.Captures) {
		return shown(p.run.at.Captures[i].Title)
	}
	return "The brief"
}

// table shows one table's thread, or all of them.
func (p *plain) table(arg string) tea.Cmd {
	arg = strings.TrimSpace(arg)
	p.letGo()
	p.prompted = ""
	if strings.EqualFold(arg, "all") {
		return p.desk().showTable(-1)
	}
	if arg == "" {
		return p.desk().nextTable()
	}
	id, err := p.desk().entry().Resolve(session.KindTable, arg)
	if err != nil {
		return say(toneError, sentence(err))
	}
	for i, r := range p.desk().state.Kind(session.KindTable) {
		if r.ID == id {
			return p.desk().showTable(i)
		}
	}
	return nil
}
