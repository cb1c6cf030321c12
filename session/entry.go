package session

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"doorstep/content"
)

// Entry turns what people type into the values that the log keeps, and back.
// The screen, the command line and the practice data all enter values here.
type Entry struct {
	// State resolves references, and tells the session's currency.
	State *State
	// Today completes dates typed without a year, as "2006-01-02".
	Today string
	// Money is the currency that amounts are in; empty: the session's.
	Money string
}

// For is the same entry for the amounts of a record, which may be in a currency
// of its own.
func (e Entry) For(r *Record) Entry {
	if r != nil && validCurrency(r.Str("currency")) {
		e.Money = r.Str("currency")
	}
	return e
}

// Currency is the currency of amounts, an ISO 4217 code: BDT where none was set.
func (e Entry) Currency() string {
	if e.Money != "" {
		return e.Money
	}
	if r := e.State.Get(KindSession, e.State.Session); r != nil && r.Str("currency") != "" {
		return r.Str("currency")
	}
	return "BDT"
}

// Parse reads a typed value for a field. Empty text is nil, which unsets the
// field. An error says what would be right, in a sentence without a full stop.
func (e Entry) Parse(f *content.Field, text string) (any, error) {
	text, _ = Valid(strings.TrimSpace(text))
	if text == "" {
		return nil, nil
	}
	if len(text) > MaxText {
		return nil, fmt.Errorf("%s holds %d bytes at the most; put the rest in another record", f.Label, MaxText)
	}
	switch f.Type {
	case content.Line:
		return flat(text), nil
	case content.Text:
		return text, nil
	case content.List:
		return splitList(text), nil
	case content.Int, content.Stars, content.Feeling:
		return parseInt(f, text)
	case content.YesNo:
		return parseYesNo(text)
	case content.OneOf:
		return parseChoice(f, text)
	case content.ManyOf:
		return parseChoices(f, text)
	case content.Ref:
		id, err := e.Resolve(f.Ref, text)
		return id.String(), err
	case content.Refs:
		return e.parseRefs(f, text)
	}
	return e.parseMeasure(f, text)
}

// parseMeasure reads the types that carry a unit.
func (e Entry) parseMeasure(f *content.Field, text string) (any, error) {
	whole := func(n int, err error) (any, error) { return int64(n), err }
	switch f.Type {
	case content.Minutes:
		return whole(ParseMinutes(text))
	case content.Days:
		return whole(ParseTenths(text))
	case content.Money:
		return whole(ParseMoney(text, e.Currency()))
	case content.Distance:
		return whole(ParseDistance(text))
	case content.Date:
		return ParseDate(text, e.Today)
	case content.Time:
		return ParseTime(text)
	}
	return nil, fmt.Errorf("this program can't take a field of type %q", f.Type)
}

// flat puts a text on one line. Other control characters stay as they were
// typed: they are shown, and not obeyed, when the text is drawn.
func flat(text string) string {
	return strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(text)
}

func splitList(text string) []string {
	var list []string
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ';' || r == '\n' }) {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

// bounds of the whole-number types that have their own.
func bounds(f *content.Field) (lo, hi *int) {
	at := func(n int) *int { return &n }
	switch f.Type {
	case content.Stars:
		return at(1), at(5)
	case content.Feeling:
		return at(-2), at(2)
	}
	return f.Min, f.Max
}

func parseInt(f *content.Field, text string) (any, error) {
	digits := strings.ReplaceAll(strings.TrimPrefix(asciiDigits(text), "+"), "−", "-")
	wide, err := strconv.ParseInt(digits, 10, 64)
	n := int(wide)
	if err != nil || wide > MaxInt || wide < -MaxInt || int64(n) != wide {
		return nil, fmt.Errorf("%s takes a whole number, not %q", f.Label, OneLine(text))
	}
	lo, hi := bounds(f)
	switch {
	case lo != nil && hi != nil && (n < *lo || n > *hi):
		return nil, fmt.Errorf("%s goes from %d to %d", f.Label, *lo, *hi)
	case lo != nil && n < *lo:
		return nil, fmt.Errorf("%s is at least %d", f.Label, *lo)
	case hi != nil && n > *hi:
		return nil, fmt.Errorf("%s is at most %d", f.Label, *hi)
	}
	return int64(n), nil
}

func parseYesNo(text string) (any, error) {
	switch strings.ToLower(text) {
	case "y", "yes", "true", "1", "x", "হ্যাঁ":
		return true, nil
	case "n", "no", "false", "0", "না":
		return false, nil
	}
	return nil, fmt.Errorf("type y for yes or n for no")
}

// parseChoice takes a choice by its id, its label, a number counted from 1, its
// letter, or as much of the label's beginning as is enough.
func parseChoice(f *content.Field, text string) (any, error) {
	if c := findChoice(f.Choices, text); c != nil {
		return c.ID, nil
	}
	labels := make([]string, len(f.Choices))
	for i, c := range f.Choices {
		labels[i] = c.Label
	}
	return nil, fmt.Errorf("%s is one of: %s", f.Label, strings.Join(labels, ", "))
}

func findChoice(choices []content.Choice, text string) *content.Choice {
	for i, c := range choices {
		if strings.EqualFold(c.ID, text) || strings.EqualFold(c.Label, text) {
			return &choices[i]
		}
	}
	if n, err := strconv.Atoi(asciiDigits(text)); err == nil && n >= 1 && n <= len(choices) {
		return &choices[n-1]
	}
	for i, letter := range ChoiceLetters(choices) {
		if letter != "" && strings.EqualFold(letter, text) {
			return &choices[i]
		}
	}
	var found *content.Choice
	for i, c := range choices {
		if hasPrefixFold(c.Label, text) || hasPrefixFold(c.ID, text) {
			if found != nil {
				return nil
			}
			found = &choices[i]
		}
	}
	return found
}

func parseChoices(f *content.Field, text string) (any, error) {
	var ids []string
	for _, part := range splitOn(text, ";,") {
		v, err := parseChoice(f, part)
		if err != nil {
			return nil, err
		}
		if id := v.(string); !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

func splitOn(text, separators string) []string {
	var parts []string
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(separators, r) }) {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// Format writes a kept value as people read it: with units, labels of choices,
// and the short names of what is referred to. The text is as it was typed; it
// still has to go through Shown before it meets a terminal.
func (e Entry) Format(f *content.Field, v any) string { return e.format(f, v, false) }

// Typed writes a kept value as it would be typed, so that Parse reads the same
// value back.
func (e Entry) Typed(f *content.Field, v any) string { return e.format(f, v, true) }

func (e Entry) format(f *content.Field, v any, typed bool) string {
	switch v := v.(type) {
	case nil:
		return ""
	case bool:
		if v {
			return "yes"
		}
		return "no"
	case int64:
		return e.formatInt(f, int(v), typed)
	case []string:
		parts := make([]string, len(v))
		for i, s := range v {
			parts[i] = e.formatText(f, s, typed)
		}
		if f.Type == content.List {
			return strings.Join(parts, "; ")
		}
		return strings.Join(parts, ", ")
	case string:
		return e.formatText(f, v, typed)
	}
	return fmt.Sprint(v)
}

func (e Entry) formatInt(f *content.Field, n int, typed bool) string {
	switch f.Type {
	case content.Minutes:
		if typed {
			return strconv.Itoa(n)
		}
		return FormatMinutes(n)
	case content.Days:
		if typed {
			return strconv.FormatFloat(float64(n)/10, 'f', -1, 64)
		}
		return FormatTenths(n)
	case content.Money:
		if typed {
			return FormatAmount(n, e.Currency())
		}
		return FormatMoney(n, e.Currency())
	case content.Distance:
		if typed {
			return strconv.FormatFloat(float64(n)/1000, 'f', -1, 64)
		}
		return FormatDistance(n)
	case content.Feeling:
		return fmt.Sprintf("%+d", n)
	}
	return strconv.Itoa(n)
}

func (e Entry) formatText(f *content.Field, s string, typed bool) string {
	switch f.Type {
	case content.OneOf, content.ManyOf:
		if c := f.Choice(s); c != nil {
			return c.Label
		}
	case content.Ref, content.Refs:
		if id, err := ParseID(s); err == nil {
			if typed {
				return e.Spell(f.Ref, id)
			}
			return e.Name(f.Ref, id)
		}
	case content.Date:
		if !typed {
			return FormatDate(s)
		}
	}
	return s
}
