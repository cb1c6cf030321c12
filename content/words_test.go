package content

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestReadWords(t *testing.T) {
	fsys := fstest.MapFS{
		"w/en.yaml":       {Data: []byte("\ufeff# Words.\r\n\"yes\": yes\r\nunit.min: \"%d min\"\r\n")},
		"w/brief.en.yaml": {Data: []byte("brief.title: The brief\n")},
		"w/bn.yaml":       {Data: []byte("\"yes\": হ্যাঁ\n")},
		"w/even.yaml":     {Data: []byte("[")},
	}
	texts, err := readWords(fsys, "w", "en")
	if err != nil || len(texts) != 3 || texts["yes"] != "yes" || texts["unit.min"] != "%d min" || texts["brief.title"] != "The brief" {
		t.Errorf("got %v, %v", texts, err)
	}
	texts, err = readWords(fsys, "w", "bn")
	if err != nil || len(texts) != 1 || texts["yes"] != "হ্যাঁ" {
		t.Errorf("got %v, %v", texts, err)
	}
	if texts, err = readWords(fsys, "w", "fr"); err != nil || len(texts) != 0 {
		t.Errorf("got %v, %v", texts, err)
	}
}

func TestWordsProblems(t *testing.T) {
	for _, c := range []struct{ name, a, b, want string }{
		{"doubled", "a: 1st\nb: 2nd\na: 3rd\n", "c: x", "w/brief.en.yaml:3: the key \"a\" stands twice"},
		{"doubled in another file", "a: 1st\n", "c: x\na: 2nd\n", "w/en.yaml:2: the key \"a\" stands in w/brief.en.yaml too"},
		{"not flat", "a:\n  b: c\n", "c: x", "w/brief.en.yaml:1: a must be text"},
		{"not text", "a: 1\n", "c: x", "w/brief.en.yaml:1: a must be text; write \"1\" in quotes"},
		{"bad key", "A key: b\n", "c: x", "w/brief.en.yaml:1: \"A key\" cannot name a key; use small letters, digits and _"},
		{"a list", "- a\n", "c: x", "w/brief.en.yaml:1: each key must be written as a name and a text, such as pain: Pain"},
		{"not YAML", "a: b: c\n", "c: x", "w/brief.en.yaml:1: the YAML cannot be read: mapping values are not allowed in this context"},
		{"empty", "", "c: x", "w/brief.en.yaml:1: there are no keys here; write them first"},
		{"not UTF-8", "a: b\nd: \xff\n", "c: x", "w/brief.en.yaml:2: the file is not UTF-8 text; save it again as UTF-8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			texts, err := readWords(fstest.MapFS{"w/brief.en.yaml": {Data: []byte(c.a)}, "w/en.yaml": {Data: []byte(c.b)}}, "w", "en")
			wantProblems(t, err, c.want)
			if texts["c"] != "x" {
				t.Error("what is right was not read")
			}
		})
	}
}

func TestT(t *testing.T) {
	w := Words{map[string]string{"share": "100 % of %d", "plain": "100 %"}}
	for _, c := range []struct{ got, want string }{
		{w.T("plain"), "100 %"},
		{w.T("no.such.key"), "no.such.key"},
		{w.T("no.such.key", 3), "no.such.key"},
		{Words{}.T("a"), "a"},
		{Words{map[string]string{"n": "%d of %s"}}.T("n", 3, "x"), "3 of x"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
	if !w.Has("share") || w.Has("none") {
		t.Error("Has is wrong")
	}
}

// TestEmbeddedWords reads the words that come with the program, in every
// language that they are in, and holds each text against the English one.
func TestEmbeddedWords(t *testing.T) {
	english, err := readWords(embeddedWords, "words", "en")
	if err != nil {
		t.Fatal(err)
	}
	entries, err := embeddedWords.ReadDir("words")
	if err != nil {
		t.Fatal(err)
	}
	// The verbs of fmt with their flags; %% is a per cent sign and no verb.
	verb := regexp.MustCompile(`%[-+# 0]*(\[\d+\])?[\d.]*[a-zA-Z]`)
	verbs := func(text string) []string {
		found := verb.FindAllString(strings.ReplaceAll(text, "%%", ""), -1)
		slices.Sort(found)
		return found
	}
	for _, e := range entries {
		steps := strings.Split(e.Name(), ".")
		if len(steps) < 2 || len(steps) > 3 || steps[len(steps)-1] != "yaml" || !isLang(steps[len(steps)-2]) {
			t.Errorf("words/%s is called neither LANG.yaml nor NAME.LANG.yaml, and would not be read", e.Name())
			continue
		}
		own, err := readWords(embeddedWords, "words", steps[len(steps)-2])
		if err != nil {
			t.Error(err)
		}
		for key, text := range own {
			if _, ok := english[key]; !ok {
				t.Errorf("%s: the key %q is not in English", e.Name(), key)
			} else if !slices.Equal(verbs(text), verbs(english[key])) {
				t.Errorf("%s: %q takes %v, in English %v", e.Name(), key, verbs(text), verbs(english[key]))
			}
		}
	}
}

// TestLoadWords falls back to English, for a language without words as a whole.
func TestLoadWords(t *testing.T) {
	for _, lang := range []string{"en", "en-GB", "bn", "bn_BD", "xx", ""} {
		w := LoadWords(lang)
		for _, key := range []string{"yes", "unit.minutes"} {
			if !w.Has(key) {
				t.Errorf("%q has no text for %q", lang, key)
			}
		}
	}
	if got := LoadWords("en").T("unit.minutes", 45); got != "45 min" {
		t.Errorf("got %q", got)
	}
}
