package ui

import (
	"fmt"

	"doorstep/session"
)

// welcome is the first status of an opened session: what is there, and what
// came back after a sitting that ended badly.
func welcome(d *desk) statusMsg {
	if d.cutOff() {
		return statusMsg{toneDone, "Nothing lost. " + d.whatIsThere()}
	}
	return greeting(d)
}

// greeting is what is said beside that.
func greeting(d *desk) statusMsg {
	people, cards := len(d.state.Kind(session.KindParticipant)), d.state.Kind(session.KindCard)
	o := d.opened
	switch {
	case d.view != "":
		return statusMsg{toneWarn, d.view}
	case o != nil && o.Older > 0:
		return statusMsg{toneWarn, fmt.Sprintf("This is an older copy: %s made here later are not in it, and stay on this laptop.", plural(o.Older, "change", "changes")) + " " + keyName(keys.forward) + " brings them in."}
	case o != nil && len(o.Problems) > 0:
		return statusMsg{toneWarn, "A leftover of an earlier sitting could not be read, and was kept: " + sentence(o.Problems[0])}
	case d.packNote != "":
		return statusMsg{toneWarn, d.packNote}
	case len(cards)+people == 0:
		return statusMsg{toneInfo, "A new workshop. Type, and Enter keeps it."}
	}
	return statusMsg{toneDone, plural(people, "person", "people") + ", " + plural(len(cards), "card", "cards") + ". Here is where you left."}
}

// older says that this is an older copy than was made on this laptop.
func (d *desk) older() bool { return d.opened != nil && d.opened.Older > 0 && d.view == "" }
