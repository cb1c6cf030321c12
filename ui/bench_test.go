package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
	"doorstep/session/store"
)

// Benchmarks of what a person waits for: one key and the frame after it.

// keyAndFrame measures Update of a key and the frame that follows.
func keyAndFrame(b *testing.B, s *stage, keys ...tea.KeyPressMsg) {
	b.Helper()
	s.settle()
	s.app.View()
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		s.app.Update(keys[n%len(keys)])
		s.app.View()
		n++
	}
}

func rune1(r rune) tea.KeyPressMsg { return tea.KeyPressMsg{Code: r, Text: string(r)} }

var backspace = tea.KeyPressMsg{Code: tea.KeyBackspace}

// crowd makes records by the thousand, in one gesture that is not kept.
func crowd(s *stage, kind string, n int, fields func(i int) session.Patch) {
	g := s.state().Begin(s.src.source(), s.app.env.desk.doc.Device(), "1.6")
	for i := range n {
		if _, err := g.Add(kind, fields(i)); err != nil {
			s.t.Fatal(err)
		}
	}
}

func card(i int) session.Patch {
	return session.Patch{"kind": "pain", "text": fmt.Sprintf("Card %d: the window closes at one and nobody has written that anywhere", i)}
}

// BenchmarkTypingBesideCards types with so many cards above the line.
func BenchmarkTypingBesideCards(b *testing.B) {
	for _, n := range []int{100, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := newStage(b)
			s.begin("Bench")
			crowd(s, session.KindCard, n, card)
			s.to("1.6")
			s.size(120, 40)
			keyAndFrame(b, s, rune1('a'), backspace)
		})
	}
}

// BenchmarkKeepingCards keeps a card with so many above it: Enter, and the
// frame that shows it.
func BenchmarkKeepingCards(b *testing.B) {
	s := newStage(b)
	s.begin("Bench")
	crowd(s, session.KindCard, 10000, card)
	s.to("1.6")
	s.size(120, 40)
	s.app.View()
	for b.Loop() {
		s.app.Update(rune1('a'))
		s.app.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
		s.app.View()
	}
}

func BenchmarkSheetOfVisits(b *testing.B) {
	for _, n := range []int{20, 2000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := newStage(b)
			s.begin("Bench")
			service := s.add("1.2", session.KindService, session.Patch{"name": "Land mutation"})
			crowd(s, session.KindVisit, n, func(i int) session.Patch {
				return session.Patch{"service": service, "outcome": "part", "wait_min": i % 200, "official_fee": i * 100, "currency": "BDT", "visits_made": 1}
			})
			s.to("1.5")
			s.size(120, 40)
			keyAndFrame(b, s, tea.KeyPressMsg{Code: tea.KeyUp}, tea.KeyPressMsg{Code: tea.KeyDown})
		})
	}
}

// BenchmarkTypingIntoAText types at the end of a text of so many words.
func BenchmarkTypingIntoAText(b *testing.B) {
	for _, n := range []int{100, 5000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := newStage(b)
			s.begin("Bench")
			s.to("1.6")
			s.size(120, 40)
			s.paste(strings.Repeat("queue ", n))
			keyAndFrame(b, s, rune1('a'), backspace)
		})
	}
}

func BenchmarkLibrary(b *testing.B) {
	s := newStage(b)
	lib := s.app.top().(*library)
	for i := range 200 {
		lib.list = append(lib.list, store.Info{Path: fmt.Sprint(i, Extension), Title: fmt.Sprint("Workshop ", i), Stage: "2", People: 28, Cards: 140})
	}
	keyAndFrame(b, s, tea.KeyPressMsg{Code: tea.KeyDown}, tea.KeyPressMsg{Code: tea.KeyUp})
}

// BenchmarkFinding looks for sessions in a folder of 200.
func BenchmarkFinding(b *testing.B) {
	s := bareStage(b)
	body, err := os.ReadFile(s.make("first", session.Patch{"title": "Workshop"}))
	if err != nil {
		b.Fatal(err)
	}
	for i := range 199 {
		if err := os.WriteFile(filepath.Join(s.dir, fmt.Sprint("w", i, Extension)), body, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	s.start("")
	for b.Loop() {
		if found := findCmd([]string{s.dir})().(foundMsg); len(found.list) != 200 {
			b.Fatalf("%d were found", len(found.list))
		}
	}
}

// BenchmarkOpening opens a session and draws it for the first time: one as it
// begins, and the practice session.
func BenchmarkOpening(b *testing.B) {
	for _, name := range []string{"new", "practice"} {
		b.Run(name, func(b *testing.B) {
			s := newStage(b)
			if name == "new" {
				s.begin("Bench")
			} else {
				s.practice()
			}
			s.rest()
			s.end()
			path := s.file()
			for b.Loop() {
				s.start(path)
				s.app.View()
				b.StopTimer()
				s.end()
				b.StartTimer()
			}
		})
	}
}

// BenchmarkBriefScreen goes through the page; BenchmarkMakingTheBrief makes it.
func BenchmarkBriefScreen(b *testing.B) {
	s := newStage(b)
	s.practice()
	s.keys("f9")
	keyAndFrame(b, s, tea.KeyPressMsg{Code: tea.KeyDown}, tea.KeyPressMsg{Code: tea.KeyUp})
}

func BenchmarkMakingTheBrief(b *testing.B) {
	s := newStage(b)
	s.practice()
	s.keys("f9")
	page := s.app.top().(*briefing)
	for b.Loop() {
		page.doc.Markdown = ""
		page.make()
	}
}

// BenchmarkTypingIntoTheStrip types with so many answers round the line.
func BenchmarkTypingIntoTheStrip(b *testing.B) {
	for _, n := range []int{100, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := newStage(b)
			s.begin("Bench")
			crowd(s, session.KindWhy, n, func(i int) session.Patch {
				return session.Patch{"answer": fmt.Sprintf("Answer %d: the window closes at one and nobody has written that anywhere", i), "confidence": "mid"}
			})
			s.to("2.4")
			s.size(120, 40)
			keyAndFrame(b, s, rune1('a'), backspace)
		})
	}
}

// BenchmarkKeepingInTheStrip keeps an answer among so many others: Enter, and the
// frame that shows it.
func BenchmarkKeepingInTheStrip(b *testing.B) {
	for _, n := range []int{100, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := newStage(b)
			s.begin("Bench")
			chainsOf(s, n)
			s.to("2.4")
			s.size(120, 40)
			keyAndFrame(b, s, rune1('x'), tea.KeyPressMsg{Code: tea.KeyEnter})
		})
	}
}

// BenchmarkTypingOnThePoster types with so many entries in one box.
func BenchmarkTypingOnThePoster(b *testing.B) {
	for _, n := range []int{100, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := newStage(b)
			s.begin("Bench")
			crowd(s, session.KindEmpathy, n, func(i int) session.Patch {
				return session.Patch{"text": fmt.Sprintf("Entry %d: the window closes at one", i), "quadrant": "says", "basis": "observed"}
			})
			s.to("3.2")
			s.size(120, 40)
			keyAndFrame(b, s, rune1('a'), backspace)
		})
	}
}

// BenchmarkBallot goes through the revealed result of a vote by slips, a key and
// the frame after it; counting a slip of it reads all of them anew.
func BenchmarkBallot(b *testing.B) {
	for _, size := range [][2]int{{30, 12}, {200, 60}} {
		s := newStage(b)
		s.begin("Bench")
		s.people(size[0], 0)
		crowd(s, session.KindTheme, size[1], func(i int) session.Patch { return session.Patch{"sentence": fmt.Sprint("Theme ", i)} })
		s.to("2.2")
		s.size(120, 40)
		s.keys("tab", "7", "enter")
		poll := s.app.run().instrument().(*ballot).poll()
		g := s.state().Begin(s.src.source(), s.app.env.desk.doc.Device(), "2.2")
		for n, voter := range poll.Missing() {
			l := session.PollLine{By: voter, Slip: true}
			for i := range 7 {
				l.Marks = append(l.Marks, session.PollMark{Item: poll.Items[(n+i)%len(poll.Items)].ID, N: 1})
			}
			if err := poll.Cast(g, l, session.ID{}); err != nil {
				b.Fatal(err)
			}
		}
		b.Run(fmt.Sprintf("count/%dx%d", size[0], size[1]), func(b *testing.B) {
			slips := []string{"p1:a", "p1:b"}
			n := 0
			for b.Loop() {
				for _, r := range slips[n%2] {
					s.app.Update(rune1(r))
				}
				s.app.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
				s.app.View()
				n++
			}
		})
		s.keys("alt+r")
		b.Run(fmt.Sprintf("look/%dx%d", size[0], size[1]), func(b *testing.B) {
			keyAndFrame(b, s, tea.KeyPressMsg{Code: tea.KeyDown}, tea.KeyPressMsg{Code: tea.KeyUp})
		})
	}
}

// BenchmarkTypingAQuestion types into a question while its hints are asked.
func BenchmarkTypingAQuestion(b *testing.B) {
	for _, n := range []int{10, 5000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := newStage(b)
			s.begin("Bench")
			s.to("2.5")
			s.list(2)
			s.size(120, 40)
			s.paste("How might we let " + strings.Repeat("queue ", n))
			keyAndFrame(b, s, rune1('a'), backspace)
		})
	}
}
