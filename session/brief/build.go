package brief

import (
	"doorstep/content"
	"doorstep/session"
)

// builder computes a model, part by part.
type builder struct {
	s *session.State
	p *content.Pack
	o Options
	t *thread
	m *Model
	// cards and visits are read once, since they are the many.
	cards  []session.Card
	visits []session.Visit
	// done are the activities that something was captured in.
	done map[string]bool
	// steps of the thread's journeys.
	now, wanted []session.JourneyStep
}

// NewModel computes what the brief of a state says. The pack names the
// activities that fill what is missing; it may be nil.
func NewModel(s *session.State, p *content.Pack, o Options) *Model {
	b := &builder{s: s, p: p, o: o, t: newThread(s, o.Table), m: &Model{Cites: map[string]*Cite{}}, done: map[string]bool{}}
	b.cards, b.visits = session.All[session.Card](s), session.All[session.Visit](s)
	b.survey()
	if table, ok := session.One[session.Table](s, b.t.table); ok {
		b.m.Table = table.Name
	}
	b.m.Currency = session.Entry{State: s}.Currency()
	b.about()
	b.problem()
	b.lived()
	b.quotes()
	b.cause()
	b.who()
	b.question()
	b.idea()
	b.checks()
	b.pilot()
	b.measures()
	b.doubts()
	b.cites()
	if o.Annex {
		b.annex()
	}
	return b.m
}

// survey walks over all records once: which activities left any, and how many
// records two laptops wrote differently.
func (b *builder) survey() {
	for _, kind := range b.s.Kinds() {
		for _, r := range b.s.Kind(kind) {
			if kind != session.KindAgenda {
				b.done[r.Activity] = true
			}
			if len(r.Disputed()) > 0 {
				b.m.Doubts.Conflicts++
			}
		}
	}
}

// session is the record of the session itself. In a union of rooms it is the
// first of them.
func (b *builder) session() session.Session {
	if own, ok := session.One[session.Session](b.s, b.s.Session); ok {
		return own
	}
	if all := session.All[session.Session](b.s); len(all) > 0 {
		return all[0]
	}
	return session.Session{}
}

// miss notes that something is missing, and which activity asks for it: the
// first that captures the kind with this fixed field, or with any.
func (b *builder) miss(part, what, kind, field, value string) {
	missing := Missing{Part: part, What: what}
	if a := b.asks(kind, field, value); a != nil {
		missing.Activity, missing.Title = a.ID, a.Title
		missing.Skipped = session.LeftOut(b.s, a)
	}
	b.m.Missing = append(b.m.Missing, missing)
}

func (b *builder) asks(kind, field, value string) *content.Activity {
	if b.p == nil {
		return nil
	}
	var other *content.Activity
	for _, a := range b.p.Activities {
		for _, c := range a.Captures {
			switch {
			case c.Kind != kind:
			case field == "" || c.Fixed[field] == value:
				return a
			case other == nil:
				other = a
			}
		}
	}
	return other
}

// texts are the texts that can be read, without those that repeat another.
func texts(list ...string) []string {
	var kept []string
	seen := map[string]bool{"": true}
	for _, text := range list {
		if words := clean(text); !seen[words] {
			seen[words] = true
			kept = append(kept, text)
		}
	}
	return kept
}

// atMost is the first n of a list.
func atMost[T any](list []T, n int) []T { return list[:min(n, len(list))] }
