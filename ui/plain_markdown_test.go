package ui

import (
	"strings"
	"testing"

	"doorstep/session"
	"doorstep/session/brief"
)

// TestPlainPages reads one of each that Markdown has aloud.
func TestPlainPages(t *testing.T) {
	for name, c := range map[string]struct{ markdown, want string }{
		"headings begin pages": {"# One\n\nText.\n\n## Two (5 min)\n\nMore.", "One.|Text.||Two (5 min).|More."},
		"a paragraph is a line": {
			"The first line\nand the second,  \nand the third.",
			"The first line and the second, and the third.",
		},
		"marks are not read":    {"**If it rains:** *go* on with `#12`, see [the page](https://x.example).", "If it rains: go on with #12, see the page."},
		"what is said":          {"> Good morning.\n> Sit down.\n>\n> Thank you.", "Say: Good morning. Sit down.|Say: Thank you."},
		"lists":                 {"- one\n- two\n\n3. three\n4. four\n", "- one|- two|3. three|4. four"},
		"lists in lists":        {"- one\n  - two\n", "- one|- two"},
		"tables":                {"| Step | Now | Wanted |\n|---|---|---|\n| Queue | 80 min | |\n| Desk | | 5 min |\n", "Step Queue; Now 80 min.|Step Desk; Wanted 5 min."},
		"escapes and entities":  {`1\. It is \#1 \*here\* &amp; \<b\>there\</b\>`, "1. It is #1 *here* & <b>there</b>"},
		"markup is left out":    {"one <b>bold</b>\n\n<div>\nhidden\n</div>\n\ntwo", "one bold|two"},
		"code":                  {"```\nfirst\n  second\n```", "first|second"},
		"notes":                 {"A quote[^1].\n\n[^1]: card 12, P07\n", "A quote (note 1).|Note 1: card 12, P07"},
		"rules and blank lines": {"one\n\n---\n\n\n\ntwo", "one|two"},
		"nothing":               {"", ""},
	} {
		t.Run(name, func(t *testing.T) {
			var pages []string
			for _, page := range plainPages(c.markdown) {
				pages = append(pages, strings.Join(page, "|"))
			}
			if got := strings.Join(pages, "||"); got != c.want {
				t.Errorf("%q is read as\n%s\nnot as\n%s", c.markdown, got, c.want)
			}
		})
	}
}

// TestPlainPagesOfWhatPeopleTyped: what people typed is read as they typed it,
// whatever Markdown would make of it.
func TestPlainPagesOfWhatPeopleTyped(t *testing.T) {
	c := converse(t, "")
	said := []string{"# not a heading", "1. not *a* list & <b>no</b> bold", "> not | said [x](y) `z` ~~q~~ \\ www.x.example"}
	c.types("new Typed", "/go 1.6")
	for _, text := range said {
		c.types("quote heard: " + text)
	}
	if len(c.kind(session.KindCard)) != len(said) {
		t.Fatal("not every line was kept")
	}
	d := c.p.desk()
	var all strings.Builder
	for _, page := range plainPages(brief.Brief(d.state, d.pack, brief.Options{Annex: true}).Markdown) {
		all.WriteString(strings.Join(page, "\n") + "\n")
	}
	text := strings.ReplaceAll(all.String(), "\u2060", "")
	for _, want := range said {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not read %q:\n%s", want, text)
		}
	}
}
