package brief

import (
	"slices"
	"strings"
	"testing"

	"doorstep/session"
)

func TestEmptySessionHasAGapInEachPart(t *testing.T) {
	doc := render(t, emptySession(t), Options{})
	for _, part := range Parts {
		at := slices.IndexFunc(doc.Gaps, func(g Gap) bool { return g.Part == part })
		if at < 0 {
			t.Errorf("%s has no gap", part)
			continue
		}
		if g := doc.Gaps[at]; g.Text == "" || strings.HasPrefix(g.Text, "brief.") || pack(t).Activity(g.Activity) == nil {
			t.Errorf("the gap %+v leads nowhere", g)
		}
	}
}

func TestFullSessionHasNone(t *testing.T) {
	for name, s := range map[string]*session.State{"full": fullSession(t), "practice": practiceSession(t)} {
		if doc := render(t, s, Options{}); len(doc.Gaps) > 0 {
			t.Errorf("the %s session has gaps: %+v", name, doc.Gaps)
		}
	}
}

func TestSkippedIsNotMissing(t *testing.T) {
	s := halfRun(t)
	doc := render(t, s, Options{})
	if slices.ContainsFunc(doc.Gaps, func(g Gap) bool { return g.Part == PartChecks }) {
		t.Errorf("a part that was left out on purpose is a gap: %+v", doc.Gaps)
	}
	if !strings.Contains(doc.Markdown, "Not done: the check of values and levers (3.5 Values and levers check was left out).") {
		t.Error("the page doesn't say that it was left out")
	}
}

func TestShortPathLeavesOut(t *testing.T) {
	m := newMaker(t)
	m.session(fields{"title": "Short", "plan": "short"})
	var left []string
	for _, missing := range NewModel(m.s, pack(t), Options{}).Doubts.NotDone {
		left = append(left, missing.Activity)
	}
	if !slices.Equal(left, []string{"2.6"}) {
		t.Errorf("the short path leaves out %q", left)
	}
	m.add("2.6", session.KindRating, fields{"stars": 4})
	if got := NewModel(m.s, pack(t), Options{}).Doubts.NotDone; len(got) > 0 {
		t.Errorf("%+v counts as left out, though something was captured in it", got)
	}
}

func TestNeedsOfAPromise(t *testing.T) {
	m := newMaker(t)
	m.add("3.7", session.KindAction, fields{"text": "write the list"})
	doc := render(t, m.s, Options{})
	for _, want := range []string{"who owns the first promise", "the day by which the first promise is kept"} {
		if !slices.ContainsFunc(doc.Gaps, func(g Gap) bool { return g.Text == want && g.Activity == "3.7" }) {
			t.Errorf("%q is no gap in %+v", want, doc.Gaps)
		}
	}
}

func TestWithoutPack(t *testing.T) {
	doc := Brief(emptySession(t), nil, Options{})
	if !strings.Contains(doc.Markdown, "Still missing: the root cause.") {
		t.Errorf("no gap in\n%s", doc.Markdown)
	}
}
