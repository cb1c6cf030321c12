package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// instrument is one way of capturing what the room says. The run screen gives
// it the keys and the space that the activity's script leaves.
type instrument interface {
	Update(msg tea.Msg) tea.Cmd
	View(w, h int) view
	Keys() []key.Binding
	// Typing says that letters would be taken as text.
	Typing() bool
	// Leave keeps what is being typed, as far as it can be kept, before the
	// screen goes somewhere else; final says that the session is closed. What
	// can't be kept stays where it is.
	Leave(final bool) tea.Cmd
}

// pointer is an instrument that knows which record is meant now: the one under
// its cursor, nil on a row to come. What acts on a record from anywhere, such
// as the evidence or removing for good, asks it.
type pointer interface{ Pointed() *session.Record }

// pointed is the record meant in an instrument, nil where there is none.
func pointed(i instrument) *session.Record {
	if p, ok := i.(pointer); ok {
		return p.Pointed()
	}
	return nil
}

// maker makes the instrument of one capture of an activity.
type maker func(e *env, a *content.Activity, c *content.Capture) instrument

// instruments is the one list of them. A pack names an instrument by its word;
// those that have no drawing of their own yet capture through the sheet, so
// that nothing the room says is lost.
var instruments = map[string]maker{
	content.InstrumentSheet:     newSheet,
	content.InstrumentJourney:   newJourney,
	content.InstrumentCards:     newCards,
	content.InstrumentStatement: newStatement,
	content.InstrumentBoard:     newBoard,
	content.InstrumentBallot:    newBallot,
	content.InstrumentDraw:      newDraw,
	content.InstrumentOutside:   newOutside,
	content.InstrumentWhys:      newWhys,
	content.InstrumentQuadrants: newQuadrants,
	content.InstrumentGate:      newGate,
}

// makeInstrument gives the instrument for a capture; the sheet can hold any.
func makeInstrument(e *env, a *content.Activity, c *content.Capture) instrument {
	if m := instruments[c.InstrumentName(a)]; m != nil {
		return m(e, a, c)
	}
	return newSheet(e, a, c)
}
