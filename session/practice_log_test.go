package session

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"doorstep/content"
)

// One source of ids makes one log, to the byte.
func TestPracticeIsTheSameEachTime(t *testing.T) {
	_, first := practiceState(t)
	_, second := practiceState(t)
	if !bytes.Equal(logBytes(first), logBytes(second)) {
		t.Error("two runs with one source gave different logs")
	}
	src := practiceSource(2)
	_, third, err := Practice(src, src.NewID(), src.NewID(), nil)
	if err != nil || bytes.Equal(logBytes(first), logBytes(third)) {
		t.Errorf("another source gave the same log (%v)", err)
	}
}

func logBytes(changes []*Change) []byte {
	var b []byte
	for _, c := range changes {
		sum := c.Sum()
		b = append(append(b, c.ID[:]...), sum[:]...)
	}
	return b
}

// The log alone makes the same records, in whatever order it comes.
func TestPracticeFoldsAgain(t *testing.T) {
	s, changes := practiceState(t)
	if len(changes) != s.Len() {
		t.Errorf("%d changes were handed out, and the state has %d", len(changes), s.Len())
	}
	want := recordsOf(s)
	if got := recordsOf(Fold(s.Session, s.Changes())); got != want {
		t.Error("the log sorted by id folds to something else")
	}
	back := slices.Clone(changes)
	slices.Reverse(back)
	again := NewState(s.Session)
	for _, c := range back {
		again.Apply(c)
	}
	if got := recordsOf(again); got != want {
		t.Error("the log read backwards folds to something else")
	}
}

// recordsOf is all that the records of a state say, a line each, in the order
// of their lists.
func recordsOf(s *State) string {
	var b strings.Builder
	for _, kind := range s.Kinds() {
		for _, r := range s.Kind(kind) {
			fmt.Fprintf(&b, "%s %s %q in %q at %d:", kind, r.ID, r.Label, r.Activity, r.At)
			for _, f := range r.Fields() {
				fmt.Fprintf(&b, " %s=%v", f, r.Value(f))
			}
			fmt.Fprintf(&b, " conflicts %v\n", r.Conflicts())
		}
	}
	return b.String()
}

// History reads true: time only goes forward, in office hours of the days of
// the workshop, and ids sort as they were made.
func TestPracticeHistoryReadsTrue(t *testing.T) {
	_, changes := practiceState(t)
	days := map[string]bool{}
	for i, c := range changes {
		at := time.UnixMilli(c.At).In(practiceZone)
		days[at.Format("2006-01-02")] = true
		if at.Hour() < 8 || at.Hour() > 16 {
			t.Errorf("a %s at %s", c.Kind, at.Format("15:04"))
		}
		if i > 0 && (c.At < changes[i-1].At || CompareID(c.ID, changes[i-1].ID) <= 0) {
			t.Errorf("change %d is older than the one before it", i)
		}
		if i > 0 && c.Batch != changes[i-1].Batch && c.Activity < changes[i-1].Activity && c.Activity != "2.6" {
			t.Errorf("%s comes after %s", c.Activity, changes[i-1].Activity)
		}
	}
	want := []string{"2026-05-07", "2026-05-10", "2026-05-11", "2026-05-12"}
	if got := slices.Sorted(maps.Keys(days)); !slices.Equal(got, want) {
		t.Errorf("days %v, want %v", got, want)
	}
}

// Undo works on it as on a session of one's own.
func TestPracticeCanBeUndone(t *testing.T) {
	s, changes := practiceState(t)
	before := len(s.Kind(KindCard))
	if _, done, err := s.Undo(practiceSource(3), changes[0].Device); err != nil || len(done.Skipped) > 0 {
		t.Fatalf("undo: %v, %v", done.Skipped, err)
	}
	if got := len(s.Kind(KindCard)); got != before-1 {
		t.Errorf("%d cards after undo, want %d", got, before-1)
	}
}

// Each record fits the activity that it is written under: a field that the
// pack offers choices for holds one of them, and what the brief can't do
// without is there.
func TestPracticeFitsThePack(t *testing.T) {
	s, _ := practiceState(t)
	pack, err := content.Builtin("empathy", "en")
	if err != nil {
		t.Fatal(err)
	}
	looked := 0
	for _, a := range pack.Activities {
		for _, c := range a.Captures {
			for _, r := range s.Kind(c.Kind) {
				if r.Activity != a.ID || !fits(r, c) {
					continue
				}
				looked++
				for _, f := range c.Fields {
					checkField(t, r, f)
				}
			}
		}
	}
	if looked < 450 {
		t.Errorf("only %d records were captured by an activity of the pack", looked)
	}
}

// fits says whether a record has the fixed fields of a capture.
func fits(r *Record, c content.Capture) bool {
	for field, want := range c.Fixed {
		if n, ok := r.Int(field); ok {
			if strconv.Itoa(n) != want {
				return false
			}
		} else if r.Str(field) != want {
			return false
		}
	}
	return true
}

func checkField(t *testing.T, r *Record, f content.Field) {
	t.Helper()
	v := r.Value(f.ID)
	if f.Need && v == nil {
		t.Errorf("%s %d (%s) has no %s", r.Kind, r.Number, r.Text(), f.ID)
	}
	values := r.List(f.ID)
	if f.Type == content.OneOf && v != nil {
		values = []string{r.Str(f.ID)}
	}
	if !f.Type.HasChoices() {
		return
	}
	for _, value := range values {
		if !slices.ContainsFunc(f.Choices, func(c content.Choice) bool { return c.ID == value }) {
			t.Errorf("%s %d: %s has no choice %q", r.Kind, r.Number, f.ID, value)
		}
	}
}

// twoCapitals are two words in capitals side by side, as a full name has them.
var twoCapitals = regexp.MustCompile(`\b[A-Z][a-z]+ [A-Z][a-z]+\b`)

// familiar are words that names in this part of the world are made of.
var familiar = regexp.MustCompile(`(?i)\b(mr|mrs|md|mohammad|muhammad|begum|khatun|akter|akhter|hossain|hussain|rahman|islam|ahmed|uddin|khan|chowdhury|miah|mia|sarkar|roy|das|sheikh|bibi)\b`)

// Roles, not names: nothing in the log looks like a person's full name, and
// personas have one made-up name that says so.
func TestPracticeNamesNobody(t *testing.T) {
	_, changes := practiceState(t)
	for _, c := range changes {
		if c.Op != OpSet {
			t.Errorf("a change of op %s", c.Op)
		}
		for field, v := range c.Patch() {
			texts, _ := v.([]string)
			if one, ok := v.(string); ok {
				texts = []string{one}
			}
			for _, text := range texts {
				if found := twoCapitals.FindString(text); found != "" {
					t.Errorf("%s.%s: %q looks like a name", c.Kind, field, found)
				}
				if found := familiar.FindString(text); found != "" {
					t.Errorf("%s.%s: %q is part of a name", c.Kind, field, found)
				}
				if strings.ContainsAny(text, "{}") {
					t.Errorf("%s.%s: a name in braces was left in %q", c.Kind, field, text)
				}
			}
		}
		if c.Kind == KindPersona && c.Sets("label") {
			label, _ := c.Value("label").(string)
			if !regexp.MustCompile(`^[A-Z][a-z]+ \(invented\)$`).MatchString(label) {
				t.Errorf("the persona %q is not marked as invented", label)
			}
		}
	}
}

// practiceFaults is a file in which nearly every row is wrong.
const practiceFaults = `activity: "1.6"
from: 2026-05-10 09:00
to: 2026-05-10 09:30
steps:
  - service:
      - {as: land, name: Land, capacity: many}
      - {as: land, name: Again}
  - card:
      - {by: P99, text: one}
      - {by: land, text: two}
      - {sevice: land, text: three}
      - {text: 4}
      - {theme: later, text: "see {nobody} and {later}"}
      - {text: five, text_origin: told}
      - {text: six, rests_on: [later]}
  - visit:
      - {service: land, wait_min: 5, wait_min_origin: guessed, go_between: perhaps}
  - ghost:
      - {text: boo}
  - set:
      - {of: [land, later], name: Both}
  - theme:
      - {as: later, sentence: A theme}
`

// Whoever edits the data is told of everything that is wrong, file and line.
func TestPracticeTellsAllThatIsWrong(t *testing.T) {
	files := fstest.MapFS{
		"a.yaml": {Data: []byte(practiceFaults)},
		"b.yaml": {Data: []byte("from: 2026-05-10 09:20\nto: 2026-05-10 09:10\nmood: good\n")},
		"c.yaml": {Data: []byte("steps: [\n")},
	}
	src := practiceSource(1)
	_, _, err := practiceFrom(files, src, src.NewID(), src.NewID(), nil)
	if err == nil {
		t.Fatal("nothing was wrong")
	}
	for _, want := range []string{
		`a.yaml:6: in this service, capacity: "many" is not a whole number`,
		`a.yaml:7: the name "land" is taken already, by a.yaml:6`,
		`a.yaml:9: nothing is named "P99"`,
		`a.yaml:10: "land" is a service, not a participant`,
		`a.yaml:11: in this card, sevice: there is no such field`,
		`a.yaml:12: in this card, text: "4" is not text; write it in quotes`,
		`a.yaml:13: nothing is named "nobody"`,
		`a.yaml:13: "later" is made only later`,
		`a.yaml:14: in this card, text_origin: there is no such field`,
		`a.yaml:15: "later" is made only later`,
		`a.yaml:17: in this visit, wait_min_origin: "guessed" is not one of observed, told, estimated`,
		`a.yaml:17: in this visit, go_between: "perhaps" is not true or false`,
		`a.yaml:18: unknown kind "ghost"`,
		`a.yaml:21: a set changes records of one kind, not a service and a theme`,
		`b.yaml:1: the sitting must end after it begins`,
		`b.yaml:1: the sitting begins before the end of a.yaml`,
		`b.yaml:3: unknown key "mood"`,
		`c.yaml:1: the file can't be read as YAML`,
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("it was not said that %s", want)
		}
	}
	if t.Failed() {
		t.Log(err)
	}
}
