package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// asks opens the search and types a query.
func (s *stage) asks(query string) *find {
	s.t.Helper()
	s.keys("ctrl+f")
	f, ok := s.app.top().(*find)
	if !ok {
		s.t.Fatalf("there is no search:\n%s", s.screen())
	}
	s.typed(query)
	return f
}

func TestFindGoesToTheRecordAndBack(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Find")
	s.people(9, 2)
	s.to("1.6")
	for _, text := range []string{"the first of many", "p07: the token machine was off", "নাগরিক সনদ জমা দিতে তিনবার আসতে হয়েছে", "the last"} {
		s.enters(text)
	}
	s.typed("half a line")
	s.asks("TOK mach")
	s.wants("Find", "1 of ", "#2", "card", "1.6", "P07", "the token machine was off")
	s.keys("enter")
	if len(s.app.stack) > 1 || pointed(s.app.run().instrument()).Text() != "the token machine was off" {
		t.Fatalf("it is not on the card:\n%s", s.screen())
	}
	s.keys("esc")
	s.wants("half a line")

	s.to("1.1")
	s.asks("তিনবার") // the query of before gives way to what is typed
	s.wants("› তিনবার", "#3")
	s.lacks("TOK")
	s.keys("esc")
	if s.app.run().at.ID != "1.1" || len(s.app.stack) > 1 {
		t.Errorf("esc does not lead back to 1.1")
	}
	s.keys("ctrl+f")
	s.wants("› তিনবার", "#3")
	s.keys("enter")
	if s.app.run().at.ID != "1.6" {
		t.Errorf("the query of before does not lead there again")
	}
}

// TestGoingAwayKeepsWhatWasHalfTyped goes to a record from over a line that is
// being caught.
func TestGoingAwayKeepsWhatWasHalfTyped(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Half")
	s.to("1.6")
	s.enters("the token machine was off")
	s.to("1.1")
	s.keys("f2")
	s.typed("half caught")
	s.asks("token")
	s.keys("esc")
	s.wants("half caught")
	s.keys("ctrl+f", "enter")
	if len(s.app.stack) > 1 || s.app.run().at.ID != "1.6" {
		t.Fatalf("it does not lead to the card:\n%s", s.screen())
	}
	s.reads(session.KindCard, "the token machine was off", "half caught")
}

func TestSlashFindsWhereNoTextHasTheFocus(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Slash")
	s.to("1.6")
	s.keys("/", "f")
	s.wants("Pain › /f")
	s.keys("f8", "/")
	if _, ok := s.app.top().(*find); !ok {
		t.Fatalf("/ does not find from the agenda:\n%s", s.screen())
	}
	s.wants("Find anything said")
	s.keys("/")
	s.wants("› /")
}

func TestFindNamesNoPeopleAndNothingThatIsGone(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Gone")
	s.people(3, 1)
	s.do("1.1", func(g *session.Gesture) error { return g.Name(s.kind(session.KindParticipant)[0].ID, "Rahima Khatun") })
	secret := s.add("1.6", session.KindCard, session.Patch{"text": "the secret of window three", "kind": "pain"})
	s.keys("ctrl+r")
	s.asks("rahima")
	s.wants("Nothing holds “rahima”")
	s.keys("esc")
	f := s.asks("secret")
	s.wants("#1", "the secret of window three")
	s.do("1.6", func(g *session.Gesture) error { return g.Redact(session.KindCard, secret) })
	s.lacks("window three")
	s.keys("enter") // what is drawn may be a moment old
	if len(s.app.stack) < 2 || f.Pointed() != nil {
		t.Errorf("it leads to what is gone:\n%s", s.screen())
	}
	s.wants("Nothing holds")
	s.keys("backspace")
	s.lacks("window three")
}

func TestFindThinksOfAnotherWord(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	s.asks("queeu")
	s.wants("Nothing holds “queeu”.", "Enter looks for “queue” instead.")
	s.keys("enter")
	s.wants("› queue", "of 508")
}

// TestFindShowsWhatWasAskedLast types faster than it is searched: the answers
// arrive in any order.
func TestFindShowsWhatWasAskedLast(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	s.keys("ctrl+f")
	f := s.app.top().(*find)
	var cmds []tea.Cmd
	for _, r := range "queue" {
		cmds = append(cmds, f.Update(tea.KeyPressMsg{Code: r, Text: string(r)}))
	}
	slices.Reverse(cmds)
	for i, cmd := range cmds {
		f.Update(cmd())
		if got := strings.Join(f.found.Words, " "); got != "queue" {
			t.Fatalf("after %d answers it shows what %q found", i+1, got)
		}
	}
	if want := f.index.Search(context.Background(), "queue").Records; !slices.Equal(f.found.Records, want) || len(want) == 0 {
		t.Errorf("it shows %d, not %d", len(f.found.Records), len(want))
	}
}

func TestWhatWasFoundIsMarkedWithoutColour(t *testing.T) {
	t.Parallel()
	for _, ascii := range []bool{false, true} {
		th := newTheme(groundDark, ascii)
		long := strings.Repeat("something else was said and ", 20) + "then the Queue moved"
		got := marked(th, th.text, long, []string{"queue"}, 40)
		if width(got) > 40 || !strings.Contains(got, "…") {
			t.Errorf("it is drawn as %q", got)
		}
		want := "\x1b[4mQueue\x1b[24m"
		if ascii {
			want = "\x1b[4m[Queue]\x1b[24m"
		}
		if !strings.Contains(got, want) {
			t.Errorf("with ascii %v it is drawn as %q", ascii, got)
		}
	}
}

func TestGoldenFind(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	s.rest()
	s.keys("ctrl+f")
	golden(t, "find-empty", s.screen())
	s.typed("tokne hospitl")
	golden(t, "find-nothing", s.screen())
	s.keys("esc")
	for _, text := range []string{"নাগরিক সনদ জমা দিতে তিনবার আসতে হয়েছে", "সনদ কোথায় মেলে কেউ বলে না"} {
		s.add("1.6", session.KindCard, session.Patch{"text": text, "kind": "pain"})
	}
	s.rest()
	s.asks("সনদ")
	golden(t, "find-bangla", s.screen())
}

// BenchmarkFind types letters into the search beside so many cards, and waits
// for each answer and its frame.
func BenchmarkFind(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := newStage(b)
			s.begin("Bench")
			crowd(s, session.KindCard, n, card)
			s.size(120, 40)
			s.keys("ctrl+f")
			keys := []tea.KeyPressMsg{rune1('w'), rune1('i'), rune1('n'), backspace, backspace, backspace}
			i := 0
			for b.Loop() {
				_, cmd := s.app.Update(keys[i%len(keys)])
				if cmd != nil {
					s.app.Update(cmd())
				}
				s.app.View()
				i++
			}
		})
		b.Run(fmt.Sprintf("loop/%d", n), func(b *testing.B) {
			s := newStage(b)
			s.begin("Bench")
			crowd(s, session.KindCard, n, card)
			s.size(120, 40)
			s.keys("ctrl+f")
			keyAndFrame(b, s, rune1('w'), backspace)
		})
	}
}
