package content

import (
	"slices"
	"testing"
)

// daily is the small pack.md with days.
const daily = `days:
  full:
    - activities: ["1.1"]
      breaks:
        - {break: opening, at: "09:00", minutes: 10}
        - {break: tea, at: "11:00", minutes: 15}
        - {break: buffer, minutes: 20}
        - {break: end, at: "16:00"}
`

func withDays(t *testing.T, days string) map[string][]byte {
	t.Helper()
	after := "  - {id: after, title: After, short: After, aim: It is kept.}\n"
	return tiny(map[string]string{"en/pack.md": edit(t, cover, after, after+days)})
}

func TestDays(t *testing.T) {
	p := mustLoad(t, withDays(t, daily), "en")
	days := p.Days.Of(false)
	if len(days) != 1 || !slices.Equal(days[0].Activities, []string{"1.1"}) || p.Days.Of(true) != nil {
		t.Fatalf("days are %+v", p.Days)
	}
	want := []Break{{BreakOpening, "09:00", 10}, {BreakTea, "11:00", 15}, {BreakBuffer, "", 20}, {BreakEnd, "16:00", 0}}
	if !slices.Equal(days[0].Breaks, want) {
		t.Errorf("breaks are %+v", days[0].Breaks)
	}
}

func TestDaysProblems(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"unknown plan", "  full:", "  long:", `12: unknown key "long"`},
		{"unknown break", "break: tea", "break: coffee", `16: unknown break "coffee"`},
		{"no such time", `"11:00"`, `"11:60"`, `16: at "11:60" must be a time of day in quotes, such as "13:00"`},
		{"no time", `at: "11:00", `, ``, `16: at "" must be a time of day in quotes, such as "13:00"`},
		{"buffer with a time", "buffer, ", `buffer, at: "12:00", `, `17: a buffer has no time of its own; it stands before the end of the day`},
		{"endless", "minutes: 15", "minutes: 900", `16: minutes must be from 0 to 720 (half a day)`},
		{"end with minutes", `"16:00"`, `"16:00", minutes: 5`, `18: the end of a day has no minutes`},
		{"two ends", "break: tea", "break: end", "16: the end of a day has no minutes\nen/pack.md:18: a day has one end"},
		{"twice", `["1.1"]`, `["1.1", "1.1"]`, `13: the activity "1.1" stands in these days twice`},
		{"none such", `["1.1"]`, `["1.1", "1.9"]`, `13: the pack has no activity "1.9"`},
		{"left out", `["1.1"]`, `[]`, `12: the activity "1.1" stands on no day`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := FromFiles(withDays(t, edit(t, daily, c.old, c.new)), "en")
			wantProblems(t, err, "en/pack.md:"+c.want)
		})
	}
}

func TestDaysInOrder(t *testing.T) {
	files := withDays(t, edit(t, daily, `["1.1"]`, `["1.2", "1.1"]`))
	files["en/1.2-again.md"] = []byte(edit(t, hello, `id: "1.1"`, `id: "1.2"`))
	_, err := FromFiles(files, "en")
	wantProblems(t, err, `en/pack.md:13: the activity "1.1" comes before the one in front of it`)
}

// TestDaysOfATranslation: the days are those of the pack, whatever the
// language, and a translation that has others is told.
func TestDaysOfATranslation(t *testing.T) {
	files := withDays(t, daily)
	files["bn/pack.md"] = []byte(cover)
	if p := mustLoad(t, files, "bn"); len(p.Days.Full) != 1 || p.Lang != "bn" {
		t.Errorf("in %s the days are %+v", p.Lang, p.Days)
	}
	files["bn/pack.md"] = withDays(t, edit(t, daily, "minutes: 20", "minutes: 25"))["en/pack.md"]
	_, err := FromFiles(files, "bn")
	wantProblems(t, err, `bn/pack.md:11: the days are not the same as in en/pack.md; leave them out here`)
}

// TestEmpathyDays: every activity that a plan gives time stands on a day.
func TestEmpathyDays(t *testing.T) {
	p, err := Builtin("empathy", "en")
	if err != nil {
		t.Fatal(err)
	}
	if full, short := len(p.Days.Full), len(p.Days.Short); full != 3 || short != 2 {
		t.Errorf("there are %d and %d days", full, short)
	}
}
