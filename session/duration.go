package session

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

var (
	errNotMinutes  = errors.New("is not a length of time")
	errNotDays     = errors.New("is not a number of days")
	errNotDistance = errors.New("is not a distance")
)

// Words for units in English and Bangla, as they are typed.
var (
	hourWords   = words("h", "hr", "hrs", "hour", "hours", "ঘণ্টা", "ঘন্টা", "ঘ")
	minuteWords = words("m", "min", "mins", "minute", "minutes", "মিনিট", "মি")
	dayWords    = words("", "d", "day", "days", "দিন")
	kmWords     = words("", "km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "কিমি", "কিলোমিটার")
	metreWords  = words("m", "metre", "metres", "meter", "meters", "মি", "মিটার")
)

func words(list ...string) map[string]bool {
	set := make(map[string]bool, len(list))
	for _, w := range list {
		set[w] = true
	}
	return set
}

func timeWord(word string) byte {
	switch {
	case hourWords[word]:
		return 'h'
	case minuteWords[word]:
		return 'm'
	}
	return '?'
}

// ParseMinutes reads a length of time and returns whole minutes: "80", "1h20",
// "1:20", "1 h 20 min", "1.5 h", "45m", "২ ঘণ্টা ১০ মিনিট". A number alone is
// minutes. It fails, in a sentence to show as it is, on anything else and on
// hours that are not a whole number of minutes.
func ParseMinutes(s string) (int, error) {
	minutes, err := readMinutes(s)
	if err != nil {
		return 0, refusal(s, err, "type it like 80, 1h20 or 1:20")
	}
	return minutes, nil
}

func readMinutes(s string) (int, error) {
	parts, shape := lex(s, timeWord)
	switch shape {
	case "9", "9m":
		return wholeNumber(parts[0])
	case "9h":
		return hoursAndMinutes(parts[0], "0")
	case "9.9h", ".9h":
		return decimalHours(strings.Join(parts[:len(parts)-1], ""))
	case "9:9":
		if len(parts[2]) != 2 {
			return 0, errNotMinutes
		}
		return hoursAndMinutes(parts[0], parts[2])
	case "9h9", "9h9m":
		return hoursAndMinutes(parts[0], parts[2])
	}
	if strings.HasPrefix(shape, "-9") {
		return 0, errNegative
	}
	return 0, errNotMinutes
}

func hoursAndMinutes(hours, minutes string) (int, error) {
	h, err := wholeNumber(hours)
	if err != nil || h >= maxWhole/60 {
		return 0, errTooLarge
	}
	m, err := wholeNumber(minutes)
	if err != nil || m > 59 {
		return 0, errNotMinutes
	}
	return h*60 + m, nil
}

// decimalHours reads hours such as 1.5 or 0.75, if they are whole minutes.
func decimalHours(s string) (int, error) {
	hundredths, err := decimal(s, 2)
	switch {
	case err != nil:
		return 0, err
	case hundredths > maxWhole/3:
		return 0, errTooLarge
	case hundredths*3%5 != 0:
		return 0, errPrecise
	}
	return hundredths * 3 / 5, nil
}

// FormatMinutes writes a length of time: "45 min", "1 h", "1 h 05", "-1 h 20".
// ParseMinutes reads back what is not below zero.
func FormatMinutes(minutes int) string {
	if minutes < 0 {
		return "-" + FormatMinutes(-minutes)
	}
	h, m := minutes/60, minutes%60
	switch {
	case h == 0:
		return strconv.Itoa(m) + " min"
	case m == 0:
		return strconv.Itoa(h) + " h"
	}
	return fmt.Sprintf("%d h %02d", h, m)
}

// ParseTenths reads days with at most one decimal, "2.5", "28" or "3 days", and
// returns tenths of a day. It fails, in a sentence to show as it is, on anything
// else.
func ParseTenths(s string) (int, error) {
	number, unit := splitUnit(s)
	if !dayWords[unit] {
		return 0, refusal(s, errNotDays, "type days like 28 or 2.5")
	}
	tenths, err := decimal(number, 1)
	switch {
	case errors.Is(err, errNotNumber):
		return 0, refusal(s, errNotDays, "type days like 28 or 2.5")
	case errors.Is(err, errPrecise):
		return 0, refusal(s, err, "days are kept to a tenth, such as 2.5")
	case err != nil:
		return 0, refusal(s, err, "type days like 28 or 2.5")
	}
	return tenths, nil
}

// FormatTenths writes tenths of a day as days: "2.5 days", "1 day", "0 days".
// ParseTenths reads back what is not below zero.
func FormatTenths(tenths int) string {
	if tenths == 10 || tenths == -10 {
		return scaled(tenths, 1, true) + " day"
	}
	return scaled(tenths, 1, true) + " days"
}

// ParseDistance reads kilometres with at most three decimals, "12.4" or "12.4
// km", or metres, "400 m", and returns metres. It fails, in a sentence to show
// as it is, on anything else.
func ParseDistance(s string) (int, error) {
	const advice = "type kilometres like 12.4, or metres like 400 m"
	number, unit := splitUnit(s)
	places := 3
	switch {
	case metreWords[unit]:
		places = 0
	case !kmWords[unit]:
		return 0, refusal(s, errNotDistance, advice)
	}
	metres, err := decimal(number, places)
	switch {
	case errors.Is(err, errNotNumber):
		return 0, refusal(s, errNotDistance, advice)
	case err != nil:
		return 0, refusal(s, err, advice)
	}
	return metres, nil
}

// FormatDistance writes metres: "400 m" under a kilometre, else "12.4 km", exact
// to the metre. ParseDistance reads back what is not below zero.
func FormatDistance(metres int) string {
	if metres > -1000 && metres < 1000 {
		return strconv.Itoa(metres) + " m"
	}
	return scaled(metres, 3, true) + " km"
}
