package ui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// logOf is a visit log of so many sheets on the screen, with medians below it.
func logOf(b *testing.B, n int) *stage {
	s := newStage(b)
	s.begin("Bench")
	service := s.add("1.2", session.KindService, session.Patch{"name": "Land mutation"})
	crowd(s, session.KindVisit, n, func(i int) session.Patch {
		return session.Patch{
			"service": service, "outcome": "part", "wait_min": i % 200, "travel_min": 30, "counter_min": i % 15, "origin": []string{"observed", "told"}[i%2],
			"official_fee": i * 100, "travel_cost": 2000, "currency": "BDT", "visits_made": 1, "quote": "Come on Sunday, the officer is not here",
		}
	})
	s.to("1.5")
	s.size(120, 40)
	s.settle()
	s.app.View()
	return s
}

// BenchmarkSheetSideBySide moves about in a log of 300 sheets and in one of
// 10,000, turn by turn, so that the two times are of one and the same moment.
func BenchmarkSheetSideBySide(b *testing.B) {
	sizes := []int{300, 10_000}
	stages := []*stage{logOf(b, sizes[0]), logOf(b, sizes[1])}
	keys := []tea.KeyPressMsg{{Code: tea.KeyUp}, {Code: tea.KeyRight}, {Code: tea.KeyDown}, {Code: tea.KeyLeft}}
	var spent [2]time.Duration
	n := 0
	for b.Loop() {
		for i, s := range stages {
			start := time.Now()
			s.app.Update(keys[n%len(keys)])
			s.app.View()
			spent[i] += time.Since(start)
		}
		n++
	}
	b.ReportMetric(float64(spent[0].Nanoseconds())/float64(n), "ns/frame-of-300")
	b.ReportMetric(float64(spent[1].Nanoseconds())/float64(n), "ns/frame-of-10000")
	b.ReportMetric(float64(spent[1])/float64(spent[0]), "times")
}

// BenchmarkSheetEdit changes a figure of one sheet among many: the rows and what
// stands below the table are worked out anew.
func BenchmarkSheetEdit(b *testing.B) {
	s := logOf(b, 10_000)
	s.keys("up", "right", "right")
	n := 0
	for b.Loop() {
		s.app.Update(rune1(rune('1' + n%9)))
		s.app.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
		s.app.Update(tea.KeyPressMsg{Code: tea.KeyUp})
		s.app.View()
		n++
	}
}

// BenchmarkSheetFilter narrows 10,000 sheets by a letter and back.
func BenchmarkSheetFilter(b *testing.B) {
	s := logOf(b, 10_000)
	s.keys("alt+l")
	keyAndFrame(b, s, rune1('s'), backspace)
}

// BenchmarkJourneyScreen moves about in a journey of twelve steps with the
// wanted one beside it.
func BenchmarkJourneyScreen(b *testing.B) {
	s := newStage(b)
	s.begin("Bench")
	s.typicalJourney()
	s.to("3.4")
	s.list(2)
	s.keys("alt+j", "ctrl+g", "ctrl+g")
	s.size(160, 50)
	keyAndFrame(b, s, tea.KeyPressMsg{Code: tea.KeyDown}, tea.KeyPressMsg{Code: tea.KeyUp})
}
