package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// offers says after a change that nothing else is said of how to take it back,
// until the next key. What a change says itself stands; so does a hint on a line
// that is being typed.
func (a *app) offers(before int64) {
	a.changed = a.env.desk != nil && a.tour == nil && a.deeds() != before
	if a.changed && a.status.text == "" {
		a.status = statusMsg{toneQuiet, undoOffer}
	}
}

// offering adds the offer to what a change says, where that does not speak of it
// and there is room.
func (a *app) offering(s statusMsg) statusMsg {
	if !a.changed || s.tone >= toneWarn || strings.Contains(s.text, keyName(keys.undo)) || !strings.HasSuffix(s.text, ".") {
		return s
	}
	if width(s.text)+1+width(undoOffer)+roomForSafety <= a.w {
		s.text += " " + undoOffer
	}
	return s
}

// roomForSafety is how many cells the end of the status line needs at least.
const roomForSafety = 20

// undoOffer is the offer; undoing is the same key everywhere.
var undoOffer = keyName(keys.undo) + " takes it back."

// deeds is how many gestures were asked for on the open desk.
func (a *app) deeds() int64 {
	if d := a.env.desk; d != nil {
		return d.did
	}
	return 0
}

// isInput says that a message is something that a person did.
func isInput(msg tea.Msg) bool {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		return true
	}
	return false
}
