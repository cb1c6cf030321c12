package content

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// FuzzActivity reads anything as the file of an activity. It must end without a
// panic, tell its problems on lines that there are, and what it accepts must be
// fit to be run: within the bounds that others count on, without a problem when
// looked at again, and the same when saved on Windows.
func FuzzActivity(f *testing.F) {
	f.Add([]byte(hello))
	f.Add([]byte(strings.Replace(hello, "type: line", "type: ref\n        ref: service", 1)))
	f.Add([]byte(strings.Replace(hello, "  - kind: participant", "  - &a kind: *a", 1)))
	f.Add([]byte("---\n[[[[\n---\n## x"))
	f.Add([]byte("\ufeff---\r\nid: \"1.1\"\r\n---\r\n"))
	f.Fuzz(func(t *testing.T, raw []byte) { checkReading(t, raw) })
}

// TestMangled does the same to files that are nearly right, which bytes at
// random seldom are.
func TestMangled(t *testing.T) {
	words := strings.Fields(`type: ref: choices: id: need: true false null ~ "" - [] {} 0 -1 99999999999 1.5 ref refs choice
		choices stars int yesno default: min: max: fixed: captures: fields: participant service none brief & * ! --- ... | >`)
	rapid.Check(t, func(t *rapid.T) {
		lines := strings.Split(hello, "\n")
		for range rapid.IntRange(1, 6).Draw(t, "edits") {
			at := rapid.IntRange(0, len(lines)-1).Draw(t, "line")
			switch rapid.IntRange(0, 4).Draw(t, "edit") {
			case 0:
				lines = slices.Delete(lines, at, min(at+1, len(lines)-1))
			case 1:
				lines = slices.Insert(lines, at, lines[rapid.IntRange(0, len(lines)-1).Draw(t, "copy")])
			case 2:
				lines[at] = "  " + lines[at]
			case 3:
				lines[at] += " " + rapid.SampledFrom(words).Draw(t, "more")
			default:
				key, _, _ := strings.Cut(lines[at], ":")
				lines[at] = key + ": " + rapid.SampledFrom(words).Draw(t, "value")
			}
		}
		checkReading(t, []byte(strings.Join(lines, "\n")))
	})
}

// checkReading reads a file and looks at what comes of it.
func checkReading(t rapid.TB, raw []byte) {
	a, s := readAlone(raw)
	lines := 2 + strings.Count(string(raw), "\n") + strings.Count(string(raw), "\r")
	for _, p := range s.problems {
		if p.Line < 1 || p.Line > lines || p.Text == "" || strings.ContainsFunc(p.Text, control) {
			t.Errorf("odd problem %q in %d lines", p.String(), lines)
		}
	}
	if a == nil && len(s.problems) == 0 {
		t.Fatal("nothing was read, and nothing was wrong")
	}
	if a == nil || len(s.problems) > 0 {
		return
	}
	again := &source{file: s.file, marks: s.marks}
	if again.checkActivity(a); len(again.problems) > 0 {
		t.Errorf("accepted, but then: %v", again.problems)
	}
	if a.Minutes < 1 || a.Minutes > maxMinutes || a.Short < 0 || a.Short > a.Minutes || a.Stage == "" || a.Title == "" {
		t.Errorf("accepted %+v", a)
	}
	for _, c := range a.Captures {
		if c.Kind == "" || c.Title == "" || len(c.Fields) == 0 || c.InstrumentName(a) == InstrumentNone {
			t.Errorf("accepted the capture %+v", c)
		}
		for _, f := range c.Fields {
			if f.Label == "" || f.Type.HasChoices() != (len(f.Choices) > 0) || f.Type.HasRef() != (f.Ref != "") {
				t.Errorf("accepted the field %+v", f)
			}
		}
	}
	windows := strings.ReplaceAll(strings.ReplaceAll(string(raw), "\r\n", "\n"), "\n", "\r\n")
	if b, s := readAlone([]byte(windows)); len(s.problems) > 0 || !reflect.DeepEqual(a, b) {
		t.Errorf("read from Windows it is %+v, %v", b, s.problems)
	}
}

// readAlone reads and checks the file of an activity that has the id 1.1.
func readAlone(raw []byte) (*Activity, *source) {
	s := newSource("1.1.md")
	a := s.activity(raw)
	if a != nil {
		s.checkActivity(a)
	}
	return a, s
}
