package content

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// What can be wrong with a file before a word of it is read.
var (
	errNoFence  = errors.New("the file has no front matter; its first line must be ---")
	errUnclosed = errors.New("the front matter is not closed; a second line of --- must end it")
	errNotUTF8  = errors.New("the file is not UTF-8 text; save it again as UTF-8")
	errControl  = errors.New("the text holds a control character, which a screen might obey; take it out")
)

// lineError says where in a file an error stands. Lines count from 1.
type lineError struct {
	line int
	err  error
}

func (e *lineError) Error() string { return fmt.Sprintf("line %d: %v", e.line, e.err) }
func (e *lineError) Unwrap() error { return e.err }

// parts are the two halves of a file: YAML between two fences, and Markdown.
type parts struct {
	// meta begins with an empty line in place of the first fence, so that a
	// line number in it is the line number in the file.
	meta string
	body string
	// bodyLine is the line of the file that body begins on.
	bodyLine int
}

// split takes front matter and body apart. A byte order mark is dropped and
// line ends become \n, since packs are written on all kinds of machines. The
// error is a *lineError around one of the errors above.
func split(raw []byte) (parts, error) {
	text, err := plain(raw)
	if err != nil {
		return parts{}, err
	}
	first, rest, _ := strings.Cut(text, "\n")
	if !fence(first) {
		return parts{}, &lineError{1, errNoFence}
	}
	var at int
	for line := 2; at < len(rest); line++ {
		next, _, _ := strings.Cut(rest[at:], "\n")
		end := min(at+len(next)+1, len(rest))
		if fence(next) {
			return parts{meta: "\n" + rest[:at], body: rest[end:], bodyLine: line + 1}, nil
		}
		at = end
	}
	return parts{}, &lineError{1, errUnclosed}
}

// fence says whether a line opens or closes front matter. Blanks after it
// cannot be seen in an editor, so they do not count.
func fence(line string) bool { return strings.TrimRight(line, " \t") == "---" }

// plain turns the bytes of a file into text with \n at the end of each line,
// and refuses what could not be shown as it stands.
func plain(raw []byte) (string, error) {
	text := strings.TrimPrefix(string(raw), "\ufeff")
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.ReplaceAll(text, "\r", "\n")
	for i, r := range text {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(text[i:], "\ufffd"):
			return "", &lineError{1 + strings.Count(text[:i], "\n"), errNotUTF8}
		case r != '\n' && r != '\t' && control(r):
			return "", &lineError{1 + strings.Count(text[:i], "\n"), errControl}
		}
	}
	return text, nil
}

// control says whether a character steers a terminal or a line rather than
// showing something: C0, DEL, C1, the line and paragraph separators, and the
// marks that turn the direction of writing. The joiners that Bangla needs are
// not among them.
func control(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r <= 0x9f:
		return true
	case r == '\u2028', r == '\u2029':
		return true
	default:
		return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
	}
}
