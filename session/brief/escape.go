package brief

import (
	"strings"
	"unicode"

	"doorstep/session"
)

// What people typed enters Markdown in this file and nowhere else. Whatever it
// holds, on paper it is those words, within the line that they were put into:
// no heading, list, table, rule, emphasis, HTML or link comes out of them, in
// CommonMark and in GitHub's dialect of it.

// md is Markdown that is safe anywhere within a line, at its beginning too.
type md string

// plain is what people typed as Markdown that reads as the same words, on one
// line. What a terminal or a reader would obey instead of show is shown.
func plain(text string) md { return escape(clean(text)) }

// clean puts a text on one line, trimmed, with control characters and the like
// made visible. It is "" where nothing is left that could be read.
func clean(text string) string {
	text = strings.TrimSpace(session.OneLine(session.Shown(text)))
	if strings.IndexFunc(text, readable) < 0 {
		return ""
	}
	return text
}

// readable says that a character leaves ink on paper by itself.
func readable(r rune) bool {
	return unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S)
}

// blank says that there is nothing to read in a text.
func blank(text string) bool {
	for i := 0; i < len(text); i++ {
		if c := text[i] | 0x20; c >= 'a' && c <= 'z' {
			return false // as nearly always, at once
		}
	}
	return clean(text) == ""
}

// wordJoiner is invisible and forbids a line break. It parts an "@" from what
// stands before it, since GitHub makes a link of an address even where the "@"
// is escaped, and a "www" from a stop behind it.
const wordJoiner = "\u2060"

// escape puts a backslash before each character that could begin something.
// The text holds no line break.
func escape(s string) md {
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	mark := listMark(s)
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '\n' || c == '\r' || c == 0:
			c = ' ' // never from clean; a last guard, as a line break lets anything in
		case c == '@' && i > 0 && s[i-1] != ' ' && i+1 < len(s) && s[i+1] != ' ':
			b.WriteString(wordJoiner)
		case i == mark || begins(s, i):
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	if n := len(s); n >= 3 && strings.EqualFold(s[n-3:], "www") {
		b.WriteString(wordJoiner) // or the sentence's own stop makes an address of it
	}
	return md(b.String())
}

// begins says whether the character at i could begin or end something that is
// not text.
func begins(s string, i int) bool {
	switch c := s[i]; c {
	case '\\', '`', '*', '_', '[', ']', '<', '|', '~', '$', '{':
		return true
	case '#': // a heading, or the closing marks of one
		return i == 0 || s[i-1] == ' ' && (i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '#')
	case '-', '+': // a list, a rule, an underline; not a number with its sign
		return i == 0 && (i+1 == len(s) || !isDigit(s[i+1]))
	case '>', '=': // a quotation, an underline
		return i == 0
	case ':': // a definition, an address, an emoji by name
		return i == 0 || strings.HasPrefix(s[i:], "://") || closes(s[i+1:], ':', "_+-") && !isDigit(s[i+1])
	case '&': // an entity
		return closes(s[i+1:], ';', "#")
	case '.': // an address without its scheme
		return i >= 3 && strings.EqualFold(s[i-3:i], "www")
	}
	return false
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// closes says whether s is one or more ASCII letters, digits and characters of
// more, and then the closing character, or nothing: it may be what the sentence
// goes on with.
func closes(s string, closing byte, more string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == closing:
			return i > 0
		case c|0x20 >= 'a' && c|0x20 <= 'z', isDigit(c), strings.IndexByte(more, c) >= 0:
		default:
			return false
		}
	}
	return s != ""
}

// listMark is where the mark of a numbered list stands at the beginning of a
// text, such as the dot of "1. First", or -1.
func listMark(s string) int {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case isDigit(c):
		case (c == '.' || c == ')') && i > 0 && (i+1 == len(s) || s[i+1] == ' '):
			return i
		default:
			return -1
		}
	}
	return -1
}
