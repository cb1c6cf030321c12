package ui

import (
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"doorstep/session"
)

// Every text that somebody typed reaches the screen through shown or fit, so
// that nothing in it can command the terminal.

// shown is one line of a person's text, safe to draw.
func shown(s string) string { return session.OneLine(session.Shown(s)) }

// graphemes says that the terminal counts cells by graphemes; until it says so,
// code points are counted, as the renderers do. It is the terminal's, and so
// there is one of it.
var graphemes atomic.Bool

// method is how cells are counted now.
func method() ansi.Method {
	if graphemes.Load() {
		return ansi.GraphemeWidth
	}
	return ansi.WcWidth
}

// width is the number of cells that styled text takes. Most of a frame is plain
// ASCII, colours, rules and signs, which are counted here: every line is measured
// several times for each key.
func width(s string) int {
	n := 0
	for i := 0; i < len(s); {
		if from := i; isASCII(s[i]) {
			for i++; i < len(s) && isASCII(s[i]); i++ {
			}
			if i < len(s) && s[i] >= 0x80 {
				i-- // it may be one with what follows
			}
			if n += i - from; i > from {
				continue
			}
		}
		size, cells := cellAt(s, i)
		if size == 0 {
			return n + method().StringWidth(s[i:])
		}
		i, n = i+size, n+cells
		for size == 3 && i+2*size <= len(s) && s[i:i+size] == s[i-size:i] && s[i:i+size] == s[i+size:i+2*size] {
			i, n = i+size, n+cells // along a rule, up to its last sign
		}
	}
	return n
}

// colourEnd is where the SGR sequence that begins at i ends, -1 for any other.
func colourEnd(s string, i int) int {
	if !strings.HasPrefix(s[i:], "\x1b[") {
		return -1
	}
	for i += 2; i < len(s); i++ {
		if c := s[i]; c == 'm' {
			return i
		} else if c != ';' && c != ':' && (c < '0' || c > '9') {
			return -1
		}
	}
	return -1
}

// fit is a person's text on one line of at most w cells.
func fit(s string, w int) string { return cut(shown(s), w) }

// cut shortens styled text to w cells, with a mark where it was cut.
func cut(s string, w int) string {
	if w <= 0 {
		return ""
	}
	if len(s) <= w || width(s) <= w { // no cell has less than a byte
		return s
	}
	return truncate(s, w, "…")
}

// truncate shortens a text of more than w cells. It holds to them for keycap
// emoji too, which ansi.Truncate counts as one cell and everybody else as two.
// The spaces are never seen: without them the library leaves a text as it is
// whose graphemes would fit, however cells are counted.
func truncate(s string, w int, tail string) string {
	if width(s) <= w {
		return s
	}
	if t, ok := truncatePlain(s, w, tail); ok {
		return t
	}
	longer := s + strings.Repeat(" ", w+1)
	for n := w; n > 0; n-- {
		if t := method().Truncate(longer, n, tail); width(t) <= w {
			return t
		}
	}
	return ""
}

// stretch is the cells from one on up to another. The library's own Cut takes
// away at the wrong end where code points are counted.
func stretch(s string, from, to int) string {
	return method().TruncateLeft(truncate(s, to, ""), from, "")
}

// pad fills styled text up to w cells, or cuts it to them.
func pad(s string, w int) string {
	s = cut(s, w)
	if n := w - width(s); n > 0 {
		return s + strings.Repeat(" ", n)
	}
	return s
}

// padLeft puts the text at the right end of w cells, for figures.
func padLeft(s string, w int) string {
	s = cut(s, w)
	if n := w - width(s); n > 0 {
		return strings.Repeat(" ", n) + s
	}
	return s
}

// spread puts left and right at the two ends of w cells. What does not fit is
// cut from the left part.
func spread(left, right string, w int) string {
	if width(right) >= w {
		return cut(right, w)
	}
	room := w - width(right)
	if width(right) > 0 {
		room--
	}
	return pad(left, room) + strings.Repeat(" ", w-room-width(right)) + right
}

// wrap breaks a person's text into lines of at most w cells.
func wrap(s string, w int) []string {
	if w < 1 {
		return nil
	}
	s = session.Shown(s)
	held := holdNumbers(s)
	lines := method().Wrap(held, w, " -/")
	if held != s {
		lines = strings.ReplaceAll(lines, heldHyphen, "-")
	}
	return strings.Split(lines, "\n")
}

// heldHyphen stands for a hyphen at which a line is not broken; nobody types it.
const heldHyphen = "\ue0ff"

var numberHyphen = pattern(`([0-9])-([0-9])`)

// holdNumbers keeps numbers in one piece: one that is called, or a date, is not
// to be read off two lines.
func holdNumbers(s string) string {
	if strings.IndexByte(s, '-') < 0 {
		return s
	}
	return numberHyphen().ReplaceAllString(s, "$1"+heldHyphen+"$2")
}

// clip makes lines fit a space for certain: at most h, none wider than w.
func clip(lines []string, w, h int) []string {
	if len(lines) > h {
		lines = lines[:max(h, 0)]
	}
	for i, l := range lines {
		if strings.IndexByte(l, '\n') >= 0 {
			l, _, _ = strings.Cut(l, "\n")
		}
		lines[i] = cut(l, w)
	}
	return lines
}

// fill adds empty lines up to h.
func fill(lines []string, h int) []string {
	for len(lines) < h {
		lines = append(lines, "")
	}
	return lines
}

// plural is "1 card" or "3 cards".
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return itoa(n) + " " + many
}

// opening is the beginning of a text on one line: about so many cells of it, a
// little more where its script takes few bytes.
func opening(s string, cells int) string {
	if most := cells * bytesPerCell; len(s) > most {
		for most > 0 && !utf8.RuneStart(s[most]) {
			most--
		}
		s = s[:most]
	}
	return shown(s)
}

// seenOf is as much of a text as so many cells can show, and seldom more: what
// a screen has no room for costs nothing to look at.
func seenOf(s string, cells int) string {
	if len(s) <= cells {
		return s
	}
	most, seen := min(len(s), max(cells, 0)*bytesPerCell), 0
	for i := range most {
		if isASCII(s[i]) {
			seen++
		}
		if seen > cells {
			return s[:i]
		}
	}
	for most > 0 && most < len(s) && !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most]
}

// flow lays parts on at most h lines of w cells, each part whole, and says how
// many found no room; more are behind those that are given.
func flow(parts []string, more, w, h int) []string {
	var lines [][]string
	line := func(ps []string) string { return strings.Join(ps, "  ") }
	for i, p := range parts {
		p = cut(p, w)
		if last := len(lines) - 1; last >= 0 && width(line(lines[last]))+2+width(p) <= w {
			lines[last] = append(lines[last], p)
		} else if len(lines) < h {
			lines = append(lines, []string{p})
		} else {
			more += len(parts) - i
			break
		}
	}
	out := make([]string, len(lines))
	for i := range lines {
		out[i] = line(lines[i])
	}
	if more == 0 || len(lines) == 0 {
		return out
	}
	last := lines[len(lines)-1]
	for len(last) > 1 && width(line(last)+"  and "+itoa(more)+" more") > w {
		last, more = last[:len(last)-1], more+1
	}
	tail := "  and " + itoa(more) + " more"
	out[len(out)-1] = cut(line(last), max(w-width(tail), 1)) + tail
	return out
}

// firstSentences are as many of a text's sentences as fit in w cells, at least
// the first, cut where it has to be.
func firstSentences(s string, w int) string {
	text, from := shown(s), 0
	for {
		end := strings.Index(text[from:], ". ")
		if end < 0 {
			if width(text) <= w {
				return text
			}
			break
		}
		if width(text[:from+end+1]) > w {
			break
		}
		from += end + 2
	}
	if from == 0 {
		return cut(text, w)
	}
	return strings.TrimRight(text[:from], " ")
}
