package session

import (
	"fmt"
	"slices"
	"strings"
)

// readCards reads numbers as they stand on the slips, and ranges of them; no
// card comes twice. Numbers that no card has are all named at once.
func (b *Board) readCards(words []string) ([]ID, error) {
	var ids []ID
	var unknown []string
	for _, w := range words {
		w = strings.ToUpper(strings.TrimPrefix(asciiDigits(w), "#"))
		if from, to, ok := rangeOf(w); ok {
			first, errFirst := b.card(from, &unknown)
			last, errLast := b.card(to, &unknown)
			switch {
			case errFirst != nil:
				return nil, errFirst
			case errLast != nil:
				return nil, errLast
			case first != nil && last != nil:
				ids = append(ids, b.between(first, last)...)
			}
			continue
		}
		r, err := b.card(w, &unknown)
		if err != nil {
			return nil, err
		}
		if r != nil {
			ids = append(ids, r.ID)
		}
	}
	if len(unknown) > 0 {
		words := "is no card"
		if len(unknown) > 1 {
			words = "are no cards"
		}
		return nil, fmt.Errorf("there %s %s here; %s", words, joinAnd(unknown), nothingMoved)
	}
	return uniqueIDs(ids), nil
}

// card finds the card that a number means; one that there is not goes to the
// unknown ones.
func (b *Board) card(label string, unknown *[]string) (*Record, error) {
	b.index()
	if r := b.labels[label]; r != nil {
		return r, nil
	}
	switch same := b.bare[label]; len(same) {
	case 0:
		if label = OneLine(label); len(*unknown) < 8 && !slices.Contains(*unknown, label) {
			*unknown = append(*unknown, label)
		}
		return nil, nil
	case 1:
		return same[0], nil
	default:
		return nil, fmt.Errorf("card %s is in several rooms, as %s and %s; %s", label, same[0].Label, same[1].Label, nothingMoved)
	}
}

// index brings the table of labels up to date when a number is typed.
func (b *Board) index() {
	if b.labels == nil {
		b.all = Selection{
			Kind: KindCard, Keep: func(r *Record) bool { return r.Label != "" },
			Came: b.call, Gone: b.uncall, Reset: func() { b.labels, b.bare = map[string]*Record{}, map[string][]*Record{} },
		}
	}
	b.all.Of(b.state, nil)
	if b.labels == nil {
		b.all.Reset() // there are no cards
	}
}

// call and uncall take a card's label in and out of the table.
func (b *Board) call(r *Record) {
	b.labels[strings.ToUpper(r.Label)] = r
	if bare, roomed := bareLabel(r); roomed {
		at, _ := slices.BinarySearchFunc(b.bare[bare], r, compareLabels)
		b.bare[bare] = slices.Insert(b.bare[bare], at, r)
	}
}

func (b *Board) uncall(r *Record) {
	if label := strings.ToUpper(r.Label); b.labels[label] == r {
		delete(b.labels, label)
	}
	if bare, roomed := bareLabel(r); roomed {
		b.bare[bare] = slices.DeleteFunc(b.bare[bare], func(x *Record) bool { return x == r })
		if len(b.bare[bare]) == 0 {
			delete(b.bare, bare)
		}
	}
}

// bareLabel is a label without its room, where it has one.
func bareLabel(r *Record) (bare string, roomed bool) {
	room := roomOf(r)
	return strings.ToUpper(strings.TrimPrefix(r.Label, room)), room != ""
}

// rangeOf cuts "12-15" and "B12-B15"; "B12-15" stays in the room.
func rangeOf(w string) (from, to string, ok bool) {
	for _, dash := range []string{"-", "–", "—"} {
		if from, to, ok = strings.Cut(w, dash); ok {
			break
		}
	}
	digit := func(s string) bool { return strings.ContainsAny(s, "0123456789") }
	if !ok || !digit(from) || !digit(to) {
		return "", "", false
	}
	to = strings.TrimPrefix(to, "#")
	if room := from[:strings.IndexAny(from, "0123456789")]; room != "" && to[0] >= '0' && to[0] <= '9' {
		to = room + to
	}
	return from, to, true
}

// between are the cards from one number to another in one room: those on the
// wall, since the numbers of a range are never all meant by name, and the two
// ends themselves.
func (b *Board) between(first, last *Record) []ID {
	if first.Number > last.Number {
		first, last = last, first
	}
	ids := []ID{first.ID}
	for _, c := range b.Columns {
		for _, r := range c.Cards {
			if r.Number > first.Number && r.Number < last.Number && roomOf(r) == roomOf(first) {
				ids = append(ids, r.ID)
			}
		}
	}
	return append(ids, last.ID)
}

// apart sets a letter off that was typed without a space: "b12 14" and "12
// 14b", where no card has that label.
func (b *Board) apart(words []string) []string {
	b.index()
	last := len(words) - 1
	known := func(w string) bool {
		w = strings.ToUpper(asciiDigits(w))
		return b.labels[w] != nil || b.bare[w] != nil
	}
	digit := func(r rune) bool { return r >= '0' && r <= '9' }
	if w := asciiDigits(words[0]); w != "" && !known(w) && lettered(w[:1]) {
		if at := strings.IndexFunc(w, digit); at > 0 && lettered(w[:at]) {
			return slices.Concat([]string{w[:at], w[at:]}, words[1:])
		}
	}
	if w := asciiDigits(words[last]); w != "" && !known(w) && digit(rune(w[0])) {
		if at := strings.LastIndexFunc(w, digit) + 1; at < len(w) && lettered(w[at:]) {
			return slices.Concat(words[:last], []string{w[:at], w[at:]})
		}
	}
	return words
}

// label is a card's number as it is read.
func (b *Board) label(id ID) string {
	if r := b.state.Get(KindCard, id); r != nil {
		return r.Label
	}
	return "a card"
}

// uniqueIDs drops what comes again, and keeps the order.
func uniqueIDs(ids []ID) []ID {
	seen := make(map[ID]bool, len(ids))
	return slices.DeleteFunc(ids, func(id ID) bool {
		again := seen[id]
		seen[id] = true
		return again
	})
}

// joinAnd is "9", "9 and 12" or "9, 12 and 31".
func joinAnd(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}
