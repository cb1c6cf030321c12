package session

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// MaxText is the greatest length of one value of text, in bytes of UTF-8. It
// is some ten thousand words, far more than anybody says in one breath, and
// small enough that no single value can make a file, a key press or a page
// slow. Limit cuts what is longer.
const MaxText = 1 << 16

// Valid is the entrance for text: what it returns can be stored. Words are kept
// exactly as they were typed, line ends and all; only bytes that are not UTF-8
// and NUL, at which other tools would cut the text short, become U+FFFD, one
// for each. The second result says that something was replaced, so that the
// person who typed can be told.
func Valid(s string) (string, bool) {
	if utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 {
		return s, false
	}
	var b strings.Builder
	b.Grow(len(s) + utf8.UTFMax)
	for _, r := range s { // a byte that is not UTF-8 comes out as U+FFFD
		if r == 0 {
			r = utf8.RuneError
		}
		b.WriteRune(r)
	}
	return b.String(), true
}

// wordReach is how many bytes Limit goes back for the end of a word.
const wordReach = 256

// Limit cuts s at the latest where MaxText ends: behind a space or a line end if
// one is near, else between two characters as a reader sees them, so never
// inside an emoji. Nothing is lost: kept+rest is s, and the rest is meant for a
// further card. A single character that is longer than MaxText can only be a
// trick, and is cut between code points.
func Limit(s string) (kept, rest string) {
	if len(s) <= MaxText {
		return s, ""
	}
	// Whether a character ends at the limit shows in the code point behind it;
	// looking no further keeps the work the same however long s is.
	window, state, end := s[:min(len(s), MaxText+utf8.UTFMax)], -1, 0
	for {
		var cluster string
		cluster, window, _, state = uniseg.FirstGraphemeClusterInString(window, state)
		if end+len(cluster) > MaxText {
			break
		}
		end += len(cluster)
	}
	if end == 0 {
		end = MaxText
		for end > MaxText-utf8.UTFMax && !utf8.RuneStart(s[end]) {
			end--
		}
	}
	from := max(0, end-wordReach)
	if at := strings.LastIndexFunc(s[from:end], unicode.IsSpace); at >= 0 {
		_, size := utf8.DecodeRuneInString(s[from+at:])
		end = from + at + size
	}
	return s[:end], s[end:]
}

// Pasted splits what was pasted into lines, one card each. It knows the line
// ends of all systems, drops blank lines and the spaces at the end of a line,
// and keeps tabs, which in a paste from a table stand between the cells. A byte
// order mark in front belongs to the file it came from and is dropped.
func Pasted(s string) []string {
	var lines []string
	ends := func(r rune) bool { return r == '\n' || r == '\r' }
	for _, line := range strings.FieldsFunc(strings.TrimPrefix(s, "\uFEFF"), ends) {
		line = strings.TrimRightFunc(line, func(r rune) bool { return r != '\t' && unicode.IsSpace(r) })
		if strings.TrimSpace(line) != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// OneLine is Shown on a single line: line breaks, with the space around them,
// become " / ", and those at either end go.
func OneLine(s string) string {
	s = Shown(s)
	if strings.IndexByte(s, '\n') < 0 {
		return s
	}
	parts := strings.Split(s, "\n")
	n := 0
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			parts[n] = p
			n++
		}
	}
	return strings.Join(parts[:n], " / ")
}

// Shown is text as a terminal or a page may have it: control characters,
// escape sequences and direction overrides are shown, not obeyed, so that words
// from a stranger's file can neither drive the terminal nor read differently
// from what they are.
//
//   - Control characters and DEL become their pictures (␛), a tab a space, the
//     C1 controls and bytes that are not UTF-8 the mark U+FFFD; CR, CR LF and the
//     Unicode line and paragraph separators become a line feed.
//   - Direction embeddings and overrides become their short names (‹RLO›).
//     Isolates stay where they are opened and closed within one line, and are
//     dropped where they would leak out of it.
//   - What nobody would see and no script needs is dropped: byte order marks,
//     tags, invisible operators, annotation controls. Joiners, zero-width spaces,
//     soft hyphens, direction marks and variation selectors stay, since Bangla,
//     Arabic, Khmer and emoji are written with them.
//
// Showing what was shown changes nothing. Plain text comes back as it is, without
// an allocation.
func Shown(s string) string {
	if !needsShowing(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	isolates := false
	for i, r := range s {
		switch treatmentOf(r) {
		case asIs:
			b.WriteRune(r)
		case asSpace:
			b.WriteByte(' ')
		case asLineEnd:
			if r != '\r' || !strings.HasPrefix(s[i+1:], "\n") {
				b.WriteByte('\n')
			}
		case asPicture:
			b.WriteRune(pictureOf(r))
		case asUnknown:
			b.WriteRune(utf8.RuneError)
		case asName:
			b.WriteString(directionNames[r-0x202A])
		case asIsolate:
			isolates = true
			b.WriteRune(r)
		case asNothing:
		}
	}
	if isolates {
		return balanced(b.String())
	}
	return b.String()
}

// needsShowing says whether Shown has anything to look at more closely.
func needsShowing(s string) bool {
	for i, r := range s {
		if r >= ' ' && r < 0x7F || r == '\n' {
			continue
		}
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD") || treatmentOf(r) != asIs {
			return true
		}
	}
	return false
}

// treatment is what Shown does with a code point.
type treatment uint8

const (
	asIs      treatment = iota
	asSpace             // a tab
	asLineEnd           // becomes a line feed
	asPicture           // becomes its control picture
	asUnknown           // becomes U+FFFD
	asName              // becomes its name in words
	asIsolate           // stays if it is balanced within its line
	asNothing           // is dropped
)

func treatmentOf(r rune) treatment {
	switch {
	case r == '\n' || r >= ' ' && r < 0x7F:
		return asIs
	case r == '\t':
		return asSpace
	case r == '\r':
		return asLineEnd
	case r <= 0x7F:
		return asPicture
	case r < 0xA0:
		return asUnknown
	case r < 0x2028: // Bangla and most other scripts of letters
		return asIs
	case r <= 0x2029:
		return asLineEnd
	case r <= 0x202E:
		return asName
	case r >= 0x2066 && r <= 0x2069:
		return asIsolate
	case unseen(r):
		return asNothing
	}
	return asIs
}

// unseen says that a code point has no shape and that no living script needs
// it. U+E0100 to U+E01EF are not among them: they choose the form of a Han
// character in some people's names.
func unseen(r rune) bool {
	switch {
	case r >= 0x2060 && r <= 0x2065, // word joiner, invisible operators
		r >= 0x206A && r <= 0x206F,   // deprecated format controls
		r == 0xFEFF,                  // byte order mark
		r >= 0xFFF9 && r <= 0xFFFB,   // interlinear annotation
		r >= 0x1BCA0 && r <= 0x1BCA3, // shorthand format controls
		r >= 0x1D173 && r <= 0x1D17A, // musical format controls
		r >= 0xE0000 && r <= 0xE00FF, // tags
		r >= 0xE01F0 && r <= 0xE0FFF: // reserved for more of the same
		return true
	}
	return false
}

// pictureOf is the picture of a C0 control or DEL in Unicode's Control
// Pictures block.
func pictureOf(r rune) rune {
	if r == 0x7F {
		return '\u2421'
	}
	return 0x2400 + r
}

// directionNames are the names of U+202A to U+202E.
var directionNames = [...]string{"‹LRE›", "‹RLE›", "‹PDF›", "‹LRO›", "‹RLO›"}

// balanced drops every isolate that is not opened and closed within one line.
func balanced(s string) string {
	const pop = '\u2069'
	// Where no isolate is open, one more end is dropped at once. Where the line
	// ends, what is still open is dropped; no end can have been dropped while it
	// was open, so the list is always in the order of the text.
	var open, drop []int
	for i, r := range s {
		switch {
		case r == '\n':
			drop, open = append(drop, open...), open[:0]
		case treatmentOf(r) != asIsolate:
		case r != pop:
			open = append(open, i)
		case len(open) > 0:
			open = open[:len(open)-1]
		default:
			drop = append(drop, i)
		}
	}
	drop = append(drop, open...)
	if len(drop) == 0 {
		return s
	}
	var b strings.Builder
	from := 0
	for _, at := range drop {
		b.WriteString(s[from:at])
		from = at + len("\u2066")
	}
	b.WriteString(s[from:])
	return b.String()
}
