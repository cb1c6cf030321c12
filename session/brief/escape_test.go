package brief

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"pgregory.net/rapid"
)

// attacks are texts that want to be more than text.
var attacks = []string{
	"# a heading", "## a heading ##", "a # b #", "###### six", "#", "plain\n===", "plain\n---", "=====", "---", "***", "___", "- - -",
	"- item", "+ item", "* item", "1. first", "1) first", "12345678901. first", "- [ ] task", "- [x] task", "> quoted", ">quoted",
	"    code", "\tcode", "```\ncode\n```", "~~~\ncode\n~~~", "`code`", "``co`de``", "`", "a `b", "*em*", "**strong**", "_em_", "__strong__",
	"***both***", "*a", "a*", "_", "~~gone~~", "~gone~", "a | b", "| a | b |\n|---|---|\n| c | d |", "|---|---|", ":--", "---|", `\|`, `\\|`, `|\`, `\`,
	`a\`, `\\`, `\*a\*`, "<b>bold</b>", "<script>alert(1)</script>", "<!-- comment -->", "<?php ?>", "<![CDATA[x]]>", "<!DOCTYPE html>",
	"<br/>", "a<br>b", "<a href='http://x.y'>z</a>", "<http://example.com>", "<mailto:a@b.cd>", "<a@b.cd>", "http://example.com/a?b=c&d=e#f",
	"see https://example.com.", "(http://example.com)", "HTTP://EXAMPLE.COM", "ftp://example.com", "www.example.com", "WWW.example.com", "(www.example.com)",
	"*www.example.com", "a@b.cd", "write to first.last+tag@example.co.uk.", "mailto:a@b.cd", "xmpp:a@b.cd/x", "(a@b.cd)", "_a@b.cd", "x_y@b.cd", "@",
	"[text](http://x.y)", "[text][ref]", "[ref]: http://x.y", "[ref]: http://x.y 'title'", "![alt](http://x.y/z.png)", "[^1]", "[^1]: note", "[x]", "[]", "[[wiki]]",
	"&amp;", "&lt;script&gt;", "&#35;", "&#x23;", "&copy", "AT&T", "a & b", "&nbsp;", "&NotEqualTilde;", ": definition", "term\n: definition", "$x$", "$$x$$", ":smile:", ":+1:",
	"{#id .class}", "a {.b}", "---\ntitle: x\n---", "+++\nx\n+++", "%% title", "line one\n\nline two", "line\r\nline", "a  \nb", "a\\\nb", "  spaced  ", "\u00a0x\u00a0",
	"a\u2028b", "a\u2029b", "a\u0085b", "\x00", "a\x00b", "\x1b[31mred\x1b[0m", "\x1b]8;;http://x.y\x07link\x1b]8;;\x07", "\a\b\f\v", "\u202eevil", "\u2066a", "a\u2069", "\ufeffbom",
	"\u200b", "\u2060", "\u0301", "á", "বাংলা | ভাষা", "স্বাস্থ্য *সেবা*", "العربية # ١", "👩‍👩‍👧 | 👍", "\U000e0041tag", "*\u00a0a*", "**\u3000a**", "\xff\xfe", "a\xffb",
	"“quoted”", "\"quoted\"", "''", "\"", "...", ".", "?", "a.", "a..", "a?", "!", "![", "](", "x](y)", "-1", "+2", "2.5", "3.", "3)", "(3)", "a:b:c", "10:30:15",
	"%s", "%d %v %!", "%[1]s", "100%", strings.Repeat("*", 300), strings.Repeat("[", 300), strings.Repeat("a ", 400), strings.Repeat("<", 100), strings.Repeat("`a", 100),
	"# Innovation brief: another", "\n## Annex\n\nfake", "</td></tr></table>", "\n\n| a |\n| - |\n", "- a\n  - b\n    - c", "1986\\. A great year", "\\", "\\\\\\", "*\\*", "a\tb", "&copy", "AT&T", "7", "1986", ":smile", "www", "http", "a@", "2.",
}

func markdown() goldmark.Markdown {
	return goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))
}

func toHTML(t interface{ Fatal(...any) }, md string) string {
	var b bytes.Buffer
	if err := markdown().Convert([]byte(md), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const (
	tableOpen  = "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
	tableClose = "</tr>\n</tbody>\n</table>"
)

// places are where text may stand, with the HTML that it must come out in.
var places = []struct{ name, before, after, open, close string }{
	{"paragraph", "", "", "<p>", "</p>"},
	{"sentence", "Owner: ", ".", "<p>Owner: ", ".</p>"},
	{"quote marks", "“", "”", "<p>“", "”</p>"},
	{"bullet", "- ", "", "<ul>\n<li>", "</li>\n</ul>"},
	{"number", "1. ", "", "<ol>\n<li>", "</li>\n</ol>"},
	{"second line", "- a\n- ", "\n- c", "<ul>\n<li>a</li>\n<li>", "</li>\n<li>c</li>\n</ul>"},
	{"title", "# ", "", "<h1>", "</h1>"},
	{"heading", "### ", "", "<h3>", "</h3>"},
	{"strong", "**", "**", "<p><strong>", "</strong></p>"},
	{"cell", "| a | b |\n| --- | --- |\n| ", " | c |", tableOpen + "<td>", "</td>\n<td>c</td>\n" + tableClose},
	{"last cell", "| a | b |\n| --- | --- |\n| c | ", " |", tableOpen + "<td>c</td>\n<td>", "</td>\n" + tableClose},
}

var anyTag = regexp.MustCompile(`<[^>]*>`)

// checkPlain puts a text into every place and reads it back from the HTML.
func checkPlain(t interface {
	Helper()
	Fatal(...any)
	Errorf(string, ...any)
}, text string,
) {
	t.Helper()
	want := clean(text)
	if want == "" {
		return
	}
	for _, p := range places {
		page := "before\n\n" + p.before + string(plain(text)) + p.after + "\n\nafter\n"
		got := toHTML(t, page)
		inside, ok1 := strings.CutPrefix(got, "<p>before</p>\n"+p.open)
		inside, ok2 := strings.CutSuffix(inside, p.close+"\n<p>after</p>\n")
		inside = strings.ReplaceAll(inside, wordJoiner, "")
		if !ok1 || !ok2 || anyTag.MatchString(inside) || html.UnescapeString(inside) != want {
			t.Errorf("%q in a %s\ngives %q\nas %q", text, p.name, page, got)
		}
	}
}

func TestPlain(t *testing.T) {
	for _, text := range attacks {
		checkPlain(t, text)
	}
}

// hostile draws text of all scripts with attacks strewn in.
func hostile() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		piece := rapid.OneOf(
			rapid.SampledFrom(attacks),
			rapid.SampledFrom(specExamples()),
			rapid.StringN(0, 12, -1),
			rapid.StringOfN(rapid.RuneFrom([]rune("#*_`~<>[]()!|\\&;:@.+-={}$^\"' \n\tahttpw/1")), 0, 16, -1),
		)
		return strings.Join(rapid.SliceOfN(piece, 1, 3).Draw(t, "pieces"), rapid.SampledFrom([]string{"", " ", "\n"}).Draw(t, "glue"))
	})
}

func TestPlainProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkPlain(t, hostile().Draw(t, "text")) })
}

func FuzzPlain(f *testing.F) {
	for _, text := range attacks {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkPlain(t, text) })
}

func TestPlainReadsWell(t *testing.T) {
	for text, want := range map[string]string{
		"The form asks for 3 papers, at 10:30; see #12.": "The form asks for 3 papers, at 10:30; see #12.",
		"R&D, 5 - 7 days (or more!) = too long":          "R&D, 5 - 7 days (or more!) = too long",
		"2.5 days":                                       "2.5 days",
		"-1":                                             "-1",
		"a\nb":                                           "a / b",
		"*now*":                                          `\*now\*`,
		"3. third":                                       `3\. third`,
		"me@example.com":                                 "me" + wordJoiner + "@example.com",
	} {
		if got := string(plain(text)); got != want {
			t.Errorf("plain(%q) = %q, want %q", text, got, want)
		}
	}
}
