package ui

import (
	"strings"
	"testing"
	"time"

	"doorstep/session"
)

// visits makes so many pairs and sheets of the stage's day.
func (s *stage) sheets(pairs, sheets int) {
	s.t.Helper()
	service := s.add("1.2", session.KindService, session.Patch{"name": "Land office"})
	s.do("1.5", func(g *session.Gesture) error {
		for i := range pairs {
			if _, err := g.Add(session.KindAssignment, session.Patch{"service": service, "seed": i}); err != nil {
				return err
			}
		}
		for i := range sheets {
			outcome := []string{"done", "told_to_return"}[i%2]
			if _, err := g.Add(session.KindVisit, session.Patch{
				"service": service, "outcome": outcome, "wait_min": 95, "visits_needed": i, "origin": "observed", "other_payment": 777,
				"date": s.src.Now().Format(time.DateOnly), "started_at": "09:10", "quote": "Come on Sunday, said window " + itoa(i+1),
			}); err != nil {
				return err
			}
		}
		return nil
	})
}

func TestTheMirrorShowsWhatTheRoomLived(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Mirror")
	s.keys("alt+V")
	s.wants("No sheet is in yet.", "Enter goes to the visit sheets.")
	s.keys("enter")
	if at := s.app.run().at.ID; at != "1.5" {
		t.Fatalf("enter leads to %s", at)
	}
	s.sheets(4, 3)
	s.keys("alt+V")
	s.wants("This morning you were citizens.", "3 of 4 sheets are in. The figures grow", "visits", "got the service", "of 3 sheets, 3 observed",
		"waited, all together", "trips still to make", "“Come on Sunday, said window 1”", "visit #1, observed")
	s.lacks("777")
	s.keys("right", "enter")
	s.says("The mirror shows this quote now.")
	s.keys("esc", "alt+V")
	s.wants("window 2”")
	s.again()
	s.keys("alt+V")
	s.wants("window 2”")
	s.src.pass(24 * time.Hour)
	s.wants("Yesterday you were citizens.")
	s.src.pass(24 * time.Hour)
	s.wants(" You were citizens.")
	s.keys("esc")
	s.add("1.5", session.KindVisit, session.Patch{"note": "the fourth"})
	s.keys("alt+V")
	s.lacks("The figures grow")
}

// TestTheMirrorSaysItsFiguresAtEverySize looks for the figures in words where
// they are not drawn large.
func TestTheMirrorSaysItsFiguresAtEverySize(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Sizes")
	s.sheets(3, 3)
	r := newReflection(session.NewMirror(s.state(), nil), 0, s.app.env.desk.today())
	if r.figures[2].big != "4h45" || r.figures[3].big != "3" || r.figures[1].big != "2" {
		t.Fatalf("the figures are %+v", r.figures)
	}
	for _, ascii := range []bool{false, true} {
		th := newTheme(groundDark, ascii)
		for w := 20; w <= 200; w += 7 {
			for h := 3; h <= 60; h += 3 {
				lines := mirrorLines(th, r, w, h)
				all := strings.Join(lines, "\n")
				if len(lines) > h {
					t.Fatalf("%d lines at %dx%d", len(lines), w, h)
				}
				for _, l := range lines {
					if width(l) > w {
						t.Fatalf("%q is too wide at %dx%d", l, w, h)
					}
				}
				if w >= 60 && h >= 12 {
					for _, f := range r.figures {
						if !strings.Contains(all, f.what) || !strings.Contains(all, f.of) {
							t.Fatalf("%q is not there at %dx%d:\n%s", f.what, w, h, all)
						}
					}
					if !strings.Contains(all, "Come on Sunday") || !strings.Contains(all, "visit #1") {
						t.Fatalf("the quote is not there at %dx%d:\n%s", w, h, all)
					}
				}
			}
		}
	}
}

func TestLargeFigures(t *testing.T) {
	t.Parallel()
	if got, want := strings.Join(bigText("1h7", bigSmall, false), "\n"), "▀█  █   ▀▀█\n █  █▀█   █\n▀▀▀ ▀ ▀   ▀"; got != want {
		t.Errorf("it is drawn as\n%s\nnot\n%s", got, want)
	}
	for _, size := range []bigSize{bigSmall, bigLarge} {
		for _, ascii := range []bool{false, true} {
			for _, text := range []string{"0123456789h?m", "7", "", "x"} {
				lines := bigText(text, size, ascii)
				for _, l := range lines {
					if width(l) != width(lines[0]) {
						t.Errorf("%q has lines of different width", text)
					}
				}
			}
		}
	}
}

func TestGoldenMirror(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Mirror")
	s.sheets(12, 0)
	s.rest()
	s.keys("alt+V")
	golden(t, "mirror-nothing", s.screen())
	s.sheets(0, 4)
	s.rest()
	golden(t, "mirror-half", s.screen())
	s.size(160, 50)
	golden(t, "mirror-half-160", s.screen())
}
