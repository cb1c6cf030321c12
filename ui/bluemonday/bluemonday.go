// Package bluemonday stands in for the HTML sanitizer that Glamour asks for by
// this name (go.mod puts it in its place). Glamour has it do one thing: take all
// tags out of HTML that stands in Markdown, before a terminal shows what is left.
// For that the sanitizer brings a parser of HTML and one of CSS, which make every
// start 2 ms and a megabyte of memory dearer.
//
// No browser sees what comes out, so nothing rests on it but that a page reads
// well. A Glamour that asks for more doesn't build, which says what to add;
// without the line in go.mod the sanitizer is back.
package bluemonday

import "strings"

// Policy says what may stay.
type Policy struct{}

// StrictPolicy lets no tag stay.
func StrictPolicy() *Policy { return &Policy{} }

// unseen are the elements whose content no page shows.
var unseen = []string{"script", "style", "title", "noscript", "iframe", "object"}

// Sanitize is a text without its tags, comments and what no page shows. What is
// begun and not ended goes to the end.
func (*Policy) Sanitize(s string) string {
	var out strings.Builder
	for s != "" {
		text, rest, found := strings.Cut(s, "<")
		out.WriteString(text)
		switch {
		case !found:
			return out.String()
		case !begins(rest):
			out.WriteString("<") // as in 3 < 5
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

// untilEnd cuts behind the ">" that ends a tag, which is none within quotes.
func untilEnd(s string) (tag, rest string) {
	var quote byte
	for i := range len(s) {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return s[:i], s[i+1:]
		}
	}
	return s, ""
}

// skipped is what comes after a tag, less what no page shows of its element.
func skipped(tag, rest string) string {
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
