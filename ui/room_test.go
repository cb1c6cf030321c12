package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"doorstep/content"
	"doorstep/session"
)

// shows draws what the room sees of the open session at a spot, as text.
func (s *stage) shows(t *theme, at session.Spot, w, h int) string {
	s.t.Helper()
	return plainRoom(roomView(t, s.app.env.desk, at, w, h))
}

func plainRoom(lines []string) string {
	text := make([]string, len(lines))
	for i, l := range lines {
		text[i] = strings.TrimRight(ansi.Strip(l), " ")
	}
	return strings.Join(text, "\n")
}

// spots are all lists of all activities.
func (s *stage) spots() []session.Spot {
	var list []session.Spot
	for _, a := range s.app.env.desk.pack.Activities {
		list = append(list, session.Spot{Activity: a.ID})
		for i := 1; i <= len(a.Captures); i++ {
			list = append(list, session.Spot{Activity: a.ID, List: i})
		}
	}
	return list
}

// TestGoldenRoom holds what the room sees of every list of the practice
// session.
func TestGoldenRoom(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	dark, ascii := newTheme(groundDark, false), newTheme(groundDark, true)
	for _, a := range s.app.env.desk.pack.Activities {
		var shots []string
		for i := range max(len(a.Captures), 1) {
			shots = append(shots, s.shows(dark, session.Spot{Activity: a.ID, List: i}, 80, 24))
		}
		golden(t, "room-"+a.ID, strings.Join(shots, "\n"+strings.Repeat("=", 80)+"\n"))
	}
	for _, id := range []string{"1.5", "1.6", "2.1", "2.2", "2.3", "2.4", "3.2", "3.4"} {
		golden(t, "room-wide-"+id, s.shows(dark, session.Spot{Activity: id}, 160, 50))
	}
	for _, id := range []string{"1.2", "1.6", "2.1", "2.6", "3.3"} {
		golden(t, "room-ascii-"+id, s.shows(ascii, session.Spot{Activity: id}, 80, 24))
	}
	s.do("", func(g *session.Gesture) error { return session.SetScreen(g, session.ScreenPlan) })
	golden(t, "room-plan", s.shows(dark, session.Spot{Activity: "2.4"}, 80, 24)+"\n"+strings.Repeat("=", 80)+"\n"+s.shows(dark, session.Spot{Activity: "2.4"}, 120, 60))
}

// TestGoldenRoomClock holds the clock over its time.
func TestGoldenRoomClock(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Clock")
	s.to("1.6")
	dark := newTheme(groundDark, false)
	var shots []string
	shot := func(w, h int) {
		shots = append(shots, s.shows(dark, session.Spot{Activity: "1.6"}, w, h))
	}
	shot(80, 24)
	s.keys("f7")
	s.src.pass(70 * time.Second)
	shot(80, 24)
	for range 3 {
		s.enters("A card that came while the clock ran")
	}
	s.src.pass(40 * time.Minute)
	shot(80, 24)
	shot(60, 14)
	s.src.pass(15*time.Minute + 3*time.Second)
	shot(160, 50)
	s.keys("f7")
	shot(80, 24)
	golden(t, "room-clock", strings.Join(shots, "\n"+strings.Repeat("=", 80)+"\n"))
}

// TestRoomFitsEveryWindow: in every size, no line is wider than the window, and
// there are as many as it has.
func TestRoomFitsEveryWindow(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	s.keys("f7")
	fitted := func() {
		t.Helper()
		n := 0
		for _, at := range s.spots() {
			list := append(sizes(n), [2]int{1, 1}, [2]int{3, 2}, [2]int{8, 5}, [2]int{80, 24})
			n++
			for _, size := range list {
				w, h := size[0], size[1]
				lines := roomView(s.app.env.theme, s.app.env.desk, at, w, h)
				if len(lines) != h {
					t.Fatalf("%v in %d by %d has %d lines", at, w, h, len(lines))
				}
				for i, l := range lines {
					if width(l) > w {
						t.Fatalf("%v in %d by %d: line %d is %d wide: %q", at, w, h, i, width(l), l)
					}
				}
			}
		}
	}
	fitted()
	s.do("", func(g *session.Gesture) error { return session.SetScreen(g, session.ScreenPlan) })
	fitted()
	s.do("", func(g *session.Gesture) error { return session.SetScreen(g, session.ScreenFollows) })
	s.people(3, 2)
	spoil(s, scripts)
	fitted()
}

// TestRoomIsNotCommandedByText: text of a stranger's file is drawn, never
// obeyed.
func TestRoomIsNotCommandedByText(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Stranger")
	spoil(s, hostile)
	s.people(3, 1)
	table := s.kind(session.KindTable)[0].ID
	for _, at := range s.spots() {
		for _, table := range []session.ID{{}, table} {
			at.Table = table
			for _, l := range roomView(s.app.env.theme, s.app.env.desk, at, 100, 40) {
				if i := strings.IndexFunc(sgr.ReplaceAllString(l, ""), raw); i >= 0 {
					t.Fatalf("%v draws %q", at, l)
				}
			}
		}
	}
}

// TestRoomNeverShowsAScript: neither the script nor what the facilitator throws
// in, nor a key, nor where the file lies.
func TestRoomNeverShowsAScript(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	said := map[string]bool{} // what the room took over from the script
	for _, kind := range s.state().Kinds() {
		for _, r := range s.kind(kind) {
			said[r.Text()] = true
		}
	}
	for _, at := range s.spots() {
		a := s.app.env.desk.pack.Activity(at.Activity)
		shown := strings.Join(strings.Fields(s.shows(newTheme(groundDark, false), at, 200, 300)), " ")
		not := append([]string{s.dir, "alt+", "ctrl+", "f7 "}, a.Prompts...)
		for line := range strings.Lines(a.Script) {
			if line = strings.Trim(line, "> *#-\n"); len(line) > 30 && !said[line] {
				not = append(not, line)
			}
		}
		for _, text := range not {
			if text != a.Question && strings.Contains(shown, text) {
				t.Errorf("%v shows %q", at, text)
			}
		}
		if !strings.Contains(shown, a.Title) || !strings.Contains(shown, a.Question) {
			t.Errorf("%v lacks its title or its question:\n%s", at, shown)
		}
	}
}

// TestRoomKeepsNamesAndVotes: what the room sees is the same whatever people
// are called, and whatever was voted before it is revealed.
func TestRoomKeepsNamesAndVotes(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	s.do("", func(g *session.Gesture) error {
		for _, r := range s.kind(session.KindBallot) {
			if err := g.Set(session.KindBallot, r.ID, session.Patch{"revealed_at": nil}); err != nil {
				return err
			}
		}
		return nil
	})
	spots := s.spots()
	theme := newTheme(groundDark, false)
	all := func(w, h int) string {
		var b strings.Builder
		for _, at := range spots {
			fmt.Fprintf(&b, "%v\n%s\n", at, s.shows(theme, at, w, h))
		}
		return b.String()
	}
	sizes := [][2]int{{80, 24}, {160, 60}, {40, 10}}
	var before []string
	for _, size := range sizes {
		before = append(before, all(size[0], size[1]))
	}
	rapid.Check(t, func(rt *rapid.T) {
		n := 0
		s.do("2.2", func(g *session.Gesture) error {
			for _, p := range s.kind(session.KindParticipant) {
				if err := g.Name(p.ID, rapid.SampledFrom([]string{"Rahima Khatun", "Zebedee Quill", "নাসরিন"}).Draw(rt, "name")); err != nil {
					return err
				}
			}
			for kind, field := range map[string]string{session.KindVote: "tally", session.KindRating: "stars"} {
				for _, r := range s.kind(kind) {
					if n++; n > 60 {
						break
					}
					if err := g.Set(kind, r.ID, session.Patch{field: rapid.Int64Range(1, 5).Draw(rt, field)}); err != nil {
						return err
					}
				}
			}
			return nil
		})
		i := rapid.IntRange(0, len(sizes)-1).Draw(rt, "size")
		if now := all(sizes[i][0], sizes[i][1]); now != before[i] {
			rt.Fatalf("a name or a hidden vote changed what the room sees:\n%s", firstDifference(before[i], now))
		}
	})
}

func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return x[i] + "\n" + y[i]
		}
	}
	return "one is longer"
}

// TestRoomShowsTheNewestFirst: of more cards than fit, the latest stand on top.
func TestRoomShowsTheNewestFirst(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Many")
	crowd(s, session.KindCard, 200, card)
	shown := s.shows(newTheme(groundDark, false), session.Spot{Activity: "1.6"}, 80, 24)
	at := -1
	for i := 199; i > 196; i-- {
		next := strings.Index(shown, fmt.Sprintf("Card %d:", i))
		if next <= at {
			t.Fatalf("card %d is not where it belongs:\n%s", i, shown)
		}
		at = next
	}
	if !strings.Contains(shown, "of 200 cards") {
		t.Errorf("it does not say how many there are:\n%s", shown)
	}
}

// TestRoomDrawHidesWhatIsNotShownYet: pairs of the draw that is being revealed
// come one by one, and those that stayed from before stay.
func TestRoomDrawHidesWhatIsNotShownYet(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Draw")
	s.people(6, 0)
	people := s.kind(session.KindParticipant)
	service := s.add("1.2", session.KindService, session.Patch{"name": "Land office"})
	for i := range 3 {
		seed := int64(7)
		if i == 0 {
			seed = 3
		}
		s.add("1.2", session.KindAssignment, session.Patch{"people": []session.ID{people[2*i].ID, people[2*i+1].ID}, "service": service, "seed": seed})
	}
	id := session.AgendaID(s.state().Session, "1.2")
	pairs := []string{"P01 + P02", "P03 + P04", "P05 + P06"}
	list := 0
	for i, c := range s.app.env.desk.pack.Activity("1.2").Captures {
		if c.Kind == session.KindAssignment {
			list = i
		}
	}
	for revealed := range 3 {
		s.do("1.2", func(g *session.Gesture) error {
			return g.Set(session.KindAgenda, id, session.Patch{"for": "1.2", "revealing": int64(7), "revealed": int64(revealed)})
		})
		shown := s.shows(newTheme(groundDark, false), session.Spot{Activity: "1.2", List: list}, 80, 24)
		for i, pair := range pairs {
			if want := i <= revealed; strings.Contains(shown, pair) != want {
				t.Errorf("with %d revealed, %s is there: %v\n%s", revealed, pair, !want, shown)
			}
		}
	}
}

// TestRoomOfAPackWithoutQuestions asks what it asks at the end.
func TestRoomOfAPackWithoutQuestions(t *testing.T) {
	t.Parallel()
	a := &content.Activity{Debrief: []string{"What did you feel?", "And now?"}}
	if got := question(a); got != "What did you feel?" {
		t.Errorf("it asks %q", got)
	}
	if got := question(&content.Activity{}); got != "" {
		t.Errorf("it asks %q", got)
	}
}

// BenchmarkRoomFrame draws the room's screen beside 10,000 cards: a second of
// the clock, and a card that came.
func BenchmarkRoomFrame(b *testing.B) {
	s := newStage(b)
	s.begin("Bench")
	crowd(s, session.KindCard, 10000, card)
	d, theme := s.app.env.desk, newTheme(groundDark, false)
	for _, id := range []string{"1.6", "2.1"} {
		b.Run("second/"+id, func(b *testing.B) {
			var sight sight
			for b.Loop() {
				sight.lines(theme, d, session.Spot{Activity: id}, 120, 40)
			}
		})
		b.Run("card/"+id, func(b *testing.B) {
			var sight sight
			for b.Loop() {
				crowd(s, session.KindCard, 1, card)
				sight.lines(theme, d, session.Spot{Activity: id}, 120, 40)
			}
		})
	}
}
