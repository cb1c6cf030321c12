package ui

import (
	"os"
	"strings"
	"testing"
)

func TestPapersAreCopiedAndWritten(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	s.keys("alt+S")
	golden(t, "papers", s.withoutPaths(s.screen()))
	s.keys("down", "down")
	s.wants("▌Visit sheets", "Promise cards", "Waited", "S behind a figure")
	s.size(120, 30)
	s.wants("Alias cards", "Promise cards", "Waited")
	s.keys("e")
	s.until("it is written", func() bool { return strings.Contains(s.app.status.text, "Written") })
	path := strings.TrimSuffix(s.file(), Extension) + "-visits.html"
	raw, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(raw), "<h1>Visit sheet</h1>") {
		t.Errorf("the sheets: %v", err)
	}
	s.keys("a")
	s.until("all are written", func() bool { return strings.Contains(s.app.status.text, "papers.html") })
	s.keys("esc")
	s.wants("Check-in")
}
