package session

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestAPromiseIsReadAsItIsSaid(t *testing.T) {
	t.Parallel()
	l := newLaptop(1)
	p7 := l.add(t, KindParticipant, Patch{"alias": "P07"})
	t2 := l.add(t, KindTable, Patch{"label": "T2"})
	for typed, want := range map[string]Patch{
		"p07: I will put up one list by 30 Apr":  {"owner": p7, "text": "I will put up one list", "due": "2026-04-30"},
		"P7: I will stand by the door":           {"owner": p7, "text": "I will stand by the door"},
		"I will ask, by 5/5/2026.":               {"text": "I will ask", "due": "2026-05-05"},
		"I will walk by the wall by 2 May 2026":  {"text": "I will walk by the wall", "due": "2026-05-02"},
		"t2: we will meet By 3 may":              {"table": t2, "text": "we will meet", "due": "2026-05-03"},
		"I will find out by when":                {"text": "I will find out by when"},
		"at 10: I will be there":                 {"text": "at 10: I will be there"},
		" I will\nsay it by the end of the week": {"text": "I will say it by the end of the week"},
		"":                                       {},
	} {
		got, err := Promise(l.State, typed, "2026-04-14")
		if err != nil || len(got) != len(want) {
			t.Errorf("%q is read as %v, %v", typed, got, err)
		}
		for f, v := range want {
			if !SameValue(Normal(got[f]), Normal(v)) {
				t.Errorf("%q: %s is %v, not %v", typed, f, got[f], v)
			}
		}
	}
	if p, err := Promise(l.State, "p99: I will by 30 Apr", "2026-04-14"); err == nil {
		t.Errorf("somebody who is not here promises %v", p)
	}
}

// TestAPromiseKeepsItsWords: whatever is said stands in the text, without the day
// where there is one.
func TestAPromiseKeepsItsWords(t *testing.T) {
	t.Parallel()
	l := newLaptop(1)
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.StringMatching(`[a-z ]{0,12}( by )?[0-9a-z /]{0,8}\.?`).Draw(t, "typed")
		p, err := Promise(l.State, typed, "2026-04-14")
		if err != nil {
			return // it names somebody who is not here
		}
		text, _ := p["text"].(string)
		if due, _ := p["due"].(string); due == "" && text != flat(strings.TrimSpace(typed)) {
			t.Fatalf("%q became %q", typed, text)
		} else if due != "" && text == "" {
			t.Fatalf("%q has a day and no words", typed)
		}
	})
}

// TestADayThatCannotBeRead is found, and what only has a "by" in it is not.
func TestADayThatCannotBeRead(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"p07: I will put up one list by 31 feb":  "31 feb",
		"I will ask, by 31/2.":                   "31/2",
		"I will ask by 31":                       "31",
		"I will ask by the 30th":                 "",
		"I will ask by 30th":                     "30th",
		"I will ask by Friday":                   "Friday",
		"I will ask by next week":                "next week",
		"I will ask by February":                 "February",
		"I will ask by 30 Apr":                   "",
		"I will walk by the wall":                "",
		"I will find out by when":                "",
		"I will come by 2 wards":                 "",
		"I will say it by the end of the sunday": "",
		"I will ask by someday":                  "",
		"By 31 feb":                              "",
		"":                                       "",
	} {
		if got := UnreadDay(typed, "2026-04-14"); got != want {
			t.Errorf("of %q it asks about %q, not %q", typed, got, want)
		}
	}
	if p, err := Promise(NewState(ID{}), "I will ask by 31 feb", "2026-04-14"); err != nil || p["text"] != "I will ask by 31 feb" || p["due"] != nil {
		t.Errorf("it is read as %v, %v", p, err)
	}
}
