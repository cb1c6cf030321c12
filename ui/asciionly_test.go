package ui

import (
	"strings"
	"testing"
)

// TestAsciiIsAscii: with --ascii every place of a session that nobody has typed
// into is drawn with the signs of ASCII alone, and so is what the room sees.
func TestAsciiIsAscii(t *testing.T) {
	t.Parallel()
	s := bareStage(t)
	s.startWith(Config{Theme: "dark", ASCII: true})
	plain := func(where string, lines []string) {
		t.Helper()
		for _, l := range lines {
			if at := strings.IndexFunc(l, func(r rune) bool { return r >= 0x80 }); at >= 0 {
				t.Errorf("%s holds %q in %q", where, []rune(l[at:])[0], l)
			}
		}
	}
	plain("library", s.frame())
	s.begin("Plain")
	for _, a := range s.app.env.desk.pack.Activities {
		s.to(a.ID)
		for _, w := range []int{80, 160} {
			s.size(w, 30)
			for range max(len(a.Captures), 1) {
				plain(a.ID, s.frame())
				plain("room "+a.ID, (&sight{}).lines(s.app.env.theme, s.app.env.desk, s.app.run().spot(), w, 30))
				s.keys("f6")
			}
		}
	}
	s.size(80, 24)
	s.eachPlace(func(name string) {
		plain(name, s.frame())
		s.fresh()
	})
}
