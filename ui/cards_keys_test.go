package ui

import (
	"fmt"
	"testing"

	"doorstep/session"
)

// TestKeysCards counts the keys of the round robin: thirty criticisms by ten
// people, three each. Beside the words stand who said it, "p7:" and a space,
// and Enter; nothing else has to be touched.
func TestKeysCards(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Keys")
	s.people(10, 0)
	s.to("1.6")
	all, words := 0, 0
	for i := range 30 {
		text := fmt.Sprintf("The form asks for paper %d again", i)
		s.countedText(&all, fmt.Sprintf("p%d: %s", i%10+1, text))
		s.counted(&all, "enter")
		words += len(text)
	}
	s.settle()
	cards := s.kind(session.KindCard)
	if len(cards) != 30 {
		t.Fatalf("%d cards", len(cards))
	}
	for i, c := range cards {
		if got := s.state().AliasOf(c.Ref("by")); got != fmt.Sprintf("P%02d", i%10+1) {
			t.Errorf("card %d is of %s", i+1, got)
		}
	}
	// "p7: " is four keys and "p10: " five, and Enter is one.
	if beside := all - words; beside > 30*5+3 {
		t.Errorf("%d keys beside the words of thirty cards", beside)
	}
}
