package brief

import (
	"cmp"
	"slices"
	"strings"

	"doorstep/session"
)

// mostMembers is how many of the team are named one by one on the page.
const mostMembers = 12

func (b *builder) about() {
	ses := b.session()
	a := About{Session: ses, Drafted: b.o.Now, Tables: len(b.s.Kind(session.KindTable))}
	a.Service, _ = session.One[session.Service](b.s, b.t.service)
	people := session.All[session.Participant](b.s)
	sectors, visited := map[string]bool{}, map[session.ID]bool{}
	for _, p := range people {
		if sector := strings.ToLower(clean(p.Sector)); sector != "" {
			sectors[sector] = true
		}
		if !b.t.table.IsZero() && p.Table == b.t.table || b.t.table.IsZero() && a.Tables == 0 {
			a.Team = append(a.Team, b.member(p))
		}
	}
	for _, v := range b.visits {
		visited[v.Service] = true
	}
	delete(visited, session.ID{})
	if a.Services = len(visited); a.Services == 0 {
		a.Services = len(b.s.Kind(session.KindService))
	}
	a.Others = max(len(a.Team)-mostMembers, 0)
	a.People, a.Sectors, a.Team = len(people), len(sectors), atMost(a.Team, mostMembers)
	b.m.About, b.m.Practice = a, ses.Practice
	if len(people) == 0 {
		b.miss(PartAbout, "people", session.KindParticipant, "", "")
	}
	b.m.Title = ses.Title
	if b.t.concept != nil && !blank(b.t.concept.Title) {
		b.m.Title = b.t.concept.Title
	}
	if b.o.Title != "" {
		b.m.Title = b.o.Title
	}
	b.seeWhy()
}

// member is a participant as the page may call them. A name needs both: that
// it was asked for, and that its owner agreed.
func (b *builder) member(p session.Participant) Member {
	m := Member{Alias: p.Alias}
	if b.o.Names && p.ConsentName {
		m.Name = b.s.RealName(p.ID)
	}
	return m
}

// called is how the page calls one participant.
func (b *builder) called(id session.ID) string {
	if p, ok := session.One[session.Participant](b.s, id); ok {
		if m := b.member(p); m.Name != "" {
			return m.Name
		}
	}
	return b.s.AliasOf(id)
}

// seeWhy picks the thought that opens the brief: the one that most rests on,
// and of those one about this service.
func (b *builder) seeWhy() {
	var thoughts []session.Card
	for _, c := range b.cards {
		if c.Kind == "see_why" && !blank(c.Text) {
			thoughts = append(thoughts, c)
		}
	}
	best, _ := first(thoughts, func(c session.Card) int {
		rank := -2 * b.t.cited[c.ID]
		if c.Service != b.t.service {
			rank++
		}
		if len(c.Text) > longQuote {
			rank += 1000
		}
		return rank
	})
	b.m.SeeWhy, b.m.seeWhy = best.Text, best.Base
}

func (b *builder) lived() {
	all := b.visits
	visits := slices.DeleteFunc(slices.Clone(all), func(v session.Visit) bool { return v.Service != b.t.service })
	l := Lived{All: len(all), OfService: len(visits) > 0 && !b.t.service.IsZero()}
	if !l.OfService {
		visits = all
	}
	l.Visits = len(visits)
	l.TCV = session.SummariseVisits(visits, b.m.Currency, session.Origins(b.s, session.KindVisit))
	l.Unofficial = b.unofficial(visits)
	for _, v := range visits {
		l.of = append(l.of, v.Base)
	}
	b.m.Lived = l
	if len(all) == 0 {
		b.miss(PartLived, "visits", session.KindVisit, "", "")
	}
}

// unofficial are the unofficial payments above nought, by currency.
func (b *builder) unofficial(visits []session.Visit) []session.Figure {
	paid := slices.DeleteFunc(slices.Clone(visits), func(v session.Visit) bool { return v.OtherPayment == nil || *v.OtherPayment <= 0 })
	var list []session.Figure
	for _, m := range session.SummariseVisits(paid, b.m.Currency, session.Origins(b.s, session.KindVisit)).Money {
		list = append(list, m.Cost.Other)
	}
	return list
}

// longQuote is the length in bytes from which a quote gives way to a shorter
// one: about fifteen words of English.
const longQuote = 90

// said is something that may be quoted, with what speaks for it.
type said struct {
	Quote
	voice    session.ID // who said it, or the record where nobody is noted
	near     bool       // it is of the thread's service or theme
	evidence int
	votes    int
}

// quotes picks two or three voices: what most rests on, words that were heard
// before words of the room, and no speaker twice.
func (b *builder) quotes() {
	all := b.quotable()
	slices.SortStableFunc(all, func(x, y said) int {
		return cmp.Or(
			descending(x.near, y.near),
			descending(len(x.Text) <= longQuote, len(y.Text) <= longQuote),
			cmp.Compare(y.evidence, x.evidence),
			cmp.Compare(y.votes, x.votes),
			descending(x.Kind != "pain", y.Kind != "pain"),
		)
	})
	b.m.Quotes = pick(all)
	if len(b.m.Quotes) == 0 {
		b.miss(PartQuotes, "quotes", session.KindCard, "", "")
	}
}

// pick takes up to three quotes from a list in order, and no speaker twice.
// The third has to be about the brief's own service. Where only one person
// spoke, a second quote of theirs is better than none.
func pick(all []said) []Quote {
	var quotes []Quote
	words := map[string]bool{}
	take := func(q said, most int) bool {
		if len(quotes) >= most {
			return false
		}
		text := clean(q.Text)
		if words[text] {
			return false
		}
		words[text] = true
		quotes = append(quotes, q.Quote)
		return true
	}
	voices := map[session.ID]bool{}
	for _, q := range all {
		most := 3
		if !q.near {
			most = 2
		}
		if !voices[q.voice] {
			voices[q.voice] = take(q, most)
		}
	}
	for _, q := range all {
		take(q, 2)
	}
	return quotes
}

func descending(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

func (b *builder) quotable() []said {
	var all []said
	add := func(q Quote, id, by, service, theme session.ID) {
		if blank(q.Text) {
			return
		}
		if by.IsZero() {
			by = id
		}
		near := b.t.service.IsZero() || service == b.t.service || !theme.IsZero() && theme == b.t.theme
		all = append(all, said{Quote: q, voice: by, near: near, evidence: b.t.cited[id], votes: b.t.dots[theme]})
	}
	for _, c := range b.cards {
		if (c.Kind == "quote" || c.Kind == "pain") && !c.Parked {
			q := Quote{Text: c.Text, Kind: c.Kind, Role: c.StaffRole, Step: c.Step, Card: c.Label, kind: session.KindCard, base: c.Base}
			add(q, c.ID, c.By, c.Service, c.Theme)
		}
	}
	for _, v := range b.visits {
		by := v.By
		if by.IsZero() && len(v.People) > 0 {
			by = v.People[0]
		}
		add(Quote{Text: v.Quote, Kind: "visit", kind: session.KindVisit, base: v.Base}, v.ID, by, v.Service, session.ID{})
	}
	return all
}
