package ui

import (
	"strings"
	"testing"
)

// TestAnActionStandsOnceInTheList: a key more for the same thing is no further
// action.
func TestAnActionStandsOnceInTheList(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	for _, begin := range []func(){func() {}, func() { s.begin("Once") }} {
		begin()
		met := map[string]bool{}
		for _, b := range s.app.actions() {
			if name := b.Help().Desc; met[name] {
				t.Errorf("%q stands twice in the list", name)
			} else {
				met[name] = true
			}
		}
	}
}

func TestAWideListOfActionsStandsInColumns(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	s.size(160, 30)
	s.keys("ctrl+p")
	p := s.app.top().(*palette)
	if len(p.list) <= p.room {
		t.Fatalf("%d actions fit in %d lines; there is nothing to see", len(p.list), p.room)
	}
	for _, row := range []int{0, p.room, len(p.list) - 1} {
		p.row = row
		s.wants(p.list[0].Help().Desc, p.list[p.room].Help().Desc)
		if got := len(p.View(160, 28).lines); got > 28 {
			t.Fatalf("%d lines for 28", got)
		}
	}
	p.row = 0
	s.keys("pgdown")
	if p.row != p.room {
		t.Errorf("a page down goes to %d, not to the next column at %d", p.row, p.room)
	}
	if line := p.View(160, 28).lines[2]; strings.Count(line, "▌") != 1 {
		t.Errorf("the chosen action stands at the head of its column:\n%s", line)
	}
	s.keys("pgup")
	if p.row != 0 {
		t.Errorf("a page up goes to %d", p.row)
	}
}
