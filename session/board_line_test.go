package session

import (
	"fmt"
	"strings"
	"testing"
)

// readWall has cards 1 to 15 and themes A and B; 13 is deleted.
func readWall(t testing.TB) *Board {
	t.Helper()
	l, c := newWall(t, 15)
	l.theme(t, ID{}, Patch{"sentence": "x"}, c[0])
	l.theme(t, ID{}, Patch{"sentence": "y"})
	l.remove(t, KindCard, c[12])
	return l.wall()
}

var verbNames = []string{"nothing", "lay", "new", "park", "off", "name", "merge", "mark", "show", "like"}

// told is a line as it was understood.
func told(b *Board, l BoardLine) string {
	text := verbNames[l.Verb]
	numbers := func(ids []ID) {
		for _, id := range ids {
			text += " " + b.label(id)
		}
	}
	for _, m := range l.Moves {
		text += " " + m.Letter
		if m.Theme.IsZero() {
			text += "*"
		}
		numbers(m.Cards)
	}
	for _, id := range l.Themes {
		if r := b.state.Get(KindTheme, id); r != nil {
			text += " " + ThemeLetter(r)
		} else {
			text += " *"
		}
	}
	numbers(l.Cards)
	if l.Sentence != "" {
		text += ": " + l.Sentence
	}
	return text
}

func TestLinesAtTheWall(t *testing.T) {
	b := readWall(t)
	for typed, want := range map[string]string{
		"":                         "nothing",
		"b 12 14 1":                "lay B 12 14 1",
		"B 12, 14;1.":              "lay B 12 14 1",
		"12 14 1 b":                "lay B 12 14 1",
		"b #12 and #14":            "lay B 12 14",
		"12 and 14 to b":           "lay B 12 14",
		"b 12-15":                  "lay B 12 14 15",
		"15-12 b":                  "lay B 12 14 15",
		"b 9-10 10 9":              "lay B 9 10",
		"b12 14":                   "lay B 12 14",
		"12 14b":                   "lay B 12 14",
		"b ১২ ১৪":                  "lay B 12 14",
		"a 3 4 b 5 6-7":            "lay A 3 4 B 5 6 7",
		"3 4 a 5 b 6 a":            "lay A 3 4 6 B 5",
		"c 3":                      "lay C* 3",
		"c 3 d 4 c 5":              "lay C* 3 5 D* 4",
		"new 3 4":                  "new 3 4",
		"+ 3 4":                    "new 3 4",
		"+3 4":                     "new 3 4",
		"split 3":                  "new 3",
		"new":                      "new",
		"new 3 4: People wait":     "new 3 4: People wait",
		"new: People wait":         "new: People wait",
		"People wait for 3 hours":  "new: People wait for 3 hours",
		"I wait and wait":          "new: I wait and wait",
		"New people are sent away": "new: New people are sent away",
		"Note: they are sent away": "new: Note: they are sent away",
		"লাইনে তিন ঘণ্টা": "new: লাইনে তিন ঘণ্টা",
		"park 9":                        "park 9",
		". 9":                           "park 9",
		"park b":                        "park B",
		"park":                          "park",
		"off 9 10":                      "off 9 10",
		"- 9":                           "off 9",
		"a: People wait: for nothing":   "name A: People wait: for nothing",
		"b = People pay":                "name B: People pay",
		"c: People pay":                 "name *: People pay",
		"merge a and b":                 "merge A B",
		"merge b into a":                "merge A B",
		"12":                            "mark 12",
		"12 14":                         "mark 12 14",
		"b":                             "show B",
		"c":                             "show *",
		"like 12":                       "like 12",
		"~ 12":                          "like 12",
		"a 3\u200b 4":                   "lay A 3 4",
		"  b   12  " + "\u00a0" + "14 ": "lay B 12 14",
	} {
		l, err := b.Read(typed)
		if err != nil {
			t.Errorf("%q: %v", typed, err)
		} else if got := told(b, l); got != want {
			t.Errorf("%q is read as %s, want %s", typed, got, want)
		}
	}
}

func TestLinesThatAreRefused(t *testing.T) {
	b := readWall(t)
	for typed, want := range map[string]string{
		"b 12 99":        "there is no card 99 here; nothing was moved",
		"b 99 12 105 99": "there are no cards 99 and 105 here",
		"b 13":           "there is no card 13",
		"b 12-99":        "there is no card 99",
		"f 12":           "there is no theme F; the next is C",
		"d 3 c 4":        "there is no theme D; the next is C",
		"d":              "there is no theme D",
		"12 b 14":        "no letter stands behind 14",
		"a b 3":          "no card stands beside A",
		"a 3 b 3":        "3 is sent to A and to B",
		"merge a":        "two themes are merged",
		"merge a c":      "there is no theme C yet",
		"park d":         "there is no theme D",
		"a:":             "behind a: goes the theme",
		"d: hello there": "there is no theme D",
		"hello":          `"hello" is no card or theme`,
		"b 12 hello":     `"hello" is no card or theme`,
		"b12x":           "there is no card 12X",
		"like 1 2":       "like takes one card",
		",;":             "is no card or theme",
	} {
		l, err := b.Read(typed)
		if err == nil {
			t.Errorf("%q is read as %s", typed, told(b, l))
		} else if !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", typed, err, want)
		}
	}
}

func TestLinesAtAWallOfTwoRooms(t *testing.T) {
	united := newLaptop(1)
	for n := range 2 {
		room := newRoom(int64(n + 1))
		for range 3 {
			room.add(t, KindCard, Patch{"text": "y"})
		}
		for range n + 1 {
			room.theme(t, ID{}, Patch{"sentence": "x"})
		}
		united.ApplyAll(room.Changes())
	}
	b := united.wall()
	for typed, want := range map[string]string{
		"b-a A1 b3":    "lay B-A A1 B3",
		"b A1":         "lay B-B A1", // only one room has a B
		"a-a b1-3":     "lay A-A B1 B2 B3",
		"b-b a1-a2 b2": "lay B-B A1 A2 B2",
	} {
		l, err := b.Read(typed)
		if err != nil || told(b, l) != want {
			t.Errorf("%q is read as %s (%v), want %s", typed, told(b, l), err, want)
		}
	}
	for typed, want := range map[string]string{
		"a A1":  "theme A is in several rooms; write the room's letter before it, as in B-A",
		"b-b 2": "card 2 is in several rooms, as A2 and B2",
	} {
		if _, err := b.Read(typed); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", typed, err, want)
		}
	}
}

// FuzzBoardLine reads any line: it never falls over, a refusal is a sentence
// and does nothing, and what is read names cards that are there, none twice.
func FuzzBoardLine(f *testing.F) {
	for _, seed := range []string{"b 12 14 1", "12-15 b", "new 3: x y z", "merge b into a", "b12", "১২ b", "a:", "--", "b-", "'", "12--15 b", "\u200b", "+", "a=b=c", "park \xff", "#", "#-#1", "1-#"} {
		f.Add(seed)
	}
	b := readWall(f)
	f.Fuzz(func(t *testing.T, typed string) {
		l, err := b.Read(typed)
		if err != nil {
			if text := err.Error(); text == "" || strings.ContainsAny(text, "\n\x1b\x00") {
				t.Fatalf("%q is refused with %q", typed, text)
			}
			return
		}
		seen := map[ID]string{}
		note := func(place string, ids []ID) {
			for _, id := range ids {
				if b.state.Get(KindCard, id) == nil || seen[id] != "" {
					t.Fatalf("%q holds a card that is not there, or twice: %s", typed, told(b, l))
				}
				seen[id] = place
			}
		}
		note("cards", l.Cards)
		for _, m := range l.Moves {
			if len(m.Cards) == 0 || m.Letter == "" {
				t.Fatalf("%q moves nothing, or nowhere: %s", typed, fmt.Sprint(m))
			}
			note(m.Letter, m.Cards)
		}
	})
}
