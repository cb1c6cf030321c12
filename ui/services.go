package ui

import (
	"slices"

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
	listPreview[exchange.ServiceColumns]
	services []session.Service
}

func newServiceList(e *env) screen {
	s := &serviceList{env: e, listPreview: listPreview[exchange.ServiceColumns]{apart: map[string]bool{}, meanings: serviceColumns, guess: exchange.GuessServiceColumns}}
	s.understand = s.understood
	return s
}

func (s *serviceList) Init() tea.Cmd { return nil }
func (s *serviceList) Typing() bool  { return !s.have }
func (s *serviceList) About() string {
	return "Services from a spreadsheet. Copy the rows there and paste them here, or type the path of a CSV file. Tab goes to the list of 1.2, where they are typed one by one. The draw sends people to other sectors than their own, so look at the spellings."
}

func (s *serviceList) Keys() []key.Binding {
	if !s.have {
		return []key.Binding{as(keys.keep, "read the file"), as(keys.tab, "type them one by one"), keys.back}
	}
	return s.keyList("add "+plural(len(s.services), "service", "services"), len(s.services))
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
		return s.key(k, s.add)
	}
	if paste, ok := msg.(tea.PasteMsg); ok {
		s.pasted(paste.Content)
	}
	return nil
}

// understood reads the services by what the columns are taken for.
func (s *serviceList) understood() {
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

// serviceColumns are what a column of a list of services can be.
var serviceColumns = []listColumn[exchange.ServiceColumns]{
	{"Service", func(c *exchange.ServiceColumns) *int { return &c.Name }},
	{"Sector", func(c *exchange.ServiceColumns) *int { return &c.Sector }},
	{"Office", func(c *exchange.ServiceColumns) *int { return &c.OfficeType }},
	{"Place", func(c *exchange.ServiceColumns) *int { return &c.Place }},
	{"Hours", func(c *exchange.ServiceColumns) *int { return &c.Hours }},
	{"Usual need", func(c *exchange.ServiceColumns) *int { return &c.Need }},
	{"Pairs it takes", func(c *exchange.ServiceColumns) *int { return &c.Capacity }},
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
	return view{lines: s.lines(t, plural(len(s.services), "service", "services"), w)}
}
