package exchange

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"doorstep/session"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The form of the JSON is fixed once files travel: this file may only change
// together with the version.
func TestJSONGolden(t *testing.T) {
	const golden = "testdata/session.json"
	got := export(t, small(t), smallPack, true)
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the form of the JSON has changed:\n%s", got)
	}
}

// Another reader of JSON finds in it what DESIGN promises.
func TestJSONShape(t *testing.T) {
	s := small(t)
	var doc struct {
		Format  string
		Version int
		Session map[string]any
		Pack    map[string]string
		Records map[string][]map[string]any
		Changes []map[string]any
	}
	d := json.NewDecoder(bytes.NewReader(export(t, s, smallPack, false)))
	d.DisallowUnknownFields()
	if err := d.Decode(&doc); err != nil {
		t.Fatal(err)
	}
	if doc.Format != "doorstep.session" || doc.Version != 1 {
		t.Errorf("format %q, version %d", doc.Format, doc.Version)
	}
	if got := doc.Session; got["id"] != s.Session.String() || got["title"] != "Day one" || got["place"] != "গাজীপুর" ||
		got["lang"] != "bn" || got["created"] != "2026-01-31T03:05:05.012Z" {
		t.Errorf("session %v", got)
	}
	for path, text := range smallPack {
		if doc.Pack[path] != string(text) {
			t.Errorf("pack file %s is %q", path, doc.Pack[path])
		}
	}
	if got := slices.Sorted(maps.Keys(doc.Records)); !slices.Equal(got, []string{"card", "participant", "session"}) {
		t.Errorf("records of %q", got)
	}
	if n := len(doc.Records["participant"]); n != 1 {
		t.Errorf("%d participants, one of them redacted", n)
	}
	cards := doc.Records["card"]
	if len(cards) != 1 {
		t.Fatalf("cards %v: a deleted, a redacted or an undone one is there", cards)
	}
	want := s.Kind(session.KindCard)[0]
	if c := cards[0]; c["id"] != want.ID.String() || c["number"] != 1.0 || c["activity"] != "1.6" ||
		c["by"] != want.Str("by") || c["text"] != want.Str("text") || c["step"] != "queue" {
		t.Errorf("card %v", c)
	}
	var ids []string
	for _, c := range doc.Changes {
		ids = append(ids, c["id"].(string))
		if len(c) != len(columns) {
			t.Errorf("a change has the keys %v", c)
		}
	}
	if !slices.IsSorted(ids) {
		t.Error("the changes are not sorted by id")
	}
}

// Keys are sorted at every level, and a line holds one thing.
func TestJSONIsSorted(t *testing.T) {
	b := export(t, small(t), smallPack, true)
	d := json.NewDecoder(bytes.NewReader(b))
	var walk func()
	walk = func() {
		token, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		last := ""
		for n := 0; d.More() && (token == json.Delim('{') || token == json.Delim('[')); n++ {
			if token == json.Delim('{') {
				key, _ := d.Token()
				if n > 0 && key.(string) <= last {
					t.Errorf("key %q stands after %q", key, last)
				}
				last = key.(string)
			}
			walk()
		}
		if _, nested := token.(json.Delim); nested {
			d.Token() // what closes it
		}
	}
	walk()
	for line := range strings.Lines(string(b)) {
		if strings.HasPrefix(line, "      ") && strings.Count(line, `"id":`) != 1 {
			t.Errorf("not one record on the line %s", line)
		}
	}
}

func TestJSONWithoutNames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyLog(t)
		b := export(t, s, smallPack, false)
		for part := range strings.FieldsSeq(secretName) {
			if bytes.Contains(b, []byte(part)) {
				t.Fatalf("%q is in the export without names", part)
			}
		}
		if bytes.Contains(b, []byte(`"op":"name"`)) {
			t.Fatal("a change of op name is in the export without names")
		}
		in, err := ParseJSON(b)
		if err != nil {
			t.Fatal(err)
		}
		without := slices.DeleteFunc(s.Changes(), func(c *session.Change) bool { return c.Op == session.OpName })
		if !sameLog(in.Changes, without) {
			t.Fatal("more than the names is missing")
		}
		again := session.Fold(in.Session, in.Changes)
		if !bytes.Equal(export(t, again, in.Pack, false), b) || !bytes.Equal(export(t, again, in.Pack, true), b) {
			t.Fatal("what was read does not make the same bytes")
		}
	})
}

// The small session must hold what the tests of names look for.
func TestJSONWithNames(t *testing.T) {
	s := small(t)
	if b := export(t, s, smallPack, true); !bytes.Contains(b, []byte(secretName)) {
		t.Error("the name is missing from the export with names")
	}
	if b := export(t, s, smallPack, false); bytes.Contains(b, []byte("Xqzwyr")) {
		t.Error("the name is in the export without names")
	}
}

func TestJSONIsLossless(t *testing.T) {
	paths := rapid.SampledFrom([]string{"en/pack.md", "bn/pack.md", "en/pages/values.md", "a b/\"ক\".md"})
	text := rapid.Map(anyText, func(s string) []byte { return []byte(s) })
	rapid.Check(t, func(t *rapid.T) {
		s := anyLog(t)
		pack := rapid.MapOfN(paths, text, 0, 4).Draw(t, "pack")
		b := export(t, s, pack, true)
		in, err := ParseJSON(b)
		if err != nil {
			t.Fatalf("%v\n%s", err, b)
		}
		if in.Session != s.Session || !sameLog(in.Changes, s.Changes()) {
			t.Fatal("the log did not come back")
		}
		if !maps.EqualFunc(in.Pack, pack, bytes.Equal) {
			t.Fatalf("the pack came back as %q", in.Pack)
		}
		if again := export(t, session.Fold(in.Session, in.Changes), in.Pack, true); !bytes.Equal(again, b) {
			t.Fatalf("the bytes differ:\n%s\n%s", b, again)
		}
	})
}

// The order in which changes arrived leaves no trace.
func TestJSONDependsOnTheLogAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyLog(t)
		other := session.NewState(s.Session)
		for _, c := range rapid.Permutation(s.Changes()).Draw(t, "order") {
			other.Apply(c)
		}
		if !bytes.Equal(export(t, s, nil, true), export(t, other, nil, true)) {
			t.Fatal("two orders of one log make different bytes")
		}
	})
}

func TestJSONRefuses(t *testing.T) {
	for name, pack := range map[string]map[string][]byte{
		"is no path":  {"../pack.md": nil},
		"is not text": {"en/pack.md": []byte("\xff")},
		"files": func() map[string][]byte {
			many := map[string][]byte{}
			for i := range maxPackFiles + 1 {
				many[fmt.Sprint(i)] = nil
			}
			return many
		}(),
		"MiB of JSON": {"en/pack.md": bytes.Repeat([]byte("x"), MaxJSON)},
	} {
		if b, err := JSON(small(t), pack, Options{}); err == nil || b != nil || !strings.Contains(err.Error(), name) {
			t.Errorf("error %v, want one with %q", err, name)
		}
	}
	if _, err := JSON(session.NewState(session.ID{}), nil, Options{}); err == nil {
		t.Error("a session without an id was written")
	}
}

func TestTimes(t *testing.T) {
	tests := []struct {
		ms   int64
		want any
	}{
		{0, "1970-01-01T00:00:00.000Z"},
		{-1, "1969-12-31T23:59:59.999Z"},
		{time.Date(2026, 1, 31, 9, 5, 0, 7e6, time.UTC).UnixMilli(), "2026-01-31T09:05:00.007Z"},
		{time.Date(9999, 12, 31, 23, 59, 59, 999e6, time.UTC).UnixMilli(), "9999-12-31T23:59:59.999Z"},
		{time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC).UnixMilli(), int64(253402300800000)},
		{time.Date(-1, 12, 31, 0, 0, 0, 0, time.UTC).UnixMilli(), int64(-62167305600000)},
		{session.MaxInt, int64(session.MaxInt)},
	}
	for _, test := range tests {
		if got := timeValue(test.ms); got != test.want {
			t.Errorf("%d is written %v, want %v", test.ms, got, test.want)
		}
		if ms, ok := parseTime(test.want); !ok || ms != test.ms {
			t.Errorf("%v is read as %d", test.want, ms)
		}
	}
	for _, bad := range []any{
		nil, true, "", "2026-01-31", "2026-01-31T09:05:00Z", "2026-01-31T09:05:00.0070Z", "2026-01-31T09:05:00.007+06:00",
		"2026-02-30T09:05:00.007Z", int64(0),
		[]string{"x"},
	} {
		if _, ok := parseTime(bad); ok {
			t.Errorf("%v was read as a time", bad)
		}
	}
}

// An export takes time in proportion to the session, so that the largest is no
// trap.
func BenchmarkJSON(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			d := newDesk(1)
			d.do(b, "1.6", func(g *session.Gesture) error {
				for i := range n {
					if _, err := g.Add(session.KindCard, session.Patch{"text": fmt.Sprintf("card %d", i), "kind": "pain"}); err != nil {
						return err
					}
				}
				return nil
			})
			out := export(b, d.state, nil, true)
			b.Run("write", func(b *testing.B) {
				for b.Loop() {
					export(b, d.state, nil, true)
				}
			})
			b.Run("read", func(b *testing.B) {
				b.SetBytes(int64(len(out)))
				for b.Loop() {
					if _, err := ParseJSON(out); err != nil {
						b.Fatal(err)
					}
				}
			})
		})
	}
}
