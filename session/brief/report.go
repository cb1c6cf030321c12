package brief

import (
	"cmp"
	"slices"
	"strings"

	"doorstep/content"
	"doorstep/session"
)

// Programme gathers what many sessions say. It takes them one by one and keeps
// of each only what the report counts, so that a thousand need little more
// memory than one. Offices and people are never ranked.
type Programme struct {
	// today decides what is overdue, as "2006-01-02".
	today string
	// Practice counts practice sessions too, whose data are invented. Without it
	// they are only named.
	Practice bool
	parts    []*part
	stock    stock
}

// NewProgramme is a programme without sessions on a day.
func NewProgramme(today string) *Programme { return &Programme{today: today, stock: stock{}} }

// part is what the report keeps of one file.
type part struct {
	Workshop
	workshops []session.ID

	sectors  []string
	visits   []keptVisit
	themes   []string
	roots    []CauseRow
	actions  []ActionRow
	skipped  []skip
	currency string
}

// Workshop is one session of the programme.
type Workshop struct {
	// File is where it was read from; Files are all of them where several hold
	// parts of it.
	File     string   `json:"file"`
	Files    []string `json:"files,omitempty"`
	Title    string   `json:"title"`
	Place    string   `json:"place"`
	From     string   `json:"date_from"`
	To       string   `json:"date_to"`
	People   int      `json:"people"`
	Services int      `json:"services"`
	Visits   int      `json:"visits"`
	Cards    int      `json:"cards"`
	Practice bool     `json:"practice"`
	Counted  bool     `json:"counted"`
	// NamesFound are real names in what people said, which should not travel.
	NamesFound []string `json:"names_found"`
}

// Called is what the report calls the workshop: its title and place, or its
// file.
func (w Workshop) Called() string {
	name := strings.Join(texts(w.Title, w.Place), ", ")
	return cmp.Or(name, w.File)
}

// skip is an activity that was left out, with its reason: time, paper, group,
// or "" where none was given.
type skip struct{ id, title, reason string }

// Add takes a session into the report. The pack, which may be nil, names the
// activities. What the state holds may be let go afterwards.
func (pr *Programme) Add(file string, s *session.State, p *content.Pack) {
	w := pr.stock // what is kept is copied, or the text that it is part of stays
	b := &builder{s: s, p: p, m: &Model{}, done: map[string]bool{}}
	b.survey()
	ses := b.session()
	pt := &part{
		Workshop: Workshop{
			File: file, Title: w.one(clean(ses.Title)), Place: w.one(clean(ses.Place)), From: w.one(ses.From), To: w.one(ses.To), Practice: ses.Practice,
			People: len(s.Kind(session.KindParticipant)), Cards: len(s.Kind(session.KindCard)),
		},
		workshops: s.Workshops(), currency: w.one(session.Entry{State: s}.Currency()),
	}
	for _, person := range session.All[session.Participant](s) {
		pt.sectors = append(pt.sectors, w.one(folded(person.Sector)))
	}
	pt.addVisits(b, w)
	pt.addWords(b, w)
	pt.addSkipped(b, w)
	pt.visits, pt.sectors = slices.Clone(pt.visits), slices.Compact(slices.Sorted(slices.Values(pt.sectors)))
	pr.parts = append(pr.parts, pt)
}

func (pt *part) addVisits(b *builder, w stock) {
	seen := map[session.ID]bool{}
	for _, v := range session.All[session.Visit](b.s) {
		service, _ := session.One[session.Service](b.s, v.Service)
		if !v.Service.IsZero() && !seen[v.Service] {
			seen[v.Service] = true
			pt.Services++
		}
		own := map[string]string{}
		if r := b.s.Get(session.KindVisit, v.ID); r != nil {
			for _, f := range r.Fields() {
				if figure, ok := strings.CutSuffix(f, session.OriginSuffix); ok {
					own[figure] = r.Str(f)
				}
			}
		}
		pt.visits = append(pt.visits, w.keep(v, clean(cmp.Or(service.OfficeType, service.Name)), cmp.Or(v.Currency, pt.currency), own))
	}
	pt.Visits = len(pt.visits)
}

func (pt *part) addWords(b *builder, w stock) {
	var said []string
	for _, t := range session.All[session.Theme](b.s) {
		if text := w.one(clean(t.Sentence)); text != "" && !t.Parked {
			pt.themes, said = append(pt.themes, text), append(said, text)
		}
	}
	for _, r := range session.All[session.Root](b.s) {
		if text := w.one(clean(r.Text)); text != "" {
			pt.roots, said = append(pt.roots, CauseRow{Text: text, Lever: w.one(r.Lever), Control: w.one(r.Control)}), append(said, text)
		}
	}
	for _, a := range session.All[session.Action](b.s) {
		if text := w.one(clean(a.Text)); text != "" {
			status := cmp.Or(w.one(a.Status), "open")
			pt.actions, said = append(pt.actions, ActionRow{Text: text, Owner: w.one(b.s.AliasOf(a.Owner)), Due: w.one(a.Due), Status: status}), append(said, text)
		}
	}
	pt.NamesFound = namesIn(b.s, Options{}, append(said, pt.Title, pt.Place))
}

func (pt *part) addSkipped(b *builder, w stock) {
	if b.p == nil {
		return
	}
	reasons := map[string]string{}
	for _, g := range session.All[session.Agenda](b.s) {
		if g.Mode == session.ModeSkipped {
			reasons[g.For] = w.one(g.Reason)
		}
	}
	for _, a := range b.p.Activities {
		if session.LeftOut(b.s, a) && a.Stage != content.StageAfter {
			pt.skipped = append(pt.skipped, skip{a.ID, a.Title, reasons[a.ID]})
		}
	}
}

// folded is a word of people as it is compared: the same in any case.
func folded(s string) string { return strings.ToLower(clean(s)) }

// Together are the files added so far that hold parts of one workshop, each
// such list sorted: copies of a session, its rooms, and what they were merged
// into. They have to be read together, lest people and visits count twice; see
// Replace.
func (pr *Programme) Together() [][]string {
	group := map[session.ID]*[]*part{}
	for _, p := range pr.parts {
		joined := &[]*part{p}
		for _, w := range p.workshops {
			if other := group[w]; other != nil && other != joined {
				*joined = append(*joined, *other...)
			}
			group[w] = joined
		}
		for _, member := range *joined {
			for _, w := range member.workshops {
				group[w] = joined
			}
		}
	}
	var lists [][]string
	seen := map[string]bool{}
	for _, p := range pr.parts {
		members := *group[p.workshops[0]]
		if len(members) == 1 || seen[p.File] {
			continue
		}
		var files []string
		for _, m := range members {
			if !seen[m.File] {
				seen[m.File] = true
				files = append(files, m.File)
			}
		}
		slices.Sort(files)
		lists = append(lists, files)
	}
	slices.SortFunc(lists, slices.Compare)
	return lists
}

// Replace takes the union of several files of one workshop in the place of
// what was added of each.
func (pr *Programme) Replace(files []string, s *session.State, p *content.Pack) {
	pr.parts = slices.DeleteFunc(pr.parts, func(p *part) bool { return slices.Contains(files, p.File) })
	pr.Add(files[0], s, p)
	pr.parts[len(pr.parts)-1].Files = files
}

// sorted are the parts by their day, and then by their file.
func (pr *Programme) sorted() []*part {
	return slices.SortedFunc(slices.Values(pr.parts), func(a, b *part) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.File, b.File))
	})
}
