package session

import (
	"fmt"
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
	for _, r := range s.Kind(KindParticipant) {
		if sameAlias(r.Str("alias"), head) {
			card.By = r.ID
			return card, nil
		}
	}
	for _, r := range s.Kind(KindTable) {
		if sameAlias(r.Str("label"), head) {
			card.Table = r.ID
			return card, nil
		}
	}
	word := "participant"
	if strings.EqualFold(head[:1], "t") {
		word = "table"
	}
	return CardLine{}, fmt.Errorf("there is no %s %s here; correct it, or leave it out", word, strings.ToUpper(head))
}

// looksLikeAlias says whether a prefix is one or two letters and one to three
// digits, such as p7, P07, t3 or B12.
func looksLikeAlias(s string) bool {
	s = asciiDigits(s)
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
