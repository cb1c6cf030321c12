package session

import (
	"strings"
	"unicode/utf8"
)

// listMarks are the signs that word processors and messengers put before the
// points of a list; U+F0B7 is the one of Word's own font.
const listMarks = "-*•‣◦▪▫●○·–—\uF0B7"

// PastedPoints are the lines of a paste, each a thing of its own: the mark of a
// list before it was never said, so it goes.
func PastedPoints(s string) []string {
	lines := Pasted(s)
	for i, l := range lines {
		l = strings.TrimLeft(l, " \t")
		if mark, n := utf8.DecodeRuneInString(l); strings.ContainsRune(listMarks, mark) {
			rest := strings.TrimLeft(l[n:], " \t\u00A0")
			if rest != "" && len(rest) < len(l)-n {
				lines[i] = rest
			}
		}
	}
	return lines
}
