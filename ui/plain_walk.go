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
	text := a.ID + " " + shown(a.Title) + ". " + p.clockText() + "."
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
	if note := emptyText(session.Check(d.state, a)); note != "" {
		p.say.line(capital(note) + ".")
	}
	if n := p.run.places(); n > 1 {
		p.say.line("This is list " + itoa(p.run.list[a.ID]+1) + " of " + itoa(n) + ", " + p.listName(p.run.list[a.ID]) + ". /lists names them.")
	}
	p.teach()
}

// teach says how the list is typed, where that is not asked field by field.
func (p *plain) teach() {
	if f, ok := p.form().(plainTeacher); ok {
		p.say.line(f.howTo())
	}
}

// clockText is the clock of this activity in words.
func (p *plain) clockText() string {
	d, a := p.desk(), p.run.at
	gone, planned, running := d.clockOf(a)
	g := session.AgendaFor(d.state, a.ID)
	switch left := planned*60 - gone; {
	case planned == 0:
		return capital(leftOut(g))
	case g.Done && !running:
		return fmt.Sprintf("Done; it took %d of %s", (gone+30)/60, plural(planned, "minute", "minutes"))
	case gone == 0 && !running:
		return plural(planned, "minute", "minutes") + " planned; /clock start starts the clock"
	case left < 0:
		return minSec(-left) + " over " + plural(planned, "minute", "minutes") + ", " + runs(running)
	default:
		return minSec(left) + " left of " + plural(planned, "minute", "minutes") + ", " + runs(running)
	}
}

func runs(running bool) string {
	if running {
		return "the clock runs"
	}
	return "the clock is paused"
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
	if p.held.form != nil {
		p.keepHeld()
	}
	p.dropQuestion()
	if p.over != nil {
		p.carry(p.over.leave(true))
		p.over = nil
	}
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

// clock says the clock, or starts or pauses it.
func (p *plain) clock(arg string) tea.Cmd {
	_, _, running := p.desk().clockOf(p.run.at)
	switch want := strings.ToLower(strings.TrimSpace(arg)); {
	case want == "start" && !running, (want == "pause" || want == "stop") && running:
		p.carry(p.run.toggleClock())
	case want != "" && want != "start" && want != "pause" && want != "stop":
		return say(toneError, "The clock takes start or pause; alone it says how long there is.")
	}
	p.say.line(p.clockText() + ".")
	return nil
}

// agenda says every activity with what it holds.
func (p *plain) agenda(string) tea.Cmd {
	d := p.desk()
	var lines []string
	stage := ""
	for _, a := range d.pack.Activities {
		if a.Stage != stage {
			stage = a.Stage
			lines = append(lines, shown(d.pack.Stage(stage).Title)+":")
		}
		g := session.AgendaFor(d.state, a.ID)
		mode := g.ModeIn(a.Short, d.short())
		text := a.ID + " " + shown(a.Title) + ", "
		switch {
		case mode == session.ModeSkipped:
			text += leftOut(g)
		case mode == session.ModeShort:
			text += itoa(g.PlannedMinutes(a.Minutes, a.Short, d.short())) + " min short"
		default:
			text += itoa(g.PlannedMinutes(a.Minutes, a.Short, d.short())) + " min"
		}
		if a.Outside {
			text += " outside"
		}
		switch {
		case a.ID == p.run.at.ID:
			text += ", here"
		case g.Done:
			text += ", done"
		case g.Seen != "":
			text += ", begun"
		}
		if held := p.holds(a); held != "" {
			text += ": " + held
		}
		lines = append(lines, text+".")
	}
	p.say.lines(lines)
	return nil
}

func (p *plain) holds(a *content.Activity) string {
	return (&agenda{env: p.env, run: p.run}).captured(a)
}

// plan makes an activity full, short or left out, or changes its minutes.
func (p *plain) plan(arg string) tea.Cmd {
	words := strings.Fields(arg)
	if len(words) < 2 {
		return say(toneInfo, "Type an activity, and full, short, skip or its minutes, as in /plan 2.6 skip.")
	}
	a, err := p.activity(words[0])
	if err != nil {
		return say(toneError, sentence(err))
	}
	fields := session.Patch{"for": a.ID}
	modes := map[string]string{"full": session.ModeFull, "short": session.ModeShort, "skip": session.ModeSkipped}
	minutes, err := session.ParseMinutes(words[1])
	switch mode := modes[strings.ToLower(words[1])]; {
	case mode == session.ModeShort && a.Short == 0:
		return say(toneError, a.ID+" has no short form; skip leaves it out.")
	case mode != "":
		fields["mode"] = mode
	case err != nil || minutes < 1 || minutes > 24*60:
		return say(toneError, "Type full, short, skip, or minutes from 1 to 1440.")
	default:
		fields["planned_min"] = int64(minutes)
	}
	d := p.desk()
	cmd := d.do("", func(g *session.Gesture) error {
		return g.Set(session.KindAgenda, session.AgendaID(d.state.Session, a.ID), fields)
	})
	if d.view != "" {
		return cmd
	}
	return tea.Batch(cmd, say(toneDone, a.ID+" is planned so: "+strings.Join(words[1:2], "")+"."))
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
