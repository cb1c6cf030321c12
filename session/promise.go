package session

import (
	"strings"
	"unicode"
)

// Promise reads a promise as it is said: "p07: I will put up one list by 30
// Apr". It sets the text, and where they are said the owner (or the table) and
// the day. What follows the last "by" is part of the text unless it is a day. It
// fails, in a sentence to show as it is, where the alias names nobody here.
func Promise(s *State, typed, today string) (Patch, error) {
	line, err := ParseCard(s, typed)
	if err != nil {
		return nil, err
	}
	p := Patch{}
	if !line.By.IsZero() {
		p["owner"] = line.By
	}
	if !line.Table.IsZero() {
		p["table"] = line.Table
	}
	text := flat(line.Text)
	if said, day := cutDay(text); day != "" {
		if due, err := ParseDate(day, today); err == nil {
			p["due"], text = due, said
		}
	}
	if text != "" {
		p["text"] = text
	}
	return p, nil
}

// cutDay parts a promise at its last "by": what is said, and the day that may
// stand behind it, "" where there is no "by".
func cutDay(text string) (said, day string) {
	i := strings.LastIndex(strings.ToLower(text), " by ")
	if i < 1 {
		return text, ""
	}
	return strings.TrimRight(text[:i], " ,"), strings.TrimRight(strings.TrimSpace(text[i+len(" by "):]), ".")
}

// UnreadDay is what stands behind the last "by" of a promise that looks like a
// day and can't be read as one, such as "31 feb" or "friday"; "" where there is
// no such thing. It is a reason to ask, and the words stay in the promise.
func UnreadDay(typed, today string) string {
	_, day := cutDay(flat(typed))
	if day == "" || !looksLikeDay(day) {
		return ""
	}
	if _, err := ParseDate(day, today); err == nil {
		return ""
	}
	return day
}

// nearDays are words for a day or a time that no calendar date is read from, by
// their first letters.
var nearDays = []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun", "tomorrow", "tonight", "today", "next", "week"}

// looksLikeDay says whether somebody who wrote this may have meant a day: a few
// words, with a number by itself or beside marks of a date, a month, or a day of
// the week.
func looksLikeDay(text string) bool {
	const most = 4
	words := strings.Fields(strings.ToLower(text))
	if len(words) > most {
		return false
	}
	number, other := false, false
	for _, w := range words {
		w = strings.Trim(w, ",")
		bare := strings.TrimFunc(w, unicode.IsDigit)
		switch {
		case monthOf(bare) > 0 || isDayWord(w):
			return true
		case strings.ContainsFunc(w, unicode.IsDigit) && strings.Trim(bare, "/.-") == "":
			number = true
		case bare == "st" || bare == "nd" || bare == "rd" || bare == "th":
			number = true
		default:
			other = true
		}
	}
	return number && !other
}

func isDayWord(word string) bool {
	for _, d := range nearDays {
		if word == d || len(d) == 3 && strings.HasPrefix(word, d) && strings.HasSuffix(word, "day") {
			return true
		}
	}
	return false
}
