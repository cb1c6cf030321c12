package brief

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	second "rsc.io/markdown"
)

// otherHTML is what the second parser makes of a page. It knows tables and no
// footnotes, and finds links in text as eagerly as it can.
func otherHTML(md string) string {
	p := second.Parser{Table: true, AutoLinkText: true, AutoLinkAssumeHTTP: true, Strikethrough: true, TaskListItems: true, Emoji: true}
	return second.ToHTML(p.Parse(md))
}

// builtTags are what papers are made of in HTML. Anything else in a page would
// have come out of what people typed.
var builtTags = map[string]bool{
	"h1": true, "h2": true, "h3": true, "h4": true, "p": true, "strong": true, "em": true, "ul": true, "ol": true, "li": true,
	"table": true, "thead": true, "tbody": true, "tr": true, "th": true, "td": true, "pre": true, "code": true,
}

// otherOutline is the outline of a page as the second parser sees it: its tags
// in their order, without the words.
func otherOutline(t interface{ Fatalf(string, ...any) }, md string) string {
	html := otherHTML(md)
	var b strings.Builder
	for _, tag := range anyTag.FindAllString(html, -1) {
		name, _, _ := strings.Cut(strings.Trim(tag, "</>"), " ")
		if !builtTags[strings.TrimSpace(name)] {
			t.Fatalf("the second parser finds %s in\n%s", tag, md)
		}
		b.WriteString(tag)
	}
	return b.String()
}

// specExamples are the examples of the CommonMark specification, which the
// first parser's module brings along. There is but an empty one where nobody can
// say where that module lies, as in a Windows program that is tried elsewhere.
var specExamples = sync.OnceValue(func() []string {
	if _, err := exec.LookPath("go"); err != nil {
		return []string{""}
	}
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		panic(err)
	}
	raw, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(out)), "_test", "spec.json"))
	if err != nil {
		panic(err)
	}
	var examples []struct{ Markdown string }
	if err := json.Unmarshal(raw, &examples); err != nil {
		panic(err)
	}
	texts := make([]string, len(examples))
	for i, e := range examples {
		texts[i] = e.Markdown
	}
	return texts
})

func TestEveryExampleOfTheSpecificationIsText(t *testing.T) {
	switch n := len(specExamples()); {
	case n == 1:
		t.Skip("there is no Go here to say where they lie")
	case n < 600:
		t.Fatalf("only %d examples", n)
	}
	for _, text := range specExamples() {
		checkPlain(t, text)
		checkPlainElsewhere(t, text)
	}
}

func TestPlainInTheSecondParser(t *testing.T) {
	for _, text := range attacks {
		checkPlainElsewhere(t, text)
	}
}

// checkPlainElsewhere puts a text into every place of a page, for the second
// parser.
func checkPlainElsewhere(t *testing.T, text string) {
	t.Helper()
	if clean(text) == "" {
		return
	}
	for _, p := range places {
		page := func(words string) string { return "before\n\n" + p.before + words + p.after + "\n\nafter\n" }
		got, want := otherOutline(t, page(string(plain(text)))), otherOutline(t, page("tame"))
		if got != want {
			t.Errorf("%q in a %s gives %s, not %s", text, p.name, got, want)
		}
	}
}

// TestTheParsersAgree counts headings, tables, rows and cells in both, on the
// papers of all test sessions.
func TestTheParsersAgree(t *testing.T) {
	for name, s := range goldenStates(t) {
		for _, page := range []string{render(t, s, Options{Annex: true}).Markdown, Record(s, pack(t))} {
			first, other := toHTML(t, page), otherHTML(page)
			for _, tag := range []string{"<h1", "<h2", "<h3", "<h4", "<table>", "<tr>", "<th", "<td", "<ul>", "<pre>"} {
				if a, b := strings.Count(first, tag), strings.Count(other, tag); a != b {
					t.Errorf("%s: one parser sees %d of %s, the other %d", name, a, tag, b)
				}
			}
			notes := strings.Count(first, `class="footnote-ref"`)
			if marks := strings.Count(other, "[^") - strings.Count(page, `\[^`); marks != notes+strings.Count(first, `<li id="fn:`) {
				t.Errorf("%s: %d marks and notes for %d footnotes", name, marks, notes)
			}
		}
	}
}
