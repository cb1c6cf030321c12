package brief

import (
	"slices"
	"strings"
	"testing"

	"doorstep/session"
)

func TestNames(t *testing.T) {
	m := newMaker(t)
	person := func(alias, name string, consent bool) session.ID {
		id := m.add("1.1", session.KindParticipant, fields{"alias": alias, "consent_name": consent})
		m.do("1.1", func(g *session.Gesture) error { return g.Name(id, name) })
		return id
	}
	p1 := person("P01", "Rahima Khatun", false)
	p2 := person("P02", "Md. Jamal Uddin", true)
	person("P03", "রহিমা বেগম", false)
	m.add("1.6", session.KindCard, fields{"kind": "quote", "text": "Ask RAHIMA, she knows; and Jamal's desk. Mdm, rahimas?", "by": p1})
	m.add("2.5", session.KindProblem, fields{"version": 2, "statement": "রহিমা তিনবার এসেছেন"})
	m.add("3.7", session.KindAction, fields{"text": "write the list", "owner": p1, "champion": p2})
	m.add("3.7", session.KindAction, fields{"text": "print the list", "owner": p2})

	doc := render(t, m.s, Options{Annex: true})
	if want := []string{"Jamal", "RAHIMA", "রহিমা"}; !slices.Equal(doc.NamesFound, want) {
		t.Errorf("found %q, not %q", doc.NamesFound, want)
	}
	for _, name := range []string{"Khatun", "Uddin", "Md. Jamal"} {
		if strings.Contains(doc.Markdown, name) {
			t.Errorf("%s is in a brief without names", name)
		}
	}
	named := render(t, m.s, Options{Annex: true, Names: true})
	if want := []string{"RAHIMA", "রহিমা"}; !slices.Equal(named.NamesFound, want) {
		t.Errorf("with names found %q, not %q", named.NamesFound, want)
	}
	if !strings.Contains(named.Markdown, "Champion: Md. Jamal Uddin") || strings.Contains(named.Markdown, "Khatun") {
		t.Errorf("only the name whose owner agreed may stand in\n%s", named.Markdown)
	}
	if text := Record(m.s, pack(t)); strings.Contains(text, "Khatun") || strings.Contains(text, "Uddin") {
		t.Error("the record holds a real name")
	}
}

func TestNoNamesNothingFound(t *testing.T) {
	if doc := render(t, fullSession(t), Options{}); doc.NamesFound != nil {
		t.Errorf("found %q", doc.NamesFound)
	}
}
