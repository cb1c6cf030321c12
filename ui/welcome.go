package ui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

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
	}
	if there := holdings(d.state); there != "" {
		return statusMsg{toneDone, there + ". Here is where you left off."}
	}
	return statusMsg{toneInfo, "A new workshop. Type, and Enter keeps it."}
}

// mostHeld is how many kinds of records are counted in the first status.
const mostHeld = 2

// holdings counts what a session holds, "" for one without records: its people
// and its cards, and where it lacks one of them what it has most of.
func holdings(s *session.State) string {
	first := []string{session.KindParticipant, session.KindCard}
	type held struct {
		kind string
		n    int
	}
	var list, rest []held
	for _, kind := range first {
		if n := len(s.Kind(kind)); n > 0 {
			list = append(list, held{kind, n})
		}
	}
	if len(list) < mostHeld {
		for _, kind := range s.Kinds() {
			if n := len(s.Kind(kind)); n > 0 && !slices.Contains(first, kind) && !slices.Contains(unheld, kind) {
				rest = append(rest, held{kind, n})
			}
		}
		slices.SortStableFunc(rest, func(a, b held) int { return cmp.Compare(b.n, a.n) })
		list = append(list, rest...)
	}
	var parts []string
	for _, h := range list[:min(len(list), mostHeld)] {
		parts = append(parts, plural(h.n, session.KindWord(h.kind), session.KindWords(h.kind)))
	}
	return strings.Join(parts, ", ")
}

// unheld are the kinds that are there before anybody has typed anything, or that
// nobody sees as records.
var unheld = []string{session.KindSession, session.KindAgenda, session.KindLink}

// older says that this is an older copy than was made on this laptop.
func (d *desk) older() bool { return d.opened != nil && d.opened.Older > 0 && d.view == "" }
