package content

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		name, raw  string
		meta, body string
		bodyLine   int
	}{
		{"plain", "---\na: 1\n---\nBody.\n", "\na: 1\n", "Body.\n", 4},
		{"byte order mark", "\ufeff---\na: 1\n---\nBody.\n", "\na: 1\n", "Body.\n", 4},
		{"line ends of Windows", "---\r\na: 1\r\n---\r\nBody.\r\n", "\na: 1\n", "Body.\n", 4},
		{"line ends of an old Mac", "---\ra: 1\r---\rBody.\r", "\na: 1\n", "Body.\n", 4},
		{"blanks behind the fences", "--- \na: 1\n---\t\nBody.\n", "\na: 1\n", "Body.\n", 4},
		{"no body", "---\na: 1\n---", "\na: 1\n", "", 4},
		{"no last line end", "---\na: 1\n---\nBody.", "\na: 1\n", "Body.", 4},
		{"empty front matter", "---\n---\nBody.", "\n", "Body.", 3},
		{"rule in the body", "---\na: 1\n---\nOne.\n\n---\nTwo.\n", "\na: 1\n", "One.\n\n---\nTwo.\n", 4},
		{"fence within a text", "---\na: '\n  ---\n  '\n---\n", "\na: '\n  ---\n  '\n", "", 6},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := split([]byte(c.raw))
			if err != nil {
				t.Fatal(err)
			}
			if p.meta != c.meta || p.body != c.body || p.bodyLine != c.bodyLine {
				t.Errorf("got %+v, want %+v", p, parts{c.meta, c.body, c.bodyLine})
			}
		})
	}
}

func TestSplitRefuses(t *testing.T) {
	for _, c := range []struct {
		name, raw string
		want      error
		line      int
	}{
		{"empty", "", errNoFence, 1},
		{"only text", "# Hello\n", errNoFence, 1},
		{"empty line first", "\n---\na: 1\n---\n", errNoFence, 1},
		{"four dashes", "----\na: 1\n----\n", errNoFence, 1},
		{"unclosed", "---\na: 1\n\nBody.\n", errUnclosed, 1},
		{"only a fence", "---", errUnclosed, 1},
		{"not UTF-8", "---\na: 1\n---\nB\xf6dy.\n", errNotUTF8, 4},
		{"UTF-16", "\xff\xfe-\x00-\x00-\x00", errNotUTF8, 1},
		{"escape sequence", "---\na: 1\n---\nOne.\n\x1b[2J\n", errControl, 5},
		{"C1", "---\na: 1\n---\nOne.\u009b2J\n", errControl, 4},
		{"turned writing", "---\na: \u202e1\n---\nOne.\n", errControl, 2},
		{"line separator", "---\na: 1\u2028b: 2\n---\nOne.\n", errControl, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := split([]byte(c.raw))
			var at *lineError
			if !errors.As(err, &at) || !errors.Is(err, c.want) || at.line != c.line {
				t.Errorf("got %v, want line %d: %v", err, c.line, c.want)
			}
		})
	}
}

// TestSplitKeeps has what a strict reader might take for damage.
func TestSplitKeeps(t *testing.T) {
	body := "A replacement \ufffd, a joiner \u0995\u09cd\u200c\u09b7, a tab\there, and ৳ 500.\n"
	p, err := split([]byte("---\na: 1\n---\n" + body))
	if err != nil || p.body != body {
		t.Errorf("got %q, %v", p.body, err)
	}
}

// TestYAMLErrors demands the line of the slip itself, where the YAML package
// gives that of the block around it, or none.
func TestYAMLErrors(t *testing.T) {
	for _, c := range []struct{ meta, want string }{
		{"a: 1\nb: c: d\n", "3: the YAML cannot be read: mapping values are not allowed in this context"},
		{"a: 1\nb: 2\n- c\n", "4: the YAML cannot be read: did not find expected key"},
		{"a: 1\n\tb: 2\n", "3: the YAML cannot be read: found a tab character that violates indentation"},
		{"a: 1\nb: [1, 2\nc: 3\n", "3: the YAML cannot be read: did not find expected ',' or ']'"},
		{"a: 1\nb: 'c\nd: 3\n", "3: the YAML cannot be read: found unexpected end of stream"},
		{"a: 1\nb: *c\n", "3: the YAML cannot be read: unknown anchor 'c' referenced"},
		{"a: 1\nb: &c 2\nd: *c\n", "3: anchors (&) and aliases (*) are not read here; write the value out"},
		{"a: 1\nb: !!binary aGk=\n", "3: tags (!) are not read here; write the value in quotes"},
		{"a: 1\n...\nb: 2\n", "4: the YAML cannot be read: a line of --- or ... starts a second document"},
		{"# nothing\n", "1: there are no keys here; write them first"},
		{"a:\n  " + strings.Repeat("[", 8) + strings.Repeat("]", 8) + "\n", "3: the YAML is nested too deeply; eight levels are enough"},
		{"a: [" + strings.Repeat("1, ", 5000) + "]\n", "2: the YAML is too long; a file may hold 5,000 values"},
		{"- a\n- b\n", "2: the activity must be written as keys and values, one `key: value` a line"},
	} {
		t.Run(c.want, func(t *testing.T) {
			raw := "---\n" + c.meta + "---\n\n## 1. Step\n"
			_, err := FromFiles(tiny(map[string]string{"en/1.1-hello.md": raw}), "en")
			wantProblems(t, err, "en/1.1-hello.md:"+c.want)
		})
	}
}

// TestDepth finds the bound on nesting where it is meant to be. The label of a
// choice, the deepest value that a pack has, is on the seventh level.
func TestDepth(t *testing.T) {
	for depth, refused := range map[int]bool{7: false, 8: true} {
		_, err := parseYAML("\na: " + strings.Repeat("[", depth) + strings.Repeat("]", depth))
		if got := err != nil; got != refused {
			t.Errorf("%d lists in one another: %v", depth, err)
		}
	}
}

// TestBombs feeds the YAML reader with what takes others minutes or gigabytes.
// Were one of them to unfold, this test would not end.
func TestBombs(t *testing.T) {
	var laughs strings.Builder
	laughs.WriteString("a0: &a0 [lol]\n")
	for i := range 40 {
		fmt.Fprintf(&laughs, "a%d: &a%d [%s]\n", i+1, i+1, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i), 9), ", "))
	}
	for name, meta := range map[string]string{
		"billion laughs":  laughs.String(),
		"lists in lists":  strings.Repeat("[", 200<<10),
		"dashes":          strings.Repeat("- ", 100<<10),
		"keys":            strings.Repeat("a:\n", 80<<10),
		"comments":        strings.Repeat("a: #\n #\n", 30<<10),
		"values":          "a: [" + strings.Repeat("1,", 120<<10) + "]",
		"one endless key": strings.Repeat("a", 250<<10),
		"question marks":  strings.Repeat("? ", 120<<10),
		"anchors":         strings.Repeat("&a ", 80<<10),
	} {
		t.Run(name, func(t *testing.T) {
			raw := []byte("---\n" + meta + "\n---\n\n## 1. Step\n")
			if len(raw) > maxFile {
				t.Fatalf("%d bytes would be refused unread", len(raw))
			}
			s := newSource("1.1-bomb.md")
			if s.activity(raw); len(s.problems) == 0 {
				t.Error("accepted")
			}
		})
	}
}
