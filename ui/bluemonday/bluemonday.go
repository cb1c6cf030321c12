// Package bluemonday stands in for the HTML sanitizer that Glamour asks for by
// this name (go.mod puts it in its place). Glamour has it do one thing: take all
// tags out of HTML that stands in Markdown, before a terminal shows what is left.
// For that the sanitizer brings a parser of HTML and one of CSS, which make every
// start 2 ms and a megabyte of memory dearer.
//
// No browser sees what comes out, and Glamour reads its entities once more. So
// they are read here, text by text, and written anew: no tag that is taken out can
// join what stands on its sides to one, such as that of a control character. A
// Glamour that asks for more doesn't build, which says what to add; without the
// line in go.mod the sanitizer is back.
package bluemonday

import (
	"html"
	"strings"
)

// Policy says what may stay.
type Policy struct{}

// StrictPolicy lets no tag stay.
func StrictPolicy() *Policy { return &Policy{} }

// unseen are the elements whose content no page shows.
var unseen = []string{"script", "style", "title", "noscript", "iframe", "object"}

// Sanitize is a text without its tags, comments and what no page shows, as HTML.
// What is begun and not ended goes to the end.
func (*Policy) Sanitize(s string) string {
	var out strings.Builder
	for s != "" {
		text, rest, found := strings.Cut(s, "<")
		out.WriteString(html.EscapeString(html.UnescapeString(text)))
		switch {
		case !found:
			return out.String()
		case !begins(rest):
			out.WriteString("&lt;") // as in 3 < 5
			s = rest
		case strings.HasPrefix(rest, "!--"):
			_, s, _ = strings.Cut(rest, "-->")
		default:
			tag, after := untilEnd(rest)
			s = skipped(tag, after)
		}
	}
	return out.String()
}

// begins says whether a tag begins behind a "<".
func begins(s string) bool {
	if s == "" {
		return false
	}
	c := s[0] | 0x20
	return c >= 'a' && c <= 'z' || strings.ContainsRune("/!?", rune(s[0]))
}

// untilEnd cuts behind the ">" that ends a tag, which is none in quotes around the
// value of an attribute. An apostrophe elsewhere, as in <p don't>, is no quote.
func untilEnd(s string) (tag, rest string) {
	const inName, atValue, inValue = 0, '=', ' '
	attributes := s[0] != '!' && s[0] != '?' // those are over with the first ">"
	at := byte(inName)                       // or the quote that ends a value
	for i := range len(s) {
		c := s[i]
		blank := strings.IndexByte(" \t\n\r\f", c) >= 0
		switch {
		case at == '"' || at == '\'':
			if c == at {
				at = inName
			}
		case c == '>':
			return s[:i], s[i+1:]
		case at == inName && c == '=' && attributes:
			at = atValue
		case at == atValue && (c == '"' || c == '\''):
			at = c
		case at == atValue && !blank:
			at = inValue
		case at == inValue && blank:
			at = inName
		}
	}
	return s, ""
}

// skipped is what comes after a tag, less what no page shows of its element.
func skipped(tag, rest string) string {
	if strings.HasSuffix(tag, "/") {
		return rest // it is ended already
	}
	for _, name := range unseen {
		if len(tag) < len(name) || !strings.EqualFold(tag[:len(name)], name) || len(tag) > len(name) && !strings.ContainsRune(" \t\n/", rune(tag[len(name)])) {
			continue
		}
		for at := strings.Index(rest, "</"); at >= 0; {
			if rest = rest[at+2:]; len(rest) >= len(name) && strings.EqualFold(rest[:len(name)], name) {
				_, rest = untilEnd(rest)
				return rest
			}
			at = strings.Index(rest, "</")
		}
		return ""
	}
	return rest
}
