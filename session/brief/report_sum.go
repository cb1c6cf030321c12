package brief

import (
	"cmp"
	"maps"
	"slices"

	"doorstep/session"
)

// Report is what the sessions of a programme say together.
type Report struct {
	Today     string     `json:"date"`
	Workshops []Workshop `json:"workshops"`
	// Counted is how many of them the figures are of.
	Counted int `json:"counted"`
	People  int `json:"people"`
	Sectors int `json:"sectors"`
	Visits  int `json:"visits"`
	Cards   int `json:"cards"`

	// Services are the kinds of services that were visited, by name.
	Services []ServiceRow `json:"services"`
	// Words are those that the themes of several workshops share, the most
	// shared first.
	Words   []WordRow   `json:"theme_words"`
	Causes  []CauseRow  `json:"causes"`
	Actions []ActionRow `json:"commitments"`
	Skipped []SkipRow   `json:"skipped"`

	// Unread are the files that could not be read.
	Unread []Unread `json:"unread"`
}

// ServiceRow is what the visits to one kind of service took.
type ServiceRow struct {
	Type      string       `json:"service_type"`
	Visits    int          `json:"visits"`
	Workshops int          `json:"workshops"`
	Figures   []FigureCell `json:"figures"`
	tcv       session.TCVSummary
}

// FigureCell is a measure of a service: of N sheets the median and the range,
// in the unit named, and where they come from. Never a mean.
type FigureCell struct {
	What     string               `json:"what"`
	Unit     string               `json:"unit"`
	Currency string               `json:"currency,omitempty"`
	N        int                  `json:"n"`
	Median   int                  `json:"median"`
	Min      int                  `json:"min"`
	Max      int                  `json:"max"`
	Origins  session.OriginCounts `json:"origins"`
	figure   session.Figure
}

// WordRow is a word that the themes of several workshops share.
type WordRow struct {
	Word   string     `json:"word"`
	Themes []ThemeUse `json:"themes"`
	// Workshops is how many have it in a theme.
	Workshops int `json:"workshops"`
}

// ThemeUse is a theme with the workshop that it is of.
type ThemeUse struct {
	Text     string `json:"text"`
	Workshop string `json:"workshop"`
}

// CauseRow is a root cause with what would move it and who can.
type CauseRow struct {
	Text     string `json:"text"`
	Lever    string `json:"lever"`
	Control  string `json:"control"`
	Workshop string `json:"workshop"`
}

// ActionRow is a commitment. Owner is an alias of its own workshop.
type ActionRow struct {
	Text     string `json:"text"`
	Owner    string `json:"owner"`
	Due      string `json:"due"`
	Status   string `json:"status"`
	Overdue  bool   `json:"overdue"`
	Workshop string `json:"workshop"`
}

// SkipRow is an activity that workshops left out, with how many gave which
// reason.
type SkipRow struct {
	Activity  string         `json:"activity"`
	Title     string         `json:"title"`
	Workshops int            `json:"workshops"`
	Reasons   map[string]int `json:"reasons"`
}

// Unread is a file that could not be read, and why.
type Unread struct {
	File string `json:"file"`
	Why  string `json:"why"`
}

// Report sums up what was added. The files that could not be read are named in
// it.
func (pr *Programme) Report(unread []Unread) *Report {
	r := &Report{Today: pr.today, Unread: unread}
	var parts []*part
	for _, p := range pr.sorted() {
		if p.Counted = pr.Practice || !p.Workshop.Practice; p.Counted {
			parts = append(parts, p)
		}
		r.Workshops = append(r.Workshops, p.Workshop)
	}
	sectors := map[string]bool{}
	for _, p := range parts {
		r.Counted++
		r.People += p.People
		r.Visits += p.Visits
		r.Cards += p.Cards
		for _, s := range p.sectors {
			sectors[s] = true
		}
		for _, c := range p.roots {
			c.Workshop = p.Called()
			r.Causes = append(r.Causes, c)
		}
		for _, a := range p.actions {
			a.Workshop = p.Called()
			a.Overdue = a.Due != "" && a.Due < pr.today && a.Status != "done" && a.Status != "dropped"
			r.Actions = append(r.Actions, a)
		}
	}
	delete(sectors, "")
	r.Sectors = len(sectors)
	r.Services, r.Words, r.Skipped = services(parts), themeWords(parts), skips(parts)
	slices.SortStableFunc(r.Causes, func(a, b CauseRow) int {
		return cmp.Or(cmp.Compare(a.Lever, b.Lever), cmp.Compare(controlRank[a.Control], controlRank[b.Control]))
	})
	slices.SortStableFunc(r.Actions, func(a, b ActionRow) int {
		return cmp.Or(descending(a.Overdue, b.Overdue), cmp.Compare(statusRank[a.Status], statusRank[b.Status]), cmp.Compare(a.Due, b.Due))
	})
	return r
}

var statusRank = map[string]int{"open": 0, "doing": 1, "done": 2, "dropped": 3}

// services sums up the visits by kind of service, in the order of the alphabet:
// any other would rank them.
func services(parts []*part) []ServiceRow {
	type group struct {
		name      string
		visits    []*keptVisit
		workshops int
		last      *part
	}
	groups := map[string]*group{}
	for _, p := range parts {
		for i := range p.visits {
			v := &p.visits[i]
			key := folded(v.kind)
			g := groups[key]
			if g == nil {
				g = &group{name: v.kind}
				groups[key] = g
			}
			if g.last != p {
				g.workshops, g.last = g.workshops+1, p
			}
			g.visits = append(g.visits, v)
		}
	}
	var rows []ServiceRow
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		g := groups[key]
		tcv := summarise(g.visits)
		rows = append(rows, ServiceRow{Type: g.name, Visits: len(g.visits), Workshops: g.workshops, Figures: cells(tcv), tcv: tcv})
	}
	return rows
}

// summarise unpacks the visits to one kind of service, which are few beside all.
func summarise(list []*keptVisit) session.TCVSummary {
	visits := make([]session.Visit, len(list))
	origins := make(map[session.ID]map[string]string, len(list))
	for i, k := range list {
		visits[i], origins[k.id] = k.visit(), k.origins
	}
	return session.SummariseVisits(visits, "", func(id session.ID, field string) string { return origins[id][field] })
}

// cells are the figures of a summary that somebody wrote down.
func cells(t session.TCVSummary) []FigureCell {
	var list []FigureCell
	add := func(what string, f session.Figure) {
		if f.N > 0 {
			list = append(list, FigureCell{
				What: what, Unit: string(f.Unit), Currency: f.Currency, N: f.N,
				Median: f.Median, Min: f.Min, Max: f.Max, Origins: f.Origins, figure: f,
			})
		}
	}
	add("elapsed", t.Time.Elapsed)
	add("wait", t.Time.Wait)
	add("day", t.Time.Day)
	for _, m := range t.Money {
		add("cost", m.Cost.Total)
		add("unofficial", m.Cost.Other)
	}
	add("trips", t.Trips.Total)
	return list
}

func skips(parts []*part) []SkipRow {
	rows := map[string]*SkipRow{}
	for _, p := range parts {
		for _, s := range p.skipped {
			row := rows[s.id]
			if row == nil {
				row = &SkipRow{Activity: s.id, Title: s.title, Reasons: map[string]int{}}
				rows[s.id] = row
			}
			row.Workshops++
			row.Reasons[cmp.Or(s.reason, "none")]++
		}
	}
	var list []SkipRow
	for _, id := range slices.Sorted(maps.Keys(rows)) {
		list = append(list, *rows[id])
	}
	return list
}
