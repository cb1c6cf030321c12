package session

import (
	"fmt"
	"slices"
	"strings"

	"doorstep/content"
)

// CardLine is one typed line, read: who said it, at which table, and the rest.
type CardLine struct {
	Text      string
	By, Table ID
}

// ParseCard reads the short forms "p07: text" and "t3: text". A prefix that
// looks like an alias or a table but names nobody here is an error, so that
// words are not put into somebody else's mouth; anything else is text.
func ParseCard(s *State, typed string) (CardLine, error) {
	typed, _ = Valid(strings.TrimSpace(typed))
	head, rest, found := strings.Cut(typed, ":")
	if !found || !looksLikeAlias(head) {
		return CardLine{Text: typed}, nil
	}
	if strings.TrimSpace(rest) == "" {
		return CardLine{Text: typed}, nil
	}
	card := CardLine{Text: strings.TrimSpace(rest)}
	for _, same := range []func(name, typed string) bool{exactAlias, sameAlias} {
		people := s.called(KindParticipant, head, same)
		tables := s.called(KindTable, head, same)
		switch {
		case len(people) > 1 && s.AliasOf(people[0]) != s.AliasOf(people[1]):
			both := []string{s.AliasOf(people[0]), s.AliasOf(people[1])}
			slices.Sort(both)
			return CardLine{}, fmt.Errorf("%s is in several rooms; write %s", strings.ToUpper(head), strings.Join(both, " or "))
		case len(people) > 0:
			card.By = people[0]
			return card, nil
		case len(tables) > 0:
			card.Table = tables[0]
			return card, nil
		}
	}
	word := KindWord(KindParticipant)
	if strings.EqualFold(head[:1], "t") {
		word = "table"
	}
	return CardLine{}, fmt.Errorf("there is no %s %s here; correct it, or leave it out", word, strings.ToUpper(head))
}

// called are the people or tables that a typed prefix means.
func (s *State) called(kind, typed string, same func(name, typed string) bool) []ID {
	var found []ID
	for _, r := range s.Kind(kind) {
		if same(r.Text(), typed) || kind == KindParticipant && same(s.AliasOf(r.ID), typed) {
			found = append(found, r.ID)
		}
	}
	return found
}

// exactAlias tells B01, a person, from B1, a table, in a room with a letter.
func exactAlias(alias, typed string) bool { return strings.EqualFold(alias, asciiDigits(typed)) }

// looksLikeAlias says whether a prefix is one or two letters and one to three
// digits, such as p7, P07, t3 or B12; after a merge a room's letter may stand
// in front, as in B-P07.
func looksLikeAlias(s string) bool {
	s = asciiDigits(s)
	if len(s) > 2 && s[1] == '-' && (s[0]|0x20) >= 'a' && (s[0]|0x20) <= 'z' {
		s = s[2:]
	}
	at := strings.IndexFunc(s, func(r rune) bool { return r >= '0' && r <= '9' })
	if at < 1 || at > 2 || len(s)-at > 3 || len(s) == at {
		return false
	}
	for i := 0; i < len(s); i++ {
		c := s[i] | 0x20
		if i < at && (c < 'a' || c > 'z') || i >= at && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return true
}

// FillCard completes a new card's fields with what was typed and with what is
// known already: the service comes from the draw, where the person was sent to
// one.
func FillCard(s *State, c *content.Capture, fields, typed Patch) {
	for f, v := range typed {
		fields[f] = Normal(v)
	}
	by, _ := fields["by"].(string)
	if by == "" || fields["service"] != nil || c.Field("service") == nil {
		return
	}
	for _, a := range All[Assignment](s) {
		for _, p := range a.People {
			if p.String() == by && !a.Service.IsZero() {
				fields["service"] = a.Service.String()
			}
		}
	}
}

// Split cuts a text that is longer than one value can hold into several, so
// that nothing that was typed is lost.
func Split(text string) []string {
	var parts []string
	for {
		kept, rest := Limit(text)
		parts = append(parts, kept)
		if rest == "" {
			return parts
		}
		text = rest
	}
}
