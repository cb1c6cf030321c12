package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// setup is what can be known before the day, all of it optional: the details of
// the session, the people and tables, and the list of things to have ready.
type setup struct {
	env  *env
	rows []setupRow
	row  int
	top  int
	edit fieldEdit
}

// setupRow is a field of the session, a thing to tick, or a way to elsewhere.
type setupRow struct {
	field *content.Field
	item  *content.Item
	label string
	hint  string
	does  func(s *setup) tea.Cmd
	// shows is what stands beside a way to elsewhere.
	shows func(s *setup) string
}

func count1(n int) *int { return &n }

// setupFields are the fields of the session's own record that people fill in.
var setupFields = []content.Field{
	{ID: "title", Label: "Title", Type: content.Line, Hint: "It heads the papers and the list of workshops."},
	{ID: "place", Label: "Place", Type: content.Line, Hint: "Town or office; it heads the brief."},
	{ID: "date_from", Label: "First day", Type: content.Date, Hint: "As 30 Apr, 30/4 or 2026-04-30. The plan then names the days."},
	{ID: "date_to", Label: "Last day", Type: content.Date, Hint: "Of the room. Follow-ups have days of their own, in 3.7."},
	{ID: "plan", Label: "Plan", Type: content.OneOf, Choices: []content.Choice{{ID: "full", Label: "Full, three days"}, {ID: "short", Label: "Short, two half days"}}, Hint: "Each activity can still be made full or short, or left out."},
	{ID: "lang", Label: "Language", Type: content.OneOf, Choices: []content.Choice{{ID: "en", Label: "English"}, {ID: "bn", Label: "Bangla"}}, Hint: "Of the script and the brief; where a text has no translation it is in English."},
	{ID: "currency", Label: "Currency", Type: content.Line, Hint: "Three letters, such as BDT."},
	{ID: "people", Label: "People", Type: content.Int, Min: count1(0), Max: count1(session.MaxPeople), Hint: "28 makes P01 to P28. Nobody is taken away by a smaller number."},
	{ID: "tables", Label: "Tables", Type: content.Int, Min: count1(0), Max: count1(99), Hint: "5 makes T1 to T5. Four to six people sit at each."},
}

// newSetup is the details of the open session, or the title of a new one.
func newSetup(e *env) screen {
	if e.desk == nil {
		return newNewWorkshop(e)
	}
	s := &setup{env: e}
	for i := range setupFields {
		s.rows = append(s.rows, setupRow{field: &setupFields[i], label: setupFields[i].Label, hint: setupFields[i].Hint})
	}
	s.rows = append(s.rows, setupRow{
		label: "Roster", hint: "A list of people from a spreadsheet: paste it, or read a CSV file.",
		does: func(s *setup) tea.Cmd { return s.env.open(newRoster(s.env)) },
		shows: func(s *setup) string {
			return plural(len(s.env.desk.state.Kind(session.KindParticipant)), "person", "people") + " so far"
		},
	})
	s.rows = append(s.rows, setupRow{
		label: "Services", hint: "What can be visited: paste a list from a spreadsheet, read a CSV file, or type them one by one in 1.2, the service draw.",
		does: func(s *setup) tea.Cmd { return s.env.open(newServiceList(s.env)) },
		shows: func(s *setup) string {
			return plural(len(s.env.desk.state.Kind(session.KindService)), "service", "services") + " so far"
		},
	})
	if p := e.desk.pack.Pages["before"]; p != nil {
		for i := range p.Items {
			s.rows = append(s.rows, setupRow{item: &p.Items[i], label: p.Items[i].Title, hint: p.Items[i].Text})
		}
	}
	return s
}

func (s *setup) Init() tea.Cmd { return nil }
func (s *setup) Typing() bool  { return s.edit.open || s.rows[s.row].field != nil }
func (s *setup) About() string {
	return "What can be known before the day. All of it can be left for later, or left out."
}

func (s *setup) Keys() []key.Binding {
	row := s.rows[s.row]
	return []key.Binding{
		when(as(keys.keep, "fill in"), row.field != nil), when(keys.open, row.does != nil),
		when(keys.tick, row.item != nil), keys.up, keys.down, keys.back,
	}
}

func (s *setup) Head(w int) []string { return titleHead(s.env, "Workshop details", "", w) }

func (s *setup) record() *session.Record {
	return s.env.desk.state.Get(session.KindSession, s.env.desk.state.Session)
}

func (s *setup) Update(msg tea.Msg) tea.Cmd {
	if _, paste := msg.(tea.PasteMsg); paste && s.rows[s.row].field != nil {
		s.open("")
		s.edit.update(msg)
		return nil
	}
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	if s.edit.open {
		return s.editKey(k)
	}
	return s.moveKey(k)
}

func (s *setup) moveKey(k tea.KeyPressMsg) tea.Cmd {
	row := s.rows[s.row]
	switch {
	case key.Matches(k, keys.back):
		return s.env.back(nil)
	case key.Matches(k, keys.up, keys.shiftTab):
		s.row = max(s.row-1, 0)
	case key.Matches(k, keys.down, keys.tab):
		s.row = min(s.row+1, len(s.rows)-1)
	case key.Matches(k, keys.keep) && row.does != nil:
		return row.does(s)
	case row.item != nil && key.Matches(k, keys.tick, keys.keep):
		return s.tick(row.item)
	case row.field != nil && key.Matches(k, keys.keep):
		s.open("")
	case row.field != nil && typedRune(k) != "":
		s.open(typedRune(k))
	}
	return nil
}

func (s *setup) open(typed string) {
	f := s.rows[s.row].field
	value := ""
	if r := s.record(); r != nil {
		value = s.env.desk.entry().Typed(f, r.Value(f.ID))
	}
	s.edit.start(f, s.env.desk.state.Session, value, typed)
}

func (s *setup) editKey(k tea.KeyPressMsg) tea.Cmd {
	step := 0
	switch {
	case key.Matches(k, keys.keep, keys.tab, keys.down):
		step = 1
	case key.Matches(k, keys.up, keys.shiftTab):
		step = -1
	case key.Matches(k, keys.back):
		s.edit.open = false
		return nil
	default:
		s.edit.err = nil
		s.edit.update(k)
		return nil
	}
	cmd, ok := s.keep()
	if ok {
		s.row = max(0, min(s.row+step, len(s.rows)-1))
	}
	return cmd
}

// keep writes the field; a number of people or tables also makes them.
func (s *setup) keep() (tea.Cmd, bool) {
	d := s.env.desk
	p, err := s.edit.parse(d.entry())
	if err == nil && s.edit.field.ID == "currency" {
		p, err = session.CheckCurrency(p)
	}
	if err == nil {
		err = session.CheckLastDay(d.session(), p)
	}
	if err != nil {
		s.edit.err = err
		return nil, false
	}
	s.edit.open = false
	return d.do("", func(g *session.Gesture) error { return d.setDetails(g, p) }), true
}

func (s *setup) tick(item *content.Item) tea.Cmd {
	d := s.env.desk
	ready := slices.Clone(d.session().Ready)
	if i := slices.Index(ready, item.ID); i >= 0 {
		ready = slices.Delete(ready, i, i+1)
	} else {
		ready = append(ready, item.ID)
	}
	return d.do("", func(g *session.Gesture) error {
		return g.Set(session.KindSession, d.state.Session, session.Patch{"ready": ready})
	})
}

// Leave keeps the field that is being typed.
func (s *setup) Leave(final bool) tea.Cmd {
	if !s.edit.open || !s.edit.changed() {
		return nil
	}
	cmd, ok := s.keep()
	if !ok && final {
		return s.env.desk.noteDown("", &s.edit)
	}
	return cmd
}

// setupList is how wide the list is where what the row is for stands beside it.
// What stands before a value in it takes setupLabel.
const setupList, setupLabel = 64, 15

// View draws the list, and what the row under the cursor is for: below it, or
// beside it where there is room.
func (s *setup) View(w, h int) view {
	if w < sideBySide {
		foot := s.footView(w)
		room := max(h-len(foot.lines)-1, 1)
		lines, more := s.listLines(w, room)
		v := view{lines: append(lines, s.env.theme.ruleMore(w, more))}
		v.add(foot)
		return v
	}
	t := s.env.theme
	list := min(setupList, w/2)
	lines, more := s.listLines(list, h-1)
	if more > 0 {
		lines = append(lines, "  "+t.muted.Render(t.moreWord(more)))
	}
	side := view{lines: []string{" " + t.bold.Render(shown(s.rows[s.row].label)), ""}}
	if value := s.valueOf(t, s.rows[s.row]); !s.edit.open && width(value) > list-setupLabel {
		for _, l := range wrap(value, max(min(w-list-4, 78), 8)) {
			side.lines = append(side.lines, " "+l)
		}
		side.lines = append(side.lines, "")
	}
	side.add(s.footView(min(w-list-3, 78)))
	bar := t.muted.Render(t.sign("│", "|"))
	v := view{}
	for i, l := range fill(lines, h) {
		text := ""
		if i < len(side.lines) {
			text = side.lines[i]
		}
		v.lines = append(v.lines, pad(l, list)+bar+" "+text)
	}
	if side.cursor != nil {
		v.cursor = side.cursor
		v.cursor.X += list + 2
	}
	return v
}

// listLines are the rows that fit in so many lines, and how many lie below.
func (s *setup) listLines(w, room int) ([]string, int) {
	t := s.env.theme
	var lines []string
	at := 0
	for i := range s.rows {
		if s.rows[i].item != nil && (i == 0 || s.rows[i-1].item == nil) {
			lines = append(lines, "", "  "+t.bold.Render("Before the day")+t.muted.Render("  all of it can be left out"))
		}
		if i == s.row {
			at = len(lines)
		}
		lines = append(lines, s.rowLine(t, i, w))
	}
	s.top = max(0, min(s.top, len(lines)-room))
	if at < s.top {
		s.top = at
	}
	if at >= s.top+room {
		s.top = at - room + 1
	}
	return fill(clip(lines[s.top:], w, room), room), len(lines) - s.top - room
}

// valueOf is what a row holds, "" where that is nothing yet.
func (s *setup) valueOf(t *theme, row setupRow) string {
	switch r := s.record(); {
	case row.field != nil && r != nil:
		return shown(s.env.desk.entry().Format(row.field, r.Value(row.field.ID)))
	case row.shows != nil:
		return t.muted.Render(row.shows(s) + t.sign("  →", "  >"))
	}
	return ""
}

func (s *setup) rowLine(t *theme, i, w int) string {
	row, here := s.rows[i], i == s.row
	mark := "  "
	if here {
		mark = t.accent("").Render(t.sign("▌", ">")) + " "
	}
	if row.item != nil {
		box := "[ ] "
		if slices.Contains(s.env.desk.session().Ready, row.item.ID) {
			box = t.good.Render("[x] ")
		}
		text := fit(row.label, max(w-8, 8))
		if here {
			text = t.chosen.Render(text)
		}
		return cut(mark+box+text, w)
	}
	value := s.valueOf(t, row)
	if value == "" {
		value = t.muted.Render(t.sign("·", "."))
	}
	label := pad(row.label, 12)
	if here {
		label = t.chosen.Render(label)
	}
	return cut(mark+label+" "+value, w)
}

// footView is the field being typed, or what the row is for.
func (s *setup) footView(w int) view {
	t := s.env.theme
	if s.edit.open {
		v := s.edit.view(t, s.env.desk.entry(), w-2, helpLines+1)
		v.lines = indent(v.lines, 1)
		if v.cursor != nil {
			v.cursor.X++
		}
		return v
	}
	lines := wrap(s.rows[s.row].hint, max(w-2, 8))
	return view{lines: fill(indent(lines[:min(len(lines), 1+helpLines)], 1), 1+helpLines)}
}
