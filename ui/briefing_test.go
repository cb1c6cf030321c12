package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doorstep/session"
)

func TestGapsLeadToTheirActivity(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Gaps")
	s.size(80, 30)
	s.keys("f9")
	s.wants("14 gaps", "Innovation brief: Gaps")
	s.keys("enter") // no gap has the focus yet
	s.wants("14 gaps")
	s.keys("tab")
	s.wants("▌ ")
	gaps := s.app.top().(*briefing).doc.Gaps
	s.keys("tab", "tab", "enter")
	s.wants(gaps[2].Activity + "  ")
	if at := s.app.run().at.ID; at != gaps[2].Activity || len(s.app.stack) != 1 {
		t.Fatalf("enter went to %s, with %d screens open", at, len(s.app.stack))
	}
}

func TestAFilledGapIsGone(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Filled")
	s.keys("f9")
	s.wants("14 gaps")
	s.keys("f9")
	s.people(3, 0)
	s.keys("f9")
	s.wants("13 gaps")
	s.add("2.5", session.KindProblem, session.Patch{"version": 2, "statement": "Nobody says what to bring"})
	s.keys("esc", "f9")
	s.wants("12 gaps", "Nobody says what to bring")
}

func TestEveryGapCanBeReachedAndTheListFits(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("All gaps")
	for _, size := range [][2]int{{80, 24}, {160, 20}} {
		s.size(size[0], size[1])
		s.keys("f9")
		b := s.app.top().(*briefing)
		for i, g := range b.doc.Gaps {
			s.keys("tab")
			if b.gap != i {
				t.Fatalf("tab went to gap %d, not %d", b.gap, i)
			}
			found := false
			for _, l := range strings.Split(s.screen(), "\n") {
				found = found || strings.Contains(l, "▌") && strings.Contains(l, g.Activity)
			}
			if !found {
				t.Fatalf("gap %d, of %s, has no mark at %v:\n%s", i, g.Activity, size, s.screen())
			}
		}
		s.keys("esc")
	}
}

func TestTheBriefIsWrittenBesideTheSession(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	s.size(100, 30)
	s.keys("f9")
	s.wants("0 gaps", "no names")
	s.keys("e")
	s.says("Written, path copied: ")
	path := strings.TrimSuffix(s.file(), Extension) + "-brief.md"
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(text), "# Innovation brief: One list, checked before the bus") {
		t.Errorf("the file begins %.80q", text)
	}
	s.keys("ctrl+n") // the annex
	long := s.app.top().(*briefing).doc.Markdown
	s.keys("ctrl+w")
	annexed, err := os.ReadFile(path)
	if err != nil || len(annexed) <= len(text) || string(annexed) != long {
		t.Errorf("with the annex there are %d bytes, without it %d: %v", len(annexed), len(text), err)
	}
	s.keys("ctrl+n", "e")
	if back, err := os.ReadFile(path); err != nil || string(back) != string(text) {
		t.Errorf("without the annex again the page is another: %v", err)
	}
}

func TestABriefThatCannotBeWrittenIsSaid(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Unwritten")
	if err := os.Mkdir(strings.TrimSuffix(s.file(), Extension)+"-brief.md", 0o700); err != nil {
		t.Fatal(err)
	}
	s.size(200, 24)
	s.keys("f9", "e")
	s.says("The brief was not written: ")
	s.says("The session itself is safe.")
}

func TestTheBriefNamesNobody(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Names")
	s.people(2, 0)
	s.do("1.1", func(g *session.Gesture) error { return g.Name(s.kind(session.KindParticipant)[0].ID, "Rahima Khatun") })
	s.add("2.5", session.KindProblem, session.Patch{"version": 2, "statement": "What Rahima Khatun waits for"})
	s.keys("f9")
	s.wants("NAME")
}

func TestTheBriefIsScrolled(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	s.keys("f9")
	first := s.screen()
	s.keys("down")
	if s.screen() == first {
		t.Error("down shows the same")
	}
	for range 60 {
		s.keys("pgdown")
	}
	end := s.screen()
	s.keys("pgdown", "down")
	if s.screen() != end {
		t.Error("the page goes on behind its end")
	}
	s.keys("home")
	if s.screen() != first {
		t.Error("home does not lead back to the top")
	}
	if _, err := os.Stat(filepath.Join(s.dir, "practice-brief.md")); err == nil {
		t.Error("a brief was written that nobody asked for")
	}
}

// TestABriefThatWasMendedByHandIsLeft: the screen writes beside it, and says so;
// over its own pages it goes on to write.
func TestABriefThatWasMendedByHandIsLeft(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Mended")
	s.size(120, 30)
	base := strings.TrimSuffix(s.file(), Extension)
	s.keys("f9", "e")
	s.says("Written, path copied: ")
	if err := os.WriteFile(base+"-brief.md", []byte("mended by hand"), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		s.keys("e")
		s.says("Written, path copied: mended-brief-2.md; mended-brief.md was changed by hand, and is left")
	}
	if text, err := os.ReadFile(base + "-brief.md"); err != nil || string(text) != "mended by hand" {
		t.Errorf("it holds %q, %v", text, err)
	}
	if _, err := os.Stat(base + "-brief-3.md"); err == nil {
		t.Error("it was not written over what the screen itself wrote")
	}
}
