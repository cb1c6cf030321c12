package brief

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"doorstep/session"
)

// parts are what writes each part of the page.
func (p *page) parts() map[string]func() {
	return map[string]func(){
		PartAbout: p.about, PartProblem: p.problem, PartLived: p.lived, PartQuotes: p.quotes,
		PartCause: p.cause, PartWho: p.who, PartQuestion: p.question, PartIdea: p.idea,
		PartChecks: p.checks, PartPilot: p.pilot, PartMeasures: p.measures, PartDoubts: p.doubts,
	}
}

// practice says that all of the page is invented, where it is.
func (p *page) practice() md {
	if !p.m.Practice {
		return ""
	}
	return "**" + p.sentence("brief.practice") + "**"
}

func (p *page) sayTitle() md {
	if blank(p.m.Title) {
		return p.say("brief.untitled")
	}
	return p.say("brief.title", p.text(p.m.Title))
}

// missing names what is not in a part: gaps in one sentence, and what was left
// out on purpose in another.
func (p *page) missing(part string) {
	var gaps, skipped []md
	for _, m := range p.m.Missing {
		what := p.say("brief.missing." + m.What)
		switch {
		case m.Part != part:
		case m.Skipped:
			skipped = append(skipped, p.say("brief.gap.left_out", what, m.Activity, p.text(m.Title)))
		case m.Activity == "":
			gaps = append(gaps, what)
		default:
			gaps = append(gaps, p.say("brief.gap.asked", what, m.Activity, p.text(m.Title)))
		}
	}
	var lines []md
	if len(gaps) > 0 {
		lines = append(lines, p.sentence("brief.gap", p.list(gaps)))
	}
	if len(skipped) > 0 {
		lines = append(lines, p.sentence("brief.gap.skipped", p.list(skipped)))
	}
	p.para(lines...)
}

// seeWhy opens the page. People type the thought with or without the words
// that ask for it.
func (p *page) seeWhy() {
	thought := clean(p.m.SeeWhy)
	if thought == "" {
		return
	}
	if strings.HasPrefix(strings.ToLower(thought), p.w.T("brief.see_why.begins")) {
		p.para(p.noted(p.stop(p.begin(thought)), ClaimSeeWhy))
		return
	}
	if r, _ := utf8.DecodeRuneInString(thought); unicode.IsLower(r) {
		p.para(p.noted(p.sentence("brief.see_why.goes_on", thought), ClaimSeeWhy))
		return
	}
	p.para(p.noted(p.sentence("brief.see_why", thought), ClaimSeeWhy))
}

func (p *page) about() {
	a := p.m.About
	var service, workshop md
	switch {
	case blank(a.Service.Name):
	case blank(a.Service.OfficeType):
		service = p.sentence("brief.about.service", a.Service.Name)
	default:
		service = p.sentence("brief.about.service_at", a.Service.Name, a.Service.OfficeType)
	}
	where := []md{p.workshopTitle(), p.optional(a.Session.Place), p.dates()}
	if where = present(where); len(where) > 0 {
		workshop = p.sentence("brief.about.workshop", p.commas(where))
	}
	p.para(service, workshop, p.took(), p.team(), p.detailed(agreement, "brief.about.agreed", a.Session.ApprovedBy),
		p.detailed(agreement, "brief.about.given", a.Session.GivenTo), p.drafted())
}

// workshopTitle is the session's title, unless it stands at the top already.
func (p *page) workshopTitle() md {
	title := clean(p.m.About.Session.Title)
	if title == "" || title == clean(p.m.Title) || !p.wants(workshopTitle) {
		return ""
	}
	return p.text(title)
}

// drafted is the date of the page, where the workshop's own says less.
func (p *page) drafted() md {
	a := p.m.About
	if blank(a.Drafted) || a.Drafted == a.Session.To || !p.wants(dateWritten) && !blank(a.Session.From+a.Session.To) {
		return ""
	}
	return p.sentence("brief.about.drafted", p.date(a.Drafted))
}

func (p *page) dates() md {
	from, to := p.m.About.Session.From, p.m.About.Session.To
	first, err1 := time.Parse(time.DateOnly, from)
	last, err2 := time.Parse(time.DateOnly, to)
	switch {
	case blank(from) && blank(to):
		return ""
	case blank(to) || from == to:
		return p.date(from)
	case blank(from):
		return p.date(to)
	case err1 == nil && err2 == nil && first.Year() == last.Year() && first.Month() == last.Month():
		return p.say("brief.about.dates", number(first.Day()), p.date(to))
	}
	return p.say("brief.about.dates", p.date(from), p.date(to))
}

// took says how many took part.
func (p *page) took() md {
	a := p.m.About
	if a.People == 0 {
		return ""
	}
	who := p.count("brief.about.officers", a.People)
	if a.Sectors > 0 {
		who = p.say("brief.about.from", who, p.count("brief.about.sectors", a.Sectors))
	}
	if a.Tables > 1 {
		return p.sentence("brief.about.took_tables", who, a.Tables)
	}
	return p.sentence("brief.about.took", who)
}

// teamNames are the team in a row, as they may be called.
func (p *page) teamNames() md {
	var names []md
	for _, m := range p.m.About.Team {
		switch {
		case !blank(m.Name):
			names = append(names, escape(clean(m.Name)))
		case !blank(m.Alias):
			names = append(names, p.text(m.Alias))
		}
	}
	if n := p.m.About.Others; n > 0 {
		names = append(names, p.count("brief.about.others", n))
	}
	return p.list(names)
}

func (p *page) team() md {
	names := p.teamNames()
	switch {
	case names != "" && !blank(p.m.Table):
		return p.sentence("brief.about.table_team", p.m.Table, names)
	case names != "":
		return p.sentence("brief.about.team", names)
	case !blank(p.m.Table):
		return p.sentence("brief.about.table", p.m.Table)
	}
	return ""
}

func (p *page) problem() {
	pr := p.m.Problem
	if !blank(pr.Text) {
		p.para(p.noted("**"+p.stop(p.begin(pr.Text))+"**", ClaimProblem))
	}
	var official, broken md
	if !blank(pr.Official) && (p.wants(officialWording) || blank(pr.Text)) {
		official = p.noted(p.sentence("brief.problem.official", p.quoted(pr.Official)), ClaimOfficial)
	}
	if len(pr.Broken) > 0 && p.wants(brokenBeliefs) {
		broken = p.sentence("brief.problem.broken", p.texts(p.room(pr.Broken)))
	}
	p.para(official, broken)
}

func (p *page) quotes() {
	var lines []md
	for i, q := range p.m.Quotes {
		if i == 2 && !p.wants(thirdQuote) {
			break
		}
		about := p.quoteAbout(q)
		lines = append(lines, p.noted(p.quoted(q.Text)+" "+p.say("brief.quotes.from", about), quoteClaim(i)))
	}
	p.bullets(lines...)
}

// quoteAbout says how a quote came to be heard, and where.
func (p *page) quoteAbout(q Quote) md {
	about := p.choice("quote", q.Kind)
	if place := p.commas([]md{p.optional(q.Role), p.optional(q.Step)}); place != "" {
		return p.say("brief.quotes.place", about, place)
	}
	return about
}

func (p *page) cause() {
	r := p.m.Cause.Root
	if !blank(r.Text) {
		var control, lever md
		if !blank(r.Control) {
			control = p.sentence("brief.cause.control", p.choice("control", r.Control))
		}
		if !blank(r.Lever) && p.wants(causeLever) {
			lever = p.sentence("brief.cause.lever", p.choice("lever_of", r.Lever))
		}
		p.para(p.noted("**"+p.stop(p.begin(r.Text))+"**", ClaimCause), control, lever,
			p.optionally("brief.cause.owner", r.Owner), p.detailed(dataHeld, "brief.cause.data", r.DataHeld))
	}
	p.chain(p.m.Cause.Chain)
}

// chain leads from what was seen to the cause. Where there is no room for all
// of it, what was seen stands for it, and the annex has the rest.
func (p *page) chain(whys []session.Why) {
	switch {
	case len(whys) == 0:
	case p.wants(fullChain) || len(whys) == 1:
		lines := make([]md, len(whys))
		for i, w := range whys {
			lines[i] = p.why(w)
		}
		p.para(p.say("brief.cause.chain"))
		p.numbered(lines...)
	default:
		p.para(p.stop(p.count("brief.cause.seen", len(whys)-1, p.lead(whys[0].Answer))))
	}
}

// why is one answer with how sure the table was of it.
func (p *page) why(w session.Why) md {
	answer := p.begin(w.Answer)
	if key := "brief.sure." + w.Confidence; p.w.Has(key) {
		answer = p.say(key, answer)
	}
	return p.stop(answer)
}

// optional is a text, or nothing where there is none.
func (p *page) optional(s string) md {
	if blank(s) {
		return ""
	}
	return p.text(s)
}

// optionally is a sentence about one text, or nothing where there is none.
func (p *page) optionally(key, s string) md {
	if blank(s) {
		return ""
	}
	return p.sentence(key, s)
}
