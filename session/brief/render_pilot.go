package brief

import (
	"strconv"
	"strings"

	"doorstep/session"
)

func (p *page) pilot() {
	c := p.m.Idea.Concept
	var cost md
	if c.Cost != nil && *c.Cost >= 0 {
		cost = p.sentence("brief.pilot.cost", p.money(*c.Cost, c.Currency))
	}
	p.para(p.optionally("brief.pilot.test", c.SmallestTest), p.optionally("brief.pilot.where", c.PlaceType), cost)
	actions := p.m.Pilot.Actions
	if len(actions) == 0 {
		return
	}
	a := actions[0]
	p.para(p.noted(p.promise(a), ClaimPilot), p.detailed(firstStep, "brief.pilot.first", a.FirstStep), p.people(a),
		p.optionally("brief.pilot.consents", a.Consents), p.detailed(obstacles, "brief.pilot.blocker", a.Blocker),
		p.detailed(obstacles, "brief.pilot.protector", a.Protector))
	var also, contact md
	switch others := actions[1:]; {
	case len(others) == 0:
	case p.wants(allPromises):
		var promises []md
		for _, a := range atMost(others, mostPromises) {
			promises = append(promises, p.promise(a))
		}
		also = p.say("brief.pilot.also", join(promises, " "))
	case p.wants(furtherPromises):
		also = p.stop(p.count("brief.pilot.more", len(others)))
	}
	if contacts := p.m.Pilot.Contacts; len(contacts) > 0 && p.wants(nextContact) {
		contact = p.sentence("brief.pilot.contact", p.contact(contacts[0]))
	}
	p.para(also, contact)
}

// mostPromises is how many of the further promises are spelt out on the page.
const mostPromises = 3

// promise is who does what by when.
func (p *page) promise(a Promise) md {
	text := p.text(a.Text)
	if !blank(a.Due) && !endsWith(a.Text, a.Due) {
		text = p.say("brief.pilot.by", text, p.date(a.Due))
	}
	if a.Owner == "" {
		return p.stop(text)
	}
	return p.sentence("brief.pilot.owner", p.name(a.Owner), text)
}

// endsWith says whether a promise names its day already: "... by 30 Apr".
func endsWith(text, due string) bool {
	words := strings.Fields(clean(strings.TrimRight(text, ". ")))
	for n := 1; n <= min(3, len(words)); n++ {
		if day, err := session.ParseDate(strings.Join(words[len(words)-n:], " "), due); err == nil && day == due {
			return true
		}
	}
	return false
}

// name is an alias, or a name whose owner agreed to it: no finding for
// namesIn.
func (p *page) name(called string) md { return escape(clean(called)) }

// people are the others who stand behind a promise.
func (p *page) people(a Promise) md {
	var champion, helper md
	if a.Champion != "" && a.Champion != a.Owner {
		champion = p.sentence("brief.pilot.champion", p.name(a.Champion))
	}
	if a.Helper != "" && p.wants(backers) {
		helper = p.sentence("brief.pilot.helper", p.name(a.Helper))
	}
	return join(present([]md{
		champion, p.detailed(backers, "brief.pilot.witness", a.Witness), helper, p.detailed(obstacles, "brief.pilot.ally", a.Ally),
	}), " ")
}

func (p *page) contact(c Contact) md {
	text := p.say("brief.pilot.mode", p.name(c.Who), p.choice("mode", c.Mode))
	if !blank(c.With) {
		text = p.say("brief.pilot.with", text, p.inner(c.With))
	}
	if !blank(c.Date) {
		text = p.say("brief.pilot.on", text, p.date(c.Date))
	}
	return text
}

func (p *page) measures() {
	var lines []md
	for _, r := range p.m.Measures {
		when := p.date(r.Date)
		switch {
		case r.Day > 0 && !blank(r.Date) && p.wants(reviewDates):
			when = p.say("brief.measures.day_date", r.Day, when)
		case r.Day > 0:
			when = p.say("brief.measures.day", r.Day)
		case blank(r.Date):
			when = p.say("brief.measures.some_day")
		}
		line := p.say("brief.measures.open", "**"+when+"**")
		if !blank(r.Measure) {
			line = p.say("brief.measures.look", "**"+when+"**", p.lead(r.Measure))
		}
		lines = append(lines, join(present([]md{p.stop(line), p.held(r)}), " "))
	}
	if last := len(lines) - 1; last >= 0 {
		lines[last] = p.noted(lines[last], ClaimMeasures)
	}
	p.bullets(lines...)
}

// held is what a review found, once it was held.
func (p *page) held(r session.Review) md {
	var found []md
	if r.TimeTenths != nil {
		found = append(found, p.text(session.FormatTenths(*r.TimeTenths)))
	}
	if r.TimeMin != nil {
		found = append(found, p.text(session.FormatMinutes(*r.TimeMin)))
	}
	if r.Cost != nil {
		found = append(found, p.money(*r.Cost, r.Currency))
	}
	if r.Visits != nil {
		found = append(found, p.count("brief.visits", *r.Visits))
	}
	var figures, decision md
	switch {
	case len(found) > 0 && !blank(r.Origin):
		figures = p.sentence("brief.measures.found_origin", p.list(found), p.choice("origin", r.Origin))
	case len(found) > 0:
		figures = p.sentence("brief.measures.found", p.list(found))
	}
	if !blank(r.Decision) {
		decision = p.sentence("brief.measures.decision", p.choice("decided", r.Decision))
	}
	return join(present([]md{p.optionally("brief.measures.note", r.Note), figures, decision}), " ")
}

func (p *page) doubts() {
	d, c := p.m.Doubts, p.m.Idea.Concept
	lines := []md{p.noted(p.optionally("brief.doubts.risk", c.Risk), ClaimIdea)}
	if len(d.NotReached) > 0 && p.wants(notReached) {
		lines = append(lines, p.noted(p.sentence("brief.doubts.not_reached", p.texts(p.room(d.NotReached))), ClaimDoubts))
	}
	lines = append(lines, p.tried(c), p.noted(p.sureness(), ClaimLived))
	if d.Guesses > 0 && p.wants(guesses) {
		lines = append(lines, p.stop(p.count("brief.doubts.guesses", d.Guesses)))
	}
	if len(d.Shaken) > 0 && p.wants(openBeliefs) {
		lines = append(lines, p.noted(p.sentence("brief.doubts.shaken", p.texts(p.room(d.Shaken))), ClaimDoubts))
	}
	if len(d.Questions) > 0 && p.wants(openQuestions) {
		lines = append(lines, p.say("brief.doubts.questions", p.asks(p.room(d.Questions))))
	}
	if len(d.NotDone) > 0 {
		lines = append(lines, p.sentence("brief.doubts.not_done", p.activities(d.NotDone)))
	}
	if d.Conflicts > 0 {
		lines = append(lines, p.stop(p.count("brief.doubts.conflicts", d.Conflicts)))
	}
	p.bullets(lines...)
}

// tried says which citizens saw the idea.
func (p *page) tried(c session.Concept) md {
	switch {
	case blank(c.Title) && blank(c.Change):
		return ""
	case blank(c.TriedWith):
		return p.sentence("brief.doubts.untried")
	case !p.wants(triedWith):
		return ""
	case blank(c.TriedWhen):
		return p.sentence("brief.doubts.tried", c.TriedWith)
	}
	return p.sentence("brief.doubts.tried_when", c.TriedWith, c.TriedWhen)
}

// sureness says how many of the visits' figures were seen by somebody here.
func (p *page) sureness() md {
	o := p.m.Doubts.Origins
	all := o.Observed + o.Told + o.Estimated + o.Unknown
	if all == 0 {
		return ""
	}
	var parts []md
	for _, part := range []struct {
		key string
		n   int
	}{{"told", o.Told}, {"estimated", o.Estimated}, {"unknown", o.Unknown}} {
		if part.n > 0 {
			parts = append(parts, p.say("brief.origin.count", part.n, p.choice("origin", part.key)))
		}
	}
	var figures, visits md
	if len(parts) > 0 {
		figures = p.stop(p.count("brief.doubts.figures", all-o.Observed, all, p.commas(parts)))
	}
	if p.wants(caution) {
		visits = p.stop(p.count("brief.doubts.visits", p.m.Lived.Visits))
	}
	return join(present([]md{visits, figures}), " ")
}

// asks are questions, each with its mark.
func (p *page) asks(list []string) md {
	items := make([]md, len(list))
	for i, q := range list {
		items[i] = p.asked(p.text(q))
	}
	return join(items, " ")
}

func (p *page) activities(list []Missing) md {
	items := make([]md, len(list))
	for i, m := range list {
		items[i] = p.say("brief.activity", m.Activity, m.Title)
	}
	return p.list(items)
}

func number(n int) md { return md(strconv.Itoa(n)) }
