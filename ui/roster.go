package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session"
	"doorstep/session/exchange"
)

// roster takes a list of people out of a spreadsheet: pasted, or read from a
// CSV file. It shows what it understood before anything is added: five rows,
// what each column is, and which spellings of sectors it would join.
type roster struct {
	env *env
	listPreview[exchange.Columns]
	people []exchange.Person
	seated int // of the people, those who are there by number
}

func newRoster(e *env) screen {
	r := &roster{env: e, listPreview: listPreview[exchange.Columns]{apart: map[string]bool{}, meanings: peopleColumns, guess: exchange.GuessColumns}}
	r.understand = r.understood
	return r
}

func (r *roster) Init() tea.Cmd { return nil }
func (r *roster) Typing() bool  { return !r.have }
func (r *roster) About() string {
	return "People from a spreadsheet. Copy the rows there and paste them here, or type the path of a CSV file. Names are kept apart from what people say, and never shown unless you ask. The draw depends on the sectors, so look at their spellings."
}

func (r *roster) Keys() []key.Binding {
	if !r.have {
		return []key.Binding{as(keys.keep, "read the file"), keys.back}
	}
	return r.keyList(r.verb()+plural(len(r.people), "person", "people"), len(r.people))
}

func (r *roster) Head(w int) []string { return titleHead(r.env, "People from a list", "", w) }

func (r *roster) Update(msg tea.Msg) tea.Cmd {
	if !r.have {
		return r.take(r.env, msg, r.read)
	}
	switch msg := msg.(type) {
	case tea.PasteMsg:
		r.pasted(msg.Content)
	case tea.KeyPressMsg:
		return r.key(msg, r.add)
	}
	return nil
}

// understood reads the people by what the columns are taken for.
func (r *roster) understood() {
	d := r.env.desk
	r.people, r.problems = exchange.Roster(r.table, r.cols, exchange.SeatsOf(d.state))
	r.seated = exchange.Seated(d.state, r.people)
	r.joins, r.cased = inCase(exchange.Sectors(r.people, session.All[session.Service](d.state)...))
}

// peopleColumns are what a column of a list of people can be.
var peopleColumns = []listColumn[exchange.Columns]{
	{"Name", func(c *exchange.Columns) *int { return &c.Name }},
	{"Alias", func(c *exchange.Columns) *int { return &c.Alias }},
	{"Sector", func(c *exchange.Columns) *int { return &c.Sector }},
	{"Office", func(c *exchange.Columns) *int { return &c.OfficeType }},
	{"Years", func(c *exchange.Columns) *int { return &c.Years }},
	{"Languages", func(c *exchange.Columns) *int { return &c.Languages }},
	{"Ties", func(c *exchange.Columns) *int { return &c.Ties }},
	{"Uses", func(c *exchange.Columns) *int { return &c.Uses }},
	{"Access", func(c *exchange.Columns) *int { return &c.Access }},
}

func (r *roster) add() tea.Cmd {
	if err := exchange.Stops(r.problems); err != nil {
		return say(toneError, sentence(err))
	}
	d := r.env.desk
	if d.view != "" {
		return say(toneWarn, d.view)
	}
	people := exchange.ApplySectors(r.people, wantedJoins(slices.Concat(r.cased, r.joins), r.apart))
	done := taken(exchange.Seated(d.state, people), len(people))
	var failed error
	cmd := d.do("1.1", func(g *session.Gesture) error {
		failed = exchange.AddPeople(g, people)
		return failed
	})
	if failed != nil {
		return cmd
	}
	return r.env.back(tea.Batch(cmd, say(toneDone, done)))
}

// taken says what became of a list of people, of whom so many were there by
// number already.
func taken(seated, all int) string {
	added := all - seated
	switch {
	case seated == 0:
		return plural(added, "person", "people") + " added, by alias. Ctrl+Z takes them out."
	case added == 0:
		return plural(seated, "person", "people") + " filled in, under the aliases that were there. Ctrl+Z empties them."
	}
	return itoa(seated) + " filled in, " + itoa(added) + " added, by alias. Ctrl+Z takes it back."
}

// verb is what taking the list does: to people who are there by number, or to a
// room without them.
func (r *roster) verb() string {
	switch r.seated {
	case 0:
		return "add "
	case len(r.people):
		return "fill in "
	}
	return "take in "
}

func (r *roster) View(w, h int) view {
	if r.have {
		return view{lines: r.lines(r.env.theme, plural(len(r.people), "person", "people"), w)}
	}
	return r.view(r.env.theme, "Columns are found by their headings: name, sector, office, and more if there are any. Titles above the table are left out. Nothing is added before you have seen it.", w)
}

// named says that real names are on the screen, to be looked at before they go in.
func (r *roster) named() bool {
	return r.have && slices.ContainsFunc(r.people, func(p exchange.Person) bool { return p.Name != "" })
}
