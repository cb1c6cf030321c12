package brief

import (
	"slices"
	"strings"

	"doorstep/session"
)

func (p *page) who() {
	if pe := p.m.Who.Persona; !blank(pe.Name) {
		traits := p.traits(pe)
		name := p.text(pe.Name)
		if !p.m.Practice {
			name = p.say("brief.who.name", name)
		}
		if len(traits) > 0 {
			name = p.say("brief.who.traits", name, p.apart(traits))
		}
		p.para(p.stop(name), p.some(wishes, "brief.who.wants", pe.Goals), p.some(fears, "brief.who.fears", pe.Fears), p.guessed(pe.Guessed))
	}
	p.para(p.noted(p.pov(), ClaimPerson))
}

// traits are what the room knows or guesses of the persona.
func (p *page) traits(pe session.Persona) []md {
	var traits []md
	add := func(d detail, key, text string) {
		if !blank(text) && p.wants(d) {
			traits = append(traits, p.say(key, text))
		}
	}
	if !blank(pe.AgeBand) {
		traits = append(traits, p.say("brief.who.age", pe.AgeBand))
	}
	add(persona, "brief.who.lives", pe.Livelihood)
	add(personaAccess, "brief.who.reads", pe.Literacy)
	add(personaAccess, "brief.who.access", pe.Disability)
	add(personaAccess, "brief.who.speaks", pe.Language)
	if !blank(pe.Digital) && p.wants(persona) {
		traits = append(traits, p.choice("phone", pe.Digital))
	}
	if pe.DistanceM != nil && *pe.DistanceM >= 0 && p.wants(persona) {
		traits = append(traits, p.say("brief.who.distance", session.FormatDistance(*pe.DistanceM)))
	}
	return traits
}

// some is a sentence about the items of a list, or about the first where there
// is no room for more; nothing where there is no room for the detail.
func (p *page) some(d detail, key string, list []string) md {
	if list = texts(list...); len(list) == 0 || !p.wants(d) {
		return ""
	}
	return p.sentence(key, p.texts(p.room(list)))
}

// guessed names the lines of the persona that nobody saw or heard.
func (p *page) guessed(fields []string) md {
	var names []md
	for _, f := range texts(fields...) {
		names = append(names, p.choice("guessed", f))
	}
	if len(names) == 0 || !p.wants(guesses) {
		return ""
	}
	return p.sentence("brief.who.guessed", p.list(names))
}

// pov is the sentence of the template: who, in which situation, needs what,
// because of what.
func (p *page) pov() md {
	v := p.m.Who.POV
	if blank(v.Need) {
		return ""
	}
	who := p.say("brief.who.someone")
	if !blank(v.Who) {
		who = p.begin(v.Who)
	}
	if !blank(v.Situation) {
		who = p.say("brief.who.situation", who, v.Situation)
	}
	if blank(v.Insight) {
		return p.sentence("brief.who.pov", who, v.Need)
	}
	return p.stop(p.because("brief.who.pov_because", who, v.Need, v.Insight))
}

func (p *page) question() {
	text := clean(p.m.Question.Text)
	if text == "" {
		return
	}
	if !strings.HasPrefix(strings.ToLower(text), strings.ToLower(p.w.T("brief.question.begins"))) {
		p.para("**"+p.asked(p.say("brief.question", text))+"**"+p.note(ClaimQuestion), p.stars(p.m.Question.Stars))
		return
	}
	p.para("**"+p.asked(p.text(text))+"**"+p.note(ClaimQuestion), p.stars(p.m.Question.Stars))
}

// asked ends a question.
func (p *page) asked(s md) md {
	if strings.HasSuffix(string(s), "?") || strings.HasSuffix(string(s), "؟") {
		return s
	}
	return s + "?"
}

func (p *page) idea() {
	i := p.m.Idea
	c := i.Concept
	var title, change, kept md
	if !blank(c.Title) && clean(c.Title) != clean(p.m.Title) {
		title = "**" + p.stop(p.begin(c.Title)) + "**"
	}
	if !blank(c.Change) {
		change = p.stop(p.begin(p.lead(c.Change)))
	}
	if len(i.Kept) > 0 && (p.wants(keptIdeas) || change == "") {
		kept = p.sentence("brief.idea.kept", p.texts(i.Kept))
	}
	p.para(title, p.noted(change, ClaimIdea), kept, p.decision(c), p.stars(i.Stars))
	if i.designed() {
		p.changeTable(p.mainChanges(i.Changes))
	}
	var done, better []string
	for _, pr := range i.Precedents {
		done, better = append(done, pr.Text), append(better, pr.Better)
	}
	p.para(p.noted(p.basis(), ClaimJourney), p.some(precedents, "brief.idea.before", atMost(texts(done...), 2)),
		p.some(secondItems, "brief.idea.better", atMost(texts(better...), 1)), p.others())
}

// mainChanges are time, cost and visits; the citizen's own minutes are a
// detail beside the days, where both are known.
func (p *page) mainChanges(list []Change) []Change {
	if p.wants(ownTime) || !slices.ContainsFunc(list, func(c Change) bool { return c.What == "days" }) {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(c Change) bool { return c.What == "minutes" })
}

func (p *page) decision(c session.Concept) md {
	switch {
	case c.Shared:
		return p.sentence("brief.idea.shared")
	case p.w.Has("brief.decision." + c.Decision):
		return p.sentence("brief.idea.decision", p.choice("decision", c.Decision))
	}
	return ""
}

// basis says what the figures of the change are made of.
func (p *page) basis() md {
	i := p.m.Idea
	switch {
	case !i.designed():
		return ""
	case i.FromVisits:
		return p.sentence("brief.idea.from_visits")
	case i.Wanted == 1 && i.Now == 1:
		return p.sentence("brief.idea.one_step")
	case i.Wanted > 0 && i.Now == 1:
		return p.sentence("brief.idea.from_one", i.Wanted)
	case i.Wanted > 0:
		return p.sentence("brief.idea.steps", p.count("brief.steps", i.Now), i.Wanted)
	}
	return p.sentence("brief.idea.target")
}

// mostOthers is how many other concepts the page names; the annex has all.
const mostOthers = 4

func (p *page) others() md {
	var names []md
	for _, o := range atMost(p.m.Idea.Others, mostOthers) {
		name := p.text(o.Title)
		if !blank(o.Table) {
			name = p.say("brief.idea.other", name, o.Table)
		}
		names = append(names, name)
	}
	if len(names) == 0 || !p.wants(otherConcepts) {
		return ""
	}
	return p.sentence("brief.idea.others", p.list(names))
}

func (p *page) checks() {
	c := p.m.Checks
	if c.empty() {
		return
	}
	sentences := []md{p.values("brief.checks.stronger", c.Stronger, p.wants(reasons))}
	if p.wants(sameValues) {
		sentences = append(sentences, p.values("brief.checks.same", c.Same, false))
	}
	for _, v := range c.Weaker {
		sentences = append(sentences, p.weaker(v))
	}
	if len(c.Weaker) == 0 && len(c.Stronger)+len(c.Same) > 0 {
		sentences = append(sentences, p.sentence("brief.checks.none"))
	}
	sentences = present(append(sentences, p.levers(c.Levers)))
	if last := len(sentences) - 1; last >= 0 {
		sentences[last] = p.noted(sentences[last], ClaimChecks)
	}
	p.para(sentences...)
}

func (p *page) values(key string, list []session.Value, reasons bool) md {
	var names []md
	for _, v := range list {
		name := p.choice("value", v.Name)
		if reasons && !blank(v.Reason) {
			name = p.because("brief.because", name, v.Reason)
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return ""
	}
	return p.sentence(key, p.list(names))
}

// weaker names what gets weaker, with its fix. One without a fix says that.
func (p *page) weaker(v session.Value) md {
	name := p.choice("value", v.Name)
	if !blank(v.Reason) {
		name = p.because("brief.because", name, v.Reason)
	}
	if blank(v.Fix) {
		return p.sentence("brief.checks.weaker_unfixed", name)
	}
	return p.sentence("brief.checks.weaker", name, v.Fix)
}

func (p *page) levers(list []session.Lever) md {
	var parts []md
	for _, l := range list {
		if l.Use == "no" && !p.wants(idleLevers) {
			continue
		}
		use := p.choice("use", l.Use)
		if !blank(l.Note) && p.wants(reasons) {
			use = p.say("brief.checks.lever_note", use, l.Note)
		}
		parts = append(parts, p.say("brief.checks.lever", p.choice("lever", l.Name), use))
	}
	if len(parts) == 0 {
		return ""
	}
	return p.sentence("brief.checks.levers", p.list(parts))
}
