package brief

import (
	"slices"
	"testing"

	"doorstep/session"
)

// TestALineThatBlamesIsPointedOut where it ends the asking: a root cause that
// is a person, and an answer that nobody asked further. What was asked further
// led on to the process, and a line that blames nobody is none.
func TestALineThatBlamesIsPointedOut(t *testing.T) {
	m := newMaker(t)
	fact := m.add("2.4", session.KindWhy, fields{"answer": "A mother came three times"})
	lazy := m.add("2.4", session.KindWhy, fields{"answer": "Because the clerk is lazy", "parent": fact})
	if doc := render(t, m.s, Options{}); !slices.Equal(doc.BlamesFound, []string{"Because the clerk is lazy"}) {
		t.Errorf("an answer that ends the chain: %q", doc.BlamesFound)
	}
	list := m.add("2.4", session.KindWhy, fields{"answer": "The list changes every month", "parent": lazy})
	if doc := render(t, m.s, Options{Annex: true}); doc.BlamesFound != nil {
		t.Errorf("an answer that was asked further: %q", doc.BlamesFound)
	}
	m.add("2.4", session.KindRoot, fields{"why": list, "text": "The officer at the desk is careless"})
	m.add("2.4", session.KindWhy, fields{"answer": "Nurses never listen", "parent": fact})
	if doc := render(t, m.s, Options{}); !slices.Equal(doc.BlamesFound, []string{"The officer at the desk is careless"}) {
		t.Errorf("a root cause that is a person: %q", doc.BlamesFound)
	}
	if doc := render(t, m.s, Options{Annex: true}); !slices.Equal(doc.BlamesFound, []string{"The officer at the desk is careless", "Nurses never listen"}) {
		t.Errorf("with a branch in the annex: %q", doc.BlamesFound)
	}
}

func TestAFullSessionBlamesNobody(t *testing.T) {
	if doc := render(t, fullSession(t), Options{Annex: true}); doc.BlamesFound != nil {
		t.Errorf("found %q", doc.BlamesFound)
	}
}
