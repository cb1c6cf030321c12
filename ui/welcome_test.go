package ui

import (
	"strings"
	"testing"

	"doorstep/session"
)

// TestTheWelcomeCountsWhatIsThere, whatever that is.
func TestTheWelcomeCountsWhatIsThere(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kinds []string
		want  string
	}{
		{nil, "A new workshop."},
		{[]string{session.KindWhy, session.KindWhy, session.KindWhy}, "3 whys. Here is where you left off."},
		{[]string{session.KindPOV, session.KindPOV, session.KindHMW}, "2 points of view, 1 question. Here is where you left off."},
		{[]string{session.KindCard, session.KindTheme}, "1 card, 1 theme. Here is where you left off."},
		{[]string{session.KindCard, session.KindParticipant, session.KindTheme}, "1 person, 1 card. Here is where you left off."},
	} {
		s := newStage(t)
		s.begin("Welcome")
		for _, kind := range c.kinds {
			s.add("2.4", kind, session.Patch{"text": "said"})
		}
		if said := greeting(s.app.env.desk).text; !strings.HasPrefix(said, c.want) {
			t.Errorf("with %v it says %q", c.kinds, said)
		}
	}
}
