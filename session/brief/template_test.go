package brief

import (
	"errors"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func mustParse(t *testing.T, text string) *Template {
	t.Helper()
	tm, err := ParseTemplate(text)
	if err != nil {
		t.Fatal(err)
	}
	return tm
}

func TestATemplateDecidesOrderAndWording(t *testing.T) {
	tm := mustParse(t, `# A note to the minister: {{ .Title }}

{{ if .Place }}Held in {{ .Place }}.{{ end }}

## Our question

{{ .Question }}

{{ range .Quotes }}> {{ .Text }}
{{ end }}
{{ with .Values }}{{ range . }}- {{ .Name }}: {{ .Effect }}
{{ end }}{{ end }}

{{ .Part "problem" }}
`)
	doc, err := tm.Brief(fullSession(t), pack(t), Options{Annex: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"# A note to the minister: ", "Held in Barishal.", "## Our question\n\nHow might we", "\n> “", "- fairness: ", "## Annex"} {
		if !strings.Contains(doc.Markdown, want) {
			t.Errorf("%q is not in\n%s", want, doc.Page)
		}
	}
	if strings.Contains(doc.Page, "What we lived") {
		t.Error("a part that the template leaves out is there")
	}
}

func TestTemplatesAtFaultAreRefusedByLine(t *testing.T) {
	for text, want := range map[string]string{
		"one\n{{ .Nothing }}":                 "line 2: <.Nothing>: can't evaluate field Nothing",
		"one\ntwo {{ .Part \"weather\" }}":    "line 2: ", // the parts are listed
		"{{ if }}":                            "line 1: missing value for if",
		"a\nb\n{{ .Title ":                    "line 3: unclosed action",
		"{{ printf \"%999999999d\" 1 }}":      "line 1: there is no function printf here",
		"x\n{{ call .Title }}":                "line 2: there is no function call here",
		"x\n\n{{ range 999999999 }}{{ end }}": "line 3: a range goes over a list, not over a number",
		"x\n{{ define \"a\" }}b{{ end }}":     "a template defines no others",
		"{{ block \"a\" . }}{{ end }}":        "",
		"{{ template \"page\" }}":             "line 1: this can't stand in a template",
		"x\n<b>bold</b>":                      "line 2: a template holds no HTML",
		"x\ny\n  <!-- note -->":               "line 3: a template holds no HTML",
		"{{ index .Quotes 99 }}":              "line 1: ",
		"":                                    "the template is empty",
		strings.Repeat("a", maxTemplate+1):    "a template has at most 64 KiB",
		"{{ range .Whys }}{{ range $.Whys }}{{ range $.Whys }}{{ end }}{{ end }}{{ end }}": "line 1: lists stand within lists more than 2 deep",
	} {
		tm, err := ParseTemplate(text)
		if err == nil {
			_, err = tm.Brief(fullSession(t), pack(t), Options{})
		}
		var te *TemplateError
		if !errors.As(err, &te) || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, want %q", text, err, want)
		}
	}
}

func TestATemplateCannotWriteWithoutEnd(t *testing.T) {
	long := strings.Repeat("word ", 12_000)
	tm := mustParse(t, "{{ range .Whys }}{{ range $.Whys }}"+long+"{{ end }}{{ end }}")
	if _, err := tm.Brief(fullSession(t), pack(t), Options{}); err == nil || !strings.Contains(err.Error(), "longer than a megabyte") {
		t.Errorf("%v", err)
	}
}

// TestTheModelIsDocumented holds the comment of the built-in template and the
// methods that a template can call together.
func TestTheModelIsDocumented(t *testing.T) {
	comment, _, _ := strings.Cut(BuiltIn, "*/")
	named, used := map[string]bool{}, map[string]bool{}
	for _, m := range regexp.MustCompile(`\.([A-Z]\w+)`).FindAllStringSubmatch(comment, -1) {
		named[m[1]] = true
	}
	typ := reflect.TypeFor[*templateData]()
	for i := range typ.NumMethod() {
		m := typ.Method(i)
		if !named[m.Name] {
			t.Errorf("%s is not in the comment", m.Name)
		}
		used[m.Name] = true
		if out := m.Type.Out(0); out.Kind() == reflect.Slice && out.Elem().Kind() == reflect.Struct {
			for f := range out.Elem().NumField() {
				field := out.Elem().Field(f).Name
				if !strings.Contains(comment, "."+field) {
					t.Errorf("%s of %s is not in the comment", field, m.Name)
				}
				used[field] = true
			}
		}
	}
	for name := range named {
		if !used[name] {
			t.Errorf("the comment names %s, which is not there", name)
		}
	}
}

// TestNothingTypedEscapesATemplate puts every fact and list of the model into a
// page, for hostile sessions.
func TestNothingTypedEscapesATemplate(t *testing.T) {
	var b strings.Builder
	typ := reflect.TypeFor[*templateData]()
	for i := range typ.NumMethod() {
		m := typ.Method(i)
		out := m.Type.Out(0)
		switch {
		case m.Type.NumIn() > 1 || m.Name == "Opening" || m.Name == "Practice":
		case out.Kind() == reflect.String:
			b.WriteString("- is {{ ." + m.Name + " }} so\n")
		case out.Elem().Kind() == reflect.String:
			b.WriteString("- {{ range ." + m.Name + " }}is {{ . }} so {{ end }}\n")
		default:
			b.WriteString("- {{ range ." + m.Name + " }}")
			for f := range out.Elem().NumField() {
				b.WriteString("is {{ ." + out.Elem().Field(f).Name + " }} so ")
			}
			b.WriteString("{{ end }}\n")
		}
	}
	tm, p := mustParse(t, b.String()), pack(t)
	rapid.Check(t, func(t *rapid.T) {
		tw := &twins{hostile: newMaker(t), tame: newMaker(t), said: map[string]string{}}
		tw.draw(t)
		o := Options{Annex: true}
		wild, mild := wholeBy(tm, tw.hostile.s, p, o), wholeBy(tm, tw.tame.s, p, o)
		if outline(t, wild) != outline(t, mild) {
			t.Fatalf("another page:\n%s\n\nthan\n%s", wild, mild)
		}
	})
}

func FuzzTemplate(f *testing.F) {
	f.Add(BuiltIn)
	f.Add("{{ range .Whys }}{{ . }}{{ end }}")
	f.Add("{{ with $x := .Title }}{{ $x }}{{ else }}no{{ end }}")
	f.Add("{{ index .Quotes 0 | len }}")
	s, p := fullSession(f), pack(f)
	f.Fuzz(func(t *testing.T, text string) {
		tm, err := ParseTemplate(text)
		if err != nil {
			return
		}
		if doc, err := tm.Brief(s, p, Options{}); err == nil && len(doc.Page) > 2*maxPage {
			t.Errorf("a page of %d bytes", len(doc.Page))
		}
	})
}
