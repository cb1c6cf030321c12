package brief

import (
	"slices"

	"doorstep/content"
	"doorstep/session"
)

// SoFar is a page for a visitor at the door: how far the workshop is, what it
// knows, and what comes next. Nobody is on it, not even under an alias. At is
// the activity that the room is in; "" before the first.
func SoFar(s *session.State, p *content.Pack, at string, o Options) string {
	m := NewModel(s, p, o)
	pg := newPage(m, o.Lang)
	pg.wanted = firstDetails(int(allDetails))
	title := clean(m.About.Session.Title)
	if title == "" {
		pg.heading(1, pg.say("sofar.untitled"))
	} else {
		pg.heading(1, pg.say("sofar.title", title))
	}
	pg.para(pg.practice())
	pg.para(pg.placeAndDay(), pg.took(), pg.stageOf(p, at))
	pg.heading(2, pg.say("sofar.known"))
	pg.known(s)
	pg.heading(2, pg.say("sofar.next"))
	pg.comes(s, p, at)
	return pg.b.String()
}

func (p *page) placeAndDay() md {
	if where := present([]md{p.optional(p.m.About.Session.Place), p.dates()}); len(where) > 0 {
		return p.stop(p.commas(where))
	}
	return ""
}

// stageOf names where the room is, and what the stage is for.
func (p *page) stageOf(pack *content.Pack, at string) md {
	if pack == nil || pack.Activity(at) == nil {
		return ""
	}
	a := pack.Activity(at)
	st := pack.Stage(a.Stage)
	if st == nil {
		return p.sentence("sofar.at", a.Title)
	}
	return p.sentence("sofar.at_stage", a.Title, st.Title)
}

// known is what the records say already, part by part; a part without anything
// is passed over here, since a gap says nothing to a visitor.
func (p *page) known(s *session.State) {
	var lines []md
	l := p.m.Lived
	if l.All > 0 {
		all := session.SummariseVisits(session.All[session.Visit](s), p.m.Currency, session.Origins(s, session.KindVisit))
		lines = append(lines, p.stop(p.count("sofar.visits", l.All)))
		if o := all.Outcomes; o.Done+o.Part+o.Refused+o.ToldToReturn > 0 {
			lines = append(lines, p.sentence("sofar.served", o.Done, o.Done+o.Part+o.Refused+o.ToldToReturn))
		}
		for _, r := range []livedRow{{"wait", all.Time.Wait}, {"trips", all.Trips.Total}} {
			if f := r.figure; f.N > 0 {
				what := p.say("brief.lived." + r.key)
				lines = append(lines, p.stop(p.count("sofar.figure", f.N, what, p.text(f.Format(f.Median)), p.origin(f))))
			}
		}
	}
	if n := len(s.Kind(session.KindCard)); n > 0 {
		lines = append(lines, p.stop(p.count("brief.annex.said", n)))
	}
	lines = append(lines, p.topThemes(s)...)
	if pr := p.m.Problem; !blank(pr.Text) {
		lines = append(lines, p.sentence("sofar.problem", p.begin(pr.Text)))
	}
	if q := p.m.Question; !blank(q.Text) {
		lines = append(lines, p.sentence("sofar.question", p.begin(q.Text)))
	}
	if c := p.m.Idea.Concept; !blank(c.Title) {
		lines = append(lines, p.sentence("sofar.idea", p.begin(c.Title)))
	}
	if len(present(lines)) == 0 {
		p.para(p.say("sofar.nothing"))
		return
	}
	p.bullets(lines...)
}

// mostTop is how many themes a visitor is told.
const mostTop = 3

// topThemes are those with the most dots once they are revealed, and with the
// most cards before that.
func (p *page) topThemes(s *session.State) []md {
	_, dots := latestDots(s)
	weight := map[session.ID]int{}
	for _, it := range dots.Items {
		weight[it.Item] = it.Dots
	}
	if dots.Dots == 0 {
		for _, c := range session.All[session.Card](s) {
			weight[c.Theme]++
		}
	}
	themes := slices.DeleteFunc(session.All[session.Theme](s), func(t session.Theme) bool { return t.Parked || blank(t.Sentence) })
	slices.SortStableFunc(themes, func(a, b session.Theme) int { return weight[b.ID] - weight[a.ID] })
	var lines []md
	for _, t := range atMost(themes, mostTop) {
		lines = append(lines, p.sentence("sofar.theme", p.begin(t.Sentence)))
	}
	return lines
}

// mostNext is how many of the coming activities are named.
const mostNext = 3

func (p *page) comes(s *session.State, pack *content.Pack, at string) {
	if pack == nil {
		return
	}
	a := pack.Activity(at)
	if a == nil && len(pack.Activities) > 0 {
		a = pack.Activities[0]
	} else if a != nil {
		a = pack.Next(a.ID)
	}
	var lines []md
	for ; a != nil && a.Stage != content.StageAfter && len(lines) < mostNext; a = pack.Next(a.ID) {
		if !session.LeftOut(s, a) {
			lines = append(lines, p.sentence("sofar.activity", a.Title, a.Purpose))
		}
	}
	if len(lines) == 0 {
		p.para(p.say("sofar.end"))
		return
	}
	p.bullets(lines...)
}
