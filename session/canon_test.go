package session

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// goldenLines reads a file of golden lines.
func goldenLines(t testing.TB, name string) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "canon", name))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
}

func TestPatchesThatStandInFiles(t *testing.T) {
	for _, text := range goldenLines(t, "accepted.txt") {
		p, err := parsePatch(text)
		if err != nil {
			t.Errorf("%s is refused: %v", text, err)
			continue
		}
		if again, err := p.Encode(); err != nil || again != text {
			t.Errorf("%s is written as %s, %v", text, again, err)
		}
	}
}

// refused are texts that are no canonical patch, by what is wrong with them.
func refused(t testing.TB) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, line := range goldenLines(t, "refused.txt") {
		why, quoted, _ := strings.Cut(line, "\t")
		text, err := strconv.Unquote(quoted)
		if err != nil || texts[why] != "" {
			t.Fatalf("refused.txt: %q is wrong or doubled: %v", why, err)
		}
		texts[why] = text
	}
	return texts
}

func TestPatchesThatAreRefused(t *testing.T) {
	texts := refused(t)
	texts["a patch that is too long"] = `{"a":"` + strings.Repeat("x", MaxPatch) + `"}`
	texts["too many fields"] = manyFields(MaxFields + 1)
	for why, text := range texts {
		if p, err := parsePatch(text); err == nil {
			t.Errorf("%s: %.80q is read as %v", why, text, p)
		}
	}
}

// manyFields is a patch of n fields.
func manyFields(n int) string {
	fields := make([]string, n)
	for i := range fields {
		fields[i] = fmt.Sprintf(`"f%04d":%d`, i, i)
	}
	return "{" + strings.Join(fields, ",") + "}"
}

func TestPatchAtItsLimits(t *testing.T) {
	longest := `{"a":"` + strings.Repeat("x", MaxPatch-8) + `"}`
	for _, text := range []string{longest, manyFields(MaxFields)} {
		p, err := parsePatch(text)
		if err != nil {
			t.Fatalf("%.40s of %d bytes: %v", text, len(text), err)
		}
		if again, err := p.Encode(); err != nil || again != text {
			t.Errorf("%.40s of %d bytes comes back as %.40s, %v", text, len(text), again, err)
		}
	}
}

func TestValuesThatCannotBeKept(t *testing.T) {
	tooMany := Patch{}
	for i := range MaxFields + 1 {
		tooMany[fmt.Sprintf("f%d", i)] = true
	}
	for why, p := range map[string]Patch{
		"a float":                 {"a": 1.5},
		"an int":                  {"a": 1},
		"an id":                   {"a": ID{1}},
		"a list of anything":      {"a": []any{"x"}},
		"a map":                   {"a": map[string]any{}},
		"2^53+1":                  {"a": int64(MaxInt + 1)},
		"-2^53-1":                 {"a": int64(-MaxInt - 1)},
		"the least of all":        {"a": int64(math.MinInt64)},
		"text that is not UTF-8":  {"a": "\xff"},
		"an entry that is not":    {"a": []string{"x", "\xff"}},
		"a name that is not one":  {"A": true},
		"a NUL name":              {"\x00": true},
		"too long a text":         {"a": strings.Repeat("x", MaxPatch)},
		"too many fields":         tooMany,
		"text that grows to long": {"a": strings.Repeat("\x01", MaxPatch/4)},
	} {
		if text, err := p.Encode(); err == nil {
			t.Errorf("%s is written as %.80s", why, text)
		}
	}
}

// values are whatever a patch may hold.
var values = rapid.OneOf(
	rapid.Just[any](nil),
	rapid.Map(rapid.Bool(), func(b bool) any { return b }),
	rapid.Map(rapid.Int64Range(-MaxInt, MaxInt), func(n int64) any { return n }),
	rapid.Map(rapid.String(), func(s string) any { return s }),
	rapid.Map(rapid.SliceOfN(rapid.String(), 0, 4), func(l []string) any { return l }),
)

func TestPatchRoundTrip(t *testing.T) {
	patches := rapid.MapOfN(rapid.StringMatching(`[a-z][a-z0-9_]{0,9}`), values, 0, 8)
	rapid.Check(t, func(t *rapid.T) {
		p := Patch(patches.Draw(t, "patch"))
		text, err := p.Encode()
		if err != nil {
			t.Fatalf("%v: %v", p, err)
		}
		back, err := parsePatch(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if len(back) != len(p) {
			t.Fatalf("%v comes back as %v", p, back)
		}
		for f, v := range p {
			if w, ok := back[f]; !ok || !SameValue(v, w) {
				t.Fatalf("%s: %v comes back as %v", f, v, w)
			}
		}
	})
}

func TestNormal(t *testing.T) {
	seven, yes, id := 7, true, ID{1, 2, 3}
	for _, c := range []struct{ in, want any }{
		{7, int64(7)},
		{int64(7), int64(7)},
		{&seven, int64(7)},
		{(*int)(nil), nil},
		{true, true},
		{&yes, true},
		{(*bool)(nil), nil},
		{"x", "x"},
		{nil, nil},
		{ID{}, nil},
		{id, id.String()},
		{7.0, int64(7)},
		{-float64(MaxInt), int64(-MaxInt)},
		{math.Copysign(0, -1), int64(0)},
		{7.5, 7.5},
		{math.Inf(1), math.Inf(1)},
	} {
		if got := Normal(c.in); got != c.want {
			t.Errorf("Normal(%#v) is %#v, want %#v", c.in, got, c.want)
		}
	}
	for _, list := range []any{[]ID{id, id}, []string{id.String(), id.String()}} {
		if got := Normal(list); !SameValue(got, []string{id.String(), id.String()}) {
			t.Errorf("Normal(%v) is %v", list, got)
		}
	}
	if got, ok := Normal(math.NaN()).(float64); !ok || !math.IsNaN(got) {
		t.Errorf("Normal made %v of NaN", Normal(math.NaN()))
	}
}

func TestSameValue(t *testing.T) {
	different := []any{nil, true, false, int64(0), int64(1), "", "1", "true", []string{}, []string{""}, []string{"1"}, []string{"1", ""}}
	for i, a := range different {
		for j, b := range different {
			if SameValue(a, b) != (i == j) {
				t.Errorf("SameValue(%#v, %#v) is %v", a, b, i != j)
			}
		}
	}
}

func TestValidName(t *testing.T) {
	for name, want := range map[string]bool{
		"a": true, "a1": true, "a_": true, "journey_step": true, strings.Repeat("a", 64): true,
		"": false, "1": false, "_a": false, "A": false, "a-b": false, "a b": false, "é": false,
		"a\x00": false, "a\n": false, strings.Repeat("a", 65): false,
	} {
		if ValidName(name) != want {
			t.Errorf("ValidName(%q) is %v", name, !want)
		}
	}
}

// FuzzPatch holds that what is read is exactly what is written.
func FuzzPatch(f *testing.F) {
	for _, text := range goldenLines(f, "accepted.txt") {
		f.Add(text)
	}
	for _, text := range refused(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := parsePatch(text)
		if err != nil {
			return
		}
		if again, err := p.Encode(); err != nil || again != text {
			t.Fatalf("%q is written as %q, %v", text, again, err)
		}
	})
}

// parsePatch reads what Encode wrote.
func parsePatch(text string) (Patch, error) {
	w, err := readWritten(text)
	if err != nil {
		return nil, err
	}
	return w.Patch(), nil
}
