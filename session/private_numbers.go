package session

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// digitGroup is a run of digits in a text.
type digitGroup struct {
	from, to int    // bytes
	digits   string // in ASCII; of a longer run the first of them
	n        int    // how many digits there are
	// join is what stands between the group before and this one, if the two may
	// be parts of one number: a space, '-', '.' or ')'; 0 where they may not.
	join byte
	date bool
}

// maxDigits is more than any number has that points to a person.
const maxDigits = 24

// digitGroups are the runs of digits of a text, in whatever script.
func digitGroups(text string) []digitGroup {
	var list []digitGroup
	in := false
	for i, r := range text {
		if !unicode.IsDigit(r) {
			in = false
			continue
		}
		if !in {
			g := digitGroup{from: i}
			if len(list) > 0 {
				g.join = joinOf(text[list[len(list)-1].to:i])
			}
			list, in = append(list, g), true
		}
		g := &list[len(list)-1]
		g.to = i + utf8.RuneLen(r)
		if g.n++; g.n <= maxDigits {
			g.digits += string(asciiDigit(r))
		}
	}
	markDates(list)
	return list
}

// asciiDigit is the value of a decimal digit: in every script they stand in a
// row from nought to nine.
func asciiDigit(r rune) byte {
	zero := r
	for zero > 0 && unicode.IsDigit(zero-1) && r-zero < 9 {
		zero--
	}
	return byte('0' + (r-zero)%10)
}

// joinOf reads what stands between two runs of digits.
func joinOf(between string) byte {
	switch between {
	case " ", "\u00a0":
		return ' '
	case "-", "\u2010", "\u2011", "\u2013", " - ", " \u2013 ":
		return '-'
	case ".":
		return '.'
	case ")", ") ", " (", ")-":
		return ')'
	}
	return 0
}

// markDates finds the groups that are a date, such as 2026-04-30 or 30.4.26.
func markDates(list []digitGroup) {
	for i := 0; i+2 < len(list); i++ {
		a, b, c := &list[i], &list[i+1], &list[i+2]
		same := b.join == c.join && (b.join == '-' || b.join == '.')
		first := isYear(a) && b.n <= 2 && c.n <= 2
		last := a.n <= 2 && b.n <= 2 && (c.n == 2 || isYear(c))
		if same && (first || last) {
			a.date, b.date, c.date = true, true, true
		}
	}
}

func isYear(g *digitGroup) bool {
	return g.n == 4 && (strings.HasPrefix(g.digits, "19") || strings.HasPrefix(g.digits, "20"))
}

// findNumbers finds telephone and identity numbers.
func findNumbers(text string) []Private {
	list := digitGroups(text)
	var found []Private
	for i := 0; i < len(list); {
		kind, n := numberAt(text, list[i:])
		if n == 0 {
			i++
			continue
		}
		p := Private{From: list[i].from, To: list[i+n-1].to, Kind: kind, Mask: "[" + string(kind) + "]"}
		for _, lead := range []string{"(+", "+", "("} {
			if strings.HasSuffix(text[:p.From], lead) && (lead != "(" || strings.Contains(text[p.From:p.To], ")")) {
				p.From -= len(lead)
				break
			}
		}
		found = append(found, p)
		i += n
	}
	return found
}

// maxGroups is into how many groups people break a number.
const maxGroups = 6

// numberAt says what number begins with the first of the groups, and how many
// groups it has; 0 where it is none that points to a person.
func numberAt(text string, list []digitGroup) (PrivateKind, int) {
	before, _ := utf8.DecodeLastRuneInString(text[:list[0].from])
	if list[0].date || before == '#' || unicode.IsLetter(before) || decimalPlaces(text, list[0].from) {
		return "", 0
	}
	most := 1
	for most < min(len(list), maxGroups) && list[most].join != 0 && !list[most].date {
		most++
	}
	plus, word := before == '+', wordBefore(text[:list[0].from])
	for n := most; n > 0; n-- {
		groups := list[:n]
		if groups[n-1].n > maxDigits && n > 1 {
			continue
		}
		switch {
		case isPhone(groups, plus, word) && !(plus && isMoney(text, groups)):
			return PrivatePhone, n
		case isIdentity(groups, word) && !isMoney(text, groups):
			return PrivateNumber, n
		}
	}
	return "", 0
}

// decimalPlaces says whether the digits at a place are behind a decimal point.
func decimalPlaces(text string, at int) bool {
	before, ok := strings.CutSuffix(text[:at], ".")
	r, _ := utf8.DecodeLastRuneInString(before)
	return ok && unicode.IsDigit(r)
}

func joined(groups []digitGroup) string {
	var b strings.Builder
	for _, g := range groups {
		b.WriteString(g.digits)
	}
	return b.String()
}

// each says whether something is so of every group.
func each(groups []digitGroup, so func(g *digitGroup) bool) bool {
	for i := range groups {
		if !so(&groups[i]) {
			return false
		}
	}
	return true
}

// phoneWords stand before a number that is called.
var phoneWords = []string{"phone", "tel", "telephone", "mobile", "cell", "call", "whatsapp", "imo", "ফোন", "মোবাইল"}

// isPhone says whether the groups make a telephone number: a mobile number of
// Bangladesh in any writing, one with a plus or a leading nought and an area
// code, or one that a word announces.
func isPhone(groups []digitGroup, plus bool, word string) bool {
	d, first := joined(groups), groups[0]
	switch {
	case len(d) > 15:
		return false
	case isMobile(d) && (plus || first.n >= 3 || first.digits == "88"):
		return true
	case plus:
		return len(d) >= 8
	case slices.Contains(phoneWords, word):
		return len(d) >= 6 && each(groups, func(g *digitGroup) bool { return g.n > 1 && g.join != '.' })
	case first.digits[0] != '0' || len(d) < 8 || len(d) > 12:
		return false
	case len(groups) == 1:
		return len(d) <= 11
	}
	return first.n >= 2 && first.n <= 5 && each(groups[1:], func(g *digitGroup) bool {
		return g.join != '.' && (g.n >= 5 || g.n >= 3 && len(groups) > 2)
	})
}

// isMobile reads a mobile number of Bangladesh: 01 and a digit from 3 on, eleven
// digits in all, with or without the country before it.
func isMobile(d string) bool {
	for _, country := range []string{"", "88", "0088"} {
		rest, ok := strings.CutPrefix(d, country)
		if ok && len(rest) == 11 && strings.HasPrefix(rest, "01") && rest[2] >= '3' {
			return true
		}
	}
	return false
}

// identityWords stand before the number of a person's paper.
var identityWords = []string{"nid", "passport", "id", "account", "brn", "এনআইডি", "পাসপোর্ট", "হিসাব"}

// isIdentity says whether the groups make a number that belongs to one person:
// ten or more digits as identity cards have them, a bank card, nine digits and
// more in one piece, or one that a word announces.
func isIdentity(groups []digitGroup, word string) bool {
	n := 0
	sizes := make([]int, len(groups))
	for i, g := range groups {
		n += g.n
		sizes[i] = g.n
	}
	if len(groups) == 1 {
		return n >= 9 || n >= 6 && slices.Contains(identityWords, word)
	}
	if !each(groups[1:], func(g *digitGroup) bool { return g.join == ' ' || g.join == '-' }) {
		return false
	}
	if slices.Equal(sizes, []int{3, 3, 4}) || slices.Equal(sizes, []int{4, 4, 4, 4}) {
		return !each(groups, isYear)
	}
	dashes := each(groups[1:], func(g *digitGroup) bool { return g.join == '-' })
	return dashes && n >= 10 && len(groups) > 2 && each(groups, func(g *digitGroup) bool { return g.n >= 3 && !isYear(g) })
}

// moneyWords stand beside an amount.
var moneyWords = []string{
	"tk", "taka", "bdt", "rs", "inr", "usd", "eur", "gbp", "lakh", "lac", "crore", "million", "billion", "paisa",
	"টাকা", "লাখ", "লক্ষ", "কোটি",
}

// isMoney says whether a number is an amount: a currency stands before or behind
// it.
func isMoney(text string, groups []digitGroup) bool {
	before, after := text[:groups[0].from], text[groups[len(groups)-1].to:]
	before = strings.TrimRight(before, " +\u00a0")
	after = strings.TrimLeft(after, " \u00a0")
	sign, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	if unicode.Is(unicode.Sc, sign) || unicode.Is(unicode.Sc, next) {
		return true
	}
	if slices.Contains(moneyWords, wordBefore(before)) {
		return true
	}
	end := strings.IndexFunc(after, func(r rune) bool { return !inWord(r) })
	if end < 0 {
		end = len(after)
	}
	return slices.Contains(moneyWords, strings.ToLower(after[:end]))
}

// wordBefore is the last word before a place, in small letters, passing over
// words that only lead to a number.
func wordBefore(before string) string {
	before = before[max(0, len(before)-64):]
	for range 3 {
		before = strings.TrimRightFunc(before, func(r rune) bool { return !inWord(r) && !unicode.IsDigit(r) })
		start := strings.LastIndexFunc(before, func(r rune) bool { return !inWord(r) })
		_, size := utf8.DecodeRuneInString(before[max(start, 0):])
		if start < 0 {
			size = 0
		}
		word := strings.ToLower(before[max(start, 0)+size:])
		if !slices.Contains([]string{"no", "number", "nr", "is", "on", "at", "নম্বর"}, word) {
			return word
		}
		before = before[:len(before)-len(word)]
	}
	return ""
}

// findPassports finds numbers as passports have them: a capital and eight
// digits, or two and seven.
func findPassports(text string) []Private {
	var found []Private
	for i := 0; i < len(text); {
		if !capital(text[i]) {
			i++
			continue
		}
		from := i
		for i < len(text) && capital(text[i]) {
			i++
		}
		letters := i - from
		for i < len(text) && text[i] >= '0' && text[i] <= '9' {
			i++
		}
		before, _ := utf8.DecodeLastRuneInString(text[:from])
		after, _ := utf8.DecodeRuneInString(text[i:])
		if n := i - from - letters; (letters == 1 || letters == 2) && letters+n == 9 && !inWord(before) && !unicode.IsDigit(before) && !inWord(after) {
			found = append(found, Private{from, i, PrivateNumber, "[number]"})
		}
	}
	return found
}

func capital(c byte) bool { return c >= 'A' && c <= 'Z' }

// findEmails finds electronic addresses.
func findEmails(text string) []Private {
	var found []Private
	from := 0
	for {
		i := strings.IndexByte(text[from:], '@')
		if i < 0 {
			return found
		}
		i += from
		start, end := i, i+1
		for start > from && mailByte(text[start-1]) {
			start--
		}
		for end < len(text) && mailByte(text[end]) {
			end++
		}
		end = i + 1 + len(strings.TrimRight(text[i+1:end], ".-_+"))
		dot := strings.IndexByte(text[i+1:end], '.')
		if start < i && dot > 0 {
			found = append(found, Private{start, end, PrivateEmail, "[email]"})
		}
		from = max(end, i+1)
	}
}

func mailByte(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || strings.IndexByte("._%+-", c) >= 0
}
