package session

import "strings"

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
	if i := strings.LastIndex(strings.ToLower(text), " by "); i > 0 {
		day := strings.TrimRight(strings.TrimSpace(text[i+len(" by "):]), ".")
		if due, err := ParseDate(day, today); err == nil {
			p["due"], text = due, strings.TrimRight(text[:i], " ,")
		}
	}
	if text != "" {
		p["text"] = text
	}
	return p, nil
}
