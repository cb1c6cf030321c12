package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// counted presses keys and counts them; a text counts a key for each letter.
func (s *stage) counted(n *int, names ...string) {
	s.t.Helper()
	s.press(names...)
	*n += len(names)
}

func (s *stage) countedText(n *int, text string) {
	s.t.Helper()
	for _, r := range text {
		s.counted(n, strings.ReplaceAll(string(r), " ", "space"))
	}
}

// TestKeysBoard counts the keys that it takes to lay sixty cards under six
// themes, without those of the sentences: on the wall one key a card, and off
// the wall the numbers themselves with a space between.
func TestKeysBoard(t *testing.T) {
	t.Parallel()
	const cards, themes = 60, 6
	want := ""
	for theme := range themes {
		want += fmt.Sprintf("|%c", 'A'+theme)
		for n := theme + 1; n <= cards; n += themes {
			want += fmt.Sprint(" ", n)
		}
	}
	want += "|lot"

	onWall := 0
	s := onBoard(t, cards)
	s.counted(&onWall, "tab")
	for i := range cards {
		s.counted(&onWall, string(rune('a'+i%themes)))
	}
	s.settle()
	s.lies(want)

	offWall, digits := 0, 0
	s2 := onBoard(t, cards)
	for theme := range themes {
		line := string(rune('a' + theme))
		for n := theme + 1; n <= cards; n += themes {
			line += fmt.Sprint(" ", n)
			digits += len(fmt.Sprint(n))
		}
		s2.countedText(&offWall, line)
		s2.counted(&offWall, "enter")
	}
	s2.settle()
	s2.lies(want)

	naming := 0
	s.counted(&naming, "right", "=")
	for i := range themes {
		s.typed(fmt.Sprintf("People meet trouble %d", i)) // not counted
		next := "tab"
		if i == themes-1 {
			next = "enter"
		}
		s.counted(&naming, next)
	}
	s.settle()
	for i, r := range s.kind(session.KindTheme) {
		if r.Text() != fmt.Sprintf("People meet trouble %d", i) {
			t.Errorf("theme %d says %q", i, r.Text())
		}
	}
	t.Logf("%d cards under %d themes: %d keys on the wall, %d off the wall (%d of them digits); naming %d beside the sentences", cards, themes, onWall, offWall, digits, naming)
	if onWall > cards+1 || offWall > digits+cards+2*themes || naming > themes+2 {
		t.Errorf("%d keys on the wall, %d off it, %d for names", onWall, offWall, naming)
	}
}

// crowded is a board with n cards, most of them under eight themes.
func crowded(t testing.TB, n int) *stage {
	s := newStage(t)
	s.begin("Crowd")
	services := []string{"Maternity allowance", "Land mutation", "Family pension", "Hospital outpatient", "Police clearance"}
	var ids []session.ID
	for _, name := range services {
		ids = append(ids, s.add("1.2", session.KindService, session.Patch{"name": name}))
	}
	var themes []session.ID
	s.do("2.1", func(g *session.Gesture) error {
		for i := range 8 {
			id, err := g.AddTheme(session.Patch{"sentence": fmt.Sprintf("People come %d times because nobody says beforehand what to bring", i+2)}, session.ID{})
			if err != nil {
				return err
			}
			themes = append(themes, id)
		}
		return nil
	})
	kinds := []string{"pain", "pain", "quote", "question", "good"}
	crowd(s, session.KindCard, n, func(i int) session.Patch {
		p := card(i + 1)
		p["kind"], p["service"] = kinds[i%len(kinds)], ids[i%7%len(ids)]
		if i%4 > 0 {
			p["theme"] = themes[i/4%len(themes)]
		}
		return p
	})
	s.to("2.1")
	return s
}

// TestAFrameOfTheBoardFollowsWhatIsSeen holds the work of drawing to what is on
// the screen: ten times the cards allocate no more.
func TestAFrameOfTheBoardFollowsWhatIsSeen(t *testing.T) {
	allocs := func(n int) float64 {
		s := crowded(t, n)
		s.size(160, 50)
		s.keys("tab", "end", "up")
		return testing.AllocsPerRun(5, func() { s.app.View() })
	}
	few, many := allocs(300), allocs(3000)
	if many > few*1.2+50 {
		t.Errorf("a frame of 300 cards allocates %.0f times, of 3,000 %.0f times", few, many)
	}
}

// BenchmarkBoardFrame moves on the wall and draws it, and lays a card and takes
// the next, with 300 and with 3,000 cards.
func BenchmarkBoardFrame(b *testing.B) {
	for _, n := range []int{300, 3000} {
		b.Run(fmt.Sprint("move/", n), func(b *testing.B) {
			s := crowded(b, n)
			s.size(160, 50)
			s.keys("tab")
			keyAndFrame(b, s, tea.KeyPressMsg{Code: tea.KeyDown}, tea.KeyPressMsg{Code: tea.KeyRight}, tea.KeyPressMsg{Code: tea.KeyUp}, tea.KeyPressMsg{Code: tea.KeyLeft})
		})
		b.Run(fmt.Sprint("lay/", n), func(b *testing.B) {
			s := crowded(b, n)
			s.size(160, 50)
			s.keys("tab", "right")
			keyAndFrame(b, s, rune1('b'), tea.KeyPressMsg{Code: tea.KeyRight}, rune1('a'), tea.KeyPressMsg{Code: tea.KeyLeft})
		})
		b.Run(fmt.Sprint("type/", n), func(b *testing.B) {
			s := crowded(b, n)
			s.size(160, 50)
			s.typed("b 12 14 3")
			keyAndFrame(b, s, rune1('1'), backspace)
		})
	}
}
