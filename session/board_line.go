package session

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// BoardVerb is what a line typed at the wall asks for.
type BoardVerb int

// The verbs of the wall's line.
const (
	BoardNothing BoardVerb = iota
	// BoardLay lays cards under themes: "b 12 14 31", "12 14 31 b", and several
	// at once, "a 3 4 b 12-15".
	BoardLay
	// BoardNew makes a theme: "new 3 4 5", "new 3 4: People wait", or just the
	// sentence. "split" says the same.
	BoardNew
	// BoardPark parks cards, "park 9", or themes, "park c".
	BoardPark
	// BoardLoosen takes cards off, "off 9 12".
	BoardLoosen
	// BoardName names a theme: "b: People wait without a number".
	BoardName
	// BoardMerge makes one of several themes: "merge a and c" stays a, "merge c
	// into a" too.
	BoardMerge
	// BoardMark marks cards: "12 14 31".
	BoardMark
	// BoardShow goes to a theme, or lays the marked cards under it: "b".
	BoardShow
	// BoardAlike shows cards with similar wording: "like 12".
	BoardAlike
)

// BoardLine is a typed line, read. Nothing was done yet.
type BoardLine struct {
	Verb  BoardVerb
	Moves []BoardMove // BoardLay
	Cards []ID        // the others, none twice
	// Themes are those of BoardPark, BoardName, BoardShow and BoardMerge, where
	// the first is the one that stays. A zero id is the theme to come.
	Themes   []ID
	Sentence string
}

// BoardMove is some cards on their way to a theme. A zero Theme is one to come,
// with that letter.
type BoardMove struct {
	Theme  ID
	Letter string
	Cards  []ID
}

// nothingMoved ends a refusal: the line stays to be mended.
const nothingMoved = "nothing was moved; mend the line, or press Esc"

var boardVerbs = map[string]BoardVerb{
	"new": BoardNew, "+": BoardNew, "split": BoardNew, "park": BoardPark, ".": BoardPark,
	"off": BoardLoosen, "-": BoardLoosen, "merge": BoardMerge, "like": BoardAlike, "~": BoardAlike,
}

// fillers are said between numbers, and mean nothing.
var fillers = []string{"and", "to", "&", "goes", "go"}

// Read reads a line typed at the wall. It does nothing. A number or letter
// that stands for nothing here is an error that names it, so that the whole
// line can be mended: no part of it counts.
func (b *Board) Read(typed string) (BoardLine, error) {
	text, _ := Valid(strings.TrimSpace(typed))
	if text == "" {
		return BoardLine{}, nil
	}
	if l, named, err := b.readName(text); named {
		return l, err
	}
	words := boardWords(text)
	if len(words) == 0 {
		return BoardLine{}, fmt.Errorf("%s is no card or theme; %s", quoted(OneLine(text)), nothingMoved)
	}
	verb, known := boardVerbs[strings.ToLower(words[0])]
	if !known {
		return b.readMoves(text, words)
	}
	if prose(b, words[1:]) > 1 { // "New people are sent away" is a sentence
		return BoardLine{Verb: BoardNew, Sentence: text}, nil
	}
	return b.readVerb(verb, words[0], words[1:])
}

// readName reads "b: sentence" and "new 3 4: sentence".
func (b *Board) readName(text string) (BoardLine, bool, error) {
	at := strings.IndexAny(text, ":=")
	if at < 0 {
		return BoardLine{}, false, nil
	}
	head, sentence := boardWords(text[:at]), strings.TrimSpace(text[at+1:])
	if len(head) == 0 {
		return BoardLine{}, false, nil
	}
	switch verb := boardVerbs[strings.ToLower(head[0])]; {
	case verb == BoardNew && prose(b, head[1:]) == 0:
		cards, err := b.readCards(head[1:])
		return BoardLine{Verb: BoardNew, Cards: cards, Sentence: sentence}, true, err
	case len(head) > 1 || !lettered(head[0]):
		return BoardLine{}, false, nil
	}
	theme, err := b.theme(head[0], 0)
	switch {
	case err != nil && len(head[0]) > 1:
		return BoardLine{}, false, nil // "Note: ..." begins a sentence
	case err != nil:
		return BoardLine{}, true, err
	case sentence == "":
		return BoardLine{}, true, fmt.Errorf("behind %s: goes the theme as a whole sentence", OneLine(head[0]))
	}
	return BoardLine{Verb: BoardName, Themes: []ID{theme.Theme}, Sentence: sentence}, true, nil
}

// readVerb reads what stands behind a verb.
func (b *Board) readVerb(verb BoardVerb, said string, words []string) (BoardLine, error) {
	l := BoardLine{Verb: verb}
	var err error
	switch {
	case verb == BoardMerge:
		l.Themes, err = b.readMerge(words)
	case verb == BoardPark && len(words) > 0 && lettered(words[0]):
		l.Themes, err = b.readThemes(words)
	default:
		l.Cards, err = b.readCards(words)
		if err == nil && verb == BoardAlike && len(l.Cards) > 1 {
			err = fmt.Errorf("%s takes one card", said)
		}
	}
	if err != nil {
		return BoardLine{}, err
	}
	return l, nil
}

func (b *Board) readMerge(words []string) ([]ID, error) {
	at := slices.IndexFunc(words, func(w string) bool { return strings.EqualFold(w, "into") || strings.EqualFold(w, "in") })
	if at >= 0 {
		words = slices.Concat(words[at+1:], words[:at])
	}
	themes, err := b.readThemes(words)
	if err == nil && len(themes) < 2 {
		err = errors.New("two themes are merged, as in merge a and c; the first of them stays")
	}
	return themes, err
}

// readThemes reads letters of themes that are there, none twice.
func (b *Board) readThemes(words []string) ([]ID, error) {
	var ids []ID
	for _, w := range words {
		t, err := b.theme(w, 0)
		if err == nil && t.Theme.IsZero() {
			err = fmt.Errorf("there is no theme %s yet; %s", t.Letter, nothingMoved)
		}
		if err != nil {
			return nil, err
		}
		if !slices.Contains(ids, t.Theme) {
			ids = append(ids, t.Theme)
		}
	}
	return ids, nil
}

// readMoves reads numbers and letters: letters first, numbers first, or
// numbers alone. Words that are neither make the line a sentence.
func (b *Board) readMoves(text string, words []string) (BoardLine, error) {
	switch prose(b, words) {
	case 0:
	case 1:
		for _, w := range words {
			if b.isProse(w) {
				return BoardLine{}, fmt.Errorf("%s is no card or theme; %s", quoted(OneLine(w)), nothingMoved)
			}
		}
	default:
		return BoardLine{Verb: BoardNew, Sentence: text}, nil
	}
	words = b.apart(words)
	if !slices.ContainsFunc(words, lettered) {
		cards, err := b.readCards(words)
		return BoardLine{Verb: BoardMark, Cards: cards}, err
	}
	if len(words) == 1 {
		t, err := b.theme(words[0], 0)
		if err == nil {
			return BoardLine{Verb: BoardShow, Themes: []ID{t.Theme}}, nil
		}
		return BoardLine{}, err
	}
	moves, err := b.readGroups(words)
	if err != nil {
		return BoardLine{}, err
	}
	return BoardLine{Verb: BoardLay, Moves: moves}, nil
}

// readGroups cuts the words at the letters, which stand before their numbers if
// the line begins with one, else behind them.
func (b *Board) readGroups(words []string) ([]BoardMove, error) {
	first := lettered(words[0])
	var moves []BoardMove
	var numbers []string
	sent := map[ID]string{}
	coming := 0
	flush := func(l string) error {
		t, err := b.theme(l, coming)
		if err != nil {
			return err
		}
		if len(numbers) == 0 {
			return fmt.Errorf("no card stands beside %s; %s", t.Letter, nothingMoved)
		}
		if t.Cards, err = b.readCards(numbers); err != nil {
			return err
		}
		for _, id := range t.Cards {
			if before, twice := sent[id]; twice && before != t.Letter {
				return fmt.Errorf("%s is sent to %s and to %s; %s", b.label(id), before, t.Letter, nothingMoved)
			}
			sent[id] = t.Letter
		}
		if at := slices.IndexFunc(moves, func(m BoardMove) bool { return m.Letter == t.Letter }); at >= 0 {
			moves[at].Cards = uniqueIDs(append(moves[at].Cards, t.Cards...))
		} else {
			moves = append(moves, t)
			if t.Theme.IsZero() {
				coming++
			}
		}
		numbers = nil
		return nil
	}
	open := ""
	for i, w := range words {
		switch {
		case !lettered(w):
			numbers = append(numbers, w)
		case !first:
			if err := flush(w); err != nil {
				return nil, err
			}
		default:
			if i > 0 {
				if err := flush(open); err != nil {
					return nil, err
				}
			}
			open = w
		}
	}
	if first {
		return moves, flush(open)
	}
	if len(numbers) > 0 {
		return nil, fmt.Errorf("no letter stands behind %s; %s", OneLine(numbers[len(numbers)-1]), nothingMoved)
	}
	return moves, nil
}

// theme is the theme that a letter means, or one that is to come.
func (b *Board) theme(word string, coming int) (BoardMove, error) {
	if c := b.ThemeCalled(word); c != nil {
		return BoardMove{Theme: c.Theme.ID, Letter: c.Letter}, nil
	}
	shown := OneLine(strings.ToUpper(word))
	if b.inRooms(word) {
		return BoardMove{}, fmt.Errorf("theme %s is in several rooms; write the room's letter before it, as in B-%s; %s", shown, shown, nothingMoved)
	}
	for n := range coming + 1 {
		if l := b.coming(n); strings.EqualFold(l, word) || strings.EqualFold(strings.TrimPrefix(l, b.room), word) {
			return BoardMove{Letter: l}, nil
		}
	}
	return BoardMove{}, fmt.Errorf("there is no theme %s; the next is %s; %s", shown, b.coming(coming), nothingMoved)
}

// inRooms says whether a letter was given in several rooms.
func (b *Board) inRooms(word string) bool {
	for l := range b.themes {
		if strings.HasSuffix(l, "-"+strings.ToUpper(word)) {
			return true
		}
	}
	return false
}

// boardWords cuts a line at spaces and commas, drops what is said in between,
// and sets off a verb that is a sign.
func boardWords(text string) []string {
	text = strings.TrimSpace(text)
	var words []string
	if text != "" && strings.ContainsRune("+.-~", rune(text[0])) {
		words, text = append(words, text[:1]), text[1:]
	}
	cut := func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == ';' }
	for _, w := range strings.FieldsFunc(text, cut) {
		w = strings.TrimRight(w, ".!")
		if w != "" && !slices.Contains(fillers, strings.ToLower(w)) {
			words = append(words, w)
		}
	}
	return words
}

// lettered says whether a word can be the letter of a theme: letters, with a
// room's before a hyphen, and a stroke behind the second laptop's.
func lettered(w string) bool {
	for i, r := range w {
		plain := r < unicode.MaxASCII && unicode.IsLetter(r)
		if !plain && (i == 0 || r != '-' && r != '\'') {
			return false
		}
	}
	return w != ""
}

// isProse says whether a word is neither a number nor a letter of a theme.
func (b *Board) isProse(w string) bool {
	if strings.ContainsFunc(asciiDigits(w), func(r rune) bool { return r >= '0' && r <= '9' }) {
		return false
	}
	if !lettered(w) {
		return true
	}
	return len(w) > 1 && b.ThemeCalled(w) == nil && !strings.EqualFold(w, b.Next) && !b.inRooms(w) && !strings.EqualFold(w, "into") && !strings.EqualFold(w, "in")
}

func prose(b *Board, words []string) int {
	n := 0
	for _, w := range words {
		if b.isProse(w) {
			n++
		}
	}
	return n
}
