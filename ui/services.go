package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session"
	"doorstep/session/exchange"
)

// serviceList takes the services that can be visited out of a spreadsheet, as a
// roster takes its people: pasted, or read from a CSV file, and shown before
// anything is added. Tab goes to where they are typed one by one.
type serviceList struct {
	env *env
	listSource
	table exchange.Table
	have  bool
	cols  exchange.ServiceColumns
	// services and problems follow from the table and the columns.
	services []session.Service
	problems []exchange.Problem
	joins    []exchange.Spelling
	cased    []exchange.Spelling // joins that change capitals only
	apart    map[string]bool     // joins that were switched off, by what they join to
	// focus is a column, or behind them a join.
	focus int
}

func newServiceList(e *env) screen { return &serviceList{env: e, apart: map[string]bool{}} }

func (s *serviceList) Init() tea.Cmd { return nil }
func (s *serviceList) Typing() bool  { return !s.have }
func (s *serviceList) About() string {
	return "Services from a spreadsheet. Copy the rows there and paste them here, or type the path of a CSV file. Tab goes to the list of 1.2, where they are typed one by one. The draw sends people to other sectors than their own, so look at the spellings."
}

func (s *serviceList) Keys() []key.Binding {
	if !s.have {
		return []key.Binding{as(keys.keep, "read the file"), as(keys.tab, "type them one by one"), keys.back}
	}
	return []key.Binding{
		when(as(keys.keep, "add "+plural(len(s.services), "service", "services")), len(s.services) > 0 && exchange.Stops(s.problems) == nil),
		as(keys.left, "column"), as(keys.right, "column"), when(as(keys.tick, "change"), true), as(keys.back, "another list"),
	}
}

func (s *serviceList) Head(w int) []string { return titleHead(s.env, "Services from a list", "", w) }

func (s *serviceList) Update(msg tea.Msg) tea.Cmd {
	k, pressed := msg.(tea.KeyPressMsg)
	switch {
	case pressed && !s.have && key.Matches(k, keys.tab):
		return func() tea.Msg { return goMsg{session.KindService} }
	case !s.have:
		return s.take(s.env, msg, s.read)
	case pressed:
		return s.previewKey(k)
	}
	if paste, ok := msg.(tea.PasteMsg); ok {
		s.read([]byte(strings.ReplaceAll(paste.Content, "\r", "\n")))
	}
	return nil
}

func (s *serviceList) read(data []byte) {
	t, err := exchange.ReadTable(data)
	if s.err = err; err != nil {
		return
	}
	s.table, s.cols, s.have, s.focus = t, exchange.GuessServiceColumns(t), true, 0
	s.understand()
}

// understand reads the services anew after a column was given another meaning.
func (s *serviceList) understand() {
	s.services, s.problems = exchange.ServicesIn(s.table, s.cols)
	s.joins, s.cased = inCase(s.spellings())
}

// spellings are the ways to write a sector that would become one. Where the
// session has the sector already, its own way is taken; only those are proposed
// that change a service of the list.
func (s *serviceList) spellings() []exchange.Spelling {
	state := s.env.desk.state
	var people []exchange.Person
	there := map[string]bool{}
	for _, p := range session.All[session.Participant](state) {
		people = append(people, exchange.Person{Sector: p.Sector})
		there[p.Sector] = true
	}
	had := session.All[session.Service](state)
	for _, v := range had {
		there[v.Sector] = true
	}
	var list []exchange.Spelling
	for _, j := range exchange.Sectors(people, slices.Concat(had, s.services)...) {
		if at := slices.IndexFunc(j.Found, func(f exchange.Found) bool { return there[f.Text] }); at >= 0 {
			j.Joined = j.Found[at].Text
		}
		if slices.ContainsFunc(s.services, func(v session.Service) bool { return exchange.Join(v.Sector, []exchange.Spelling{j}) != v.Sector }) {
			list = append(list, j)
		}
	}
	return list
}

// serviceMeanings are what a column can be, with its place.
var serviceMeanings = []struct {
	name string
	at   func(c *exchange.ServiceColumns) *int
}{
	{"Service", func(c *exchange.ServiceColumns) *int { return &c.Name }},
	{"Sector", func(c *exchange.ServiceColumns) *int { return &c.Sector }},
	{"Office", func(c *exchange.ServiceColumns) *int { return &c.OfficeType }},
	{"Place", func(c *exchange.ServiceColumns) *int { return &c.Place }},
	{"Hours", func(c *exchange.ServiceColumns) *int { return &c.Hours }},
	{"Usual need", func(c *exchange.ServiceColumns) *int { return &c.Need }},
	{"Pairs it takes", func(c *exchange.ServiceColumns) *int { return &c.Capacity }},
}

// meaning is what a column is taken for, -1 for nothing.
func (s *serviceList) meaning(col int) int {
	for i, m := range serviceMeanings {
		if *m.at(&s.cols) == col {
			return i
		}
	}
	return -1
}

func (s *serviceList) previewKey(k tea.KeyPressMsg) tea.Cmd {
	n := s.table.Width() + len(s.joins)
	switch {
	case key.Matches(k, keys.back):
		s.have = false
	case key.Matches(k, keys.left, keys.up, keys.shiftTab):
		s.focus = (s.focus - 1 + n) % n
	case key.Matches(k, keys.right, keys.down, keys.tab):
		s.focus = (s.focus + 1) % n
	case key.Matches(k, keys.tick):
		s.change()
	case key.Matches(k, keys.keep):
		return s.add()
	}
	return nil
}

// change gives the column with the focus its next meaning, or switches a join.
func (s *serviceList) change() {
	if s.focus >= s.table.Width() {
		j := s.joins[s.focus-s.table.Width()].Joined
		s.apart[j] = !s.apart[j]
		return
	}
	is := s.meaning(s.focus)
	if is >= 0 {
		*serviceMeanings[is].at(&s.cols) = -1
	}
	for next := is + 1; next < len(serviceMeanings); next++ {
		if at := serviceMeanings[next].at(&s.cols); *at < 0 {
			*at = s.focus
			break
		}
	}
	s.understand()
	s.focus = min(s.focus, s.table.Width()+len(s.joins)-1)
}

func (s *serviceList) add() tea.Cmd {
	if err := exchange.Stops(s.problems); err != nil {
		return say(toneError, sentence(err))
	}
	d := s.env.desk
	if d.view != "" {
		return say(toneWarn, d.view)
	}
	list := exchange.ApplyServiceSectors(s.services, wantedJoins(slices.Concat(s.cased, s.joins), s.apart))
	var failed error
	cmd := d.do("1.2", func(g *session.Gesture) error {
		failed = exchange.AddServices(g, list)
		return failed
	})
	if failed != nil {
		return cmd
	}
	return s.env.back(tea.Batch(cmd, say(toneDone, plural(len(list), "service", "services")+" added. Ctrl+Z takes them out.")))
}

func (s *serviceList) View(w, h int) view {
	t := s.env.theme
	if !s.have {
		return s.view(t, "Columns are found by their headings: service, sector, office, place, hours, and how many at a time. Titles above the table are left out. Nothing is added before you have seen it.", w)
	}
	lines := []string{"", "  " + t.bold.Render(plural(len(s.services), "service", "services")) + t.muted.Render(skippedNote(&s.table)), ""}
	lines = append(lines, tableLines(t, &s.table, func(c int) string {
		if m := s.meaning(c); m >= 0 {
			return serviceMeanings[m].name
		}
		return ""
	}, s.focus, w)...)
	lines = append(lines, joinLines(t, s.joins, s.cased, s.apart, s.table.Width(), s.focus, w)...)
	return view{lines: append(lines, problemLines(t, s.problems, w)...)}
}
