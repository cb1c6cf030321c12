package ui

import (
	"slices"
	"strings"

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
	listSource
	table exchange.Table
	have  bool
	cols  exchange.Columns
	// people and problems follow from the table and the columns.
	people   []exchange.Person
	problems []exchange.Problem
	joins    []exchange.Spelling
	cased    []exchange.Spelling // joins that change capitals only
	apart    map[string]bool     // joins that were switched off, by what they join to
	seated   int                 // of the people, those who are there by number
	// focus is a column, or behind them a join.
	focus int
}

func newRoster(e *env) screen { return &roster{env: e, apart: map[string]bool{}} }

func (r *roster) Init() tea.Cmd { return nil }
func (r *roster) Typing() bool  { return !r.have }
func (r *roster) About() string {
	return "People from a spreadsheet. Copy the rows there and paste them here, or type the path of a CSV file. Names are kept apart from what people say, and never shown unless you ask. The draw depends on the sectors, so look at their spellings."
}

func (r *roster) Keys() []key.Binding {
	if !r.have {
		return []key.Binding{as(keys.keep, "read the file"), keys.back}
	}
	return []key.Binding{
		when(as(keys.keep, r.verb()+plural(len(r.people), "person", "people")), len(r.people) > 0 && exchange.Stops(r.problems) == nil),
		as(keys.left, "column"), as(keys.right, "column"), when(as(keys.tick, "change"), true), as(keys.back, "another list"),
	}
}

func (r *roster) Head(w int) []string { return titleHead(r.env, "People from a list", "", w) }

func (r *roster) Update(msg tea.Msg) tea.Cmd {
	if !r.have {
		return r.take(r.env, msg, r.read)
	}
	switch msg := msg.(type) {
	case tea.PasteMsg:
		r.read([]byte(strings.ReplaceAll(msg.Content, "\r", "\n")))
	case tea.KeyPressMsg:
		return r.previewKey(msg)
	}
	return nil
}

func (r *roster) read(data []byte) {
	t, err := exchange.ReadTable(data)
	if r.err = err; err != nil {
		return
	}
	r.table, r.cols, r.have, r.focus = t, exchange.GuessColumns(t), true, 0
	r.understand()
}

// understand reads the people anew after a column was given another meaning.
func (r *roster) understand() {
	d := r.env.desk
	r.people, r.problems = exchange.Roster(r.table, r.cols, exchange.SeatsOf(d.state))
	r.seated = exchange.Seated(d.state, r.people)
	r.joins, r.cased = inCase(exchange.Sectors(r.people, session.All[session.Service](d.state)...))
}

func (r *roster) previewKey(k tea.KeyPressMsg) tea.Cmd {
	n := r.table.Width() + len(r.joins)
	switch {
	case key.Matches(k, keys.back):
		r.have = false
	case key.Matches(k, keys.left, keys.up, keys.shiftTab):
		r.focus = (r.focus - 1 + n) % n
	case key.Matches(k, keys.right, keys.down, keys.tab):
		r.focus = (r.focus + 1) % n
	case key.Matches(k, keys.tick):
		r.change()
	case key.Matches(k, keys.keep):
		return r.add()
	}
	return nil
}

// meanings are what a column can be, with its place in exchange.Columns.
var meanings = []struct {
	name string
	at   func(c *exchange.Columns) *int
}{
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

// meaning is what a column is taken for, -1 for nothing.
func (r *roster) meaning(col int) int {
	for i, m := range meanings {
		if *m.at(&r.cols) == col {
			return i
		}
	}
	return -1
}

// change gives the column with the focus its next meaning, or switches a join.
func (r *roster) change() {
	if r.focus >= r.table.Width() {
		j := r.joins[r.focus-r.table.Width()].Joined
		r.apart[j] = !r.apart[j]
		return
	}
	is := r.meaning(r.focus)
	if is >= 0 {
		*meanings[is].at(&r.cols) = -1
	}
	for next := is + 1; next < len(meanings); next++ {
		if *meanings[next].at(&r.cols) < 0 {
			*meanings[next].at(&r.cols) = r.focus
			break
		}
	}
	r.understand()
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
		return view{lines: r.previewLines(w)}
	}
	return r.view(r.env.theme, "Columns are found by their headings: name, sector, office, and more if there are any. Titles above the table are left out. Nothing is added before you have seen it.", w)
}

// named says that real names are on the screen, to be looked at before they go in.
func (r *roster) named() bool {
	return r.have && slices.ContainsFunc(r.people, func(p exchange.Person) bool { return p.Name != "" })
}

func (r *roster) previewLines(w int) []string {
	t := r.env.theme
	lines := []string{"", "  " + t.bold.Render(plural(len(r.people), "person", "people")) + t.muted.Render(r.notes()), ""}
	lines = append(lines, tableLines(t, &r.table, func(c int) string {
		if m := r.meaning(c); m >= 0 {
			return meanings[m].name
		}
		return ""
	}, r.focus, w)...)
	lines = append(lines, joinLines(t, r.joins, r.cased, r.apart, r.table.Width(), r.focus, w)...)
	return append(lines, problemLines(t, r.problems, w)...)
}

func (r *roster) notes() string { return skippedNote(&r.table) }
