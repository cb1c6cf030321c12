package session

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// How well a text fits a record's name, best first.
const (
	fitsNumber = iota // the number, behind its sign
	fitsWhole         // the number, the alias or the whole name
	fitsStart         // the name begins with it
	fitsWord          // a word of the name does
	fitsInside        // it stands somewhere in the name
	fitsWords         // all of its words do
	fitsNot
)

// meaning is a text that is looked for among the names of a kind.
type meaning struct {
	e      Entry
	kind   string
	want   string // as typed, on one line
	folded string
	number string
	words  []string
}

func (e Entry) meaning(kind, text string) meaning {
	want := OneLine(strings.TrimSpace(text))
	folded := strings.ToLower(want)
	return meaning{
		e: e, kind: kind, want: want, folded: folded, words: strings.Fields(folded),
		number: strings.ToUpper(asciiDigits(strings.TrimPrefix(want, "#"))),
	}
}

// fit says how well the text fits a record.
func (m meaning) fit(r *Record) int {
	name := OneLine(r.Text())
	if m.kind == KindAssignment || m.kind == KindVisit {
		name = m.e.Name(m.kind, r.ID)
	}
	folded := strings.ToLower(name)
	switch {
	case r.Label != "" && strings.HasPrefix(m.want, "#") && strings.EqualFold(r.Label, m.number):
		return fitsNumber
	case r.Label != "" && strings.EqualFold(r.Label, m.number) || folded == m.folded || strings.EqualFold(m.e.Name(m.kind, r.ID), m.want):
		return fitsWhole
	case m.kind == KindParticipant && (sameAlias(name, m.want) || sameAlias(m.e.State.AliasOf(r.ID), m.want)):
		return fitsWhole
	case strings.HasPrefix(folded, m.folded):
		return fitsStart
	}
	at := strings.Index(folded, m.folded)
	switch {
	case at > 0 && beginsWord(folded, m.folded, at):
		return fitsWord
	case at >= 0:
		return fitsInside
	case len(m.words) > 1 && !slices.ContainsFunc(m.words, func(w string) bool { return !strings.Contains(folded, w) }):
		return fitsWords
	}
	return fitsNot
}

// beginsWord says whether part stands in s, from at on, where a word begins.
func beginsWord(s, part string, at int) bool {
	for {
		if before := strings.TrimRightFunc(s[:at], unicode.IsSpace); len(before) < at {
			return true
		}
		next := strings.Index(s[at+1:], part)
		if next < 0 {
			return false
		}
		at += 1 + next
	}
}

// Resolve finds the record of a kind that a person means: by short number
// ("12" or "#12"), by alias or name, or by as much of it as is enough.
func (e Entry) Resolve(kind, text string) (ID, error) { return e.ResolveAmong(kind, text, nil) }

// ResolveAmong is Resolve among the records that keep wants; nil: all.
func (e Entry) ResolveAmong(kind, text string, keep func(*Record) bool) (ID, error) {
	m := e.meaning(kind, text)
	best, found := fitsNot, []*Record(nil)
	for _, r := range e.State.Kind(kind) {
		if keep != nil && !keep(r) {
			continue
		}
		switch fit := m.fit(r); {
		case fit < best:
			best, found = fit, append(found[:0], r)
		case fit == best && fit < fitsNot:
			found = append(found, r)
		}
	}
	switch len(found) {
	case 0:
		return ID{}, fmt.Errorf("there is no %s %q here", KindWord(kind), m.want)
	case 1:
		return found[0].ID, nil
	}
	return ID{}, e.ambiguous(kind, m.want, found)
}

// Matches lists the records of a kind that a text may mean, best first and in
// the list's order among equals; without a text, all of them. Of those, at most
// n are given; more is how many there are beyond. Only records that keep wants
// are looked at; it may be nil.
func (e Entry) Matches(kind, text string, n int, keep func(*Record) bool) (list []ID, more int) {
	m := e.meaning(kind, text)
	var by [fitsNot][]ID
	count := 0
	for _, r := range e.State.Kind(kind) {
		if keep != nil && !keep(r) {
			continue
		}
		fit := fitsStart
		if m.want != "" {
			fit = m.fit(r)
		}
		if fit == fitsNot {
			continue
		}
		if count++; len(by[fit]) < n {
			by[fit] = append(by[fit], r.ID)
		}
	}
	for _, ids := range by {
		list = append(list, ids...)
	}
	list = list[:min(len(list), max(n, 0))]
	return list, count - len(list)
}

// Spell writes a reference so that Resolve reads the same record back, also
// between the separators of several: its name, or its number where the name
// would be read as another's or as two.
func (e Entry) Spell(kind string, id ID) string {
	name := e.Name(kind, id)
	if strings.TrimSpace(name) != "" && !strings.ContainsAny(name, refSeparators) {
		if back, err := e.Resolve(kind, name); err == nil && back == id {
			return name
		}
	}
	if r := e.State.Get(kind, id); r != nil && r.Label != "" {
		return "#" + r.Label
	}
	return name
}

// refSeparators stand between the references of a list as it is typed.
const refSeparators = ",;+"
