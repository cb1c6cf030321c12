package ui

import (
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"

	"doorstep/session"
)

// TestEveryChangeOffersUndo presses every key that an instrument names, with
// something under its cursor: whatever changes the session says how it is taken
// back.
func TestEveryChangeOffersUndo(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	s.size(200, 50)
	changes := 0
	s.eachListKey(func(activity string, list int, b key.Binding, there func()) {
		press, ok := pressOf(b)
		if !ok || !b.Enabled() {
			return
		}
		there()
		did := s.app.deeds()
		s.send(press)
		s.settle()
		if s.app.deeds() == did {
			return
		}
		changes++
		if st := s.app.status; st.tone < toneWarn && !strings.Contains(st.text, "Ctrl+Z") {
			t.Errorf("%s, list %d: %s (%s) says only %q", activity, list, b.Help().Key, b.Help().Desc, st.text)
		}
		s.keys("ctrl+z")
		s.says("Undone: ")
	})
	if changes < 40 {
		t.Errorf("only %d keys changed anything", changes)
	}
}

// TestAnOfferGoesWithTheNextKey, and gives way to what is more important.
func TestAnOfferGoesWithTheNextKey(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Offer")
	s.to("1.6")
	s.enters("the clerk of room 4 said wait")
	s.says("Ctrl+Z takes it back.")
	s.typed("x")
	s.lacks("Ctrl+Z takes it back.")
	s.keys("backspace")
	s.keys("up", "alt+x", "ctrl+d")
	s.says("Removed for good.")
	s.lacks("Ctrl+Z takes it back.")
}

// TestQuittingKeepsWhatIsHalfTyped quits over words that are half typed in every
// list of every activity, and in every screen that takes words or figures of the
// room: what was typed is in the file, and nothing is asked.
func TestQuittingKeepsWhatIsHalfTyped(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Quits")
	s.people(5, 2)
	type spot struct {
		name string
		goes func()
	}
	var spots []spot
	for _, act := range s.app.env.desk.pack.Activities {
		for n := range act.Captures {
			spots = append(spots, spot{act.ID + " list " + itoa(n+1), func() { s.to(act.ID); s.list(n + 1) }})
		}
	}
	for name, keys := range map[string][]string{
		"catch": {"f2"}, "details": {"f11", "down"}, "a figure of the details": {"f11", "down", "down", "down", "down", "down", "down", "down"},
		"minutes": {"f8", "enter", "f8", "1"}, "a break": {"f8", "a"}, "the clock": {"alt+L", "1"},
	} {
		spots = append(spots, spot{name, func() { s.to("1.1"); s.keys(keys...) }})
	}
	file := s.app.env.desk.doc.Path()
	for i, at := range spots {
		halfWords := "half " + itoa(100+i) + " words" // which name nothing, and parse as nothing but words
		at.goes()
		if !s.app.top().Typing() {
			continue
		}
		s.typed(halfWords)
		s.leaves()
		if s.app.result != nil {
			t.Fatalf("%s: it ends with %v", at.name, s.app.result)
		}
		s.start(file)
		if s.holding(halfWords) == 0 {
			t.Errorf("%s: what was typed is not there after quitting", at.name)
		}
		s.fresh()
	}
}

// holding counts the values of the session that hold a text.
func (s *stage) holding(text string) int {
	n := 0
	for _, kind := range s.state().Kinds() {
		for _, r := range s.kind(kind) {
			for _, f := range r.Fields() {
				switch v := r.Value(f).(type) {
				case string:
					if strings.Contains(v, text) {
						n++
					}
				case []string:
					if slices.ContainsFunc(v, func(part string) bool { return strings.Contains(part, text) }) {
						n++
					}
				}
			}
		}
	}
	return n
}

// TestQuittingNeverAsks: the key that quits ends the program from every screen,
// the first time.
func TestQuittingNeverAsks(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	file := s.app.env.desk.doc.Path()
	cards := len(s.kind(session.KindCard))
	for _, p := range places {
		s.fresh()
		s.keys(p.keys...)
		if !key.Matches(pressFor(keys.quit), keys.quit) {
			t.Fatal("there is no key that quits")
		}
		s.leaves()
		s.start(file)
		if got := len(s.kind(session.KindCard)); got < cards {
			t.Errorf("%s: %d cards are left of %d", p.name, got, cards)
		}
	}
}

// TestQuittingOverATitleKeepsIt: there is no session yet, and the words of its
// title wait for it.
func TestQuittingOverATitleKeepsIt(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.keys("n")
	s.typed("Gazipur, M")
	s.leaves()
	s.start("")
	s.keys("n")
	s.wants("› Gazipur, M")
	s.typed("ay")
	s.keys("esc", "n")
	s.lacks("Gazipur") // dropped by hand
	s.keys("ctrl+x")
}
