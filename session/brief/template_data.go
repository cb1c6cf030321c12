package brief

import (
	"doorstep/session"
)

// templateData is what a template sees: methods alone, each giving Markdown in
// which everything people typed is text already. The comment at the top of the
// built-in template lists them; a test holds the two together.
type templateData struct{ p *page }

func (d *templateData) Title() md    { return d.p.sayTitle() }
func (d *templateData) Opening() md  { return d.p.captured(d.p.seeWhy) }
func (d *templateData) Practice() md { return d.p.practice() }

// Heading is the heading of a part, Part its text, Missing what it lacks.
func (d *templateData) Heading(part string) (md, error) {
	if _, ok := d.p.parts()[part]; !ok {
		return "", noPart(part)
	}
	return d.p.say("brief.part." + part), nil
}

func (d *templateData) Part(part string) (md, error) {
	write, ok := d.p.parts()[part]
	if !ok {
		return "", noPart(part)
	}
	return d.p.captured(func() {
		write()
		d.p.missing(part)
	}), nil
}

func (d *templateData) Missing(part string) (md, error) {
	if _, ok := d.p.parts()[part]; !ok {
		return "", noPart(part)
	}
	return d.p.captured(func() { d.p.missing(part) }), nil
}

func (d *templateData) about() About   { return d.p.m.About }
func (d *templateData) Place() md      { return d.p.optional(d.about().Session.Place) }
func (d *templateData) Dates() md      { return d.p.dates() }
func (d *templateData) Service() md    { return d.p.optional(d.about().Service.Name) }
func (d *templateData) OfficeType() md { return d.p.optional(d.about().Service.OfficeType) }
func (d *templateData) People() md     { return counted(d.about().People) }
func (d *templateData) Sectors() md    { return counted(d.about().Sectors) }
func (d *templateData) Table() md      { return d.p.optional(d.p.m.Table) }
func (d *templateData) Team() md       { return d.p.teamNames() }
func (d *templateData) ApprovedBy() md { return d.p.optional(d.about().Session.ApprovedBy) }
func (d *templateData) GivenTo() md    { return d.p.optional(d.about().Session.GivenTo) }

func (d *templateData) Problem() md         { return d.p.optional(d.p.m.Problem.Text) }
func (d *templateData) OfficialProblem() md { return d.p.optional(d.p.m.Problem.Official) }
func (d *templateData) Broken() []md        { return d.p.each(d.p.m.Problem.Broken) }
func (d *templateData) Visits() md          { return counted(d.p.m.Lived.Visits) }
func (d *templateData) AllVisits() md       { return counted(d.p.m.Lived.All) }
func (d *templateData) Cause() md           { return d.p.optional(d.p.m.Cause.Root.Text) }
func (d *templateData) CauseOwner() md      { return d.p.optional(d.p.m.Cause.Root.Owner) }
func (d *templateData) Persona() md         { return d.p.optional(d.p.m.Who.Persona.Name) }
func (d *templateData) Who() md             { return d.p.optional(d.p.m.Who.POV.Who) }
func (d *templateData) Situation() md       { return d.p.optional(d.p.m.Who.POV.Situation) }
func (d *templateData) Need() md            { return d.p.optional(d.p.m.Who.POV.Need) }
func (d *templateData) Insight() md         { return d.p.optional(d.p.m.Who.POV.Insight) }
func (d *templateData) Question() md        { return d.p.optional(d.p.m.Question.Text) }

func (d *templateData) concept() session.Concept { return d.p.m.Idea.Concept }
func (d *templateData) Concept() md              { return d.p.optional(d.concept().Title) }
func (d *templateData) Change() md               { return d.p.optional(d.concept().Change) }
func (d *templateData) Kept() []md               { return d.p.each(d.p.m.Idea.Kept) }
func (d *templateData) Test() md                 { return d.p.optional(d.concept().SmallestTest) }
func (d *templateData) Where() md                { return d.p.optional(d.concept().PlaceType) }
func (d *templateData) Risk() md                 { return d.p.optional(d.concept().Risk) }

func (d *templateData) Cost() md {
	c := d.concept()
	if c.Cost == nil || *c.Cost < 0 {
		return ""
	}
	return d.p.money(*c.Cost, c.Currency)
}

// Whys are the answers from what was seen down to the cause.
func (d *templateData) Whys() []md {
	var list []md
	for _, w := range d.p.m.Cause.Chain {
		list = append(list, d.p.why(w))
	}
	return list
}
