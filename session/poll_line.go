package session

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// PollMark is what a slip gives one item: dots, or stars.
type PollMark struct {
	Item ID
	N    int
}

// PollLine is one typed line of a count, read. What it does not say is zero.
type PollLine struct {
	// By is whose slip it is, Table which table's count.
	By, Table ID
	// Slip says that it is one person's slip: it stands under an alias, behind a
	// colon alone, or is letters and nothing else.
	Slip bool
	// Item is what the rest is about, or no ID for the row under the cursor.
	Item ID
	// Marks are a slip's dots or stars, or several tallies.
	Marks []PollMark
	// Tally is the dots of one item, Counts its stars, both off paper.
	Tally  *int
	Counts *StarCounts
	// Like and Change are words on an item.
	Like, Change string
	// Clear takes away what was counted.
	Clear bool
}

// ParseLine reads one line as it is typed while slips or tallies are counted:
//
//	12            the row's tally          0 2 5 12 9    the row's stars, ones first
//	a 12 b 9      tallies by letter        a 0 2 5 12 9  the stars of a
//	a a c         a slip without a name    : 4 5 3       the same for stars
//	p07: a a c    a slip, also a2 c        p07: 4 5 3    stars in the order of the items, - for none
//	t3: a 5 c 2   one table's count        t3: 0 1 2 2 1
//	+ words       somebody likes it        - words       and would change it
//	-             take the count away
//
// Items may also be named by their number, as #12. Letters are those of the
// poll's items. An error says what would be right, in a sentence without a full
// stop; nothing is changed by it.
func (p *Poll) ParseLine(s *State, typed string) (PollLine, error) {
	typed, _ = Valid(strings.TrimSpace(typed))
	var l PollLine
	rest, err := p.whose(s, typed, &l)
	if err != nil {
		return PollLine{}, err
	}
	if rest, err = p.words(s, rest, &l); err != nil || rest == "" {
		return l, err
	}
	tokens := tokensOf(rest)
	if len(tokens) == 0 {
		return l, nil
	}
	switch last := tokens[len(tokens)-1]; {
	case len(tokens) == 1 && last == "-":
		l.Clear = true
	case len(tokens) == 2 && last == "-" && !l.Slip:
		l.Clear = true
		l.Item, err = p.named(s, tokens[0])
	case p.IsDots():
		err = p.readDots(s, tokens, &l)
	case l.Slip:
		err = p.readStars(s, tokens, &l)
	default:
		err = p.readCounts(s, tokens, &l)
	}
	if err != nil {
		return PollLine{}, err
	}
	return l, nil
}

// whose reads what stands before a colon: a person, a table, or nothing, which
// makes it a slip without a name.
func (p *Poll) whose(s *State, typed string, l *PollLine) (rest string, err error) {
	head, rest, found := strings.Cut(typed, ":")
	if !found || strings.TrimSpace(head) != "" && !looksLikeAlias(head) {
		return typed, nil
	}
	l.Slip = true
	if strings.TrimSpace(head) == "" {
		return strings.TrimSpace(rest), nil
	}
	// A word stands in for an empty rest, which ParseCard takes for text.
	card, err := ParseCard(s, head+": .")
	if err != nil {
		return "", err
	}
	l.By, l.Table, l.Slip = card.By, card.Table, card.Table.IsZero()
	return strings.TrimSpace(rest), nil
}

// words reads what somebody likes or would change. The rest is empty if that is
// what the line was.
func (p *Poll) words(s *State, rest string, l *PollLine) (string, error) {
	body := rest
	if head, tail, found := strings.Cut(rest, " "); found && !isWords(rest) && isWords(strings.TrimSpace(tail)) {
		id, err := p.named(s, head)
		if err != nil {
			return rest, err
		}
		l.Item, body = id, strings.TrimSpace(tail)
	}
	if !isWords(body) {
		return rest, nil
	}
	if text := strings.TrimSpace(body[1:]); body[0] == '+' {
		l.Like = text
	} else {
		l.Change = text
	}
	l.Slip = false
	return "", nil
}

// isWords says whether a text is a sign and words behind it. A minus may stand
// for no stars too, but no letters come after that.
func isWords(s string) bool {
	return len(s) > 1 && (s[0] == '+' || s[0] == '-') && strings.ContainsFunc(s, unicode.IsLetter)
}

// tokensOf splits a line at blanks and signs between, and words from the
// figures behind them: "a2, c=1" is a 2 c 1.
func tokensOf(s string) []string {
	var tokens []string
	for _, part := range strings.FieldsFunc(asciiDigits(s), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;/=", r) }) {
		at := strings.IndexFunc(part, func(r rune) bool { return r >= '0' && r <= '9' })
		if at > 0 && part[0] != '#' && strings.IndexFunc(part[:at], func(r rune) bool { return !unicode.IsLetter(r) }) < 0 {
			tokens = append(tokens, part[:at], part[at:])
			continue
		}
		tokens = append(tokens, part)
	}
	return tokens
}

// named finds an item by its letter or number.
func (p *Poll) named(s *State, word string) (ID, error) {
	for _, item := range p.Items {
		if strings.EqualFold(item.Letter, word) {
			return item.ID, nil
		}
		if number, isNumber := strings.CutPrefix(word, "#"); isNumber {
			if r := s.Get(p.Of, item.ID); r != nil && r.Label != "" && strings.EqualFold(r.Label, number) {
				return item.ID, nil
			}
		}
	}
	if len(p.Items) == 0 {
		return ID{}, fmt.Errorf("there is no %s to count for yet", p.Of)
	}
	return ID{}, fmt.Errorf("%s is none of the letters here; nothing was counted, correct the line", quoted(word))
}

// several finds the items of a word of letters: one item, or a letter each, as
// in "aac".
func (p *Poll) several(s *State, word string) ([]ID, error) {
	id, err := p.named(s, word)
	if err == nil {
		return []ID{id}, nil
	}
	if len(word) < 2 || len(p.Items) > 26 || word[0] == '#' {
		return nil, err
	}
	var ids []ID
	for _, r := range word {
		if id, err = p.named(s, string(r)); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// readDots reads a tally, several by letter, or a slip.
func (p *Poll) readDots(s *State, tokens []string, l *PollLine) error {
	if n, err := countOf(tokens[0]); err == nil && len(tokens) == 1 && !l.Slip {
		l.Tally = &n
		return nil
	}
	if len(tokens) > 1 && !slices.ContainsFunc(tokens, func(t string) bool { return !onlyDigits(t) }) {
		return fmt.Errorf("%s has no letters, so nothing was counted; type one figure a line, or a letter before each, like a 12 b 16", quoted(strings.Join(tokens, " ")))
	}
	figures := false
	var bare []ID // items without a figure, one dot each
	for i := 0; i < len(tokens); i++ {
		ids, err := p.several(s, tokens[i])
		if err != nil {
			return err
		}
		n := 1
		if i+1 < len(tokens) && onlyDigits(tokens[i+1]) {
			if n, err = countOf(tokens[i+1]); err != nil {
				return err
			}
			figures = true
			i++
		} else {
			bare = append(bare, ids...)
		}
		for _, id := range ids {
			l.Marks = addMark(l.Marks, id, n)
		}
	}
	if !l.Slip && figures && len(bare) > 0 {
		return fmt.Errorf("%s has no figure; give each letter its count, or none of them for one slip", quoted(p.Item(bare[0]).Letter))
	}
	l.Slip = l.Slip || !figures && l.Table.IsZero()
	if len(l.Marks) == 1 && !l.Slip {
		l.Item, l.Tally, l.Marks = l.Marks[0].Item, &l.Marks[0].N, nil
	}
	return nil
}

func addMark(marks []PollMark, item ID, n int) []PollMark {
	for i := range marks {
		if marks[i].Item == item {
			marks[i].N = addCapped(marks[i].N, n)
			return marks
		}
	}
	return append(marks, PollMark{item, n})
}

// readStars reads one person's stars: in the order of the items, or by letter.
func (p *Poll) readStars(s *State, tokens []string, l *PollLine) error {
	if none(tokens[0]) || onlyDigits(tokens[0]) {
		if len(tokens) > len(p.Items) {
			return fmt.Errorf("there are %d stars here and only %d to rate; nothing was counted, correct the line", len(tokens), len(p.Items))
		}
		for i, word := range tokens {
			if err := l.star(p.Items[i].ID, word); err != nil {
				return err
			}
		}
		return nil
	}
	if len(tokens)%2 != 0 {
		return fmt.Errorf("give each letter its stars, like a4 c5, or type them in the order of the list, like 4 5 3")
	}
	for i := 0; i < len(tokens); i += 2 {
		id, err := p.named(s, tokens[i])
		if err != nil {
			return err
		}
		if err := l.star(id, tokens[i+1]); err != nil {
			return err
		}
	}
	return nil
}

func none(word string) bool { return word == "-" || word == "." || word == "0" }

func (l *PollLine) star(item ID, word string) error {
	if none(word) {
		return nil
	}
	if len(word) != 1 || word[0] < '1' || word[0] > '5' {
		return fmt.Errorf("stars go from 1 to 5, or - for none; %s is neither, so nothing was counted", quoted(word))
	}
	l.Marks = append(l.Marks, PollMark{item, int(word[0] - '0')})
	return nil
}

// readCounts reads how many gave each star, for the row or for a letter.
func (p *Poll) readCounts(s *State, tokens []string, l *PollLine) error {
	if len(tokens) > 1 && !onlyDigits(tokens[0]) {
		id, err := p.named(s, tokens[0])
		if err != nil {
			return err
		}
		l.Item, tokens = id, tokens[1:]
	}
	c, err := ParseStarCounts(strings.Join(tokens, " "))
	l.Counts = &c
	return err
}

// countOf reads a whole number that a room can come to.
func countOf(word string) (int, error) {
	n, err := wholeNumber(word)
	if err == nil && n > maxRaters {
		err = errTooLarge
	}
	if err != nil {
		return 0, refusal(word, err, "type how many dots there are")
	}
	return n, nil
}
