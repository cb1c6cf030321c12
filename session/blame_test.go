package session

import (
	"testing"

	"doorstep/content"
)

func TestBlameNoticesAPerson(t *testing.T) {
	b := NewBlame(content.LoadWords("en"))
	names := []string{"P07", "Rahima", "Abdul"}
	for _, answer := range []string{
		"the clerk is lazy", "The clerk, who is simply lazy, left", "Lazy clerks", "It is the mentality of the staff.",
		"He did not care", "She didn’t read the notice", "They never answer the phone", "The officer simply refuses",
		"nobody can be bothered: the staff can't be bothered", "the form was fine. The secretary forgot to sign it",
		"P07 sat on the file", "p7 was out", "rahima lost it", "because of Abdul's signature? No, because of Abdul",
		"citizens are ignorant", "people don't read", "Human error of the operator", "the poor are uneducated",
	} {
		if !b.Blames(answer, names) {
			t.Errorf("%q passes", answer)
		}
	}
	for _, answer := range []string{
		"", "The queue has no order", "The rule asks for an original", "They did not know that the desk was closed",
		"She could not see the whole list", "He never got the letter", "The clerk has eleven seconds for each",
		"The officer must sign all copies by hand", "The register did not match. The clerk had to send them back",
		"The line fails at noon", "Nobody owns the list", "A lazy river runs by the office and the road is under water for months",
		"Each desk asks for all that it ever heard of", "P70 is no alias of ours", "Abdulla Bridge was closed",
	} {
		if b.Blames(answer, names) {
			t.Errorf("%q is taken for blame", answer)
		}
	}
	if b.Ask == "" || b.Ask == "blame.ask" {
		t.Errorf("it asks %q", b.Ask)
	}
}

func TestBlameOfALanguageWithoutLists(t *testing.T) {
	b := NewBlame(content.Words{})
	if b.Blames("the clerk is lazy", nil) || !b.Blames("ask Rahima", []string{"Rahima"}) {
		t.Error("without lists only names are noticed")
	}
}

// TestPracticeBlamesNobody: what the practice session writes is as the method
// wants it.
func TestPracticeBlamesNobody(t *testing.T) {
	s, _ := practiceState(t)
	b, names := NewBlame(content.LoadWords("en")), NamesToSpare(s)
	for _, kind := range []string{KindWhy, KindRoot} {
		for _, r := range s.Kind(kind) {
			if b.Blames(r.Text(), names) {
				t.Errorf("%s #%s blames somebody: %s", kind, r.Label, r.Text())
			}
		}
	}
}

func TestNamesToSpare(t *testing.T) {
	a := newLaptop(1)
	p := a.add(t, KindParticipant, Patch{"alias": "P01"})
	a.do(t, func(g *Gesture) error { return g.Name(p, "Md. Rahima Al-Noor") })
	if got := NamesToSpare(a.State); !SameValue(got, []string{"P01", "rahima", "al-noor"}) {
		t.Errorf("to be spared are %q", got)
	}
}
