package brief

import (
	"regexp"
	"strings"
	"testing"
)

// tagsOfPaper are all that a printed paper is made of.
var tagsOfPaper = regexp.MustCompile(`^</?(?:html|head|meta|title|style|body|section|h[1-4]|p|strong|em|ul|ol|li|table|thead|tbody|tr|th|td|pre|code|sup|a|div|hr|br)\b|^<!DOCTYPE html>$`)

// pointers are what could make a browser fetch something.
var pointers = regexp.MustCompile(`(?:href|src|srcset|data|action|background)\s*=\s*"?([^"> ]*)`)

func TestPrintedPapersHoldNothingForeign(t *testing.T) {
	for name, s := range goldenStates(t) {
		raw, err := render(t, s, Options{Annex: true}).HTML("")
		if err != nil {
			t.Fatal(err)
		}
		page := string(raw)
		_, body, _ := strings.Cut(page, "</style>")
		for _, tag := range anyTag.FindAllString(body, -1) {
			if !tagsOfPaper.MatchString(tag) {
				t.Errorf("%s holds %s", name, tag)
			}
			for _, to := range pointers.FindAllStringSubmatch(tag, -1) {
				if !strings.HasPrefix(to[1], "#fn") {
					t.Errorf("%s points to %s", name, to[1])
				}
			}
		}
		if strings.Contains(page, "<script") || strings.Contains(printStyle, "url(") || strings.Contains(printStyle, "@import") {
			t.Errorf("%s holds a script", name)
		}
	}
}

func TestHTMLInMarkdownIsLeftOut(t *testing.T) {
	raw, err := HTML(Paper{Title: `</title><script>x</script>`, Lang: `en"><b`, Sheets: []Sheet{{Class: `a" onload="x`, Markdown: "<b>bold</b> <script>alert(1)</script>\n\n<div>x</div>\n\n[a](javascript:alert(1))"}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"<script>", "<b>", "<div>x", `onload="x"`, "javascript:"} {
		if strings.Contains(string(raw), bad) {
			t.Errorf("%s is in\n%s", bad, raw)
		}
	}
}

func TestTheAnnexBeginsASheet(t *testing.T) {
	raw, err := render(t, fullSession(t), Options{Annex: true}).HTML("")
	if err != nil {
		t.Fatal(err)
	}
	if page := string(raw); !strings.Contains(page, "</section>\n<section class=\"annex\">\n<h2>Annex</h2>") || !strings.Contains(page, `<html lang="en">`) {
		t.Error("the annex does not stand on a sheet of its own")
	}
}
