package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doorstep/session"
)

// Other tools may lay the JSON out anew: the session in it is the same, and so
// is its export.
func TestParseJSONTakesAnyLayout(t *testing.T) {
	want := export(t, small(t), smallPack, true)
	var doc map[string]any
	if err := json.Unmarshal(want, &doc); err != nil {
		t.Fatal(err)
	}
	indented, err := json.MarshalIndent(doc, "", "\t") // escapes < and >, and more
	if err != nil {
		t.Fatal(err)
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, want); err != nil {
		t.Fatal(err)
	}
	turned := bytes.Replace(want, []byte("{\n"), []byte(`{"version" : 1 , "format":"doorstep.session",`), 1)
	turned = bytes.Replace(turned, []byte("  \"format\":\"doorstep.session\",\n"), nil, 1)
	turned = bytes.Replace(turned, []byte(",\n  \"version\":1"), nil, 1)
	escaped := bytes.ReplaceAll(compact.Bytes(), []byte("গ"), []byte(`\u0997`))
	for name, b := range map[string][]byte{"indented": indented, "compact": compact.Bytes(), "turned": turned, "escaped": escaped} {
		in, err := ParseJSON(b)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := export(t, session.Fold(in.Session, in.Changes), in.Pack, true); !bytes.Equal(got, want) {
			t.Errorf("%s: the bytes differ", name)
		}
	}
}

func TestParseJSONReadsSurrogatePairs(t *testing.T) {
	d := newDesk(1)
	d.do(t, "1.6", func(g *session.Gesture) error {
		_, err := g.Add(session.KindCard, session.Patch{"text": "queue 😀"})
		return err
	})
	b := bytes.ReplaceAll(export(t, d.state, nil, true), []byte("😀"), []byte(`\ud83d\ude00`))
	if in, err := ParseJSON(b); err != nil || in.Changes[0].Value("text") != "queue 😀" {
		t.Errorf("%v", err)
	}
}

var refusals = []struct{ name, old, new, want string }{
	{"a newer version", `"version":1`, `"version":2`, "version 2"},
	{"a version that never was", `"version":1`, `"version":0`, "no version 0"},
	{"no version", ",\n  \"version\":1", ``, "no version 0"},
	{"a version in words", `"version":1`, `"version":"1"`, "is not a whole number"},
	{"another format", `"format":"doorstep.session"`, `"format":"doorstep.report"`, "not a session exported by doorstep"},
	{"a part unknown", `"version":1`, `"version":1,"extra":[]`, `a part "extra"`},
	{"a part that is missing", `"pack":{`, `"pock":{`, `a part "pock"`},
	{"a part twice", `"version":1`, `"version":1,"version":1`, `"version" stands twice`},
	{"something behind", "\n}\n", "\n}\n{}", "something follows the end"},
	{"a zero byte behind", "\n}\n", "\n}\n\x00", "something follows the end"},
	{"no end", "\n}\n", "", "line 34: ',' is missing"},
	{"bytes that are no text", "Day one", "Day \xff", "not UTF-8"},
	{"half a character", "Day one", `Day \ud83d`, "half a character"},
	{"two wrong halves", "Day one", `Day \ud83d\u0041`, "half a character"},
	{"an unknown escape", "Day one", `Day \x41`, "an escape that JSON does not have"},
	{"a short escape", "Day one", `Day \u4`, "an escape that JSON does not have"},
	{"a control character", "Day one", "Day\none", "control character"},

	{"a changed text", `"title":"Day one"}`, `"title":"Day two"}`, "does not fit"},
	{"a changed checksum", `"checksum":"85ba6ac7`, `"checksum":"85ba6ac8`, "does not fit"},
	{"a checksum in capitals", `"checksum":"85ba6ac7`, `"checksum":"85BA6AC7`, "does not fit"},
	{"a column that is missing", `"undoes":null}`, `"undone":null}`, `a key "undone"`},
	{"a column left out", `,"undoes":null}`, `}`, `a change lacks "undoes"`},
	{"a column twice", `"clock":1,`, `"clock":1,"clock":1,`, `"clock" stands twice`},
	{"a field twice", `"lang":"bn",`, `"lang":"bn","lang":"bn",`, `"lang" stands twice`},
	{"a fraction", `"clock":1,`, `"clock":1.0,`, "not a whole number"},
	{"a power", `"clock":1,`, `"clock":1e0,`, "not a whole number"},
	{"a number too large", `"clock":1,`, `"clock":9007199254740993,`, "not a whole number"},
	{"a clock in the far future", `"clock":1,`, `"clock":9007199254740992,`, "does not fit"},
	{"an operation unknown", `"op":"redact"`, `"op":"retract"`, "newer doorstep"},
	{"an id in capitals", `"id":"019c1202-df0b`, `"id":"019C1202-DF0B`, "is not an id"},
	{"an id missing", `"batch":"019c1202-db22-7000-8000-000100000003"`, `"batch":null`, "is missing"},
	{"a zero id", `"batch":"019c1202-db22-7000-8000-000100000003"`, `"batch":"00000000-0000-0000-0000-000000000000"`, "is not an id"},
	{"a time with a zone", `"at":"2026-01-31T03:05:05.012Z"`, `"at":"2026-01-31T09:05:05.012+06:00"`, "no time that can be read"},
	{"an object for a value", `"lang":"bn",`, `"lang":{},`, "not a whole number"},
	{"a list of numbers", `"ready":["notice","letters"]`, `"ready":[1]`, `'"' is missing`},
	{"a comma too many", `"ready":["notice","letters"]`, `"ready":["notice","letters",]`, "or it is damaged: line 3: a value is missing"},
	{"a null that is none", `"undoes":null`, `"undoes":nil`, `"null" is missing`},

	{"a record that was edited", `"step":"queue","text"`, `"step":"counter","text"`, "a card does not say what the changes do"},
	{"a record more", `"card":[`, `"card":[{"id":"x"},`, "a card does not say"},
	{"a record twice", "\n    ],\n    \"participant\"", ",{\"id\":\"x\"}\n    ],\n    \"participant\"", "more card records"},
	{"a record less", `"participant":[` + "\n", `"participant":[],"odd":[` + "\n", "a participant record is missing"},
	{"a kind more", `"records":{`, `"records":{"odd":[],`, "no change makes one"},
	{"a kind twice", `"records":{`, `"records":{"card":[],`, "a card record is missing"},
	{"a field of a record twice", `"kind":"pain","number":1,`, `"kind":"pain","kind":"pain","number":1,`, "stands twice"},
	{"the session's title edited", `"session":{"created"`, `"session":{"title":"Day two","created"`, "stands twice"},
	{"the session's place edited", "\"place\":\"গাজীপুর\",\"ready\":[\"notice\",\"letters\"],\"title\":\"Day one\"},\n  \"version\"", "\"place\":\"Dhaka\",\"ready\":[\"notice\",\"letters\"],\"title\":\"Day one\"},\n  \"version\"", "a session does not say what the changes do"},
	{"a session without an id", `"session":{"created":"2026-01-31T03:05:05.012Z","id":"019c1202-d350-7000-8000-000100000001",`, `"session":{"created":"2026-01-31T03:05:05.012Z",`, "the session has no id"},
	{"a path out of the pack", `"en/pack.md":`, `"../pack.md":`, "a file"},
	{"a file of the pack twice", `"en/pack.md":`, `"bn/pack.md":`, "stands twice"},
}

func TestParseJSONRefuses(t *testing.T) {
	good := string(export(t, small(t), smallPack, true))
	for _, test := range refusals {
		t.Run(test.name, func(t *testing.T) {
			bad := strings.Replace(good, test.old, test.new, 1)
			if bad == good {
				t.Fatalf("%q is not in the export", test.old)
			}
			refused(t, bad, test.want)
		})
	}
}

// refused checks that the JSON is refused for this reason.
func refused(t *testing.T, bad, want string) {
	t.Helper()
	in, err := ParseJSON([]byte(bad))
	if in != nil || !errors.Is(err, ErrRefused) || !strings.Contains(err.Error(), want) {
		t.Errorf("error %v, want one with %q", err, want)
	}
	if newer := strings.Contains(want, "newer") || want == "version 2"; errors.Is(err, session.ErrNewer) != newer {
		t.Errorf("error %v: of a newer doorstep is %v", err, !newer)
	}
}

func TestParseJSONRefusesOthers(t *testing.T) {
	deep := strings.Repeat("[", 1<<20)
	for _, test := range []struct{ name, text, want string }{
		{"nothing", "", "not a session"},
		{"a list", "[]", "not a session"},
		{"another object", `{"a":1}`, "not a session"},
		{"deep nesting", `{"format":"doorstep.session","changes":` + deep, "nested too deeply"},
		{"deep nesting before the format", `{"changes":` + deep, "not a session"},
		{"many parts", `{"format":"doorstep.session"` + manyParts(), "too many parts"},
		{"no parts", `{"format":"doorstep.session","version":1}`, `no "changes"`},
		{"too long", strings.Repeat(" ", MaxJSON+1), "longer than 64 MiB"},
	} {
		t.Run(test.name, func(t *testing.T) { refused(t, test.text, test.want) })
	}
}

func manyParts() string {
	var b strings.Builder
	for i := range 100 {
		b.WriteString(`,"x` + strings.Repeat("y", i) + `":0`)
	}
	return b.String()
}

// Logs that no fold takes whole are refused, since their export would differ.
func TestParseJSONRefusesLogs(t *testing.T) {
	d := newDesk(1)
	var card session.ID
	d.do(t, "1.6", func(g *session.Gesture) (err error) {
		card, err = g.Add(session.KindCard, session.Patch{"text": "A queue"})
		return err
	})
	before := d.state.Changes()
	d.do(t, "1.6", func(g *session.Gesture) error { return g.Redact(session.KindCard, card) })
	after := d.state.Changes()
	write := func(changes ...*session.Change) string {
		var w writer
		w.raw(`{"format":"doorstep.session","version":1,"pack":{},"records":{},"session":{"id":"` + d.state.Session.String() + `"},"changes":[`)
		for i, c := range changes {
			if i > 0 {
				w.raw(",")
			}
			w.change(c)
		}
		return string(w.b) + "]}"
	}
	if _, err := ParseJSON([]byte(write(after...))); err != nil {
		t.Fatal(err)
	}
	refused(t, write(before[0], after[0]), "was redacted")
	refused(t, write(after[0], after[0]), "not in its place, or stands twice")
	refused(t, write(after[0], before[0]), "not in its place, or stands twice")
	refused(t, write(before...), "the list of card records is missing")
	ahead := *before[0]
	ahead.Clock = maxClockAhead + 2
	if err := ahead.Seal(ahead.Patch()); err != nil {
		t.Fatal(err)
	}
	refused(t, write(&ahead), "a clock that no session comes to")
}

// The line that an error names is the line where the change stands.
func TestParseJSONNamesTheLine(t *testing.T) {
	bad := strings.Replace(string(export(t, small(t), smallPack, true)), `"clock":7,`, `"clock":8,`, 1)
	line := 1 + strings.Count(bad[:strings.Index(bad, `"clock":8,`)], "\n")
	refused(t, bad, "line 8: change 019c1203-2956-")
	if line != 8 {
		t.Errorf("the change stands on line %d", line)
	}
}

// No single flipped byte goes unseen: it is refused, or the session that is
// read has the same export.
func TestParseJSONSeesDamage(t *testing.T) {
	good := export(t, small(t), smallPack, true)
	packAt, packEnd := bytes.Index(good, []byte(`"pack":{`)), bytes.Index(good, []byte(`"records":{`))
	rapid.Check(t, func(t *rapid.T) {
		at := rapid.IntRange(0, len(good)-1).Draw(t, "at")
		if at >= packAt && at < packEnd {
			return // the pack's text is guarded by the session's own hash of it
		}
		bad := bytes.Clone(good)
		bad[at] ^= 1 << rapid.IntRange(0, 7).Draw(t, "bit")
		in, err := ParseJSON(bad)
		if err == nil && !bytes.Equal(export(t, session.Fold(in.Session, in.Changes), in.Pack, true), good) {
			t.Fatalf("byte %d, %q turned to %q, was not seen", at, good[at], bad[at])
		}
	})
}
