package brief

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"doorstep/content"
)

// keys are the ways in which the code names a text: in full, as the beginning
// of one, or as the field of a choice.
var (
	keyText   = regexp.MustCompile(`"((?:brief|report|paper|sofar)\.[a-z_.]*)"`)
	choiceKey = regexp.MustCompile(`choice(?:Cell)?\("([a-z_.]+)"`)
)

func TestWordsAreThereAndUsed(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	full, begun := map[string]bool{}, map[string]bool{}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		for _, m := range keyText.FindAllStringSubmatch(string(source), -1) {
			if strings.HasSuffix(m[1], ".") {
				begun[m[1]] = true
			} else {
				full[m[1]] = true
			}
		}
		for _, m := range choiceKey.FindAllStringSubmatch(string(source), -1) {
			begun["brief."+m[1]+"."] = true
		}
	}
	words := content.LoadWords("en")
	for key := range full {
		if !words.Has(key) && !words.Has(key+".one") {
			t.Errorf("there is no text for %s", key)
		}
	}
	texts := map[string]string{}
	for _, file := range []string{"brief", "report", "papers", "sofar"} {
		raw, err := os.ReadFile("../../content/words/" + file + ".en.yaml")
		if err != nil {
			t.Fatal(err)
		}
		if err := yaml.Unmarshal(raw, &texts); err != nil {
			t.Fatal(err)
		}
	}
	for key := range texts {
		used := full[key] || full[strings.TrimSuffix(key, ".one")] || full[strings.TrimSuffix(key, ".many")]
		for prefix := range begun {
			used = used || prefix != "brief." && prefix != "report." && prefix != "paper." && prefix != "sofar." && strings.HasPrefix(key, prefix)
		}
		if !used {
			t.Errorf("nothing uses %s", key)
		}
	}
	for _, part := range Parts {
		if !words.Has("brief.part." + part) {
			t.Errorf("the part %s has no title", part)
		}
	}
}

// slips are what careless joining of sentences leaves behind.
var slips = regexp.MustCompile(`\.\.|,,|;;|;\.|,\.|:\.|\?\.|!\.| \.| ,|\( |\(\)|: *$|%!|\b1 (visits|officers|sectors|sheets|steps|people)\b`)

func TestSentencesAreWhole(t *testing.T) {
	for name, s := range goldenStates(t) {
		if name == "hostile.md" {
			continue
		}
		for _, line := range strings.Split(render(t, s, Options{Annex: true, Now: "2026-11-18"}).Markdown, "\n") {
			if slip := slips.FindString(line); slip != "" && line != "From what was seen down to it:" {
				t.Errorf("%s: %q in %q", name, slip, line)
			}
		}
	}
}
