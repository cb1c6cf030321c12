package session

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"doorstep/content"

	"pgregory.net/rapid"
)

func choicesOf(labels ...string) []content.Choice {
	list := make([]content.Choice, len(labels))
	for i, l := range labels {
		list[i] = content.Choice{ID: fmt.Sprint("c", i), Label: l}
	}
	return list
}

func TestChoiceLetters(t *testing.T) {
	for _, tt := range []struct{ labels, want string }{
		{"Done,In part,Refused,Come back", "d i r c"},
		{"Observed,Told,Estimated", "o t e"},
		{"State provides,State as partner,Citizen takes part", "s t c"},
		{"Apple,Avocado,Vine", "a o v"}, // v is the beginning of Vine
		{"Work done,Something is carried,Something is checked,Something is kept,Nothing happens", "w s o m n"},
		{"1 to 2,3 to 4", "t o"},
		{"ab,ab,ab", "a b "},
		{"শহর,গ্রাম", "শ গ"},
	} {
		if got := strings.Join(ChoiceLetters(choicesOf(strings.Split(tt.labels, ",")...)), " "); got != tt.want {
			t.Errorf("the letters of %s are %q, want %q", tt.labels, got, tt.want)
		}
	}
}

// TestALetterPicksItsChoice: letters stand once each, and what a letter picks
// is never another choice than the one whose label alone begins with it.
func TestALetterPicksItsChoice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		labels := rapid.SliceOfNDistinct(rapid.StringMatching(`[A-Ca-c]{1,4}( [a-d]{1,3})?`), 1, 6, strings.ToLower).Draw(t, "labels")
		f := &content.Field{Label: "Kind", Type: content.OneOf, Choices: choicesOf(labels...)}
		seen := map[string]bool{}
		for i, letter := range ChoiceLetters(f.Choices) {
			if letter == "" {
				continue
			}
			if seen[letter] {
				t.Fatalf("%q stands twice", letter)
			}
			seen[letter] = true
			exact := slices.IndexFunc(labels, func(l string) bool { return strings.EqualFold(l, letter) })
			if got, err := (Entry{}).Parse(f, strings.ToUpper(letter)); err != nil || got != f.Choices[i].ID && exact < 0 {
				t.Fatalf("%q of %q picks %v, %v; want %s", letter, labels, got, err, f.Choices[i].ID)
			}
		}
	})
}

func TestMatches(t *testing.T) {
	a := newLaptop(1)
	g := a.Begin(a.src, a.device, "1.2")
	for _, name := range []string{"Commutation fee", "Land mutation", "Mutual fund", "Land tax, arrears", "Fee for land mutation papers"} {
		if _, err := g.Add(KindService, Patch{"name": name}); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 12 {
		if _, err := g.Add(KindParticipant, Patch{"alias": fmt.Sprintf("P%02d", i+1)}); err != nil {
			t.Fatal(err)
		}
	}
	e := Entry{State: a.State}
	names := func(kind, text string, n int) (string, int) {
		ids, more := e.Matches(kind, text, n, nil)
		list := []string{}
		for _, id := range ids {
			list = append(list, e.Name(kind, id))
		}
		return strings.Join(list, "|"), more
	}
	for _, tt := range []struct {
		kind, text string
		n          int
		want       string
		more       int
	}{
		{KindService, "mut", 9, "Mutual fund|Land mutation|Fee for land mutation papers|Commutation fee", 0},
		{KindService, "mut", 2, "Mutual fund|Land mutation", 2},
		{KindService, "mutation land", 9, "Land mutation|Fee for land mutation papers", 0},
		{KindService, "2", 9, "Land mutation", 0},
		{KindService, "", 2, "Commutation fee|Land mutation", 3},
		{KindService, "nowhere", 9, "", 0},
		{KindService, "mut", 0, "", 4},
		{KindParticipant, "p7", 9, "P07", 0},
		{KindParticipant, "1", 3, "P01|P10|P11", 1},
	} {
		if got, more := names(tt.kind, tt.text, tt.n); got != tt.want || more != tt.more {
			t.Errorf("%q finds %s and %d more, want %s and %d", tt.text, got, more, tt.want, tt.more)
		}
	}
	only := func(r *Record) bool { return r.Str("name") == "Land mutation" }
	if ids, more := e.Matches(KindService, "fee", 9, only); len(ids)+more != 0 {
		t.Errorf("%d beyond what was asked for", len(ids)+more)
	}
}

// TestSpellingIsReadBack: however records are named, what is written for one
// means that one, alone and among others.
func TestSpellingIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := newLaptop(1)
		g := a.Begin(a.src, a.device, "1.2")
		var ids []string
		for _, name := range rapid.SliceOfN(rapid.StringMatching(`[ab1#,;+ ]{1,4}`), 1, 6).Draw(t, "names") {
			id, err := g.Add(KindService, Patch{"name": name})
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, id.String())
		}
		e := Entry{State: a.State}
		f := &content.Field{ID: "x", Label: "X", Type: content.Refs, Ref: KindService}
		got, err := e.Parse(f, e.Typed(f, ids))
		if err != nil || !slices.Equal(got.([]string), ids) {
			t.Fatalf("%q is read as %v, %v; want %v", e.Typed(f, ids), got, err, ids)
		}
	})
}
