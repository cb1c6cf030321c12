package session

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// People enter local dates and times without a zone, and that is what is kept:
// "2006-01-02" and "15:04".

const (
	dateLayout = "2006-01-02"
	// Years outside these are slips of the finger.
	firstYear, lastYear = 1900, 2199
)

var (
	errNotDate   = errors.New("is not a date")
	errNoSuchDay = errors.New("is not a day of the calendar")
	errNotTime   = errors.New("is not a time of day")
)

const (
	dateAdvice = "type it like 30 Apr 2026, 30/4/2026 or 2026-04-30"
	timeAdvice = "type it like 9:30, 0930 or 2 pm"
)

// englishMonths are read in full or by their first three letters and more.
var englishMonths = [...]string{
	"january", "february", "march", "april", "may", "june",
	"july", "august", "september", "october", "november", "december",
}

// banglaMonths as they are spelt today and as they were spelt until lately; য় is
// written as two code points, as monthOf makes it.
var banglaMonths = map[string]int{
	"জানুয়ারি": 1, "জানুয়ারী": 1, "ফেব্রুয়ারি": 2, "ফেব্রুয়ারী": 2, "মার্চ": 3, "এপ্রিল": 4,
	"মে": 5, "জুন": 6, "জুলাই": 7, "আগস্ট": 8, "আগষ্ট": 8, "অগাস্ট": 8, "সেপ্টেম্বর": 9, "অক্টোবর": 10,
	"নভেম্বর": 11, "ডিসেম্বর": 12,
}

// monthOf is the month that a word names, 1 to 12, or 0.
func monthOf(word string) int {
	if len(word) >= 3 {
		for i, name := range englishMonths {
			if strings.HasPrefix(name, word) {
				return i + 1
			}
		}
	}
	return banglaMonths[strings.ReplaceAll(word, "\u09DF", "\u09AF\u09BC")]
}

// ParseDate reads a date and returns it as "2006-01-02": "2026-04-30",
// "30/4/2026" or "30.4.26" with the day first, "30 Apr", "30 April 2026", "Apr
// 30, 2026", "৩০ এপ্রিল". Where the year is missing it is the next such day on or
// after ref, a date in the same form as the result. It fails, in a sentence to show
// as it is, on anything else, on days that no calendar has, on years outside 1900
// to 2199, and on a missing year without a ref.
func ParseDate(s, ref string) (string, error) {
	day, month, year, err := datePartsOf(s)
	if err != nil {
		return "", refusal(s, err, dateAdvice)
	}
	if year != "" {
		return dateOf(s, day, month, year)
	}
	from, err := time.Parse(dateLayout, ref)
	if err != nil {
		return "", refusal(s, errors.New("has no year"), dateAdvice)
	}
	for y := from.Year(); y <= from.Year()+8; y++ { // from 1896 to 1904 there was no 29 February
		date, err := dateOf(s, day, month, strconv.Itoa(y))
		if err == nil && date >= ref {
			return date, nil
		}
	}
	return "", refusal(s, errNoSuchDay, dateAdvice)
}

// datePartsOf finds day, month and year in what was typed; the year is empty if
// there is none.
func datePartsOf(s string) (day string, month int, year string, err error) {
	named := 0
	parts, shape := lex(s, func(word string) byte {
		if m := monthOf(word); m > 0 {
			named = m
			return 'm'
		}
		switch word {
		case "st", "nd", "rd", "th", "of":
			return 0
		}
		return '?'
	})
	number := func(s string) int { n, _ := strconv.Atoi(s); return n }
	switch strings.ReplaceAll(shape, "m.", "m") {
	case "9-9-9", "9/9/9", "9.9.9":
		if len(parts[0]) == 4 {
			return parts[4], number(parts[2]), parts[0], nil
		}
		return parts[0], number(parts[2]), parts[4], nil
	case "9-9", "9/9", "9.9":
		return parts[0], number(parts[2]), "", nil
	case "9m", "9-m", "9/m":
		return parts[0], named, "", nil
	case "m9":
		return parts[len(parts)-1], named, "", nil
	case "9m9", "9m,9", "9-m-9", "9/m/9":
		return parts[0], named, parts[len(parts)-1], nil
	case "m99", "m9,9":
		at := strings.Index(shape, "9")
		return parts[at], named, parts[len(parts)-1], nil
	}
	return "", 0, "", errNotDate
}

// dateOf builds the date, if there is such a day. A year of two digits is one of
// this century.
func dateOf(typed, day string, month int, year string) (string, error) {
	if len(year) == 2 {
		year = "20" + year
	}
	y, _ := strconv.Atoi(year)
	d, _ := strconv.Atoi(day)
	date := time.Date(y, time.Month(month), d, 0, 0, 0, 0, time.UTC)
	if len(year) != 4 || len(day) > 2 || y < firstYear || y > lastYear ||
		date.Day() != d || int(date.Month()) != month {
		return "", refusal(typed, errNoSuchDay, dateAdvice)
	}
	return date.Format(dateLayout), nil
}

// FormatDate writes a stored date as "30 Apr 2026". What is not a date comes back
// as it is, so that nothing a file holds is hidden.
func FormatDate(date string) string {
	t, err := time.Parse(dateLayout, date)
	if err != nil {
		return date
	}
	return t.Format("2 Jan 2006")
}

// ParseTime reads a time of day and returns it as "15:04": "9:30", "0930",
// "9.30", "9am", "2 pm", "2:30 p.m.". Without am or pm the clock has 24 hours, and
// the minutes must be there, since a bare "2" may mean the afternoon. It fails, in a
// sentence to show as it is, on anything else.
func ParseTime(s string) (string, error) {
	hour, minute, half, ok := timePartsOf(s)
	h, _ := strconv.Atoi(hour)
	m, _ := strconv.Atoi(minute)
	switch {
	case !ok || len(hour) > 2 || len(minute) != 2 || m > 59:
		return "", refusal(s, errNotTime, timeAdvice)
	case half == 0 && h > 23, half != 0 && (h < 1 || h > 12):
		return "", refusal(s, errNotTime, timeAdvice)
	case half == 'a':
		h %= 12
	case half == 'p':
		h = h%12 + 12
	}
	return fmt.Sprintf("%02d:%02d", h, m), nil
}

// timePartsOf finds hour, minute and the half of the day, 'a' or 'p' or 0.
func timePartsOf(s string) (hour, minute string, half byte, ok bool) {
	parts, shape := lex(s, func(word string) byte {
		switch word {
		case "a", "am", "p", "pm":
			return word[0]
		case "m": // of "a.m."
			return 0
		}
		return '?'
	})
	shape = strings.TrimRight(shape, ".")
	if i := strings.IndexAny(shape, "ap"); i >= 0 && i == len(shape)-1 {
		half, shape = shape[i], shape[:i]
	}
	switch {
	case shape == "9:9" || shape == "9.9":
		return parts[0], parts[2], half, true
	case shape == "9" && len(parts[0]) > 2:
		at := len(parts[0]) - 2
		return parts[0][:at], parts[0][at:], half, true
	case shape == "9" && half != 0:
		return parts[0], "00", half, true
	}
	return "", "", 0, false
}
