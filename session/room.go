package session

// What the room sees is kept in the log like everything else, so that every
// window that shows it, on this laptop or on another, shows the same.

// ForRoom is what the agenda record of the room's screen is for, where that of
// an activity names the activity.
const ForRoom = "room"

// What the room's screen can do; see Agenda.Screen.
const (
	// ScreenFollows shows where the workshop stands.
	ScreenFollows = ""
	// ScreenFrozen stays as it was when it was frozen.
	ScreenFrozen = "frozen"
	// ScreenBlank shows nothing.
	ScreenBlank = "blank"
	// ScreenPlan shows the activities, as in a break.
	ScreenPlan = "plan"
)

// RoomFields are the fields of the agenda that only say what the room sees.
// Nobody means to undo them.
var RoomFields = []string{"list", "table", "screen"}

// Spot is where the room stands: an activity, "" at the beginning, which of its
// lists, from 0, and whose thread, zero for all tables.
type Spot struct {
	Activity string
	List     int
	Table    ID
}

// Standing is where the workshop was last. A table that is gone is none.
func Standing(s *State) Spot {
	var last Agenda
	for _, a := range All[Agenda](s) {
		if a.Seen > last.Seen {
			last = a
		}
	}
	at := Spot{Activity: last.For, List: max(last.List, 0), Table: last.Table}
	if s.Get(KindTable, at.Table) == nil {
		at.Table = ID{}
	}
	return at
}

// Screen is what the room's screen does.
func Screen(s *State) string {
	switch screen := AgendaFor(s, ForRoom).Screen; screen {
	case ScreenFrozen, ScreenBlank, ScreenPlan:
		return screen
	}
	return ScreenFollows
}

// SetScreen has the room's screen do something from now on.
func SetScreen(g *Gesture, screen string) error {
	p := Patch{"for": ForRoom, "screen": nil}
	if screen != ScreenFollows {
		p["screen"] = screen
	}
	return g.Set(KindAgenda, AgendaID(g.state.Session, ForRoom), p)
}

// Frozen is the change that froze the room's screen, nil where it is not
// frozen. With AsItWas it gives what the screen showed then, in a window that
// was opened since.
func Frozen(s *State) *Change {
	if Screen(s) != ScreenFrozen {
		return nil
	}
	return s.entries.get(KindAgenda, AgendaID(s.Session, ForRoom)).head("screen")
}

// AsItWas is the session right after a change, in the order in which changes
// outrank one another. What was removed for good since is not in it.
func AsItWas(s *State, c *Change) *State {
	var before []*Change
	for _, x := range s.Changes() {
		if Compare(x, c) <= 0 {
			before = append(before, x)
		}
	}
	return Fold(s.Session, before)
}

// Redactions is how many records were removed for good. A picture of the past
// that was made before is to be made again when it grows.
func (s *State) Redactions() int { return len(s.redacted) }
