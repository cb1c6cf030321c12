package brief

import (
	"slices"
	"strings"
	"testing"

	"doorstep/session"
)

// room is a session with two tables that each have a concept and a question.
type room struct {
	*maker
	t1, t2 session.ID
	c1, c2 session.ID
}

func newRoom(t testing.TB) *room {
	m := newMaker(t)
	m.session(fields{"title": "Two tables"})
	r := &room{maker: m}
	r.t1 = m.add("1.2", session.KindTable, fields{"label": "T1"})
	r.t2 = m.add("1.2", session.KindTable, fields{"label": "T2"})
	r.c1 = m.add("3.6", session.KindConcept, fields{"title": "Alpha concept", "table": r.t1})
	r.c2 = m.add("3.6", session.KindConcept, fields{"title": "Beta concept", "table": r.t2})
	for i, table := range []session.ID{r.t1, r.t2} {
		word := []string{"alpha", "beta"}[i]
		m.add("2.5", session.KindProblem, fields{"version": 2, "statement": "The " + word + " problem", "table": table})
		m.add("2.4", session.KindRoot, fields{"text": "The " + word + " cause", "table": table})
		m.add("3.1", session.KindPersona, fields{"label": "The " + word + " person", "table": table})
		m.add("2.5", session.KindHMW, fields{"text": "How might we be " + word + "?", "table": table})
		m.add("3.3", session.KindJourneyStep, fields{"journey": "now", "citizen_action": word, "visits": i + 1, "table": table})
	}
	return r
}

func (r *room) set(id session.ID, f fields) {
	r.do("3.6", func(g *session.Gesture) error { return g.Set(session.KindConcept, id, f) })
}

func (r *room) stars(ballot, item session.ID, stars, count int) {
	f := fields{"item": item, "stars": stars, "count": count}
	if !ballot.IsZero() {
		f["ballot"] = ballot
	}
	r.add("3.6", session.KindRating, f)
}

func TestWhichThreadLeads(t *testing.T) {
	tests := []struct {
		name string
		do   func(*room)
		want string
	}{
		{"the first where nothing tells them apart", func(*room) {}, "T1"},
		{"more stars", func(r *room) { r.stars(session.ID{}, r.c1, 3, 20); r.stars(session.ID{}, r.c2, 4, 2) }, "T2"},
		{"a decision over stars", func(r *room) {
			r.stars(session.ID{}, r.c1, 5, 20)
			r.set(r.c2, fields{"decision": "go"})
		}, "T2"},
		{"the shared one over a decision", func(r *room) {
			r.set(r.c1, fields{"decision": "go"})
			r.set(r.c2, fields{"shared": true})
		}, "T2"},
		{"anything over what the room turned down", func(r *room) { r.set(r.c1, fields{"decision": "no"}) }, "T2"},
		{"no stars that the room has not seen", func(r *room) {
			hidden := r.add("3.6", session.KindBallot, fields{"kind": "star", "of": "concept"})
			r.stars(hidden, r.c2, 5, 9)
			r.stars(session.ID{}, r.c1, 2, 9)
		}, "T1"},
		{"the later round of stars", func(r *room) {
			r.stars(session.ID{}, r.c1, 5, 9)
			second := r.add("3.6", session.KindBallot, fields{"kind": "star", "of": "concept", "revealed_at": "2026-11-18 15:00"})
			r.stars(second, r.c1, 2, 9)
			r.stars(second, r.c2, 3, 9)
		}, "T2"},
	}
	for _, tt := range tests {
		r := newRoom(t)
		tt.do(r)
		if m := NewModel(r.s, nil, Options{}); m.Table != tt.want {
			t.Errorf("%s: %s leads, not %s", tt.name, m.Table, tt.want)
		}
	}
}

func TestThreadsDontMix(t *testing.T) {
	r := newRoom(t)
	r.add("2.5", session.KindPOV, fields{"need": "what nobody's table says"})
	for table, other := range map[session.ID]string{r.t1: "beta", r.t2: "alpha"} {
		doc := render(t, r.s, Options{Table: table})
		page, _, _ := strings.Cut(doc.Markdown, "Other concepts:")
		_, after, _ := strings.Cut(doc.Markdown, "## Values")
		if strings.Contains(strings.ToLower(page+after), other) {
			t.Errorf("the %s table is in the page of %s:\n%s", other, doc.Model.Table, doc.Markdown)
		}
		if !strings.Contains(page, "what nobody's table says") {
			t.Errorf("what has no table is not in the page of %s", doc.Model.Table)
		}
	}
}

func TestChainThatRunsInACircle(t *testing.T) {
	m := newMaker(t)
	a := m.add("2.4", session.KindWhy, fields{"answer": "one"})
	b := m.add("2.4", session.KindWhy, fields{"answer": "two", "parent": a})
	m.do("2.4", func(g *session.Gesture) error { return g.Set(session.KindWhy, a, m.normal(fields{"parent": b})) })
	m.add("2.4", session.KindRoot, fields{"text": "root", "why": b})
	doc := render(t, m.s, Options{Annex: true})
	if got := len(doc.Model.Cause.Chain); got != 2 {
		t.Errorf("the chain has %d answers, not 2", got)
	}
	if got := len(doc.Model.Annex.Whys); got != 2 {
		t.Errorf("the annex has %d answers, not 2", got)
	}
}

func TestQuotes(t *testing.T) {
	m := newMaker(t)
	p1 := m.add("1.1", session.KindParticipant, fields{"alias": "P01"})
	p2 := m.add("1.1", session.KindParticipant, fields{"alias": "P02"})
	card := func(text, kind string, by session.ID, more fields) session.ID {
		f := fields{"text": text, "kind": kind, "by": by}
		for k, v := range more {
			f[k] = v
		}
		return m.add("1.6", session.KindCard, f)
	}
	card("praise", "good", p1, nil)
	card("parked", "quote", p1, fields{"parked": true})
	card("felt", "pain", p1, nil)
	card("heard", "quote", p1, nil)
	cited := card("cited", "pain", p2, nil)
	card("not cited", "quote", p2, nil)
	m.do("2.4", func(g *session.Gesture) error {
		return g.Set(session.KindLink, session.LinkID(p1, cited), m.normal(fields{"from": p1, "to": cited}))
	})
	var got []string
	for _, q := range NewModel(m.s, nil, Options{}).Quotes {
		got = append(got, q.Text)
	}
	if want := []string{"cited", "heard"}; !slices.Equal(got, want) {
		t.Errorf("the quotes are %q, not %q", got, want)
	}
}

func TestFollowUpStandsBesideTheTarget(t *testing.T) {
	m := newMaker(t)
	m.add("3.3", session.KindJourneyStep, fields{"journey": "now", "citizen_action": "goes", "visits": 4, "official_fee": 1000})
	m.add("3.6", session.KindConcept, fields{"title": "c", "target_visits": 1, "target_cost": 500})
	m.add("3.7", session.KindReview, fields{"day": 30, "date": "2026-12-18", "measure": "trips"})
	m.add("after.1", session.KindReview, fields{"day": 30, "date": "2026-12-18", "visits": 2, "origin": "told", "note": "Two trips now.", "decision": "keep"})
	doc := render(t, m.s, Options{})
	for _, want := range []string{
		"| For one citizen | Now | Wanted | Change | Found since |", "| Visits | 4 | 1 | 75% less | 2 |",
		"| Cost | BDT 10 | BDT 5 | 50% less | not known |", "What happened: Two trips now. Found: 2 visits (told). Decision: keep.",
	} {
		if !strings.Contains(doc.Markdown, want) {
			t.Errorf("%q is not in\n%s", want, doc.Markdown)
		}
	}
}
