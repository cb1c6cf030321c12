package brief

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// The rows of the lists that a template can range over.
type (
	figureRow  struct{ What, Median, Range, Visits, Origin md }
	quoteRow   struct{ Text, About md }
	changeRow  struct{ What, Now, Wanted, Difference, Found md }
	valueRow   struct{ Name, Effect, Reason, Fix md }
	promiseRow struct{ Owner, Text, Due, FirstStep md }
	measureRow struct{ When, Look, Note md }
)

// Figures are the medians of the visits that have any.
func (d *templateData) Figures() []figureRow {
	var list []figureRow
	for _, r := range d.p.livedRows() {
		list = append(list, figureRow{r[0], r[1], r[2], r[3], r[4]})
	}
	return list
}

func (d *templateData) Quotes() []quoteRow {
	var list []quoteRow
	for i, q := range d.p.m.Quotes {
		list = append(list, quoteRow{d.p.noted(d.p.quoted(q.Text), quoteClaim(i)), d.p.quoteAbout(q)})
	}
	return list
}

func (d *templateData) Changes() []changeRow {
	var list []changeRow
	for _, c := range d.p.m.Idea.Changes {
		row := changeRow{
			What: d.p.say("brief.change." + c.What), Now: d.p.sum(c, c.Now), Wanted: d.p.sum(c, c.Then), Difference: d.p.compared(c.Compared),
		}
		if c.Found.Known() {
			row.Found = d.p.sum(c, c.Found)
		}
		list = append(list, row)
	}
	return list
}

func (d *templateData) Values() []valueRow {
	var list []valueRow
	c := d.p.m.Checks
	for _, v := range slices.Concat(c.Weaker, c.Same, c.Stronger) {
		list = append(list, valueRow{d.p.choice("value", v.Name), d.p.choice("effect", v.Effect), d.p.optional(v.Reason), d.p.optional(v.Fix)})
	}
	return list
}

func (d *templateData) Promises() []promiseRow {
	var list []promiseRow
	for _, a := range d.p.m.Pilot.Actions {
		row := promiseRow{Owner: d.p.name(a.Owner), Text: d.p.optional(a.Text), FirstStep: d.p.optional(a.FirstStep)}
		if !blank(a.Due) {
			row.Due = d.p.date(a.Due)
		}
		list = append(list, row)
	}
	return list
}

func (d *templateData) Measures() []measureRow {
	var list []measureRow
	for _, r := range d.p.m.Measures {
		row := measureRow{Look: d.p.optional(r.Measure), Note: d.p.optional(r.Note), When: d.p.optional(r.Date)}
		if r.Day > 0 {
			row.When = d.p.say("brief.measures.day", r.Day)
		}
		list = append(list, row)
	}
	return list
}

// each is every text of a list.
func (p *page) each(list []string) []md {
	var all []md
	for _, s := range list {
		all = append(all, p.text(s))
	}
	return all
}

// captured is what a function writes, taken for the template to place.
func (p *page) captured(write func()) md {
	outer := p.b
	p.b = &strings.Builder{}
	write()
	inner := p.b.String()
	p.b = outer
	return md(inner)
}

// counted is a number, or nothing where there is none.
func counted(n int) md {
	if n == 0 {
		return ""
	}
	return md(strconv.Itoa(n))
}

func noPart(part string) error {
	return fmt.Errorf("there is no part %q; the parts are %s", part, strings.Join(Parts, ", "))
}
