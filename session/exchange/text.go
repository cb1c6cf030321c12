package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

var (
	errWorkbook = errors.New("this is a workbook, not text, and nothing was read; save it as CSV (UTF-8), or copy its cells and paste them")
	errBinary   = errors.New("this is not text, and nothing was read; save the table as CSV (UTF-8), or copy its cells and paste them")
)

// plainText turns the bytes of a pasted or saved table into UTF-8 with bare
// line feeds. It says whether bytes that are no text were replaced by U+FFFD.
func plainText(raw []byte) (text string, replaced bool, err error) {
	if len(raw) > MaxBytes {
		return "", false, fmt.Errorf("the table is larger than 1 MiB, and nothing was read; keep only the columns that are needed")
	}
	for _, magic := range []string{"PK\x03\x04", "\xd0\xcf\x11\xe0"} {
		if bytes.HasPrefix(raw, []byte(magic)) {
			return "", false, errWorkbook
		}
	}
	switch {
	case bytes.HasPrefix(raw, []byte("\xff\xfe")):
		text, replaced = fromUTF16(raw[2:], 0, 1)
	case bytes.HasPrefix(raw, []byte("\xfe\xff")):
		text, replaced = fromUTF16(raw[2:], 1, 0)
	default:
		raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
		replaced = !utf8.Valid(raw)
		text = strings.ToValidUTF8(string(raw), "\ufffd")
	}
	if strings.IndexByte(text, 0) >= 0 {
		return "", false, errBinary
	}
	return newlines.Replace(text), replaced, nil
}

var newlines = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// fromUTF16 decodes pairs of bytes of which the low one stands at lo and the
// high one at hi. Half a pair, and a byte left over, become U+FFFD.
func fromUTF16(raw []byte, lo, hi int) (text string, replaced bool) {
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = uint16(raw[2*i+lo]) | uint16(raw[2*i+hi])<<8
	}
	var b strings.Builder
	for i := 0; i < len(units); i++ {
		r := rune(units[i])
		if utf16.IsSurrogate(r) {
			next := unicode.ReplacementChar
			if i+1 < len(units) {
				next = utf16.DecodeRune(r, rune(units[i+1]))
			}
			if next == unicode.ReplacementChar {
				replaced = true
			} else {
				i++
			}
			r = next
		}
		b.WriteRune(r)
	}
	if len(raw)%2 != 0 {
		b.WriteRune(unicode.ReplacementChar)
		replaced = true
	}
	return b.String(), replaced
}

// trim takes off the blanks around a cell, and the marks without width that
// spreadsheets and web pages leave there. Joiners within a word stay: scripts
// need them.
func trim(s string) string { return strings.TrimFunc(s, blank) }

func blank(r rune) bool {
	switch r {
	case '\u200b', '\u200e', '\u200f', '\u2060', '\ufeff':
		return true
	}
	return unicode.IsSpace(r)
}

// oneLine puts a cell on one line: runs of blanks, line ends and control
// characters become one space.
func oneLine(s string) string {
	words := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) })
	return trim(strings.Join(words, " "))
}

// sameLetters spells Bangla letters that have two spellings in one way, for
// comparing. What people wrote is kept as they wrote it.
var sameLetters = strings.NewReplacer(
	"\u09dc", "\u09a1\u09bc", "\u09dd", "\u09a2\u09bc", "\u09df", "\u09af\u09bc",
	"\u09c7\u09be", "\u09cb", "\u09c7\u09d7", "\u09cc",
	"\u200c", "", "\u200d", "",
)

// words cuts a text into lower-case words for comparing: letters, marks and
// digits; everything else parts them. Bangla digits become ASCII ones.
func words(s string) []string {
	s = sameLetters.Replace(strings.ToLower(asciiDigits(s)))
	return strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r)
	})
}

// asciiDigits writes Bangla digits as ASCII ones.
func asciiDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '০' && r <= '৯' {
			return '0' + r - '০'
		}
		return r
	}, s)
}
