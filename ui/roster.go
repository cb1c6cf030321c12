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
	env   *env
	input line
	table exchange.Table
	have  bool
	cols  exchange.Columns
	// people and problems follow from the table and the columns.
	people   []exchange.Person
	problems []exchange.Problem
	joins    []exchange.Spelling
	apart    map[string]bool // joins that were switched off, by what they join to
	// focus is a column, or behind them a join.
	focus int
	err   error
}

func newRoster(e *env) screen { return &roster{env: e, input: newLine(), apart: map[string]bool{}} }

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
		when(as(keys.keep, "add "+plural(len(r.people), "person", "people")), len(r.people) > 0 && exchange.Stops(r.problems) == nil),
		as(keys.left, "column"), as(keys.right, "column"), when(as(keys.tick, "change"), true), as(keys.back, "another list"),
	}
}

func (r *roster) Head(w int) []string { return titleHead(r.env, "People from a list", "", w) }

func (r *roster) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		text := msg.Content
		if !r.have && !strings.ContainsAny(strings.TrimSpace(text), "\r\n\t;,") {
			r.input.update(msg)
			return nil
		}
		r.read([]byte(strings.ReplaceAll(text, "\r", "\n")))
	case readMsg:
		if r.err = msg.err; msg.err == nil {
			r.read(msg.data)
		}
	case tea.KeyPressMsg:
		if r.have {
			return r.previewKey(msg)
		}
		return r.inputKey(msg)
	}
	return nil
}

func (r *roster) inputKey(k tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(k, keys.back):
		return r.env.back(nil)
	case key.Matches(k, keys.keep):
		if path := strings.Trim(strings.TrimSpace(r.input.value()), `"'`); path != "" {
			return readCmd(path, exchange.MaxBytes)
		}
		return nil
	}
	r.err = nil
	r.input.update(k)
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
	r.joins = exchange.Sectors(r.people, session.All[session.Service](d.state)...)
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

// wanted are the joins that were not switched off.
func (r *roster) wanted() []exchange.Spelling {
	var list []exchange.Spelling
	for _, j := range r.joins {
		if !r.apart[j.Joined] {
			list = append(list, j)
		}
	}
	return list
}

func (r *roster) add() tea.Cmd {
	if err := exchange.Stops(r.problems); err != nil {
		return say(toneError, sentence(err))
	}
	d := r.env.desk
	if d.view != "" {
		return say(toneWarn, d.view)
	}
	people := exchange.ApplySectors(r.people, r.wanted())
	var failed error
	cmd := d.do("1.1", func(g *session.Gesture) error {
		failed = exchange.AddPeople(g, people)
		return failed
	})
	if failed != nil {
		return cmd
	}
	return r.env.back(tea.Batch(cmd, say(toneDone, plural(len(people), "person", "people")+" added, by alias. Ctrl+Z takes them out.")))
}

func (r *roster) View(w, h int) view {
	if r.have {
		return view{lines: r.previewLines(w, h)}
	}
	t := r.env.theme
	var v view
	v.lines = []string{"", "  " + t.bold.Render("Paste the rows here, or type the path of a CSV file."), ""}
	v.add(prefixed("  "+t.accent("").Bold(true).Render(t.sign("›", ">"))+" ", r.input.view(max(w-6, 1))))
	v.lines = append(v.lines, "")
	for _, l := range wrap("Columns are found by their headings: name, sector, office, and more if there are any. Titles above the table are left out. Nothing is added before you have seen it.", max(min(w-4, 78), 8)) {
		v.lines = append(v.lines, "  "+t.muted.Render(l))
	}
	if r.err != nil {
		v.lines = append(v.lines, "")
		for _, l := range wrap(sentence(r.err), max(w-6, 8)) {
			v.lines = append(v.lines, "  "+t.bad.Render(l))
		}
	}
	return v
}

// named says that real names are on the screen, to be looked at before they go in.
func (r *roster) named() bool {
	return r.have && slices.ContainsFunc(r.people, func(p exchange.Person) bool { return p.Name != "" })
}

func (r *roster) previewLines(w, h int) []string {
	t := r.env.theme
	n := max(r.table.Width(), 1)
	each := max(min((w-4)/n-1, 24), 6)
	from := max(0, min(r.focus, n-1)-(w-4)/(each+1)+1)
	lines := []string{"", "  " + t.bold.Render(plural(len(r.people), "person", "people")) + t.muted.Render(r.notes()), "", r.meaningLine(t, each, from, w)}
	if len(r.table.Header) > 0 {
		lines = append(lines, r.cellsLine(r.table.Header, each, from, w, t.muted.Render))
	}
	for _, row := range r.table.Rows[:min(5, len(r.table.Rows))] {
		lines = append(lines, r.cellsLine(row, each, from, w, func(s ...string) string { return strings.Join(s, "") }))
	}
	if more := len(r.table.Rows) - 5; more > 0 {
		lines = append(lines, "  "+t.muted.Render("and "+plural(more, "row", "rows")+" more"))
	}
	lines = append(lines, r.joinLines(t, w)...)
	for i, p := range r.problems {
		if i == 4 {
			lines = append(lines, "  "+t.muted.Render("and "+itoa(len(r.problems)-i)+" more"))
			break
		}
		style := t.warn
		if p.Stop {
			style = t.bad
		}
		lines = append(lines, "  "+style.Render("! ")+fit(p.String(), w-5))
	}
	return lines
}

func (r *roster) notes() string {
	if r.table.Skipped == 0 {
		return ""
	}
	return "  " + plural(r.table.Skipped, "title row", "title rows") + " left out"
}

func (r *roster) meaningLine(t *theme, each, from, w int) string {
	var b strings.Builder
	b.WriteString("  ")
	for c := from; c < r.table.Width(); c++ {
		name := t.sign("–", "-")
		if m := r.meaning(c); m >= 0 {
			name = meanings[m].name
		}
		cell := pad(name, each)
		if c == r.focus {
			cell = t.focus().Render(cell)
		} else {
			cell = t.accent("").Bold(true).Render(cell)
		}
		b.WriteString(cell + " ")
	}
	return cut(b.String(), w)
}

func (r *roster) cellsLine(row []string, each, from, w int, style func(...string) string) string {
	var b strings.Builder
	b.WriteString("  ")
	for c := from; c < len(row); c++ {
		b.WriteString(style(pad(shown(row[c]), each)) + " ")
	}
	return cut(b.String(), w)
}

func (r *roster) joinLines(t *theme, w int) []string {
	if len(r.joins) == 0 {
		return []string{""}
	}
	lines := []string{"", "  " + t.bold.Render("Sectors that look the same") + t.muted.Render("  space switches one")}
	for i, j := range r.joins {
		var found []string
		for _, f := range j.Found {
			found = append(found, shown(f.Text)+" ("+itoa(f.Count)+")")
		}
		box := "[x] "
		if r.apart[j.Joined] {
			box = "[ ] "
		}
		text := box + strings.Join(found, ", ") + " = " + shown(j.Joined)
		if r.focus == r.table.Width()+i {
			text = t.focus().Render(text)
		}
		lines = append(lines, cut("  "+text, w))
	}
	return append(lines, "")
}
