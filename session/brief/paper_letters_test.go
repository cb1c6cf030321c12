package brief

import (
	"strings"
	"testing"

	"doorstep/session"
)

// TestABallotOnPaperIsLetteredAsOnTheWall: a count is typed by the letter that
// the screen shows, so the slip says that letter, and asks for nothing that the
// round is not on. Questions and concepts both begin with A, on sheets apart.
func TestABallotOnPaperIsLetteredAsOnTheWall(t *testing.T) {
	m := newMaker(t)
	for _, sentence := range []string{"People wait", "People pay"} {
		m.add("2.1", session.KindTheme, fields{"sentence": sentence})
	}
	m.add("2.5", session.KindHMW, fields{"text": "a question left out"})
	m.add("2.5", session.KindHMW, fields{"text": "a question kept", "chosen": true})
	m.add("3.6", session.KindConcept, fields{"title": "One list"})

	sheets := func(kind string) []Sheet {
		paper, err := PrintPaper(kind, m.s, pack(t), "")
		if err != nil {
			t.Fatal(err)
		}
		return paper.Sheets
	}
	dots := sheets(PaperDots)[0].Markdown
	if !strings.Contains(dots, "**A** People wait") || !strings.Contains(dots, "**B** People pay") {
		t.Errorf("the dot ballot is not lettered as the wall:\n%s", dots)
	}
	stars := sheets(PaperStars)
	if len(stars) != 2 || !strings.Contains(stars[0].Markdown, "**A** a question kept") || !strings.Contains(stars[1].Markdown, "**A** One list") {
		t.Fatalf("%d sheets of star slips: %+v", len(stars), stars)
	}
	if strings.Contains(stars[0].Markdown, "left out") {
		t.Error("a slip asks for a question that no round is on")
	}
	round := m.add("3.6", session.KindBallot, fields{"kind": session.StarBallot, "of": session.KindConcept})
	if held := sheets(PaperStars); !strings.Contains(held[1].Markdown, "**A** One list") {
		t.Errorf("a slip of the round that is held:\n%s", held[1].Markdown)
	}
	m.do("3.6", func(g *session.Gesture) error {
		return g.Set(session.KindBallot, round, fields{"revealed_at": "2026-11-16T03:00:00Z"})
	})
	m.add("3.6", session.KindConcept, fields{"title": "A late one"})
	if next := sheets(PaperStars); !strings.Contains(next[1].Markdown, "**B** A late one") {
		t.Errorf("the slips of the next round lack what came since:\n%s", next[1].Markdown)
	}
}
