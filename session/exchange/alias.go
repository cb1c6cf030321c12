package exchange

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxAlias is the length of an alias in letters: it is typed before each line
// that somebody says.
const maxAlias = 12

// cleanAlias brings an alias into the form in which it is kept: one word in
// capitals. A bare number is that of a person, 7 being P07. It is not ok for
// what could not be typed before a line: a name with spaces, or T3, which is a
// table.
func cleanAlias(s string) (alias string, ok bool) {
	s = strings.ToUpper(oneLine(s))
	if allDigits(s) {
		n, err := strconv.Atoi(asciiDigits(s))
		return number(n, 2), err == nil && n > 0 && n < 1000
	}
	letters, digits := cutNumber(s)
	if letters == "T" && digits != "" || utf8.RuneCountInString(s) > maxAlias {
		return s, false
	}
	for i, r := range s {
		part := unicode.IsLetter(r) || i > 0 && (unicode.IsMark(r) || unicode.IsDigit(r) || strings.ContainsRune("-_.", r))
		if !part {
			return s, false
		}
	}
	return s, s != ""
}

// aliasKey is equal for aliases that mean the same person: p7 and P07.
func aliasKey(alias string) string {
	letters, digits := cutNumber(strings.ToUpper(alias))
	if digits == "" {
		return letters
	}
	return letters + "\x00" + strings.TrimLeft(digits, "0")
}

// cutNumber parts an alias before the number at its end.
func cutNumber(s string) (letters, digits string) {
	s = sameLetters.Replace(asciiDigits(s))
	letters = strings.TrimRight(s, "0123456789")
	return letters, s[len(letters):]
}

// aliasLike says whether a cell looks like an alias: up to three letters, and
// a number of up to three digits.
func aliasLike(s string) bool {
	letters, digits := cutNumber(s)
	letters = strings.TrimRight(letters, "-.")
	n := 0
	for _, r := range letters {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			return false
		}
		n++
	}
	return n >= 1 && n <= 3 && len(digits) >= 1 && len(digits) <= 3
}

func allDigits(s string) bool {
	s = asciiDigits(s)
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// number is the alias of the nth person, with at least so many digits.
func number(n, digits int) string { return fmt.Sprintf("P%0*d", digits, n) }

// fillAliases gives those without an alias one: first the free ones that no
// row claims, then the next numbers that nobody has, each in order.
func fillAliases(people []Person, seats Seats) {
	used := map[string]bool{}
	for _, alias := range seats.Taken {
		used[aliasKey(alias)] = true
	}
	for _, p := range people {
		used[aliasKey(p.Alias)] = true
	}
	digits := 2
	if len(seats.Taken)+max(len(seats.Free), len(people)) >= 100 {
		digits = 3
	}
	free, last := seats.Free, 0
	next := func() string {
		if len(free) > 0 {
			alias := free[0]
			free = free[1:]
			return alias
		}
		last++
		return number(last, digits)
	}
	for i := range people {
		for people[i].Alias == "" {
			if alias := next(); !used[aliasKey(alias)] {
				people[i].Alias = alias
				used[aliasKey(alias)] = true
			}
		}
	}
}
