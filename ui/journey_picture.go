package ui

import (
	"strings"

	"doorstep/session"
)

// journeyPicture is a table's two journeys side by side, ready to be drawn on
// any screen: the pairs of steps with their differences, and all of it together.
type journeyPicture struct {
	pairs []session.StepPair
	diffs []session.Delta // of each pair
	// Totals of today and of what is wanted, and their difference.
	now, wanted session.Totals
	all         session.Delta
	currency    string
	table       string
	// check is what the visit log says of the same service, in sentences.
	check []string
}

// both says that there are two journeys to compare.
func (p journeyPicture) both() bool { return p.now.Steps > 0 && p.wanted.Steps > 0 }

// picture is that of the thread under the cursor, made again only when a record
// in it may have changed.
func (j *journey) picture() journeyPicture {
	d := j.env.desk
	from := journeyMade{
		steps: d.state.KindVersion(session.KindJourneyStep), visits: d.state.KindVersion(session.KindVisit),
		tables: d.state.KindVersion(session.KindTable), workshop: d.state.KindVersion(session.KindSession),
		shown: d.table, thread: j.thread(), known: true,
	}
	if from != j.made {
		j.drawn, j.made = newJourneyPicture(d, from.thread), from
	}
	return j.drawn
}

// newJourneyPicture puts together the journeys of a table, or those of no table.
func newJourneyPicture(d *desk, table session.ID) journeyPicture {
	read := func(name string) (steps []session.JourneyStep) {
		for _, r := range threadSteps(d, table, name) {
			steps = append(steps, session.As[session.JourneyStep](r))
		}
		return steps
	}
	origins := func(id session.ID, field string) string {
		if r := d.state.Get(session.KindJourneyStep, id); r != nil {
			return r.Str(field + session.OriginSuffix)
		}
		return ""
	}
	now, wanted := read(nowJourney), read(wantedJourney)
	p := journeyPicture{pairs: session.PairSteps(now, wanted), currency: d.entry().Currency()}
	for _, pair := range p.pairs {
		p.diffs = append(p.diffs, pair.Difference(p.currency, origins))
	}
	p.now, p.wanted = session.JourneyTotals(now, p.currency, origins), session.JourneyTotals(wanted, p.currency, origins)
	p.all = session.Difference(p.now, p.wanted)
	if r := d.state.Get(session.KindTable, table); r != nil {
		p.table = shown(r.Text())
	}
	p.check = checkWords(d, append(now, wanted...), table, p.now)
	return p
}

// checkWords holds a journey's totals against the visit log. Both stand there,
// and nothing says which is right: one saw a part, the other the whole.
func checkWords(d *desk, steps []session.JourneyStep, table session.ID, now session.Totals) []string {
	if now.Steps == 0 {
		return nil
	}
	c, ok := session.CheckJourney(d.state, steps, table)
	if !ok {
		if len(d.state.Kind(session.KindVisit)) == 0 {
			return nil
		}
		return []string{"To check against the visit log, say of which service the steps are."}
	}
	of := ""
	if name := shown(d.entry().Name(session.KindService, c.Service)); name != "" {
		of = " of " + name
	}
	var parts []string
	add := func(what string, sum session.Sum, unit session.Unit, figures []session.Figure) {
		if !sum.Known() || len(figures) == 0 {
			return
		}
		write := func(v int) string { return unit.Format(v, "") }
		var visits []string
		for _, f := range figures {
			visits = append(visits, "median "+write(f.Median)+", n "+itoa(f.N)+", "+originWord(f.Origin))
		}
		parts = append(parts, what+" "+write(sum.V)+"; visits "+strings.Join(visits, " and "))
	}
	add("time", now.DayMin, session.UnitMinutes, c.Day)
	add("elapsed", now.GapTenths, session.UnitTenths, c.Elapsed)
	add("trips", now.Visits, session.UnitCount, c.Trips)
	if len(parts) == 0 {
		return []string{"The visit log" + of + " has no figure that this journey has too."}
	}
	return []string{"Check" + of + ": journey " + strings.Join(parts, ". Journey ") + "."}
}
