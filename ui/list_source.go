package ui

import (
	"path/filepath"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
	"doorstep/session/exchange"
)

// listSource is where a list out of a spreadsheet comes from: rows that are
// pasted, or a CSV file whose path is typed.
type listSource struct {
	input line
	err   error
}

// take gives a message to it, and what was read of a list to read.
func (l *listSource) take(e *env, msg tea.Msg, read func([]byte)) tea.Cmd {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		text := msg.Content
		if !strings.ContainsAny(strings.TrimSpace(text), "\r\n\t;,") {
			l.input.update(msg)
			return nil
		}
		read([]byte(strings.ReplaceAll(text, "\r", "\n")))
	case readMsg:
		if msg.path != l.path() {
			return nil // asked for by a list that was left, or before another path was typed
		}
		if l.err = msg.err; msg.err == nil {
			read(msg.data)
		}
	case tea.KeyPressMsg:
		return l.typed(e, msg)
	}
	return nil
}

// path is what is typed, without the marks that a file manager puts around it.
func (l *listSource) path() string { return strings.Trim(strings.TrimSpace(l.input.value()), `"'`) }

func (l *listSource) typed(e *env, k tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(k, keys.back):
		return e.back(nil)
	case key.Matches(k, keys.keep):
		if path := l.path(); path != "" {
			return readCmd(path, exchange.MaxBytes)
		}
		return nil
	}
	l.err = nil
	l.input.update(k)
	return nil
}

// view is the line that takes a path, and below it what else there is to know.
func (l *listSource) view(t *theme, about string, w int) view {
	var v view
	v.lines = []string{"", "  " + t.bold.Render("Paste the rows here, or type the path of a CSV file."), ""}
	v.add(prefixed("  "+t.accent("").Bold(true).Render(t.sign("›", ">"))+" ", l.input.view(max(w-6, 1))))
	v.lines = append(v.lines, "")
	for _, l := range wrap(about, max(min(w-4, 78), 8)) {
		v.lines = append(v.lines, "  "+t.muted.Render(l))
	}
	if l.err != nil {
		v.lines = append(v.lines, "")
		for _, l := range wrap(sentence(l.err), max(w-6, 8)) {
			v.lines = append(v.lines, "  "+t.bad.Render(l))
		}
	}
	return v
}

// tableLines are the first rows of a list, below what each column is taken for.
// name says that, and is "" for one that is left out; the column with the focus
// is in sight.
func tableLines(t *theme, table *exchange.Table, name func(col int) string, focus, w int) []string {
	n := max(table.Width(), 1)
	each := max(min((w-4)/n-1, 24), 6)
	from := max(0, min(focus, n-1)-(w-4)/(each+1)+1)
	cells := func(row []string, style func(int, string) string) string {
		var b strings.Builder
		b.WriteString("  ")
		for c := from; c < len(row); c++ {
			b.WriteString(style(c, pad(shown(row[c]), each)) + " ")
		}
		return cut(b.String(), w)
	}
	heads := make([]string, table.Width())
	for c := range heads {
		if heads[c] = name(c); heads[c] == "" {
			heads[c] = t.sign("–", "-")
		}
	}
	lines := []string{cells(heads, func(c int, cell string) string {
		if c == focus {
			return t.focus().Render(cell)
		}
		return t.accent("").Bold(true).Render(cell)
	})}
	if len(table.Header) > 0 {
		lines = append(lines, cells(table.Header, func(_ int, cell string) string { return t.muted.Render(cell) }))
	}
	for _, row := range table.Rows[:min(5, len(table.Rows))] {
		lines = append(lines, cells(row, func(_ int, cell string) string { return cell }))
	}
	if more := len(table.Rows) - 5; more > 0 {
		lines = append(lines, "  "+t.muted.Render("and "+plural(more, "row", "rows")+" more"))
	}
	return lines
}

// inCase parts the joins that need a person's look from those that change
// capitals only, which are taken over.
func inCase(all []exchange.Spelling) (joins, cased []exchange.Spelling) {
	for _, j := range all {
		if j.InCase() {
			cased = append(cased, j)
		} else {
			joins = append(joins, j)
		}
	}
	return joins, cased
}

// casedText says in a sentence which sectors get other capitals, "" for none.
func casedText(cased []exchange.Spelling) string {
	var names []string
	for _, j := range cased {
		names = append(names, shown(j.Joined))
	}
	if len(names) == 0 {
		return ""
	}
	return "Capitals made alike: " + strings.Join(names, ", ") + "."
}

// joinLines are the spellings of sectors that would become one, each with
// whether it will, behind a line on those that change capitals only. first is
// the place of the first of them for the focus.
func joinLines(t *theme, joins, cased []exchange.Spelling, apart map[string]bool, first, focus, w int) []string {
	lines := []string{""}
	if text := casedText(cased); text != "" {
		lines = append(lines, "  "+t.muted.Render(fit(text, max(w-4, 8))), "")
	}
	if len(joins) == 0 {
		return lines
	}
	lines = append(lines, "  "+t.bold.Render("Sectors that look the same")+t.muted.Render("  space switches one"))
	for i, j := range joins {
		var found []string
		for _, f := range j.Found {
			found = append(found, shown(f.Text)+" ("+itoa(f.Count)+")")
		}
		box := "[x] "
		if apart[j.Joined] {
			box = "[ ] "
		}
		text := box + strings.Join(found, ", ") + " = " + shown(j.Joined)
		if focus == first+i {
			text = t.focus().Render(text)
		}
		lines = append(lines, cut("  "+text, w))
	}
	return append(lines, "")
}

// problemLines are the first notes on a list.
func problemLines(t *theme, problems []exchange.Problem, w int) []string {
	var lines []string
	for i, p := range problems {
		if i == 4 {
			return append(lines, "  "+t.muted.Render("and "+itoa(len(problems)-i)+" more"))
		}
		style := t.warn
		if p.Stop {
			style = t.bad
		}
		for n, l := range wrap(p.String(), max(w-5, 8)) {
			mark := "  "
			if n == 0 {
				mark = style.Render("! ")
			}
			lines = append(lines, "  "+mark+l)
		}
	}
	return lines
}

// skippedNote says how many rows of title were left out.
func skippedNote(table *exchange.Table) string {
	if table.Skipped == 0 {
		return ""
	}
	return "  " + plural(table.Skipped, "title row", "title rows") + " left out"
}

// wantedJoins are the joins that were not switched off.
func wantedJoins(joins []exchange.Spelling, apart map[string]bool) []exchange.Spelling {
	var list []exchange.Spelling
	for _, j := range joins {
		if !apart[j.Joined] {
			list = append(list, j)
		}
	}
	return list
}

// listHint says that what was just kept as the name of a service or of a person
// looks like the path of a list, and where such a list is read; nil otherwise.
func (s *sheet) listHint() tea.Cmd {
	what := map[string]string{session.KindService: "F11, Services", session.KindParticipant: "F11, Roster"}[s.capture().Kind]
	if what == "" || !pathAsName(s.capture(), s.edit.field, s.edit.value()) {
		return nil
	}
	return say(toneWarn, "That looks like a file, and is kept as "+oneOf(session.KindWord(s.capture().Kind))+". "+what+" reads a list; Ctrl+Z takes this out.")
}

// pathAsName says that the path of a list was typed for the name of one record.
func pathAsName(c *content.Capture, field *content.Field, text string) bool {
	return field.ID == c.Fields[0].ID && namesList(text)
}

// namesList says that a text is the path of a file that a spreadsheet writes.
func namesList(text string) bool {
	switch strings.ToLower(filepath.Ext(strings.Trim(strings.TrimSpace(text), `"'`))) {
	case ".csv", ".tsv", ".xlsx", ".xls", ".ods":
		return true
	}
	return false
}
