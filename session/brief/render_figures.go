package brief

import (
	"strconv"
	"strings"
	"unicode"

	"doorstep/session"
)

// lived is time, cost and visits, as a table of medians.
func (p *page) lived() {
	l := p.m.Lived
	if l.All == 0 {
		return
	}
	p.para(p.noted(p.livedOf(), ClaimLived), p.outcomes(l.TCV.Outcomes))
	p.figureTable(p.livedRows())
	p.para(p.lowerBounds(), p.income(), p.unofficial())
}

// livedRows are the main measures of the visits.
func (p *page) livedRows() [][]md {
	t := p.m.Lived.TCV
	times := []livedRow{{"elapsed", t.Time.Elapsed}, {"wait", t.Time.Wait}}
	if p.wants(dayTimes) {
		times = append(times, livedRow{"counter", t.Time.Counter}, livedRow{"travel", t.Time.Travel})
	}
	rows := p.figureRows(times)
	for _, m := range t.Money {
		rows = append(rows, p.figureRows([]livedRow{{"cost", m.Cost.Total}})...)
	}
	return append(rows, p.figureRows([]livedRow{{"trips", t.Trips.Total}})...)
}

func (p *page) figureTable(rows [][]md) {
	p.table([]md{
		p.say("brief.lived.what"), p.say("brief.lived.median"), p.say("brief.lived.range"),
		p.say("brief.lived.visits"), p.say("brief.lived.origin"),
	}, rows, 4)
}

// income says how much of the cost is lost income, where nobody could see it.
func (p *page) income() md {
	if !p.wants(costParts) {
		return ""
	}
	var parts []md
	for _, m := range p.m.Lived.TCV.Money {
		if f := m.Cost.LostIncome; f.N > 0 && f.Max > 0 && f.Origin != session.OriginObserved {
			parts = append(parts, p.say("brief.lived.amount", f.Format(f.Median), p.origin(f)))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return p.sentence("brief.lived.income", p.list(parts))
}

// unofficial stands apart from every cost.
func (p *page) unofficial() md {
	var parts []md
	for _, f := range p.m.Lived.Unofficial {
		parts = append(parts, p.count("brief.lived.unofficial", f.N, f.Format(f.Median), p.origin(f)))
	}
	if len(parts) == 0 {
		return ""
	}
	return p.sentence("brief.lived.unofficial", p.list(parts))
}

func (p *page) livedOf() md {
	l := p.m.Lived
	switch {
	case !l.OfService && l.Visits == 1:
		return p.sentence("brief.lived.all.one")
	case !l.OfService:
		return p.sentence("brief.lived.all.many", l.Visits)
	case l.Visits < l.All:
		return p.stop(p.count("brief.lived.some", l.Visits, l.All))
	}
	return p.stop(p.count("brief.lived.of", l.Visits))
}

func (p *page) outcomes(o session.Outcomes) md {
	if !p.wants(outcomes) {
		return ""
	}
	var ended []md
	var only md
	for _, e := range []struct {
		key string
		n   int
	}{{"done", o.Done}, {"part", o.Part}, {"told_to_return", o.ToldToReturn}, {"refused", o.Refused}} {
		if e.n > 0 {
			only = p.say("brief.outcome." + e.key)
			ended = append(ended, p.count("brief.outcome", e.n, only))
		}
	}
	switch {
	case len(ended) == 0:
		return ""
	case p.m.Lived.Visits == 1:
		return p.sentence("brief.lived.it_ended", only)
	}
	return p.sentence("brief.lived.ended", p.list(ended))
}

type livedRow struct {
	key    string
	figure session.Figure
}

// figureRows are the rows of those figures that somebody wrote down. A figure
// of one visit says so, and has no range.
func (p *page) figureRows(list []livedRow) [][]md {
	var rows [][]md
	for _, r := range list {
		f := r.figure
		if f.N == 0 {
			continue
		}
		visits, spread := p.say("brief.lived.one"), md(p.w.T("brief.none"))
		if f.N > 1 {
			visits = md(strconv.Itoa(f.N))
			spread = p.spread(f)
		}
		rows = append(rows, []md{p.say("brief.lived." + r.key), p.text(f.Format(f.Median)), spread, visits, p.origin(f)})
	}
	return rows
}

// spread is the least and the most of a figure.
func (p *page) spread(f session.Figure) md {
	if f.Min == f.Max {
		return p.say("brief.lived.same")
	}
	return p.spreadOf(f.Format(f.Min), f.Format(f.Max))
}

// spreadOf drops from the lower end of a range what the upper end says too: "60
// to 90 days", "BDT 115 to 625".
func (p *page) spreadOf(low, high string) md {
	first, unit, ok := strings.Cut(low, " ")
	second, same, _ := strings.Cut(high, " ")
	switch {
	case ok && unit == same && !strings.Contains(unit, " "):
		low = first
	case ok && first == second && unicode.IsLetter(rune(first[0])): // a currency
		high = same
	}
	return p.say("brief.lived.spread", low, high)
}

// origin says where a figure's readings come from, with their numbers where
// they differ. A reading that is itself a sum of mixed parts counts as mixed.
func (p *page) origin(f session.Figure) md {
	if f.Origin != session.OriginMixed || f.N == 1 {
		return p.choice("origin", f.Origin)
	}
	var parts []md
	for _, o := range []struct {
		key string
		n   int
	}{
		{session.OriginObserved, f.Origins.Observed},
		{session.OriginTold, f.Origins.Told},
		{session.OriginEstimated, f.Origins.Estimated},
		{session.OriginMixed, f.Origins.Mixed},
		{session.OriginUnknown, f.Origins.Unknown},
	} {
		if o.n > 0 {
			parts = append(parts, p.say("brief.origin.count", o.n, p.choice("origin", o.key)))
		}
	}
	if len(parts) == 1 || len(parts) > 2 {
		return p.choice("origin", f.Origin)
	}
	return p.commas(parts)
}

// lowerBounds says of which figures the truth may be more, because a sheet
// left a part out.
func (p *page) lowerBounds() md {
	if !p.wants(costParts) {
		return ""
	}
	for _, m := range p.m.Lived.TCV.Money {
		if n := m.Cost.Total.Partial; n > 0 {
			return p.stop(p.count("brief.lived.partial", n))
		}
	}
	return ""
}

// changeTable sets today beside the wanted service for one citizen, and beside
// what the follow-up found once there is something.
func (p *page) changeTable(changes []Change) {
	followed := false
	for _, c := range changes {
		followed = followed || c.Found.Known()
	}
	head := []md{p.say("brief.change.what"), p.say("brief.change.now"), p.say("brief.change.wanted"), p.say("brief.change.change")}
	if followed {
		head = append(head, p.say("brief.change.found"))
	}
	var rows [][]md
	for _, c := range changes {
		row := []md{p.say("brief.change." + c.What), p.sum(c, c.Now), p.sum(c, c.Then), p.compared(c.Compared)}
		if followed {
			row = append(row, p.sum(c, c.Found))
		}
		rows = append(rows, row)
	}
	p.table(head, rows)
}

func (p *page) sum(c Change, s session.Sum) md {
	if !s.Known() {
		return p.say("brief.unknown")
	}
	if c.Unit == session.UnitMoney {
		return p.money(s.V, c.Currency)
	}
	return p.text(c.Unit.Format(s.V, ""))
}

func (p *page) compared(c session.Comparison) md {
	switch {
	case !c.Known:
		return md(p.w.T("brief.none"))
	case c.Diff == 0:
		return p.say("brief.change.same")
	case !c.HasPercent:
		return p.say("brief.change.new")
	case c.Percent < 0:
		return p.say("brief.change.less", -c.Percent)
	}
	return p.say("brief.change.more", c.Percent)
}

// stars is how an item was rated.
func (p *page) stars(c session.StarCounts) md {
	tenths, ok := c.MedianTenths()
	if !ok || !p.wants(ratings) {
		return ""
	}
	low, high := c.Range()
	median := halves(tenths)
	switch {
	case c.N() == 1:
		return p.sentence("brief.stars.one", median)
	case c.Split():
		return p.sentence("brief.stars.split", median, c.N(), low, high)
	case low == high:
		return p.sentence("brief.stars.same", median, c.N())
	}
	return p.sentence("brief.stars.many", median, c.N(), low, high)
}

// halves writes tenths of a star, which are whole or half.
func halves(tenths int) md {
	if tenths%10 == 0 {
		return md(strconv.Itoa(tenths / 10))
	}
	return md(strconv.Itoa(tenths/10) + "." + strconv.Itoa(tenths%10))
}
