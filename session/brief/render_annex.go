package brief

import (
	"slices"
	"strings"

	"doorstep/session"
)

// annex writes what the page rests on. A section that has nothing in it is
// left out.
func (p *page) annex(o Options) {
	for d := range p.wanted {
		p.wanted[d] = true // there is room here
	}
	p.heading(2, p.say("brief.annex"))
	p.allFigures()
	p.visits()
	p.chart()
	p.journey("brief.annex.now", p.m.Annex.Now)
	p.journey("brief.annex.wanted", p.m.Annex.Wanted)
	p.themes()
	p.cards()
	p.starRows()
	p.wordings()
	p.whyTree()
	p.roots()
	p.ideas()
	p.otherConcepts()
	p.valueRows()
	p.allActions()
	p.limits()
	p.file(o)
}

// section writes a heading and a list under it, or nothing.
func (p *page) section(key string, lines []md) {
	if lines = present(lines); len(lines) > 0 {
		p.heading(3, p.say(key))
		p.bullets(lines...)
	}
}

// allFigures is every measure of the visits, where the page has the main ones.
func (p *page) allFigures() {
	t := p.m.Lived.TCV
	rows := p.figureRows([]livedRow{
		{"elapsed", t.Time.Elapsed}, {"day", t.Time.Day}, {"travel", t.Time.Travel}, {"wait", t.Time.Wait}, {"counter", t.Time.Counter},
	})
	for _, m := range t.Money {
		rows = append(rows, p.figureRows([]livedRow{
			{"cost", m.Cost.Total}, {"fee", m.Cost.Fee}, {"fares", m.Cost.Travel}, {"papers", m.Cost.Document}, {"income_lost", m.Cost.LostIncome},
		})...)
	}
	rows = append(rows, p.figureRows([]livedRow{
		{"trips", t.Trips.Total},
		{"made", t.Trips.Made},
		{"needed", t.Trips.Needed},
		{"distance", t.Burden.Distance},
		{"agencies", t.Burden.Agencies},
		{"documents", t.Burden.Documents},
		{"steps", t.Burden.Steps},
	})...)
	if len(rows) == 0 {
		return
	}
	p.heading(3, p.say("brief.annex.figures"))
	p.figureTable(rows)
	p.para(p.lowerBounds(), p.unofficial(), p.goBetweens())
}

func (p *page) goBetweens() md {
	if n := p.m.Lived.TCV.GoBetween; n > 0 {
		return p.stop(p.count("brief.annex.go_between", n))
	}
	return ""
}

// wordings are the problem as it was put, version by version, and what the
// office's wording took for granted.
func (p *page) wordings() {
	var lines []md
	for _, pr := range p.m.Annex.Problems {
		if blank(pr.Statement) {
			continue
		}
		line := p.say("brief.annex.version", pr.Version, p.quoted(pr.Statement))
		if !blank(pr.Source) {
			line = p.say("brief.annex.source", line, pr.Source)
		}
		lines = append(lines, p.labelled(pr.Label, p.stop(line)))
	}
	for _, a := range p.m.Annex.Assumptions {
		if !blank(a.Text) {
			lines = append(lines, p.sentence("brief.annex.assumed", p.begin(a.Text), p.choice("assumption", a.State)))
		}
	}
	p.section("brief.annex.wordings", lines)
}

func (p *page) roots() {
	var lines []md
	for _, r := range p.m.Annex.Roots {
		if blank(r.Text) {
			continue
		}
		line := []md{p.labelled(r.Label, p.stop(p.begin(r.Text)))}
		if !blank(r.Control) {
			line = append(line, p.sentence("brief.cause.control", p.choice("control", r.Control)))
		}
		if !blank(r.Lever) {
			line = append(line, p.sentence("brief.cause.lever", p.choice("lever_of", r.Lever)))
		}
		line = append(line, p.optionally("brief.cause.owner", r.Owner), p.optionally("brief.cause.data", r.DataHeld))
		lines = append(lines, join(present(line), " "))
	}
	p.section("brief.annex.roots", lines)
}

func (p *page) ideas() {
	var lines []md
	for _, i := range p.m.Annex.Ideas {
		if blank(i.Text) {
			continue
		}
		var marks []md
		if i.Kept {
			marks = append(marks, p.say("brief.annex.kept"))
		}
		if p.w.Has("brief.permission." + i.Permission) {
			marks = append(marks, p.choice("permission", i.Permission))
		}
		line := p.begin(i.Text)
		if len(marks) > 0 {
			line = p.say("brief.annex.idea", line, p.commas(marks))
		}
		lines = append(lines, p.labelled(i.Label, p.stop(line)))
	}
	p.section("brief.annex.ideas", lines)
}

// valueRows are the values with their reasons, and the levers with their notes.
func (p *page) valueRows() {
	c := p.m.Checks
	if c.empty() {
		return
	}
	p.heading(3, p.say("brief.part.checks"))
	var rows [][]md
	for _, v := range slices.Concat(c.Weaker, c.Same, c.Stronger) {
		rows = append(rows, []md{p.choice("value", v.Name), p.choice("effect", v.Effect), p.cell(v.Reason), p.cell(v.Fix)})
	}
	p.table([]md{p.say("brief.annex.value"), p.say("brief.annex.effect"), p.say("brief.annex.reason"), p.say("brief.annex.fix")}, rows, 1, 2, 3)
	p.para(p.levers(c.Levers))
}

// allActions are the promises with all that was said of them, and the next
// contacts with citizens.
func (p *page) allActions() {
	var lines []md
	for _, a := range p.m.Pilot.Actions {
		lines = append(lines, join(present([]md{
			p.labelled(a.Label, p.promise(a)), p.optionally("brief.pilot.first", a.FirstStep), p.people(a), p.optionally("brief.pilot.consents", a.Consents),
			p.optionally("brief.pilot.blocker", a.Blocker), p.optionally("brief.pilot.protector", a.Protector),
		}), " "))
	}
	p.section("brief.annex.promises", lines)
	lines = nil
	for _, c := range p.m.Pilot.Contacts {
		lines = append(lines, p.stop(p.contact(c)))
	}
	p.section("brief.annex.contacts", lines)
}

// journey is the table of one journey, a row for each step.
func (p *page) journey(key string, steps []session.JourneyStep) {
	if len(steps) == 0 {
		return
	}
	p.heading(3, p.say(key))
	head := []md{}
	for _, column := range []string{"step", "citizen", "office", "visits", "busy", "waiting", "between", "cost", "feeling", "origin"} {
		head = append(head, p.say("brief.journey."+column))
	}
	var rows [][]md
	for i, st := range steps {
		rows = append(rows, []md{
			p.stepLabel(i, st), p.cell(st.CitizenAction), p.cell(st.OfficeAction),
			p.figure(st.Visits, session.UnitCount, ""), p.figure(st.CitizenMin, session.UnitMinutes, ""),
			p.figure(st.WaitMin, session.UnitMinutes, ""), p.figure(st.GapTenths, session.UnitTenths, ""),
			p.stepCost(st), p.feeling(st.Feeling), p.choiceCell("origin", st.Origin),
		})
	}
	p.table(head, rows, 1, 2, 9)
}

// stepLabel is the place of a step, and its number on the wall where that is
// another.
func (p *page) stepLabel(i int, st session.JourneyStep) md {
	if place := number(i + 1); blank(st.Label) || st.Label == string(place) {
		return place
	}
	return p.say("brief.journey.numbered", i+1, st.Label)
}

func (p *page) cell(s string) md {
	if blank(s) {
		return md(p.w.T("brief.none"))
	}
	return p.text(s)
}

func (p *page) choiceCell(field, id string) md {
	if blank(id) {
		return md(p.w.T("brief.none"))
	}
	return p.choice(field, id)
}

func (p *page) figure(v *int, unit session.Unit, currency string) md {
	if v == nil {
		return md(p.w.T("brief.none"))
	}
	return p.text(unit.Format(*v, currency))
}

// stepCost is all that a citizen pays or loses at a step, but for what is
// unofficial.
func (p *page) stepCost(st session.JourneyStep) md {
	total := session.JourneyTotals([]session.JourneyStep{st}, p.m.Currency, nil)
	if !total.Cost.Total.Known() {
		return md(p.w.T("brief.none"))
	}
	return p.money(total.Cost.Total.V, total.Currency)
}

// feeling runs from -2 to +2, with its sign.
func (p *page) feeling(v *int) md {
	switch {
	case v == nil:
		return md(p.w.T("brief.none"))
	case *v > 0:
		return "+" + number(*v)
	}
	return number(*v)
}

func (p *page) themes() {
	a := p.m.Annex
	if len(a.Themes) == 0 {
		return
	}
	p.heading(3, p.say("brief.annex.themes"))
	if !blank(a.Question) {
		p.para(p.sentence("brief.annex.question", p.quoted(a.Question)))
	}
	var rows [][]md
	for _, t := range a.Themes {
		sentence := p.text(t.Sentence)
		if t.Parked {
			sentence = p.say("brief.annex.parked", sentence)
		}
		dots := md(p.w.T("brief.none"))
		if a.Voted {
			dots = number(t.Dots)
		}
		rows = append(rows, []md{sentence, number(t.Cards), number(t.Services), dots})
	}
	head := []md{p.say("brief.annex.theme"), p.say("brief.annex.cards"), p.say("brief.annex.services"), p.say("brief.annex.dots")}
	p.table(head, rows)
}

func (p *page) starRows() {
	var rows [][]md
	for _, r := range p.m.Annex.Stars {
		tenths, _ := r.Counts.MedianTenths()
		low, high := r.Counts.Range()
		rows = append(rows, []md{
			p.text(r.Text), number(r.Counts.N()), halves(tenths),
			p.say("brief.lived.spread", number(low), number(high)), md(r.Counts.String()),
		})
	}
	if len(rows) == 0 {
		return
	}
	p.heading(3, p.say("brief.annex.stars"))
	p.table([]md{
		p.say("brief.annex.rated"), p.say("brief.annex.people"), p.say("brief.lived.median"),
		p.say("brief.lived.range"), p.say("brief.annex.counts"),
	}, rows)
}

// whyTree is the tree of causes as a list in a list.
func (p *page) whyTree() {
	rows := p.m.Annex.Whys
	if len(rows) == 0 {
		return
	}
	p.heading(3, p.say("brief.annex.whys"))
	level := 0
	for _, w := range rows {
		level = min(w.Level, level+1) // no deeper than one under the line above
		line := p.labelled(w.Label, p.why(w.Why))
		if !blank(w.Evidence) {
			line += " " + p.sentence("brief.annex.evidence", w.Evidence)
		}
		p.b.WriteString(strings.Repeat("  ", level) + "- " + string(line) + "\n")
	}
	p.b.WriteString("\n")
}

func (p *page) otherConcepts() {
	var lines []md
	for _, o := range p.m.Annex.Others {
		line := p.say("brief.annex.other", "**"+p.text(o.Title)+"**", p.decided(o))
		if blank(o.Table) && blank(o.Decision) {
			line = "**" + p.text(o.Title) + "**"
		}
		line = p.stop(line)
		if !blank(o.Change) {
			line += " " + p.stop(p.text(o.Change))
		}
		lines = append(lines, line)
	}
	p.section("brief.annex.others", lines)
}

func (p *page) decided(o Other) md {
	var decision md
	if !blank(o.Decision) {
		decision = p.choice("decision", o.Decision)
	}
	return p.commas([]md{p.optional(o.Table), decision})
}

func (p *page) limits() {
	p.heading(3, p.say("brief.annex.limits"))
	a := p.m.Annex
	var notice md
	if a.Notice {
		notice = p.sentence("brief.annex.notice")
	}
	var method, visits, cards md
	if n := p.m.Lived.All; n > 0 {
		method, visits = p.sentence("brief.annex.method"), p.stop(p.count("brief.annex.visits", n))
	}
	if a.Cards > 0 {
		cards = p.stop(p.count("brief.annex.said", a.Cards))
	}
	p.para(method, notice, visits, cards, p.sentence("brief.annex.medians"), p.sentence("brief.annex.aliases"))
}

// file says which file the brief was made from.
func (p *page) file(o Options) {
	p.heading(3, p.say("brief.annex.file"))
	var lines []md
	if id := p.m.About.Session.ID; !id.IsZero() {
		lines = append(lines, p.sentence("brief.annex.session", id.String()))
	}
	if !o.Document.IsZero() {
		lines = append(lines, p.sentence("brief.annex.document", o.Document.String()))
	}
	if !blank(o.ShareCode) {
		lines = append(lines, p.sentence("brief.annex.code", o.ShareCode))
	}
	lines = append(lines, p.stop(p.count("brief.annex.changes", p.m.Annex.Changes)))
	if p.m.Annex.Rooms > 1 {
		lines = append(lines, p.sentence("brief.annex.rooms", p.m.Annex.Rooms))
	}
	p.bullets(lines...)
}
