package ui

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"doorstep/session"
)

// TestScriptsAreRenderedWithinTheirWidth renders every script and the brief in
// the widths that screens give them: nothing is wider, so that nothing is cut
// off, and every word is there.
func TestScriptsAreRenderedWithinTheirWidth(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	texts := map[string]string{}
	for _, a := range s.app.env.desk.pack.Activities {
		s.to(a.ID)
		texts[a.ID] = s.app.run().script(false)
	}
	s.keys("f9", "ctrl+n")
	texts["brief"] = s.app.top().(*briefing).doc.Markdown
	widths := []int{37, 57, 77, 84}
	if testing.Short() {
		widths = widths[:1]
	}
	for name, text := range texts {
		for _, w := range widths {
			lines := renderMarkdown(s.app.env.theme.mdKey(text, w))
			for i, l := range lines {
				if n := width(l); n > w {
					t.Errorf("%s in %d cells: line %d is %d wide: %q", name, w, i, n, ansi.Strip(l))
				}
			}
			if name == "brief" {
				continue // its tables break words
			}
			letters := onlyLetters(ansi.Strip(strings.Join(lines, "\n")))
			if want := onlyLetters(text); letters != want {
				at := 0
				for at < min(len(want), len(letters)) && want[at] == letters[at] {
					at++
				}
				t.Errorf("%s in %d cells is not what was written, from %.60q on: %.60q", name, w, want[at:], letters[min(at, len(letters)):])
			}
		}
	}
}

// onlyLetters leaves out blanks, and the signs that Markdown may draw another
// way.
func onlyLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\n' || strings.ContainsRune("#*_-|>`[]()•▎.\\", r) {
			return -1
		}
		return r
	}, s)
}

// TestALowWindowBeginsWithWhatIsSaid: above a list there are few lines, so what
// had to be got ready stands below the steps; the short path's minutes do not.
func TestALowWindowBeginsWithWhatIsSaid(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	s.to("1.6")
	order := func(parts ...string) {
		t.Helper()
		text, at := s.app.run().script(s.app.run().above()), 0
		for _, part := range parts {
			i := strings.Index(text[at:], part)
			if i < 0 {
				t.Fatalf("%q does not follow in:\n%s", part, text)
			}
			at += i
		}
	}
	s.size(80, 24)
	order("Let sharp criticism out", "## 1.", "## Debrief")
	order("## 1.", "**Needs:**", "**Short path")
	s.do("1.6", func(g *session.Gesture) error {
		return g.Set(session.KindAgenda, session.AgendaID(s.state().Session, "1.6"), session.Patch{"for": "1.6", "mode": session.ModeShort})
	})
	order("Let sharp criticism out", "**Short path", "## 1.")
	s.size(120, 40)
	order("**Needs:**", "**Short path", "## 1.")
}

// TestCodeIsShownAsTyped: a pack may hold a block of code, of any language;
// Glamour's highlighter is not there to draw it (ui/chroma).
func TestCodeIsShownAsTyped(t *testing.T) {
	t.Parallel()
	k := newTheme(groundDark, false).mdKey("Before.\n\n```go\nfunc main() { // 7\n\tprintln(\"চা\")\n}\n```\n\nAfter.", 60)
	got := strings.Fields(ansi.Strip(strings.Join(renderMarkdown(k), "\n")))
	want := []string{"Before.", "func", "main()", "{", "//", "7", "println(\"চা\")", "}", "After."}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestTagsAreNotShown: a pack may hold HTML, of which a terminal shows the words;
// Glamour's own sanitizer is not there to take the tags out (ui/bluemonday).
func TestTagsAreNotShown(t *testing.T) {
	t.Parallel()
	for html, want := range map[string]string{
		"Before <b>bold</b> after, and 3 < 5 &amp; more.":          "Before bold after, and 3 < 5 & more.",
		"<div title='a > b'>\nIn a <i>division</i>\n</div>":        "In a division",
		"<script>\nalert(\"</p>\")\n</SCRIPT >\n\nAfter a script.": "After a script.",
		"<!-- a note\n\nof two parts -->\n\nAfter a note.":         "After a note.",
		"<style>p { }</style>\n\nAfter a style.":                   "After a style.",
		"<p><scripted>Kept</scripted></p>":                         "Kept",
		"<p>begun <b":                                              "begun",
		"<table><tr><td>1</td></tr></table>\n":                     "1",
		"A line<br/>of two, <!-- unsaid --> said.":                 "A lineof two,  said.",
		"<?php echo 1 ?>\n\nAfter a program.":                      "After a program.",
		"<!DOCTYPE html>\n\nAfter a declaration.":                  "After a declaration.",
		"<p don't>shown":                                           "shown",
		"<p class=it's>shown":                                      "shown",
		"<p title = \"a > b\" id='>'>shown":                        "shown",
		"<!DOCTYPE html \"a>shown":                                 "shown",
		"<iframe src='x'/>shown</p>":                               "shown",
		"<div>&#<i></i>38;lt; and &amp;lt;</div>":                  "&#38;lt; and &lt;",
	} {
		k := newTheme(groundDark, false).mdKey(html, 60)
		got := strings.Join(strings.Fields(ansi.Strip(strings.Join(renderMarkdown(k), "\n"))), " ")
		if want = strings.Join(strings.Fields(want), " "); got != want {
			t.Errorf("%q shows %q, not %q", html, got, want)
		}
	}
}

// TestEntitiesDriveNoTerminal: what a stranger's pack spells as an entity is read
// by Glamour when nobody looks at it any more. A control character or a direction
// override that was spelt so must not come out as one.
func TestEntitiesDriveNoTerminal(t *testing.T) {
	t.Parallel()
	for _, spelt := range []string{
		"&#27;[2J", "&#x1B;[2J", "&#27[2J", "&#0027[2J", "&#x0000001b;[8m", "&#7;", "&#127;", "&#x202e;", "&#x2066;", "&Tab;",
		"&#<i></i>27;[2J", "&#2<!-- -->7;[2J", "&am<b>p;#27;[2J", "&amp;#27;[2J",
		`\&#27;[2J`, `\\&#27;[2J`,
	} {
		for _, in := range []string{"%s", "<div>%s</div>", "# %s", "`%s`", "- %s", "> **%s**", "|a|\n|---|\n|%s|", "a <b>%s</b>", "![%s](x)", "[%s](http://x)"} {
			k := newTheme(groundDark, false).mdKey(strings.Replace(in, "%s", "before "+spelt+" after", 1), 60)
			out := strings.Join(renderMarkdown(k), "\n")
			if !strings.Contains(out, "after") {
				t.Errorf("%q in %q: nothing is shown behind it: %q", spelt, in, out)
			}
			if shown := drawnByGlamour.ReplaceAllString(out, ""); session.Shown(shown) != shown {
				t.Errorf("%q in %q comes out as %q", spelt, in, out)
			}
		}
	}
}

// drawnByGlamour is what Glamour may tell a terminal: colours and links.
var drawnByGlamour = regexp.MustCompile("\x1b\\[[0-9;]*m|\x1b\\]8;[^\x1b\x07]*\x07")

// TestWhatSomebodyTypedIsPreviewedAsTyped: a card that looks like an entity stands
// in the brief with a backslash before it, and in its preview as it was typed.
func TestWhatSomebodyTypedIsPreviewedAsTyped(t *testing.T) {
	t.Parallel()
	for typed, inBrief := range map[string]string{
		"less is &lt; here": `less is \&lt; here`, "a &amp; b": `a \&amp; b`, "&#27;[2J": `\&#27;[2J`, "R&D; so on": `R\&D; so on`,
		"&copy right": "&copy right", "&lt 3": "&lt 3", "R&D": "R&D", "a && b": "a && b",
	} {
		k := newTheme(groundDark, false).mdKey(inBrief, 60)
		if got := ansi.Strip(strings.Join(renderMarkdown(k), "\n")); strings.TrimSpace(got) != typed {
			t.Errorf("%q is previewed as %q", typed, got)
		}
	}
}
