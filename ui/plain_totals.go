package ui

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// journey tells a table's two journeys beside each other: pair by pair what each
// step takes, and then what all of it takes and what is won.
func (p *plain) journey(arg string) tea.Cmd {
	table, err := p.journeyTable(arg)
	if err != nil {
		return say(toneError, sentence(err))
	}
	pic := newJourneyPicture(p.desk(), table)
	if pic.now.Steps+pic.wanted.Steps == 0 {
		return say(toneInfo, "There is no step yet. Today's journey is typed in 3.3, the wanted one in 3.4.")
	}
	var lines []string
	if pic.table != "" {
		lines = append(lines, pic.table+":")
	}
	for i := range pic.pairs {
		lines = append(lines, itoa(i+1)+". "+pic.pairText(i))
	}
	p.say.list(append(lines, pic.totalTexts()...))
	return nil
}

// journeyTable is the table whose journey is meant: the one that is named, the
// one that is shown, or the only one that has steps.
func (p *plain) journeyTable(arg string) (session.ID, error) {
	d := p.desk()
	if arg = strings.TrimSpace(arg); arg != "" {
		return d.entry().Resolve(session.KindTable, arg)
	}
	if !d.table.IsZero() {
		return d.table, nil
	}
	var of []session.ID
	for _, r := range d.state.Kind(session.KindJourneyStep) {
		if t := r.Ref("table"); len(of) == 0 || of[0] != t {
			of = append(of, t)
		}
	}
	switch {
	case len(of) == 0:
		return session.ID{}, nil
	case len(of) > 1:
		return session.ID{}, errors.New("several tables have a journey; say which, as in /table T2 and then the same once more")
	}
	return of[0], nil
}

// pairText is a step of today beside the one that is wanted in its place.
func (p journeyPicture) pairText(i int) string {
	pair := p.pairs[i]
	now, wanted := "nothing", "nothing yet"
	if pair.Now != nil {
		now = p.stepSaid(pair.Now)
	}
	switch {
	case pair.Wanted == nil:
	case pair.Wanted.Fate == session.FateDropped:
		wanted = numberedStep(pair.Wanted) + "dropped"
	case pair.Wanted.Fate == session.FateJoined:
		wanted = numberedStep(pair.Wanted) + "joined with the step above"
	default:
		wanted = p.stepSaid(pair.Wanted)
	}
	if p.wanted.Steps == 0 && pair.Wanted == nil {
		return stopped(now)
	}
	text := stopped("Today "+now) + " " + stopped("Wanted "+wanted)
	if p.both() {
		if diff := p.diffSaid(p.diffs[i]); diff != "" {
			text += " " + diff + "."
		}
	}
	return text
}

func numberedStep(s *session.JourneyStep) string {
	if s.Label == "" {
		return ""
	}
	return "#" + shown(s.Label) + " "
}

// stepSaid is a step with what it takes.
func (p journeyPicture) stepSaid(s *session.JourneyStep) string {
	text := strings.TrimSpace(numberedStep(s) + shown(s.CitizenAction))
	one := *s
	one.Fate = ""
	var parts []string
	for _, m := range (journeyPicture{now: session.JourneyTotals([]session.JourneyStep{one}, p.currency, nil)}).measures() {
		if m.now.V != 0 {
			parts = append(parts, m.said(m.now.V))
		}
	}
	if len(parts) > 0 {
		text += ": " + strings.Join(parts, ", ")
	}
	return text
}

// said is an amount of a measure, with the word that tells it from the others.
func (m measure) said(v int) string {
	switch m.name {
	case "visits":
		return plural(v, "visit", "visits")
	case "elapsed":
		return m.write(v) + " between"
	case "unofficial":
		return m.write(v) + " unofficial"
	}
	return m.write(v)
}

// diffSaid is a difference measure by measure: "1 h 20 less, 2 visits less".
func (p journeyPicture) diffSaid(d session.Delta) string {
	var parts []string
	for _, m := range (journeyPicture{now: p.now, wanted: p.wanted, all: d}).measures() {
		if m.diff.Known && m.diff.Diff != 0 {
			parts = append(parts, lessOrMore(m, m.diff.Diff))
		}
	}
	return strings.Join(parts, ", ")
}

func lessOrMore(m measure, diff int) string {
	if diff < 0 {
		return m.said(-diff) + " less"
	}
	return m.said(diff) + " more"
}

// totalTexts are what both journeys take in all, measure by measure.
func (p journeyPicture) totalTexts() []string {
	var steps []string
	for _, n := range []struct {
		count int
		word  string
	}{{p.now.Steps, " today"}, {p.wanted.Steps, " wanted"}} {
		if n.count > 0 {
			steps = append(steps, plural(n.count, "step", "steps")+n.word)
		}
	}
	lines := []string{"In all: " + strings.Join(steps, ", ") + "."}
	for _, m := range p.measures() {
		var parts []string
		for _, s := range []struct {
			sum  session.Sum
			word string
		}{{m.now, " today"}, {m.wanted, " wanted"}} {
			if s.sum.Known() {
				parts = append(parts, m.said(s.sum.V)+s.word+originSaid(s.sum))
			}
		}
		if m.diff.Known {
			switch {
			case m.diff.Diff == 0:
				parts = append(parts, "the same")
			default:
				parts = append(parts, lessOrMore(m, m.diff.Diff)+percentSaid(m.diff))
			}
		}
		lines = append(lines, capital(m.name)+": "+strings.Join(parts, "; ")+".")
	}
	return append(append(lines, p.currencies()...), p.check...)
}

// originSaid is where a sum is from, as far as that was said.
func originSaid(s session.Sum) string {
	if s.Origin == "" || s.Origin == session.OriginUnknown {
		return ""
	}
	return ", " + originWord(s.Origin)
}

func percentSaid(c session.Comparison) string {
	if !c.HasPercent || c.Percent == 0 {
		return ""
	}
	return ", " + itoa(abs(c.Percent)) + " per cent"
}

// totals says what the figures of the list come to.
func (p *plain) totals(string) tea.Cmd {
	c := p.capture()
	switch {
	case c == nil:
		return say(toneInfo, "There is no list here.")
	case c.Kind == session.KindJourneyStep:
		return p.journey("")
	}
	if f, ok := p.listForm().(plainHider); ok && f.hides() != nil {
		return say(toneInfo, sentence(f.hides()))
	}
	lines := p.columnTexts(c)
	if len(lines) == 0 {
		return say(toneInfo, "There are no figures in "+shown(c.Title)+" yet.")
	}
	p.say.list(lines)
	return nil
}

// columnTexts are the columns that come to something, a line each.
func (p *plain) columnTexts(c *content.Capture) []string {
	s, ok := newSheet(p.env, p.run.at, c).(*sheet)
	if !ok {
		return nil
	}
	e := p.desk().entry()
	var lines []string
	fields := s.fields()
	for i := range fields {
		if about := s.aboutColumn(e, &fields[i]); about != "" {
			lines = append(lines, strings.Trim(shown(fields[i].Label), computedMark+" ")+": "+about)
		}
	}
	return lines
}
