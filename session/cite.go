package session

import (
	"slices"
	"strings"
	"unicode"
)

// Roles of a link between two records.
const (
	// RoleEvidence says that one record rests on another.
	RoleEvidence = "evidence"
	// RoleContradicts says that two entries of an empathy map do not agree.
	RoleContradicts = "contradicts"
)

// CutEvidence takes how something is known off the end of a typed line: card
// numbers such as "#12 #31", or words in square brackets, or both. What is left
// is what was said.
func CutEvidence(typed string) (said, evidence string) {
	said = strings.TrimSpace(typed)
	words := ""
	if open := openingOf(said); open >= 0 {
		said, words = strings.TrimSpace(said[:open]), strings.TrimSpace(said[open+1:len(said)-1])
	}
	var numbers []string
	for said != "" {
		at := strings.LastIndexFunc(said, unicode.IsSpace)
		label := cited(said[at+1:])
		if label == "" {
			break
		}
		numbers = append(numbers, "#"+label)
		said = strings.TrimSpace(said[:at+1])
	}
	slices.Reverse(numbers)
	if words != "" {
		numbers = append(numbers, words)
	}
	return said, strings.Join(numbers, " ")
}

// WithEvidence is the line that CutEvidence cuts in these two.
func WithEvidence(said, evidence string) string {
	switch {
	case evidence == "":
		return said
	case said == "":
		return bracketed(evidence)
	}
	return said + " " + bracketed(evidence)
}

func bracketed(evidence string) string {
	for _, word := range strings.Fields(evidence) {
		if cited(word) == "" {
			return "[" + evidence + "]"
		}
	}
	return evidence
}

// openingOf is where the bracket opens that closes at the end of a text, -1
// where none does.
func openingOf(text string) int {
	if !strings.HasSuffix(text, "]") {
		return -1
	}
	depth := 0
	for i := len(text) - 1; i >= 0; i-- {
		switch text[i] {
		case ']':
			depth++
		case '[':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// cited is the short number that a word such as "#12" or "#B7," names, "" for
// any other word.
func cited(word string) string {
	label, ok := strings.CutPrefix(strings.TrimRight(word, ",;."), "#")
	label = asciiDigits(label)
	if !ok || !strings.ContainsAny(label, "0123456789") || strings.ContainsFunc(label, notAlphanumeric) {
		return ""
	}
	return label
}

func notAlphanumeric(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// CardsCited are the cards that a text names by number, and the numbers that no
// card has.
func CardsCited(s *State, text string) (cards []ID, missing []string) {
	for _, word := range strings.Fields(text) {
		label := cited(word)
		if label == "" {
			continue
		}
		at := slices.IndexFunc(s.Kind(KindCard), func(r *Record) bool { return strings.EqualFold(r.Label, label) })
		if at < 0 {
			missing = append(missing, "#"+label)
			continue
		}
		if id := s.Kind(KindCard)[at].ID; !slices.Contains(cards, id) {
			cards = append(cards, id)
		}
	}
	return cards, missing
}

// SetCiting sets fields of a record as Gesture.Set does. If its evidence is
// among them, the record is linked to the cards that are named there; cards that
// were named before and no longer are lose their link, and a link that was made
// in another way stays.
func SetCiting(g *Gesture, kind string, id ID, fields Patch) error {
	before := ""
	if r := g.state.Get(kind, id); r != nil {
		before = r.Str("evidence")
	}
	if err := g.Set(kind, id, fields); err != nil {
		return err
	}
	v, named := fields["evidence"]
	if !named {
		return nil
	}
	now, _ := v.(string)
	return relink(g, id, before, now)
}

// AddCiting makes a record as Gesture.Add does, and links it to the cards that
// its evidence names.
func AddCiting(g *Gesture, kind string, fields Patch) (ID, error) {
	id, err := g.Add(kind, fields)
	if err != nil {
		return id, err
	}
	evidence, _ := fields["evidence"].(string)
	return id, relink(g, id, "", evidence)
}

// relink makes the links that a text asks for, and takes back those that only
// the text before asked for.
func relink(g *Gesture, from ID, before, now string) error {
	had, _ := CardsCited(g.state, before)
	has, _ := CardsCited(g.state, now)
	for _, to := range had {
		id := LinkID(from, to)
		l := g.state.Get(KindLink, id)
		if slices.Contains(has, to) || l == nil || l.Str("role") != RoleEvidence {
			continue
		}
		if err := g.Delete(KindLink, id); err != nil {
			return err
		}
	}
	for _, to := range has {
		if slices.Contains(had, to) {
			continue
		}
		if err := g.Set(KindLink, LinkID(from, to), Patch{"from": from, "to": to, "role": RoleEvidence}); err != nil {
			return err
		}
	}
	return nil
}
