package ui

import (
	"strings"
	"sync/atomic"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// TestWhatTakesLongSaysSo: after a moment the status line says that something
// goes on, and then how it ended; what is quick never does, and an error that
// stands is not written over.
func TestWhatTakesLongSaysSo(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Slow")
	hold, ended := make(chan struct{}), make(chan tea.Msg, 1)
	cmds := cmdsOf(slowly("Saving to the stick", func() tea.Msg { <-hold; return statusMsg{toneDone, "Saved."} })())
	go func() { ended <- cmds[0]() }()
	s.send(cmds[1]()) // waits its moment
	s.says("Saving to the stick…")
	close(hold)
	s.send(<-ended)
	s.says("Saved.")

	cmds = cmdsOf(slowly("Saving to the stick", func() tea.Msg { return statusMsg{toneDone, "Saved at once."} })())
	s.send(cmds[0]())
	if msg := cmds[1](); msg != nil {
		t.Errorf("what was quick says %v", msg)
	}
	done := new(atomic.Bool)
	done.Store(true)
	s.send(stillMsg{"it goes on", done}) // came after the end
	s.says("Saved at once.")
	s.app.status = statusMsg{toneError, "It failed."}
	s.send(stillMsg{"it goes on", new(atomic.Bool)})
	s.says("It failed.")
	if slowly("nothing", nil) != nil || strings.Contains(s.screen(), "it goes on") {
		t.Error("something goes on that was never begun")
	}
}
