package ui

import (
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Measuring and cutting what most of a frame is made of, without a look at the
// tables of Unicode: plain ASCII, colours, and the signs below.

// signRanges are where rules, bars and bullets stand, then dashes and quotes, then arrows.
var signRanges = [...][2]rune{{0x2500, 0x25FF}, {0x2010, 0x2027}, {0x2190, 0x21FF}}

// oneCell says of each sign whether it takes one cell however cells are counted,
// once somebody has asked. The library is asked, which counts otherwise where the
// person has told it so in the environment; to ask it of all signs at the start
// takes a millisecond.
var oneCell [len(signRanges)][0x100]atomic.Int32

// The answers of oneCell; zero is none yet.
const (
	oneCellYes = 1
	oneCellNo  = 2
)

// takesOneCell is the answer for a sign of the kth range.
func takesOneCell(k int, r rune) bool {
	known := &oneCell[k][r-signRanges[k][0]]
	answer := known.Load()
	if answer == 0 {
		answer = oneCellNo
		if s := string(r); ansi.WcWidth.StringWidth(s) == 1 && ansi.GraphemeWidth.StringWidth(s) == 1 {
			answer = oneCellYes
		}
		known.Store(answer)
	}
	return answer == oneCellYes
}

// isASCII says that a byte is a letter, a sign or a space, one cell wide.
func isASCII(c byte) bool { return c >= ' ' && c < 0x7F }

// signAt is how many bytes the sign at i has; 0 where something else stands
// there.
func signAt(s string, i int) int {
	if s[i] != 0xE2 { // what signs in UTF-8 begin with
		return 0
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	for k, rs := range signRanges {
		if r >= rs[0] && r <= rs[1] && takesOneCell(k, r) {
			return size
		}
	}
	return 0
}

// cellAt is what stands in styled text at i: how many bytes it has and how many
// cells it takes, which are none for a colour. The size is 0 where it takes the
// library to tell, as with a letter that may be one with the mark behind it.
func cellAt(s string, i int) (size, cells int) {
	switch c := s[i]; {
	case isASCII(c):
		size = 1
	case c == 0x1B:
		if end := colourEnd(s, i); end >= 0 {
			return end + 1 - i, 0
		}
	case c >= 0x80:
		size = signAt(s, i)
	}
	if next := i + size; size == 0 || next < len(s) && s[next] >= 0x80 && signAt(s, next) == 0 {
		return 0, 0
	}
	return size, 1
}

// truncatePlain is truncate for text of more than w cells that the library is
// not needed for; ok says that this is such a text. Colours behind the cut stay,
// so that what was begun before it ends.
func truncatePlain(s string, w int, tail string) (cut string, ok bool) {
	room := w - width(tail)
	if room < 0 {
		return "", true
	}
	i, n := 0, 0
	for i < len(s) {
		size, cells := cellAt(s, i)
		if size == 0 {
			return "", false
		}
		if n+cells > room {
			break
		}
		i, n = i+size, n+cells
	}
	colours := ""
	for rest := i; rest < len(s); {
		at := strings.IndexByte(s[rest:], 0x1B)
		if at < 0 {
			break
		}
		at += rest
		end := colourEnd(s, at) + 1
		if end == 0 {
			return "", false
		}
		colours += s[at:end]
		rest = end
	}
	return s[:i] + tail + colours, true
}
