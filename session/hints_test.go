package session

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doorstep/content"
)

var englishHints = LoadHints(content.LoadWords("en"))

func checksOf(hints []Hint) []string {
	var checks []string
	for _, h := range hints {
		checks = append(checks, h.Check)
	}
	return checks
}

func questionHints(text string) []Hint {
	return englishHints.Of(KindHMW, 0, func(string) string { return text })
}

func TestHintsOnAQuestion(t *testing.T) {
	t.Parallel()
	const solution, wide, narrow, nobody = CheckNoSolution, CheckNotTooWide, CheckNotTooNarrow, CheckCitizenNamed
	for text, want := range map[string][]string{
		"": nil, "How might we": nil, "How might we ": nil,
		"How might we let people know when their turn comes?":           nil,
		"how might we let a mother be sure before she leaves home":      nil,
		"How might we build an app for appointments?":                   {solution, narrow, nobody},
		"How might we help a farmer by training our clerks?":            {solution},
		"How might we tell a widow the result by morning?":              nil,
		"How might we let a farmer be heard by asking only once?":       {solution},
		"How might we end corruption?":                                  {wide, nobody},
		"How might we improve services for citizens?":                   {wide},
		"How might we help citizens?":                                   {wide},
		"How might we cut waiting in half?":                             {wide, nobody},
		"How might we print larger signs for visitors who are lost?":    {narrow},
		"How might we seat 6 people in the hall before the first call?": {narrow},
		"How might we inform a person who cannot read?":                 nil, // the form in inform is none
		"How might we create a digital portal":                          {solution, wide, narrow, nobody},
	} {
		// A question of four words with nobody in it is short too.
		if got := checksOf(questionHints(text)); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
	hints := questionHints("How might we build an App for a mother at the gate?")
	if len(hints) != 2 || hints[0].Say != "An answer is in it already: “build”. What was it for?" || hints[1].Say != "Only one tool or figure: “app”. What is it for?" {
		t.Errorf("%+v", hints)
	}
}

func TestHintsOnAPointOfView(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		who, need string
		want      []string
	}{
		{"", "", nil},
		{"A mother with a newborn", "to know that her papers are complete", nil},
		{"A mother with a newborn", "an app for her papers", []string{CheckNoSolution}},
		{"The department", "to be faster", []string{CheckCitizenNamed}},
		{"All citizens", "to be heard", []string{CheckNotTooWide}},
	} {
		got := englishHints.Of(KindPOV, 0, func(f string) string { return map[string]string{"who": tt.who, "need": tt.need}[f] })
		if !slices.Equal(checksOf(got), tt.want) {
			t.Errorf("%q needs %q: %v, want %v", tt.who, tt.need, got, tt.want)
		}
	}
}

// The office's own wording is quoted as it is; the room's is asked about.
func TestHintsOnTheProblem(t *testing.T) {
	t.Parallel()
	text := func(string) string { return "The portal is not used enough" }
	if got := englishHints.Of(KindProblem, 1, text); got != nil {
		t.Errorf("version 1: %v", got)
	}
	for version := 2; version <= 3; version++ {
		if got := checksOf(englishHints.Of(KindProblem, version, text)); !slices.Equal(got, []string{CheckNoSolution, CheckCitizenNamed}) {
			t.Errorf("version %d: %v", version, got)
		}
	}
	if got := englishHints.Of(KindCard, 0, text); got != nil {
		t.Errorf("a card: %v", got)
	}
}

// The hints propose what the room of the practice session decided, and have
// nothing to say against what it kept.
func TestHintsAgreeWithThePracticeRoom(t *testing.T) {
	t.Parallel()
	s, _ := practiceState(t)
	for _, q := range All[HMW](s) {
		doubts := checksOf(questionHints(q.Text))
		for check, said := range map[string]*bool{
			CheckNoSolution: q.NoSolution, CheckNotTooWide: q.NotTooWide,
			CheckNotTooNarrow: q.NotTooNarrow, CheckCitizenNamed: q.CitizenNamed,
		} {
			if said != nil && *said == slices.Contains(doubts, check) {
				t.Errorf("%q: the room says %s is %v, the hints are %v", q.Text, check, *said, doubts)
			}
		}
	}
	for _, v := range All[POV](s) {
		if got := englishHints.Of(KindPOV, 0, func(f string) string { return map[string]string{"who": v.Who, "need": v.Need}[f] }); got != nil {
			t.Errorf("%q: %v", v.Who, got)
		}
	}
	for _, p := range All[Problem](s) {
		if got := englishHints.Of(KindProblem, p.Version, func(string) string { return p.Statement }); got != nil {
			t.Errorf("%q: %v", p.Statement, got)
		}
	}
}

// A language without lists has no hints.
func TestHintsWithoutWords(t *testing.T) {
	t.Parallel()
	if got := LoadHints(content.Words{}).question("How might we make this sentence long enough to say something?"); got != nil {
		t.Errorf("%v", got)
	}
}

// Whatever is typed, each check is doubted once at the most, and in a sentence.
func TestHintsOnAnything(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`(how might we |app |by |[a-z]{1,9}ing |mother |\d+ |\* |- )*`)).Draw(t, "text")
		if rapid.Bool().Draw(t, "long") {
			text = strings.Repeat(text+" ", 200)
		}
		for _, kind := range []string{KindHMW, KindPOV, KindProblem} {
			checks := checksOf(englishHints.Of(kind, 2, func(string) string { return text }))
			slices.Sort(checks)
			if len(slices.Compact(slices.Clone(checks))) != len(checks) {
				t.Fatalf("%q: %v", text, checks)
			}
		}
	})
}

// BenchmarkHints is part of what a key costs, in a sentence and in a text that
// is no longer one.
func BenchmarkHints(b *testing.B) {
	for name, text := range map[string]string{
		"sentence": "How might we let a mother know that her papers are complete before she leaves home?",
		"5000":     strings.Repeat("queue ", 5000),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				questionHints(text)
			}
		})
	}
}
