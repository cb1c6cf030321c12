package ui

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// checklist is what one activity still has to give, and the way to each gap.
type checklist struct {
	env  *env
	at   *content.Activity
	made int64
	list session.Checklist
	// checks works the list out.
	checks session.Checker
	rows   []checkRow
	row    int
	top    int
	// sides is how the other activities stand, for wide screens.
	sides checklistSides
}

// checkRow is one thing that is empty: a field of records, a list, or a table
// that was not heard.
type checkRow struct {
	list    int
	text    string
	records []*session.Record
	field   string
}

func newChecklist(e *env, at *content.Activity) screen {
	c := &checklist{env: e, at: at}
	c.read()
	return c
}

func (c *checklist) Init() tea.Cmd { return nil }
func (c *checklist) Typing() bool  { return false }
func (c *checklist) About() string {
	return "What this activity still has to give: the few fields that the brief can't do without, and the tables that were not heard. Enter goes to the first place that is empty. Left and right go to the other activities."
}

func (c *checklist) Keys() []key.Binding {
	p := c.env.desk.pack
	return []key.Binding{
		when(as(keys.open, "go there"), len(c.rows) > 0),
		when(as(keys.left, "activity before"), p.Prev(c.at.ID) != nil), when(as(keys.right, "activity after"), p.Next(c.at.ID) != nil),
		keys.up, keys.down, keys.back,
	}
}

func (c *checklist) Head(w int) []string {
	c.read()
	return titleHead(c.env, "What is still empty", c.standing(w), w)
}

// untouched says that nothing was captured where something could be.
func untouched(l session.Checklist) bool { return !l.Begun && len(l.Lists) > 0 }

// openWord says in a word how an activity stands.
func openWord(l session.Checklist) string {
	switch {
	case l.LeftOut:
		return "left out, so nothing is missing"
	case untouched(l):
		return "not begun"
	case l.Open() == 0:
		return "nothing is missing"
	}
	return plural(l.Open(), "thing", "things") + " still empty"
}

// emptyNote is the note on an activity as of a version of the session.
type emptyNote struct {
	version int64
	of      *content.Activity
	due     bool
	text    string
}

// emptyNote is a short word on an activity that has begun: the first thing that
// is empty, and how many more; "" where there is none. It is worked out anew
// when the session changed, from what changed, and when its time is nearly up.
func (r *run) emptyNote() string {
	v, due := r.env.desk.state.Version(), r.env.desk.due(r.at)
	if r.empty.version != v || r.empty.of != r.at || r.empty.due != due {
		r.empty = emptyNote{v, r.at, due, emptyText(r.checks.Check(r.env.desk.state, r.at), due)}
	}
	return r.empty.text
}

// due says that an activity is about to be left, or was: what nobody has begun
// by then is likely to be forgotten. Before that it is only still to come.
func (d *desk) due(a *content.Activity) bool {
	if session.AgendaFor(d.state, a.ID).Done {
		return true
	}
	gone, planned, _ := d.clockOf(a)
	return session.WarningAt(gone, planned) != session.NoWarning
}

// emptyText is the note of a checklist. Until the activity is due, it names only
// what some records lack and others have.
func emptyText(l session.Checklist, due bool) string {
	rows := checkRows(l)
	if !due {
		rows = slices.DeleteFunc(rows, func(r checkRow) bool {
			return len(r.records) == 0 || len(r.records) == len(l.Lists[r.list].Records)
		})
	}
	if !l.Begun || len(rows) == 0 {
		return ""
	}
	note := "still empty in " + shown(l.Activity.Captures[rows[0].list].Title) + ": " + rows[0].text
	if len(rows) > 1 {
		note += fmt.Sprintf(", and %d more", len(rows)-1)
	}
	return note
}

func checkRows(l session.Checklist) []checkRow {
	var rows []checkRow
	if l.LeftOut {
		return nil
	}
	for i, list := range l.Lists {
		if list.Missing() {
			rows = append(rows, checkRow{list: i, text: "nothing yet"})
		}
		for _, e := range list.Empty {
			text := shown(e.Field.Label)
			if list.Capture.Kind != session.KindSession {
				text += fmt.Sprintf(" in %d of %d", len(e.Records), len(list.Records))
			}
			rows = append(rows, checkRow{list: i, text: text, records: e.Records, field: e.Field.ID})
		}
		if len(list.Without) > 0 {
			names := make([]string, len(list.Without))
			for j, t := range list.Without {
				names[j] = shown(t.Text())
			}
			rows = append(rows, checkRow{list: i, text: "nothing of " + strings.Join(names, ", ")})
		}
	}
	return rows
}

func (c *checklist) read() {
	if v := c.env.desk.state.Version(); c.made != v {
		c.list, c.made = c.checks.Check(c.env.desk.state, c.at), v
		c.rows = checkRows(c.list)
		c.row = max(0, min(c.row, len(c.rows)-1))
	}
}

func (c *checklist) Update(msg tea.Msg) tea.Cmd {
	c.read()
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	p := c.env.desk.pack
	switch {
	case key.Matches(k, keys.back):
		return c.env.back(nil)
	case key.Matches(k, keys.up):
		c.row = max(c.row-1, 0)
	case key.Matches(k, keys.down):
		c.row = max(min(c.row+1, len(c.rows)-1), 0)
	case key.Matches(k, keys.left):
		c.turn(p.Prev(c.at.ID))
	case key.Matches(k, keys.right):
		c.turn(p.Next(c.at.ID))
	case key.Matches(k, keys.open) && c.row < len(c.rows):
		row := c.rows[c.row]
		if len(row.records) > 0 && row.records[0].Kind != session.KindSession {
			return reveal(row.records[0], row.field)
		}
		return func() tea.Msg { return visitMsg{c.at, row.list} }
	}
	return nil
}

func (c *checklist) turn(to *content.Activity) {
	if to != nil {
		c.at, c.row, c.made = to, 0, 0
		c.read()
	}
}

func (c *checklist) View(w, h int) view {
	c.read()
	if w < wideChecklist || h < 1 {
		return view{lines: c.lines(w, h)}
	}
	return view{lines: c.beside(c.lines(w-checklistSide(w)-4, h), w, h)}
}

// lines are the activity's lists with what is empty in them, and the row with
// the focus among those that fit.
func (c *checklist) lines(w, h int) []string {
	t := c.env.theme
	l := c.list
	lines := []string{" " + t.accent(c.at.Stage).Bold(true).Render(c.at.ID+"  ") + t.bold.Render(shown(c.at.Title)), ""}
	at := 0
	for i, list := range l.Lists {
		lines = append(lines, c.listLine(t, list, w))
		for n, row := range c.rows {
			if row.list != i {
				continue
			}
			mark, text := "     ", row.text
			if n == c.row {
				at = len(lines)
				mark, text = "   "+t.accent("").Render(t.sign("▌", ">"))+" ", t.chosen.Render(text)
			}
			lines = append(lines, cut(mark+t.warn.Render("! ")+text+c.where(row), w))
		}
	}
	if len(l.Lists) == 0 {
		lines = append(lines, "  "+t.muted.Render("This activity writes nothing down; there is nothing to miss."))
	}
	c.top = max(min(c.top, at-2), at-h+2)
	c.top = max(0, min(c.top, len(lines)-h))
	return clip(t.moreBelow(lines[c.top:], h), w, h)
}

// where names the records that lack the field, as they are read off the wall.
func (c *checklist) where(row checkRow) string {
	var labels []string
	for i, r := range row.records {
		if r.Label == "" {
			continue
		}
		if i == 6 {
			labels = append(labels, "…")
			break
		}
		labels = append(labels, "#"+r.Label)
	}
	if len(labels) == 0 {
		return ""
	}
	return c.env.theme.muted.Render("  " + strings.Join(labels, " "))
}

// listLine is one list of the activity: how much is in it, and whether what it
// asks for is there.
func (c *checklist) listLine(t *theme, l session.CheckedList, w int) string {
	mark := t.good.Render(t.sign("✓", "ok"))
	if l.Open() > 0 {
		mark = t.warn.Render(t.sign("○", "--"))
	}
	count := ""
	if l.Capture.Kind != session.KindSession {
		count = t.muted.Render("  " + itoa(len(l.Records)))
	}
	return cut("  "+mark+" "+shown(l.Capture.Title)+count, w)
}
