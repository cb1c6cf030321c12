package session

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What the room types is read here, for all units alike: the digits of several
// scripts, a point before decimals, commas or spaces between thousands or lakhs.
// Arithmetic is in whole numbers throughout.

// maxWhole is the largest number that a session file and this machine both hold.
const maxWhole = min(MaxInt, math.MaxInt)

// Why a number is refused; refusal puts what was typed in front.
var (
	errNotNumber = errors.New("is not a number")
	errNegative  = errors.New("is below zero")
	errGrouping  = errors.New("can be read in more than one way")
	errPrecise   = errors.New("has too many decimals")
	errTooLarge  = errors.New("is too large")
)

// refusal is the one sentence that says what can't be read, that nothing came
// of it, and what to type instead. It wraps why.
func refusal(typed string, why error, advice string) error {
	return fmt.Errorf("%s %w, so nothing was changed; %s", quoted(typed), why, advice)
}

// quoted is the start of what was typed, fit for a message of one line.
func quoted(s string) string {
	const longest = 40
	s = OneLine(strings.TrimSpace(s))
	if s == "" {
		return "an empty entry"
	}
	if utf8.RuneCountInString(s) > longest {
		s = string([]rune(s)[:longest]) + "…"
	}
	return `"` + s + `"`
}

// zeros are the digits nought of the scripts whose digits are read: Arabic,
// Persian and Urdu, Devanagari, Bangla, and the wide forms of East Asia. The
// other nine follow each in Unicode.
var zeros = [...]rune{0x0660, 0x06F0, 0x0966, 0x09E6, 0xFF10}

// asciiDigits replaces the digits of other scripts by 0 to 9, the special spaces
// by a plain one, and the minus sign by a hyphen; it drops joiners and
// direction marks, which can't be seen. Everything else stays.
func asciiDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf {
			return r
		}
		for _, zero := range zeros {
			if r >= zero && r <= zero+9 {
				return '0' + r - zero
			}
		}
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == '−':
			return '-'
		case r >= 0x200B && r <= 0x200F:
			return -1
		}
		return r
	}, s)
}

// splitUnit parts what was typed, "12.4 Km." say, into the number and the unit
// behind it, in lower case and without points and spaces.
func splitUnit(s string) (number, unit string) {
	s = asciiDigits(s)
	end := strings.LastIndexAny(s, "0123456789") + 1
	unit = strings.NewReplacer(" ", "", ".", "").Replace(strings.ToLower(s[end:]))
	return strings.TrimSpace(s[:end]), unit
}

// decimal reads a number of at most so many decimal places and returns it times
// ten to the power of places: decimal("1,200.5", 2) is 120050. Groups are
// parted by commas or by spaces, in threes or in lakhs and crores.
func decimal(s string, places int) (int, error) {
	whole, fraction, point := strings.Cut(s, ".")
	switch {
	case strings.HasPrefix(s, "-"):
		return 0, errNegative
	case point && fraction == "" || whole == "" && !point:
		return 0, errNotNumber
	case strings.ContainsAny(fraction, "., "):
		return 0, errGrouping
	case !onlyDigits(fraction):
		return 0, errNotNumber
	case len(fraction) > places:
		return 0, errPrecise
	}
	whole, err := ungrouped(whole)
	if err != nil {
		return 0, err
	}
	return wholeNumber(whole + fraction + strings.Repeat("0", places-len(fraction)))
}

// ungrouped takes the separators out of a whole number, if they stand where they
// can only mean one thing: "1,200", "1,00,000", "1 200 000"; not "1,20" or
// "0,500".
func ungrouped(s string) (string, error) {
	sep := ","
	if !strings.Contains(s, sep) {
		sep = " "
	}
	groups := strings.Split(s, sep)
	for i, g := range groups {
		if !onlyDigits(g) {
			if strings.Trim(g, "0123456789, ") == "" {
				return "", errGrouping // "1,200 500"
			}
			return "", errNotNumber
		}
		if len(groups) > 1 && (g == "" || i == 0 && g[0] == '0') {
			return "", errGrouping
		}
	}
	if len(groups) == 1 {
		return s, nil
	}
	first, last := len(groups[0]), groups[len(groups)-1]
	threes, lakhs := first <= 3, first <= 2
	for _, g := range groups[1 : len(groups)-1] {
		threes = threes && len(g) == 3
		lakhs = lakhs && len(g) == 2
	}
	if len(last) != 3 || !threes && !lakhs {
		return "", errGrouping
	}
	return strings.Join(groups, ""), nil
}

func onlyDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// wholeNumber reads ASCII digits, up to what a session file can hold.
func wholeNumber(digits string) (int, error) {
	if digits == "" || !onlyDigits(digits) {
		return 0, errNotNumber
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n > maxWhole {
		return 0, errTooLarge
	}
	return n, nil
}

// scaled is v units written with a point before the last places digits and a
// comma between thousands. If trim is set, noughts at the end of the decimals
// go one by one; else decimals are written in full, or not at all if they are
// nought.
func scaled(v, places int, trim bool) string {
	sign := ""
	digits := strconv.Itoa(v)
	if v < 0 {
		sign, digits = "-", digits[1:]
	}
	if len(digits) <= places {
		digits = strings.Repeat("0", places+1-len(digits)) + digits
	}
	whole, fraction := digits[:len(digits)-places], digits[len(digits)-places:]
	if trimmed := strings.TrimRight(fraction, "0"); trim || trimmed == "" {
		fraction = trimmed
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction != "" {
		fraction = "." + fraction
	}
	return sign + whole + fraction
}

// lex parts what was typed into numbers, words in lower case and single signs;
// spaces only part them. A "shape" is the same with one byte for each part: 9
// for a number, the sign itself, and for a word whatever class says, where 0
// drops the word. Nothing that is read has more than a few parts, so lex stops
// after a dozen.
func lex(s string, class func(word string) byte) (parts []string, shape string) {
	s = strings.ToLower(asciiDigits(s))
	for s != "" && len(parts) < 12 {
		r, size := utf8.DecodeRuneInString(s)
		end := size
		switch {
		case r >= '0' && r <= '9':
			end = len(s) - len(strings.TrimLeft(s, "0123456789"))
		case inWord(r):
			end = len(s) - len(strings.TrimLeftFunc(s, inWord))
		}
		part := s[:end]
		s = s[end:]
		kind := part[0]
		switch {
		case r >= '0' && r <= '9':
			kind = '9'
		case inWord(r):
			kind = class(part)
		case unicode.IsSpace(r):
			kind = 0
		case r >= utf8.RuneSelf:
			kind = '?'
		}
		if kind != 0 {
			parts = append(parts, part)
			shape += string(kind)
		}
	}
	return parts, shape
}

// inWord says whether r belongs to a word; vowel signs are marks, not letters.
func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }
